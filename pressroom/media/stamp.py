"""Stamping: a finished file gets its imprint and loses whatever else it told."""

from __future__ import annotations

from pressroom.media import formats, iptc, xmp
from pressroom.media.carriers import gif, jpeg, png, riff
from pressroom.media.formats import Format
from pressroom.media.imprint import Imprint


def stamped(
    data: bytes,
    fmt: Format,
    imprint: Imprint,
    *,
    size: tuple[int, int],
    alpha: bool = False,
    orientation: int = 1,
) -> bytes:
    """The same picture, pixel for pixel, with the imprint; JPEG, PNG, WebP and GIF only.

    `size`, `alpha` and `orientation` are the coded picture's own. Raises Damaged.
    """
    packet = xmp.packet(imprint)
    if fmt is formats.JPEG:
        exif = jpeg.orientation_exif(orientation) if orientation > 1 else b""
        return jpeg.rewritten(data, xmp=packet, iptc=iptc.resources(imprint), exif=exif)
    if fmt is formats.PNG:
        return png.rewritten(data, xmp=packet)
    if fmt is formats.GIF:
        return gif.rewritten(data, xmp=packet)
    return riff.webp(data, xmp=packet, size=size, alpha=alpha)
