"""The private media list: outlets and journalists, with every key that their files may have.

All of it is private. These values have no printed form, so that none of them stands in a log by accident.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from pressroom.model.keys import (
    Email,
    LangTag,
    Line,
    Markdown,
    OutletRef,
    Phone,
    Url,
    private,
)
from pressroom.model.origin import Origin

FORMATS = (
    {name: name for name in ("pdf", "docx", "txt", "html", "md", "ninjs")}
    | dict.fromkeys(("word", "doc"), "docx")
    | dict.fromkeys(("text", "plain text"), "txt")
    | {"markdown": "md", "json": "ninjs", "web": "html"}
    | dict.fromkeys(("photos", "photo", "pictures", "images", "jpeg", "jpg"), "photos")
    | {"video": "video", "film": "video", "audio": "audio", "sound": "audio"}
)
"""What desks call the parts of a kit, and what a kit calls them: a suffix of its texts, or a folder."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Basis:
    """Why they may be written to."""

    SHORT: ClassVar[str] = "basis"

    basis: Line = private(
        "express, published, disclosed, inquiry or relationship.", required=True, example="express"
    )
    date: dt.date | None = private("Since when.")
    how: Line | None = private("How they said so, or where the address stands.")
    until: dt.date | None = private("Its last day, where it isn't the usual one.")
    withdrawn: dt.date | None = private("The day they took it back: nothing is sent from then on.")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EmbargoTerms:
    """That they agreed to keep embargoes, before they were sent anything."""

    accepted: dt.date = private("The day they agreed.", required=True)
    how: Line | None = private("How: by e-mail, in a contract.")
    until: dt.date | None = private("The last day for which they agreed.")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Preferences:
    """How they like to be told."""

    SHORT: ClassVar[str] = "note"

    formats: tuple[Line, ...] = private("Formats, the one they like best first.", default=())
    channel: Line | None = private("How to reach them: email, phone, a network.")
    hours: Line | None = private("When.")
    note: Markdown = private("Anything else.", default="")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Deadline:
    """By when they need something."""

    SHORT: ClassVar[str] = "when"

    when: Line = private("Days and times, as they say it.", required=True)
    for_: Line | None = private("The edition, programme or page.")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Outlet:
    """One file of `outreach/outlets/`."""

    origin: Origin
    slug: str

    name: Line = private("Its name.", required=True)
    kind: Line | None = private("What it is: newspaper, radio, television, podcast, …")
    mandate: Markdown = private("What it is there for.", default="")
    audience: Markdown = private("Who reads, hears or sees it.", default="")
    beats: tuple[Line, ...] = private("What it covers.", default=())
    languages: tuple[LangTag, ...] = private("Languages it publishes in.", default=())
    regions: tuple[Line, ...] = private("Where its audience is.", default=())
    deadlines: tuple[Deadline, ...] = private("By when it needs things.", default=())
    formats: tuple[Line, ...] = private(
        "Formats it prefers, the best first.", default=(), aliases=("preferred_formats",)
    )
    email: Email | None = private("E-mail of its news desk.")
    phone: Phone | None = private("Phone of its news desk.")
    website: Url | None = private("Its site.", aliases=("url",))
    handles: tuple[tuple[str, str], ...] = private("Social handles, by network.", default=())
    timezone: Line | None = private("Its time zone.", example="America/Edmonton")
    embargo_terms: EmbargoTerms | None = private("Whether the whole desk keeps embargoes.")
    do_not_contact: Literal[True] | Line | None = private(
        "true, or why nobody there is written to."
    )
    notes: Markdown = private("Anything else.", default="")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Journalist:
    """One file of `outreach/journalists/`."""

    origin: Origin
    slug: str

    name: Line = private("Full name.", required=True)
    role: Line | None = private("What they do there.")
    outlet: OutletRef | None = private("Slug of their outlet; none for who works for several.")
    email: Email | None = private("E-mail.")
    phone: Phone | None = private("Phone.")
    mobile: Phone | None = private("Mobile.")
    beats: tuple[Line, ...] = private("What they cover; their outlet's beats if empty.", default=())
    languages: tuple[LangTag, ...] = private(
        "Languages they read, the best first; their outlet's if empty.", default=()
    )
    regions: tuple[Line, ...] = private("Where; their outlet's regions if empty.", default=())
    handles: tuple[tuple[str, str], ...] = private("Social handles, by network.", default=())
    timezone: Line | None = private("Their time zone; their outlet's if absent.")
    consent: Basis | None = private("Why they may be written to.")
    preferences: Preferences = private("How they like to be told.", default=Preferences())
    embargo_terms: EmbargoTerms | None = private("That they agreed to keep embargoes.")
    do_not_contact: Literal[True] | Line | None = private("true, or why they are not written to.")
    notes: Markdown = private("Anything else.", default="")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Outreach:
    """Everything in `outreach/` that people write, by slug."""

    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    journalists: Mapping[str, Journalist] = field(default_factory=dict)

    def outlet_of(self, journalist: Journalist) -> Outlet | None:
        """The outlet somebody works for; None for who works for several, or for an unknown one."""
        return self.outlets.get(journalist.outlet) if journalist.outlet else None

    def at(self, outlet: str) -> tuple[Journalist, ...]:
        """Those who work for an outlet, by slug."""
        return tuple(j for j in self.journalists.values() if j.outlet == outlet)

    def beats_of(self, journalist: Journalist) -> tuple[str, ...]:
        """What somebody covers."""
        outlet = self.outlet_of(journalist)
        return journalist.beats or (outlet.beats if outlet else ())

    def languages_of(self, journalist: Journalist) -> tuple[str, ...]:
        """The languages somebody reads, the best first."""
        outlet = self.outlet_of(journalist)
        return journalist.languages or (outlet.languages if outlet else ())

    def regions_of(self, journalist: Journalist) -> tuple[str, ...]:
        """Where somebody's audience is."""
        outlet = self.outlet_of(journalist)
        return journalist.regions or (outlet.regions if outlet else ())

    def formats_of(self, journalist: Journalist) -> tuple[str, ...]:
        """The formats somebody prefers, the best first, as kits call them."""
        outlet = self.outlet_of(journalist)
        said = journalist.preferences.formats or (outlet.formats if outlet else ())
        known = (FORMATS.get(name.lower().lstrip(".")) for name in said)
        return tuple(dict.fromkeys(name for name in known if name))

    def timezone_of(self, journalist: Journalist) -> str | None:
        """The time zone somebody works in."""
        outlet = self.outlet_of(journalist)
        return journalist.timezone or (outlet.timezone if outlet else None)

    def embargo_terms_of(self, journalist: Journalist) -> EmbargoTerms | None:
        """The terms on which somebody keeps embargoes: their own, or those of the whole desk."""
        outlet = self.outlet_of(journalist)
        return journalist.embargo_terms or (outlet.embargo_terms if outlet else None)


def objection(outreach: Outreach, journalist: Journalist, today: dt.date) -> str:
    """Why nothing may be sent to somebody today, in words; empty when something may."""
    outlet = outreach.outlet_of(journalist)
    for who in (journalist, outlet):
        if who is not None and who.do_not_contact:
            why = "" if who.do_not_contact is True else f": {who.do_not_contact}"
            return f"{who.slug} is marked do_not_contact{why}"
    consent = journalist.consent
    if consent and consent.withdrawn and consent.withdrawn <= today:
        return f"{journalist.slug} took the consent back on {consent.withdrawn}"
    return ""


def keeps_embargoes(outreach: Outreach, journalist: Journalist, today: dt.date) -> bool:
    """Whether somebody agreed to keep embargoes, and the agreement holds today."""
    terms = outreach.embargo_terms_of(journalist)
    return bool(terms and terms.accepted <= today and (terms.until is None or terms.until >= today))
