"""The parts of a text, as templates see them: quotes, facts, changes, About paragraphs, when and where."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from pressroom.site.views.people import PersonView


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """A quote: `html` and `text` are without quotation marks; `marked` has the language's own."""

    anchor: str
    html: Markup
    text: str
    marked: str
    by: str
    role: str = ""
    person: PersonView | None = None
    lang: str = ""
    translated: str = ""
    """In words: `Translated from Punjabi`; empty when it is not."""
    attribution: str = ""
    """The quote with its attribution, to copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact with its source."""

    anchor: str
    label: str
    value: str
    source: str = ""
    source_url: str = ""
    as_of: dt.date | None = None
    text: str = ""
    """The whole as one sentence, to copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """A correction or a substantial edit."""

    date: dt.datetime
    note: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateView:
    """An About paragraph; lengths are plain text, `html` is the one shown."""

    key: str
    title: str
    html: Markup
    short: str = ""
    medium: str = ""
    long: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningView:
    """When and where: for events and advisories."""

    starts: dt.datetime
    ends: dt.datetime | None
    when: str
    """In words, in the newsroom's zone, with the zone's name."""
    moved_from: dt.datetime | None = None
    """When it was to start before it was moved; None where it wasn't, and of what is cancelled."""
    moved: str = ""
    """That it was moved, in a sentence that says when it was to start."""
    other_zones: tuple[tuple[str, str], ...] = ()
    past: bool = False
    venue: str = ""
    address: str = ""
    online: str = ""
    rsvp: str = ""
    rsvp_url: str = ""
    accreditation: Markup = Markup("")
    photo_opportunity: Markup = Markup("")
    cancelled: bool = False
    cancelled_reason: str = ""
    calendar_url: str = ""
