"""JSON Feed: the same entries, and what the format has no words for."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from feed_samples import CORRECTION, PHOTO, PICTURE, SITE, ZONE, at, entry, feed, golden, unhurried
from hypothesis import given
from hypothesis import strategies as st

from pressroom.feeds.entry import Entry, Withdrawal
from pressroom.feeds.json_feed import json_feed
from pressroom.feeds.text import ready

SAMPLE = ready(entry(corrections=(CORRECTION,)), ZONE)


def item(made: Entry) -> Any:
    """The one item of a feed."""
    return json.loads(json_feed(feed(made)))["items"][0]


def test_json_feed_is_as_agreed() -> None:
    """The whole document of a sample feed."""
    golden("releases.json", json_feed(feed(SAMPLE, hub="https://hub.example.org/")))


def test_pictures_are_attached_with_their_credits() -> None:
    """Attachments say what JSON Feed knows; `_pressroom.media`, in their order, the rest."""
    made = item(SAMPLE)
    assert [a["url"] for a in made["attachments"]] == [PICTURE.url, PHOTO.url]
    assert made["attachments"][0]["size_in_bytes"] == PICTURE.size
    assert [m["credit"] for m in made["_pressroom"]["media"]] == [PICTURE.credit, PHOTO.credit]
    assert made["image"] == PICTURE.url


def test_recording_is_no_image() -> None:
    """The leading image is the first picture, not the first attachment."""
    sound = replace(PHOTO, url=f"{SITE}/a.mp3", type="audio/mpeg", medium="audio")
    assert item(entry(enclosures=(sound, PICTURE)))["image"] == PICTURE.url
    assert "image" not in item(entry(enclosures=(sound,)))


def test_corrections_are_data_too() -> None:
    """Each correction has its date and note, the newest first, and moves the date of change."""
    older = replace(CORRECTION, date=at(2026, 11, 20), note="Older.")
    made = item(entry(corrections=(older, CORRECTION)))
    assert [c["note"] for c in made["_pressroom"]["corrections"]] == [CORRECTION.note, "Older."]
    assert made["date_modified"] == "2026-11-21T14:30:00-07:00"


def test_withdrawal_is_data_too() -> None:
    """A withdrawn item says when, why and what replaces it."""
    gone = Withdrawal(date=at(2026, 11, 22), reason="Wrong.", replacement_url=SITE)
    assert item(entry(withdrawal=gone))["_pressroom"]["withdrawn"] == {
        "date": "2026-11-22T09:00:00-07:00",
        "reason": "Wrong.",
        "replaced_by": SITE,
    }


def test_cancellation_is_data_too() -> None:
    """A cancelled event's item says so, with or without a reason."""
    assert item(entry(cancelled=True))["_pressroom"]["cancelled"] == {}
    told = item(entry(cancelled=True, reason="Smoke."))["_pressroom"]
    assert told["cancelled"] == {"reason": "Smoke."}


def test_what_isn_t_known_isn_t_said() -> None:
    """No empty members, and an empty list of items for an empty feed."""
    made = item(entry(tags=(), topic="", enclosures=()))
    assert not {"tags", "attachments", "image"} & set(made)
    assert json.loads(json_feed(feed()))["items"] == []


@unhurried
@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    """Whatever is in a headline, the JSON holds it."""
    made = ready(entry(title=text), ZONE)
    assert item(made).get("title", "") == made.title
