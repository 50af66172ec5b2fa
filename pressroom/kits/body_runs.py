"""From HTML within a line to runs, and what is known while a body is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from pressroom.kits.text_tree import Block, Blocks, Heading, Paragraph, Run, Runs

SPACES = re.compile(r"[ \t\r\n\f]+")
STRONG = frozenset({"strong", "b"})
EM = frozenset({"em", "i", "cite", "dfn", "var"})
CODE = frozenset({"code", "kbd", "samp"})
STRUCK = frozenset({"del", "s"})
SILENT = frozenset({"rp", "script", "style", "template"})
SEVERAL = re.compile(" {2,}")
AROUND_BREAK = re.compile(" *\\n *")
ENDS = " \n\u00a0"
HEADINGS = {f"h{level}": level for level in range(1, 7)}
CONTAINERS = frozenset(
    {"address", "article", "aside", "body", "center", "details", "div", "fieldset", "footer",
     "form", "header", "hgroup", "main", "nav", "section"}
)  # fmt: skip
OWN = frozenset(
    {"audio", "blockquote", "dl", "figure", "hr", "img", "ol", "p", "picture", "pre", "summary",
     "table", "ul", "video", *HEADINGS, *CONTAINERS}
)  # fmt: skip
"""Elements that end a paragraph."""


@dataclass(frozen=True)
class Reader:
    """What is known while a body is read."""

    base: str
    """The address links and pictures are relative to."""
    terms: dict[str, str]
    """Usage terms by the address of a picture."""
    inner: Callable[[Element, Reader], Iterator[Block]]
    """Reads what is in an element."""
    outer: Callable[[Element, Reader], Iterator[Block]]
    """Reads an element itself."""
    notes: dict[str, int] = field(default_factory=dict)
    """Numbers of footnotes by the id of their text."""

    def blocks(self, box: Element) -> Blocks:
        """The blocks in an element."""
        return tuple(self.inner(box, self))

    def block(self, box: Element) -> Blocks:
        """The blocks that an element is."""
        return tuple(self.outer(box, self))

    def within(self, box: Element) -> Blocks:
        """The blocks in a quote, item or note; a heading there is no part of the text's order."""
        return tuple(_unheaded(block) for block in self.inner(box, self))

    def address(self, written: str) -> str:
        """The absolute address; nothing for a place in the text itself or what is no address."""
        if written.startswith("#") or not written:
            return ""
        try:
            return urljoin(self.base, written)
        except ValueError:
            return ""


def _unheaded(block: Block) -> Block:
    if not isinstance(block, Heading):
        return block
    return Paragraph(runs=tuple(replace(run, strong=True) for run in block.runs))


def paragraphs(runs: Iterable[Run]) -> Iterator[Paragraph]:
    """The paragraph of some runs; none where they say nothing."""
    tidy = tidied(runs)
    if tidy:
        yield Paragraph(runs=tidy)


def inside(box: Element, dress: Run, reader: Reader) -> Iterator[Run]:
    """The runs of what is inside an element."""
    yield from text_runs(box.text, dress)
    for child in box:
        yield from runs_of(child, dress, reader)
        yield from text_runs(child.tail, dress)


def text_runs(text: str | None, dress: Run) -> Iterator[Run]:
    if text:
        yield said(SPACES.sub(" ", text), dress)


def runs_of(child: Element, dress: Run, reader: Reader) -> Iterator[Run]:
    """The runs of an element within a line."""
    tag, classes = str(child.tag), child.get("class", "").split()
    if tag in SILENT or "footnote-backref" in classes:
        return
    if tag == "br":
        yield said("\n", dress)
    elif "footnote-ref" in classes:
        number = reader.notes.get(child.get("href", "").lstrip("#"), 0)
        if number:
            yield replace(dress, text=str(number), note=number, rise="")
    elif tag == "img":
        yield said(child.get("alt", ""), dress)
    else:
        yield from inside(child, dressed(child, dress, reader), reader)
        if tag in OWN or tag in ("dt", "dd", "li", "tr"):
            yield said(" ", dress)


def dressed(child: Element, dress: Run, reader: Reader) -> Run:
    """The dress of what is inside an element."""
    tag = str(child.tag)
    lang = child.get("lang", "")
    return Run(
        text="",
        strong=dress.strong or tag in STRONG,
        em=dress.em or tag in EM,
        code=dress.code or tag in CODE,
        struck=dress.struck or tag in STRUCK,
        rise=tag if tag in ("sup", "sub") else dress.rise,
        link=reader.address(child.get("href", "")) if tag == "a" else dress.link,
        lang=lang or dress.lang,
    )


def said(text: str, dress: Run) -> Run:
    """Words in a dress; dataclasses' own way takes four times as long."""
    return Run(
        text=text,
        strong=dress.strong,
        em=dress.em,
        code=dress.code,
        struck=dress.struck,
        rise=dress.rise,
        link=dress.link,
        lang=dress.lang,
        note=dress.note,
    )


def same_dress(one: Run, other: Run) -> bool:
    """Whether two runs differ in their words only."""
    return (
        one.link == other.link
        and one.strong == other.strong
        and one.em == other.em
        and one.code == other.code
        and one.struck == other.struck
        and one.rise == other.rise
        and one.lang == other.lang
        and one.note == other.note
    )


def tidied(runs: Iterable[Run]) -> Runs:
    """The runs with neighbours of one dress joined, and single spaces, none at the ends of lines."""
    neighbours: list[Run] = []
    for run in runs:
        if neighbours and not run.note and same_dress(run, neighbours[-1]):
            neighbours[-1] = said(neighbours[-1].text + run.text, run)
        elif run.text:
            neighbours.append(run)
    told: list[Run] = []
    before = "\n"
    for run in neighbours:
        text = SEVERAL.sub(" ", run.text)
        text = AROUND_BREAK.sub("\n", text) if "\n" in text else text
        text = text.lstrip(" ") if before in " \n" else text
        if text:
            told.append(run if text == run.text else said(text, run))
            before = text[-1]
    return trimmed(told)


def trimmed(runs: list[Run]) -> Runs:
    while runs and not runs[-1].text.rstrip(ENDS):
        runs.pop()
    while runs and not runs[0].text.lstrip(ENDS):
        runs.pop(0)
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(ENDS))
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(ENDS))
    return tuple(runs)
