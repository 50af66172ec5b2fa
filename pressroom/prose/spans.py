"""Text as Markdown reads it within a block: links, emphasis, typography, where they are plain to see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pressroom.prose.inline import Typography
from pressroom.prose.typeset import typesetter

LINK = re.compile(r"\[([^\[\]]+)\]\(([^\s()<>\"'\\\[\]]+)\)")
MARKED = re.compile(r"[*\[\]_{]")
UNCLEAR = re.compile(r"[\[\]_{]")
"""Apart from those of links they may be anything: references, attribute lists, emphasis, or a_name."""
RUN = re.compile(r"(\*+)")
PLACE = re.compile("\x02(.)\x03", re.DOTALL)
"""What stands for a link or a mark while the text around it is read."""
FIRST = 0x4E00
ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)


class Unsure(Exception):
    """Something that only Python-Markdown itself can tell the meaning of."""


@dataclass(slots=True)
class Span:
    """Emphasis, strong emphasis, or a link to an address."""

    tag: str
    pieces: list[Piece]
    address: str = ""


Piece = str | Span


class Reader:
    """Reads the texts of one body; `linked` has every list of pieces that holds a link, in order."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.linked: list[list[Piece]] = []

    def words(self, text: str) -> str:
        """A text with the marks of the language."""
        straight = "'" in text or '"' in text or "--" in text or "..." in text
        return marks(self.lang)(text) if straight else text

    def read(self, text: str) -> list[Piece]:
        """The pieces of a text. Raises Unsure."""
        if not MARKED.search(text):
            return [self.words(text)]
        links: list[Span] = []
        if "](" in text:
            text = self._without_links(text, links)
        if UNCLEAR.search(text):
            raise Unsure
        pieces: list[Piece] = []
        if links:
            self.linked.append(pieces)
        pieces.extend(self._emphasized(text, links))
        return pieces

    def _without_links(self, text: str, links: list[Span]) -> str:
        """The text with a stand-in for each link; the links are added to the list."""
        if "&" in text and ENTITY.search(LINK.sub(r"\1", text)):
            raise Unsure

        def kept(found: re.Match[str]) -> str:
            text, address = found.groups()
            if text != text.strip() or UNCLEAR.search(text):
                raise Unsure
            links.append(Span("a", [*self._emphasized(text, ())], address))
            return f"\x02{chr(FIRST + len(links) - 1)}\x03"

        return LINK.sub(kept, text)

    def _emphasized(self, text: str, links: Sequence[Span]) -> Iterator[Piece]:
        """The pieces of a text whose stars stand in clear pairs, none within another."""
        parts = RUN.split(text) if "*" in text else [text]
        if len(parts) % 4 != 1:
            raise Unsure
        for at in range(0, len(parts) - 1, 4):
            before, opening, inside, closing = parts[at : at + 4]
            if opening != closing or len(opening) > 2 or not inside or inside != inside.strip():
                raise Unsure
            yield from self._placed(before, links)
            span = Span("em" if opening == "*" else "strong", [*self._placed(inside, links)])
            if "\x02" in inside:
                self.linked.append(span.pieces)
            yield span
        yield from self._placed(parts[-1], links)

    def _placed(self, text: str, links: Sequence[Span]) -> Iterator[Piece]:
        """The text with links in the places of their stand-ins."""
        for at, part in enumerate(PLACE.split(text) if links else (text,)):
            if at % 2:
                yield links[ord(part) - FIRST]
            elif part:
                yield self.words(part)


class Marks:
    """Smarty's patterns for a language, one after the other, as Python-Markdown applies them."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps

    def __call__(self, text: str) -> str:
        """The text with the language's own marks for straight ones.

        What is set stays hidden until all is, as in Python-Markdown: to the patterns still to come
        it is neither a letter nor a space nor a mark.
        """
        made: list[str] = []
        for pattern, parts, needs in self.steps:
            at = 0
            while any(need in text for need in needs) and (found := pattern.search(text, at)):
                made.append("".join(found[p] if isinstance(p, int) else p for p in parts))
                at = found.start() + 3
                stand_in = f"\x02{chr(FIRST + len(made) - 1)}\x03"
                text = text[: found.start()] + stand_in + text[found.end() :]
        return PLACE.sub(lambda place: made[ord(place[1]) - FIRST], text) if made else text


Step = tuple[re.Pattern[str], Sequence[str | int], tuple[str, ...]]
"""A pattern, what takes its place (texts, and the numbers of its groups), and what a text must hold
one of for it to match."""


@cache
def marks(lang: str) -> Marks:
    """The marks of a language. Raises Unsure where Python-Markdown sets them otherwise than we know."""
    processors: Any = typesetter(lang, {}).md.treeprocessors
    if "smarty" not in processors:
        return Marks(())
    smarty = processors["smarty"]
    if not isinstance(smarty, Typography):
        raise Unsure
    return Marks([(p.compiled_re, p.replace, needs) for p, needs in smarty.steps])  # type: ignore[attr-defined]
