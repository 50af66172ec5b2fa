"""The state of whole folders, by what the file system tells of each file without opening it."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SECOND = 1_000_000_000
TICK = SECOND // 20
"""How far apart two changes of a file must be to bear different times: a kernel's clock ticks every
10 ms at the most."""
COARSE = 2 * SECOND
"""The same on file systems that keep whole seconds, or every other one (FAT)."""
NOT_SOURCES = frozenset({"__pycache__"})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of many files at a moment."""

    digest: str
    """The same for the same names, sizes, times and inodes; SHA-256 as hex."""
    recent: Mapping[str, str]
    """Files that changed so shortly before that another change may bear the same time: the SHA-256
    of what was in each."""


def snapshot(places: Iterable[Path], *, at: int, skip: Collection[str] = NOT_SOURCES) -> Snapshot:
    """The state of files and of folders with all that is in them, as at `at` (ns since the epoch).

    Names in `skip` are passed over. What isn't there counts as such. Links are followed. Raises
    OSError where something can't be looked at.
    """
    whole = hashlib.sha256()
    recent = {}
    for path, found in _entries(places, skip):
        whole.update(_told(path, found))
        if _is_recent(found, at):
            recent[path] = _content(path)
    return Snapshot(whole.hexdigest(), recent)


def is_as_it_was(
    places: Iterable[Path], before: Snapshot, *, skip: Collection[str] = NOT_SOURCES
) -> bool:
    """Whether nothing has changed since a snapshot of the same places."""
    whole = hashlib.sha256()
    for path, found in _entries(places, skip):
        whole.update(_told(path, found))
    if whole.hexdigest() != before.digest:
        return False
    return all(_content(path) == content for path, content in before.recent.items())


def folders_digest(folders: Iterable[str]) -> str:
    """The state of folders themselves: the same while nothing in them was added, renamed or removed.

    Much quicker than a look at every file, and blind to a file that is written over in place.
    """
    whole = hashlib.sha256()
    for folder in folders:
        found = _stat(folder)
        times = (found.st_ino, found.st_mtime_ns) if found else None
        whole.update(f"{folder}\0{times}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def is_settled(mtime: int, ctime: int, at: int) -> bool:
    """Whether every change of a file at `at` or later shows in its times, which are these (all in ns)."""
    latest = max(mtime, ctime)
    return latest <= at - (TICK if latest % SECOND else COARSE)


def installed() -> str:
    """Which versions of which packages Python finds: the names of their records' folders bear both."""
    folders = [folder for folder in map(Path, sys.path) if folder.is_dir()]
    records = [sorted(p.name for p in folder.iterdir() if "-info" in p.name) for folder in folders]
    return repr([names for names in records if names])


def _told(path: str, found: os.stat_result | None) -> bytes:
    if found is None:
        return f"{path}\0absent\n".encode("utf-8", "surrogateescape")
    if stat.S_ISDIR(found.st_mode):
        return f"{path}\0folder\n".encode("utf-8", "surrogateescape")
    told = f"{path}\0{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}\n"
    return told.encode("utf-8", "surrogateescape")


def _is_recent(found: os.stat_result | None, at: int) -> bool:
    """Whether another change of a file, at `at` or later, could leave its times as they are."""
    if found is None or stat.S_ISDIR(found.st_mode):
        return False
    return not is_settled(found.st_mtime_ns, found.st_ctime_ns, at)


def _content(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _entries(
    places: Iterable[Path], skip: Collection[str]
) -> Iterator[tuple[str, os.stat_result | None]]:
    """Everything there is, in an order of its own; a folder reached twice is told once."""
    seen: set[tuple[int, int]] = set()
    waiting = [str(place) for place in places]
    while waiting:
        path = waiting.pop()
        found = _stat(path)
        yield path, found
        if found is None or not stat.S_ISDIR(found.st_mode):
            continue
        if (found.st_dev, found.st_ino) in seen:
            continue
        seen.add((found.st_dev, found.st_ino))
        folders = []
        with os.scandir(path) as entries:
            for entry in sorted(entries, key=_name):
                if entry.name in skip:
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    yield entry.path, _stat(entry.path)
        waiting.extend(folders)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 - of ten thousand files a Path each takes most of the time
    except FileNotFoundError:
        return None
