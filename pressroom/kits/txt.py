"""Plain text, as an editor pastes it: 72 columns, no marks of any markup, addresses in brackets."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pressroom.kits.columns import padded, width, wrapped
from pressroom.kits.copy import Copy
from pressroom.kits.text_tree import (
    Block,
    Cell,
    Contact,
    Entries,
    Entry,
    Figure,
    Heading,
    Listing,
    Notes,
    Paragraph,
    Quotation,
    Rule,
    Runs,
    Section,
    Table,
    Verbatim,
)
from pressroom.kits.wording import ltr
from pressroom.language.press import bracketed, colon

COLUMNS = 72
INDENT = "    "


@dataclass(frozen=True, slots=True)
class _Page:
    """What a line may be: how wide, and in which language."""

    columns: int
    lang: str

    def less(self, indent: str) -> _Page:
        """The same beside an indent."""
        return replace(self, columns=self.columns - width(indent))


def txt(copy: Copy) -> bytes:
    """The recipe of the TXT: UTF-8, lines end with LF, two empty lines before each new part."""
    page = _Page(COLUMNS, copy.lang)
    parts = [
        _part(_opening(copy, page)),
        _part(_body(copy, page)),
        *(_part(_section(s, page)) for s in copy.before_end),
        copy.end_mark,
        *(_part(_section(s, page)) for s in copy.after),
        _part(_closing(copy)),
    ]
    text = "\n\n\n".join(part for part in parts if part)
    return (text + "\n").encode()


def _part(paragraphs: Iterable[Iterable[str]]) -> str:
    shown = ("\n".join(lines) for lines in paragraphs)
    return "\n\n".join(lines for lines in shown if lines.strip())


def _opening(copy: Copy, page: _Page) -> Iterator[Iterable[str]]:
    yield wrapped(copy.release_line, COLUMNS)
    for block in copy.notices:
        yield from _block(block, page)
    yield wrapped(copy.title, COLUMNS)
    yield wrapped(copy.subtitle, COLUMNS)
    if copy.byline or not copy.release_line:
        yield wrapped("\n".join(filter(None, (copy.byline, copy.day))), COLUMNS)
    for block in copy.particulars:
        yield from _block(block, page)


def _body(copy: Copy, page: _Page) -> Iterator[Iterable[str]]:
    for block in copy.body:
        yield from _block(block, page)


def _section(section: Section, page: _Page) -> Iterator[Iterable[str]]:
    yield wrapped(section.title.upper(), COLUMNS)
    for block in section.blocks:
        yield from _block(block, page)


def _closing(copy: Copy) -> Iterator[Iterable[str]]:
    for told in copy.signature:
        yield wrapped(told, COLUMNS)
    if copy.url and not any(copy.url in told for told in copy.signature):
        yield (copy.url,)


def said(runs: Runs) -> str:
    """Runs as plain text: an address follows the words that lead to it, notes are in brackets."""
    parts: list[str] = []
    for number, run in enumerate(runs):
        parts.append(f"[{run.text}]" if run.note else run.text)
        after = runs[number + 1].link if number + 1 < len(runs) else ""
        if run.link and after != run.link:
            parts.append(_address(run.link, _linked(runs, number)))
    return "".join(parts)


def _linked(runs: Runs, end: int) -> str:
    """The words that lead where the run at `end` does."""
    start = end
    while start and runs[start - 1].link == runs[end].link:
        start -= 1
    return "".join(run.text for run in runs[start : end + 1])


def _address(link: str, words: str) -> str:
    """The address in brackets, unless the words say it."""
    bare = link.removeprefix("mailto:").removeprefix("tel:")
    same = words.strip() in (link, bare, bare.removeprefix("https://").rstrip("/"))
    return "" if same or link.startswith("tel:") else f" ({bare})"


def _block(block: Block, page: _Page) -> Iterator[list[str]]:
    """The paragraphs of a block, each as its lines."""
    match block:
        case Paragraph() | Heading():
            yield wrapped(said(block.runs), page.columns)
        case Listing():
            yield from _list(block, page)
        case Quotation():
            yield from _quotation(block, page)
        case Table():
            yield from _table(block, page)
        case Figure():
            yield from _figure(block, page)
        case Entries():
            yield from _entries(block, page)
        case Contact():
            yield list(_contact(block, page))
        case Verbatim():
            yield block.text.split("\n")
        case Notes():
            for note in block.notes:
                yield from _hung(f"[{note.number}] ", note.blocks, page)
        case Rule():
            yield [padded("* * *", page.columns, "center").rstrip()]


def _hung(mark: str, blocks: Iterable[Block], page: _Page) -> Iterator[list[str]]:
    """Blocks beside a mark."""
    begin, space = mark, " " * width(mark)
    for block in blocks:
        for lines in _block(block, page.less(mark)):
            yield [(space if number else begin) + line for number, line in enumerate(lines)]
            begin = space


def _list(listing: Listing, page: _Page) -> Iterator[list[str]]:
    tight: list[str] = []
    for number, item in enumerate(listing.items, listing.start):
        mark = f"{number}. " if listing.ordered else "• "
        for paragraph in _hung(mark, item, page):
            tight += paragraph
    yield tight


def _quotation(quotation: Quotation, page: _Page) -> Iterator[list[str]]:
    for block in quotation.blocks:
        for lines in _block(block, page.less(INDENT)):
            yield [INDENT + line for line in lines]
    if quotation.by:
        yield wrapped(f"— {said(quotation.by)}", page.columns, INDENT, INDENT)


def _figure(figure: Figure, page: _Page) -> Iterator[list[str]]:
    """What a picture shows, and where it is."""
    told = [said(figure.caption) or figure.alt, figure.credit, figure.terms]
    sentence = " ".join(_ended(part) for part in told if part)
    yield wrapped("\n".join(filter(None, (sentence, figure.address))), page.columns, INDENT, INDENT)
    for block in figure.transcript:
        for lines in _block(block, page.less(INDENT)):
            yield [INDENT + line for line in lines]


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?…。！？।؟" else f"{text}."


def _entries(entries: Entries, page: _Page) -> Iterator[list[str]]:
    if entries.title:
        yield wrapped(entries.title, page.columns)
    yield [line for entry in entries.entries for line in _entry(entry, page)]


def _entry(entry: Entry, page: _Page) -> list[str]:
    text = f"{said(entry.label)}{colon(page.lang)}{said(entry.value)}"
    if entry.source:
        text = bracketed(page.lang, text, said(entry.source))
    return wrapped(text, page.columns, "", INDENT)


def _contact(contact: Contact, page: _Page) -> Iterator[str]:
    yield contact.name
    yield from wrapped(contact.role, page.columns) if contact.role else ()
    for label, told, _ in contact.ways:
        shown = ltr(told, page.lang)
        yield f"{label}{colon(page.lang)}{shown}" if label else shown
    for remark in contact.remarks:
        yield from wrapped(remark, page.columns)


def _table(table: Table, page: _Page) -> Iterator[list[str]]:
    """A table in columns where they fit, else each row as lines of its own."""
    if table.caption:
        yield wrapped(said(table.caption), page.columns)
    rows = [[_cell_text(c) for c in row] for row in (*table.head, *table.body)]
    plain = all(c.columns == c.rows == 1 for row in (*table.head, *table.body) for c in row)
    widths = [max(width(r[n]) if n < len(r) else 0 for r in rows) for n in range(table.columns)]
    if plain and sum(widths) + 2 * (len(widths) - 1) <= page.columns:
        yield _columns(table, widths)
    else:
        yield from _rows(table, page)


def _cell_text(cell: Cell) -> str:
    return said(cell.runs).replace("\n", " ")


def _columns(table: Table, widths: list[int]) -> list[str]:
    return [
        "  ".join(
            padded(_cell_text(c), w, c.align) for c, w in zip(row, widths, strict=False)
        ).rstrip()
        for row in (*table.head, *table.body)
    ]


def _rows(table: Table, page: _Page) -> Iterator[list[str]]:
    """Each row as lines: what its first cell says, then the others after their columns' names."""
    heads = [_cell_text(c) for c in table.head[-1]] if table.head else []
    for row in table.body:
        lines: list[str] = []
        for number, cell in enumerate(row):
            name = heads[number] if number < len(heads) else ""
            text = (
                f"{name}{colon(page.lang)}{_cell_text(cell)}"
                if name and number
                else _cell_text(cell)
            )
            lines += wrapped(text, page.columns, INDENT if number else "", INDENT) if text else []
        yield lines


def plain(blocks: Iterable[Block], lang: str) -> str:
    """Blocks as plain text whose lines end where paragraphs do: for systems that break their own."""
    page = _Page(sys.maxsize, lang)
    return _part(lines for block in blocks for lines in _block(block, page))
