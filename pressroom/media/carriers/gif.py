"""GIF files, block by block: written anew with the same frames."""

from __future__ import annotations

from pressroom.media.carriers.damage import Damaged

CONTROL, TEXT = 0xF9, 0x01
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
XMP_HEAD = b"!\xff\x0bXMP DataXMP"
XMP_TAIL = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
"""Leads a program that reads the packet as sub-blocks safely to its end."""


def rewritten(data: bytes, *, xmp: bytes = b"") -> bytes:
    """The same frames with none of what the file told, and this XMP packet instead.

    Raises Damaged.
    """
    at = 13 + _table(data, 10)
    parts = [b"GIF89a", data[6:at]]
    if xmp:
        parts.append(XMP_HEAD + xmp + XMP_TAIL)
    while True:
        start, kind = at, data[at : at + 1]
        if kind == b";":
            return b"".join([*parts, b";"])
        at = _end(data, at)
        block = data[start:at]
        if kind == b"," or block[1] in (CONTROL, TEXT) or block[3:14] in LOOPS:
            parts.append(block)


def _end(data: bytes, at: int) -> int:
    """Where the block that starts here ends."""
    if data[at : at + 1] == b",":
        at += 10
        at += _table(data, at - 1) + 1
    elif data[at : at + 1] == b"!":
        at += 2
    else:
        raise Damaged(f"it makes no sense from byte {at}")
    while True:
        if at >= len(data):
            raise Damaged("its end is missing")
        size = data[at]
        at += 1 + size
        if not size:
            return at


def _table(data: bytes, at: int) -> int:
    """Bytes of the colour table that the flags at this place announce."""
    if at >= len(data):
        raise Damaged("its end is missing")
    flags = data[at]
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0
