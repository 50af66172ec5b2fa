"""The text on a kit's own page: to read there, and to copy in one piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from pressroom.kits.clean_html import html_of
from pressroom.kits.text_tree import (
    Block,
    Blocks,
    Cell,
    Contact,
    Entries,
    Figure,
    Heading,
    Listing,
    Notes,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    Verbatim,
    text_of,
)

BELOW = 2
"""Levels that the page's own headings stand above those of a text."""


def shown(blocks: Blocks, lang: str) -> Markup:
    """The text as HTML without any id, for several languages stand on one page; pictures, facts and
    contacts are left out, which have their own place there.
    """
    return Markup(html_of((_plain(block) for block in _text_only(blocks)), lang))


def pasted(blocks: Blocks) -> str:
    """The text as plain paragraphs with an empty line between, as a newsroom's system takes them."""
    return "\n\n".join(part for block in _text_only(blocks) for part in _paragraphs(block) if part)


def _text_only(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        has_place = isinstance(block, Figure | Contact)
        if not has_place and not (isinstance(block, Entries) and block.facts):
            yield block


def _plain(block: Block) -> Block:
    """The block with headings further down and footnotes as a list."""
    match block:
        case Heading():
            return replace(block, runs=_runs(block.runs), level=min(block.level + BELOW, 6))
        case Paragraph():
            return replace(block, runs=_runs(block.runs))
        case Listing():
            items = tuple(tuple(_plain(b) for b in _text_only(item)) for item in block.items)
            return replace(block, items=items)
        case Quotation():
            inside = tuple(_plain(b) for b in _text_only(block.blocks))
            return replace(block, blocks=inside, by=_runs(block.by))
        case Table():
            return replace(block, head=_rows(block.head), body=_rows(block.body))
        case Notes():
            return Listing(items=tuple(note.blocks for note in block.notes), ordered=True)
        case _:
            return block


def _rows(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(replace(cell, runs=_runs(cell.runs)) for cell in row) for row in rows)


def _runs(runs: Runs) -> Runs:
    """A reference to a footnote as its number, raised."""
    return tuple(replace(run, note=0, link="", rise="sup") if run.note else run for run in runs)


def _paragraphs(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield text_of(block.runs)
        case Listing():
            yield "\n".join(_items(block))
        case Quotation():
            said = " ".join(part for b in block.blocks for part in _paragraphs(b))
            yield " – ".join(part for part in (said, text_of(block.by)) if part)
        case Table():
            rows = (*block.head, *block.body)
            yield "\n".join("\t".join(text_of(cell.runs) for cell in row) for row in rows)
        case Notes():
            for note in block.notes:
                yield f"[{note.number}] {' '.join(_inside(note.blocks))}"
        case Entries():
            yield "\n".join(_entry(entry.label, entry.value) for entry in block.entries)
        case Verbatim():
            yield block.text
        case _:
            pass


def _items(listing: Listing) -> Iterator[str]:
    for number, item in enumerate(listing.items, listing.start):
        mark = f"{number}." if listing.ordered else "•"
        yield f"{mark} {' '.join(_inside(item))}"


def _inside(blocks: Iterable[Block]) -> Iterator[str]:
    return (part for block in blocks for part in _paragraphs(block))


def _entry(label: Iterable[Run], value: Iterable[Run]) -> str:
    return f"{text_of(label)}: {text_of(value)}"
