"""A media list that goes where others can read it is told."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from outreach_samples import lay

from pressroom.outreach.founding import found_list
from pressroom.outreach.remotes import check_remotes
from pressroom.settings import Settings

ORIGIN = "https://token@code.example.org/lantern/newsroom.git"


def git(folder: Path, *arguments: str) -> None:
    """Run git, whoever runs the tests."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, "-C", str(folder), *arguments], check=True, capture_output=True)


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    """A newsroom with a media list in a repository with a remote."""
    settings = lay(tmp_path)
    git(tmp_path, "init")
    git(tmp_path, "remote", "add", "origin", ORIGIN)
    return settings


def codes(settings: Settings) -> list[str]:
    """What is told."""
    return [problem.code for problem in check_remotes(settings)]


def test_a_tracked_list_is_told(site: Settings) -> None:
    """With the remote's address, without the account in it, and without a name of anybody."""
    git(site.root, "add", "-f", "outreach")
    (problem,) = check_remotes(site)
    assert (problem.code, problem.place.path) == ("L401", "outreach")
    assert "origin (https://code.example.org/lantern/newsroom.git): 4 files" in problem.message
    assert "token" not in str(problem) and "dana" not in str(problem)


def test_a_list_that_is_about_to_be_tracked(site: Settings) -> None:
    """What isn't ignored is one `git add` away."""
    assert codes(site) == ["L402"]


def test_an_ignored_list_is_fine(site: Settings) -> None:
    """The common set-up."""
    (site.root / ".gitignore").write_text("/outreach/\n")
    assert codes(site) == []


@pytest.mark.parametrize(
    "declared",
    [
        "origin",
        ORIGIN,
        "https://code.example.org/lantern/newsroom",
        "https://code.example.org/lantern/newsroom.git/",
    ],
)
def test_a_declared_remote_is_fine(declared: str, site: Settings) -> None:
    """By its name, or by its address with or without account and ending."""
    git(site.root, "add", "-f", "outreach")
    assert codes(replace(site, private_remotes=(declared,))) == []


def test_every_remote_counts(site: Settings) -> None:
    """One that is private doesn't excuse another, nor does fetching elsewhere than pushing."""
    git(site.root, "add", "-f", "outreach")
    git(site.root, "remote", "add", "mirror", "git@public.example.org:x.git")
    (problem,) = check_remotes(replace(site, private_remotes=("origin",)))
    assert "mirror" in problem.message and "origin" not in problem.message
    git(site.root, "remote", "remove", "mirror")
    git(site.root, "remote", "set-url", "--push", "origin", "https://elsewhere.example.org/x")
    assert codes(replace(site, private_remotes=(ORIGIN,))) == ["L401"]


def test_no_remote_no_repository_no_list(site: Settings, tmp_path: Path) -> None:
    """What goes nowhere is nobody's business."""
    git(site.root, "add", "-f", "outreach")
    git(site.root, "remote", "remove", "origin")
    assert codes(site) == []
    assert codes(lay(tmp_path / "elsewhere")) == []
    assert codes(replace(site, outreach="nowhere")) == []


def test_a_repository_of_its_own(site: Settings) -> None:
    """Its own remote counts, and that of the site's doesn't."""
    folder = site.root / "outreach"
    git(folder, "init")
    git(folder, "add", ".")
    assert codes(site) == []
    git(folder, "remote", "add", "vault", "ssh://vault.example.org/list")
    assert codes(site) == ["L401"]
    assert codes(replace(site, private_remotes=("vault",))) == []


def test_encrypted_files_show_their_names(site: Settings) -> None:
    """Where a filter keeps contents as ciphertext the names are still told of."""
    (site.root / ".gitattributes").write_text("outreach/** filter=git-crypt diff=git-crypt\n")
    git(site.root, "-c", "filter.git-crypt.clean=cat", "add", "-f", "outreach")
    assert codes(site) == ["L403"]
    (site.root / ".gitattributes").write_text("outreach/outlets/** filter=git-crypt\n")
    assert codes(site) == ["L401"]


def test_a_new_list_is_hidden(tmp_path: Path) -> None:
    """`outreach init` makes folders for their owner only, and has git pass them over, once."""
    settings = replace(lay(tmp_path), outreach="press")
    git(tmp_path, "init")
    git(tmp_path, "remote", "add", "origin", ORIGIN)
    (tmp_path / ".gitignore").write_text("/output/")
    told = list(found_list(settings))
    assert any("Added /press/ to .gitignore" in line for line in told)
    assert (tmp_path / ".gitignore").read_text() == "/output/\n/press/\n"
    assert len(list(found_list(settings))) == 1
    assert (tmp_path / "press").stat().st_mode & 0o777 == 0o700
    assert sorted(p.name for p in (tmp_path / "press").iterdir()) == [
        "README.md",
        "journalists",
        "outlets",
    ]
    assert codes(settings) == []
