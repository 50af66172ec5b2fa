"""IPTC ninjs 3.1: a news item as agencies and newsroom systems take it in, as JSON.

https://iptc.org/standards/ninjs/; the schema is `ninjs-schema_3.1.json`.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
CV = "http://cv.iptc.org/newscodes"
GENRES = {
    "release": "Press Release", "statement": "Press Release", "advisory": "Advisory",
    "backgrounder": "Background", "story": "Feature", "event": "Forecast",
}  # fmt: skip
"""IPTC's genres, http://cv.iptc.org/newscodes/genre/, by what we call the text."""
GENRE_CODES = {
    "Press Release": "Press_Release", "Advisory": "Advisory", "Background": "Background",
    "Feature": "Feature", "Forecast": "Forecast",
}  # fmt: skip
CERTAIN, CALLED_OFF = "eos5", "eos6"
"""Planned, occurs certainly; planned, then cancelled (http://cv.iptc.org/newscodes/eventoccurstatus/)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A person or an organization: `ways` are (`phone`, `email`, `web` …, role, what to call)."""

    name: str
    rel: str = ""
    """`mediaContact`, `spokesperson`, `author`, `publisher`."""
    title: str = ""
    uri: str = ""
    lang: str = ""
    ways: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One file of a picture or text."""

    name: str
    href: str
    media_type: str = ""
    width: int = 0
    height: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """What goes with the item: a picture, a recording, a translation."""

    name: str
    uri: str
    rel: str
    kind: str
    """`picture`, `video`, `audio`, `text`."""
    lang: str = ""
    headline: str = ""
    caption: str = ""
    alt: str = ""
    credit: str = ""
    terms: str = ""
    licence: str = ""
    renditions: tuple[Rendition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """One text in one language. An `embargo` that lies after `now` is no business of a public site:
    such an item goes only to those who are told of it, as withheld."""

    uri: str
    url: str
    kind: str
    kind_label: str
    lang: str
    headline: str
    subtitle: str = ""
    summary: str = ""
    html: str = ""
    text: str = ""
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    version: int = 1
    corrected: bool = False
    """Whether an earlier version had a mistake."""
    cancelled: bool = False
    """Whether what it announces doesn't take place; the announcement itself stands."""
    embargo: dt.datetime | None = None
    by: str = ""
    located: str = ""
    note: str = ""
    """What editors must know first: corrections, a cancellation, notes to them."""
    terms: str = ""
    publisher: Voice
    people: tuple[Voice, ...] = ()
    subjects: tuple[tuple[str, str], ...] = ()
    """(name, address) of topics and tags."""
    place: str = ""
    starts: dt.datetime | None = None
    ends: dt.datetime | None = None
    associations: tuple[Association, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    other_ids: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """What stays of a text that was withdrawn: nothing of it but its name, and why."""

    uri: str
    url: str
    lang: str
    kind: str
    date: dt.datetime
    reason: str
    publisher: Voice
    version: int
    """Later than any the text had."""
    replaced_by: str = ""
    """The full address of what replaces it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The latest items of one language, newest first, each with the address of its own file."""

    uri: str
    lang: str
    title: str
    publisher: Voice
    changed: dt.datetime
    """When any of them last changed."""
    items: tuple[tuple[NewsItem | Retraction, str], ...]


def ninjs(item: NewsItem | Retraction) -> bytes:
    """The recipe of the JSON: UTF-8, indented, the same bytes for the same item."""
    told = _retraction(item) if isinstance(item, Retraction) else document(item)
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def ninjs_index(latest: Latest) -> bytes:
    """The recipe of the list of the latest: an item composed of items, each told in brief."""
    told = _said(
        {
            "standard": _standard(),
            "uri": latest.uri,
            "type": "composite",
            "representationType": "full",
            "versionCreated": _moment(latest.changed),
            "pubStatus": "usable",
            "language": latest.lang,
            "title": latest.title,
            "headlines": _texts(("main", latest.title)),
            "copyrightHolder": latest.publisher.name,
            "organisations": [_organisation(latest.publisher)],
            "associations": [_listed(item, address) for item, address in latest.items],
        }
    )
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _listed(item: NewsItem | Retraction, address: str) -> dict[str, Any]:
    """An item of a list: all of a retraction, the outside of anything else, and where the whole is."""
    whole = _retraction(item) if isinstance(item, Retraction) else document(item)
    brief = {name: told for name, told in whole.items() if name in BRIEF}
    file = {"name": "ninjs", "href": address, "contentType": "application/json"}
    return {
        **brief,
        "name": item.url if isinstance(item, Retraction) else item.headline,
        "rel": "item",
        "representationType": "partial",
        "renditions": [file],
    }


BRIEF = frozenset(
    {
        "uri", "type", "version", "firstCreated", "versionCreated", "embargoedUntil", "pubStatus",
        "edNote", "language", "headlines", "descriptions", "located", "genres", "subjects", "altIds",
    }
)  # fmt: skip
"""What a list tells of an item."""


def document(item: NewsItem) -> dict[str, Any]:
    """The item as ninjs's properties; those with nothing to say are left out."""
    return _said(
        {
            "standard": _standard(),
            "uri": item.uri,
            "type": "text",
            "representationType": "full",
            "profile": "text-photo" if _pictures(item) else "text-only",
            "version": str(item.version),
            "firstCreated": _moment(item.published),
            "versionCreated": _moment(changed(item)),
            "contentCreated": _moment(item.published),
            "embargoedUntil": _moment(item.embargo),
            "pubStatus": status_of(item),
            "copyrightHolder": item.publisher.name,
            "copyrightNotice": copyright_of(item),
            "usageTerms": item.terms,
            "edNote": item.note,
            "language": item.lang,
            "headlines": _texts(("main", item.headline), ("subtitle", item.subtitle)),
            "descriptions": _texts(("summary", item.summary)),
            "bodies": _bodies(item),
            "by": item.by,
            "located": item.located,
            "slugline": item.headline,
            "title": item.headline,
            "genres": _genre(item.kind),
            "people": [_person(voice) for voice in item.people],
            "organisations": [_organisation(item.publisher)],
            "places": [{"name": item.place, "rel": "venue"}] if item.place else [],
            "subjects": [
                _said({"name": n, "uri": u, "creator": item.publisher.name})
                for n, u in item.subjects
            ],
            "eventDetails": _event(item),
            "renditions": [_rendition(r) for r in item.renditions],
            "associations": [_association(a) for a in item.associations],
            "altIds": _ids(item),
        }
    )


def _retraction(item: Retraction) -> dict[str, Any]:
    return _said(
        {
            "standard": _standard(),
            "uri": item.uri,
            "type": "text",
            "representationType": "partial",
            "version": str(item.version),
            "versionCreated": _moment(item.date),
            "pubStatus": status_of(item),
            "edNote": explained(item),
            "language": item.lang,
            "genres": _genre(item.kind),
            "altIds": [{"role": "canonical", "value": item.url}],
        }
    )


def _standard() -> dict[str, str]:
    return {"name": "ninjs", "version": "3.1", "schema": SCHEMA}


def _said(told: dict[str, Any]) -> dict[str, Any]:
    """Only what has a value; a number of 0 has none."""
    return {name: value for name, value in told.items() if value not in (None, "", [], {}, 0)}


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def status_of(item: NewsItem | Retraction) -> str:
    """What may be done with an item: `usable`, `withheld` until its embargo ends, `canceled` for good."""
    if isinstance(item, Retraction):
        return "canceled"
    return "withheld" if item.embargo else "usable"


def changed(item: NewsItem | Retraction) -> dt.datetime | None:
    """When this version of an item came about."""
    if isinstance(item, Retraction):
        return item.date
    return item.updated or item.published or item.starts


def explained(item: Retraction) -> str:
    """Why a text was taken back, and what replaces it."""
    return " ".join(filter(None, (item.reason, item.replaced_by)))


def copyright_of(item: NewsItem) -> str:
    """Whose it is, since when."""
    year = f" {item.published.year}" if item.published else ""
    return f"©{year} {item.publisher.name}"


def _pictures(item: NewsItem) -> bool:
    return any(a.kind == "picture" for a in item.associations)


def _texts(*told: tuple[str, str]) -> list[dict[str, str]]:
    return [
        {"role": role, "contentType": "text/plain", "value": text} for role, text in told if text
    ]


def _bodies(item: NewsItem) -> list[dict[str, Any]]:
    bodies = (("text/html", item.html), ("text/plain", item.text))
    return [
        {
            "role": "main",
            "contentType": kind,
            "charCount": len(item.text),
            "wordCount": words_in(item.text),
            "value": text,
        }
        for kind, text in bodies
        if text
    ]


WORD = re.compile(r"\w[\w'’\-]*")
MAYBE_WIDE = re.compile("[\u1100-\u115f\u231a-\U0010ffff]")
"""No other character has the width of two in Unicode: most texts needn't be asked letter by letter."""


def words_in(text: str) -> int:
    """How many words a text has; in scripts that put no space between them, each character is one."""
    if not MAYBE_WIDE.search(text):
        return len(WORD.findall(text))
    wide = sum(unicodedata.east_asian_width(c) in "WF" and c.isalnum() for c in text)
    narrow = "".join(" " if unicodedata.east_asian_width(c) in "WF" else c for c in text)
    return wide + len(WORD.findall(narrow))


def _genre(kind: str) -> list[dict[str, str]]:
    name = GENRES.get(kind)
    return [{"name": name, "uri": f"{CV}/genre/{GENRE_CODES[name]}"}] if name else []


def _person(voice: Voice) -> dict[str, Any]:
    return _said(
        {
            "name": voice.name,
            "rel": voice.rel,
            "uri": voice.uri,
            "literal": voice.title,
            "contactInfo": _contacts(voice),
        }
    )


def _organisation(voice: Voice) -> dict[str, Any]:
    told = {"name": voice.name, "rel": "publisher", "uri": voice.uri}
    return _said(told | {"contactInfo": _contacts(voice)})


def _contacts(voice: Voice) -> list[dict[str, str]]:
    return [
        _said({"type": kind, "role": role, "lang": voice.lang, "value": value})
        for kind, role, value in voice.ways
    ]


def _event(item: NewsItem) -> dict[str, Any]:
    if item.starts is None:
        return {}
    dates = {"startDate": _moment(item.starts), "endDate": _moment(item.ends)}
    status = CALLED_OFF if item.cancelled else CERTAIN
    return {"eventStatus": f"{CV}/eventoccurstatus/{status}", "dates": _said(dates)}


def _rendition(made: Rendition) -> dict[str, Any]:
    return _said(
        {
            "name": made.name,
            "href": made.href,
            "contentType": made.media_type,
            "width": made.width,
            "height": made.height,
            "sizeInBytes": made.size,
        }
    )


def _association(told: Association) -> dict[str, Any]:
    descriptions = _texts(("caption", told.caption), ("alternativeText", told.alt))
    return _said(
        {
            "name": told.name,
            "rel": told.rel,
            "uri": told.uri,
            "type": told.kind,
            "representationType": "partial",
            "pubStatus": "usable",
            "language": told.lang,
            "headlines": _texts(("main", told.headline)),
            "descriptions": descriptions,
            "by": told.credit,
            "usageTerms": told.terms,
            "rightsInfo": {"linkedRights": told.licence} if told.licence else {},
            "renditions": [_rendition(r) for r in told.renditions],
        }
    )


def _ids(item: NewsItem) -> list[dict[str, str]]:
    ids: Iterable[tuple[str, str]] = (("canonical", item.url), *item.other_ids)
    return [{"role": role, "value": value} for role, value in ids if value]
