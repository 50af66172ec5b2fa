"""Opening pictures made of pixels: by their header for inspection, whole for encoding."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from pressroom.media.formats import HEIC, Format

PIXEL_LIMIT = 120_000_000
"""Pixels of the largest picture we open: 102-megapixel cameras fit, and 360 MB of memory."""

FAILURES = (
    *(OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError),
    *(RuntimeError, AttributeError, struct.error, zlib.error, Image.DecompressionBombError),
)
"""What Pillow raises on files that aren't what they claim; found by feeding it such files."""


class Unreadable(ValueError):
    """The picture can't be decoded."""


class TooLarge(ValueError):
    """The picture unpacks to more pixels than we open."""


@contextmanager
def opened(data: bytes, fmt: Format) -> Iterator[Image.Image]:
    """The picture, its header read. Raises Unreadable, also for what goes wrong within the block."""
    try:
        with warnings.catch_warnings():
            # Pillow warns from 89 million pixels on; our own limit decides.
            warnings.simplefilter("ignore")
            with _open(data, fmt) as image:
                yield image
    except FAILURES as error:
        if isinstance(error, Unreadable | TooLarge):
            raise
        if isinstance(error, Image.DecompressionBombError):
            raise TooLarge(str(error)) from error
        said = " ".join(str(error).split()) or type(error).__name__
        raise Unreadable(f"it can't be decoded ({said})") from error


def _open(data: bytes, fmt: Format) -> Image.Image:
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
    try:
        return image.getexif()
    except FAILURES:
        return Image.Exif()


def orientation(image: Image.Image) -> int:
    """How the picture is to be turned, 1 to 8; 1 (not at all) where that makes no sense."""
    told = exif(image).get(0x0112, 1)
    return told if told in TURNS else 1


TURNS: dict[int, Image.Transpose | None] = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def upright(image: Image.Image) -> Image.Image:
    """The picture as it is meant to be seen."""
    turn = TURNS[orientation(image)]
    return image.transpose(turn) if turn is not None else image
