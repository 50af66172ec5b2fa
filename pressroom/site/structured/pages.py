"""Pages in structured data: what sort each is, where it lies, and what it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pressroom.metadata.graph import Node, node, ref
from pressroom.metadata.vocabulary import PAGES
from pressroom.site.desk import Desk
from pressroom.site.structured import names
from pressroom.site.views.articles import CardView
from pressroom.site.views.pages import PageView
from pressroom.site.views.people import PersonView


def page(
    desk: Desk,
    view: PageView,
    *,
    main: str = "",
    about: str = "",
    listed: Sequence[Node] = (),
    picture: str = "",
    withdrawn: bool = False,
) -> Iterator[Node]:
    """The page itself and the way to it; `main` is what it tells of, or it lists `listed`.

    `picture` is its main one. What is referred to is told of by another node.
    """
    items = node("ItemList", numberOfItems=len(listed), itemListElement=listed) if listed else None
    yield node(
        PAGES.get(view.kind, "WebPage"),
        names.page(desk, view),
        url=names.page_url(desk, view),
        name=view.heading or view.title,
        description=view.description,
        inLanguage=view.lang,
        isPartOf=ref(names.website(desk)),
        breadcrumb=ref(names.trail(desk, view)) if _way(view) else None,
        datePublished=view.published,
        dateModified=view.modified,
        primaryImageOfPage=ref(picture),
        mainEntity=ref(main) if main else items,
        about=ref(about),
        creativeWorkStatus="Withdrawn" if withdrawn else "",
    )
    if _way(view):
        yield breadcrumbs(desk, view)


def _way(view: PageView) -> bool:
    """Whether there is a way to tell of: home is where it begins."""
    return view.kind != "home" and bool(view.breadcrumbs)


def breadcrumbs(desk: Desk, view: PageView) -> Node:
    """The way from home to a page, that page at its end."""
    steps = [(link.title, names.absolute(desk, link.url)) for link in view.breadcrumbs]
    here = (view.heading or view.title, names.page_url(desk, view))
    listed = [
        node("ListItem", position=number, name=title, item=url)
        for number, (title, url) in enumerate([*steps, here], 1)
    ]
    return node("BreadcrumbList", names.trail(desk, view), itemListElement=listed)


def cards(desk: Desk, views: Iterable[CardView]) -> list[Node]:
    """Articles as a list names them."""
    return _numbered((view.title, names.absolute(desk, view.url)) for view in views)


def people(desk: Desk, views: Iterable[PersonView]) -> list[Node]:
    """People as a list names them."""
    return _numbered((view.name, names.absolute(desk, view.url)) for view in views)


def _numbered(told: Iterable[tuple[str, str]]) -> list[Node]:
    return [
        node("ListItem", position=number, name=name, url=url)
        for number, (name, url) in enumerate(told, 1)
    ]


def things(nodes: Iterable[Node]) -> list[Node]:
    """Whole things as a list holds them."""
    return [node("ListItem", position=number, item=each) for number, each in enumerate(nodes, 1)]
