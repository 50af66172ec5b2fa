"""Texts as sequences of words that compare equal whatever the punctuation, case or markup around them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

Words = tuple[str, ...]

LONGEST = 8
"""Words of a window: a cut-off sentence is found by its first ones."""
LONGEST_UNSPACED = 16
"""The same in scripts without blanks, where every character counts as a word."""
SHORTEST = 6
SHORTEST_UNSPACED = 10

_FROM = bytes(range(128))
_TO = bytes(c if chr(c).isalnum() else 32 for c in _FROM)
_ASCII = bytes.maketrans(_FROM, _TO)
_PUNCTUATION = re.compile(
    "[\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u055a-\u055f\u0589\u05be\u05c0"
    "\u05c3\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u0970\u0e2f\u0e5a\u0e5b\u104a-\u104f"
    "\u1360-\u1368\u166d\u1680\u17d4-\u17da\u2000-\u206f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004"
    "\u3008-\u3020\u3030\u30fb\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40"
    "\uff5b-\uff65\ufeff]"
)
_UNSPACED = re.compile(
    "[\u0e01-\u0e2e\u0e30-\u0e4e\u0e80-\u0eff\u1000-\u1049\u1780-\u17b3\u3041-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SOFT = "\u00ad"

_LINK_TARGET = re.compile(r"\]\([^()\n]*\)|\]\[[^\]\n]*\]|\{:?[^{}\n]*\}|<[^<>\n]*>")
_BLOCK_LINE = re.compile(r"(?m)^:::.*$|^\s*(?:```|~~~).*$|^\s*\[[^\]\n]+\]:.*$")
_SENTENCE_END = re.compile(
    r"(?<=[.!?…؟۔।])[\"'”’»)\]*_]*\s+|[。！？]|\n\s*\n|\n(?=\s*(?:[-*+>#|]|\d+\.\s))"
)


def words(text: str, *, apart: bool = True) -> list[str]:
    """The words of a text, in lower case; in scripts without blanks each character is one.

    Without `apart` what has no blanks stays together, which is quicker.
    """
    if not text.isascii():
        text = _PUNCTUATION.sub(" ", text.replace(_SOFT, "")).lower()
        if apart and _UNSPACED.search(text):
            text = _UNSPACED.sub(r" \g<0> ", text)
        return text.encode("utf-8", "replace").translate(_ASCII).decode().split()
    return text.lower().encode().translate(_ASCII).decode().split()


def sentences(markdown: str) -> Iterator[str]:
    """The sentences of a text as readers see them, without the marks of Markdown."""
    plain = _LINK_TARGET.sub(" ", _BLOCK_LINE.sub("", markdown))
    return (s for s in _SENTENCE_END.split(plain) if s.strip())


def windows(found: Sequence[str]) -> Iterator[Words]:
    """The first, middle and last words of a sentence, each enough to know it by."""
    size = LONGEST_UNSPACED if unspaced(found) else LONGEST
    last = max(0, len(found) - size)
    for start in sorted({0, last // 2, last}):
        yield tuple(found[start : start + size])


def telling(found: Sequence[str]) -> bool:
    """Whether a sentence is long enough to be known by."""
    return len(found) >= (SHORTEST_UNSPACED if unspaced(found) else SHORTEST)


def unspaced(found: Sequence[str]) -> bool:
    """Whether words are mostly single characters of a script without blanks."""
    return 2 * sum(1 for word in found if _UNSPACED.match(word)) > len(found)


T = TypeVar("T", bound=Hashable)


class Finder(Generic[T]):
    """Finds many sequences of words in a text at once, by the longest word of each."""

    def __init__(self, sought: Iterable[tuple[Words, T]]) -> None:
        self._by_word: dict[str, list[tuple[int, Words, T]]] = {}
        self._apart = False
        for sequence, name in sought:
            if sequence:
                place = max(range(len(sequence)), key=lambda n: len(sequence[n]))
                self._by_word.setdefault(sequence[place], []).append((place, sequence, name))
                self._apart = self._apart or any(_UNSPACED.match(word) for word in sequence)

    def find(self, text: str) -> set[T]:
        """The names of the sequences that occur in a text."""
        return self.find_among(words(text, apart=self._apart))

    def find_among(self, text: Sequence[str]) -> set[T]:
        """The names of the sequences that occur among the words of a text."""
        sought = self._by_word
        if sought.keys().isdisjoint(text):
            return set()
        hits = [place for place, word in enumerate(text) if word in sought]
        return {
            name
            for place in hits
            for before, sequence, name in sought[text[place]]
            if place >= before
            and tuple(text[place - before : place - before + len(sequence)]) == sequence
        }
