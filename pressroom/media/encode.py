"""The recipes: from a source file to the bytes of one file that leaves. They run in worker processes."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pressroom.media import formats, svg
from pressroom.media.packets import Packets
from pressroom.media.raster import opened, orientation, shows_through, upright
from pressroom.media.stamp import bare, stamped

if TYPE_CHECKING:
    from PIL import Image

MASTER = 2000
"""Pixels: the width all that is shown on screens is made from."""
AVIF, WEBP, JPEG, PNG = "AVIF", "WebP", "JPEG", "PNG"


@dataclass(frozen=True, slots=True)
class Cut:
    """One rendition to make: its format and size. `full` is print: no loss that can be seen."""

    format: str
    width: int
    height: int
    drawn: bool = False
    """Whether it has the flat colours and sharp edges of a drawing."""
    full: bool = False


def rendition(source: Path, cut: Cut, words: Packets) -> bytes:
    """The source in the cut's format and size. Raises Unreadable where it can't be decoded."""
    if cut.full:
        image, profile = _whole(source)
    else:
        stat = source.stat()
        image, profile = _master(source, stat.st_mtime_ns, stat.st_size), b""
    if image.size != (cut.width, cut.height):
        image = _scaled(image, (cut.width, cut.height))
    if cut.format == AVIF:
        return _avif(image, cut, words.xmp)
    data = ENCODERS[cut.format](image, cut, profile)
    alpha = image.mode == "RGBA"
    return stamped(data, OUTPUT[cut.format], words, size=image.size, alpha=alpha)


@lru_cache(maxsize=2)
def _master(source: Path, _changed: int, _size: int) -> Image.Image:
    """The picture as screens show it: upright, sRGB, no wider than the widest rendition.

    One picture's renditions follow each other, so each process remembers the last two.
    """
    with _opened(source) as image:
        turned = orientation(image) > 4
        scale = min(1.0, MASTER / (image.height if turned else image.width))
        wanted = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        image.draft("RGB", wanted)
        small = _srgb(upright(image))
        target = wanted[::-1] if turned else wanted
        return small if small.size == target else _scaled(small, target)


def _scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    from PIL import Image

    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _opened(source: Path) -> AbstractContextManager[Image.Image]:
    data = source.read_bytes()
    return opened(data, formats.recognized(data))


def _whole(source: Path) -> tuple[Image.Image, bytes]:
    """The whole picture, upright, in its own colours, and their profile."""
    with _opened(source) as image:
        profile = image.info.get("icc_profile") or b""
        whole = upright(image)
        if whole.mode in ("RGB", "RGBA"):
            whole.load()
            return whole, profile
        # The profile of a grey or indexed picture doesn't fit what it becomes.
        return _srgb(whole), b""


def _eight_bit(image: Image.Image) -> Image.Image:
    if not image.mode.startswith("I;16"):
        return image
    # Converted straight to L, everything above 255 would be white.
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _srgb(image: Image.Image) -> Image.Image:
    """The picture in sRGB, with an alpha channel only where something shows through."""
    image = _eight_bit(image)
    mode = "RGBA" if shows_through(image) else "RGB"
    profile = image.info.get("icc_profile")
    return (_converted(image, profile, mode) if profile else None) or image.convert(mode)


def _converted(image: Image.Image, profile: bytes, mode: str) -> Image.Image | None:
    """The picture converted from its profile; None where that is broken or for other pictures."""
    from PIL import ImageCms

    if image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert(mode)
    alpha = image.getchannel("A") if mode == "RGBA" else None
    base = image.convert("RGB") if image.mode == "RGBA" else image
    try:
        found = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        done = ImageCms.profileToProfile(
            base,
            found,
            ImageCms.createProfile("sRGB"),
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError):
        return None
    if done and alpha:
        done.putalpha(alpha)
    return done


def _saved(image: Image.Image, fmt: str, **options: object) -> bytes:
    clean = image.copy()
    clean.info = {}
    stream = io.BytesIO()
    clean.save(stream, fmt, **options)
    return stream.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image.convert("RGB")
    from PIL import Image

    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _jpeg(image: Image.Image, cut: Cut, profile: bytes) -> bytes:
    fine = cut.full or cut.drawn
    return _saved(
        _on_white(image),
        "JPEG",
        quality=94 if cut.full else 88 if cut.drawn else 82,
        subsampling="4:4:4" if fine else "4:2:0",
        progressive=True,
        optimize=True,
        icc_profile=profile or None,
        dpi=(300, 300) if cut.full else (72, 72),
    )


def _webp(image: Image.Image, cut: Cut, _profile: bytes) -> bytes:
    lossy = _saved(image, "WEBP", quality=78, method=2)
    if not cut.drawn:
        return lossy
    # Flat colours often pack better without any loss.
    return min(lossy, _saved(image, "WEBP", lossless=True, quality=50, method=4), key=len)


def _avif(image: Image.Image, cut: Cut, packet: bytes) -> bytes:
    return _saved(
        image,
        "AVIF",
        quality=62 if cut.drawn else 55,
        speed=8,
        max_threads=1,
        autotiling=False,
        subsampling="4:4:4" if cut.drawn else "4:2:0",
        xmp=packet,
    )


def _png(image: Image.Image, _cut: Cut, profile: bytes) -> bytes:
    return _saved(image, "PNG", optimize=True, icc_profile=profile or None)


ENCODERS: dict[str, Callable[[Image.Image, Cut, bytes], bytes]] = {
    WEBP: _webp,
    JPEG: _jpeg,
    PNG: _png,
}
OUTPUT = {WEBP: formats.WEBP, JPEG: formats.JPEG, PNG: formats.PNG}


def original(source: Path, words: Packets) -> bytes:
    """The file as it was made, pixel for pixel, with our imprint in the place of its own words."""
    data = source.read_bytes()
    fmt = formats.recognized(data)
    with opened(data, fmt) as image:
        size, alpha, turned = image.size, image.has_transparency_data, orientation(image)
    return stamped(data, fmt, words, size=size, alpha=alpha, orientation=turned)


def drawing(source: Path, words: Packets) -> bytes:
    """A drawing's clean copy."""
    return svg.cleaned(source.read_bytes(), words.element)


def handed_on(source: Path) -> bytes:
    """A film, recording or document, without positions and private tags where we know the format."""
    data = source.read_bytes()
    return bare(data, formats.recognized(data))
