"""What things are called in every graph of the site: the same thing has the same address on each page."""

from __future__ import annotations

from pressroom.site.desk import Desk
from pressroom.site.pictures import anchor, library_path
from pressroom.site.views.pages import PageView


def absolute(desk: Desk, address: str) -> str:
    """The full address of one within the site; any other stays as it is."""
    return desk.addresses.absolute(address) if address.startswith("/") else address


def home(desk: Desk) -> str:
    """The site's own address."""
    return absolute(desk, desk.url(""))


def organization(desk: Desk) -> str:
    """The organization."""
    return f"{home(desk)}#organization"


def website(desk: Desk) -> str:
    """The newsroom."""
    return f"{home(desk)}#website"


def page_url(desk: Desk, page: PageView) -> str:
    """The full address of a page."""
    return page.canonical or absolute(desk, page.url)


def page(desk: Desk, view: PageView) -> str:
    """A page."""
    return f"{page_url(desk, view)}#page"


def trail(desk: Desk, view: PageView) -> str:
    """The way to a page."""
    return f"{page_url(desk, view)}#breadcrumbs"


def article(url: str, kind: str) -> str:
    """What an article's page tells of; `url` is the page's full address."""
    return f"{url}#{'event' if kind == 'event' else 'article'}"


def happening(url: str) -> str:
    """The event that an article's page announces."""
    return f"{url}#event"


def person(desk: Desk, slug: str) -> str:
    """A person, whatever the language of the page."""
    path = desk.addresses.standing("people", desk.settings.default_lang, slug)
    return f"{absolute(desk, desk.url(path))}#person"


def topic(desk: Desk, url: str) -> str:
    """A topic, as told in the language of that page."""
    return f"{absolute(desk, url)}#topic"


def asset(desk: Desk, path: str) -> str:
    """A picture or recording: where it is in the media library of the site's own language."""
    found = desk.newsroom.assets.get(path)
    if found is None:
        return ""
    place = library_path(desk, found, desk.settings.default_lang)
    return f"{absolute(desk, desk.url(place))}#{anchor(path)}"
