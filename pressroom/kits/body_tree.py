"""From the HTML of a body to the tree of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from pressroom.kits.body_press import (
    card,
    contact,
    embed,
    facts,
    figure,
    notes,
    pullquote,
    table,
)
from pressroom.kits.body_runs import (
    HEADINGS,
    OWN,
    Reader,
    inside,
    paragraphs,
    runs_of,
    text_runs,
    tidied,
)
from pressroom.kits.text_tree import (
    Block,
    Blocks,
    Entries,
    Entry,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Run,
    Runs,
    Verbatim,
    joined,
    paragraph,
)
from pressroom.prose.plain import plain
from pressroom.prose.tree import parsed


def body_tree(html: str, base: str, terms: dict[str, str] | None = None) -> Blocks:
    """The blocks of an HTML fragment; links and pictures are made absolute with `base`.

    `terms` are usage terms by the absolute address of a picture. Headings keep their order but
    never skip a level, and never stand above level 2. What is nested deeper than anybody reads
    becomes plain paragraphs.
    """
    root = parsed(html)
    if _is_abyss(root):
        return tuple(paragraph(" ".join(part.split())) for part in plain(html).split("\n\n"))
    reader = Reader(base, terms or {}, _blocks, _block)
    for number, item in enumerate(_footnotes(root), 1):
        reader.notes[item.get("id", "")] = number
    return _levelled(tuple(_blocks(root, reader)))


DEEPEST = 60
"""Elements within elements; lists of ten levels have forty. Much more, and programs run out of stack."""


def _is_abyss(root: Element) -> bool:
    level, depth = list(root), 0
    while level and depth <= DEEPEST:
        level, depth = [child for box in level for child in box], depth + 1
    return depth > DEEPEST


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
            yield from paragraphs(loose)
            loose = []
            yield from _block(child, reader)
        else:
            loose += runs_of(child, Run(text=""), reader)
        loose += text_runs(child.tail, Run(text=""))
    yield from paragraphs(loose)


def _is_card(child: Element) -> bool:
    return "embed-card" in child.get("class", "").split()


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
        yield from paragraphs(inside(box, Run(text=""), reader))


def _heading(box: Element, reader: Reader) -> Iterator[Block]:
    runs = tidied(inside(box, Run(text=""), reader))
    if runs:
        yield Heading(runs=runs, level=HEADINGS.get(str(box.tag), 3))


def _summary(box: Element, reader: Reader) -> Iterator[Block]:
    yield from paragraphs(inside(box, Run(text="", strong=True), reader))


def _list(box: Element, reader: Reader) -> Iterator[Block]:
    items = tuple(reader.within(item) for item in box if item.tag == "li")
    start = box.get("start", "1")
    if any(items):
        yield Listing(
            items=tuple(item for item in items if item),
            ordered=box.tag == "ol",
            start=int(start) if start.isdecimal() else 1,
        )


def _blockquote(box: Element, reader: Reader) -> Iterator[Block]:
    blocks = reader.within(box)
    if blocks:
        yield Quotation(blocks=blocks, lang=box.get("lang", ""))


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


Maker = Callable[[Element, Reader], Iterator[Block]]
BY_CLASS: dict[str, Maker] = {
    "pullquote": pullquote,
    "facts": facts,
    "contact": contact,
    "embed": embed,
    "embed-card": card,
    "footnote": notes,
}
BY_TAG: dict[str, Maker] = {
    "audio": _recording,
    "blockquote": _blockquote,
    "dl": _terms,
    "figure": figure,
    "hr": _rule,
    "img": _image,
    "ol": _list,
    "p": _p,
    "picture": _image,
    "pre": _pre,
    "summary": _summary,
    "table": table,
    "ul": _list,
    "video": _recording,
    **dict.fromkeys(HEADINGS, _heading),
}
