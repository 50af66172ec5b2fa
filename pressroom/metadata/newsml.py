"""IPTC NewsML-G2 2.35: a news item, and the list of the latest, for systems that take XML.

https://iptc.org/standards/newsml-g2/; the schema is `NewsML-G2_2.35-spec-All-Power.xsd`. Codes are those of
IPTC's own catalogue; where it has none for something, nothing is invented.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable

from pressroom.metadata.news import (
    CV,
    GENRE_CODES,
    GENRES,
    Association,
    Latest,
    NewsItem,
    Retraction,
    Voice,
    changed,
    copyright_of,
    explained,
    status_of,
    words_in,
)

QUOTED = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\n": "&#10;",
        "\r": "&#13;",
        "\t": "&#9;",
    }
)
"""What can't stand in an attribute. (xml.sax.saxutils has it, and loads all of urllib for it.)"""
SPACE = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
"""What `stat:`, `ninat:` and the like stand for."""
ITEM_TYPE = "application/vnd.iptc.g2.newsitem+xml"
PACKAGE_TYPE = "application/vnd.iptc.g2.packageitem+xml"
VOID = re.compile(r"<(br|hr|img|col)((?:\s[^<>]*?)?)\s*/?>")
"""HTML's elements without an end, which XML wants closed."""
UNDATED = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When what has no date changed: XML wants one, and nothing is older."""
UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML has no way to say."""
WAYS = {"email": "email", "phone": "phone", "mobile": "phone", "web": "web"}


def newsml(item: NewsItem | Retraction) -> bytes:
    """The recipe of the XML: the same bytes for the same item."""
    return _document(_retraction(item) if isinstance(item, Retraction) else _item(item))


def newsml_package(latest: Latest) -> bytes:
    """The recipe of the list: a package that refers to each item, by its identity and its address."""
    refs = [_reference(item, address) for item, address in latest.items]
    meta = _el(
        "itemMeta",
        _el("itemClass", qcode="ninat:composite"),
        _named("provider", latest.publisher.name, uri=latest.publisher.uri),
        _said("versionCreated", _time(latest.changed)),
        _el("pubStatus", qcode="stat:usable"),
        _said("title", latest.title),
    )
    content = _el("contentMeta", _el("language", tag=latest.lang), _said("headline", latest.title))
    group = _el("group", *refs, id="latest")
    # receivers take a list anew when its number has grown; time is the only count of it there is
    version = int(latest.changed.timestamp())
    inside = (_catalog(), meta, content, _el("groupSet", group, root="latest"))
    return _document(_root("packageItem", latest.uri, version, latest.lang, *inside))


def _item(item: NewsItem) -> str:
    inside = (_catalog(), _rights(item), _item_meta(item), _content_meta(item), _content(item))
    return _root("newsItem", item.uri, item.version, item.lang, *inside)


def _retraction(item: Retraction) -> str:
    """What is left of a text: that it is cancelled, and why."""
    meta = _el(
        "itemMeta",
        _el("itemClass", qcode="ninat:text"),
        _named("provider", item.publisher.name, uri=item.publisher.uri),
        _said("versionCreated", _time(item.date)),
        _el("pubStatus", qcode=f"stat:{status_of(item)}"),
        _said("edNote", explained(item)),
        _said("altRep", item.url, contenttype="text/html"),
    )
    return _root("newsItem", item.uri, item.version, item.lang, _catalog(), meta)


def _root(name: str, guid: str, version: int, lang: str, *inside: str) -> str:
    attributes = {
        "xmlns": SPACE,
        "guid": guid,
        "version": str(version),
        "standard": "NewsML-G2",
        "standardversion": "2.35",
        "conformance": "power",
        "xml:lang": lang,
    }
    told = "".join(f" {key}={_quoted(value)}" for key, value in attributes.items())
    return f"<{name}{told}>\n{_lines(inside)}\n</{name}>"


