"""Kits after an edit: only those that drew on it are composed again, and lost files are made again."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from scratch_sites import picture, publish, write

from pressroom.kits import plan
from pressroom.kits.composing import Composing
from pressroom.kits.kit import Kit
from pressroom.site.kits import Subject
from pressroom.site.reprint_record import read

NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
NAMES = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta")
"""Each a day older than the one before."""


def release(name: str, body: str) -> str:
    """A release with a picture, a quote and a fact, so that it has cards and embeds."""
    day = 10 - NAMES.index(name) if name in NAMES else 1
    return (
        f"---\ntitle: {name.title()}\ndate: 2026-06-{day:02}T09:00:00Z\nlocation: Calgary, Alta.\n"
        f"summary: What {name} says.\ncontacts: [jo]\nphotos: [media/a/one.jpg]\n"
        "quotes: [{text: Well said, by: jo}]\nfacts: [{label: Cups, value: 3, as_of: 2026-01-01}]\n"
        f"---\n{body}\n"
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with six kits, built once."""
    root = tmp_path / "site"
    root.mkdir()
    write(
        root,
        {
            "organization.yml": "name: Scratch\nboilerplates: {default: {short: We scratch.}}\n",
            "media/a/one.jpg": picture(),
            "media/a/one.jpg.yml": "alt: One\ncredit: Jo\nusage_terms: Free\n",
            **{f"releases/{name}.md": release(name, f"Of {name}.") for name in NAMES},
        },
    )
    publish(root, NOW)
    return root


def edit(root: Path, name: str) -> None:
    """Add a sentence to a release."""
    file = root / "content" / "releases" / f"{name}.md"
    file.write_text(f"{file.read_text('utf-8')}\nAnd so on.\n", "utf-8")


def anew(root: Path, folder: Path) -> dict[str, bytes]:
    """The site as a build in an empty place makes it."""
    copy = folder / "anew" / root.name
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("output", ".pressroom"))
    publish(copy, NOW)
    return tree(copy / "output")


def tree(output: Path) -> dict[str, bytes]:
    """Every file of a site with what is in it."""
    found = (file for file in output.rglob("*") if file.is_file())
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in found}


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The releases whose kits are composed from now on, and whatever else has one."""
    found: list[str] = []
    really = plan.compose

    def watched(at: Composing, subject: Subject, lang: str) -> Kit:
        found.append(subject.slug(at.desk, lang))
        return really(at, subject, lang)

    monkeypatch.setattr(plan, "compose", watched)
    return found


def test_one_edit_composes_its_own_kit_only(
    site: Path, tmp_path: Path, composed: list[str]
) -> None:
    """After an edit of one release no other release's kit is composed, and the bytes are a clean build's."""
    publish(site, NOW)
    composed.clear()
    edit(site, "beta")
    publish(site, NOW)
    assert set(composed) == {"beta"}
    assert tree(site / "output") == anew(site, tmp_path)


def test_another_title_composes_no_kit_that_does_not_show_it(
    site: Path, tmp_path: Path, composed: list[str]
) -> None:
    """A title stands in its own kit, and in what is known of the releases before and after it."""
    composed.clear()
    file = site / "content" / "releases" / "delta.md"
    file.write_text(file.read_text("utf-8").replace("title: Delta", "title: Delta, again"), "utf-8")
    publish(site, NOW)
    assert "delta" in composed
    assert set(composed) <= {"delta", "gamma", "epsilon", "scratch"}
    assert tree(site / "output") == anew(site, tmp_path)


def test_one_more_release_composes_no_kit_that_does_not_show_it(
    site: Path, tmp_path: Path, composed: list[str]
) -> None:
    """A release that comes to the others makes no work but for its neighbours in time."""
    composed.clear()
    text = release("alpha", "New.").replace("title: Alpha", "title: Eta").replace("-10T", "-12T")
    (site / "content" / "releases" / "eta.md").write_text(text, "utf-8")
    publish(site, NOW)
    assert "eta" in composed
    assert set(composed) <= {"eta", "alpha", "scratch"}
    assert tree(site / "output") == anew(site, tmp_path)


def test_what_is_not_public_yet_is_no_work(site: Path, tmp_path: Path, composed: list[str]) -> None:
    """Drafts and embargoed releases come and go without a kit composed, but for one that links to them."""
    edit(site, "beta")
    file = site / "content" / "releases" / "beta.md"
    file.write_text(file.read_text("utf-8") + "\nSee [what comes](eta.md).\n", "utf-8")
    publish(site, NOW, keep_going=True)
    composed.clear()
    for line in ("status: draft", "embargo: 2026-06-20T09:00:00Z"):
        text = release("eta", "Not yet.").replace("---\n", f"---\n{line}\n", 1)
        (site / "content" / "releases" / "eta.md").write_text(text, "utf-8")
        publish(site, NOW)
        assert set(composed) <= {"beta"}
        assert tree(site / "output") == anew(site, tmp_path / line[:4])
        composed.clear()


def test_what_the_cache_lost_is_made_again(site: Path, tmp_path: Path) -> None:
    """Files that are known, but neither in the cache nor in the last site, come out the same."""
    for blobs in (site / ".pressroom" / "cache").glob("v*"):
        shutil.rmtree(blobs)
    for file in (site / "output").rglob("*"):
        if file.suffix in (".pdf", ".zip", ".json", ".png"):
            file.unlink()
            file.write_bytes(b"spoiled")
    edit(site, "beta")
    publish(site, NOW)
    assert tree(site / "output") == anew(site, tmp_path)


def test_another_picture_remakes_every_kit_that_shows_it(site: Path, tmp_path: Path) -> None:
    """A picture that is replaced is the new one in texts, cards and archives, too."""
    (site / "content" / "media" / "a" / "one.jpg").write_bytes(picture((1, 2, 3)))
    publish(site, NOW)
    assert tree(site / "output") == anew(site, tmp_path)


def test_another_process_knows_the_site_again(site: Path) -> None:
    """What a site has in common is told alike by processes that keep sets in different orders."""
    for name in ("one", "two", "three", "four", "five"):
        text = release(name, "Not yet.").replace("---\n", "---\nstatus: draft\n", 1)
        (site / "content" / "releases" / f"{name}.md").write_text(text, "utf-8")
    grounds = set()
    for seed in ("1", "2", "3"):
        edit(site, "beta")
        built = "import sys, datetime as dt; from pathlib import Path; from scratch_sites import publish"
        asked = "publish(Path(sys.argv[1]), dt.datetime.fromisoformat(sys.argv[2]))"
        subprocess.run(
            [sys.executable, "-c", f"{built}; {asked}", site, NOW.isoformat()],
            check=True,
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        record = read(site / ".pressroom" / "cache" / "reprints.json")
        grounds.add(record.ground if record else "")
    assert len(grounds) == 1
    assert "" not in grounds
