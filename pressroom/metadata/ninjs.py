"""IPTC ninjs 3.1: a news item as agencies and newsroom systems take it in, as JSON.

https://iptc.org/standards/ninjs/; the schema is `ninjs-schema_3.1.json`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from pressroom.metadata.news import (
    CV,
    GENRE_CODES,
    GENRES,
    Association,
    Latest,
    NewsItem,
    Rendition,
    Retraction,
    Voice,
    changed,
    copyright_of,
    explained,
    status_of,
    words_in,
)

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
CERTAIN, CALLED_OFF = "eos5", "eos6"
"""Planned, occurs certainly; planned, then cancelled (http://cv.iptc.org/newscodes/eventoccurstatus/)."""


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
