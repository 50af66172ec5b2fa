"""An exclusive on a real site: kept for one outlet, told in the log, and complete by itself afterwards."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner
from scratch_sites import CONF, everything, picture, write

from pressroom.cli.main import main

NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
UNTIL = NOW + dt.timedelta(hours=1)
SIDECAR = "alt: A door of oak\ncredit: Olena Kovalenko\nusage_terms: Free\n"
STORY = """\
---
title: One more door
date: 2026-06-01
exclusive: {outlet: courier, until: %s%s}
photos: [door.jpg]
quotes:
  - {text: Every door that opens is a promise that we keep., by: Amira Haddad}
facts:
  - {label: Families housed this year, value: sixty-four, as_of: 2026-06-01}
---
The society opened another door for newcomers on Monday morning.
"""
FILES = {
    "outlets/courier.yml": "name: The Bow Valley Courier\n",
    "journalists/dana-whitcombe.yml": "name: Dana Whitcombe\noutlet: courier\nemial: dana@x.example.org\n",
}
KEPT = ("Every door that opens is a promise", "sixty-four", "A door of oak")


def site(root: Path, withhold: str) -> Path:
    """A site whose one story is exclusive, or parts of it."""
    more = f", withhold: {withhold}" if withhold else ""
    files: dict[str, str | bytes] = {
        "stories/door/index.md": STORY % (UNTIL.isoformat(), more),
        "stories/door/door.jpg": picture(),
        "stories/door/door.jpg.yml": SIDECAR,
        "stories/other.md": "---\ntitle: Another story\ndate: 2026-06-02\n---\nWords.\n",
    }
    write(root, files, CONF)
    for name, text in FILES.items():
        file = root / "outreach" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


def build(root: Path, now: dt.datetime) -> str:
    """What the build prints, on both streams."""
    arguments = ["build", "--jobs", "1", "--site", str(root), "--now", now.isoformat()]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.output


def said(root: Path) -> set[str]:
    """Those of the kept words that the output has, in whatever file."""
    whole = everything(root / "output")
    return {words for words in (*KEPT, "One more door") if words in whole}


@pytest.mark.parametrize(
    ("withhold", "before"),
    [
        ("", set()),
        ("all", set()),
        ("[quotes, facts]", {"A door of oak", "One more door"}),
        ("[photos]", {*KEPT[:2], "One more door"}),
    ],
)
def test_the_page_completes_itself(withhold: str, before: set[str], tmp_path: Path) -> None:
    """Until the minute it lapses the public site lacks it; at that moment, without an edit, it is whole."""
    root = site(tmp_path, withhold)
    build(root, NOW)
    assert said(root) == before
    build(root, UNTIL - dt.timedelta(seconds=1))
    assert said(root) == before
    build(root, UNTIL)
    assert said(root) == {*KEPT, "One more door"}


def test_the_log_says_who_holds_what_until_when(tmp_path: Path) -> None:
    """By the outlet, and without a word from the media list or of what is kept."""
    log = build(site(tmp_path, "[quotes]"), NOW)
    assert "stories/door/index.md: exclusive to courier until 2026-06-15 13:00+00:00" in log
    assert "In outreach: " in log and "pressroom outreach check" in log
    for words in ("Dana", "dana", "emial", "Bow Valley", "promise", "One more door"):
        assert words not in log


def test_check_tells_what_the_log_does_not(tmp_path: Path) -> None:
    """It is for whoever keeps the list."""
    root = site(tmp_path, "[quotes]")
    arguments = ["check", "--site", str(root), "--now", NOW.isoformat()]
    told = CliRunner().invoke(main, arguments).output
    assert "outreach/journalists/dana-whitcombe.yml:3: F104" in told
