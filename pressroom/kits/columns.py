"""Text in columns: how wide characters are, and lines broken where each script allows it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

WIDE = frozenset("WF")
NO_START = frozenset("，。、；：？！）】》」』〕〉”’%‰,.;:?!)]}»›।॥،؛؟…—–")
"""What begins no line: it belongs to what is before it."""
NO_END = frozenset("（【《「『〔〈“‘([{«‹$¥￥")
"""What ends no line."""
SPACE = re.compile("[ \t]+")


def width(text: str) -> int:
    """How many columns a text takes where letters have the same width: two for a Chinese character,
    none for a mark that stands on another or is only there to join (Unicode annexes 11 and 14)."""
    return len(text) if text.isascii() else sum(_width(c) for c in text)


@cache
def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in WIDE else 1


def wrapped(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """The text in lines of so many columns at most, the first and the others begun as told.

    Words and addresses that are longer than a line stay whole; line breaks in it are kept. No-break
    spaces hold what they hold together.
    """
    lines: list[str] = []
    for number, part in enumerate(text.split("\n")):
        begin = rest if number else first
        lines += _filled(part, columns, begin, rest)
    return lines


def _filled(text: str, columns: int, first: str, rest: str) -> list[str]:
    lines, begin, line, filled = [], first, "", 0
    for space, piece in pieces(text):
        wide = width(piece)
        if line and width(begin) + filled + len(space) + wide > columns:
            lines.append(begin + line)
            begin, line, filled = rest, piece, wide
        else:
            filled += wide + (len(space) if line else 0)
            line += (space if line else "") + piece
    return [*lines, (begin + line).rstrip()]


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The pieces between which a line may break, each with the space before it."""
    for number, word in enumerate(SPACE.split(text)):
        for at, piece in enumerate(_parts(word)):
            yield (" " if number and not at else "", piece)


def _parts(word: str) -> Iterable[str]:
    """A word in the parts between which it may break: only beside Chinese characters."""
    if word.isascii():
        return (word,) if word else ()
    parts: list[str] = []
    for char in word:
        if parts and not _breaks(parts[-1][-1], char):
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def _breaks(before: str, after: str) -> bool:
    wide = (
        unicodedata.east_asian_width(before) in WIDE or unicodedata.east_asian_width(after) in WIDE
    )
    return wide and after not in NO_START and before not in NO_END and _width(after) > 0


def padded(text: str, columns: int, align: str = "start") -> str:
    """The text filled up with spaces to so many columns."""
    room = columns - width(text)
    if align == "end":
        return " " * room + text
    if align == "center":
        return " " * (room // 2) + text + " " * (room - room // 2)
    return text + " " * room
