"""The catalogue: what is known of each file, remembered from one build to the next."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pressroom.build.provenance import code_state
from pressroom.media.embedded import Embedded
from pressroom.media.inspect import Inspected, Refusal, inspect

FRESH_NS = 2_000_000_000
"""A file changed less than this before it was looked at may change again within the same timestamp."""
Found = Inspected | Refusal


class Catalogue:
    """Answers of `inspect`, kept in one file; whatever is wrong with that file, it is only slower.

    A file is looked at again once its size, dates or inode change, or this room's code does.
    """

    def __init__(self, file: Path, look: Callable[[Path], Found] = inspect) -> None:
        self._file = file
        self._look = look
        self._known = _read(file)
        self._used: dict[str, list[Any]] = {}

    def inspect(self, file: Path) -> Found:
        """What the file is; see `inspect.inspect`."""
        state = _state(file)
        known = self._known.get(str(file)) or self._used.get(str(file))
        if known and state and known[0] == state:
            self._used[str(file)] = known
            return _found(known[1])
        found = self._look(file)
        if state and state == _state(file) and not _is_fresh(file):
            self._used[str(file)] = [state, _record(found)]
        return found

    def save(self) -> None:
        """Remember what was asked for since it was opened, and nothing else.

        Where the disk refuses, what was remembered before stays.
        """
        if self._used == self._known:
            return
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps({"code": _code(), "files": self._used}), "utf-8")
            draft.replace(self._file)
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink()


def _read(file: Path) -> dict[str, list[Any]]:
    try:
        told = json.loads(file.read_bytes())
        files: dict[str, list[Any]] = told["files"] if told["code"] == _code() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return files


def _code() -> str:
    """The state of the code that looks at files."""
    return hashlib.sha256(repr(code_state(inspect.__module__)).encode()).hexdigest()


def _state(file: Path) -> str:
    try:
        found = file.stat()
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}:{found.st_ino}"


def _is_fresh(file: Path) -> bool:
    found = file.stat()
    return time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < FRESH_NS


def _record(found: Found) -> dict[str, Any]:
    record = asdict(found)
    if isinstance(found, Inspected) and found.embedded.taken:
        record["embedded"]["taken"] = found.embedded.taken.isoformat()
    return record


def _found(record: dict[str, Any]) -> Found:
    if "code" in record:
        return Refusal(**record)
    told = dict(record["embedded"])
    told["taken"] = dt.date.fromisoformat(told["taken"]) if told["taken"] else None
    traces = tuple(record["traces"])
    return Inspected(**(record | {"embedded": Embedded(**told), "traces": traces}))
