"""A small SQLite file that nobody misses: damaged, it is thrown away and begun anew."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from pressroom.build.stopped import BuildStopped

PATIENCE = 30.0
"""Seconds to wait while another build writes."""
PAUSE = 0.01
"""Seconds between two attempts to open a file that others open, too."""

MACHINE_FAULTS = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
    }
)
"""What is wrong with the machine, not with the file; a new file would not help."""


class Index:
    """Tables in a file, made by `schema` where they are missing."""

    def __init__(self, path: Path, schema: str) -> None:
        self.path = path
        self._schema = schema
        self._connection = self._begin()

    def run(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that a statement gives; no rows from a file that was damaged, which is renewed.

        Raises BuildStopped when the machine is at fault: a full disk, a missing permission.
        """
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._renew(error)
            return []

    def close(self) -> None:
        """Close the file; harmless when it is closed."""
        self._connection.close()

    def _begin(self) -> sqlite3.Connection:
        try:
            return self._opened()
        except sqlite3.DatabaseError as error:
            self._refuse_machine_fault(error)
            self._remove()
            return self._opened()

    def _opened(self) -> sqlite3.Connection:
        """A connection, once those that open or leave the file just now are out of the way.

        SQLite's own patience doesn't cover the change to write-ahead logging.
        """
        last = time.monotonic() + PATIENCE
        while True:
            try:
                return self._connect()
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > last:
                    raise
                time.sleep(PAUSE)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.executescript(self._schema)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _renew(self, error: sqlite3.DatabaseError) -> None:
        self._refuse_machine_fault(error)
        self._connection.close()
        self._remove()
        self._connection = self._begin()

    def _refuse_machine_fault(self, error: sqlite3.DatabaseError) -> None:
        if _code(error) in MACHINE_FAULTS:
            raise BuildStopped(f"Can't use the cache {self.path}: {error}.") from error

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def _is_busy(error: sqlite3.DatabaseError) -> bool:
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: sqlite3.DatabaseError) -> int:
    """SQLite's own word for what is wrong, without its details."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & 0xFF
