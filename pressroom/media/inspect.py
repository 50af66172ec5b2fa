"""What a file is, from its bytes: format, size, what it tells of itself; or one clear reason why not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pressroom.media import formats, rules, svg
from pressroom.media.carriers import iso_media, jpeg, png
from pressroom.media.carriers.damage import Damaged
from pressroom.media.embedded import Embedded, embedded, traces
from pressroom.media.formats import Format
from pressroom.media.raster import (
    PIXEL_LIMIT,
    TooLarge,
    Unreadable,
    measured,
    opened,
    orientation,
    shows_through,
)
from pressroom.media.safe_xml import UnsafeXml
from pressroom.model.origin import Place
from pressroom.problems import Problem

if TYPE_CHECKING:
    from PIL import Image

HEAD = 4096
BLOCK = 1 << 20
DEEP = frozenset(("I;16", "I;16B", "I;16L", "I;16N"))
SHALLOW = frozenset(("1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBX", "RGBa"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What a file is. Width and height are as shown, with the orientation applied."""

    format: str
    media_type: str
    bytes: int
    sha256: str
    width: int = 0
    height: int = 0
    mode: str = ""
    bits: int = 8
    alpha: bool = False
    animated: bool = False
    profile: bool = False
    orientation: int = 1
    embedded: Embedded = Embedded()
    traces: tuple[str, ...] = ()
    """What it holds that must not leave: `GPS position`, `serial number`."""

    @property
    def picture(self) -> bool:
        """Whether it is something to see that doesn't move."""
        return self.width > 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file can't be used, and what to do."""

    code: str
    message: str
    hint: str


def problem(refusal: Refusal, place: Place) -> Problem:
    """The refusal as a problem of the file at that place."""
    return Problem(refusal.code, place, refusal.message, refusal.hint)


def inspect(file: Path, pixel_limit: int = PIXEL_LIMIT) -> Inspected | Refusal:
    """What the file is; the same bytes under the same suffix always give the same answer.

    Videos, sounds and documents are looked at by their first bytes only. Reads the file once.
    """
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD)
            stream.seek(0)
            found, promised = formats.recognized(head), formats.by_suffix(file)
            refusal = _refused_by_name(head, found, promised, file)
            if refusal:
                return refusal
            if not found.picture or not promised.picture:
                blocks = iter(lambda: stream.read(BLOCK), b"")
                return replace(_handed_on(file, found, blocks), traces=_tracks(found, stream))
            data = stream.read()
    except OSError as error:
        return Refusal(rules.BROKEN.code, f"The file can't be read: {error.strerror}.", "")
    return _picture(data, found, pixel_limit)


def _refused_by_name(head: bytes, found: Format, promised: Format, file: Path) -> Refusal | None:
    if not head:
        return Refusal(rules.BROKEN.code, "The file is empty.", "Put the real file in its place.")
    if promised is formats.UNKNOWN:
        return None
    if found is formats.UNKNOWN:
        return _broken(promised, f"it doesn't begin like {promised.name}")
    if not found.taken:
        return Refusal(
            rules.UNSUPPORTED.code,
            f"{found.name} pictures aren't supported.",
            "Save it as JPEG, PNG, WebP, AVIF or TIFF.",
        )
    if not formats.same(found, promised):
        return Refusal(
            rules.MISLABELLED.code,
            f"The file is named {file.suffix} but is {found.name}.",
            f"Rename it to {file.stem}{found.suffixes[0]}.",
        )
    return None


def _broken(fmt: Format, why: str) -> Refusal:
    return Refusal(
        rules.BROKEN.code,
        f"The {fmt.name} file is broken: {why.rstrip('.')}.",
        "Export or copy it again.",
    )


def _handed_on(file: Path, found: Format, blocks: Iterator[bytes]) -> Inspected:
    digest, size = hashlib.sha256(), 0
    for block in blocks:
        digest.update(block)
        size += len(block)
    return Inspected(
        format=found.name if found is not formats.UNKNOWN else file.suffix.lstrip(".").upper(),
        media_type=formats.media_type(file),
        bytes=size,
        sha256=digest.hexdigest(),
    )


def _tracks(found: Format, stream: BinaryIO) -> tuple[str, ...]:
    film = found in (formats.MP4, formats.M4A)
    return ("position track",) if film and iso_media.has_position_track(stream) else ()


def _picture(data: bytes, fmt: Format, pixel_limit: int) -> Inspected | Refusal:
    plain = Inspected(
        format=fmt.name,
        media_type=fmt.media_type,
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    try:
        return (
            _drawing(plain, data) if fmt is formats.SVG else _raster(plain, data, fmt, pixel_limit)
        )
    except (Damaged, Unreadable) as error:
        return _broken(fmt, str(error))
    except UnsafeXml as error:
        return Refusal(
            rules.UNSAFE.code, f"The drawing can't be used: {error}.", "Save it as plain SVG."
        )
    except TooLarge as error:
        return Refusal(
            rules.HUGE.code,
            f"The picture is too large: {error}.",
            f"Scale it down to {pixel_limit // 1_000_000} million pixels or fewer.",
        )


def _drawing(plain: Inspected, data: bytes) -> Inspected:
    width, height = svg.size(data)
    return replace(plain, width=width, height=height, mode="vector", alpha=True)


def _raster(plain: Inspected, data: bytes, fmt: Format, pixel_limit: int) -> Inspected | Refusal:
    check = WHOLE.get(fmt.name)
    if check:
        check(data)
    with opened(data, fmt) as image:
        refusal = _refused_by_mode(measured(image, pixel_limit))
        if refusal:
            return refusal
        turned = orientation(image)
        width, height = image.size if turned < 5 else image.size[::-1]
        told, held = embedded(image), traces(image)
        seen_through = shows_through(image)
        if not check:
            image.load()
    return replace(
        plain,
        width=width,
        height=height,
        mode=image.mode,
        bits=_bits(image, data, fmt),
        alpha=seen_through,
        animated=getattr(image, "is_animated", False) and image.format != "MPO",
        profile=bool(image.info.get("icc_profile")),
        orientation=turned,
        embedded=told,
        traces=held,
    )


def _check_jpeg(data: bytes) -> None:
    kinds = [segment.marker for segment in jpeg.segments(data)]
    if jpeg.SOS not in kinds:
        raise Damaged("there is no picture in it")


def _check_png(data: bytes) -> None:
    if b"IDAT" not in [kind for kind, _ in png.chunks(data)]:
        raise Damaged("there is no picture in it")


WHOLE: dict[str, Callable[[bytes], None]] = {"JPEG": _check_jpeg, "PNG": _check_png}
"""Formats in which a file that breaks off shows without decoding it; the others are decoded."""


def _refused_by_mode(image: Image.Image) -> Refusal | None:
    if image.mode in ("CMYK", "YCCK"):
        return Refusal(
            rules.CMYK.code,
            "The picture is in CMYK, the colours of a printing press.",
            "Convert it to RGB (sRGB or Adobe RGB) and save it again.",
        )
    if image.mode not in DEEP | SHALLOW:
        return Refusal(
            rules.UNSUPPORTED.code,
            f"Pictures in the colour mode {image.mode} aren't supported.",
            "Save it as RGB with 8 or 16 bits a channel.",
        )
    return None


def _bits(image: Image.Image, data: bytes, fmt: Format) -> int:
    if fmt is formats.PNG:
        return data[24]
    if fmt is formats.TIFF:
        depth = image.tag_v2.get(258, 8)  # type: ignore[attr-defined]
        return int(max(depth) if isinstance(depth, tuple) else depth)
    return int(image.info.get("bit_depth", 8))
