"""Which characters a font file has: its `cmap` tables read, of TrueType, OpenType and collections."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

UNICODE = ((3, 10), (0, 6), (0, 4), (0, 3), (3, 1), (0, 2), (0, 1), (0, 0))
"""Platforms and encodings whose numbers are Unicode, the fullest first (OpenType, `cmap`)."""


@cache
def characters_in(path: Path) -> frozenset[int]:
    """The code points the first font of a file has glyphs for.

    Raises OSError where the file can't be read and ValueError where it is no font.
    """
    with path.open("rb") as file:
        try:
            head = file.read(12)
            start = 0
            if head[:4] == b"ttcf":
                start = struct.unpack(">I", file.read(4))[0]
                file.seek(start)
                head = file.read(12)
            count = struct.unpack(">H", head[4:6])[0]
            tables = struct.iter_unpack(">4sIII", file.read(16 * count))
            offset, length = next((at, size) for name, _, at, size in tables if name == b"cmap")
            file.seek(offset)
            return frozenset(_code_points(file.read(length)))
        except (struct.error, StopIteration) as error:
            raise ValueError(f"{path} is no font.") from error


def _code_points(table: bytes) -> Iterator[int]:
    count = struct.unpack_from(">H", table, 2)[0]
    found = {
        (platform, encoding): offset
        for platform, encoding, offset in struct.iter_unpack(">HHI", table[4 : 4 + 8 * count])
    }
    offset = next((found[key] for key in UNICODE if key in found), None)
    if offset is None:
        return
    form = struct.unpack_from(">H", table, offset)[0]
    if form == 4:
        yield from _segments(table, offset)
    elif form == 12:
        yield from _groups(table, offset)


def _segments(table: bytes, offset: int) -> Iterator[int]:
    """Format 4: ranges of the basic plane; a glyph number of 0 means there is none."""
    double = struct.unpack_from(">H", table, offset + 6)[0]
    number = double // 2

    def column(at: int, kind: str) -> tuple[int, ...]:
        return struct.unpack_from(f">{number}{kind}", table, offset + at)

    ends, starts = column(14, "H"), column(16 + double, "H")
    deltas, ranges = column(16 + 2 * double, "h"), column(16 + 3 * double, "H")
    for index, (start, end, delta, far) in enumerate(
        zip(starts, ends, deltas, ranges, strict=True)
    ):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if far:
                place = offset + 16 + 3 * double + 2 * index + far + 2 * (code - start)
                glyph = struct.unpack_from(">H", table, place)[0]
            if glyph if far else (glyph + delta) & 0xFFFF:
                yield code


def _groups(table: bytes, offset: int) -> Iterator[int]:
    """Format 12: ranges of the whole of Unicode."""
    count = struct.unpack_from(">I", table, offset + 12)[0]
    groups = table[offset + 16 : offset + 16 + 12 * count]
    for start, end, glyph in struct.iter_unpack(">III", groups):
        yield from range(start if glyph else start + 1, min(end, 0x10FFFF) + 1)
