"""A news item as agencies take it in, before it has a format: what it says, and what may be done with it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

CV = "http://cv.iptc.org/newscodes"
GENRES = {
    "release": "Press Release", "statement": "Press Release", "advisory": "Planner",
    "backgrounder": "Background", "story": "Feature", "event": "Curtain Raiser",
}  # fmt: skip
"""IPTC's genres by what we call the text, under the English names of http://cv.iptc.org/newscodes/genre/ as
released on 2024-02-13. Two that sound right aren't: its Advisory is a provider's own note to its customers,
its Forecast an opinion on how something will end. A Planner tells desks of what is to come, with time and
place; a Curtain Raiser introduces an event that is about to take place."""
GENRE_CODES = {
    "Press Release": "Press_Release", "Planner": "Daybook", "Background": "Background",
    "Feature": "Feature", "Curtain Raiser": "Curtain_Raiser",
}  # fmt: skip
"""The last part of each one's address; IPTC renames genres and keeps their codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A person or an organization: `ways` are (`phone`, `email`, `web` …, role, what to call)."""

    name: str
    rel: str = ""
    """`mediaContact`, `spokesperson`, `author`, `publisher`."""
    title: str = ""
    uri: str = ""
    lang: str = ""
    ways: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One file of a picture or text."""

    name: str
    href: str
    media_type: str = ""
    width: int = 0
    height: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """What goes with the item: a picture, a recording, a translation."""

    name: str
    uri: str
    rel: str
    kind: str
    """`picture`, `video`, `audio`, `text`."""
    lang: str = ""
    headline: str = ""
    caption: str = ""
    alt: str = ""
    credit: str = ""
    terms: str = ""
    licence: str = ""
    renditions: tuple[Rendition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """One text in one language. An `embargo` that lies after `now` is no business of a public site:
    such an item goes only to those who are told of it, as withheld."""

    uri: str
    url: str
    kind: str
    kind_label: str
    lang: str
    headline: str
    subtitle: str = ""
    summary: str = ""
    html: str = ""
    text: str = ""
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    version: int = 1
    corrected: bool = False
    """Whether an earlier version had a mistake."""
    cancelled: bool = False
    """Whether what it announces doesn't take place; the announcement itself stands."""
    embargo: dt.datetime | None = None
    by: str = ""
    located: str = ""
    note: str = ""
    """What editors must know first: corrections, a cancellation, notes to them."""
    terms: str = ""
    publisher: Voice
    people: tuple[Voice, ...] = ()
    subjects: tuple[tuple[str, str], ...] = ()
    """(name, address) of topics and tags."""
    place: str = ""
    starts: dt.datetime | None = None
    ends: dt.datetime | None = None
    associations: tuple[Association, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    other_ids: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """What stays of a text that was withdrawn: nothing of it but its name, and why."""

    uri: str
    url: str
    lang: str
    kind: str
    date: dt.datetime
    reason: str
    publisher: Voice
    version: int
    """Later than any the text had."""
    replaced_by: str = ""
    """The full address of what replaces it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The latest items of one language, newest first, each with the address of its own file."""

    uri: str
    lang: str
    title: str
    publisher: Voice
    changed: dt.datetime
    """When any of them last changed."""
    items: tuple[tuple[NewsItem | Retraction, str], ...]


def status_of(item: NewsItem | Retraction) -> str:
    """What may be done with an item: `usable`, `withheld` until its embargo ends, `canceled` for good."""
    if isinstance(item, Retraction):
        return "canceled"
    return "withheld" if item.embargo else "usable"


def changed(item: NewsItem | Retraction) -> dt.datetime | None:
    """When this version of an item came about."""
    if isinstance(item, Retraction):
        return item.date
    return item.updated or item.published or item.starts


def explained(item: Retraction) -> str:
    """Why a text was taken back, and what replaces it."""
    return " ".join(filter(None, (item.reason, item.replaced_by)))


def copyright_of(item: NewsItem) -> str:
    """Whose it is, since when."""
    year = f" {item.published.year}" if item.published else ""
    return f"©{year} {item.publisher.name}"


WORD = re.compile(r"\w[\w'’\-]*")
MAYBE_WIDE = re.compile("[\u1100-\u115f\u231a-\U0010ffff]")
"""No other character has the width of two in Unicode: most texts needn't be asked letter by letter."""


WESTERN = "cp1252"
"""Has no character that is wide, and one byte for each."""
SORTS = bytes(
    ord("a" if WORD.match(c) else "-" if re.match(r"['’\-]", c) else " ")
    for c in (bytes((n,)).decode(WESTERN, "replace") for n in range(256))
)
"""What each of its bytes is to WORD: what begins a word, what goes on with one, or neither."""


LATE = re.compile(b" -+a")
"""A word after what can't begin one."""


def _words_in_bytes(text: bytes) -> int:
    """How many times WORD is found: in each run of what goes on with a word, if one begins in it."""
    sorts = b" " + text.translate(SORTS)
    return sorts.count(b" a") + (len(LATE.findall(sorts)) if b" -" in sorts else 0)


def words_in(text: str) -> int:
    """How many words a text has; in scripts that put no space between them, each character is one."""
    try:
        return _words_in_bytes(text.encode("ascii" if text.isascii() else WESTERN))
    except UnicodeEncodeError:
        pass  # it has letters that most texts of the West do without
    if not MAYBE_WIDE.search(text):
        return len(WORD.findall(text))
    wide = sum(unicodedata.east_asian_width(c) in "WF" and c.isalnum() for c in text)
    narrow = "".join(" " if unicodedata.east_asian_width(c) in "WF" else c for c in text)
    return wide + len(WORD.findall(narrow))
