"""Stamping: a finished file loses whatever it told, and gets its imprint."""

from __future__ import annotations

from collections.abc import Callable

from pressroom.media import formats
from pressroom.media.carriers import gif, iso_media, jpeg, mp3, png, riff, tiff
from pressroom.media.formats import Format
from pressroom.media.packets import Packets


def stamped(
    data: bytes,
    fmt: Format,
    words: Packets,
    *,
    size: tuple[int, int],
    alpha: bool = False,
    orientation: int = 1,
) -> bytes:
    """The same picture, pixel for pixel, with the imprint; HEIC and AVIF only lose what they told.

    `size`, `alpha` and `orientation` are the coded picture's own. Raises Damaged.
    """
    if fmt is formats.JPEG:
        exif = jpeg.orientation_exif(orientation) if orientation > 1 else b""
        return jpeg.rewritten(data, xmp=words.xmp, iptc=words.iptc, exif=exif)
    if fmt is formats.PNG:
        return png.rewritten(data, xmp=words.xmp)
    if fmt is formats.GIF:
        return gif.rewritten(data, xmp=words.xmp)
    if fmt is formats.TIFF:
        return tiff.rewritten(data, xmp=words.xmp)
    if fmt is formats.WEBP:
        return riff.webp(data, xmp=words.xmp, size=size, alpha=alpha)
    return iso_media.still(data)


def bare(data: bytes, fmt: Format) -> bytes:
    """The file without positions, comments and private tags; documents, WebM, Ogg, FLAC as they are.

    Raises Damaged.
    """
    strip = BARE.get(fmt)
    return strip(data) if strip else data


BARE: dict[Format, Callable[[bytes], bytes]] = {
    formats.JPEG: jpeg.rewritten,
    formats.PNG: png.rewritten,
    formats.GIF: gif.rewritten,
    formats.TIFF: tiff.rewritten,
    formats.AVIF: iso_media.still,
    formats.HEIC: iso_media.still,
    formats.MP4: iso_media.film,
    formats.M4A: iso_media.film,
    formats.MP3: mp3.bare,
    formats.WAV: riff.wav,
}
