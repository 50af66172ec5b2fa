"""JPEG files, segment by segment: read, and written anew with the same pixels."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from pressroom.media.carriers.damage import Damaged

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
APP0, APP1, APP2, APP13, APP14, COM = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xFE
EXIF, XMP, ICC = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"ICC_PROFILE\0"
PHOTOSHOP, JFIF, ADOBE = b"Photoshop 3.0\0", b"JFIF\0", b"Adobe"
BARE = frozenset((SOI, EOI, 0x01, *range(0xD0, 0xD8)))
LONGEST = 65533
MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


class Segment(NamedTuple):
    """One segment: its marker, what it holds, and for a scan the coded data that follows it."""

    marker: int
    payload: bytes
    coded: bytes = b""


def segments(data: bytes) -> Iterator[Segment]:
    """The segments between the start and the end of the first picture in the file.

    What lies behind its end (second pictures, depth maps, phones' video) is not reported.
    Raises Damaged where the file breaks off.
    """
    at = 2
    while True:
        marker, at = _marker(data, at)
        if marker == EOI:
            return
        if marker in BARE:
            continue
        payload, at = _payload(data, at)
        if marker != SOS:
            yield Segment(marker, payload)
            continue
        end = MARKER.search(data, at)
        if end is None:
            raise Damaged("its end is missing")
        yield Segment(marker, payload, data[at : end.start()])
        at = end.start()


def _marker(data: bytes, at: int) -> tuple[int, int]:
    if at >= len(data):
        raise Damaged("its end is missing")
    if data[at] != 0xFF:
        raise Damaged(f"it makes no sense from byte {at}")
    while at < len(data) and data[at] == 0xFF:
        at += 1
    if at >= len(data):
        raise Damaged("its end is missing")
    return data[at], at + 1


def _payload(data: bytes, at: int) -> tuple[bytes, int]:
    size = int.from_bytes(data[at : at + 2], "big")
    if size < 2 or at + size > len(data):
        raise Damaged("its end is missing")
    return data[at + 2 : at + size], at + size


def rewritten(
    data: bytes, *, xmp: bytes = b"", iptc: bytes = b"", exif: bytes = b"", profile: bool = True
) -> bytes:
    """The same picture with none of what the file told and with these packets instead.

    Kept are the coded data, the tables and the colour profile. `iptc` is a whole Photoshop
    resource block, `exif` a TIFF structure. Raises Damaged.
    """
    fresh = [
        *([Segment(APP1, EXIF + exif)] if exif else []),
        *([Segment(APP1, XMP + xmp)] if xmp else []),
        *([Segment(APP13, PHOTOSHOP + iptc)] if iptc else []),
    ]
    head: list[Segment] = []
    body: list[Segment] = []
    for segment in segments(data):
        kept = _kept(segment, profile)
        if kept is not None:
            (head if kept.marker == APP0 else body).append(kept)
    return b"".join(
        [b"\xff\xd8", *map(_bytes, head[:1]), *map(_bytes, fresh), *map(_bytes, body), b"\xff\xd9"]
    )


def _kept(segment: Segment, profile: bool) -> Segment | None:
    marker, payload = segment.marker, segment.payload
    if marker == APP0:
        # Bytes 12 and 13 are the size of a thumbnail that may follow.
        return Segment(APP0, payload[:12] + b"\0\0") if payload.startswith(JFIF) else None
    if marker == APP2:
        return segment if profile and payload.startswith(ICC) else None
    if marker == APP14:
        # Says how the colours are coded; without it they turn out wrong.
        return segment if payload.startswith(ADOBE) else None
    return None if marker == COM or 0xE0 <= marker <= 0xEF else segment


def _bytes(segment: Segment) -> bytes:
    if len(segment.payload) > LONGEST:
        raise Damaged(f"{len(segment.payload)} bytes don't fit into one segment")
    size = struct.pack(">H", len(segment.payload) + 2)
    return b"\xff" + bytes((segment.marker,)) + size + segment.payload + segment.coded


def orientation_exif(orientation: int) -> bytes:
    """An EXIF structure that says how the picture is turned, with the tags the standard requires."""
    short, rational, behind = 3, 5, 74
    entries = (
        (0x0112, short, orientation << 16),
        (0x011A, rational, behind),
        (0x011B, rational, behind + 8),
        (0x0128, short, 2 << 16),
        (0x0213, short, 1 << 16),
    )
    head = b"MM\0*" + struct.pack(">IH", 8, len(entries))
    table = b"".join(struct.pack(">HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return head + table + bytes(4) + struct.pack(">IIII", 72, 1, 72, 1)
