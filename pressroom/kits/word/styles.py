"""How a Word document looks: fonts by script, sizes, spaces, the languages Word is told."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles import BabelFish
from docx.styles.style import ParagraphStyle

from pressroom.colours import WHITE, nearest_readable
from pressroom.kits.letterhead import Letterhead

TEXT, SANS = "Georgia", "Calibri"
"""Faces that every Word and LibreOffice has or replaces by one of the same widths."""
COMPLEX = {"pa": "Nirmala UI", "hi": "Nirmala UI", "ar": "Arial", "fa": "Arial", "ur": "Arial"}
EASTERN = {"zh": "Microsoft YaHei", "ja": "Yu Gothic", "ko": "Malgun Gothic"}
WORD_TAGS = {"ar": "ar-SA", "en": "en-CA", "es": "es-ES", "fr": "fr-CA", "pa": "pa-IN",
             "tl": "fil-PH", "uk": "uk-UA", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}  # fmt: skip
"""Word checks spelling only for a language with its region."""
QUIET = "5a5650"
INK = "1a1815"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one paragraph style changes."""

    size: float
    before: float = 0
    after: float = 0
    line: float = 1.25
    sans: bool = False
    bold: bool = False
    colour: str = INK
    next_stays: bool = False


def word_tag(lang: str) -> str:
    """The language as Word names it."""
    return WORD_TAGS.get(lang, lang)


def dress(document: Document, lang: str, rtl: bool, letterhead: Letterhead) -> None:
    """Give the document its styles, page and languages."""
    brand = nearest_readable(letterhead.brand, WHITE).removeprefix("#")
    _spare(document)
    _page(document, rtl, letterhead)
    _defaults(document, lang)
    for name, look in _looks(brand, lang).items():
        _style(document, name, look, lang, rtl)
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = RGBColor.from_string(brand.upper())
    link.font.underline = True


def _looks(brand: str, lang: str) -> dict[str, Look]:
    tall = 1.45 if lang.split("-")[0] in (*COMPLEX, *EASTERN) else 1.25
    body = Look(size=11, after=8, line=tall)
    return {
        "Normal": body,
        "Release line": Look(size=9.5, before=10, after=8, sans=True, bold=True, colour=brand),
        "Notice": Look(size=10, after=8, sans=True, line=tall),
        "Heading 1": Look(size=22, before=6, after=8, line=1.1, next_stays=True),
        "Subtitle": Look(size=13, after=12, colour=QUIET, line=tall),
        "Byline": Look(size=9.5, after=10, sans=True, colour=QUIET),
        "Heading 2": Look(size=12, before=16, after=4, sans=True, bold=True, colour=brand, next_stays=True),
        "Heading 3": Look(size=11, before=12, after=4, sans=True, bold=True, next_stays=True),
        **{f"Heading {n}": Look(size=10.5, before=10, after=3, sans=True, bold=True, next_stays=True)
           for n in (4, 5, 6)},
        "End mark": Look(size=11, before=10, after=10),
        "Quote": Look(size=11, after=4, line=tall),
        "Caption": Look(size=9, after=10, sans=True, colour=QUIET, line=tall),
        "Contact": Look(size=10, after=8, sans=True, line=1.2 if tall < 1.4 else tall),
        "Note": Look(size=9.5, after=4, line=tall),
        **{f"List {sort}{n}": Look(size=11, after=4, line=tall)
           for sort in ("Bullet", "Number") for n in ("", " 2", " 3")},
        "Table text": Look(size=10, before=2, after=2, line=1.15 if tall < 1.4 else tall),
        "Letterhead": Look(size=10, after=6, sans=True, colour=QUIET, line=1.1),
        "Footer": Look(size=8, sans=True, colour=QUIET, line=1.1),
    }  # fmt: skip


KEPT = frozenset(
    {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "Header", "Footer",
     "Subtitle", "Quote", "Caption", "List Continue",
     *(f"Heading {n}" for n in range(1, 7)),
     *(f"List {sort}{n}" for sort in ("Bullet", "Number") for n in ("", " 2", " 3"))}
)  # fmt: skip


def _spare(document: Document) -> None:
    """Take away the template's styles that nothing uses: a hundred and fifty tables in all colours."""
    styles = document.styles.element
    for style in list(styles.style_lst):
        if BabelFish.internal2ui(style.name_val or "") not in KEPT:
            styles.remove(style)
        for linked in style.xpath("./w:link"):
            style.remove(linked)


def _page(document: Document, rtl: bool, letterhead: Letterhead) -> None:
    page = document.sections[0]
    a4 = letterhead.paper == "a4"
    page.page_width, page.page_height = (Mm(210), Mm(297)) if a4 else (Mm(215.9), Mm(279.4))
    page.left_margin = page.right_margin = Mm(27)
    page.top_margin, page.bottom_margin = Mm(22), Mm(24)
    page.header_distance, page.footer_distance = Mm(16), Mm(12)
    page.different_first_page_header_footer = True
    if rtl:
        page._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid")


def _defaults(document: Document, lang: str) -> None:
    """The languages of everything that doesn't say its own."""
    told = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    languages = told.find(qn("w:rPr")).find(qn("w:lang"))
    tag = word_tag(lang)
    languages.set(qn("w:val"), "en-CA" if lang.split("-")[0] in (*COMPLEX, *EASTERN) else tag)
    languages.set(qn("w:eastAsia"), tag if lang.split("-")[0] in EASTERN else "zh-CN")
    languages.set(qn("w:bidi"), tag if lang.split("-")[0] in COMPLEX else "ar-SA")


def _style(document: Document, name: str, look: Look, lang: str, rtl: bool) -> None:
    styles = document.styles
    known = name in styles
    style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    if name != "Normal" and (not known or style.base_style is None):
        style.base_style = styles["Normal"]
    if not known:
        style.quick_style = True
    _characters(style, look, lang)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = look.line
    form.keep_with_next = look.next_stays
    if rtl:
        _insert(style.element.get_or_add_pPr(), "w:bidi")


def _insert(properties: BaseOxmlElement, name: str) -> None:
    """A switch in its place among a paragraph's properties, whose order the schema fixes."""
    after = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
             "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
             "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
             "w:pPrChange")  # fmt: skip
    properties.insert_element_before(OxmlElement(name), *after)


def _characters(style: ParagraphStyle, look: Look, lang: str) -> None:
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    primary = lang.split("-")[0]
    face = SANS if look.sans else TEXT
    fonts = OxmlElement("w:rFonts")
    for slot, used in (
        ("ascii", face),
        ("hAnsi", face),
        ("eastAsia", EASTERN.get(primary, "Microsoft YaHei")),
        ("cs", COMPLEX.get(primary, "Arial")),
    ):
        fonts.set(qn(f"w:{slot}"), used)
    properties.append(fonts)
    style.font.bold = look.bold
    style.font.cs_bold = look.bold
    style.font.size = Pt(look.size)
    style.font.color.rgb = RGBColor.from_string(look.colour.upper())
    half = OxmlElement("w:szCs")
    half.set(qn("w:val"), str(int(look.size * 2)))
    size = properties.find(qn("w:sz"))
    size.addnext(half)
