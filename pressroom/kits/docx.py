"""DOCX: a document an editor works on, with styles, headings, lists and languages that Word knows."""

from __future__ import annotations

from io import BytesIO

from docx import Document as new_document
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from pressroom.colours import WHITE, nearest_readable
from pressroom.kits.copy import Copy
from pressroom.kits.letterhead import Letterhead, Picture
from pressroom.kits.raster import for_paper
from pressroom.kits.text_tree import Section, line
from pressroom.kits.word import runs as words
from pressroom.kits.word.blocks import Writer, describe, ruled
from pressroom.kits.word.package import describe_document, mend_settings, packed
from pressroom.kits.word.styles import dress


def docx(copy: Copy, letterhead: Letterhead, pictures: tuple[Picture, ...] = ()) -> bytes:
    """A text as a Word document."""
    document = new_document()
    dress(document, copy.lang, copy.dir == "rtl", letterhead)
    describe_document(document, copy)
    mend_settings(document, copy.lang)
    _margins(document, copy, letterhead)
    files = {p.address: for_paper(p.file.path.read_bytes()) for p in pictures}
    writer = Writer(document, copy.lang, files)
    _opening(writer, copy)
    writer.blocks(copy.body)
    for section in copy.before_end:
        _section(writer, section)
    if copy.end_mark:
        writer.paragraph(line(copy.end_mark), "End mark").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for section in copy.after:
        _section(writer, section)
    for told in copy.signature:
        before, url, after = told.partition(copy.url) if copy.url else (told, "", "")
        writer.paragraph((*line(before), *line(url, link=url), *line(after)), "Note")
    return packed(document)


def _opening(writer: Writer, copy: Copy) -> None:
    if copy.release_line:
        writer.paragraph(line(copy.release_line), "Release line")
    writer.blocks(copy.notices, "Notice")
    writer.paragraph(line(copy.title), "Heading 1")
    if copy.subtitle:
        writer.paragraph(line(copy.subtitle), "Subtitle")
    if copy.byline:
        writer.paragraph(line(copy.byline), "Byline")
    writer.blocks(copy.particulars)


def _section(writer: Writer, section: Section) -> None:
    writer.paragraph(line(section.title, lang=section.lang), "Heading 2")
    writer.blocks(section.blocks)


def _margins(document: Document, copy: Copy, letterhead: Letterhead) -> None:
    """The letterhead above the first page, and page numbers below each."""
    page = document.sections[0]
    head = page.first_page_header.paragraphs[0]
    head.style = "Letterhead"
    if letterhead.logo:
        content = for_paper(letterhead.logo.path.read_bytes())
        shape = head.add_run().add_picture(BytesIO(content), height=Mm(13))
        describe(shape._inline.docPr, copy.organization)
    else:
        words.write(head, line(copy.organization, strong=True), copy.lang)
    told = page.first_page_header.add_paragraph(style="Letterhead")
    ruled(told, nearest_readable(letterhead.brand, WHITE))
    words.text(told, " · ".join(filter(None, (copy.kind_label, copy.day))), copy.lang)
    home = copy.home.removeprefix("https://").rstrip("/")
    for footer in (page.footer, page.first_page_footer):
        foot = footer.paragraphs[0]
        foot.style = "Footer"
        words.text(
            foot,
            " · ".join(filter(None, (copy.organization, home, copy.prepared))) + " · ",
            copy.lang,
        )
        _page_number(foot)


def _page_number(foot: WordParagraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = foot.add_run("1")
    field.append(number._r)
    foot._p.append(field)
