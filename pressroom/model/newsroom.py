"""The two wholes: Newsroom, all that we know, and PublicNewsroom, what the world may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.coverage import Coverage
from pressroom.model.keys import Localized
from pressroom.model.kinds import Kind
from pressroom.model.organization import Organization
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """Everything read from `content/`, in file order; never handed to a publishing room."""

    organization: Organization
    articles: tuple[Article, ...] = ()
    people: tuple[Person, ...] = ()
    topics: tuple[Topic, ...] = ()
    pages: tuple[Page, ...] = ()
    assets: Mapping[str, Asset] = field(default_factory=dict)
    """By path relative to `content/`."""
    coverage: tuple[Coverage, ...] = ()


PublicArticle = NewType("PublicArticle", Article)
"""An article whose private keys are blank and whose withheld parts are gone; only clearance makes one."""
PublicAsset = NewType("PublicAsset", Asset)
"""An asset that may be shown: cleared with its owner, and its consent covers the web."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What stays at a withdrawn article's address; its headline and text don't."""

    kind: Kind
    slug: str
    lang: str
    translation_key: str
    identity: str
    """What its entry in feeds is known by; the withdrawn article's own."""
    published: dt.datetime | None
    """When the article had appeared: its year is in the address."""
    date: dt.datetime
    version: int
    """How many versions of the text there were, the withdrawal counted as one."""
    reason: Localized
    replaced_by: str | None
    """Slug of a public article."""
    aliases: tuple[str, ...] = ()
    topic: str | None = None
    """Slug of its topic, if that is public: who follows the topic learns of the withdrawal."""
    starts: dt.datetime | None = None
    """When an event would have started: calendars need it to take the event back."""
    ends: dt.datetime | None = None
    parts: tuple[str, ...] = ()
    """Where its quotes and facts stood on its page: `quote-1`. Others may have framed them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNewsroom:
    """What the world may see at `now`. Every publishing room accepts only this."""

    now: dt.datetime
    organization: Organization
    articles: tuple[PublicArticle, ...] = ()
    """Newest first; those with the same time by slug, then language."""
    notices: tuple[Notice, ...] = ()
    people: tuple[Person, ...] = ()
    topics: tuple[Topic, ...] = ()
    pages: tuple[Page, ...] = ()
    assets: Mapping[str, PublicAsset] = field(default_factory=dict)
    coverage: tuple[Coverage, ...] = ()
    """Newest first."""
    web_only: frozenset[str] = frozenset()
    """Paths of assets that may be shown and not handed out: the people in them didn't agree to more."""
    unshared: frozenset[str] = frozenset()
    """Paths of assets that may be shown and not offered to social networks, not even as the picture
    beside a link: the people in them didn't agree to that."""
