"""TIFF files: the first picture and what is needed to decode it, packed anew."""

from __future__ import annotations

import struct
from typing import NamedTuple

from pressroom.media.carriers.damage import Damaged

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
SHORT, LONG, BYTE = 3, 4, 1
STRIPS, STRIP_BYTES, TILES, TILE_BYTES = 273, 279, 324, 325
COMPRESSION, OLD_JPEG = 259, 6
XMP = 700
KEPT = frozenset(
    (
        *(254, 256, 257, 258, 259, 262, 263, 266, 274, 277, 278, 280, 281, 282, 283, 284, 290),
        *(291, 292, 293, 296, 301, 317, 318, 319, 320, 322, 323, 338, 339, 340, 341, 347, 529),
        *(530, 531, 532, 34675, STRIPS, STRIP_BYTES, TILES, TILE_BYTES),
    )
)
"""What decodes the picture and tells its resolution and colours."""


class Entry(NamedTuple):
    """One field: its number, the type of its values, how many, and their bytes."""

    tag: int
    kind: int
    number: int
    value: bytes


def rewritten(data: bytes, *, xmp: bytes = b"") -> bytes:
    """The first picture of the file, coded as it was, with none of what the file told.

    Raises Damaged, also for the few kinds that can't be repacked (BigTIFF, old JPEG within TIFF).
    """
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None:
        raise Damaged("it is a kind of TIFF that can't be repacked")
    entries = {each.tag: each for each in _entries(data, order) if each.tag in KEPT}
    if xmp:
        entries[XMP] = Entry(XMP, BYTE, len(xmp), xmp)
    places, sizes = (TILES, TILE_BYTES) if TILES in entries else (STRIPS, STRIP_BYTES)
    pieces = _pieces(data, entries, places, sizes, order)
    entries[places] = Entry(places, LONG, len(pieces), bytes(4 * len(pieces)))
    return _file(entries, places, pieces, order)


def _entries(data: bytes, order: str) -> list[Entry]:
    found = []
    try:
        (start,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, start)
        for at in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind, number = struct.unpack_from(f"{order}HHI", data, at)
            size = SIZES.get(kind, 0) * number
            where = at + 8 if size <= 4 else struct.unpack_from(f"{order}I", data, at + 8)[0]
            value = data[where : where + size]
            if len(value) == size and size:
                found.append(Entry(tag, kind, number, value))
    except struct.error as error:
        raise Damaged("its end is missing") from error
    return found


def _pieces(
    data: bytes, entries: dict[int, Entry], places: int, sizes: int, order: str
) -> list[bytes]:
    old_jpeg = COMPRESSION in entries and OLD_JPEG in _numbers(entries[COMPRESSION], order)
    if places not in entries or sizes not in entries or old_jpeg:
        raise Damaged("it is a kind of TIFF that can't be repacked")
    starts, lengths = (_numbers(entries[tag], order) for tag in (places, sizes))
    if len(starts) != len(lengths):
        raise Damaged("its list of parts contradicts itself")
    pieces = [data[at : at + size] for at, size in zip(starts, lengths, strict=True)]
    if [len(piece) for piece in pieces] != list(lengths):
        raise Damaged("its end is missing")
    return pieces


def _numbers(entry: Entry, order: str) -> tuple[int, ...]:
    letter = {SHORT: "H", LONG: "I"}.get(entry.kind)
    if letter is None:
        raise Damaged("its list of parts can't be read")
    return struct.unpack(f"{order}{entry.number}{letter}", entry.value)


def _file(entries: dict[int, Entry], places: int, pieces: list[bytes], order: str) -> bytes:
    """Head, table, values, and at the end the coded picture."""
    table_size = 2 + 12 * len(entries) + 4
    behind = {tag: e.value for tag, e in sorted(entries.items()) if len(e.value) > 4}
    at = 8 + table_size
    where = {}
    for tag, value in behind.items():
        where[tag] = at
        at += len(value) + len(value) % 2
    starts = []
    for piece in pieces:
        starts.append(at)
        at += len(piece) + len(piece) % 2
    coded = struct.pack(f"{order}{len(starts)}I", *starts)
    if places in behind:
        behind[places] = coded
    table = [struct.pack(f"{order}H", len(entries))]
    for tag, entry in sorted(entries.items()):
        value = coded if tag == places else entry.value
        last = struct.pack(f"{order}I", where[tag]) if tag in where else value.ljust(4, b"\0")
        table.append(struct.pack(f"{order}HHI", tag, entry.kind, entry.number) + last)
    mark = b"II*\0" if order == "<" else b"MM\0*"
    head = mark + struct.pack(f"{order}I", 8)
    values = [value + b"\0" * (len(value) % 2) for value in (*behind.values(), *pieces)]
    return b"".join([head, *table, bytes(4), *values])
