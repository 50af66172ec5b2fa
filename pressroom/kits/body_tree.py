"""From the HTML of a body to the tree of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from pressroom.kits.body_runs import (
    HEADINGS,
    OWN,
    Reader,
    inside,
    joined,
    runs_of,
    text_runs,
    tidied,
)
from pressroom.kits.text_tree import (
    Block,
    Blocks,
    Cell,
    Contact,
    Entries,
    Entry,
    Figure,
    Heading,
    Listing,
    Note,
    Notes,
    Paragraph,
    Quotation,
    Rule,
    Run,
    Runs,
    Table,
    Verbatim,
    text_of,
)
from pressroom.prose.tree import parsed


def body_tree(html: str, base: str, terms: dict[str, str] | None = None) -> Blocks:
    """The blocks of an HTML fragment; links and pictures are made absolute with `base`.

    `terms` are usage terms by the absolute address of a picture. Headings keep their order but
    never skip a level, and never stand above level 2.
    """
    root = parsed(html)
    reader = Reader(base, terms or {})
    for number, item in enumerate(_footnotes(root), 1):
        reader.notes[item.get("id", "")] = number
    return _levelled(tuple(_blocks(root, reader)))


def inline_runs(html: str, base: str) -> Runs:
    """The runs of a short HTML text; the paragraphs of a longer one on lines of their own."""
    parts = [b.runs for b in body_tree(html, base) if isinstance(b, Paragraph | Heading)]
    return joined(parts, "\n")


def _footnotes(root: Element) -> Iterator[Element]:
    for box in root.iter("div"):
        if "footnote" in box.get("class", "").split():
            yield from box.iter("li")


def _levelled(blocks: Blocks) -> Blocks:
    """The blocks with headings from level 2 on, none more than one below the last."""
    levelled: list[Block] = []
    written: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while written and written[-1] >= block.level:
                written.pop()
            written.append(block.level)
            block = replace(block, level=min(len(written) + 1, 6))
        levelled.append(block)
    return tuple(levelled)


def _blocks(parent: Element, reader: Reader) -> Iterator[Block]:
    """The blocks of an element; loose text between them makes paragraphs."""
    loose: list[Run] = list(text_runs(parent.text, Run(text="")))
    for child in parent:
        if child.tag in OWN or _is_card(child):
            yield from _paragraph(loose)
            loose = []
            yield from _block(child, reader)
        else:
            loose += runs_of(child, Run(text=""), reader)
        loose += text_runs(child.tail, Run(text=""))
    yield from _paragraph(loose)


def _within(box: Element, reader: Reader) -> Blocks:
    """The blocks inside another; a heading there is no part of the text's order."""
    return tuple(_unheaded(block) for block in _blocks(box, reader))


def _unheaded(block: Block) -> Block:
    if not isinstance(block, Heading):
        return block
    return Paragraph(runs=tuple(replace(run, strong=True) for run in block.runs))


def _is_card(child: Element) -> bool:
    return "embed-card" in child.get("class", "").split()


def _paragraph(runs: Iterable[Run]) -> Iterator[Paragraph]:
    tidy = tidied(runs)
    if tidy:
        yield Paragraph(runs=tidy)


def _block(box: Element, reader: Reader) -> Iterator[Block]:
    """What one element of its own holds."""
    classes = box.get("class", "").split()
    for name, make in BY_CLASS.items():
        if name in classes:
            yield from make(box, reader)
            return
    make = BY_TAG.get(str(box.tag), _container)
    yield from make(box, reader)


def _container(box: Element, reader: Reader) -> Iterator[Block]:
    yield from _blocks(box, reader)


def _p(box: Element, reader: Reader) -> Iterator[Block]:
    """A paragraph, which may hold a picture."""
    if any(child.tag in OWN for child in box):
        yield from _blocks(box, reader)
    else:
        yield from _paragraph(inside(box, Run(text=""), reader))


def _heading(box: Element, reader: Reader) -> Iterator[Block]:
    runs = tidied(inside(box, Run(text=""), reader))
    if runs:
        yield Heading(runs=runs, level=HEADINGS.get(str(box.tag), 3))


def _summary(box: Element, reader: Reader) -> Iterator[Block]:
    yield from _paragraph(inside(box, Run(text="", strong=True), reader))


def _list(box: Element, reader: Reader) -> Iterator[Block]:
    items = tuple(_within(item, reader) for item in box if item.tag == "li")
    start = box.get("start", "1")
    if any(items):
        yield Listing(
            items=tuple(item for item in items if item),
            ordered=box.tag == "ol",
            start=int(start) if start.isdecimal() else 1,
        )


def _blockquote(box: Element, reader: Reader) -> Iterator[Block]:
    blocks = _within(box, reader)
    if blocks:
        yield Quotation(blocks=blocks, lang=box.get("lang", ""))


def _pullquote(box: Element, reader: Reader) -> Iterator[Block]:
    quote, footer = box.find("blockquote"), box.find("footer")
    blocks = _within(quote, reader) if quote is not None else ()
    by = tidied(inside(footer, Run(text=""), reader)) if footer is not None else ()
    if blocks:
        lang = quote.get("lang", "") if quote is not None else ""
        yield Quotation(blocks=blocks, by=by, lang=lang, pulled=True)


