"""The record of what pages and bundles were made of, in a file: read and written a piece at a time."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pressroom.build.disk import write_private
from pressroom.site.notes import Drawn

T = TypeVar("T")

VERSION = 4
PIECE = 500
"""So many entries in a line: all of a large site's at once would take more room than its pages."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files that are worked out together: what they drew on, and the key of each that is costly or cheap."""

    drawn: Collection[Drawn]
    costly: Mapping[str, str]
    cheap: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """What pages were made of, between two moments between which time changes nothing."""

    ground: str
    since: dt.datetime
    until: dt.datetime
    answers: Mapping[Drawn, str]
    """The digest of everything that any of them drew on."""
    pages: Mapping[str, tuple[str, Collection[Drawn]]]
    """The key of each page, and what it drew on."""
    bundles: Mapping[str, Bundle] = field(default_factory=dict)


def read(file: Path) -> Record | None:
    """The record in a file; None where there is none, or it was damaged."""
    try:
        with file.open("rb") as lines:
            return _record(_pieces(lines))
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def write(file: Path, record: Record) -> None:
    """Put a record into a file that only its owner may read. Raises OSError."""
    write_private(file, _signed(_lines(record)))


def _lines(record: Record) -> Iterator[Any]:
    """The record in pieces, each to be written as a line of JSON; what was drawn on is told by its number."""
    moments = (record.since.isoformat(), record.until.isoformat())
    yield ["record", VERSION, record.ground, *moments]
    drawn = {each: number for number, each in enumerate(record.answers)}
    for answers in _parted(record.answers.items()):
        yield ["answers", answers]
    for pages in _parted(record.pages.items()):
        yield ["pages", [(path, key, [drawn[d] for d in on]) for path, (key, on) in pages]]
    for bundles in _parted(record.bundles.items()):
        told = ((name, [drawn[d] for d in b.drawn], b.costly, b.cheap) for name, b in bundles)
        yield ["bundles", list(told)]


def _record(pieces: Iterator[Any]) -> Record | None:
    """The record that pieces tell; None where another version wrote them."""
    _, version, ground, since, until = next(pieces)
    if version != VERSION:
        return None
    answers: dict[Drawn, str] = {}
    pages: dict[str, tuple[str, Collection[Drawn]]] = {}
    bundles: dict[str, Bundle] = {}
    drawn: list[Drawn] = []
    for sort, entries in pieces:
        if sort == "answers":
            drawn += (tuple(each) for each, _ in entries)
            answers |= {tuple(each): answer for each, answer in entries}
        elif sort == "pages":
            pages |= {path: (key, [drawn[n] for n in on]) for path, key, on in entries}
        else:
            told = ((name, [drawn[n] for n in on], *keys) for name, on, *keys in entries)
            bundles |= {name: Bundle(*each) for name, *each in told}
    first, last = dt.datetime.fromisoformat(since), dt.datetime.fromisoformat(until)
    return Record(ground, first, last, answers, pages, bundles)


def _parted(entries: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(entries)
    while part := list(islice(waiting, PIECE)):
        yield part


def _signed(pieces: Iterable[Any]) -> Iterator[bytes]:
    """Each piece as a line, and the digest of all in the last, so that damage shows."""
    whole = hashlib.sha256()
    for piece in pieces:
        line = json.dumps(piece).encode() + b"\n"
        whole.update(line)
        yield line
    yield whole.hexdigest().encode()


def _pieces(lines: Iterable[bytes]) -> Iterator[Any]:
    """The pieces that lines tell. Raises ValueError at their end where they aren't what was written."""
    whole = hashlib.sha256()
    rest = b""
    for line in lines:
        if not line.endswith(b"\n"):
            rest = line
            break
        whole.update(line)
        yield json.loads(line)
    if rest != whole.hexdigest().encode():
        raise ValueError("The record was damaged.")
