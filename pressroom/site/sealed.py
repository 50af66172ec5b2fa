"""The page of a sealed kit: the same for every kit, so that it tells nothing of any."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pressroom.language.tags import direction, endonym
from pressroom.language.words import ui_languages
from pressroom.site.desk import Desk
from pressroom.site.organization import site_view
from pressroom.site.people import media_contacts
from pressroom.site.plan import Dress


@dataclass(frozen=True, slots=True)
class Part:
    """What the page says in one language."""

    lang: str
    dir: str
    name: str
    """The language's name in itself."""
    html: Markup


def opener_page(desk: Desk, dress: Dress) -> bytes:
    """The page that opens a sealed kit, in every language of the interface, the site's own first."""
    own = desk.settings.default_lang
    context = {
        "lang": own,
        "dir": direction(own),
        "site": site_view(desk, own, feeds=(), stylesheets=(), scripts=(), preview=False),
        "parts": tuple(_part(desk, dress, lang) for lang in _languages(desk)),
        "stylesheet": desk.url(dress.static.stylesheet),
        "script": desk.url(dress.static.opener.path),
        "integrity": dress.static.opener.integrity,
        "icon": desk.url("favicon.svg"),
    }
    return dress.templates.render("sealed.html", own, context).encode()


def _languages(desk: Desk) -> tuple[str, ...]:
    """The interface's languages: those of the site first, in its order."""
    known = ui_languages()
    first = [lang for lang in desk.languages if lang in known]
    return tuple(dict.fromkeys((*first, *known)))


def _part(desk: Desk, dress: Dress, lang: str) -> Part:
    told = {"lang": lang, "dir": direction(lang), "contacts": media_contacts(desk, lang)}
    html = Markup(dress.templates.render("sealed-part.html", lang, told))
    return Part(lang, direction(lang), endonym(lang), html)
