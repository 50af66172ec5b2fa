"""iCalendar for events and advisories: one file each, and calendars to subscribe to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pressroom.feeds.entry import Feed, Happening
from pressroom.language.press import joined
from pressroom.language.words import words

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODID = "-//Pressroom//Newsroom//EN"
USUAL_LENGTH = dt.timedelta(hours=1)
"""How long an event without an end lasts: calendar programs hide or refuse one of no length."""
REFRESH = dt.timedelta(hours=6)
"""How often a subscriber should look."""


def calendar(feed: Feed) -> bytes:
    """A calendar to subscribe to."""
    out = blank()
    uid = feed.id.removeprefix("urn:uuid:")
    said = {"UID": uid, "NAME": feed.title, "X-WR-CALNAME": feed.title, "URL": feed.home}
    for name, value in said.items():
        out.add(name, value)
    if feed.subtitle:
        out.add("DESCRIPTION", feed.subtitle)
        out.add("X-WR-CALDESC", feed.subtitle)
    out.add("SOURCE", feed.calendar, parameters={"VALUE": "URI"})
    out.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    out.add("X-PUBLISHED-TTL", "PT6H")
    out.add("LAST-MODIFIED", utc(max(h.changed for h in feed.happenings)))
    for happening in feed.happenings:
        out.add_component(event(happening, feed.author))
    return bytes(out.to_ical(sorted=False))


def event_file(happening: Happening, organization: str) -> bytes:
    """One event, to add to one's calendar."""
    out = blank()
    out.add_component(event(happening, organization))
    return bytes(out.to_ical(sorted=False))


def blank() -> Calendar:
    """A calendar that says who wrote it."""
    from icalendar import Calendar  # 0.1 s that a build without events needn't spend

    out = Calendar()
    out.add("PRODID", PRODID)
    out.add("VERSION", "2.0")
    out.add("CALSCALE", "GREGORIAN")
    return out


def event(happening: Happening, organization: str) -> Event:
    """One event, all times in UTC, so that no rules of time zones need to come along."""
    from icalendar import Event

    out = Event()
    out.add("UID", happening.id.removeprefix("urn:uuid:"))
    out.add("DTSTAMP", utc(happening.changed))
    out.add("DTSTART", utc(happening.starts))
    out.add("DTEND", utc(end(happening)))
    out.add("SUMMARY", summary(happening), parameters={"LANGUAGE": happening.lang})
    if where := place(happening):
        out.add("LOCATION", where)
    out.add("DESCRIPTION", description(happening, organization))
    out.add("URL", happening.url)
    if happening.published:
        out.add("CREATED", utc(happening.published))
    out.add("LAST-MODIFIED", utc(happening.changed))
    out.add("SEQUENCE", happening.revision)
    out.add("STATUS", "CANCELLED" if happening.cancelled or happening.withdrawn else "CONFIRMED")
    out.add("CLASS", "PUBLIC")
    if happening.tags:
        out.add("CATEGORIES", list(happening.tags))
    return out


def end(happening: Happening) -> dt.datetime:
    """When it ends, or probably ends."""
    ends = happening.ends
    return ends if ends and ends > happening.starts else happening.starts + USUAL_LENGTH


def summary(happening: Happening) -> str:
    """Its title; a cancelled one says so, since some programs show its status to nobody."""
    if happening.withdrawn or not happening.cancelled:
        return happening.title
    return words(happening.lang).gettext("Cancelled: {title}").format(title=happening.title)


def place(happening: Happening) -> str:
    """Where it is: venue and address, else where to join."""
    return joined(happening.lang, happening.venue, happening.address) or happening.online


def description(happening: Happening, organization: str) -> str:
    """What it is, how to take part and who invites, for programs that show nothing else."""
    online = happening.online if place(happening) != happening.online else ""
    parts = (happening.reason, happening.summary, online, happening.rsvp)
    return "\n\n".join(part for part in (*parts, f"{organization}\n{happening.url}") if part)


def utc(moment: dt.datetime) -> dt.datetime:
    """The same moment in UTC, without fractions, which iCalendar doesn't have."""
    return moment.astimezone(dt.UTC).replace(microsecond=0)
