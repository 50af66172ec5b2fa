"""A press kit as templates and archives see it: plain frozen values, every address resolved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from pressroom.site.views.articles import CardView
from pressroom.site.views.links import DownloadView, LinkView
from pressroom.site.views.media import PictureView, RecordingView
from pressroom.site.views.parts import (
    BoilerplateView,
    ChangeView,
    FactView,
    HappeningView,
    QuoteView,
)
from pressroom.site.views.people import PersonView


@dataclass(frozen=True, slots=True, kw_only=True)
class KitText:
    """The text in one language."""

    lang: str
    dir: str
    name: str
    """The language's name in itself."""
    title: str
    url: str
    content: Markup
    """To read: headings at level 4 and below, no pictures, no ids."""
    copy: str
    """Headline and text as one, plain, to copy."""
    subtitle: str = ""
    note: str = ""
    """How the text came about: `Translated by machine`."""
    downloads: tuple[DownloadView, ...] = ()
    archive: DownloadView | None = None
    """Everything in one file, with texts and captions in this language."""
    current: bool = False
    """Whether it is the page's own language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """One press kit in one language. Whatever is missing is empty."""

    code: str
    sort: str
    """`article`, `topic` or `organization`."""
    lang: str
    title: str
    kind_label: str
    item: LinkView
    """The page of what the kit is about."""
    sentence: str
    date: dt.datetime | None = None
    contacts: tuple[PersonView, ...] = ()
    corrections: tuple[ChangeView, ...] = ()
    happening: HappeningView | None = None
    texts: tuple[KitText, ...] = ()
    """The page's own language first."""
    quotes: tuple[QuoteView, ...] = ()
    facts: tuple[FactView, ...] = ()
    spokespeople: tuple[PersonView, ...] = ()
    pictures: tuple[PictureView, ...] = ()
    logos: tuple[PictureView, ...] = ()
    recordings: tuple[RecordingView, ...] = ()
    files: tuple[DownloadView, ...] = ()
    documents: tuple[str, ...] = ()
    """The asset paths of `files`."""
    background: tuple[CardView, ...] = ()
    boilerplates: tuple[BoilerplateView, ...] = ()
    notes: Markup = Markup("")
    links: tuple[LinkView, ...] = ()
    terms: str = ""
    terms_lang: str = ""
    """Language of the terms where it isn't the kit's."""
    """Of whatever doesn't name its own."""
    address: str = ""
    """Of the kit itself, absolute: short and for good."""
    qr_url: str = ""
    prepared: str = ""
    """Of a personal kit: whom it was made for and its mark, in a line."""
    embargo: str = ""
    """Of a personal kit: the line that says until when nothing of it may be published."""
    angle: str = ""
    """Of a personal kit: what it means for its reader."""
