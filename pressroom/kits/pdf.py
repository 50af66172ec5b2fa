"""PDF: a letter of the organization, tagged for those who hear it (PDF/UA-1), set by typst."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pressroom.build.artifact import MadeFile
from pressroom.colours import WHITE, nearest_readable
from pressroom.kits.copy import Copy
from pressroom.kits.letterhead import Letterhead, Picture
from pressroom.kits.raster import for_paper
from pressroom.kits.text_tree import Block, Run, line, text_of
from pressroom.kits.wording import way_of
from pressroom.language.press import colon
from pressroom.language.tags import direction
from pressroom.typesetting.setting import compiled, lay
from pressroom.typesetting.tongue import tongue

TEMPLATES = Path(__file__).parent / "typst"
LETTER = TEMPLATES / "letter.typ"
WIDEST, TALLEST = 0.7, 0.46
"""How much of the text's width a picture takes at most, in width and in height: about 75 mm high."""


def pdf(
    copy: Copy,
    letterhead: Letterhead,
    families: tuple[str, ...],
    fonts: tuple[MadeFile, ...],
    template: MadeFile,
    pictures: tuple[Picture, ...] = (),
) -> bytes:
    """The recipe of the PDF. Raises `setting.Unset` where typst refuses the text.

    `families` are the fonts' names in the order in which they are tried; `fonts` their files.
    """
    with tempfile.TemporaryDirectory(prefix="pressroom-") as folder:
        root = Path(folder)
        files = _laid(root, letterhead, pictures)
        told = letter(copy, letterhead, families, files)
        main = lay(root, template, told)
        return compiled(main, fonts, format="pdf", pdf_standards=["ua-1"], timestamp=copy.timestamp)


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


def letter(
    copy: Copy,
    letterhead: Letterhead,
    families: tuple[str, ...],
    files: Mapping[str, tuple[str, float]],
) -> dict[str, Any]:
    """What the template is told, as plain data."""
    data = _Data(files)
    return {
        "look": {
            **tongue(copy.lang, families),
            "paper": letterhead.paper,
            "brand": nearest_readable(letterhead.brand, WHITE),
            "accent": letterhead.accent,
            "logo": files.get("", ("", 1.0))[0],
        },
        "title": copy.title,
        "author": copy.organization,
        "organization": copy.organization,
        "tagline": copy.tagline,
        "description": copy.summary or copy.subtitle or copy.title,
        "keywords": (*copy.keywords, *filter(None, (copy.prepared,))),
        "dir": copy.dir,
        "colon": colon(copy.lang),
        "kind": copy.kind_label,
        "day": copy.day,
        "foot": " · ".join(
            filter(
                None,
                (
                    copy.organization,
                    copy.home.removeprefix("https://").rstrip("/"),
                    copy.prepared,
                ),
            )
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
