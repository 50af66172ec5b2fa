"""An event that moves to another time says so wherever it is told of."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from scratch_sites import CONF, publish, write

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
EVENT = """\
---
title: {title}
date: 2026-11-01
starts: 2026-12-05T15:00:00Z
moved_from: 2026-12-04T15:00:00Z
venue: Hall
{more}---
Come.
"""
FRENCH = "---\ntitle: Le thé\n---\nVenez.\n"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an event that moved, its translation, and one that moved and was then called off."""
    root = tmp_path_factory.mktemp("moved")
    files = {
        "events/tea/index.md": EVENT.format(title="Tea", more=""),
        "events/tea/index.fr.md": FRENCH,
        "events/walk.md": EVENT.format(title="Walk", more="cancelled: Ice.\n"),
    }
    write(root, files, CONF + 'PRESSROOM_LANGUAGES = ["en", "fr"]\n')
    publish(root, NOW)
    return root / "output"


def event(page: Path) -> dict[str, Any]:
    """The event that a page tells machines of."""
    (script,) = html.fromstring(page.read_bytes()).xpath("//script[@type='application/ld+json']")
    nodes = json.loads(script.text)["@graph"]
    return next(node for node in nodes if node["@type"] == "Event")


def said(page: Path, name: str) -> str:
    """What stands in an element with a class."""
    found = html.fromstring(page.read_bytes()).xpath(f"//*[contains(@class, '{name}')]")
    return " ".join(" ".join(each.text_content().split()) for each in found)


def test_its_page_says_when_it_was_to_be(output: Path) -> None:
    """Readers see a mark and the former time, in each language, and lists have the mark too."""
    english = said(output / "events/2026/tea/index.html", "happening-moved")
    assert english.startswith("New date It was first announced for Friday, December 4, 2026")
    french = said(output / "fr/events/2026/tea/index.html", "happening-moved")
    assert french.startswith("Nouvelle date") and "4 décembre 2026" in french
    assert "New date" in said(output / "events/index.html", "status-moved")


def test_machines_read_both_times(output: Path) -> None:
    """Structured data has the new time, the former one, and the status for it."""
    for path in ("events/2026/tea", "fr/events/2026/tea"):
        told = event(output / path / "index.html")
        assert told["startDate"].startswith("2026-12-05T15:00")
        assert told["previousStartDate"].startswith("2026-12-04T15:00")
        assert told["eventStatus"] == "https://schema.org/EventRescheduled"


def test_subscribers_are_told(output: Path) -> None:
    """Feeds begin with it, calendars have the new time and a revision more, kits a note."""
    assert "first announced for Friday" in (output / "feeds/events.rss.xml").read_text("utf-8")
    calendar = (output / "events/2026/tea/tea.ics").read_text("utf-8")
    assert "DTSTART" in calendar and "20261205" in calendar and "20261204" not in calendar
    assert "SEQUENCE:1" in calendar
    texts = [f.read_text("utf-8") for f in (output / "kit").rglob("*.txt")]
    assert any("New date. It was first announced for" in " ".join(t.split()) for t in texts)


def test_what_is_called_off_has_no_new_date(output: Path) -> None:
    """A cancellation is all there is to say then."""
    page = output / "events/2026/walk/index.html"
    assert not said(page, "happening-moved") and said(page, "happening-cancelled")
    told = event(page)
    assert told["eventStatus"] == "https://schema.org/EventCancelled"
    assert "previousStartDate" not in told
