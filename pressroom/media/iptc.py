"""IPTC IIM, the older of the two vocabularies of press photographs: read, and written."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator

from pressroom.media.imprint import Imprint

UTF8 = b"\x1b%G"
CHARSET, VERSION = (1, 90), (2, 0)
TITLE, KEYWORD, DATE, BYLINE, SUBLOCATION = 5, 25, 55, 80, 92
HEADLINE, CREDIT, SOURCE, COPYRIGHT, CONTACT, CAPTION = 105, 110, 115, 116, 118, 120
INSTRUCTIONS = 40
LONGEST = {
    KEYWORD: 64,
    BYLINE: 32,
    SUBLOCATION: 32,
    HEADLINE: 256,
    CREDIT: 32,
    SOURCE: 32,
    COPYRIGHT: 128,
    CONTACT: 128,
    CAPTION: 2000,
    INSTRUCTIONS: 256,
}
"""Bytes, by the standard; the newer vocabulary beside it has the whole text."""
RESOURCE, DIGEST = 0x0404, 0x0425


def resources(imprint: Imprint) -> bytes:
    """The imprint as Photoshop resources: the data sets, and the digest that vouches for them."""
    data = _record(imprint)
    return _resource(RESOURCE, data) + _resource(DIGEST, hashlib.md5(data).digest())


def _record(imprint: Imprint) -> bytes:
    owner, lang = imprint.publisher, imprint.publisher.lang
    contact = ", ".join(filter(None, (owner.email, owner.phone, owner.url)))
    sets: list[tuple[int, str]] = [
        (INSTRUCTIONS, imprint.terms.get(lang) if imprint.terms else ""),
        (DATE, f"{imprint.taken:%Y%m%d}" if imprint.taken else ""),
        (BYLINE, imprint.creator),
        (SUBLOCATION, imprint.place),
        (CREDIT, imprint.credit),
        (SOURCE, owner.name),
        (COPYRIGHT, imprint.copyright),
        (CONTACT, contact),
        (CAPTION, imprint.caption.get(lang) if imprint.caption else ""),
        *((KEYWORD, word) for word in imprint.keywords),
    ]
    parts = [_set(*CHARSET, UTF8), _set(*VERSION, b"\0\4")]
    for number, text in sorted(sets, key=lambda each: each[0]):
        if text:
            parts.append(_set(2, number, shortened(text, LONGEST.get(number, 2000))))
    return b"".join(parts)


def shortened(text: str, longest: int) -> bytes:
    """UTF-8 of at most that many bytes, cut between words, or between characters."""
    data = text.encode("utf-8", "replace")
    if len(data) <= longest:
        return data
    kept = data[:longest].decode("utf-8", "ignore")
    words = kept.rpartition(" ")[0].rstrip(" ,;/–—-")
    return (words if len(words) > len(kept) / 2 else kept).encode()


def _set(record: int, number: int, data: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(data)) + data


def _resource(kind: int, data: bytes) -> bytes:
    head = struct.pack(">4sHHI", b"8BIM", kind, 0, len(data))
    return head + data + b"\0" * (len(data) % 2)


def read(data: bytes) -> dict[int, list[str]]:
    """The texts of the application record, by number; what can't be read is left out."""
    found: dict[int, list[bytes]] = {}
    charset = b""
    for record, number, value in _sets(data):
        if (record, number) == CHARSET:
            charset = value
        elif record == 2:
            found.setdefault(number, []).append(value)
    return {
        number: [_decoded(value, charset) for value in values] for number, values in found.items()
    }


def _sets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 5 <= len(data) and data[at] == 0x1C:
        record, number, size = struct.unpack(">BBH", data[at + 1 : at + 5])
        # The highest bit announces sizes of four gigabytes, which no caption has.
        if size & 0x8000:
            return
        yield record, number, data[at + 5 : at + 5 + size]
        at += 5 + size


def _decoded(value: bytes, charset: bytes) -> str:
    """Old programs wrote Windows' Western letters and said nothing."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252" if charset != UTF8 else "utf-8", "replace")
