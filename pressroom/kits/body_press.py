"""The press blocks, tables and figures of a body as blocks of the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from pressroom.kits.body_runs import OWN, Reader, inside, paragraphs, runs_of, tidied
from pressroom.kits.text_tree import (
    Block,
    Cell,
    Contact,
    Entries,
    Entry,
    Figure,
    Heading,
    Note,
    Notes,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    joined,
    text_of,
)


def pullquote(box: Element, reader: Reader) -> Iterator[Block]:
    """Somebody's words, set large."""
    quote, footer = box.find("blockquote"), box.find("footer")
    if quote is None:
        yield from reader.blocks(box)
        return
    blocks = reader.within(quote)
    by = tidied(inside(footer, Run(text=""), reader)) if footer is not None else ()
    if blocks:
        yield Quotation(blocks=blocks, by=by, lang=quote.get("lang", ""), pulled=True)


def facts(box: Element, reader: Reader) -> Iterator[Block]:
    """Key facts with their sources."""
    heading = box.find("h2")
    title = text_of(tidied(inside(heading, Run(text=""), reader))) if heading is not None else ""
    entries = [_fact(row, reader) for row in box.iter("div")]
    if not entries or not all(entry.value for entry in entries):
        yield from reader.blocks(box)
        return
    yield Entries(entries=tuple(entries), title=title, facts=True)


def _fact(row: Element, reader: Reader) -> Entry:
    parts = {"value": (), "source": ()} | {
        child.get("class", ""): tidied(inside(child, Run(text=""), reader))
        for child in row.iter("span")
    }
    label = row.find("dt")
    return Entry(
        label=tidied(inside(label, Run(text=""), reader)) if label is not None else (),
        value=parts["value"],
        source=parts["source"],
    )


def figure(box: Element, reader: Reader) -> Iterator[Block]:
    """What a figure shows, told by its caption and credit."""
    said = box.find("figcaption")
    shown: list[Block] = []
    for child in box:
        if child is not said:
            shown += reader.block(child) if child.tag in OWN else ()
            shown += () if child.tag in OWN else paragraphs(runs_of(child, Run(text=""), reader))
    if said is None:
        yield from shown
        return
    caption, credit = _caption(said, reader)
    for number, block in enumerate(shown):
        if isinstance(block, Figure):
            shown[number] = replace(block, caption=caption, credit=credit)
            break
        if isinstance(block, Table):
            shown[number] = replace(block, caption=caption)
            break
    else:
        shown += paragraphs(caption)
    yield from shown


def _caption(said: Element, reader: Reader) -> tuple[Runs, str]:
    """Caption and credit of a figure of ours; the whole is the caption of another's."""
    parts = {c.get("class", ""): c for c in said if c.get("class") in ("caption", "credit")}
    if not parts:
        return tidied(inside(said, Run(text=""), reader)), ""
    caption, credit = parts.get("caption"), parts.get("credit")
    return (
        tidied(inside(caption, Run(text=""), reader)) if caption is not None else (),
        text_of(tidied(inside(credit, Run(text=""), reader))) if credit is not None else "",
    )


def embed(box: Element, reader: Reader) -> Iterator[Block]:
    """A recording with its transcript."""
    spoken = box.find("details")
    for child in box:
        if child is spoken:
            continue
        for block in reader.block(child):
            if isinstance(block, Figure) and spoken is not None:
                said = [b for c in spoken if c.tag != "summary" for b in reader.block(c)]
                block = replace(block, transcript=tuple(said))
            yield block


def card(box: Element, reader: Reader) -> Iterator[Block]:
    """A card that leads elsewhere: its title as a link, then what it says."""
    spans = [child for child in box if child.get("class") in ("title", "description")]
    link = reader.address(box.get("href", ""))
    runs = [tidied(inside(span, Run(text=""), reader)) for span in spans]
    if runs:
        yield from paragraphs(
            joined([tuple(replace(r, link=link) for r in runs[0]), *runs[1:]], "\n")
        )


def contact(box: Element, reader: Reader) -> Iterator[Block]:
    """A card of ours; what another's holds, where it is only called the same."""
    if not any(p.get("class") == "name" for p in box):
        yield from reader.blocks(box)
        return
    said = {p.get("class", ""): text_of(tidied(inside(p, Run(text=""), reader))) for p in box}
    links = {p.get("class", ""): next((a.get("href", "") for a in p.iter("a")), "") for p in box}
    ways = tuple(("", said[way], links[way]) for way in ("phone", "email") if said.get(way))
    yield Contact(
        name=said.get("name", ""),
        role=said.get("role", ""),
        ways=ways,
        remarks=tuple(said[w] for w in ("hours",) if said.get(w)),
    )


def notes(box: Element, reader: Reader) -> Iterator[Block]:
    """The footnotes."""
    found = [
        Note(number=reader.notes[item.get("id", "")], blocks=reader.within(item))
        for item in box.iter("li")
        if item.get("id", "") in reader.notes
    ]
    if found:
        yield Notes(notes=tuple(found))
    else:
        yield from reader.blocks(box)


def table(box: Element, reader: Reader) -> Iterator[Block]:
    """A table with what it says in its cells; lists in them become lines."""
    rows = [(tr, _in_head(box, tr)) for tr in box.iter("tr")]
    head = tuple(_row(tr, reader) for tr, top in rows if top)
    body = tuple(_row(tr, reader) for tr, top in rows if not top)
    told = box.find("caption")
    caption = tidied(inside(told, Run(text=""), reader)) if told is not None else ()
    if any((*head, *body)):
        yield Table(head=head, body=body, caption=caption)


def _in_head(table: Element, row: Element) -> bool:
    return any(row in list(head) for head in table.iter("thead"))


def _row(tr: Element, reader: Reader) -> tuple[Cell, ...]:
    return tuple(_cell(cell, reader) for cell in tr if cell.tag in ("td", "th"))


ALIGNED = {"align-right": "end", "align-center": "center"} | {
    "text-align:right": "end",
    "text-align:center": "center",
}
"""By our own class; by the style that other makers of HTML write."""


def _cell(cell: Element, reader: Reader) -> Cell:
    parts = [b.runs for b in reader.blocks(cell) if isinstance(b, Paragraph | Heading)]
    named = (*cell.get("class", "").split(), *cell.get("style", "").split())
    return Cell(
        runs=joined(parts, "\n"),
        header=cell.tag == "th",
        align=next((ALIGNED[c] for c in named if c in ALIGNED), "start"),
        columns=_span(cell.get("colspan")),
        rows=_span(cell.get("rowspan")),
    )


def _span(written: str | None) -> int:
    return max(1, min(int(written), 100)) if written and written.isdecimal() else 1
