"""An article: a release, story, advisory, statement, backgrounder or event, with every key of the contract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pressroom.model.keys import (
    Address,
    AssetPath,
    BoilerplateRef,
    Hashtag,
    LangTag,
    Line,
    Localized,
    Markdown,
    Person,
    Slug,
    TopicRef,
    ZonedMoment,
    key,
    private,
)
from pressroom.model.kinds import DATELINED, HAPPENINGS, RELEASE_LIKE, Kind, Status
from pressroom.model.origin import Body, Origin
from pressroom.model.parts import (
    Angle,
    Change,
    Exclusive,
    Fact,
    KitWish,
    Link,
    Quote,
    Translator,
    Withdrawal,
)

EVENT_ONLY = HAPPENINGS
DATED = frozenset(kind.value for kind in Kind if kind is not Kind.EVENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Everything a writer said about one article in one language."""

    kind: Kind
    origin: Origin
    body: Body

    title: Line = key("Headline.", required=True)
    date: dt.datetime | None = key(
        "Publication time; a day without a time means its first minute in the site's zone.",
        required=DATED,
        example="2026-11-19T09:00:00-07:00",
    )
    slug: Slug = key(
        "Last part of the address; from the folder's or file's name when absent.", default=""
    )
    lang: LangTag = key("Language; the site's default when absent.", default="")
    translation_key: Line = key("Ties translations together; the slug when absent.", default="")
    id: Line | None = key("Keeps an article's identity in feeds when its folder is renamed.")
    adapted: bool = key("true: written anew for this readership, not translated.", default=False)
    translated_by: Translator | None = key("Who translated it: human or machine.")
    subtitle: Line | None = key("Deck under the headline.")
    summary: Markdown = key("One or two sentences.", default="", required=RELEASE_LIKE)
    location: Line | None = key(
        "Dateline place.", required=RELEASE_LIKE, only=DATELINED, example="Calgary, Alta."
    )
    topic: TopicRef | None = key("Slug of one topic.", aliases=("category",))
    tags: tuple[Line, ...] = key("Editorial tags.", default=())
    hashtags: tuple[Hashtag, ...] = key("Hashtags for the share toolkit.", default=())
    posts: tuple[tuple[str, str], ...] = key(
        "Posts for the toolkit, by network: x, bluesky, mastodon, threads, linkedin, facebook, "
        "instagram, whatsapp, newsletter, or all; the link is added, or put where {url} stands.",
        default=(),
        example="{all: Nine families have keys., x: Keys!}",
    )
    authors: tuple[Line, ...] = key("People slugs or plain names.", default=(), aliases=("author",))
    status: Status = private("published, draft, embargoed or withdrawn.", default=Status.PUBLISHED)
    embargo: ZonedMoment | None = private(
        "The article opens by itself at this time, which names its zone.",
        example="2027-03-01T06:00:00-07:00",
    )
    exclusive: Exclusive | None = private("The outlet that has it first, and until when.")
    angles: tuple[Angle, ...] = private(
        "What it means for certain journalists; for their personal kits only.", default=()
    )
    updated: dt.datetime | None = key("Last substantial edit.", aliases=("modified",))
    changes: tuple[Change, ...] = key("Public history of substantial edits.", default=())
    corrections: tuple[Change, ...] = key("What was wrong and is now right.", default=())
    withdrawn: Withdrawal | None = key("Why the article was taken back; its address stays.")
    contacts: tuple[Person, ...] = key(
        "Whom the press calls: people slugs.",
        default=(),
        required=RELEASE_LIKE,
        example="[jane-doe]",
    )
    spokespeople: tuple[Person, ...] = key("Who can be interviewed about it.", default=())
    quotes: tuple[Quote, ...] = key("Quotes, checked and attributed.", default=())
    facts: tuple[Fact, ...] = key("Facts with sources.", default=())
    photos: tuple[AssetPath, ...] = key("Pictures; the first leads.", default=())
    video: tuple[AssetPath, ...] = key("Video files.", default=())
    audio: tuple[AssetPath, ...] = key("Audio files.", default=())
    files: tuple[AssetPath, ...] = key("Documents to download.", default=())
    links: tuple[Link, ...] = key("Where to read on.", default=())
    notes: Markdown = key("Notes to editors.", default="")
    boilerplate: tuple[BoilerplateRef, ...] = key(
        "Keys of boilerplates in organization.yml.", default=("default",)
    )
    aliases: tuple[Address, ...] = key("Old addresses that lead here.", default=())
    kit: KitWish = key("false, or what the press kit holds.", default=KitWish())

    starts: dt.datetime | None = key(
        "When it starts.", required=EVENT_ONLY, only=EVENT_ONLY, example="2026-12-05T10:00"
    )
    ends: dt.datetime | None = key("When it ends.", only=EVENT_ONLY)
    moved_from: dt.datetime | None = key(
        "When it was to start before it was moved to another time.", only=EVENT_ONLY
    )
    venue: Line | None = key("Name of the place.", only=EVENT_ONLY)
    address: Line | None = key("Street address.", only=EVENT_ONLY)
    online: Line | None = key("Where to join online.", only=EVENT_ONLY)
    rsvp: Line | None = key("Where to register: an address, e-mail or phone.", only=EVENT_ONLY)
    accreditation: Markdown | None = key("What the press needs to get in.", only=EVENT_ONLY)
    photo_opportunity: Markdown | None = key("What there is to film and when.", only=EVENT_ONLY)
    cancelled: Literal[True] | Localized | None = key(
        "true, or the reason it is cancelled.", only=EVENT_ONLY
    )

    template: Line | None = key("Name of another template of the theme (Pelican's key).")
    url: Line | None = key("Another address (Pelican's key).")
    save_as: Line | None = key("Another output file (Pelican's key).")
    extra: Mapping[str, str] = field(default_factory=dict)
    """Keys the contract doesn't know, as text: plugins and own templates may read them."""
