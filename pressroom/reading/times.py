"""Dates and times as people write them."""

from __future__ import annotations

import datetime as dt
import re

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WRITTEN_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?!\d)")
NAMED_ZONE = re.compile(r"\d *(am|pm|a\.m\.|p\.m\.)? *[A-Z]{3,4}$")
"""At the end of a time: MST is one hour in Calgary and another in Manila."""
YEARS = range(1000, 9000)
"""Beyond these, a date moved to another zone can fall out of the calendar."""


class Unreadable(Exception):
    """The text is no date: `code` and what to write instead."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


def moment(text: str, zone: dt.tzinfo | None, *, loose: bool = False) -> dt.datetime:
    """The point in time of an ISO 8601 text; raises Unreadable.

    `zone` is taken where the text names none; None means that it must name one. `loose` also reads
    the forms that Pelican's users write: `2024/05/01`, `May 1, 2024`, `2024-05-01 9:30 PM`.
    """
    found = _iso(text) or (_loose(text) if loose else None)
    if found is None or found.year not in YEARS:
        raise _unread(text, "that is no date", _example(zone))
    if found.tzinfo is not None:
        return found
    if zone is None:
        raise Unreadable(
            "F108", "the time zone is missing", f"Write it with its zone, like {_example(zone)}."
        )
    return found.replace(tzinfo=zone)


def day(text: str, zone: dt.tzinfo) -> dt.date:
    """The day of an ISO 8601 text, in the zone where it also says a time; raises Unreadable."""
    found = _iso(text)
    if found is None or found.year not in YEARS:
        raise _unread(text, "that is no day", "2026-11-22")
    return found.astimezone(zone).date() if found.tzinfo else found.date()


def _unread(text: str, message: str, example: str) -> Unreadable:
    if NAMED_ZONE.search(text):
        example = "2026-11-22T09:00:00-07:00"
        return Unreadable("F107", "that is no date", f"Write its zone as an offset: {example}.")
    written = WRITTEN_DAY.match(text.strip())
    if written and _iso(written[0]) is None:
        return Unreadable("F107", "there is no such day", "")
    return Unreadable("F107", message, f"Write it like {example}.")


def _example(zone: dt.tzinfo | None) -> str:
    return "2026-11-22T09:00" if zone else "2026-11-22T09:00:00-07:00"


def _iso(text: str) -> dt.datetime | None:
    spaced = re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$|Z$)", "", text.strip())
    if not DAY.match(spaced):
        spaced = re.sub(
            r"^(\d{4})-(\d{1,2})-(\d{1,2})", lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}", spaced
        )
    spaced = re.sub(r"(?<=\d)[ T]+(\d):", r"T0\1:", spaced)
    try:
        return dt.datetime.fromisoformat(spaced)
    except ValueError:
        return None


def _loose(text: str) -> dt.datetime | None:
    """What Pelican itself reads: its own parser is dateutil's."""
    from dateutil import parser

    try:
        first = dt.datetime(dt.MINYEAR, 1, 1)
        found: dt.datetime = parser.parse(text, default=first, tzinfos=_zone)
        return found
    except (ValueError, OverflowError):
        return None


def _zone(name: str | None, offset: int | None) -> dt.tzinfo | None:
    """The zone of an offset; raises ValueError for a name that isn't one everywhere."""
    if offset is not None:
        return dt.timezone(dt.timedelta(seconds=offset))
    if name is None:
        return None
    raise ValueError(name)
