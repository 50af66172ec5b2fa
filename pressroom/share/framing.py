"""A picture cut to the frame of a card, around what there is to see in it."""

from __future__ import annotations

import io
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

GRAIN = 96
"""Pixels of the longer side in which what there is to see is looked for."""
PULL = 0.5
"""How much the middle draws: with 0 only edges count, with 1 what lies at the side hardly does."""


def framed(content: bytes, size: tuple[int, int]) -> bytes:
    """A picture as JPEG that fills a frame: scaled, and cut where least is lost.

    Raises OSError where it is no picture that Pillow reads.
    """
    from PIL import Image

    with Image.open(io.BytesIO(content)) as source:
        picture = _on_white(source)
    found = picture.crop(window(picture, size)).resize(size, Image.Resampling.LANCZOS)
    made = io.BytesIO()
    found.save(made, "JPEG", quality=95, subsampling=0)
    return made.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    from PIL import Image

    shown = picture.convert("RGBA")
    ground = Image.new("RGB", shown.size, "white")
    ground.paste(shown, mask=shown.getchannel("A"))
    return ground


def window(picture: Image.Image, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The part of a picture that has a frame's proportions and most to see: left, top, right, bottom.

    Upright pictures are often people, whose heads are above the middle.
    """
    width, height = picture.size
    wide = width * size[1] > height * size[0]
    length = round(height * size[0] / size[1]) if wide else round(width * size[1] / size[0])
    whole = width if wide else height
    share = _best(_seen(picture, wide), length / whole, 0.5 if wide else 0.38)
    offset = min(whole - length, max(0, round(share * whole)))
    if wide:
        return offset, 0, offset + length, height
    return 0, offset, width, offset + length


def _seen(picture: Image.Image, wide: bool) -> list[int]:
    """How much there is to see along one side: edges, what stands out from its surroundings, and both
    rather where colours are strong.
    """
    from PIL import Image, ImageChops, ImageFilter

    small = picture.convert("RGB")
    small.thumbnail((GRAIN, GRAIN))
    colour = small.convert("HSV").getchannel("S").point(lambda value: 70 + value * 185 // 255)
    edges = small.convert("L").filter(ImageFilter.FIND_EDGES)
    around = small.filter(ImageFilter.GaussianBlur(GRAIN // 4))
    apart = ImageChops.difference(small, around).convert("L")
    found = ImageChops.multiply(ImageChops.add(ImageChops.multiply(edges, colour), apart), colour)
    # the filter takes the picture's own border for an edge
    inner = found.crop((1, 1, found.width - 1, found.height - 1))
    line = inner.resize((inner.width, 1) if wide else (1, inner.height), Image.Resampling.BOX)
    return list(line.tobytes())


def _best(seen: list[int], share: float, middle: float) -> float:
    """Where a window of that share of a side begins, from 0 to 1."""
    count = len(seen)
    length = max(1, round(count * share))
    sums = [0, *accumulate(seen)]
    starts = range(max(1, count - length + 1))

    def worth(start: int) -> float:
        off = abs((start + length / 2) / count - middle)
        return (sums[min(count, start + length)] - sums[start]) * (1 - PULL * off)

    return max(starts, key=lambda start: (worth(start), -start)) / count
