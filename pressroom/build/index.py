"""A small SQLite file that nobody misses: damaged, it is thrown away and begun anew."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from pressroom.build.stopped import BuildStopped

PATIENCE = 30.0
"""Seconds to wait while another build writes."""

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
            return self._connect()
        except sqlite3.DatabaseError as error:
            self._refuse_machine_fault(error)
            self._remove()
            return self._connect()

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
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in MACHINE_FAULTS:
            raise BuildStopped(f"Can't use the cache {self.path}: {error}.") from error

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
