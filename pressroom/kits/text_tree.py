"""The tree of a text: the blocks and runs that every format of a kit is written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of running text in one dress; a line break within a paragraph is a newline in it."""

    text: str
    strong: bool = False
    em: bool = False
    code: bool = False
    struck: bool = False
    rise: str = ""
    """`sup`, `sub` or nothing."""
    link: str = ""
    """An absolute address."""
    lang: str = ""
    """The language, where it isn't the text's."""
    note: int = 0
    """The number of the footnote it refers to; `text` is that number then."""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading within the text; `level` counts from 2, the headline being 1."""

    runs: Runs
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list; each item has blocks of its own."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Somebody's words; `by` says whose, where that is known. Pulled ones stand out of the text."""

    blocks: tuple[Block, ...]
    by: Runs = ()
    lang: str = ""
    pulled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; `align` is `start`, `center` or `end`."""

    runs: Runs = ()
    header: bool = False
    align: str = "start"
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `head` are the rows above the first line of its body."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    caption: Runs = ()

    @property
    def columns(self) -> int:
        """How many columns the widest row has."""
        rows = (*self.head, *self.body)
        return max((sum(cell.columns for cell in row) for row in rows), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture or recording: `address` is where it is, `terms` what may be done with it."""

    address: str
    alt: str = ""
    caption: Runs = ()
    credit: str = ""
    terms: str = ""
    medium: str = "image"
    """`image`, `video` or `audio`."""
    transcript: tuple[Block, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A figure with its label and source, or a term and what it means."""

    label: Runs
    value: Runs
    source: Runs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Key facts, or any list of terms; facts have their title within the block."""

    entries: tuple[Entry, ...]
    title: str = ""
    facts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody to call: `ways` are (label, what to dial or write to, its address or nothing)."""

    name: str
    role: str = ""
    ways: tuple[tuple[str, str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    """Hours and languages, a line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim:
    """Text whose spaces and lines stay as they are."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The footnotes of a text."""

    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line across, between two parts of a text."""


Block: TypeAlias = (
    Paragraph
    | Heading
    | Listing
    | Quotation
    | Table
    | Figure
    | Entries
    | Contact
    | Verbatim
    | Notes
    | Rule
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of what surrounds the text, such as About or the media contacts."""

    name: str
    """What it is: `facts`, `quotes`, `about`, `notes`, `contacts`, `spokespeople`, `pictures`,
    `links`, `terms`."""
    title: str
    blocks: Blocks
    lang: str = ""


def text_of(runs: Iterable[Run]) -> str:
    """The words of some runs; references to footnotes in brackets."""
    return "".join(f"[{run.text}]" if run.note else run.text for run in runs)


def joined(parts: Iterable[Runs], between: str) -> Runs:
    """Runs after one another, with something between them."""
    told: list[Run] = []
    for part in parts:
        if told and part:
            told.append(Run(text=between))
        told += part
    return tuple(told)


def line(text: str, *, strong: bool = False, link: str = "", lang: str = "") -> Runs:
    """A line of one dress; nothing for an empty text."""
    return (Run(text=text, strong=strong, link=link, lang=lang),) if text else ()


def paragraph(text: str) -> Paragraph:
    """A plain paragraph."""
    return Paragraph(runs=line(text))


def runs_in(block: Block) -> Iterator[Run]:
    """Every run of a block and of what is inside it, in order."""
    match block:
        case Paragraph() | Heading():
            yield from block.runs
        case Listing():
            yield from _each(b for item in block.items for b in item)
        case Quotation():
            yield from _each(block.blocks)
            yield from block.by
        case Table():
            yield from block.caption
            yield from (r for row in (*block.head, *block.body) for c in row for r in c.runs)
        case Figure():
            yield from (*line(block.alt), *block.caption, *line(block.credit), *line(block.terms))
            yield from _each(block.transcript)
        case Entries():
            yield from line(block.title)
            for entry in block.entries:
                yield from (*entry.label, *entry.value, *entry.source)
        case Contact():
            told = (block.name, block.role, *(w for way in block.ways for w in way[:2]))
            yield from (r for t in (*told, *block.remarks) for r in line(t))
        case Verbatim():
            yield from line(block.text)
        case Notes():
            yield from _each(b for note in block.notes for b in note.blocks)
        case Rule():
            pass


def _each(blocks: Iterable[Block]) -> Iterator[Run]:
    for block in blocks:
        yield from runs_in(block)
