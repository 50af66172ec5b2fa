"""The archive of a kit: written member by member, the same bytes from the same members."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, cast

from pressroom.build.artifact import MadeFile

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date a ZIP can tell, and that of what has none."""
FILE_MODE = 0o100644
UNIX = 3
PACKED = frozenset(
    {".csv", ".html", ".json", ".md", ".ninjs", ".srt", ".svg", ".txt", ".vtt", ".wav", ".xml"}
)
"""Endings of what shrinks; pictures, films, DOCX and PDF are packed already."""
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name within the folder, and its bytes or where they are."""

    name: str
    content: bytes | MadeFile

    def open(self) -> IO[bytes]:
        """Its bytes, to be read piece by piece."""
        if isinstance(self.content, MadeFile):
            return self.content.path.open("rb")
        return BytesIO(self.content)

    @property
    def size(self) -> int:
        """Its bytes, unpacked."""
        return self.content.size if isinstance(self.content, MadeFile) else len(self.content)

    @property
    def sha256(self) -> str:
        """The hash of its bytes, as hex."""
        if isinstance(self.content, MadeFile):
            return self.content.sha256
        return hashlib.sha256(self.content).hexdigest()


def pack(file: Path, folder: str, moment: dt.datetime | None, members: tuple[Member, ...]) -> None:
    """The recipe of an archive: everything in one folder, sorted, dated `moment`.

    Streams the files through, a piece at a time. Raises ValueError for a member that leads out of the
    folder or comes twice, or whose bytes aren't those it was announced with.
    """
    refuse_bad(members)
    with zipfile.ZipFile(file, "w") as archive:
        for member in sorted(members, key=lambda m: m.name):
            info = zipfile.ZipInfo(f"{folder}/{member.name}", _stamp(moment))
            info.create_system = UNIX
            info.external_attr = FILE_MODE << 16
            info.file_size = member.size
            packed = PurePosixPath(member.name).suffix.lower() in PACKED
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            with archive.open(info, "w") as target:
                _copy(member, target)


def refuse_bad(members: Iterable[Member]) -> None:
    """Raise ValueError for a name that isn't safe on every system."""
    seen: set[str] = set()
    for member in members:
        parts = member.name.split("/")
        if (
            "" in parts
            or "." in parts
            or ".." in parts
            or "\\" in member.name
            or ":" in member.name
        ):
            raise ValueError(f"{member.name!r} can't be the name of a file in an archive")
        if member.name.casefold() in seen:
            raise ValueError(f"{member.name!r} is in the archive twice")
        seen.add(member.name.casefold())


def _copy(member: Member, target: IO[bytes]) -> None:
    told = _Told(target)
    with member.open() as source:
        shutil.copyfileobj(source, cast(IO[bytes], told), CHUNK)
    if told.digest.hexdigest() != member.sha256:
        raise ValueError(f"{member.name} changed while it was packed; build again")


class _Told:
    """Writes on, and remembers the hash of what it wrote."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target = target
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Write a piece."""
        self.digest.update(data)
        return self.target.write(data)


def _stamp(moment: dt.datetime | None) -> tuple[int, int, int, int, int, int]:
    if moment is None or moment.year < EARLIEST[0]:
        return EARLIEST
    return (
        moment.year,
        moment.month,
        moment.day,
        moment.hour,
        moment.minute,
        moment.second // 2 * 2,
    )