def _document(root: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()


def _el(name: str, *inside: str, **attributes: str) -> str:
    """An element of elements; attributes without a value are left out, and so is one with nothing at all."""
    told = "".join(f" {key}={_quoted(value)}" for key, value in attributes.items() if value)
    held = _lines(inside)
    if not held:
        return f"<{name}{told}/>" if told else ""
    return f"<{name}{told}>\n{held}\n</{name}>"


def _said(name: str, text: str, **attributes: str) -> str:
    """An element of text; nothing without text."""
    told = "".join(f" {key}={_quoted(value)}" for key, value in attributes.items() if value)
    return f"<{name}{told}>{_text(text)}</{name}>" if text else ""


def _named(name: str, title: str, *more: str, **attributes: str) -> str:
    """Something that has a name, and perhaps an address; nothing without a name."""
    return _el(name, _said("name", title), *more, **attributes) if title else ""


def _text(text: str) -> str:
    return html.escape(UNSAYABLE.sub(" ", text), quote=False)


def _quoted(text: str) -> str:
    return f'"{UNSAYABLE.sub(" ", text).translate(QUOTED)}"'


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def _catalog() -> str:
    return _el("catalogRef", href=CATALOG)


def _rights(item: NewsItem) -> str:
    return _el(
        "rightsInfo",
        _named("copyrightHolder", item.publisher.name, uri=item.publisher.uri),
        _said("copyrightNotice", copyright_of(item)),
        _said("usageTerms", item.terms),
    )


def _item_meta(item: NewsItem) -> str:
    return _el(
        "itemMeta",
        _el("itemClass", qcode="ninat:text"),
        _named("provider", item.publisher.name, uri=item.publisher.uri),
        _said("versionCreated", _time(changed(item) or UNDATED)),
        _said("firstCreated", _time(item.published)),
        _said("embargoed", _time(item.embargo)),
        _el("pubStatus", qcode=f"stat:{status_of(item)}"),
        _said("title", item.headline),
        _said("edNote", item.note),
        _el("signal", qcode=_signal(item)),
        _said("altRep", item.url, contenttype="text/html"),
        *(_link(a) for a in item.associations if a.kind == "text"),
    )


def _signal(item: NewsItem) -> str:
    """What a later version of a text is to whoever has an earlier one; nothing of a first."""
    if item.corrected:
        return "sig:correction"
    return "sig:update" if item.version > 1 else ""


def _link(version: Association) -> str:
    """The same text in another language."""
    return _el(
        "link", rel="irel:seeAlso", href=version.uri, title=version.name, contenttype="text/html"
    )


def _content_meta(item: NewsItem) -> str:
    genre = GENRES.get(item.kind, "")
    address = f"{CV}/genre/{GENRE_CODES[genre]}" if genre else ""
    return _el(
        "contentMeta",
        _said("contentCreated", _time(item.published)),
        _said("contentModified", _time(item.updated)),
        _named("located", item.located),
        _named("creator", item.by),
        *(_contact(voice) for voice in item.people if voice.rel == "mediaContact"),
        _el("language", tag=item.lang),
        _el("genre", _said("name", genre, **{"xml:lang": "en"}), uri=address),
        *(_named("subject", name, uri=uri) for name, uri in item.subjects),
        _said("headline", item.headline, rank="1"),
        _said("headline", item.subtitle, rank="2"),
        _said("dateline", item.located),
        _said("by", item.by),
        _said("description", item.summary, role="drol:summary"),
    )


def _contact(voice: Voice) -> str:
    """Whom the press calls, as a contributor: what they are, and how to reach them."""
    told = [_said(WAYS[kind], value) for kind, _, value in voice.ways if kind in WAYS]
    details = _el("personDetails", _el("contactInfo", *told)) if told else ""
    return _named(
        "contributor", voice.name, _said("definition", voice.title), details, uri=voice.uri
    )


def _content(item: NewsItem) -> str:
    """The text twice, once as XHTML with its pictures and once plain: receivers take what they can read."""
    words = str(words_in(item.text))
    lang = _quoted(item.lang)
    pictures = _lines(_figure(a) for a in item.associations if a.kind == "picture")
    html = (
        f'<html xmlns="{XHTML}" lang={lang} xml:lang={lang}>\n'
        f"<head><title>{_text(item.headline)}</title></head>\n"
        f"<body>\n{_lines((xhtml(item.html), pictures))}\n</body>\n</html>"
    )
    return _el(
        "contentSet",
        _el("inlineXML", html, contenttype="application/xhtml+xml", wordcount=words),
        _said("inlineData", item.text, contenttype="text/plain", wordcount=words),
    )


def _figure(picture: Association) -> str:
    """A picture with what must be printed beside it, by the address of its largest file."""
    largest = max(picture.renditions, key=lambda made: made.width, default=None)
    if largest is None:
        return ""
    under = filter(None, (picture.caption, picture.credit, picture.terms))
    lines = "".join(f"<p>{_text(line)}</p>" for line in under)
    image = f"<img src={_quoted(largest.href)} alt={_quoted(picture.alt)}/>"
    return f'<div class="figure">{image}{lines}</div>'


def xhtml(html: str) -> str:
    """HTML as our own recipes write it, as XML."""
    return VOID.sub(r"<\1\2/>", UNSAYABLE.sub(" ", html))


def _reference(item: NewsItem | Retraction, address: str) -> str:
    """An item of a list: of one that was taken back nothing but that."""
    return _el(
        "itemRef",
        _el("itemClass", qcode="ninat:text"),
        _named("provider", item.publisher.name, uri=item.publisher.uri),
        _said("versionCreated", _time(changed(item) or UNDATED)),
        _el("pubStatus", qcode=f"stat:{status_of(item)}"),
        "" if isinstance(item, Retraction) else _said("headline", item.headline),
        "" if isinstance(item, Retraction) else _said("description", item.summary),
        residref=item.uri,
        version=str(item.version),
        href=address,
        contenttype=ITEM_TYPE,
    )


def _time(moment: dt.datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
