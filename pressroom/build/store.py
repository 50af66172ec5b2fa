"""The cache of costly files: an index in SQLite, and blobs named by their content."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from pressroom.build.digests import program_state
from pressroom.build.disk import copy_whole, link_whole, private_folder
from pressroom.build.fingerprint import content_hash
from pressroom.build.index import Index
from pressroom.build.provenance import Code, code_state, is_all_ours
from pressroom.build.sources import State, reading, refuse_changed, state
from pressroom.build.stopped import in_plain_words

VERSION = 2
LIMIT = 4 * 1024**3
"""Bytes of blobs that `prune` leaves by default."""
FRESH_NS = 2_000_000_000
"""A file changed less than this before it was hashed may change again within the same timestamp."""
ORPHAN_NS = 3600 * 1_000_000_000
"""A blob without an entry may belong to a build at work; after this it doesn't."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS made (
  key TEXT PRIMARY KEY, blob TEXT NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
  used INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL, ctime INTEGER NOT NULL,
  inode INTEGER NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS code (
  module TEXT PRIMARY KEY, program TEXT NOT NULL, told TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS builds (number INTEGER PRIMARY KEY AUTOINCREMENT);
"""


@dataclass(frozen=True, slots=True)
class Blob:
    """What is known of a file in the cache."""

    sha256: str
    size: int


class Store:
    """The cache in a folder, `<root>/.pressroom/cache`; only its owner may look in.

    Two builds may use it at once. What is damaged is forgotten and made again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / f"v{VERSION}"
        self._blobs = self.folder / "blobs"
        self._drafts = self.folder / "drafts"
        with in_plain_words(folder):
            private_folder(folder)
            private_folder(self.folder)
            private_folder(self._blobs)
            private_folder(self._drafts)
        self._index = Index(self.folder / "index.sqlite", SCHEMA)
        self._hashes: dict[Path, tuple[State, str]] = {}
        self._count = itertools.count()
        self._build = self._number()

    def __enter__(self) -> Self:
        """Use it in a `with`."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the index; harmless when it is closed."""
        self._index.close()

    def take(self, key: str, target: Path) -> Blob | None:
        """Put the file made under a key at `target`, whole or not at all. None if there is none."""
        rows = self._index.run("SELECT blob, size, mtime, used FROM made WHERE key = ?", key)
        if not rows:
            return None
        name, size, mtime, used = rows[0]
        if not self._sound(name, size, mtime) or not _link(self._blob(name), target):
            self._index.run("DELETE FROM made WHERE key = ?", key)
            return None
        if used < self._build:
            self._index.run("UPDATE made SET used = ? WHERE key = ?", self._build, key)
        return Blob(name, size)

    def draft(self) -> Path:
        """Where a file may be written that is to be adopted; another one each time."""
        return self._drafts / f"{os.getpid()}-{next(self._count)}"

    def adopt(self, key: str, draft: Path, found: Blob) -> None:
        """Remember the draft, in which that was found, as what was made under a key."""
        blob = self._blob(found.sha256)
        with in_plain_words(blob):
            written = draft.stat().st_mtime_ns
            private_folder(blob.parent)
            draft.replace(blob)
        row = (key, found.sha256, found.size, written, self._build)
        self._index.run("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", *row)

    def digest(self, path: Path) -> str:
        """SHA-256 of a file's content, remembered for as long as its size, dates and inode stay.

        Raises BuildStopped when the file is missing or changes while it is read.
        """
        before = state(path)
        known = self._hashes.get(path) or self._known(path)
        if known is None or known[0] != before:
            with reading(path):
                known = (before, content_hash(path))
            refuse_changed({path: before})
            self._remember(path, *known)
        self._hashes[path] = known
        return known[1]

    def code_state(self, module: str) -> Code:
        """The code that a module consists of, remembered for as long as the program stays."""
        rows = self._index.run("SELECT program, told FROM code WHERE module = ?", module)
        if rows and rows[0][0] == program_state():
            return tuple((name, state) for name, state in json.loads(rows[0][1]))
        found = code_state(module)
        if is_all_ours(found):
            row = (module, program_state(), json.dumps(found))
            self._index.run("INSERT OR REPLACE INTO code VALUES (?, ?, ?)", *row)
        return found

    def prune(self, limit: int = LIMIT) -> None:
        """Drop what wasn't used for longest until the blobs fit into `limit` bytes, and leftovers."""
        kept: set[str] = set()
        dropped: set[str] = set()
        total = 0
        rows = self._index.run("SELECT key, blob, size FROM made ORDER BY used DESC, key")
        for key, name, size in rows:
            total += 0 if name in kept else size
            if total <= limit:
                kept.add(name)
            else:
                dropped.add(name)
                self._index.run("DELETE FROM made WHERE key = ?", key)
        self._sweep(kept, dropped - kept)

    def _sweep(self, kept: set[str], dropped: set[str]) -> None:
        long_ago = time.time_ns() - ORPHAN_NS
        for blob in self._blobs.glob("*/*"):
            if blob.name not in kept:
                with contextlib.suppress(FileNotFoundError):
                    if blob.name in dropped or blob.stat().st_mtime_ns < long_ago:
                        blob.unlink()
        for draft in self._drafts.iterdir():
            with contextlib.suppress(FileNotFoundError):
                if draft.stat().st_mtime_ns < long_ago:
                    draft.unlink()

    def _number(self) -> int:
        """Which build this is: what was used in a late one is kept longest."""
        rows = self._index.run("INSERT INTO builds DEFAULT VALUES RETURNING number")
        self._index.run("DELETE FROM builds WHERE number < (SELECT max(number) FROM builds)")
        return int(rows[0][0]) if rows else 0

    def _blob(self, name: str) -> Path:
        return self._blobs / name[:2] / name

    def _sound(self, name: str, size: int, mtime: int) -> bool:
        """Whether a blob is what was put there: a changed date means to look inside."""
        blob = self._blob(name)
        try:
            found = blob.stat()
            unchanged = (found.st_size, found.st_mtime_ns) == (size, mtime)
            return unchanged or content_hash(blob) == name
        except FileNotFoundError:
            return False

    def _known(self, path: Path) -> tuple[State, str] | None:
        sql = "SELECT size, mtime, ctime, inode, hash FROM sources WHERE path = ?"
        rows = self._index.run(sql, str(path))
        return (rows[0][:4], rows[0][4]) if rows else None

    def _remember(self, path: Path, found: State, digest: str) -> None:
        _, mtime, ctime, _ = found
        if time.time_ns() - max(mtime, ctime) > FRESH_NS:
            sql = "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?)"
            self._index.run(sql, str(path), *found, digest)


def _link(blob: Path, target: Path) -> bool:
    """False when the blob is gone: another build may prune at any time.

    Another may also put the same blob anew: what lay there a moment before can't be linked any more,
    and while that goes on, a copy is what can be had.
    """
    with in_plain_words(target):
        for attempt in (link_whole, copy_whole):
            try:
                attempt(blob, target)
            except FileNotFoundError:
                if not target.parent.is_dir():
                    raise
            else:
                return True
    return False
