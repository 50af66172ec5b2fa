"""A judge of structured data that knows schema.org's own vocabulary and nothing of pressroom."""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

FILE = Path(__file__).parent / "schemaorg" / "vocabulary.json"
SCHEMA = "https://schema.org/"
TEXTS = {"Text", "CssSelectorType", "PronounceableText", "URL", "XPathType"}
NUMBERS = {"Number", "Integer", "Float"}


@functools.cache
def vocabulary() -> dict[str, dict[str, Any]]:
    """Types, properties and the members of enumerations."""
    return json.loads(FILE.read_text("utf-8"))


@functools.cache
def ancestry(sort: str) -> frozenset[str]:
    """A type and everything it is a sort of."""
    parents = vocabulary()["types"].get(sort, ())
    return frozenset({sort}).union(*(ancestry(parent) for parent in parents))


def listed(value: Any) -> list[Any]:
    """A value as a list of values."""
    return value if isinstance(value, list) else [value]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node in a document, however deep."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for name, each in value.items():
            if name != "@context":
                yield from nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes(each)


def complaints(document: dict[str, Any]) -> list[str]:
    """What schema.org doesn't know, or not there, or not with such a value."""
    types = {n["@id"]: listed(n["@type"]) for n in nodes(document) if "@id" in n}
    found = []
    for told in nodes(document):
        for sort in listed(told["@type"]):
            if sort not in vocabulary()["types"]:
                found.append(f"no type {sort}")
        for name, value in told.items():
            if not name.startswith("@"):
                found += [
                    f"{told['@type']}.{name}: {c}" for c in _property(told, name, value, types)
                ]
    return found


def _property(told: dict[str, Any], name: str, value: Any, types: dict[str, Any]) -> Iterator[str]:
    known = vocabulary()["properties"].get(name.removesuffix("-input"))
    if known is None:
        yield "no such property"
        return
    if known.get("superseded"):
        yield "superseded"
    kinds = frozenset().union(*(ancestry(sort) for sort in listed(told["@type"])))
    if name != "query-input" and not kinds & set(known["domain"]):
        yield "not of this type"
    for each in listed(value):
        if name != "query-input" and not _fits(each, set(known["range"]), types):
            yield f"can't be {json.dumps(each, ensure_ascii=False)[:120]}"


def _fits(value: Any, wanted: set[str], types: dict[str, Any]) -> bool:
    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, (int, float)):
        return bool(wanted & NUMBERS)
    if isinstance(value, dict):
        sorts = listed(value.get("@type", types.get(value.get("@id"), [])))
        return any(ancestry(sort) & wanted for sort in sorts)
    return _text_fits(value, wanted)


def _text_fits(text: str, wanted: set[str]) -> bool:
    if text.startswith(SCHEMA):
        member = vocabulary()["members"].get(text.removeprefix(SCHEMA))
        return bool(member and ancestry(member) & wanted)
    if "DateTime" in wanted and _is_moment(text):
        return True
    if "Date" in wanted and re.fullmatch(r"\d{4}(-\d\d-\d\d)?", text):
        return True
    if "Duration" in wanted and re.fullmatch(r"P(T(\d+H)?(\d+M)?(\d+S)?|\d+D)", text):
        return True
    if "Distance" in wanted and re.fullmatch(r"\d+ px", text):
        return True
    if wanted & (TEXTS - {"URL"}):
        return True
    things = wanted - TEXTS - NUMBERS - {"Boolean", "Date", "DateTime", "Time"}
    return bool(("URL" in wanted or things) and urlsplit(text).scheme in ("http", "https"))


def _is_moment(text: str) -> bool:
    try:
        return dt.datetime.fromisoformat(text).utcoffset() is not None
    except ValueError:
        return False
