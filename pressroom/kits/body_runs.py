"""From HTML within a line to runs, and what is known while a body is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from pressroom.kits.text_tree import Run, Runs

SPACES = re.compile(r"[ \t\r\n\f]+")
STRONG = frozenset({"strong", "b"})
EM = frozenset({"em", "i", "cite", "dfn", "var"})
CODE = frozenset({"code", "kbd", "samp"})
STRUCK = frozenset({"del", "s"})
SILENT = frozenset({"rp", "script", "style", "template"})
SEVERAL = re.compile(" {2,}")
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
    notes: dict[str, int] = field(default_factory=dict)
    """Numbers of footnotes by the id of their text."""

    def address(self, written: str) -> str:
        if written.startswith("#") or not written:
            return ""
        return urljoin(self.base, written)


def inside(box: Element, dress: Run, reader: Reader) -> Iterator[Run]:
    """The runs of what is inside an element."""
    yield from text_runs(box.text, dress)
    for child in box:
        yield from runs_of(child, dress, reader)
        yield from text_runs(child.tail, dress)


def text_runs(text: str | None, dress: Run) -> Iterator[Run]:
    if text:
        yield replace(dress, text=SPACES.sub(" ", text))


def runs_of(child: Element, dress: Run, reader: Reader) -> Iterator[Run]:
    """The runs of an element within a line."""
    tag, classes = str(child.tag), child.get("class", "").split()
    if tag in SILENT or "footnote-backref" in classes:
        return
    if tag == "br":
        yield replace(dress, text="\n")
    elif "footnote-ref" in classes:
        number = reader.notes.get(child.get("href", "").lstrip("#"), 0)
        if number:
            yield replace(dress, text=str(number), note=number, rise="")
    elif tag == "img":
        yield replace(dress, text=child.get("alt", ""))
    else:
        yield from inside(child, dressed(child, dress, reader), reader)
        if tag in OWN or tag in ("dt", "dd", "li", "tr"):
            yield replace(dress, text=" ")


def dressed(child: Element, dress: Run, reader: Reader) -> Run:
    tag = str(child.tag)
    return replace(
        dress,
        strong=dress.strong or tag in STRONG,
        em=dress.em or tag in EM,
        code=dress.code or tag in CODE,
        struck=dress.struck or tag in STRUCK,
        rise=tag if tag in ("sup", "sub") else dress.rise,
        link=reader.address(child.get("href", "")) if tag == "a" else dress.link,
        lang=child.get("lang", "") or dress.lang,
    )


def tidied(runs: Iterable[Run]) -> Runs:
    """The runs with neighbours of one dress joined, and single spaces, none at the ends of lines."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(run, text="") == replace(joined[-1], text="") and not run.note:
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    told: list[Run] = []
    before = "\n"
    for run in joined:
        text = re.sub(r" *\n *", "\n", SEVERAL.sub(" ", run.text))
        if before in " \n":
            text = text.lstrip(" ")
        if text:
            told.append(replace(run, text=text))
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


def joined(parts: Iterable[Runs], between: str) -> Runs:
    told: list[Run] = []
    for part in parts:
        if told and part:
            told.append(Run(text=between))
        told += part
    return tuple(told)
