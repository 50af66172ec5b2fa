"""What each text said when it was read last, for as long as neither it nor the settings change."""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from pressroom.build import pickles
from pressroom.build.digests import Digester, Unknowable, program_state
from pressroom.build.disk import private_folder
from pressroom.build.forks import in_forks, worth_forking
from pressroom.build.index import Index
from pressroom.build.sources import State
from pressroom.build.states import is_settled
from pressroom.build.stopped import in_plain_words
from pressroom.reading.files import Found
from pressroom.reading.sources import Source
from pressroom.settings import Settings

SCHEMA = """
CREATE TABLE IF NOT EXISTS drawers (number INTEGER PRIMARY KEY, read BLOB NOT NULL);
"""
DRAWERS = 128
"""So many parts: an edit has one of them written again."""
ALLOWED = frozenset(
    {
        "datetime",
        "zoneinfo",
        "pressroom.problems",
        "pressroom.reading.files",
        "pressroom.reading.sources",
        *(
            f"pressroom.model.{name}"
            for name in ("assets", "consents", "keys", "kinds", "origin", "parts")
        ),
    }
)
Read = tuple[State, Source]
"""What a file said, and the state it was in."""


class Memory(AbstractContextManager["Memory"]):
    """The texts of a site as they were read; only its owner may look in. Two builds may use it at once.

    What is damaged, or was read by another program or under other settings, is read again.
    """

    def __init__(self, folder: Path, settings: Settings, *, forget: bool = False) -> None:
        with in_plain_words(folder):
            private_folder(folder)
        self._index = Index(folder / "sources.sqlite", SCHEMA)
        self._root = settings.root / settings.content
        try:
            self._for = Digester().digest((program_state(), settings))
        except Unknowable:
            self._for = ""
        if forget:
            self._index.run("DELETE FROM drawers")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave it."""
        self._index.close()

    def __enter__(self) -> Self:
        """Use it in a `with`."""
        return self

    def sources(
        self, found: Sequence[Found], load: Callable[[Found], Source], jobs: int
    ) -> list[Source]:
        """What each of some files says; those that changed are loaded, in up to `jobs` processes.

        Nobody else has them yet: they may be changed.
        """
        if not self._for:
            return list(map(load, found))
        now = time.time_ns()
        states = {each.path: _state(f"{self._root}/{each.path}") for each in found}
        known = self._known()
        sources = {
            each.path: read[1]
            for each in found
            if (read := known.get(each.path))
            and (read[0], read[1].found) == (states[each.path], each)
        }
        new = [each for each in found if each.path not in sources]
        forks = worth_forking(len(new), jobs)
        for number, source in in_forks(len(new), forks, lambda n: load(new[n])):
            sources[new[number].path] = source
        settled = {
            path: state for path, state in states.items() if state and is_settled(*state[1:3], now)
        }
        self._keep(settled, sources, {each.path for each in new} | known.keys() - sources.keys())
        return [sources[each.path] for each in found]

    def _known(self) -> dict[str, Read]:
        """What earlier builds read, by path."""
        known: dict[str, Read] = {}
        for (drawer,) in self._index.run("SELECT read FROM drawers"):
            match pickles.opened(drawer, ALLOWED):
                case (self._for, dict(read)):
                    known |= read
        return known

    def _keep(
        self, states: dict[str, State], sources: dict[str, Source], changed: Iterable[str]
    ) -> None:
        """Put away what was read anew, as far as its state is certain, with all in the same drawers."""
        drawers = {_drawer(path): dict[str, Read]() for path in changed}
        if not drawers:
            return
        for path, state in states.items():
            if (drawer := drawers.get(_drawer(path))) is not None:
                drawer[path] = (state, sources[path])
        self._index.run("BEGIN IMMEDIATE")
        for number, read in drawers.items():
            sql = "INSERT OR REPLACE INTO drawers VALUES (?, ?)"
            self._index.run(sql, number, pickles.sealed((self._for, read)))
        self._index.run("COMMIT")


def _drawer(path: str) -> int:
    return zlib.crc32(path.encode("utf-8", "surrogateescape")) % DRAWERS


def _state(path: str) -> State | None:
    """The state of a file as it is before it is read; None where it can't be looked at."""
    try:
        found = os.stat(path)  # noqa: PTH116 - of ten thousand files a Path each takes most of the time
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
