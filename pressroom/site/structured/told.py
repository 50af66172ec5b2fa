"""The graph of a page, made of the very values that its template shows."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from pressroom.metadata.graph import Node, graph, node, ref
from pressroom.site.desk import Desk
from pressroom.site.structured import articles, house, media, names, pages
from pressroom.site.views.media import PictureView
from pressroom.site.views.pages import GraphView, PageView, SiteView

Context = Mapping[str, Any]
"""What a page's template is told."""


def graph_of(desk: Desk, context: Context) -> GraphView:
    """What a page tells machines, ready for its `<script type="application/ld+json">`.

    A page of an unknown kind tells of itself, of the newsroom and of the organization.
    """
    page: PageView = context["page"]
    site: SiteView = context["site"]
    tell = TELLERS.get("article" if "article" in context else page.kind, _bare)
    ours = desk.ground_once(
        site, lambda: (*house.organization(desk, site), house.website(desk, site))
    )
    text = graph([*tell(desk, context), *ours])
    # No browser runs it, so no policy forbids it. A hash tells those that can't know, too.
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return GraphView(json=Markup(text), integrity=f"sha256-{digest}")


def _bare(desk: Desk, context: Context) -> Iterator[Node]:
    yield from pages.page(desk, context["page"])


def _notice(desk: Desk, context: Context) -> Iterator[Node]:
    yield from pages.page(desk, context["page"], withdrawn=True)


def _article(desk: Desk, context: Context) -> Iterator[Node]:
    page, view = context["page"], context["article"]
    yield from articles.article(desk, context["site"], page, view)
    # The article names its page; told both ways round, naive readers would walk in circles.
    yield from pages.page(desk, page, picture=_first(desk, view.photos))


def _person(desk: Desk, context: Context) -> Iterator[Node]:
    page, view = context["page"], context["person"]
    yield house.person(desk, view, whole=True)
    picture = _first(desk, (view.headshot,) if view.headshot else ())
    yield from pages.page(desk, page, main=names.person(desk, view.slug), picture=picture)


def _organization(desk: Desk, context: Context) -> Iterator[Node]:
    yield from pages.page(desk, context["page"], main=names.organization(desk))


def _home(desk: Desk, context: Context) -> Iterator[Node]:
    lead = context["lead"]
    listed = [*([lead] if lead else []), *context["latest"]]
    page, about = context["page"], names.organization(desk)
    yield from pages.page(desk, page, about=about, listed=pages.cards(desk, listed))


def _list(desk: Desk, context: Context) -> Iterator[Node]:
    yield from pages.page(desk, context["page"], listed=pages.cards(desk, context["cards"]))


def _events(desk: Desk, context: Context) -> Iterator[Node]:
    listed = pages.cards(desk, [*context["upcoming"], *context["past"]])
    yield from pages.page(desk, context["page"], listed=listed)


def _corrections(desk: Desk, context: Context) -> Iterator[Node]:
    listed = pages.cards(desk, [card for card, _ in context["cards"]])
    yield from pages.page(desk, context["page"], listed=listed)


def _people(desk: Desk, context: Context) -> Iterator[Node]:
    yield from pages.page(desk, context["page"], listed=pages.people(desk, context["people"]))


def _topic(desk: Desk, context: Context) -> Iterator[Node]:
    page, view = context["page"], context["topic"]
    id = names.topic(desk, view.url)
    listed = pages.cards(desk, view.latest)
    yield from pages.page(desk, page, about=id, listed=listed, picture=_first(desk, view.photos))
    url = names.absolute(desk, view.url)
    yield node("DefinedTerm", id, name=view.title, url=url, description=view.summary)
    yield from media.images(desk, view.photos)


def _coverage(desk: Desk, context: Context) -> Iterator[Node]:
    found = [
        articles.covered(piece, names.absolute(desk, piece.article.url) if piece.article else "")
        for _, pieces in context["years"]
        for piece in pieces
    ]
    yield from pages.page(desk, context["page"], listed=pages.things(found))


def _media(desk: Desk, context: Context) -> Iterator[Node]:
    shown = [*context["pictures"], *context["recordings"]]
    listed = pages.things(ref(names.asset(desk, view.path)) for view in shown)
    yield from pages.page(desk, context["page"], listed=listed)
    yield from media.images(desk, context["pictures"])
    for view in context["recordings"]:
        yield media.recording(desk, view, None)


def _first(desk: Desk, pictures: Sequence[PictureView]) -> str:
    """What the first of some pictures is called."""
    return names.asset(desk, pictures[0].path) if pictures else ""


TELLERS: Mapping[str, Callable[[Desk, Context], Iterator[Node]]] = {
    "article": _article,
    "about": _organization,
    "contacts": _organization,
    "corrections": _corrections,
    "coverage": _coverage,
    "events": _events,
    "home": _home,
    "list": _list,
    "media": _media,
    "notice": _notice,
    "people": _people,
    "person": _person,
    "topic": _topic,
}
"""Who tells of which kind of page."""
