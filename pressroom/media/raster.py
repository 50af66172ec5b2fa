"""Opening pictures made of pixels: by their header for inspection, whole for encoding."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pressroom.media.formats import HEIC, Format

if TYPE_CHECKING:
    from PIL import Image

PIXEL_LIMIT = 120_000_000
"""Pixels of the largest picture we open: 102-megapixel cameras fit, and 360 MB of memory."""

FAILURES = (
    *(OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError),
    *(RuntimeError, AttributeError, struct.error, zlib.error),
)
"""What Pillow raises on files that aren't what they claim; found by feeding it such files."""


class Unreadable(ValueError):
    """The picture can't be decoded."""


class TooLarge(ValueError):
    """The picture unpacks to more pixels than we open."""


@contextmanager
def opened(data: bytes, fmt: Format) -> Iterator[Image.Image]:
    """The picture, its header read. Raises Unreadable, also for what goes wrong within the block."""
    from PIL import Image  # loaded where a picture is opened: most builds open none

    try:
        with warnings.catch_warnings():
            # Pillow warns from 89 million pixels on; our own limit decides.
            warnings.simplefilter("ignore")
            with _open(data, fmt) as image:
                yield image
    except (*FAILURES, Image.DecompressionBombError) as error:
        if isinstance(error, Unreadable | TooLarge):
            raise
        if isinstance(error, Image.DecompressionBombError):
            raise TooLarge(str(error)) from error
        said = " ".join(str(error).split()) or type(error).__name__
        raise Unreadable(f"it can't be decoded ({said})") from error


def _open(data: bytes, fmt: Format) -> Image.Image:
    from PIL import Image

    if fmt is not HEIC:
        names = ("JPEG", "MPO") if fmt.name == "JPEG" else (fmt.name.upper(),)
        return Image.open(io.BytesIO(data), formats=names)
    # Costs 30 ms and is seldom needed.
    from pillow_heif.as_plugin import HeifImageFile

    image: Image.Image = HeifImageFile(io.BytesIO(data))  # type: ignore[no-untyped-call]
    return image


def measured(image: Image.Image, limit: int = PIXEL_LIMIT) -> Image.Image:
    """The picture again, where it isn't too large. Raises TooLarge."""
    width, height = image.size
    if width * height > limit:
        raise TooLarge(f"{width} × {height} pixels")
    return image


def shows_through(image: Image.Image) -> bool:
    """Whether any pixel is transparent, which a picture that could have some need not have."""
    if not image.has_transparency_data:
        return False
    alpha = image if image.mode in ("LA", "RGBA") else image.convert("RGBA")
    lowest, _ = alpha.getchannel("A").getextrema()
    return isinstance(lowest, int | float) and lowest < 255


def exif(image: Image.Image) -> Image.Exif:
    """The picture's EXIF; empty where it is broken, which is no reason to refuse a picture."""
    from PIL import Image

    try:
        return image.getexif()
    except FAILURES:
        return Image.Exif()


def orientation(image: Image.Image) -> int:
    """How the picture is to be turned, 1 to 8; 1 (not at all) where that makes no sense."""
    told = exif(image).get(0x0112, 1)
    return told if told in TURNS else 1


TURNS: dict[int, str] = {
    1: "",
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What Pillow calls the turn that each orientation asks for."""


def upright(image: Image.Image) -> Image.Image:
    """The picture as it is meant to be seen."""
    from PIL import Image

    turn = TURNS[orientation(image)]
    return image.transpose(Image.Transpose[turn]) if turn else image
