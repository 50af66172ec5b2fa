"""The smaller things articles and others are made of: quotes, facts, links, changes, exclusives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Literal

from pressroom.model.keys import (
    AssetPath,
    LangTag,
    Line,
    Localized,
    Markdown,
    OutletRef,
    Url,
    ZonedMoment,
    key,
    private,
)

Translator = Literal["human", "machine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's words, checked and attributed."""

    text: Markdown = key("What was said, without quotation marks.", required=True)
    by: Line = key("Who said it: a people slug, or a name.", required=True)
    role: Line | None = key("Their role, where it isn't the one on their page.")
    lang: LangTag | None = key("Language it was said in, when not the article's.")
    translated_by: Translator | None = key("Who translated it: human or machine.")
    approved: bool = private("Whether the speaker approved these words.", default=False)
    consent: Consent | None = private(
        "What the speaker agreed to; without the web and the press, or past it, the quote is left out."
    )
    shared: bool = True
    """Whether it may be made into something for social media; clearance says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One checkable figure or fact."""

    label: Localized = key("What the figure is about.", required=True)
    value: Localized = key("The figure or fact, as it should be printed.", required=True)
    source: Localized | None = key("Where it comes from.")
    source_url: Url | None = key("Where a reader can check it.")
    as_of: dt.date = key("The day it was true.", required=True)
    review_by: dt.date | None = private("Check it again by this day; afterwards it is a warning.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Somewhere else to read on."""

    title: Line = key("What the link leads to.", required=True)
    url: Line = key("A full address, or a path within this site.", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A substantial edit or a correction, said in public."""

    date: dt.datetime = key("When it was made.", required=True)
    note: Markdown = key("What changed, and for a correction what was wrong.", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why an article was taken back."""

    date: dt.datetime = key("When it was withdrawn.", required=True)
    reason: Localized = key("Why, in words that readers may see.", required=True)
    replaced_by: Line | None = key("Slug of the article that replaces it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusive:
    """A promise that one outlet has this first."""

    outlet: OutletRef = private("Slug of the outlet that holds it.", required=True)
    until: ZonedMoment = private("When it lapses.", required=True)
    withhold: tuple[Line, ...] | Literal["all"] = private(
        "What everybody else must wait for: all, or some of photos, quotes, facts, video, audio, files.",
        default="all",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom an angle is for: whoever has all of what is named."""

    beat: Line | None = private("A beat, as the media list names it.")
    outlet: OutletRef | None = private("Slug of an outlet.")
    region: Line | None = private("A region, as the media list names it.")
    lang: LangTag | None = private("A language.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle:
    """What an article means for certain readers; it stands in their personal kits and nowhere else."""

    for_: Audience = private("Whom it is for.", required=True)
    lead: Markdown = private("What it means for them, in a sentence or two.", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class KitWish:
    """What a writer wants in the press kit."""

    enabled: bool = key("false for no kit.", default=True)
    include: tuple[AssetPath, ...] = key("Further assets to pack.", default=())
    photos: tuple[AssetPath, ...] = key("The pictures to pack, in order.", default=())
    title: Line | None = key("The kit's title.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What the people in a picture, or whoever speaks, agreed to."""

    people: Line = private("Who agreed, and how.", required=True)
    scope: tuple[Literal["web", "press", "social"], ...] = private(
        "The uses they agreed to.", default=("web", "press", "social")
    )
    form_langs: tuple[LangTag, ...] = private("Languages of the form they signed.", default=())
    until: dt.date | None = private("The last day of their consent.")
    withdrawn: dt.date | None = private("The day they took it back.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A language somebody speaks."""

    SHORT: ClassVar[str] = "lang"

    lang: LangTag = key("The language.", required=True)
    on_air: bool = key("Whether they give interviews in it.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """Where somebody can be interviewed live."""

    tv: bool = key("Television.", default=False)
    radio: bool = key("Radio.", default=False)
    phone: bool = key("Phone.", default=False)
