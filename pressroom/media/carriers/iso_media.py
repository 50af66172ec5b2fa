"""MPEG-4, HEIC and AVIF files, box by box: what is private is blanked where it lies.

Nothing moves, so every offset in the file stays right, and the pictures and sounds are untouched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from pressroom.media.carriers.damage import Damaged

TOLD = frozenset((b"udta", b"meta", b"uuid"))
"""Boxes of a film that hold words and positions."""
DESCENDED = frozenset((b"moov", b"trak"))
EMPTY_EXIF = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"
EMPTY_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
POSITION_TRACKS = (b"gpmd", b"camm", b"mebx", b"\0\0\0\0gps ")
"""Tracks of measurements beside picture and sound: action cameras', 360° cameras', phones'."""
LARGEST_INDEX = 64_000_000


class Box(NamedTuple):
    """One box: its kind, where its content begins, and where it ends."""

    kind: bytes
    content: int
    end: int


def boxes(data: bytes | bytearray, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places. Raises Damaged where one doesn't fit."""
    at = start
    while at + 8 <= end:
        size, kind = int.from_bytes(data[at : at + 4], "big"), bytes(data[at + 4 : at + 8])
        content = at + 8
        if size == 1:
            size, content = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        stop = end if size == 0 else at + size
        if stop < content or stop > end:
            raise Damaged(f"it makes no sense from byte {at}")
        yield Box(kind, content, stop)
        at = stop


def film(data: bytes) -> bytes:
    """The film or recording without the words and positions that lie beside its tracks."""
    copy = bytearray(data)
    _blank(copy, 0, len(copy))
    return bytes(copy)


def _blank(copy: bytearray, start: int, end: int) -> None:
    for box in boxes(copy, start, end):
        if box.kind in DESCENDED:
            _blank(copy, box.content, box.end)
        elif box.kind in TOLD:
            at = copy.rfind(box.kind, 0, box.content)
            copy[at : at + 4] = b"free"
            copy[box.content : box.end] = bytes(box.end - box.content)


def has_position_track(stream: BinaryIO) -> bool:
    """Whether a film has a track that records where it was; reads only its index."""
    stream.seek(0, 2)
    end, at = stream.tell(), 0
    while at + 8 <= end:
        stream.seek(at)
        head = stream.read(16)
        size = int.from_bytes(head[:4], "big")
        size = int.from_bytes(head[8:16], "big") if size == 1 else size or end - at
        if head[4:8] == b"moov":
            index = stream.read(min(size, LARGEST_INDEX))
            return any(kind in index for kind in POSITION_TRACKS)
        if size < 8:
            return False
        at += size
    return False


def still(data: bytes) -> bytes:
    """The HEIC or AVIF picture with empty EXIF and XMP. Raises Damaged."""
    copy = bytearray(data)
    for box in boxes(copy, 0, len(copy)):
        if box.kind == b"meta":
            _empty(copy, Box(box.kind, box.content + 4, box.end))
    return bytes(copy)


def _empty(copy: bytearray, meta: Box) -> None:
    parts = {box.kind: box for box in boxes(copy, meta.content, meta.end)}
    if b"iinf" not in parts or b"iloc" not in parts:
        return
    fillings = _told_items(copy, parts[b"iinf"])
    base = parts[b"idat"].content if b"idat" in parts else 0
    for item, start, size in _extents(copy, parts[b"iloc"], base):
        if item in fillings:
            if start + size > len(copy):
                raise Damaged("its end is missing")
            filling = fillings[item]
            pad = b" " if filling is EMPTY_XMP else b"\0"
            whole = filling if len(filling) <= size else b""
            copy[start : start + size] = whole + pad * (size - len(whole))


def _told_items(data: bytearray, info: Box) -> Mapping[int, bytes]:
    """Items that tell something, and what to fill them with."""
    found = {}
    start = info.content + (6 if data[info.content] == 0 else 8)
    for box in boxes(data, start, info.end):
        wide = data[box.content] == 3
        at = box.content + 4
        item = int.from_bytes(data[at : at + (4 if wide else 2)], "big")
        kind = bytes(data[at + (6 if wide else 4) :][:4])
        if kind == b"Exif":
            found[item] = EMPTY_EXIF
        elif kind == b"mime":
            found[item] = EMPTY_XMP
    return found


def _extents(data: bytearray, places: Box, base_of_idat: int) -> Iterator[tuple[int, int, int]]:
    """Each item's number with start and size of each of its pieces."""
    at = places.content
    version = data[at]
    offset_size, length_size = data[at + 4] >> 4, data[at + 4] & 15
    base_size, index_size = data[at + 5] >> 4, data[at + 5] & 15 if version else 0
    at += 6

    def number(size: int) -> int:
        nonlocal at
        if at + size > places.end:
            raise Damaged("its list of parts breaks off")
        at += size
        return int.from_bytes(data[at - size : at], "big")

    for _ in range(number(4 if version == 2 else 2)):
        item = number(4 if version == 2 else 2)
        method = number(2) & 15 if version else 0
        number(2)
        base = number(base_size) + (base_of_idat if method == 1 else 0)
        for _ in range(number(2)):
            number(index_size)
            offset, size = number(offset_size), number(length_size)
            yield item, base + offset, size
