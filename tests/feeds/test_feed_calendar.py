"""Calendars: what events and advisories look like in calendar programs."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import replace

from feed_samples import at, feed, golden, happening, unhurried
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from pressroom.feeds.calendar import calendar, event_file
from pressroom.feeds.entry import Happening
from pressroom.feeds.text import printable

OWNER = "Prairie Lantern Newcomer Society"
OPEN_HOUSE = happening()
PICNIC = happening(
    id="urn:uuid:55555555-5555-5555-8555-555555555555",
    title="ਗਰਮੀਆਂ ਦੀ ਪਿਕਨਿਕ: ਖਾਣਾ, ਸੰਗੀਤ; ਸਾਰਿਆਂ ਦਾ ਸੁਆਗਤ ਹੈ",
    starts=at(2026, 7, 5, 11),
    ends=None,
    venue="",
    address="",
    online="https://meet.example.org/picnic",
    cancelled=True,
    reason="Too much smoke in the air.",
    updated=at(2026, 7, 4),
    published=at(2026, 5, 1),
    revision=2,
)


def event(made: Happening) -> Event:
    """The one event of a file, as icalendar reads it."""
    (found,) = Calendar.from_ical(event_file(made, OWNER)).walk("VEVENT")
    assert isinstance(found, Event)
    return found


def text(made: Happening, name: str) -> str:
    """One property of an event."""
    return str(event(made).get(name, ""))


def test_calendar_is_as_agreed() -> None:
    """The whole calendar of two events."""
    golden("releases.ics", calendar(feed(happenings=(PICNIC, OPEN_HOUSE))))


def test_event_file_is_as_agreed() -> None:
    """The whole file of one event."""
    golden("open-house.ics", event_file(OPEN_HOUSE, OWNER))


def test_times_are_in_utc_without_rules() -> None:
    """Summer and winter are converted, so no time zone needs to come along."""
    made = calendar(feed(happenings=(PICNIC, OPEN_HOUSE)))
    assert b"DTSTART:20260705T170000Z\r\n" in made
    assert b"DTSTART:20261205T200000Z\r\n" in made
    assert b"VTIMEZONE" not in made
    assert b"TZID" not in made


def test_event_without_an_end_lasts_an_hour() -> None:
    """Programs hide events of no length; an end before the start is no end."""
    hour = dt.timedelta(hours=1)
    assert event(PICNIC).end - event(PICNIC).start == hour
    backwards = replace(OPEN_HOUSE, ends=OPEN_HOUSE.starts - hour)
    assert event(backwards).end - event(backwards).start == hour


def test_cancelled_event_says_so() -> None:
    """A cancelled event stays: its title and status say so, its sequence rises, the reason comes first."""
    assert text(PICNIC, "SUMMARY") == f"Cancelled: {PICNIC.title}"
    assert text(PICNIC, "STATUS") == "CANCELLED"
    assert text(PICNIC, "SEQUENCE") == "2"
    assert text(PICNIC, "DESCRIPTION").startswith("Too much smoke in the air.")
    assert text(OPEN_HOUSE, "STATUS") == "CONFIRMED"
    assert text(OPEN_HOUSE, "SEQUENCE") == "0"


def test_event_is_known_by_its_identity() -> None:
    """The UID is the entry's; DTSTAMP and LAST-MODIFIED come from content."""
    assert text(OPEN_HOUSE, "UID") == OPEN_HOUSE.id.removeprefix("urn:uuid:")
    made = event_file(PICNIC, OWNER)
    assert b"DTSTAMP:20260704T150000Z\r\n" in made
    assert b"LAST-MODIFIED:20260704T150000Z\r\n" in made


def test_undated_event_is_dated_by_its_start() -> None:
    """What never says when it was published has a stamp all the same, and always the same."""
    made = event_file(happening(published=None), OWNER)
    assert b"DTSTAMP:20261205T200000Z\r\n" in made
    assert b"CREATED" not in made


def test_event_says_where_it_is() -> None:
    """Venue and address, or else where to join."""
    assert text(OPEN_HOUSE, "LOCATION") == "Lamplight House, 12 Lantern Way NE, Calgary, Alta."
    assert text(PICNIC, "LOCATION") == "https://meet.example.org/picnic"
    both = replace(OPEN_HOUSE, online="https://meet.example.org/house")
    assert "https://meet.example.org/house" in text(both, "DESCRIPTION")


def test_lines_are_folded_and_end_in_crlf() -> None:
    """No line is longer than 75 octets, in whatever script, and none ends in a bare line feed."""
    made = calendar(feed(happenings=(PICNIC,)))
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)
    assert text(PICNIC, "SUMMARY").endswith(PICNIC.title)


def test_calendar_introduces_itself() -> None:
    """Programs show its name and know how often to look."""
    made = calendar(feed(happenings=(OPEN_HOUSE,))).decode()
    assert "X-WR-CALNAME:Prairie Lantern – Press releases\r\n" in made
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in made
    assert "SOURCE;VALUE=URI:https://newsroom.example.org/feeds/releases.ics\r\n" in made


def test_icalendar_is_loaded_only_for_events() -> None:
    """A newsroom without events doesn't pay for the library."""
    code = "import sys, pressroom.feeds.artifacts; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@unhurried
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_comes_back(title: str, venue: str) -> None:
    """Commas, semicolons, backslashes and line ends survive; a carriage return is a line end."""
    made = printable(happening(title=title, venue=venue, address=""))
    assert text(made, "SUMMARY") == line_ends(made.title)
    if venue and made.venue:
        assert text(made, "LOCATION") == line_ends(made.venue)


def line_ends(said: str) -> str:
    """The text with one sort of line end."""
    return said.replace("\r\n", "\n").replace("\r", "\n")
