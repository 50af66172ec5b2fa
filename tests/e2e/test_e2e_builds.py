"""The build as a whole: the same bytes everywhere, and never half a site."""

from __future__ import annotations

import json
from pathlib import Path

from built_site import TODAY, Output, build, lay_out, pressroom


def test_another_machine_makes_the_same_bytes(site: Output, tmp_path: Path) -> None:
    """Another path, time zone, locale, hash seed and number of processes change nothing."""
    elsewhere = tmp_path / "une autre salle ਸ"
    elsewhere.mkdir()
    env = {"TZ": "Asia/Kolkata", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    other = build(lay_out(elsewhere), "--jobs", "1", env=env)
    assert other.digests() == site.digests()


def test_a_second_build_changes_nothing(another_newsroom: Path, site: Output) -> None:
    """Built again with a warm cache, an unchanged newsroom is the same to the byte."""
    assert build(another_newsroom).digests() == site.digests()


def test_a_build_with_errors_leaves_the_last_site(another_newsroom: Path, site: Output) -> None:
    """One line says what is wrong and where; nothing is published, and the last site stays whole."""
    (another_newsroom / "content/releases/broken.md").write_text(
        "---\ntitle: No contacts\ndate: someday\n---\nText.\n", "utf-8"
    )
    done = pressroom(another_newsroom, "build", "--now", TODAY)
    assert done.returncode == 1
    assert "content/releases/broken.md:3: " in done.stdout + done.stderr
    assert Output(another_newsroom / "output").digests() == site.digests()


def test_the_sample_has_no_errors(newsroom: Path) -> None:
    """`pressroom check` is content with the sample, and says so to machines too."""
    done = pressroom(newsroom, "check", "--now", TODAY, "--format", "json")
    assert done.returncode == 0, done.stdout
    found = json.loads(done.stdout)
    assert {problem["severity"] for problem in found} <= {"warning"}


def test_a_wrong_command_says_so(newsroom: Path) -> None:
    """A usage error exits with 2, and nothing is built."""
    assert pressroom(newsroom, "build", "--now", "tomorrow").returncode == 2
    assert pressroom(newsroom / "content", "build").returncode == 2
