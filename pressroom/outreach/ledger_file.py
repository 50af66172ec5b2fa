"""The ledger's file: lines read with every mistake, and appended so that neither a second writer nor a
crash can spoil what is there.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pressroom.model.keys import keys_of, yaml_name
from pressroom.model.origin import Place
from pressroom.outreach.ledger import Entry, Ledger
from pressroom.outreach.rules import CUT_OFF, LINE, STRAY
from pressroom.problems import Problem, Severity
from pressroom.reading.nodes import Mapping, Node, Scalar, Sequence
from pressroom.reading.sheet import Sheet
from pressroom.reading.typed import fields_of

NAME = "ledger.jsonl"
LONGEST = 1_000_000
"""Bytes of a line: a program that writes more went wrong."""


@dataclass(frozen=True, slots=True)
class LedgerReading:
    """What the ledger says, and what is wrong with it."""

    ledger: Ledger
    problems: tuple[Problem, ...]


class LedgerTrouble(Exception):
    """The ledger can't be written; the message is one line."""


def read_ledger(file: Path, path: str, zone: dt.tzinfo) -> LedgerReading:
    """Read a ledger; one that isn't there is empty. `path` is what problems call it.

    A line that can't be read is a problem, and the others count. Raises OSError as files do.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return LedgerReading(Ledger(), ())
    entries: list[tuple[Entry, int]] = []
    problems: list[Problem] = []
    lines = data.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        sheet = Sheet(path, zone)
        entry = _entry(line, number, sheet)
        if entry is not None:
            entries.append((entry, number))
            problems += sheet.problems
        elif number == len(lines):
            problems.append(_cut_off(path, number))
        elif not _is_torn_mark(lines[number]):
            problems += sheet.problems
    ledger = Ledger(tuple(entry for entry, _ in entries))
    return LedgerReading(ledger, (*problems, *_strays(entries, path)))


def append(file: Path, *entries: Entry) -> str:
    """Write lines to the end of a ledger, and answer with what had to be mended, in one sentence.

    Whole lines in one step: another writer waits, and they are on the disk when this returns. A last
    line that a crash had cut off stays as it is, with a line behind it that says so. Raises
    LedgerTrouble where the file can't be written; then it is as it was.
    """
    try:
        with _opened(file) as handle:
            before = os.fstat(handle).st_size
            torn, closing = _torn(handle, before, entries)
            lines = closing + b"".join(map(_line, entries))
            try:
                _write(handle, lines)
            except OSError:
                with contextlib.suppress(OSError):
                    os.ftruncate(handle, before)
                raise
            if before == 0:
                _settle(file.parent)
    except OSError as trouble:
        raise LedgerTrouble(f"{file.name} can't be written: {trouble.strerror}.") from trouble
    return torn


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[int]:
    """The file, for this writer alone; readable by its owner only where it is made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]
    os.fsync(handle)


def _settle(folder: Path) -> None:
    """Make sure that a new file is in its folder after a crash, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _torn(handle: int, size: int, entries: tuple[Entry, ...]) -> tuple[str, bytes]:
    """What to say of a last line that isn't ended, and what to write behind it."""
    if size == 0 or os.pread(handle, 1, size - 1) == b"\n":
        return "", b""
    start = max(0, size - LONGEST)
    last = os.pread(handle, size - start, start).rpartition(b"\n")[2]
    if _entry(last, 1, Sheet(NAME, dt.UTC)) is not None:
        return "", b"\n"
    mark = Entry(at=entries[0].at, event="torn")
    said = f"{NAME}: the last line was cut off by a crash; what it said is lost, all else is kept."
    return said, b"\n" + _line(mark)


def _line(entry: Entry) -> bytes:
    told = _plain(entry)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> Any:
    """A value as JSON has it; keys that say nothing are left out."""
    if dataclasses.is_dataclass(value):
        given = ((yaml_name(name), getattr(value, name)) for name in keys_of(type(value)))
        return {name: _plain(each) for name, each in given if each not in (None, "", (), False, 0)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, dt.datetime) else value


def _entry(line: bytes, number: int, sheet: Sheet) -> Entry | None:
    """What a line says; None, and a problem on the sheet, where it can't be read."""
    at = Scalar("", number, 1)
    if len(line) > LONGEST:
        sheet.say(LINE.code, at, f"The line has {len(line):,} bytes.", "A program went wrong.")
        return None
    try:
        node = _node(json.loads(line, object_pairs_hook=_pairs), number)
    except (ValueError, RecursionError):
        sheet.say(LINE.code, at, "The line isn't valid JSON.", "Mend it, or take it out.")
        return None
    if not isinstance(node, Mapping):
        sheet.say(LINE.code, at, "The line must be one object.", "Mend it, or take it out.")
        return None
    values, _ = fields_of(sheet, node, Entry)
    for name in ("at", "event"):
        if name not in values and name not in sheet.lines:
            sheet.say("F101", at, f'"{name}" is missing.', "Mend the line, or take it out.")
    if values.get("event", "torn") != "torn" and not values.get("kit"):
        sheet.say("F101", at, '"kit" is missing.', "Mend the line, or take it out.")
    broken = any(p.severity is Severity.ERROR for p in sheet.problems)
    return None if broken else Entry(**values)


class _Pairs(list[tuple[str, Any]]):
    """An object's keys and values as they stand: one key may stand twice."""


def _pairs(pairs: list[tuple[str, Any]]) -> _Pairs:
    return _Pairs(pairs)


def _node(value: Any, line: int) -> Node:
    if isinstance(value, _Pairs):
        entries = tuple((Scalar(name, line, 1), _node(each, line)) for name, each in value)
        return Mapping(entries, line, 1)
    if isinstance(value, list):
        return Sequence(tuple(_node(each, line) for each in value), line, 1)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Scalar(text, line, 1, empty=value is None)


def _cut_off(path: str, number: int) -> Problem:
    return CUT_OFF.problem(
        Place(path, number),
        "The last line was cut off by a crash.",
        "It is closed by itself when something is written next.",
    )


def _is_torn_mark(line: bytes) -> bool:
    """Whether a line says that the one before it was cut off."""
    entry = _entry(line, 1, Sheet(NAME, dt.UTC))
    return entry is not None and entry.event == "torn"


def _strays(entries: Iterable[tuple[Entry, int]], path: str) -> Iterator[Problem]:
    """Lines about kits that were never made."""
    made: set[str] = set()
    for entry, number in entries:
        if entry.event == "made":
            made.add(entry.kit)
        elif entry.event != "torn" and entry.kit not in made:
            message = f'Kit "{entry.kit}" is {entry.event} and was never made.'
            hint = "Look for a line that was taken out."
            yield STRAY.problem(Place(path, number), message, hint)
