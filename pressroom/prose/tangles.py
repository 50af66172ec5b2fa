"""Texts that would keep Markdown busy for minutes: refused with a word instead.

Each limit is far above what people write; what lies beyond costs time with the square of its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.prose.desk import Desk
from pressroom.prose.rules import NESTING, TAME

SHORT = 200
"""Characters of a text that can't be tangled."""
LONG = 2_000
"""Characters of a paragraph that are never too many marks."""
DEEP_BRACKETS = 200
OPEN_ADDRESSES = 200
OPEN_TAGS = 300
DEFINITIONS = 1_000
ABBREVIATIONS = 1_000

SAMPLE = re.compile(r"[-*+.\d> ]{5}")
"""What every twentieth character of a hundred levels holds: a text without it is quickly passed."""
DEEP = re.compile(
    r"^(?:(?: {0,3}> ?){100}|(?: {0,3}(?:[-*+]|\d+\.) ){100}| {400,}(?:[-*+]|\d+\.) )", re.MULTILINE
)
"""A hundred levels of quotations or lists. Markdown itself stops at some three hundred, at more or
fewer by who called it: a body has to look the same in every process."""
BRACKET = re.compile(r"[\[\]]")
TAG = re.compile(r"<[A-Za-z/!?]")
DEFINITION = re.compile(r"^ {0,3}:[ \t]", re.MULTILINE)
ABBREVIATION = re.compile(r"^ {0,3}\*\[", re.MULTILINE)


def tangled(desk: Desk) -> bool:
    """Whether a Markdown text is too tangled or too deep to be read; reported where it is."""
    text = desk.source.prose
    if len(text) < SHORT:
        return False
    if SAMPLE.search(text[::20]) and (deep := DEEP.search(text)):
        line = desk.source.line_at(deep.start())
        desk.report(NESTING, line, "The text is nested a hundred levels deep.", "Untangle it.")
        return True
    found = next(_tangles(text), None)
    if found is None:
        return False
    offset, what = found
    desk.report(
        TAME,
        desk.source.line_at(offset),
        f"There are too many {what} here.",
        "Put data into a file beside the item, or between ``` lines.",
    )
    return True


def _tangles(text: str) -> Iterator[tuple[int, str]]:
    if text.count("<") > OPEN_TAGS and len(TAG.findall(text)) - text.count(">") > OPEN_TAGS:
        yield text.index("<"), "< without >"
    if "<!--" in text and text.count("<!--") - text.count("-->") > OPEN_TAGS:
        yield text.index("<!--"), "comments that never end"
    if text.count("*[") > ABBREVIATIONS and len(ABBREVIATION.findall(text)) > ABBREVIATIONS:
        yield text.index("*["), "abbreviations"
    at = 0
    for paragraph in text.split("\n\n"):
        if len(paragraph) > LONG:
            yield from ((at, what) for what in _of_paragraph(paragraph))
        at += len(paragraph) + 2


def _of_paragraph(text: str) -> Iterator[str]:
    if text.count("[") > DEEP_BRACKETS and _depth(text) > DEEP_BRACKETS:
        yield "[ without ]"
    if text.count("](") - text.count(")") > OPEN_ADDRESSES:
        yield "( without )"
    if text.count(":") > DEFINITIONS and len(DEFINITION.findall(text)) > DEFINITIONS:
        yield "definitions in one paragraph"


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in BRACKET.finditer(text):
        depth = depth + 1 if bracket[0] == "[" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest
