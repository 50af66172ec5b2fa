"""The PDF: the same bytes each time, tagged, in every script, with nothing typed being run."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from kit_samples import plain_copy, sample, spoken
from PIL import Image

from pressroom.build.artifact import MadeFile
from pressroom.kits.copy import Copy
from pressroom.kits.letterhead import Letterhead, Picture, paper_of
from pressroom.kits.pdf import LETTER, pdf
from pressroom.typesetting.fonts import cast
from pressroom.typesetting.setting import Unset, file_at

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">
<rect width="40" height="10" fill="#0f4c5c"/></svg>"""


def made(copy: Copy, letterhead: Letterhead | None = None, *pictures: Picture) -> bytes:
    """The PDF of a copy in the fonts it needs."""
    chosen = cast(copy.characters, copy.lang)
    fonts = tuple(file_at(path) for path in chosen.files)
    head = letterhead or Letterhead()
    return pdf(copy, head, chosen.families, fonts, file_at(LETTER), pictures)


def told(content: bytes) -> str:
    """The text of a PDF as readers take it out."""
    run = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True
    )
    return run.stdout.decode()


def facts(content: bytes) -> dict[str, str]:
    """What pdfinfo says of it."""
    run = subprocess.run(["pdfinfo", "-"], input=content, capture_output=True, check=True)
    rows = (row.partition(":") for row in run.stdout.decode().splitlines())
    return {name: value.strip() for name, _, value in rows}


def test_the_same_copy_has_the_same_bytes() -> None:
    """Made twice, it is one file."""
    assert made(sample()) == made(sample())


def test_it_is_tagged_titled_and_says_its_language() -> None:
    """What a screen reader and a catalogue need is in it."""
    content = made(sample())
    said = facts(content)
    assert said["Tagged"] == "yes" and said["Author"] == "Prairie Lantern Newcomer Society"
    assert said["Title"] == "A new office opens <today> & tomorrow"
    assert b"pdfuaid" in content and re.search(rb"/Lang ?\(en\)", content)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ar", "الاثنين"), ("zh-Hans", "新办事处周一开业"), ("pa", "ਸੋਮਵਾਰ")],
)
def test_every_script_can_be_read_out_of_it(lang: str, words: str) -> None:
    """Arabic, Chinese and Punjabi are set with fonts that have them, and come out as text."""
    text = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", told(made(spoken(lang))))
    assert words in text
    assert "403-555-0101" in text


@pytest.mark.parametrize(
    "typed",
    [
        '#read("/etc/passwd")',
        "$x^2$ *bold* _it_ `raw`",
        "= heading <label> @ref",
        "\\ // /* */ ~ --",
    ],
)
def test_nothing_typed_is_run(typed: str) -> None:
    """What looks like typst's own language is printed as it is."""
    assert typed in told(made(plain_copy(typed)))


def test_paper_follows_the_region() -> None:
    """Letter and A4."""
    sizes = {paper: facts(made(sample(), Letterhead(paper=paper)))["Page size"] for paper in PAPERS}
    assert all(PAPERS[paper] in size for paper, size in sizes.items())


PAPERS = {"us-letter": "letter", "a4": "A4"}


def test_logo_and_pictures_are_set(tmp_path: Path) -> None:
    """The logo stands above the text; a picture of the body where the body has it."""
    logo, photo = tmp_path / "logo.svg", tmp_path / "door.jpg"
    logo.write_text(LOGO)
    made_photo = BytesIO()
    Image.new("RGB", (320, 180), "#0f4c5c").save(made_photo, "JPEG")
    photo.write_bytes(made_photo.getvalue())
    address = "https://newsroom.example.org/media/door-768.jpg"
    picture = Picture(address=address, file=file_at(photo), width=320, height=180)
    content = made(sample(), Letterhead(logo=file_at(logo)), picture)
    assert b"/DCTDecode" in content and b"/DCTDecode" not in made(sample())


def test_a_font_that_is_not_there_stops_it() -> None:
    """Rather than leaving a page without letters."""
    copy = spoken("zh-Hans")
    basic = cast(frozenset("a"), "en")
    fonts = tuple(file_at(path) for path in basic.files)
    with pytest.raises(Unset):
        pdf(copy, Letterhead(), (*basic.families, "Nowhere"), fonts, file_at(LETTER))


def test_the_date_is_the_texts_own() -> None:
    """The file's date is that of the text, so that a rebuild changes nothing."""
    copy = replace(sample(), timestamp=1_700_000_000)
    assert "2023" in facts(made(copy))["CreationDate"]
    assert isinstance(file_at(LETTER), MadeFile)


@pytest.mark.parametrize(
    ("zone", "paper"),
    [
        ("America/Edmonton", "us-letter"),
        ("America/Sao_Paulo", "a4"),
        ("Asia/Manila", "us-letter"),
        ("Europe/Paris", "a4"),
        ("UTC", "a4"),
    ],
)
def test_paper_by_region(zone: str, paper: str) -> None:
    """The paper in the printers where the newsroom is."""
    assert paper_of(zone) == paper
