"""The formats of a text: which files there are, what they are called, and what they are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressroom.build.artifact import Artifact, Recipe
from pressroom.kits.clean_html import clean_html
from pressroom.kits.copy import Copy
from pressroom.kits.docx_file import docx_file
from pressroom.kits.letterhead import Letterhead, Picture
from pressroom.kits.markdown import markdown
from pressroom.kits.pdf import LETTER, pdf
from pressroom.kits.txt import txt
from pressroom.metadata.news import NewsItem
from pressroom.metadata.ninjs import ninjs
from pressroom.typesetting.fonts import Casting, cast
from pressroom.typesetting.setting import file_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: how its file's name ends, its media type, and what people call it."""

    suffix: str
    media_type: str
    name: str


PDF = Format(suffix="pdf", media_type="application/pdf", name="PDF")
DOCX = Format(
    suffix="docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    name="Word",
)
TXT = Format(suffix="txt", media_type="text/plain; charset=utf-8", name="TXT")
HTML = Format(suffix="html", media_type="text/html; charset=utf-8", name="HTML")
MARKDOWN = Format(suffix="md", media_type="text/markdown; charset=utf-8", name="Markdown")
NINJS = Format(suffix="json", media_type="application/json", name="ninjs")
RECIPES: dict[Format, Recipe] = {
    PDF: pdf,
    DOCX: docx_file,
    TXT: txt,
    HTML: clean_html,
    MARKDOWN: markdown,
    NINJS: ninjs,
}
"""In the order in which they are offered."""


def text_artifacts(
    copy: Copy,
    item: NewsItem | None,
    stem: str,
    letterhead: Letterhead,
    pictures: tuple[Picture, ...] = (),
) -> Iterator[tuple[Format, Artifact]]:
    """The formats of a text, in the order of RECIPES; `stem` is their path but for its end. There is no
    ninjs of what is no news `item`.

    `pictures` are those of the body that are shown in PDF and DOCX; the others are told of. What no
    font has is left out of the PDF's fonts: ask `typesetting.proof` first.
    """
    chosen = cast(copy.characters, copy.lang)
    inputs: dict[Format, tuple[object, ...]] = {
        PDF: _pdf_inputs(copy, letterhead, chosen, pictures),
        DOCX: (copy, letterhead, pictures),
        NINJS: (item,),
    }
    for form, recipe in RECIPES.items():
        if form is NINJS and item is None:
            continue
        given = inputs.get(form, (copy,))
        yield form, Artifact(f"{stem}.{form.suffix}", recipe, given, costly=True)


def _pdf_inputs(
    copy: Copy, letterhead: Letterhead, chosen: Casting, pictures: tuple[Picture, ...]
) -> tuple[object, ...]:
    fonts = tuple(file_at(path) for path in chosen.files)
    return (copy, letterhead, chosen.families, fonts, file_at(LETTER), pictures)
