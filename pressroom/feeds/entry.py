"""What the feeds are made of: entries, happenings and feeds, as values with every address absolute."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A picture, recording or document that comes with an entry."""

    url: str
    type: str
    """Media type of what `url` answers with: `image/jpeg`."""
    medium: str = "image"
    """`image`, `video`, `audio` or `document`."""
    width: int = 0
    height: int = 0
    size: int = 0
    """In bytes; 0 where it isn't known."""
    description: str = ""
    """What it shows: its alternative text."""
    credit: str = ""
    source_type: str = ""
    """IPTC digital source type; says whether the credit goes to a photographer."""
    title: str = ""
    """Its caption, as plain text."""
    rights: str = ""
    licence_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was wrong in an entry and is now right."""

    date: dt.datetime
    note: str
    """As plain text."""
    html: str = ""
    """The note with its markup; made from `note` when empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why an entry was taken back, and what replaces it."""

    date: dt.datetime
    reason: str
    replacement_url: str = ""
    replacement_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article, or what is left of it, as feeds carry it.

    Raises ValueError when a date has no zone: a feed would move it by hours.
    """

    id: str
    """`urn:uuid:…`, from `identity`."""
    url: str
    kind: str
    title: str
    lang: str
    published: dt.datetime
    updated: dt.datetime | None = None
    """Last substantial edit; corrections and a withdrawal count by themselves."""
    summary: str = ""
    """As plain text."""
    content_html: str = ""
    """The whole text. What doesn't belong into a feed is taken out."""
    authors: tuple[str, ...] = ()
    topic: str = ""
    """Its title, not its slug."""
    tags: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    """The first picture leads."""
    corrections: tuple[Correction, ...] = ()
    withdrawal: Withdrawal | None = None
    cancelled: bool = False
    """Whether the event or advisory will not take place."""
    reason: str = ""
    """Why it is cancelled, as plain text."""
    moved: str = ""
    """That it takes place at another time than was announced, in a sentence."""

    def __post_init__(self) -> None:
        """Refuse dates without a zone."""
        events = (*self.corrections, *((self.withdrawal,) if self.withdrawal else ()))
        require_zones(self.published, self.updated, *(event.date for event in events))

    @property
    def changed(self) -> dt.datetime:
        """When a subscriber should look again: the latest of all its dates."""
        dates = [self.published, *(c.date for c in self.corrections)]
        dates += [self.updated] if self.updated else []
        dates += [self.withdrawal.date] if self.withdrawal else []
        return max(dates)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event or advisory as calendars carry it.

    Raises ValueError when a date has no zone.
    """

    id: str
    """`urn:uuid:…`, the entry's own."""
    path: str
    """Output path of its own `.ics` file."""
    url: str
    title: str
    lang: str
    starts: dt.datetime
    ends: dt.datetime | None = None
    summary: str = ""
    venue: str = ""
    address: str = ""
    online: str = ""
    """Where to join online."""
    rsvp: str = ""
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    """The latest of its edits, corrections, cancellation or withdrawal."""
    tags: tuple[str, ...] = ()
    revision: int = 0
    """How often its public history says that it changed, a cancellation included; never falls."""
    cancelled: bool = False
    withdrawn: bool = False
    """Whether it was taken back: its title says so and nothing else."""
    reason: str = ""
    """Why it is cancelled or withdrawn."""

    def __post_init__(self) -> None:
        """Refuse dates without a zone."""
        require_zones(self.starts, self.ends, self.published, self.updated)

    @property
    def changed(self) -> dt.datetime:
        """When its data last changed, as far as its writer said."""
        return max((d for d in (self.published, self.updated) if d), default=self.starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed or calendar with everything in it, newest first."""

    id: str
    title: str
    lang: str
    """The language of its own words; an entry in another one says so."""
    home: str
    """The page that it is the feed of."""
    author: str
    """The organization: who speaks where an entry names nobody."""
    subtitle: str = ""
    rights: str = ""
    icon: str = ""
    """A square picture's address."""
    logo: str = ""
    """A picture's address."""
    hub: str = ""
    """WebSub hub that tells subscribers of changes."""
    rss: str = ""
    atom: str = ""
    json: str = ""
    calendar: str = ""
    entries: tuple[Entry, ...] = ()
    happenings: tuple[Happening, ...] = ()

    @property
    def updated(self) -> dt.datetime | None:
        """When anything in it last changed; None as long as it is empty."""
        return max((entry.changed for entry in self.entries), default=None)


def require_zones(*dates: dt.datetime | None) -> None:
    """Raise ValueError for a date that doesn't say its zone."""
    for date in dates:
        if date is not None and date.utcoffset() is None:
            raise ValueError(f"a date without a zone can't go into a feed: {date}")
