"""Bodies of plain constructs, read without Python-Markdown.

Most releases are paragraphs, headings, lists, quotations, tables, links and emphasis, plainly written.
Those are read here, in a fraction of the time; anything else, and whatever might mean something else,
is left to Python-Markdown. That both agree is tested on random texts and on all sample content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pressroom.prose.spans import ENTITY, Piece, Reader, Unsure

ELSEWHERE = (
    *("`", "\\", "<", "\t", ":::", "![", "[^", "]:", " \n", "\n ", "***", "~~~", "footnote-"),
)
"""What takes more: code, escapes, raw HTML, press blocks, pictures, footnotes, breaks, indents."""
HEADING = re.compile(r"(?P<level>#{1,6}) *(?P<text>[^#\s](?:[^#]*[^#\s])?)(?: +#*)?")
ITEM = re.compile(r"(?:(?P<number>\d+\.)|[*+-]) +(?P<text>\S.*)")
NUMBERED = re.compile(r"\d+\. ")
ALIGNMENT = re.compile(r":?-+:?")
STARRED = re.compile(r"\*{1,2}[^\s*]")
MEANINGFUL = frozenset("#>:=~|+-*")
"""What a line of a paragraph begins with only if it means something, or is emphasized."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph."""

    pieces: list[Piece]


@dataclass(slots=True)
class Heading:
    """A heading, of the level it is written with."""

    level: int
    pieces: list[Piece]


@dataclass(slots=True)
class List:
    """A list, `ul` or `ol`, whose items are a text each."""

    tag: str
    items: list[list[Piece]]


@dataclass(slots=True)
class Quotation:
    """Paragraphs quoted."""

    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """Rows of cells, the first one the head's; columns are aligned `left`, `center`, `right` or not."""

    alignments: list[str]
    rows: list[list[list[Piece]]]


Block = Paragraph | Heading | List | Quotation | Table


def blocks(text: str, reader: Reader) -> list[Block]:
    """The blocks of a body. Raises Unsure where Python-Markdown has to be asked."""
    if any(mark[0] in text and mark in text for mark in ELSEWHERE):
        raise Unsure
    if "&" in text and ENTITY.search(text):
        raise Unsure
    return list(_Blocks(reader).read(text))


class _Blocks:
    def __init__(self, reader: Reader) -> None:
        self.line = reader.read
        self.last: Block | None = None

    def read(self, text: str) -> Iterator[Block]:
        for chunk in text.split("\n\n"):
            block = chunk.strip("\n")
            if block[:1].isalpha() and "\n" not in block and not block[-1].isspace():
                self.last = Paragraph(self.line(block))
                yield self.last
                continue
            for part in _parts(block):
                if part != part.strip():
                    raise Unsure
                made = self._block(part)
                if made is not None:
                    self.last = made
                    yield made

    def _block(self, text: str) -> Block | None:
        """A block; None where the text goes on with the last one."""
        if text[0] == "#":
            return self._heading(text)
        if text[0] == ">":
            return self._quotation(text.split("\n"))
        if text[0] == "|" and "\n" in text:
            return self._table(text.split("\n"))
        if ITEM.match(text):
            return self._list(text.split("\n"))
        return Paragraph(self._running(text))

    def _heading(self, line: str) -> Heading:
        found = HEADING.fullmatch(line)
        if not found:
            raise Unsure
        return Heading(len(found["level"]), self.line(found["text"]))

    def _running(self, text: str) -> list[Piece]:
        """A text that begins no block of another kind."""
        if NUMBERED.match(text) or ("\n" in text and "|" in text):
            raise Unsure
        for line in text.split("\n"):
            if line[0] in MEANINGFUL and not STARRED.match(line):
                raise Unsure
        return self.line(text)

    def _list(self, lines: list[str]) -> List:
        if isinstance(self.last, List):
            raise Unsure
        items: list[str] = []
        tag = "ul"
        for line in lines:
            if found := ITEM.fullmatch(line):
                tag = "ol" if found["number"] and not items else tag
                items.append(found["text"])
            else:
                items[-1] += f"\n{line}"
        if any(item != item.strip() for item in items):
            raise Unsure
        return List(tag, [self._running(item) for item in items])

    def _quotation(self, lines: list[str]) -> Quotation | None:
        """A quotation, or more of the last one."""
        if not all(line[0] == ">" for line in lines):
            raise Unsure
        bare = "\n".join(line[2:] if line.startswith("> ") else line[1:] for line in lines)
        chunks = [chunk.strip("\n") for chunk in bare.split("\n\n")]
        if (
            "\n " in bare
            or bare.endswith("\n")
            or any(c != c.strip() or ITEM.match(c) for c in chunks)
        ):
            raise Unsure
        paragraphs = [Paragraph(self._running(chunk)) for chunk in chunks if chunk]
        if isinstance(self.last, Quotation):
            self.last.paragraphs += paragraphs
            return None
        if not paragraphs:
            raise Unsure
        return Quotation(paragraphs)

    def _table(self, lines: list[str]) -> Table:
        if not all(len(line) > 1 and line[0] == line[-1] == "|" for line in lines):
            raise Unsure
        rows = [[cell.strip(" ") for cell in line[1:-1].split("|")] for line in lines]
        head, rule, *rest = rows
        even = all(len(row) == len(head) for row in rows)
        if not even or not rest or len(head) < 2 or not all(map(ALIGNMENT.fullmatch, rule)):
            raise Unsure
        return Table(
            [_alignment(cell) for cell in rule],
            [[self.line(cell) for cell in row] for row in (head, *rest)],
        )


def _parts(block: str) -> Iterator[str]:
    """A block in parts: a heading ends what stands before it and begins anew what follows."""
    if "\n#" not in block and not (block.startswith("#") and "\n" in block):
        yield from (block,) if block else ()
        return
    if "|" in block:  # the rows of a table may begin with #
        raise Unsure
    running: list[str] = []
    for line in block.split("\n"):
        if line.startswith("#"):
            yield from ("\n".join(running),) if running else ()
            running = []
            yield line
        else:
            running.append(line)
    yield from ("\n".join(running),) if running else ()


def _alignment(cell: str) -> str:
    left, right = cell[0] == ":", cell[-1] == ":"
    return "center" if left and right else "left" if left else "right" if right else ""
