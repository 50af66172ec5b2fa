"""Drawing a card: set by typst, its texts measured and fitted, small enough to be passed on."""

from __future__ import annotations

import dataclasses
import io
import tempfile
from pathlib import Path
from typing import Any

from pressroom.build.artifact import MadeFile
from pressroom.media import formats
from pressroom.media.packets import Packets
from pressroom.media.stamp import stamped
from pressroom.share.card import FRAMES, Card, Livery, Photo, bound
from pressroom.share.framing import framed
from pressroom.share.palette import Palette, on_colour, on_paper
from pressroom.typesetting.setting import compiled, lay
from pressroom.typesetting.tongue import tongue

TEMPLATE = Path(__file__).parent / "typst" / "card.typ"
HEAVIEST = 280_000
"""Bytes: WhatsApp leaves out previews of more than about 300 kB, and others fetch slowly."""
QUALITIES = (88, 82, 76, 68, 58)
DOTS_PER_POINT = 1.0


def draw(
    card: Card,
    livery: Livery,
    photo: Photo | None,
    families: tuple[str, ...],
    fonts: tuple[MadeFile, ...],
    template: MadeFile,
    words: Packets,
) -> bytes:
    """The recipe of a card: a JPEG where it shows a picture, else a PNG; `words` go into the file.

    Raises `typesetting.setting.Unset` where typst refuses it.
    """
    with tempfile.TemporaryDirectory(prefix="pressroom-") as folder:
        root = Path(folder)
        told = _told(root, card, livery, photo, families)
        main = lay(root, template, told)
        drawn = compiled(main, fonts, format="png", ppi=72 * DOTS_PER_POINT)
    fmt = formats.JPEG if photo else formats.PNG
    small = _photographic(drawn) if photo else _flat(drawn)
    return stamped(small, fmt, words, size=card.size)


def palette_of(card: Card, livery: Livery) -> Palette:
    """The colours of a card: news on the brand's, figures on the accent's, quotes on paper."""
    if card.sort == "quote":
        return on_paper(livery.brand, livery.accent)
    if card.sort == "fact":
        return on_colour(livery.accent, livery.brand)
    return on_colour(livery.brand, livery.accent)


def _told(
    root: Path, card: Card, livery: Livery, photo: Photo | None, families: tuple[str, ...]
) -> dict[str, Any]:
    """What the template is told, the pictures laid beside it."""
    frame = FRAMES.get((card.sort, card.shape), (0, 0))
    colours = dataclasses.asdict(palette_of(card, livery))
    logo = livery.logo if card.sort == "quote" else livery.logo_dark
    return {
        **{field.name: getattr(card, field.name) for field in dataclasses.fields(card)},
        "text": bound(card.text),
        "tail": bound(card.tail),
        "frame": frame,
        "picture": _lay_photo(root, photo, frame) if photo else "",
        "chart": bool(photo and photo.chart),
        "logo": _lay_logo(root, logo) if logo else "",
        "look": {**tongue(card.lang, families), **_dashed(colours)},
    }


def _dashed(names: dict[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "-"): value for name, value in names.items()}


def _lay_photo(root: Path, photo: Photo, frame: tuple[int, int]) -> str:
    content = photo.file.path.read_bytes()
    (root / "picture").write_bytes(content if photo.chart else framed(content, frame))
    return "png" if photo.chart and content.startswith(b"\x89PNG") else "jpg"


def _lay_logo(root: Path, logo: MadeFile) -> str:
    (root / "logo").write_bytes(logo.path.read_bytes())
    suffix = logo.path.suffix.lower().lstrip(".")
    return {"jpeg": "jpg"}.get(suffix, suffix)


def _photographic(drawn: bytes) -> bytes:
    """As JPEG, in the best quality that isn't too heavy."""
    from PIL import Image

    made = b""
    with Image.open(io.BytesIO(drawn)) as picture:
        flat = picture.convert("RGB")
    for quality in QUALITIES:
        stream = io.BytesIO()
        flat.save(stream, "JPEG", quality=quality, subsampling=0, optimize=True)
        made = stream.getvalue()
        if len(made) <= HEAVIEST:
            break
    return made


def _flat(drawn: bytes) -> bytes:
    """As PNG of few colours: a drawn card has no more."""
    from PIL import Image

    stream = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as picture:
        few = picture.convert("RGB").quantize(
            256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        few.save(stream, "PNG", compress_level=6)
    return stream.getvalue()
