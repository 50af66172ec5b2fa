"""Articles, as templates see them: in a list, whole, withdrawn, and told of by others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from pressroom.site.views.links import DownloadView, KitLinkView, LanguageView, LinkView
from pressroom.site.views.media import PictureView, RecordingView
from pressroom.site.views.parts import (
    BoilerplateView,
    ChangeView,
    FactView,
    HappeningView,
    QuoteView,
)
from pressroom.site.views.people import PersonView
from pressroom.site.views.sharing import EmbedView


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """An article in a list."""

    kind: str
    kind_label: str
    title: str
    url: str
    lang: str
    dir: str
    date: dt.datetime | None
    summary: str = ""
    location: str = ""
    topic: LinkView | None = None
    picture: PictureView | None = None
    corrected: bool = False
    happening: HappeningView | None = None
    kept_back: str = ""
    """In a preview only: why readers don't see it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView(CardView):
    """An article on its own page. Pelican's names (`content`, `tags`, `authors`, …) where it has one."""

    identity: str
    absolute_url: str
    subtitle: str = ""
    content: Markup = Markup("")
    text: str = ""
    """The body as plain text, to copy."""
    updated: dt.datetime | None = None
    release_line: str = ""
    """`FOR IMMEDIATE RELEASE`, in the article's language; empty where the trade has none."""
    dateline: str = ""
    """`CALGARY, Alta., Nov. 22, 2026 —`; already part of `content` for datelined kinds."""
    end_mark: str = ""
    tags: tuple[LinkView, ...] = ()
    hashtags: tuple[str, ...] = ()
    authors: tuple[LinkView, ...] = ()
    contacts: tuple[PersonView, ...] = ()
    spokespeople: tuple[PersonView, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    facts: tuple[FactView, ...] = ()
    photos: tuple[PictureView, ...] = ()
    recordings: tuple[RecordingView, ...] = ()
    files: tuple[DownloadView, ...] = ()
    links: tuple[LinkView, ...] = ()
    notes: Markup = Markup("")
    boilerplates: tuple[BoilerplateView, ...] = ()
    corrections: tuple[ChangeView, ...] = ()
    changes: tuple[ChangeView, ...] = ()
    translations: tuple[LanguageView, ...] = ()
    translation_note: str = ""
    original: LanguageView | None = None
    """The version it was translated or adapted from; none where it is the original itself."""
    adapted: bool = False
    """Whether it was written anew for its readers instead of translated."""
    coverage: tuple[CoverageView, ...] = ()
    related: tuple[CardView, ...] = ()
    previous: LinkView | None = None
    next: LinkView | None = None
    citation: str = ""
    short_url: str = ""
    kit: KitLinkView | None = None
    toolkit_url: str = ""
    """The page with ready posts and pictures for partners; empty where there is none."""
    embed: EmbedView | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    """Keys the contract doesn't know, as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """What stays of a withdrawn article."""

    kind_label: str
    date: dt.datetime
    reason: str
    replaced_by: LinkView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """A piece that others published."""

    outlet: str
    headline: str
    url: str
    date: dt.date
    lang: str
    dir: str
    kind_label: str
    article: LinkView | None = None
