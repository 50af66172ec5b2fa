"""Blocks of a body written as HTML and as plain text: what Python-Markdown and dressing make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from pressroom.language.slugs import slug
from pressroom.prose.desk import Desk
from pressroom.prose.dress import free_name
from pressroom.prose.links import anchor
from pressroom.prose.simple import Block, Heading, List, Paragraph, Quotation, Table
from pressroom.prose.spans import ENTITY, Piece, Span, Unsure
from pressroom.prose.wording import table

AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n]+")
EMPTY_LINES = re.compile(r"\n{3,}")

Set = tuple[str, str]
"""A text as HTML, and as it is heard."""


def laid_out(
    blocks: Sequence[Block], linked: Sequence[list[Piece]], desk: Desk, dateline: str
) -> Set:
    """The blocks as HTML and as plain text; the dateline begins the first paragraph.

    Raises Unsure, before anything is noted at the desk.
    """
    if ENTITY.search(dateline):
        raise Unsure
    resolve(linked, desk)
    setter = _Setter(desk)
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    setter.shift = 2 - min(levels, default=2)
    pairs = [setter.block(block) for block in blocks]
    if dateline:
        _begin(pairs, blocks, dateline)
    html = "\n".join(html for html, _ in pairs)
    text = "\n\n".join(said for _, said in pairs)
    if "\n\n\n" in text:
        text = EMPTY_LINES.sub("\n\n", text)
    return html, text.strip()


def resolve(linked: Sequence[list[Piece]], desk: Desk) -> None:
    """Let every link lead where readers get to; of one that leads nowhere only the text stays.

    The order is that of dressing a tree: so what is used and what is wrong come in the same order.
    """
    for pieces in reversed(linked):
        kept: list[Piece] = []
        for piece in pieces:
            if isinstance(piece, Span) and piece.address and not _leads(piece, desk):
                _add(kept, piece.pieces)
            else:
                _add(kept, (piece,))
        pieces[:] = kept


def _leads(link: Span, desk: Desk) -> bool:
    made = Element("a", {"href": link.address})
    found = anchor(made, desk)
    link.address = made.attrib["href"]
    return found


def _add(pieces: list[Piece], more: Iterable[Piece]) -> None:
    """Add pieces; text that follows text becomes one with it."""
    for piece in more:
        last = pieces[-1] if pieces else None
        if isinstance(piece, str) and isinstance(last, str):
            pieces[-1] = last + piece
        else:
            pieces.append(piece)


class _Setter:
    """What the blocks of one body share."""

    def __init__(self, desk: Desk) -> None:
        self.lang = desk.surroundings.lang
        self.prefix = desk.surroundings.prefix
        self.shift = 0
        self.tables = 0
        self.taken: dict[str, int] = {}

    def block(self, block: Block) -> Set:
        match block:
            case Paragraph():
                html, said = line(block.pieces)
                return f"<p>{html}</p>", said
            case Heading():
                return self._heading(block)
            case List():
                items = [line(item) for item in block.items]
                html = "\n".join(f"<li>{html}</li>" for html, _ in items)
                said = "\n".join(said for _, said in items)
                return f"<{block.tag}>\n{html}\n</{block.tag}>", said
            case Quotation():
                pairs = [line(paragraph.pieces) for paragraph in block.paragraphs]
                html = "\n".join(f"<p>{html}</p>" for html, _ in pairs)
                said = "\n\n".join(said for _, said in pairs)
                return f"<blockquote>\n{html}\n</blockquote>", said
            case Table():
                return self._table(block)

    def _heading(self, heading: Heading) -> Set:
        html, said = line(heading.pieces)
        tag = f"h{min(heading.level + self.shift, 6)}"
        name = slug("".join(_words(heading.pieces)), self.lang) or "section"
        name = free_name(f"{self.prefix}-{name}" if self.prefix else name, self.taken)
        return f'<{tag} id="{_attribute(name)}">{html}</{tag}>', said

    def _table(self, block: Table) -> Set:
        self.tables += 1
        label = _attribute(table(self.lang, self.tables))
        head, *rest = [[line(cell) for cell in row] for row in block.rows]
        rows = "\n".join(_row(row, "td", block.alignments) for row in rest)
        html = (
            f'<div aria-label="{label}" class="table-scroll" role="group" tabindex="0"><table>\n'
            f"<thead>\n{_row(head, 'th', block.alignments)}\n</thead>\n"
            f"<tbody>\n{rows}\n</tbody>\n</table></div>"
        )
        said = ("\t".join(said for _, said in row).strip(" \t") for row in (head, *rest))
        return html, "\n".join(said)


def _row(row: Sequence[Set], tag: str, alignments: Sequence[str]) -> str:
    classes = [f' class="align-{a}"' if a else "" for a in alignments]
    cells = (f"<{tag}{c}>{html}</{tag}>" for c, (html, _) in zip(classes, row, strict=True))
    return "<tr>\n" + "\n".join(cells) + "\n</tr>"


def _begin(pairs: list[Set], blocks: Sequence[Block], dateline: str) -> None:
    """Put the dateline at the beginning of the first paragraph, or into one of its own."""
    span = f'<span class="dateline">{_escaped(dateline)}</span> '
    said = SPACES.sub(" ", dateline)
    at = next((n for n, block in enumerate(blocks) if isinstance(block, Paragraph)), None)
    if at is None:
        html, first = pairs[0]
        pairs[0] = (f"<p>{span}</p>{html}", f"{said}\n\n{first}")
    else:
        html, first = pairs[at]
        pairs[at] = (f"<p>{span}{html.removeprefix('<p>')}", f"{said} {first}")


def line(pieces: Sequence[Piece]) -> Set:
    """A text as HTML and as it is heard."""
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return _escaped(pieces[0]), _heard(pieces[0])
    html: list[str] = []
    said: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            html.append(_escaped(piece))
            said.append(_heard(piece))
            continue
        inner, heard = line(piece.pieces)
        start = f'a href="{_attribute(piece.address)}"' if piece.address else piece.tag
        html.append(f"<{start}>{inner}</{piece.tag}>")
        said.append(heard)
    return "".join(html), "".join(said)


def _heard(text: str) -> str:
    return SPACES.sub(" ", text) if "\n" in text or "  " in text else text


def _words(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        else:
            yield from _words(piece.pieces)


def _escaped(text: str) -> str:
    """Text as Python-Markdown's serializer writes it."""
    if "&" in text:
        text = AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def _attribute(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")
