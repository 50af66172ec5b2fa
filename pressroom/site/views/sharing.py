"""What is passed on, as templates see it: cards, embeds, posts, toolkits, and what a link's preview shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pressroom.site.views.links import DownloadView, LinkView
from pressroom.site.views.parts import ChangeView, HappeningView


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewView:
    """The picture that networks and messengers show beside a link; its address is absolute."""

    url: str
    type: str
    width: int
    height: int
    alt: str
    large: bool = True
    """Whether it is fit to be shown across the whole card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCardView:
    """A card for social networks: an article's headline, one of its quotes or one of its facts."""

    sort: str
    """`item`, `quote` or `fact`."""
    shape: str
    """`wide` or `square`."""
    url: str
    type: str
    width: int
    height: int
    alt: str
    anchor: str = ""
    """Where the quote or fact stands on the article's page: `quote-1`."""
    name: str = ""
    """Of the file: `lamplight-house-wide.jpg`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedView:
    """What others paste into their site: a card of an article, of a quote or of a fact."""

    sort: str
    """`item`, `event`, `quote` or `fact`."""
    title: str
    """What it shows, in a few words."""
    url: str
    """The address of the framed page, absolute."""
    html: str
    """One line: the frame, and a plain link under it."""
    height: int
    oembed: str = ""
    """The address of its oEmbed description, absolute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A ready post for one network."""

    network: str
    """`x`, `bluesky`, …"""
    name: str
    text: str
    length: int
    """As the network counts."""
    limit: int
    subject: str = ""
    share_url: str = ""
    """Opens the network's own page for a new post; empty where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandleView:
    """An account to mention."""

    name: str
    """Of the network."""
    handle: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolkitView:
    """What partners pass on: posts, pictures, hashtags, embeds, a QR code, and all of it in one file."""

    title: str
    kind_label: str
    lang: str
    item: LinkView
    link: str
    """The article's address, absolute."""
    date: dt.datetime | None = None
    happening: HappeningView | None = None
    corrections: tuple[ChangeView, ...] = ()
    posts: tuple[PostView, ...] = ()
    hashtags: tuple[str, ...] = ()
    handles: tuple[HandleView, ...] = ()
    cards: tuple[tuple[SocialCardView, DownloadView], ...] = ()
    embeds: tuple[EmbedView, ...] = ()
    qr_url: str = ""
    qr_downloads: tuple[DownloadView, ...] = ()
    archive: DownloadView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingView:
    """What a page says of itself to networks and messengers: Open Graph, X, Mastodon."""

    sort: str = "website"
    """Open Graph's type: `article`, `profile` or `website`."""
    locale: str
    """The page's language as Open Graph spells it: `fr_CA`."""
    other_locales: tuple[str, ...] = ()
    picture: PreviewView | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Absolute addresses of their pages."""
    x_site: str = ""
    """The organization's handle on X: `@name`."""
    x_creator: str = ""
    fediverse_creator: str = ""
    """Whose account Mastodon names under the link: `@name@server`."""
