"""Whether a build would change anything: then it is over before anything large is even loaded.

What the last good build was made from is remembered as the state of its files, its settings as they
came out, and the moments between which time alone changes nothing. Everything here is told from the
standard library, so that the answer takes a fraction of the time of a build's first import.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import runpy
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pressroom import __version__
from pressroom.build.states import Snapshot, folders_digest, installed, is_as_it_was, snapshot

VERSION = 1
PACKAGE = Path(__file__).resolve().parents[1]
SETTINGS = ("pelicanconf", "publishconf")
"""Modules that every site has its own of: one reads the other."""
ENVIRONMENT = "PRESSROOM_"
"""What pressroom reads of the environment begins so; settings files that read more are run anyway."""
Line = tuple[str, str]
"""A line that the build printed, and on which stream: `out` or `err`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A build as it was asked for on the command line."""

    folder: Path
    publish: bool = False
    output: Path | None = None
    keep_going: bool = False
    strict: bool = False

    @property
    def file(self) -> Path:
        """The settings file."""
        return self.folder / ("publishconf.py" if self.publish else "pelicanconf.py")

    @property
    def record(self) -> Path:
        """Where the last such build is remembered."""
        told = repr((self.publish, self.output, self.keep_going, self.strict))
        name = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return self.folder / ".pressroom" / "published" / f"{name}.standing.json"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a build is about to be made from, seen before anything of it is read."""

    asked: Asked
    settings: str
    places: tuple[Path, ...]
    seen: Snapshot


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build led to: the moments between which it holds, its folders, what it printed."""

    since: dt.datetime
    until: dt.datetime
    folders: tuple[str, ...]
    lines: tuple[Line, ...]


def begin(asked: Asked, settings: str, places: Iterable[Path]) -> Beginning:
    """The state of everything a build of a site is made from, before it is read.

    `settings` is their digest from before they were read; `places` are the site's files and folders.
    """
    found = tuple(places)
    return Beginning(asked, settings, found, snapshot((PACKAGE, *found), at=time.time_ns()))


def remember(beginning: Beginning, outcome: Outcome) -> None:
    """Note a good build, unless what it was made from changed meanwhile, or the disk refuses."""
    if not _still(beginning.seen, beginning.places, beginning.settings, beginning.asked):
        forget(beginning.asked)
        return
    told = {
        "version": VERSION,
        "site": str(beginning.asked.folder),
        "settings": beginning.settings,
        "places": [str(place) for place in beginning.places],
        "digest": beginning.seen.digest,
        "recent": dict(beginning.seen.recent),
        "since": outcome.since.isoformat(),
        "until": outcome.until.isoformat(),
        "folders": list(outcome.folders),
        "published": folders_digest(outcome.folders),
        "lines": [list(line) for line in outcome.lines],
    }
    record = beginning.asked.record
    half = record.with_suffix(f".{os.getpid()}.half")
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(json.dumps(told), encoding="utf-8")
        half.replace(record)
    except OSError:  # the site is published; the next build is made, that is all
        with contextlib.suppress(OSError):
            half.unlink()


def forget(asked: Asked) -> None:
    """The next build is made whatever its sources are."""
    asked.record.unlink(missing_ok=True)


def standing(asked: Asked, now: dt.datetime) -> tuple[Line, ...] | None:
    """What the last build printed, where a build at `now` would publish the same; else None."""
    try:
        told = json.loads(asked.record.read_text("utf-8"))
        if told["version"] != VERSION or not _holds(told, now):
            return None
        if told["site"] != str(asked.folder):
            return None  # a copy of another site, which the record is about
        seen = Snapshot(told["digest"], told["recent"])
        places = tuple(map(Path, told["places"]))
        if folders_digest(told["folders"]) != told["published"]:
            return None
        if not _still(seen, places, told["settings"], asked):
            return None
        return tuple((str(stream), str(text)) for stream, text in told["lines"])
    except (OSError, ValueError, KeyError, TypeError):
        return None  # no record, or not one of ours: then the build is made


def last_moment(asked: Asked) -> dt.datetime | None:
    """The moment that the last such build was for; None where none is remembered."""
    try:
        told = json.loads(asked.record.read_text("utf-8"))
        return dt.datetime.fromisoformat(told["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _holds(told: Mapping[str, Any], now: dt.datetime) -> bool:
    since, until = (dt.datetime.fromisoformat(told[name]) for name in ("since", "until"))
    return since <= now < until


def _still(seen: Snapshot, places: tuple[Path, ...], settings: str, asked: Asked) -> bool:
    return settings_digest(asked) == settings and is_as_it_was((PACKAGE, *places), seen)


def settings_digest(asked: Asked) -> str | None:
    """What the settings come to when they are run, with the interpreter, the packages and the
    environment that a build may hang on; None where they fail, or hold what can't be compared.
    """
    values = _run(asked.file)
    if values is None:
        return None
    told = {name: value for name, value in values.items() if name.isupper()}
    if not _is_plain(told):
        return None
    environment = sorted(i for i in os.environ.items() if i[0].startswith(ENVIRONMENT))
    whole = (__version__, sys.version, sys.prefix, installed(), environment, _ordered(told))
    return hashlib.sha256(repr(whole).encode("utf-8", "surrogateescape")).hexdigest()


def _run(file: Path) -> dict[str, Any] | None:
    before, path = Path.cwd(), list(sys.path)
    others = {name: sys.modules.pop(name) for name in SETTINGS if name in sys.modules}
    try:
        os.chdir(file.parent)
        sys.path.insert(0, str(file.parent))
        return runpy.run_path(str(file))
    except Exception:  # noqa: BLE001 - whatever is wrong with it, the build itself says so
        return None
    finally:
        os.chdir(before)
        sys.path[:] = path
        for name in SETTINGS:
            sys.modules.pop(name, None)
        sys.modules.update(others)


def _is_plain(value: object) -> bool:
    """Whether a value is told apart from every other by how it is written."""
    match value:
        case None | bool() | int() | float() | str() | bytes():
            return True
        case list() | tuple() | set() | frozenset():
            return all(map(_is_plain, value))
        case dict():
            return all(_is_plain(k) and _is_plain(v) for k, v in value.items())
        case _:
            return isinstance(value, (Path, dt.date, dt.timedelta))


def _ordered(value: object) -> object:
    """Sets in an order of their own; mappings keep theirs, which may show."""
    match value:
        case set() | frozenset():
            return ("set", sorted(map(repr, map(_ordered, value))))
        case list() | tuple():
            return (type(value).__name__, [_ordered(part) for part in value])
        case dict():
            return ("dict", [(_ordered(k), _ordered(v)) for k, v in value.items()])
        case _:
            return value
