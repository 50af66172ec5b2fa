"""From a single written value to text, number, truth, date or choice; what isn't one is a Problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

from pressroom.language.tags import canonical
from pressroom.model.keys import Localized, Shape
from pressroom.problems import as_list, did_you_mean
from pressroom.reading.nodes import Node, Scalar, Sequence
from pressroom.reading.sheet import NOTHING, Converter, Nothing, Sheet, label
from pressroom.reading.times import Unreadable, day, moment

YES = frozenset({"true", "yes", "on", "y", "1"})
NO = frozenset({"false", "no", "off", "n", "0"})


def scalar(sheet: Sheet, node: Node, dotted: str, wanted: str) -> str | Nothing:
    """The text of a single value, stripped; NOTHING where a list or group stands instead of what is `wanted`."""
    if isinstance(node, Scalar):
        return node.text.strip()
    found = "a list" if isinstance(node, Sequence) else "a group of keys"
    return sheet.say("F102", node, f"{label(dotted)} must be {wanted}, not {found}.")


def text_converter(marks: Iterable[Any]) -> Converter:
    """How text is read that has the shape among these marks, if one is."""
    shape = next((m for m in marks if isinstance(m, Shape)), None)

    def convert(sheet: Sheet, node: Node, dotted: str) -> Any:
        text = scalar(sheet, node, dotted, shape.says if shape else "text")
        if isinstance(text, Nothing):
            return text
        if shape is None:
            return text
        if shape.name == "line":
            return " ".join(text.split()) if "address" not in dotted else text
        if shape.name == "hashtag" and not text.startswith("#"):
            text = f"#{text}"
        if shape.name == "lang":
            text = text.replace("_", "-")
        if not shape.fits(text):
            message = f'{label(dotted)} is "{text}", which is not {shape.says}.'
            hint = as_list(text) if dotted[-1:].isdigit() else ""
            return sheet.say("F103", node, message, hint)
        return canonical(text) if shape.name == "lang" else text

    return convert


def truth(sheet: Sheet, node: Node, dotted: str) -> Any:
    """Yes or no, in the words of YAML."""
    text = scalar(sheet, node, dotted, "true or false")
    if isinstance(text, Nothing):
        return text
    if text.lower() in YES | NO:
        return text.lower() in YES
    return sheet.say("F102", node, f'{label(dotted)} is "{text}".', "Write true or false.")


def whole(sheet: Sheet, node: Node, dotted: str) -> Any:
    """A whole number."""
    text = scalar(sheet, node, dotted, "a whole number")
    if isinstance(text, Nothing):
        return text
    if text.lstrip("-").isdecimal():
        return int(text)
    return sheet.say("F102", node, f'{label(dotted)} is "{text}", not a whole number.')


def day_of(sheet: Sheet, node: Node, dotted: str) -> Any:
    """A day, in the newsroom's zone."""
    return _time(sheet, node, dotted, lambda text: day(text, sheet.zone))


def moment_of(sheet: Sheet, node: Node, dotted: str) -> Any:
    """A moment; without a zone of its own it is in the newsroom's."""
    return _time(sheet, node, dotted, lambda text: moment(text, sheet.zone, loose=sheet.loose))


def zoned_moment(sheet: Sheet, node: Node, dotted: str) -> Any:
    """A moment that has to say its own zone."""
    return _time(sheet, node, dotted, lambda text: moment(text, None, loose=sheet.loose))


def _time(sheet: Sheet, node: Node, dotted: str, read: Callable[[str], Any]) -> Any:
    text = scalar(sheet, node, dotted, "a date")
    if isinstance(text, Nothing):
        return text
    try:
        return read(text)
    except Unreadable as trouble:
        return sheet.say(
            trouble.code, node, f'{label(dotted)} is "{text}": {trouble}.', trouble.hint
        )


def choice(
    values: tuple[str, ...], enum: type[Enum] | None, sheet: Sheet, node: Node, dotted: str
) -> Any:
    """One of several values, in any case; with an enum, its member."""
    text = scalar(sheet, node, dotted, f"one of {', '.join(values)}")
    if isinstance(text, Nothing):
        return text
    if text.lower() not in (v.lower() for v in values):
        hint = did_you_mean(text, values) or f"Write one of {', '.join(values)}."
        return sheet.say("F106", node, f'{label(dotted)} is "{text}".', hint)
    found = next(v for v in values if v.lower() == text.lower())
    return enum(found) if enum else (True if found == "True" else found)


def localized(sheet: Sheet, node: Node, dotted: str) -> Any:
    """One text, or one a language."""
    if isinstance(node, Scalar):
        return Localized((("", node.text.strip()),))
    if isinstance(node, Sequence):
        return sheet.say("F102", node, f"{label(dotted)} must be text, or one text a language.")
    tag = text_converter((Shape("lang", "a language tag", r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*"),))
    texts = []
    for name, value in node.entries:
        lang = tag(sheet, name, dotted)
        text = scalar(sheet, value, f"{dotted}.{name.text}", "text")
        if lang is not NOTHING and not isinstance(text, Nothing):
            texts.append((str(lang), text))
    return Localized(tuple(texts))
