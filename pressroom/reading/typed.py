"""From written nodes to the model's types: every value checked, every mistake a Problem with its place."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
import types
import typing
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pressroom.model.keys import Key, Localized, Shape, keys_of, yaml_name
from pressroom.model.parts import KitWish
from pressroom.problems import Severity, did_you_mean
from pressroom.reading.nodes import Mapping, Node, Scalar, Sequence
from pressroom.reading.scalars import (
    NO,
    YES,
    choice,
    day_of,
    localized,
    moment_of,
    text_converter,
    truth,
    whole,
    zoned_moment,
)
from pressroom.reading.sheet import NOTHING, Converter, Sheet, label

UNSPACED = re.compile(r"-[^\W\d]")
"""How a list begins whose hyphens lack the blank after them: YAML takes it for one text."""
GATE = ("status", "embargo", "exclusive", "withdrawn")
"""Keys that keep a text back: one that is nearly so is suspicious in any header."""


def fields_of(
    sheet: Sheet, header: Mapping, model: type, prefix: str = ""
) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of a model's keys that a header gives, and the unknown keys as text."""
    table = _table(model)
    values: dict[str, Any] = {}
    unknown: dict[str, str] = {}
    seen: dict[str, Scalar] = {}
    for name_node, node in header.entries:
        written = name_node.text.strip()
        entry = table.get(written) or table.get(written.lower())
        dotted = f"{prefix}{entry.field if entry else written}"
        sheet.stands(dotted, node)
        if isinstance(node, Scalar) and node.empty:
            continue
        if entry is None:
            unknown[written] = node.text if isinstance(node, Scalar) else ""
            _unknown_key(sheet, name_node, written, model)
            continue
        if entry.field in seen:
            first = seen[entry.field].line
            sheet.say(
                "F105",
                name_node,
                f'"{written}" stands twice, first in line {first}.',
                "Keep one of them.",
                Severity.WARNING if sheet.loose else Severity.ERROR,
            )
            continue
        seen[entry.field] = name_node
        value = entry.convert(sheet, node, dotted)
        if value is not NOTHING:
            values[entry.field] = value
    return values, unknown


def build(sheet: Sheet, node: Node, model: type, prefix: str) -> Any:
    """A small part (a quote, a fact, …) from a mapping, or NOTHING."""
    if not isinstance(node, Mapping):
        keys = keys_of(model).items()
        needed = [name for name, key in keys if key.required] or [name for name, _ in keys]
        wanted = ", ".join(f"{yaml_name(name)}: …" for name in needed[:3])
        return sheet.say(
            "F102", node, f"{label(prefix)} must be a group of keys.", f"Write {{{wanted}}}."
        )
    before = len(sheet.problems)
    values, _ = fields_of(sheet, node, model, f"{prefix}.")
    said = _said(node, model)
    for name, key in keys_of(model).items():
        if key.required is True and name not in values and name not in said:
            wanted = yaml_name(name)
            sheet.say("F101", node, f'{label(prefix)} has no "{wanted}".', f"Add {wanted}: …")
    if any(p.severity is Severity.ERROR for p in sheet.problems[before:]):
        return NOTHING
    return model(**values)


def _said(node: Mapping, model: type) -> frozenset[str]:
    """The fields that a group gives some value: where it is no good, that was said."""
    table = _table(model)
    given = (k.text.strip() for k, v in node.entries if not (isinstance(v, Scalar) and v.empty))
    entries = (table.get(written) or table.get(written.lower()) for written in given)
    return frozenset(entry.field for entry in entries if entry)


def _unknown_key(sheet: Sheet, name: Scalar, written: str, model: type) -> None:
    hint = did_you_mean(written.lower(), GATE if sheet.loose else _table(model))
    if sheet.loose and not hint:
        return
    hint = hint or "It is ignored; take it away if nothing needs it."
    sheet.say("F104", name, f'"{written}" is not a key known here.', hint, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class _Entry:
    field: str
    key: Key
    convert: Converter


@functools.cache
def _table(model: type) -> dict[str, _Entry]:
    hints = typing.get_type_hints(model, include_extras=True)
    table: dict[str, _Entry] = {}
    for name, key in keys_of(model).items():
        entry = _Entry(name, key, converter(hints[name]))
        for spelling in (yaml_name(name), *key.aliases):
            table[spelling] = entry
    return table


@functools.cache
def converter(hint: Any) -> Converter:
    """How a value of that annotation is read."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return text_converter(args[1:]) if args[0] is str else zoned_moment
    if origin in (Union, types.UnionType):
        return _union_converter([a for a in args if a is not type(None)])
    if origin is Literal:
        return functools.partial(choice, tuple(str(a) for a in args), None)
    if origin is tuple:
        return _tuple_converter(args)
    if isinstance(hint, type):
        return _class_converter(hint)
    raise TypeError(f"no converter for {hint!r}")


def _class_converter(hint: type) -> Converter:
    simple: dict[type, Converter] = {
        str: text_converter(()),
        bool: truth,
        int: whole,
        dt.date: day_of,
        dt.datetime: moment_of,
        Localized: localized,
        KitWish: _kit_wish,
    }
    if hint in simple:
        return simple[hint]
    if issubclass(hint, Enum):
        return functools.partial(choice, tuple(str(m.value) for m in hint), hint)
    if dataclasses.is_dataclass(hint):
        return functools.partial(_group, hint)
    raise TypeError(f"no converter for {hint!r}")


def _kit_wish(sheet: Sheet, node: Node, dotted: str) -> Any:
    if isinstance(node, Scalar):
        enabled = truth(sheet, node, dotted)
        return enabled if enabled is NOTHING else KitWish(enabled=enabled)
    return build(sheet, node, KitWish, dotted)


def _group(model: type, sheet: Sheet, node: Node, dotted: str) -> Any:
    """A part; where its model says what a plain text stands for, a text will do."""
    short = getattr(model, "SHORT", "")
    if short and isinstance(node, Scalar):
        key = converter(typing.get_type_hints(model, include_extras=True)[short])
        value = key(sheet, node, dotted)
        return value if value is NOTHING else model(**{short: value})
    return build(sheet, node, model, dotted)


def _union_converter(options: list[Any]) -> Converter:
    converters = [converter(option) for option in options]
    if len(converters) == 1:
        return converters[0]
    literals = [str(v) for o in options if get_origin(o) is Literal for v in get_args(o)]
    plain = next(
        c for o, c in zip(options, converters, strict=True) if get_origin(o) is not Literal
    )

    def convert(sheet: Sheet, node: Node, dotted: str) -> Any:
        text = node.text.strip().lower() if isinstance(node, Scalar) else ""
        if "True" in literals and text in YES | NO:
            return True if text in YES else None
        if text and text in (v.lower() for v in literals):
            return text
        return plain(sheet, node, dotted)

    return convert


def _tuple_converter(args: tuple[Any, ...]) -> Converter:
    if len(args) == 2 and args[1] is Ellipsis:
        inner = args[0]
        if get_origin(inner) is tuple:
            return _pairs_converter(*get_args(inner))
        return functools.partial(_list, converter(inner), _splits(inner))
    raise TypeError(f"no converter for tuple{args!r}")


def _splits(inner: Any) -> str:
    """Where a single text stands for a list: at commas for tags and names, nowhere for paths."""
    marks = get_args(inner)[1:] if get_origin(inner) is Annotated else ()
    return "," if any(isinstance(m, Shape) and m.name in ("line", "hashtag") for m in marks) else ""


def _list(inner: Converter, splits: str, sheet: Sheet, node: Node, dotted: str) -> Any:
    items = node.items if isinstance(node, Sequence) else _single(node, splits)
    if isinstance(node, Scalar) and UNSPACED.match(node.text):
        hint = "Write a blank after each hyphen."
        return sheet.say(
            "F102", node, f"{label(dotted)} begins with a hyphen, but is no list.", hint
        )
    values = []
    for index, item in enumerate(items):
        if isinstance(item, Scalar) and item.empty:
            continue
        at = f"{dotted}.{index}"
        sheet.stands(at, item)
        value = inner(sheet, item, at)
        if value is not NOTHING:
            values.append(value)
    return tuple(values)


def _single(node: Node, splits: str) -> tuple[Node, ...]:
    if isinstance(node, Scalar) and splits:
        at = ";" if ";" in node.text else splits
        parts = [part.strip() for part in node.text.split(at)]
        return tuple(Scalar(part, node.line, node.column) for part in parts if part)
    return (node,)


def _pairs_converter(_: Any, value: Any) -> Converter:
    inner = converter(value)

    def convert(sheet: Sheet, node: Node, dotted: str) -> Any:
        if not isinstance(node, Mapping):
            return sheet.say("F102", node, f"{label(dotted)} must be `name: value` lines.")
        pairs = []
        for name, item in node.entries:
            if isinstance(item, Scalar) and item.empty:
                continue
            at = f"{dotted}.{name.text}"
            sheet.stands(at, item)
            found = inner(sheet, item, at)
            if found is not NOTHING:
                pairs.append((name.text.strip(), found))
        return tuple(pairs)

    return convert
