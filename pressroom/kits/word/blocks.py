"""The blocks of a text as Word has them: real headings, lists and tables, pictures with their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from pressroom.kits.text_tree import (
    Block,
    Cell,
    Contact,
    Entries,
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
    joined,
    line,
    text_of,
)
from pressroom.kits.word import runs as words
from pressroom.kits.wording import ltr, own_way
from pressroom.language.press import colon
from pressroom.language.tags import direction

WIDEST, TALLEST = Mm(110), Mm(75)
"""How large a picture is at most: the text is 160 mm wide."""
DEEPEST = 3
"""Word's styles for lists within lists."""


@dataclass
class Writer:
    """A document being written."""

    document: Document
    lang: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Files of pictures by their address."""
    _ids: dict[str, str] = field(default_factory=dict)

    @property
    def rtl(self) -> bool:
        """Whether the text runs from right to left."""
        return direction(self.lang) == "rtl"

    def paragraph(self, runs: Runs, style: str = "Normal") -> WordParagraph:
        """Add a paragraph at the end."""
        made = self.document.add_paragraph()
        if style != "Normal":
            made._p.style = self._id(style)
        words.write(made, runs, self.lang)
        return made

    def _id(self, style: str) -> str:
        if style not in self._ids:
            self._ids[style] = self.document.styles[style].style_id
        return self._ids[style]

    def blocks(self, blocks: Iterable[Block], style: str = "Normal", depth: int = 0) -> None:
        """Add blocks at the end; `style` is that of their paragraphs."""
        for block in blocks:
            self.block(block, style, depth)

    def block(self, block: Block, style: str = "Normal", depth: int = 0) -> None:
        """Add a block at the end."""
        match block:
            case Paragraph():
                self.paragraph(block.runs, style)
            case Heading():
                self.paragraph(block.runs, f"Heading {block.level}")
            case Listing():
                self._list(block, depth)
            case Quotation():
                self._quotation(block)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case Entries():
                self._entries(block)
            case Contact():
                self._contact(block)
            case Verbatim():
                self.paragraph((Run(text=block.text, code=True),), style)
            case Notes():
                for note in block.notes:
                    self._note(note)
            case Rule():
                ruled(self.paragraph(()))

    def _list(self, listing: Listing, depth: int) -> None:
        number = min(depth + 1, DEEPEST)
        sort = "Number" if listing.ordered else "Bullet"
        style = f"List {sort}" + (f" {number}" if number > 1 else "")
        counting = self._counting(style, listing.start) if listing.ordered else None
        for item in listing.items:
            for position, block in enumerate(item):
                if position or not isinstance(block, Paragraph):
                    self.block(block, "List Continue" if depth == 0 else style, depth + 1)
                    continue
                made = self.paragraph(block.runs, style)
                if counting is not None:
                    properties = made._p.get_or_add_pPr().get_or_add_numPr()
                    properties.get_or_add_ilvl().val = 0
                    properties.get_or_add_numId().val = counting

    def _counting(self, style: str, start: int) -> int:
        """A new count for one list: Word goes on with the last one otherwise."""
        numbering = self.document.part.numbering_part.element
        based = self.document.styles[style].element.pPr.numPr.numId.val
        kind = next(n for n in numbering.num_lst if n.numId == based).abstractNumId.val
        made = numbering.add_num(kind)
        made.add_lvlOverride(0).add_startOverride(start)
        return int(made.numId)

    def _quotation(self, quotation: Quotation) -> None:
        lang = quotation.lang
        said = quotation.blocks
        if lang:
            said = tuple(_in_tongue(block, lang) for block in said)
        self.blocks(said, "Quote")
        if quotation.by:
            self.paragraph((Run(text="— "), *quotation.by), "Caption")

    def _note(self, note: Note) -> None:
        first, *rest = note.blocks or (Paragraph(runs=()),)
        begin = (Run(text=str(note.number), rise="sup"), Run(text=" "))
        if isinstance(first, Paragraph):
            self.paragraph((*begin, *first.runs), "Note")
        else:
            self.paragraph(begin, "Note")
            rest = [first, *rest]
        self.blocks(rest, "Note")

    def _entries(self, entries: Entries) -> None:
        if entries.title:
            self.paragraph(line(entries.title, strong=True)).paragraph_format.keep_with_next = True
        for entry in entries.entries:
            label = tuple(replace(run, strong=True) for run in entry.label)
            source = (Run(text=" ("), *entry.source, Run(text=")")) if entry.source else ()
            between = Run(text=colon(self.lang), strong=True)
            self.paragraph((*label, between, *entry.value, *source), "List Bullet")

    def _contact(self, contact: Contact) -> None:
        lines: list[Runs] = [line(contact.name, strong=True), line(contact.role)]
        for label, told, address in contact.ways:
            before = line(f"{label}{colon(self.lang)}" if label else "")
            lines.append((*before, *line(ltr(told, self.lang), link=address)))
        lines += [line(remark) for remark in contact.remarks]
        made = self.paragraph(joined(lines, "\n"), "Contact")
        made.paragraph_format.keep_together = True

    def _figure(self, figure: Figure) -> None:
        terms = line(own_way(figure.terms, self.lang))
        told = [figure.caption, line(figure.credit), terms]
        content = self.pictures.get(figure.address)
        if content:
            self._picture(content, figure)
        address = figure.address.removeprefix("https://")
        parts = [joined(told, " · "), line(address, link=figure.address)]
        self.paragraph(joined(parts, "\n"), "Caption")
        self.blocks(figure.transcript, "Note")

    def _picture(self, content: bytes, figure: Figure) -> None:
        made = self.document.add_paragraph()
        made.paragraph_format.keep_with_next = True
        shape = made.add_run().add_picture(BytesIO(content))
        ratio = min(1.0, WIDEST / shape.width, TALLEST / shape.height)
        size = (Emu(int(shape.width * ratio)), Emu(int(shape.height * ratio)))
        shape.width, shape.height = size
        describe(shape._inline.docPr, figure.alt or text_of(figure.caption))

    def _table(self, table: Table) -> None:
        if table.caption:
            self.paragraph(table.caption, "Caption").paragraph_format.keep_with_next = True
        rows = (*table.head, *table.body)
        made = self.document.add_table(len(rows), table.columns)
        made.autofit = True
        _bordered(made, len(table.head), self.rtl)
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            place = 0
            for cell in row:
                while (number, place) in taken:
                    place += 1
                if place >= table.columns:
                    break
                self._cell(made, number, place, cell, taken)
                place += cell.columns
        for row in made.rows[: len(table.head)]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _cell(
        self, made: WordTable, row: int, column: int, cell: Cell, taken: set[tuple[int, int]]
    ) -> None:
        last = (
            min(row + cell.rows, len(made.rows)) - 1,
            min(column + cell.columns, len(made.columns)) - 1,
        )
        taken |= {(r, c) for r in range(row, last[0] + 1) for c in range(column, last[1] + 1)}
        place: _Cell = made.cell(row, column)
        if last != (row, column):
            place = place.merge(made.cell(*last))
        paragraph = place.paragraphs[0]
        paragraph._p.style = self._id("Table text")
        if cell.align != "start":
            aligned = {"center": WD_ALIGN_PARAGRAPH.CENTER, "end": WD_ALIGN_PARAGRAPH.RIGHT}
            paragraph.alignment = aligned[cell.align]
        shown = tuple(replace(run, strong=True) for run in cell.runs) if cell.header else cell.runs
        words.write(paragraph, shown, self.lang)


def _in_tongue(block: Block, lang: str) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(runs=tuple(replace(run, lang=run.lang or lang) for run in block.runs))


def describe(properties: BaseOxmlElement, alt: str) -> None:
    """Say what a picture shows; a bare file name would be read out otherwise."""
    properties.set("descr", words.NOT_XML.sub("", alt))
    properties.set("name", f"Picture {properties.get('id')}")


def _bordered(table: WordTable, heads: int, rtl: bool) -> None:
    """Lines between the rows only, and columns from right to left where the text goes that way."""
    properties = table._tbl.tblPr
    if rtl:
        mirrored = OxmlElement("w:bidiVisual")
        style = properties.find(qn("w:tblStyle"))
        if style is None:
            properties.insert(0, mirrored)
        else:
            style.addnext(mirrored)
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        side = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "CFC9BF")):
            side.set(qn(f"w:{name}"), value)
        borders.append(side)
    properties.insert_element_before(
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption"
    )
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1" if heads else "0")
        look.set(qn("w:firstColumn"), "0")


def ruled(paragraph: WordParagraph, colour: str = "#CFC9BF") -> None:
    """Draw a line under a paragraph."""
    border = OxmlElement("w:pBdr")
    side = OxmlElement("w:bottom")
    for name, value in (
        ("val", "single"),
        ("sz", "4"),
        ("space", "6"),
        ("color", colour.lstrip("#").upper()),
    ):
        side.set(qn(f"w:{name}"), value)
    border.append(side)
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
