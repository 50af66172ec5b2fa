"""A body's lines as written: which of them are code, and on which line a piece of text stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property

FENCE = re.compile(r"[ ]*(`{3,}|~{3,})")
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)([^\n]*?)(?<!`)\1(?!`)")
LONGEST_LINE = 20_000
"""Lines longer than this aren't searched for code spans."""


def fenced(lines: list[str]) -> tuple[list[bool], frozenset[int]]:
    """For each line whether it belongs to a closed code fence, its marks included; and the openings."""
    marks = [FENCE.match(line) for line in lines]
    closings: dict[str, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        if mark and not lines[number][mark.end() :].strip():
            closings[mark[1]].append(number)
    inside = [False] * len(lines)
    openings = set()
    number = 0
    while number < len(lines):
        mark = marks[number]
        ends = closings[mark[1]] if mark else []
        at = bisect_right(ends, number)
        if at < len(ends):
            openings.add(number)
            inside[number : ends[at] + 1] = [True] * (ends[at] + 1 - number)
            number = ends[at]
        number += 1
    return inside, frozenset(openings)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_spans(line: str) -> str:
    return CODE_SPAN.sub(_blank, line) if "`" in line and len(line) < LONGEST_LINE else line


def _without_comments(text: str) -> str:
    """Comments blanked; one that never ends is none."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += [text[at:start], re.sub(r"[^\n]", " ", text[start : end + 3])]
        at = end + 3
    return "".join([*parts, text[at:]])


class Source:
    """The text of a body and the number its first line has in its file."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.first_line = first_line
        self.code: list[bool] = []
        self.openings: frozenset[int] = frozenset()
        if "```" in text or "~~~" in text:
            self.code, self.openings = fenced(self.lines)
        self._found: dict[str, int] = {}

    def number(self, index: int) -> int:
        """The number in its file of the line with that index in the body."""
        return self.first_line + index

    def is_code(self, index: int) -> bool:
        """Whether that line belongs to a code fence."""
        return bool(self.code) and self.code[index]

    @cached_property
    def prose(self) -> str:
        """The text with code fences, code spans and comments blanked, line for line."""
        if "`" not in self.text and not self.code and "<!--" not in self.text:
            return self.text
        shown = ("" if self.is_code(i) else _without_spans(s) for i, s in enumerate(self.lines))
        text = "\n".join(shown)
        return _without_comments(text) if "<!--" in text else text

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.prose.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def line_at(self, offset: int) -> int:
        """The number in its file of the line that holds this offset of `prose`."""
        return self.number(bisect_right(self._starts, offset) - 1)

    def line_of(self, needle: str) -> int:
        """The line of the next place, after the last one asked for, where these words stand.

        The body's first line if they stand nowhere: then they came out of something else.
        """
        at = self.prose.find(needle, self._found.get(needle, -1) + 1) if needle else -1
        if at < 0:
            at = self.prose.find(needle) if needle else -1
        if at < 0:
            return self.first_line
        self._found[needle] = at
        return self.line_at(at)
