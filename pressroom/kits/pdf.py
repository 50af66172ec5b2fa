"""PDF: a letter of the organization, tagged for those who hear it (PDF/UA-1), set by typst."""

from __future__ import annotations

import dataclasses
import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pressroom.build.artifact import MadeFile
from pressroom.colours import WHITE, nearest_readable
from pressroom.kits.copy import Copy
from pressroom.kits.letterhead import Letterhead, Picture
from pressroom.kits.raster import for_paper
from pressroom.kits.text_tree import Block, Run, line, text_of
from pressroom.kits.wording import colon, way_of
from pressroom.language.tags import direction

TEMPLATES = Path(__file__).parent / "typst"
LETTER = TEMPLATES / "letter.typ"
SCRIPTS = {"ar": "arab", "fa": "arab", "ur": "arab", "ps": "arab", "ckb": "arab", "pa": "guru",
           "hi": "deva", "ne": "deva", "bn": "beng", "am": "ethi", "ti": "ethi", "ja": "jpan",
           "ko": "kore", "uk": "cyrl", "ru": "cyrl", "zh": "hans"}  # fmt: skip
WIDEST, TALLEST = 0.7, 0.46
"""How much of the text's width a picture takes at most, in width and in height: about 75 mm high."""
REGIONS = {"zh-hans": "cn", "zh-hant": "tw"}


class Unset(Exception):
    """Typst refused a text; the message says why."""


