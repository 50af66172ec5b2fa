"""Pictures in their frames: cut to proportion around what there is to see."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pressroom.share.framing import framed, window

FRAMES = [(520, 630), (1080, 540), (304, 380)]


def scene(size: tuple[int, int], figure: tuple[int, int, int, int]) -> Image.Image:
    """A quiet ground with a coloured figure."""
    picture = Image.new("RGB", size, "#667")
    picture.paste("#d40", figure)
    return picture


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("size", [(900, 600), (600, 900), (300, 300), (2000, 100)])
def test_the_window_has_the_frames_proportions(
    frame: tuple[int, int], size: tuple[int, int]
) -> None:
    """Whatever the picture, and it lies within it."""
    left, top, right, bottom = window(scene(size, (1, 1, 9, 9)), frame)
    assert 0 <= left < right <= size[0] and 0 <= top < bottom <= size[1]
    shown, wanted = (right - left) / (bottom - top), frame[0] / frame[1]
    assert shown == pytest.approx(wanted, rel=0.02)


@pytest.mark.parametrize("x", [60, 400, 760])
def test_what_there_is_to_see_stays(x: int) -> None:
    """A figure at the side of a wide picture isn't cut off."""
    left, _, right, _ = window(scene((900, 600), (x, 150, x + 80, 560)), (520, 630))
    assert left <= x and x + 80 <= right


def test_what_shows_through_is_white() -> None:
    """A picture with an alpha channel gets a white ground."""
    stream = io.BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(stream, "PNG")
    with Image.open(io.BytesIO(framed(stream.getvalue(), (100, 50)))) as picture:
        assert picture.size == (100, 50) and picture.getpixel((50, 25)) == (255, 255, 255)
