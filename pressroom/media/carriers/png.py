"""PNG files, chunk by chunk: read, and written anew with the same pixels."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from pressroom.media.carriers.damage import Damaged

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sRGB cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT".split()
)
XMP_KEY = b"XML:com.adobe.xmp\0\0\0\0\0"


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's kind and content up to IEND. Raises Damaged, by the chunks' own checksums too."""
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        told = data[at + 8 + size : at + 12 + size]
        if len(told) < 4:
            break
        if zlib.crc32(kind + content).to_bytes(4, "big") != told:
            raise Damaged(f"the checksum of its part {kind.decode('latin-1')!r} is wrong")
        yield kind, content
        if kind == b"IEND":
            return
        at += 12 + size
    raise Damaged("its end is missing")


def rewritten(data: bytes, *, xmp: bytes = b"") -> bytes:
    """The same picture with none of what the file told, and this XMP packet instead."""
    parts = [SIGNATURE]
    for kind, content in chunks(data):
        if kind in KEPT:
            parts.append(_chunk(kind, content))
        if kind == b"IHDR" and xmp:
            parts.append(_chunk(b"iTXt", XMP_KEY + xmp))
    return b"".join(parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    crc = zlib.crc32(kind + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + kind + content + crc
