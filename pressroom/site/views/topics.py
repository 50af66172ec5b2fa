"""Topics, as templates see them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pressroom.site.views.articles import CardView, CoverageView
from pressroom.site.views.links import KitLinkView, LinkView
from pressroom.site.views.media import PictureView
from pressroom.site.views.parts import FactView
from pressroom.site.views.people import PersonView


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A topic page."""

    title: str
    slug: str
    url: str
    lang: str = ""
    """The language it is told in where that isn't the page's."""
    dir: str = ""
    summary: str = ""
    content: Markup = Markup("")
    hashtags: tuple[str, ...] = ()
    facts: tuple[FactView, ...] = ()
    spokespeople: tuple[PersonView, ...] = ()
    photos: tuple[PictureView, ...] = ()
    links: tuple[LinkView, ...] = ()
    latest: tuple[CardView, ...] = ()
    coverage: tuple[CoverageView, ...] = ()
    count: int = 0
    all_url: str = ""
    """The list of all its articles, where `latest` isn't all."""
    kit: KitLinkView | None = None
