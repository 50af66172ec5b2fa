"""RIFF files (WebP and WAV), chunk by chunk: read, and written anew with the same content."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from pressroom.media.carriers.damage import Damaged

Chunk = tuple[bytes, bytes]
WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
WAV_KEPT = frozenset((b"fmt ", b"fact", b"data"))
HAS_XMP, HAS_EXIF, HAS_ALPHA = 0x04, 0x08, 0x10


def chunks(data: bytes) -> Iterator[Chunk]:
    """Each chunk's kind and content. Raises Damaged where the file breaks off."""
    end = int.from_bytes(data[4:8], "little") + 8
    if end > len(data):
        raise Damaged("its end is missing")
    at = 12
    while at + 8 <= end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + size > end:
            raise Damaged("its end is missing")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def webp(data: bytes, *, xmp: bytes = b"", size: tuple[int, int], alpha: bool) -> bytes:
    """The same WebP picture with none of what the file told, and this XMP packet instead.

    `size` and `alpha` are needed to say so where the simple form of the file doesn't.
    """
    kept = [chunk for chunk in chunks(data) if chunk[0] in WEBP_KEPT]
    flags = next((content[0] for kind, content in kept if kind == b"VP8X"), None)
    if flags is None:
        flags = HAS_ALPHA if alpha else 0
    flags = (flags & ~(HAS_EXIF | HAS_XMP)) | (HAS_XMP if xmp else 0)
    width, height = ((side - 1).to_bytes(3, "little") for side in size)
    body = [chunk for chunk in kept if chunk[0] != b"VP8X"]
    if flags:
        body.insert(0, (b"VP8X", bytes((flags, 0, 0, 0)) + width + height))
    if xmp:
        body.append((b"XMP ", xmp))
    return _file(b"WEBP", body)


def wav(data: bytes) -> bytes:
    """The same recording with none of what the file told."""
    return _file(b"WAVE", [chunk for chunk in chunks(data) if chunk[0] in WAV_KEPT])


def _file(form: bytes, body: Iterable[Chunk]) -> bytes:
    parts = [
        kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
        for kind, content in body
    ]
    content = form + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(content)) + content
