"""Entries of the media list as flat rows of text, as tables and address books have them, and back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import yaml

from pressroom.model.keys import keys_of, yaml_name
from pressroom.outreach.media_list import Deadline, Journalist, Outlet

Flat = Mapping[str, str]
"""Texts by key; the key of a group's part has a full stop: `consent.basis`."""
TEXT, LIST, PAIRS = "text", "list", "pairs"
_SEPARATOR = "; "
_DEADLINE = re.compile(r"(?P<when>.*?)\s*\((?P<for>[^()]*)\)")


@cache
def columns(model: type) -> Mapping[str, str]:
    """Every key of a flat row of outlets or journalists, and whether it is text, a list or pairs."""
    return {"slug": TEXT, **dict(_columns(model, ""))}


def flat(entry: Outlet | Journalist) -> Flat:
    """An entry as a row: a text for each key, empty where the entry says nothing."""
    model: type = type(entry)
    values = {"slug": entry.slug, **dict(_values(entry, ""))}
    return {name: values.get(name, "") for name in columns(model)}


def nested(row: Flat, model: type) -> dict[str, Any]:
    """A row as a file of the media list has it: groups in groups, lists as lists; empty keys left out."""
    found: dict[str, Any] = {}
    for name, form in columns(model).items():
        text = row.get(name, "").strip()
        if not text or name == "slug":
            continue
        group, _, key = name.rpartition(".")
        place = found.setdefault(group, {}) if group else found
        place[key] = _unfolded(text, form, key)
    return found


def as_yaml(values: Mapping[str, Any]) -> str:
    """Values as the text of a file."""
    text: str = yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=100)
    return text


def _columns(model: type, before: str) -> Iterator[tuple[str, str]]:
    hints = get_type_hints(model, include_extras=True)
    for name in keys_of(model):
        inner = _inner(hints[name])
        dotted = f"{before}{yaml_name(name)}"
        if get_origin(inner) is tuple:
            yield dotted, PAIRS if get_origin(get_args(inner)[0]) is tuple else LIST
        elif dataclasses.is_dataclass(inner) and isinstance(inner, type):
            yield from _columns(inner, f"{dotted}.")
        else:
            yield dotted, TEXT


def _inner(hint: Any) -> Any:
    """What a key may hold besides nothing."""
    if get_origin(hint) in (Union, types.UnionType):
        options = [option for option in get_args(hint) if option is not types.NoneType]
        hint = options[0] if len(options) == 1 else str
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _values(value: Any, before: str) -> Iterator[tuple[str, str]]:
    for name in keys_of(type(value)):
        inner, dotted = getattr(value, name), f"{before}{yaml_name(name)}"
        if dataclasses.is_dataclass(inner):
            yield from _values(inner, f"{dotted}.")
        elif isinstance(inner, tuple):
            yield dotted, _SEPARATOR.join(map(_one, inner))
        elif inner is not None:
            yield dotted, _one(inner)


def _one(value: Any) -> str:
    if isinstance(value, Deadline):
        return f"{value.when} ({value.for_})" if value.for_ else value.when
    if isinstance(value, tuple):
        return f"{value[0]}: {value[1]}"
    if isinstance(value, bool):
        return "true"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _unfolded(text: str, form: str, key: str) -> Any:
    if form == TEXT:
        return text
    mark = ";" if ";" in text or form == PAIRS or key == "deadlines" else ","
    parts = [part.strip() for part in re.split(rf"{mark}|\n", text) if part.strip()]
    if form == PAIRS:
        return dict(_pair(part) for part in parts)
    return [_deadline(part) for part in parts] if key == "deadlines" else parts


def _pair(text: str) -> tuple[str, str]:
    name, mark, value = text.partition(":")
    if not mark or value.startswith("//"):
        return "other", text
    return name.strip().lower(), value.strip()


def _deadline(text: str) -> Any:
    match = _DEADLINE.fullmatch(text)
    return {"when": match["when"], "for": match["for"]} if match and match["when"] else text
