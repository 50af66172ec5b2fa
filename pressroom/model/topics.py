"""A topic: what the organization says and does about one subject."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.model.keys import (
    Address,
    AssetPath,
    Hashtag,
    LangTag,
    Line,
    Markdown,
    Person,
    Slug,
    key,
)
from pressroom.model.origin import Body, Origin
from pressroom.model.parts import Fact, KitWish, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One page of `topics/`, or a bare name that an article gave as its category (`implied`)."""

    origin: Origin
    body: Body
    implied: bool = False

    title: Line = key("The subject.", required=True)
    slug: Slug = key("Last part of the address; from the file's name when absent.", default="")
    lang: LangTag = key("Language; the site's default when absent.", default="")
    translation_key: Line = key("Ties translations together; the slug when absent.", default="")
    summary: Markdown = key("One or two sentences.", default="")
    tags: tuple[Line, ...] = key("Editorial tags.", default=())
    hashtags: tuple[Hashtag, ...] = key("Hashtags for the share toolkit.", default=())
    facts: tuple[Fact, ...] = key("Facts with sources.", default=())
    spokespeople: tuple[Person, ...] = key("Who can be interviewed about it.", default=())
    photos: tuple[AssetPath, ...] = key("Pictures; the first leads.", default=())
    links: tuple[Link, ...] = key("Where to read on.", default=())
    aliases: tuple[Address, ...] = key("Old addresses that lead here.", default=())
    kit: KitWish = key("false, or what the press kit holds.", default=KitWish())
