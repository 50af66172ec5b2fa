"""The organization: its names, boilerplates, facts, offices, handles and logos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pressroom.model.keys import AssetPath, Email, Hashtag, LangTag, Line, Localized, Phone, key
from pressroom.model.origin import Origin
from pressroom.model.parts import Fact

Sort = Literal[
    "organization",
    "ngo",
    "government",
    "school",
    "university",
    "research",
    "health",
    "library",
    "media",
    "arts",
    "sports",
    "union",
    "party",
    "cooperative",
    "company",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """An `About …` paragraph in up to three lengths."""

    title: Localized | None = key("Its heading.")
    short: Localized | None = key("A sentence.")
    medium: Localized | None = key("A paragraph.")
    long: Localized | None = key("A page.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A place where the organization can be visited."""

    name: Localized = key("Its name.", required=True)
    address: Line | None = key("Postal address; lines apart.")
    phone: Phone | None = key("Phone.")
    email: Email | None = key("E-mail.")
    hours: Localized | None = key("Opening hours.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """What `organization.yml` says."""

    origin: Origin

    name: Localized = key("Full name.", required=True)
    type: Sort = key("What it is, for search engines.", default="organization")
    short_name: Localized | None = key("What everybody calls it.")
    tagline: Localized | None = key("What it does, in a line.")
    area_served: Localized | None = key("Where it works.")
    founded: int | None = key("Year of its founding.")
    registration: Localized | None = key("Charity or company registration.")
    boilerplates: tuple[tuple[str, Boilerplate], ...] = key(
        "By key; `default` is ours.", default=()
    )
    facts: tuple[Fact, ...] = key("Founding and other facts.", default=())
    offices: tuple[Office, ...] = key("Where to visit.", default=())
    handles: tuple[tuple[str, str], ...] = key("Social handles, by network.", default=())
    hashtags: tuple[Hashtag, ...] = key("Its own hashtags.", default=())
    logos: tuple[AssetPath, ...] = key("Logo files.", default=())
    languages_spoken: tuple[LangTag, ...] = key("Languages it serves people in.", default=())