def _facts(box: Element, reader: Reader) -> Iterator[Block]:
    heading = box.find("h2")
    title = text_of(tidied(inside(heading, Run(text=""), reader))) if heading is not None else ""
    entries = [_fact(row, reader) for row in box.iter("div")]
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


def _terms(box: Element, reader: Reader) -> Iterator[Block]:
    """A description list; terms without a description and more of either join on lines."""
    rows = [child for child in box.iter() if child.tag in ("dt", "dd")]
    groups: list[tuple[list[Runs], list[Runs]]] = []
    for row in rows:
        if not groups or (row.tag == "dt" and groups[-1][1]):
            groups.append(([], []))
        told = [b.runs for b in _blocks(row, reader) if isinstance(b, Paragraph | Heading)]
        groups[-1][0 if row.tag == "dt" else 1].extend(told)
    entries = tuple(Entry(label=joined(t, "\n"), value=joined(d, "\n")) for t, d in groups)
    if entries:
        yield Entries(entries=entries)


def _pre(box: Element, _reader: Reader) -> Iterator[Block]:
    text = "".join(box.itertext()).strip("\n")
    if text.strip():
        yield Verbatim(text=text)


def _rule(_box: Element, _reader: Reader) -> Iterator[Block]:
    yield Rule()


def _image(box: Element, reader: Reader) -> Iterator[Block]:
    """A picture that stands alone."""
    img = box if box.tag == "img" else box.find("img")
    if img is not None and img.get("src"):
        address = reader.address(img.get("src", ""))
        yield Figure(
            address=address,
            alt=img.get("alt", ""),
            terms=reader.terms.get(address, ""),
            lang=img.get("lang", ""),
        )


def _recording(box: Element, reader: Reader) -> Iterator[Block]:
    source = box.get("src") or next((s.get("src", "") for s in box.iter("source")), "")
    if source:
        yield Figure(
            address=reader.address(source), alt=box.get("aria-label", ""), medium=str(box.tag)
        )


def _figure(box: Element, reader: Reader) -> Iterator[Block]:
    """What a figure shows, told by its caption and credit."""
    said = box.find("figcaption")
    shown: list[Block] = []
    for child in box:
        if child is not said:
            shown += _block(child, reader) if child.tag in OWN else ()
            shown += () if child.tag in OWN else _paragraph(runs_of(child, Run(text=""), reader))
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
        shown += _paragraph(caption)
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


def _embed(box: Element, reader: Reader) -> Iterator[Block]:
    """A recording with its transcript."""
    spoken = box.find("details")
    for child in box:
        if child is spoken:
            continue
        for block in _block(child, reader):
            if isinstance(block, Figure) and spoken is not None:
                said = [b for c in spoken if c.tag != "summary" for b in _block(c, reader)]
                block = replace(block, transcript=tuple(said))
            yield block


def _card(box: Element, reader: Reader) -> Iterator[Block]:
    """A card that leads elsewhere: its title as a link, then what it says."""
    spans = [child for child in box if child.get("class") in ("title", "description")]
    link = reader.address(box.get("href", ""))
    runs = [tidied(inside(span, Run(text=""), reader)) for span in spans]
    if runs:
        yield from _paragraph(
            joined([tuple(replace(r, link=link) for r in runs[0]), *runs[1:]], "\n")
        )


def _contact(box: Element, reader: Reader) -> Iterator[Block]:
    said = {p.get("class", ""): text_of(tidied(inside(p, Run(text=""), reader))) for p in box}
    links = {p.get("class", ""): next((a.get("href", "") for a in p.iter("a")), "") for p in box}
    ways = tuple(("", said[way], links[way]) for way in ("phone", "email") if said.get(way))
    yield Contact(
        name=said.get("name", ""),
        role=said.get("role", ""),
        ways=ways,
        remarks=tuple(said[w] for w in ("hours",) if said.get(w)),
    )


def _notes(box: Element, reader: Reader) -> Iterator[Block]:
    notes = [
        Note(number=reader.notes[item.get("id", "")], blocks=_within(item, reader))
        for item in box.iter("li")
        if item.get("id", "") in reader.notes
    ]
    if notes:
        yield Notes(notes=tuple(notes))


def _table(box: Element, reader: Reader) -> Iterator[Block]:
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
    parts = [b.runs for b in _blocks(cell, reader) if isinstance(b, Paragraph | Heading)]
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


Maker = Callable[[Element, Reader], Iterator[Block]]
BY_CLASS: dict[str, Maker] = {
    "pullquote": _pullquote,
    "facts": _facts,
    "contact": _contact,
    "embed": _embed,
    "embed-card": _card,
    "footnote": _notes,
}
BY_TAG: dict[str, Maker] = {
    "audio": _recording,
    "blockquote": _blockquote,
    "dl": _terms,
    "figure": _figure,
    "hr": _rule,
    "img": _image,
    "ol": _list,
    "p": _p,
    "picture": _image,
    "pre": _pre,
    "summary": _summary,
    "table": _table,
    "ul": _list,
    "video": _recording,
    **dict.fromkeys(HEADINGS, _heading),
}
