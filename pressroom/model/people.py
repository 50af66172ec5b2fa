"""A person the press can speak with or about: spokesperson, expert, media contact or author."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.model.keys import (
    Address,
    AssetPath,
    Email,
    LangTag,
    Line,
    Localized,
    Phone,
    Slug,
    TopicRef,
    key,
    private,
)
from pressroom.model.origin import Body, Origin
from pressroom.model.parts import Consent, Live, Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One page of `people/`; the body is the biography."""

    origin: Origin
    body: Body

    name: Line = key("Full name, as it is printed.", required=True, aliases=("title",))
    slug: Slug = key("Last part of the address; from the file's name when absent.", default="")
    lang: LangTag = key("Language of this page.", default="")
    pronunciation: Line | None = key("Respelling.", example="hahr-PREET gill")
    pronunciation_audio: AssetPath | None = key("A recording of the name.")
    role: Line | None = key("Title within the organization.")
    organization: Line | None = key("Another organization, where they aren't ours.")
    languages: tuple[Spoken, ...] = key("Languages, and which of them on air.", default=())
    topics: tuple[TopicRef, ...] = key("What they can speak about.", default=())
    live: Live = key("Where they can be interviewed live.", default=Live())
    hours: Localized | None = key("When they can be reached.")
    phone: Phone | None = key("Phone.")
    mobile: Phone | None = key("Mobile.")
    after_hours: Phone | None = key("Phone after hours.")
    email: Email | None = key("E-mail.")
    handles: tuple[tuple[str, str], ...] = key("Social handles, by network.", default=())
    headshot: AssetPath | None = key("Portrait.")
    consent: Consent | None = private(
        "What they agreed to; without the web and the press, or past it, they are left out of everything."
    )
    media_contact: bool = key("true: on the media line of every page.", default=False)
    aliases: tuple[Address, ...] = key("Old addresses that lead here.", default=())
    shared: bool = True
    """Whether they may be shown on social media; clearance says."""
