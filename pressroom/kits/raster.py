"""Pictures for paper: drawings made into dots for programs that have no drawings, photographs shrunk."""

from __future__ import annotations

import re
import tempfile
from functools import lru_cache
from io import BytesIO
from pathlib import Path

WIDEST = 1600
"""Pixels: 260 an inch at the width of the text."""
DRAWING_DENSITY = 300.0
SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("drawing.svg")
"""


@lru_cache(maxsize=8)
def for_paper(content: bytes) -> bytes:
    """A picture as PNG or JPEG: upright, in sRGB numbers, no larger than paper shows.

    Raises OSError where it is no picture that Pillow reads.
    """
    if content[:512].lstrip().startswith((b"<svg", b"<?xml", b"<!--")):
        return _drawn(content)
    from PIL import Image, ImageOps  # loads much, and few builds make a kit

    with Image.open(BytesIO(content)) as source:
        picture = ImageOps.exif_transpose(source)
        picture.thumbnail((WIDEST, WIDEST))
        made = BytesIO()
        if picture.mode in ("RGBA", "LA", "P", "PA"):
            picture.convert("RGBA").save(made, "PNG", optimize=True)
        else:
            picture.convert("RGB").save(made, "JPEG", quality=85, dpi=(200, 200))
    return made.getvalue()


def _drawn(content: bytes) -> bytes:
    # Loading typst takes a while, and few files are drawings.
    import typst

    with tempfile.TemporaryDirectory(prefix="pressroom-") as folder:
        (Path(folder) / "drawing.svg").write_bytes(content)
        (Path(folder) / "page.typ").write_bytes(SOURCE)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
        compiler = typst.Compiler(str(Path(folder) / "page.typ"), root=folder, font_paths=fonts)
        made = compiler.compile(format="png", ppi=72 * WIDEST / _width(content))
    if not isinstance(made, bytes):
        raise OSError("The drawing has no page, or several.")
    return made


def _width(content: bytes) -> float:
    """How wide the drawing says it is; a guess where it doesn't."""
    found = re.search(rb"<svg[^>]*?\bviewBox=[\"'][\d.eE+-]+[ ,]+[\d.eE+-]+[ ,]+([\d.]+)", content)
    return float(found[1]) * 0.75 if found else 600.0
