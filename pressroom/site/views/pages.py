"""The page and its site, as templates see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from pressroom.site.views.following import FeedView
from pressroom.site.views.links import LanguageView, LinkView
from pressroom.site.views.media import PictureView
from pressroom.site.views.organization import OrganizationView
from pressroom.site.views.people import PersonView
from pressroom.site.views.sharing import SharingView


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page of one language shares. `paths` has the address of every standing page:
    home, releases, stories, advisories, statements, backgrounders, events, topics, people, media,
    coverage, contacts, subscribe, search, about, archive, tags, corrections, accessibility."""

    name: str
    url: str
    lang: str
    dir: str
    organization: OrganizationView
    paths: Mapping[str, str]
    nav: tuple[LinkView, ...]
    footer: tuple[LinkView, ...]
    languages: tuple[LanguageView, ...]
    media_contacts: tuple[PersonView, ...]
    feeds: tuple[FeedView, ...]
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    integrity: str = ""
    """Hash of the theme's script, for the content security policy: `sha256-…`."""
    logo: PictureView | None = None
    logo_dark: PictureView | None = None
    timezone: str = ""
    preview: bool = False
    search: bool = False
    """Whether one can search: then each page has a box for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """What the page tells machines: JSON-LD, and its hash for the content security policy."""

    json: Markup
    integrity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The page itself."""

    kind: str
    """`home`, `release`, …, `list`, `topic`, `people`, `person`, `media`, `search`, `page`, `notice`,
    `404`."""
    title: str
    heading: str
    description: str
    heading_lang: str = ""
    """The heading's language where it isn't the page's."""
    url: str
    canonical: str
    lang: str
    dir: str
    languages: tuple[LanguageView, ...]
    feeds: tuple[FeedView, ...] = ()
    wire: tuple[FeedView, ...] = ()
    """What the page tells, in the formats that newsroom systems take in."""
    breadcrumbs: tuple[LinkView, ...] = ()
    sharing: SharingView
    published: dt.datetime | None = None
    modified: dt.datetime | None = None
    robots: str = ""
