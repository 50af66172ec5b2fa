"""What one can follow, as templates see it: feeds, calendars and lists for e-mail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A feed: its title, address and media type; `format` is RSS, Atom, JSON or iCalendar."""

    title: str
    url: str
    type: str
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatFeedView:
    """One language of a beat: its feed, and what lists of feeds say of it."""

    lang: str
    name: str
    """The language's name in itself."""
    dir: str
    url: str
    title: str
    """With the newsroom's name, as newsreaders show it."""
    home: str
    """The full address of the page that shows the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatView:
    """What one can follow, a kind or a topic, in each language that tells of it."""

    title: str
    feeds: tuple[BeatFeedView, ...]
    lang: str = ""
    """The title's language where it isn't the page's."""
    opml: str = ""
    """The list of all its feeds, where there are several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """A calendar to subscribe to: `url` downloads it once, `webcal` subscribes."""

    title: str
    url: str
    webcal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailListView:
    """The list that sends news by e-mail: whose it is, and where one asks for it."""

    provider: str
    url: str
    origin: str = ""
    """The provider's scheme and host; empty for an e-mail to write."""
    host: str = ""
    privacy: str = ""
    field: str = ""
    """What the provider calls the address in a form; empty for a link."""
    extra: tuple[tuple[str, str], ...] = ()
    """What the form says besides."""
