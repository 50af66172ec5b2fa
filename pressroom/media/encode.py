"""The recipes: from a source file to the bytes of one file that leaves. They run in worker processes."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from pressroom.media import formats, svg
from pressroom.media.carriers import gif, jpeg, png, riff
from pressroom.media.formats import Format
from pressroom.media.imprint import Imprint
from pressroom.media.raster import opened

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


def rendition(source: Path, cut: Cut, imprint: Imprint, _craft: str) -> bytes:
    """The source in the cut's format and size. Raises Unreadable where it can't be decoded."""
    data = source.read_bytes()
    fmt = formats.recognized(data[:4096])
    if cut.full:
        image, profile = _whole(data, fmt)
    else:
        stat = source.stat()
        image, profile = _master(source, stat.st_mtime_ns, stat.st_size), b""
    if image.size != (cut.width, cut.height):
        image = image.resize((cut.width, cut.height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return ENCODERS[cut.format](image, cut, profile)


@lru_cache(maxsize=2)
def _master(source: Path, _changed: int, _size: int) -> Image.Image:
    """The picture as screens show it: upright, sRGB, no wider than the widest rendition.

    One picture's renditions follow each other, so each process remembers the last two.
    """
    data = source.read_bytes()
    with opened(data, formats.recognized(data[:4096])) as image:
        turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
        width = image.height if turned else image.width
        scale = min(1.0, MASTER / width)
        wanted = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        image.draft("RGB", wanted)
        small = _srgb(ImageOps.exif_transpose(image))
        if turned:
            wanted = wanted[::-1]
        if small.size != wanted:
            small = small.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=3.0)
        return small


def _whole(data: bytes, fmt: Format) -> tuple[Image.Image, bytes]:
    """The whole picture, upright, in its own colours, and their profile."""
    with opened(data, fmt) as image:
        profile = image.info.get("icc_profile") or b""
        upright = ImageOps.exif_transpose(image)
        plain = _eight_bit(upright)
        if plain.mode not in ("RGB", "RGBA"):
            # The profile of a grey or indexed picture doesn't fit what it becomes.
            return _srgb(upright), b""
        return plain, profile


def _eight_bit(image: Image.Image) -> Image.Image:
    if not image.mode.startswith("I;16"):
        return image
    # Converted straight to L, everything above 255 would be white.
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _srgb(image: Image.Image) -> Image.Image:
    """The picture in sRGB, with an alpha channel only where something shows through."""
    image = _eight_bit(image)
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    return (_converted(image, profile, mode) if profile else None) or image.convert(mode)


def _converted(image: Image.Image, profile: bytes, mode: str) -> Image.Image | None:
    """The picture converted from its profile; None where that is broken or for other pictures."""
    if image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert(mode)
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    base = image.convert("RGB") if alpha else image
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
    lossy = _saved(image, "WEBP", quality=78, method=4)
    if not cut.drawn:
        return lossy
    # Flat colours often pack better without any loss.
    return min(lossy, _saved(image, "WEBP", lossless=True, quality=50, method=4), key=len)


def _avif(image: Image.Image, cut: Cut, _profile: bytes) -> bytes:
    return _saved(
        image,
        "AVIF",
        quality=62 if cut.drawn else 55,
        speed=8,
        max_threads=1,
        autotiling=False,
        subsampling="4:4:4" if cut.drawn else "4:2:0",
    )


def _png(image: Image.Image, _cut: Cut, profile: bytes) -> bytes:
    return _saved(image, "PNG", optimize=True, icc_profile=profile or None)


ENCODERS: dict[str, Callable[[Image.Image, Cut, bytes], bytes]] = {
    AVIF: _avif,
    WEBP: _webp,
    JPEG: _jpeg,
    PNG: _png,
}


def original(source: Path, imprint: Imprint, _craft: str) -> bytes:
    """The file as it was made, pixel for pixel, with our imprint in the place of its own words."""
    data = source.read_bytes()
    fmt = formats.recognized(data[:4096])
    with opened(data, fmt) as image:
        turned = image.getexif().get(0x0112, 1)
        size, alpha = image.size, image.has_transparency_data
    if fmt is formats.JPEG:
        exif = jpeg.orientation_exif(turned) if turned in range(2, 9) else b""
        return jpeg.rewritten(data, exif=exif)
    if fmt is formats.PNG:
        return png.rewritten(data)
    if fmt is formats.GIF:
        return gif.rewritten(data)
    return riff.webp(data, size=size, alpha=alpha)


def drawing(source: Path, imprint: Imprint, _craft: str) -> bytes:
    """A drawing's clean copy."""
    return svg.cleaned(source.read_bytes())


def handed_on(source: Path, _craft: str) -> bytes:
    """A file as it is."""
    return source.read_bytes()
