"""Running text in Word: dress, links, languages, and the direction of each piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from pressroom.kits.text_tree import Run, Runs
from pressroom.kits.word.styles import word_tag
from pressroom.language.tags import direction

RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
PIECES = re.compile(f"[{RTL}][^A-Za-z0-9]*|[^{RTL}]+")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Whatever XML 1.0 has no room for, section 2.2."""
LRM = "\u200e"
ADDRESS = re.compile(r"(?:https?|mailto|tel):\S+")


def write(paragraph: Paragraph, runs: Runs, lang: str) -> None:
    """Put runs at the end of a paragraph; those of one address in one link."""
    rtl = direction(lang) == "rtl"
    place: BaseOxmlElement = paragraph._p
    linked = ""
    for run in runs:
        if run.link != linked:
            linked = run.link
            place = _link(paragraph, linked) if ADDRESS.fullmatch(linked) else paragraph._p
        for piece in pieces(run, rtl):
            _run(paragraph, place, piece, lang)


def text(paragraph: Paragraph, words: str, lang: str) -> Paragraph:
    """Put plain words at the end of a paragraph."""
    write(paragraph, (Run(text=words),) if words else (), lang)
    return paragraph


def _link(paragraph: Paragraph, address: str) -> BaseOxmlElement:
    link = OxmlElement("w:hyperlink")
    where = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), where)
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    return link


def pieces(run: Run, rtl: bool) -> Iterator[Run]:
    """In a text that runs from right to left, what is Latin within a run stands by itself: Word needs
    each run told which way it goes. An address keeps its slashes at its own ends."""
    if not rtl:
        yield run
        return
    if not re.search(f"[{RTL}]", run.text):
        yield replace(run, text=LRM + run.text + LRM) if ADDRESS.fullmatch(run.text) else run
        return
    for found in PIECES.findall(run.text):
        yield replace(run, text=found)


def _run(paragraph: Paragraph, place: BaseOxmlElement, run: Run, lang: str) -> None:
    made = paragraph.add_run()
    place.append(made._r)
    made.text = NOT_XML.sub("", run.text)
    if run.link and place is not paragraph._p:
        made.style = "Hyperlink"
    font = made.font
    font.bold = font.cs_bold = run.strong or None
    font.italic = font.cs_italic = run.em or None
    font.strike = run.struck or None
    font.superscript = (run.rise == "sup" or bool(run.note)) or None
    font.subscript = run.rise == "sub" or None
    if run.code:
        font.name = "Consolas"
    font.rtl = bool(re.search(f"[{RTL}]", run.text)) or None
    _tongue(made, run.lang, lang)


def _tongue(made: WordRun, spoken: str, lang: str) -> None:
    """The language of a run that isn't in the text's."""
    if not spoken or spoken == lang:
        return
    tongue = OxmlElement("w:lang")
    slots = ("bidi",) if direction(spoken) == "rtl" else ("val", "eastAsia")
    for slot in slots:
        tongue.set(qn(f"w:{slot}"), word_tag(spoken))
    properties = made._r.get_or_add_rPr()
    properties.insert_element_before(tongue, "w:eastAsianLayout", "w:specVanish", "w:oMath")
