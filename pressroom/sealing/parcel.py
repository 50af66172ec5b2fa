"""A parcel: the files that are sealed together, and the bytes they are laid out in."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from pressroom.build import archive
from pressroom.build.stopped import BuildStopped
from pressroom.sealing.padding import padded

CHUNK = 256 * 1024
"""Bytes that are encrypted at a time, and the least a parcel holds."""
COVER = 1024
"""Bytes of a cover, whatever it says."""


@dataclass(frozen=True, slots=True)
class Member(archive.Member):
    """One file: its name, its bytes or where they are, and its media type."""

    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the page says to whoever has the link, before anything is opened: nothing of the content."""

    lang: str
    expires: dt.datetime
    zone: ZoneInfo
    """The newsroom's."""
    embargo: dt.datetime | None = None
    public: str = ""
    """The address of the public page, once there is one."""

    def packed(self) -> bytes:
        """As bytes, always the same number. Raises ValueError for an address that is too long."""
        told: dict[str, Any] = {
            "embargo": _moment(self.embargo) if self.embargo else None,
            "expires": _moment(self.expires),
            "lang": self.lang,
            "offset": _offset(self.embargo.astimezone(self.zone)) if self.embargo else None,
            "public": self.public,
            "zone": self.zone.key,
        }
        data = json.dumps(told, ensure_ascii=True, sort_keys=True).encode()
        if len(data) > COVER:
            raise ValueError("The public address is too long for the cover of a sealed kit.")
        return data.ljust(COVER)


def _offset(moment: dt.datetime) -> int:
    """Minutes from UTC: browsers may know another law of the zone."""
    return int((moment.utcoffset() or dt.timedelta()).total_seconds() // 60)


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files to be sealed together, the page first; with it the `shown` first of them are opened at once,
    the others when they are asked for."""

    members: tuple[Member, ...]
    shown: int = 1

    @property
    def index(self) -> bytes:
        """What is inside: names, types, sizes, hashes, and where each begins, behind the index."""
        told, offset = [], 0
        for member in self.members:
            told.append(
                {
                    "name": member.name,
                    "offset": offset,
                    "sha256": member.sha256,
                    "size": member.size,
                    "type": member.media_type,
                }
            )
            offset += member.size
        data = json.dumps(
            {"files": told, "shown": self.shown, "version": 1}, ensure_ascii=False, sort_keys=True
        )
        return data.encode()

    @property
    def length(self) -> int:
        """Bytes of the whole, filled up so that it tells little of the content."""
        told = 4 + len(self.index) + sum(member.size for member in self.members)
        return padded(told, CHUNK)

    def chunks(self) -> Iterator[bytes]:
        """The whole in chunks: the index's length in four bytes, the index, the files, zeros.

        Raises BuildStopped where a file isn't what it was announced as: its bytes may already be
        under the same key in an earlier version.
        """
        pending = bytearray()
        for piece in self._pieces():
            pending += piece
            while len(pending) > CHUNK:
                yield bytes(pending[:CHUNK])
                del pending[:CHUNK]
        yield bytes(pending)

    def _pieces(self) -> Iterator[bytes]:
        index = self.index
        yield len(index).to_bytes(4, "big")
        yield index
        written = 4 + len(index)
        for member in self.members:
            yield from _verified(member)
            written += member.size
        rest = self.length - written
        while rest:
            piece = min(rest, CHUNK)
            yield bytes(piece)
            rest -= piece


def _verified(member: Member) -> Iterator[bytes]:
    digest, size = hashlib.sha256(), 0
    with member.open() as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
            size += len(piece)
            yield piece
    if size != member.size or digest.hexdigest() != member.sha256:
        raise BuildStopped("A file of a sealed kit changed while it was sealed; build again.")
