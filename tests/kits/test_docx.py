"""The Word document: real structure, right to left where it is, the same bytes each time."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from kit_samples import plain_copy, sample, spoken
from PIL import Image

from pressroom.kits.copy import Copy
from pressroom.kits.docx import docx
from pressroom.kits.letterhead import Letterhead, Picture
from pressroom.kits.text_tree import Run
from pressroom.kits.word.runs import pieces
from pressroom.typesetting.setting import file_at

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANY = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


def part(content: bytes, name: str = "word/document.xml") -> str:
    """One part of the package."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


def made(copy: Copy) -> bytes:
    """The document of a copy on plain paper."""
    return docx(copy, Letterhead())


def test_the_same_copy_has_the_same_bytes() -> None:
    """Made twice it is one file, and no entry has the time of day."""
    first = made(sample())
    assert first == made(sample())
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_the_templates_faults_are_mended() -> None:
    """The zoom has its percentage, no thumbnail of another document is left, the dates are the text's."""
    content = made(sample())
    assert re.search(r'<w:zoom [^>]*w:percent="100"', part(content, "word/settings.xml"))
    assert 'w:val="15"' in part(content, "word/settings.xml")
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        assert not any("thumbnail" in name for name in names)
        assert b"thumbnail" not in package.read("_rels/.rels")
    told = Document(BytesIO(content)).core_properties
    assert told.created is not None and told.created.year == 2026
    assert told.title == "A new office opens <today> & tomorrow"
    assert told.author == "Prairie Lantern Newcomer Society" and told.language == "en"


def test_headings_lists_and_tables_are_words_own() -> None:
    """The navigation pane has the headline and each part; the list that begins at 3 begins there."""
    document = Document(BytesIO(made(sample())))
    told = [(p.style.name, p.text) for p in document.paragraphs if p.style is not None]
    assert ("Heading 1", "A new office opens <today> & tomorrow") in told
    assert ("Heading 2", "What is new") in told and ("Heading 2", "Key facts") in told
    assert ("List Bullet", "Forms") in told and ("List Number 2", "green") in told
    assert [[c.text for c in row.cells] for row in document.tables[0].rows][1] == ["Green", "1,200"]
    content = part(made(sample()))
    assert "<w:tblHeader/>" in content
    assert 'w:startOverride w:val="3"' in part(made(sample()), "word/numbering.xml")


def test_links_lead_where_they_did() -> None:
    """Links are links of Word, each with its address."""
    content = made(sample())
    links = part(content, "word/_rels/document.xml.rels")
    assert 'Target="tel:+14035550101"' in links
    assert 'Target="https://newsroom.example.org/topics/housing/"' in links
    assert "<w:hyperlink " in part(content)


def test_arabic_runs_from_right_to_left() -> None:
    """Styles, runs, tables and the page run that way; Word knows the language."""
    content = made(spoken("ar"))
    root = ElementTree.fromstring(part(content))
    assert root.find(f".//{W}sectPr/{W}bidi") is not None
    assert root.find(f".//{W}tbl/{W}tblPr/{W}bidiVisual") is not None
    runs = [
        r for r in root.iter(f"{W}r") if "مكتب" in "".join(t.text or "" for t in r.iter(f"{W}t"))
    ]
    assert runs and all(r.find(f"{W}rPr/{W}rtl") is not None for r in runs)
    styles = part(content, "word/styles.xml")
    assert 'w:bidi="ar-SA"' in styles and "<w:bidi/>" in styles
    latin = next(r for r in root.iter(f"{W}r") if "Calgary" in "".join(t.text or "" for t in r))
    assert latin.find(f"{W}rPr/{W}rtl") is None


def test_an_address_keeps_its_slashes_in_arabic() -> None:
    """An address that a text from right to left shows is held together by marks that have no width."""
    address = "https://newsroom.example.org/ar/"
    runs = (Run(text="مفاتيح "), Run(text=address, link=address))
    told = [piece.text for run in runs for piece in pieces(run, rtl=True)]
    assert told == ["مفاتيح ", f"\u200e{address}\u200e"]
    assert [piece.text for piece in pieces(runs[1], rtl=False)] == [address]


@pytest.mark.parametrize(("lang", "slot"), [("fr", "val"), ("zh-Hans", "eastAsia"), ("pa", "bidi")])
def test_languages_are_told(lang: str, slot: str) -> None:
    """The spelling checker takes the right dictionary: which one is told where depends on the script."""
    copy = sample("fr") if lang == "fr" else spoken(lang)
    tag = {"fr": "fr-CA", "zh-Hans": "zh-CN", "pa": "pa-IN"}[lang]
    assert f'w:{slot}="{tag}"' in part(made(copy), "word/styles.xml")


def test_words_in_another_language_are_marked() -> None:
    """A French quote in an English text is read out as French."""
    content = part(made(sample()))
    (quote,) = re.findall(r"<w:r>(?:(?!</w:r>).)*Chaque(?:(?!</w:r>).)*</w:r>", content)
    assert 'w:lang w:val="fr-CA"' in quote


def test_pictures_say_what_they_show(tmp_path: Path) -> None:
    """A picture of the body is in the document, with its alternative text."""
    photo = tmp_path / "door.png"
    Image.new("RGBA", (640, 360), "#0f4c5c80").save(photo)
    address = "https://newsroom.example.org/media/door-768.jpg"
    picture = Picture(address=address, file=file_at(photo), width=640, height=360)
    content = docx(sample(), Letterhead(), (picture,))
    assert 'descr="A door."' in part(content)
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert any(name.startswith("word/media/") for name in package.namelist())


def test_a_drawn_logo_becomes_a_picture(tmp_path: Path) -> None:
    """Word has no SVG of its own everywhere: the letterhead's logo is made into dots."""
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="9"/></svg>'
    )
    content = docx(sample(), Letterhead(logo=file_at(logo)))
    with zipfile.ZipFile(BytesIO(content)) as package:
        headers = [package.read(n).decode() for n in package.namelist() if "/header" in n]
    assert any('descr="Prairie Lantern Newcomer Society"' in header for header in headers)


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_any_text_survives(text: str) -> None:
    """Whatever XML has room for is in the document, in order."""
    paragraphs = Document(BytesIO(made(plain_copy(text)))).paragraphs
    told = "".join(p.text for p in paragraphs)
    wanted = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    assert re.sub(r"\s", "", wanted) in re.sub(r"\s", "", told)


def test_loaded_only_to_set_a_document() -> None:
    """Builds that set no Word file don't load python-docx, which takes as long as a fifth of them."""
    said = "import sys, pressroom.plugin.build; print('docx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
