"""Pictures, recordings and albums, as templates see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from pressroom.site.views.links import DownloadView, LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture: `sources` are (media type, srcset) from best to plainest; `src` the fallback."""

    path: str
    anchor: str
    """The id it has on a page: for links to it."""
    url: str
    """Its place in the media library."""
    src: str
    width: int
    height: int
    sources: tuple[tuple[str, str], ...]
    srcset: str
    alt: str
    alt_lang: str = ""
    """Language of alt and caption where it isn't the page's."""
    caption: Markup = Markup("")
    credit: str = ""
    usage_terms: str = ""
    terms_lang: str = ""
    """Language of the terms where it isn't the page's."""
    licence_url: str = ""
    place: str = ""
    taken: dt.date | None = None
    people: tuple[LinkView, ...] = ()
    source_type: str = ""
    """In words: `Digital illustration`; empty for a plain photograph."""
    tags: tuple[str, ...] = ()
    downloads: tuple[DownloadView, ...] = ()
    """Screen size, print size, original; only where credit and terms are known."""
    vector: bool = False
    on_dark: bool = False
    """Whether it is made to stand on a dark ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingView:
    """A video or sound: played by the browser's own player."""

    path: str
    anchor: str
    medium: str
    """`video` or `audio`."""
    src: str
    type: str
    title: str
    caption: Markup = Markup("")
    credit: str = ""
    usage_terms: str = ""
    terms_lang: str = ""
    """Language of the terms where it isn't the page's."""
    transcript: str = ""
    captions_url: str = ""
    duration: str = ""
    downloads: tuple[DownloadView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AlbumView:
    """An album of the media library."""

    slug: str
    title: str
    url: str
    pictures: tuple[PictureView, ...] = ()
    """Its cover."""
    count: int = 0
    current: bool = False