def pdf(
    copy: Copy,
    letterhead: Letterhead,
    families: tuple[str, ...],
    fonts: tuple[MadeFile, ...],
    template: MadeFile,
    pictures: tuple[Picture, ...] = (),
) -> bytes:
    """The recipe of the PDF. Raises Unset where typst refuses the text.

    `families` are the fonts' names in the order in which they are tried; `fonts` their files.
    """
    with tempfile.TemporaryDirectory(prefix="pressroom-") as folder:
        root = Path(folder)
        files = _laid(root, letterhead, pictures)
        told = letter(copy, letterhead, families, files)
        (root / "copy.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        (root / "letter.typ").write_bytes(template.path.read_bytes())
        folders = tuple(sorted({str(font.path.parent) for font in fonts}))
        return _set(root, folders, copy.timestamp)


def _laid(
    root: Path, letterhead: Letterhead, pictures: Iterable[Picture]
) -> Mapping[str, tuple[str, float]]:
    """Names and widths of the pictures by address, their files laid where typst finds them."""
    found: dict[str, tuple[str, float]] = {}
    if letterhead.logo:
        found[""] = (_put(root, "logo", letterhead.logo), 1.0)
    for number, picture in enumerate(pictures):
        wide = min(WIDEST, TALLEST * picture.width / max(picture.height, 1))
        found[picture.address] = (_put(root, f"picture-{number}", picture.file), wide)
    return found


def _put(root: Path, stem: str, file: MadeFile) -> str:
    """Lay a picture where typst finds it: drawings as they are, photographs in a size for paper."""
    drawing = file.path.suffix.lower() == ".svg"
    content = file.path.read_bytes() if drawing else for_paper(file.path.read_bytes())
    suffix = ".svg" if drawing else ".png" if content.startswith(b"\x89PNG") else ".jpg"
    (root / f"{stem}{suffix}").write_bytes(content)
    return f"{stem}{suffix}"


def _set(root: Path, folders: tuple[str, ...], timestamp: int) -> bytes:
    # Loading typst takes a while, and only what is remade needs it.
    import typst

    try:
        made, warnings = typst.Compiler(
            str(root / "letter.typ"), root=str(root), font_paths=_fonts(folders)
        ).compile_with_warnings(format="pdf", pdf_standards=["ua-1"], timestamp=timestamp)
    except typst.TypstError as error:
        raise Unset("\n".join((error.message, *error.hints))) from error
    if warnings or not isinstance(made, bytes):
        raise Unset("\n".join(str(warning) for warning in warnings))
    return made


@cache
def _fonts(folders: tuple[str, ...]) -> Any:
    """The fonts, read once in each worker."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
    )


def letter(
    copy: Copy,
    letterhead: Letterhead,
    families: tuple[str, ...],
    files: Mapping[str, tuple[str, float]],
) -> dict[str, Any]:
    """What the template is told, as plain data."""
    primary = copy.lang.split("-")[0]
    script = SCRIPTS.get(primary, "latn")
    if copy.lang.lower().startswith("zh-hant"):
        script = "hant"
    data = _Data(files)
    return {
        "look": {
            "lang": primary,
            "region": REGIONS.get(copy.lang.lower()[:7]),
            "script": script,
            "paper": letterhead.paper,
            "brand": nearest_readable(letterhead.brand, WHITE),
            "accent": letterhead.accent,
            "families": families,
            "first": _first(script, families),
            "logo": files.get("", ("", 1.0))[0],
        },
        "title": copy.title,
        "author": copy.organization,
        "organization": copy.organization,
        "tagline": copy.tagline,
        "description": copy.summary or copy.subtitle or copy.title,
        "keywords": copy.keywords,
        "dir": copy.dir,
        "colon": colon(copy.lang),
        "kind": copy.kind_label,
        "day": copy.day,
        "foot": " · ".join(
            filter(None, (copy.organization, copy.home.removeprefix("https://").rstrip("/")))
        ),
        "release-line": copy.release_line,
        "notices": data.blocks(copy.notices),
        "subtitle": copy.subtitle,
        "byline": copy.byline,
        "particulars": data.blocks(copy.particulars),
        "body": data.blocks(copy.body),
        "before-end": [data.plain(s) for s in copy.before_end],
        "end-mark": copy.end_mark,
        "after": [data.plain(s) for s in copy.after],
        "signature": [data.runs(_linked(told, copy.url)) for told in copy.signature],
    }


OWN_SCRIPTS = {"arab": "Pressroom Naskh", "guru": "Pressroom Gurmukhi"}


def _first(script: str, families: tuple[str, ...]) -> tuple[str, ...]:
    """The family that sets everything it can: in Arabic and the like, marks and figures too."""
    own = OWN_SCRIPTS.get(script)
    return (own,) if own in families else ()


def _linked(told: str, url: str) -> tuple[Run, ...]:
    """A text with its address as a link."""
    before, found, after = told.partition(url) if url else (told, "", "")
    return (*line(before), *line(found, link=found), *line(after))


@dataclass(frozen=True)
class _Data:
    """The tree as plain data: every value under its field's name, the block's class as `type`."""

    files: Mapping[str, tuple[str, float]]

    def blocks(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        return [self.plain(block) for block in blocks]

    def runs(self, runs: Iterable[Run]) -> list[dict[str, Any]]:
        return [_run(run) for run in runs]

    def plain(self, value: Any) -> Any:
        if isinstance(value, Run):
            return _run(value)
        if isinstance(value, tuple):
            return [self.plain(each) for each in value]
        if not dataclasses.is_dataclass(value):
            return value
        told = {f.name: self.plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return told | self.more(value)

    def more(self, value: Any) -> dict[str, Any]:
        """What the template needs beyond a block's fields."""
        kind = type(value).__name__
        extra: dict[str, Any] = {"type": kind}
        if kind == "Contact":
            extra["ways"] = [
                dict(zip(("label", "told", "address"), w, strict=True)) for w in value.ways
            ]
        elif kind == "Figure":
            extra["file"], extra["width"] = self.files.get(value.address, ("", 1.0))
            extra["shown"] = value.address.removeprefix("https://")
            told = " ".join((text_of(value.caption), value.credit, value.terms))
            extra["dir"] = direction(value.lang) if value.lang else way_of(told)
            extra["alt"] = value.alt or text_of(value.caption)
        elif kind == "Table":
            extra["columns"] = value.columns
        return extra


def _run(run: Run) -> dict[str, Any]:
    """A run's text and only what else is true of it."""
    told = ((f.name, getattr(run, f.name)) for f in dataclasses.fields(run))
    return {name: value for name, value in told if value or name == "text"}
