"""MP3 files: the sound, and of their tags only what a listener may see."""

from __future__ import annotations

import struct

SHOWN_NAMES = "TIT1 TIT2 TIT3 TPE1 TPE2 TALB TRCK TCON TDRC TYER TCOP TLAN WCOP WOAF"
SHOWN = frozenset(SHOWN_NAMES.encode().split())
"""Titles, performers, year, copyright, language and official addresses."""
HEAD = 10


def bare(data: bytes) -> bytes:
    """The sound with its title and copyright, without pictures, comments and private tags."""
    tag = b""
    while data[:3] == b"ID3" and len(data) >= HEAD:
        size = HEAD + _number(data[6:10]) + (HEAD if data[5] & 0x10 else 0)
        tag = tag or _shown(data[:size])
        data = data[size:]
    return tag + _without_tail(data)


def _number(data: bytes) -> int:
    """Seven bits of each byte, as the tags count."""
    return sum((byte & 0x7F) << shift for byte, shift in zip(data, (21, 14, 7, 0), strict=False))


def _coded(number: int) -> bytes:
    return bytes((number >> shift) & 0x7F for shift in (21, 14, 7, 0))


def _shown(tag: bytes) -> bytes:
    version, flags = tag[3], tag[5]
    # Flags announce codings that no common program uses; such a tag goes as a whole.
    if version not in (3, 4) or flags & 0xC0:
        return b""
    frames = []
    at = HEAD
    while at + HEAD <= len(tag) and tag[at : at + 4].strip(b"\0"):
        size = _number(tag[at + 4 : at + 8]) if version == 4 else _plain(tag[at + 4 : at + 8])
        if tag[at : at + 4] in SHOWN:
            frames.append(tag[at : at + HEAD + size])
        at += HEAD + size
    whole = b"".join(frames)
    return b"ID3" + bytes((version, 0, 0)) + _coded(len(whole)) + whole if whole else b""


def _plain(data: bytes) -> int:
    return int(struct.unpack(">I", data)[0])


def _without_tail(data: bytes) -> bytes:
    """The sound without the tags that older programs write behind it."""
    if data[-128:-125] == b"TAG":
        data = data[:-128]
    if data[-32:-24] == b"APETAGEX":
        size, flags = struct.unpack("<I4xI", data[-20:-8])
        data = data[: -size - (32 if flags & 0x80000000 else 0)]
    return data
