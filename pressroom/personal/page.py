"""The page of an opened personal kit: every address in it leads into the kit, to what is public, or nowhere."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from markupsafe import Markup

from pressroom.addresses import Addresses, file_of
from pressroom.kits.body_tree import body_tree
from pressroom.kits.clean_html import html_of
from pressroom.kits.composing import reading_body
from pressroom.kits.kit import Kit
from pressroom.kits.reading_text import shown
from pressroom.kits.text_tree import Blocks, Run
from pressroom.language.tags import direction
from pressroom.personal.files import Filled
from pressroom.personal.kit import PersonalKit
from pressroom.site.bodies import inline
from pressroom.site.organization import site_view
from pressroom.site.plan import Dress
from pressroom.site.views.links import DownloadView
from pressroom.site.views.media import PictureView
from pressroom.site.views.pages import PageView
from pressroom.site.views.sharing import SharingView

SEALED = "sealed:"
"""How the address of a file within the kit begins; the page that opens it puts the file there."""
ADDRESSES = frozenset({"url", "src", "captions_url", "pronunciation_audio"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalView:
    """What a personal kit's page says besides what a public one does."""

    called: str
    """Whom it was made for."""
    mark: str
    lead: Markup = Markup("")
    """What the story means for them."""
    lead_lang: str = ""
    lead_dir: str = ""
    embargo: dt.datetime | None = None
    clocks: tuple[tuple[str, int], ...] = ()
    """Zones in which the end is told, each with its minutes from UTC at that moment."""
    public_url: str = ""
    """Of the public page, now or once the embargo has ended."""
    exclusive: str = ""
    preferred: DownloadView | None = None
    expires: dt.datetime


@dataclass(frozen=True, slots=True)
class Places:
    """Where addresses lead from inside a kit."""

    addresses: Addresses
    inside: Container[str]
    """Output paths of the kit's own files."""
    public: Container[str]
    """Output files of the public site."""

    def place(self, url: str) -> str:
        """The address that leads to the same from inside; empty where nobody can go yet."""
        parts = urlsplit(url)
        if parts.scheme or parts.netloc:
            origin = self.addresses.origin
            return self.place(url.removeprefix(origin)) if _is_within(url, origin) else url
        if not parts.path.startswith("/"):
            return url
        path = unquote(parts.path.removeprefix(self.addresses.base)).lstrip("/")
        if path in self.inside:
            return SEALED + path
        return url if file_of(path) in self.public else ""


def _is_within(url: str, origin: str) -> bool:
    return bool(origin) and (url == origin or url.startswith(f"{origin}/"))


def placed(value: Any, place: Callable[[str], str]) -> Any:
    """A view in which every address leads somewhere from inside a kit, or is empty."""
    match value:
        case Markup():
            return _markup(value, place)
        case PictureView():
            return _fields(replace(value, sources=(), srcset=""), place)
        case tuple():
            return tuple(placed(each, place) for each in value)
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return _fields(value, place)
        case _:
            return value


def _fields(value: Any, place: Callable[[str], str]) -> Any:
    names = (field.name for field in dataclasses.fields(value))
    return replace(value, **{name: _field(name, getattr(value, name), place) for name in names})


def _field(name: str, value: Any, place: Callable[[str], str]) -> Any:
    if name in ADDRESSES and isinstance(value, str):
        return place(value) if value else ""
    return placed(value, place)


def _markup(html: Markup, place: Callable[[str], str]) -> Markup:
    """A piece of text without links that lead nowhere; untouched where it has none."""
    tree = body_tree(str(html), "")
    found = _relinked(tree, place)
    return Markup(html_of(found, "")) if found != tree else html


def _relinked(value: Any, place: Callable[[str], str]) -> Any:
    """A tree whose links lead somewhere."""
    if isinstance(value, Run):
        return replace(value, link=place(value.link)) if value.link else value
    if isinstance(value, tuple):
        return tuple(_relinked(each, place) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in dataclasses.fields(value))
        return replace(value, **{n: _relinked(getattr(value, n), place) for n in names})
    return value


TEMPLATE = "personal-kit.html"


def page(kit: PersonalKit, filled: Filled, dress: Dress, public: Container[str]) -> bytes:
    """The page's HTML."""
    context = _context(kit, filled, public)
    return dress.templates.render(TEMPLATE, kit.lang, context).encode()


def page_key(kit: PersonalKit, filled: Filled, dress: Dress, public: Container[str]) -> str:
    """What the page would be, without making it; nothing where that can't be told."""
    return dress.templates.key(TEMPLATE, kit.lang, _context(kit, filled, public))


def _context(kit: PersonalKit, filled: Filled, public: Container[str]) -> Mapping[str, Any]:
    """All that the page's template is told."""
    desk = filled.sight.desk
    places = Places(desk.addresses, filled.files, public)
    told = placed(_with_texts(kit, filled, places), places.place)
    return {
        "site": site_view(desk, kit.lang, feeds=(), stylesheets=(), scripts=(), preview=False),
        "page": _page_view(kit, told),
        "kit": told,
        "zone": desk.settings.timezone.key,
        "personal": _personal(kit, filled, told),
    }


def _with_texts(kit: PersonalKit, filled: Filled, places: Places) -> Kit:
    """The kit's texts with the links in them put right."""
    composing = filled.sight.composing

    def content(lang: str) -> Markup:
        view = composing.article(kit.subject.articles[lang])
        body: Blocks = _relinked(reading_body(composing, view), places.place)
        return shown(body, lang)

    texts = tuple(replace(text, content=content(text.lang)) for text in filled.kit.texts)
    links = tuple(to for to in filled.kit.links if places.place(to.url))
    background = tuple(card for card in filled.kit.background if places.place(card.url))
    return replace(filled.kit, texts=texts, links=links, background=background)


def _page_view(kit: PersonalKit, told: Kit) -> PageView:
    return PageView(
        kind="kit",
        title=told.title,
        heading=told.title,
        description="",
        url="",
        canonical="",
        lang=kit.lang,
        dir=direction(kit.lang),
        languages=(),
        sharing=SharingView(locale=""),
        robots="noindex, nofollow, noarchive",
    )


def _personal(kit: PersonalKit, filled: Filled, told: Kit) -> PersonalView:
    desk, lead = filled.sight.desk, kit.lead
    until = kit.permission.embargo
    preferred = next(iter(told.texts[0].downloads), None) if kit.reader.formats else None
    return PersonalView(
        called=kit.reader.called,
        mark=kit.keys.mark,
        lead=inline(lead.text, lead.lang) if lead.text else Markup(""),
        lead_lang=lead.lang if lead.lang != kit.lang else "",
        lead_dir=direction(lead.lang) if lead.text and lead.lang != kit.lang else "",
        embargo=until,
        clocks=tuple(_clock(zone, until) for zone in _zones(kit)) if until else (),
        public_url=desk.url(desk.path_of(kit.article)),
        exclusive=kit.marking.exclusive_line,
        preferred=preferred,
        expires=kit.expires,
    )


def _zones(kit: PersonalKit) -> tuple[ZoneInfo, ...]:
    own = kit.sight.desk.settings.timezone
    return (own, kit.reader.zone) if kit.reader.zone else (own,)


def _clock(zone: ZoneInfo, moment: dt.datetime) -> tuple[str, int]:
    away = moment.astimezone(zone).utcoffset() or dt.timedelta()
    return zone.key, int(away.total_seconds() // 60)
