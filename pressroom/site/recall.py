"""Bodies that earlier builds rendered, for as long as nothing that went into them has changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from pressroom.build.digests import Digester, Unknowable, program_state
from pressroom.build.disk import private_folder
from pressroom.build.index import Index
from pressroom.build.stopped import in_plain_words
from pressroom.prose.render import Prose
from pressroom.prose.surroundings import Surroundings
from pressroom.site.texts import Question, Sealed, Text, Told, by_itself, prose_of, sealed, told_of

SCHEMA = """
DROP TABLE IF EXISTS bodies;
CREATE TABLE IF NOT EXISTS told (key TEXT PRIMARY KEY, told BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (key TEXT PRIMARY KEY, kept BLOB NOT NULL) WITHOUT ROWID;
"""
SPARE = 1000
"""So many bodies that nobody asked for are no reason to tidy up."""
BATCH = 256
"""So many new bodies are kept at once: all of a large newsroom's would fill the memory."""
FEW = 16
"""So many bodies that were read are remembered: a page asks for its own several times."""
PLAIN = (str, int, bool, type(None))
"""What is told apart by how it is written."""
ASKED = tuple(f.name for f in fields(Surroundings) if str(f.type).startswith("Callable"))
"""What of the surroundings are questions; the rest is said at once."""
SAID = tuple(f.name for f in fields(Surroundings) if f.name not in ASKED)


class Manuscript(Protocol):
    """A body before it is rendered, and where it stands."""

    def around(self) -> Surroundings:
        """What it may refer to: asked for again rather than kept, since a large newsroom has thousands."""

    def rendered(self, around: Surroundings) -> Prose:
        """The body in these surroundings."""


class Recall(AbstractContextManager["Recall"]):
    """The bodies kept in a folder; only its owner may look in. Two builds may use it at once.

    A body is known by its text and all that it is rendered with, and taken only when its surroundings
    answer as they did to everything it asked. What is damaged is rendered again.
    """

    def __init__(self, folder: Path, *, forget: bool = False) -> None:
        with in_plain_words(folder):
            private_folder(folder)
        self._file = folder / "bodies.sqlite"
        self._begin()
        self._digester = Digester()
        self._settings: dict[int, tuple[object, str]] = {}
        self._rows: dict[str, bytes] | None = None
        self._new: dict[str, Sealed] = {}
        self._used: set[str] = set()
        self._grown = False
        self._read: dict[str, Prose] = {}
        self._closed = False
        if forget:
            self._index.run("DELETE FROM told")
            self._index.run("DELETE FROM texts")

    def __enter__(self) -> Self:
        """Use it in a `with`: what is new is kept when it ends."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep what is new, also of a build that failed: its bodies are right all the same."""
        self.save()
        self._index.close()
        self._closed = True

    def text(self, given: Iterable[object], setting: object, manuscript: Manuscript) -> Text:
        """A body, by all that it is `given` besides its surroundings; made where it isn't known.

        `setting` is what many bodies are given alike: the same object, as it was.
        """
        around = manuscript.around()
        try:
            key = self._key(given, setting, around)
        except Unknowable:
            return by_itself(manuscript.rendered(around))
        self._used.add(key)
        told = self._told(key)
        if told is not None and not self._same(told.questions, around):
            told = None
        return Text(key, told, _Body(self, key, manuscript))

    def made(self, key: str, manuscript: Manuscript) -> tuple[Told, Prose]:
        """A body rendered now, and kept under its key."""
        prose, questions = self._heard(manuscript)
        return self.keep(key, sealed(prose, questions)), prose

    def record(self, text: Text) -> bytes:
        """What there is to know of a body that was rendered just now, for another process."""
        return self._new[text.key][0]

    def heard(self, key: str, record: bytes) -> Told:
        """Know of a body that another process rendered, and writes down."""
        if self._rows is not None:
            self._rows[key] = record
        self._grown = True
        return _told_now(record)

    def keep(self, key: str, body: Sealed) -> Told:
        """Keep a body that was rendered, unless nobody listens any more; what there is to know of it."""
        if not self._closed:
            if len(self._new) >= BATCH:
                self.write()
            self._new[key] = body  # behind the rest: its record may be asked for
        return _told_now(body[0])

    def save(self) -> None:
        """Keep what is new, and tidy up when too much lies unused."""
        self.write()
        if self._grown:
            self._tidy()
            self._grown = False

    def _begin(self) -> None:
        self._index, self._process = Index(self._file, SCHEMA), os.getpid()

    def _run(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that a statement gives. A copy of the process may not use the original's connection,
        nor close it."""
        if self._process != os.getpid():
            self._left = self._index
            self._begin()
        return self._index.run(sql, *values)

    def write(self) -> None:
        """Write down what is new; a copy of the process does so before it ends."""
        if not self._new:
            return
        self._grown = True
        self._run("BEGIN IMMEDIATE")
        for key, (told, kept) in self._new.items():
            self._run("INSERT OR REPLACE INTO told VALUES (?, ?)", key, told)
            self._run("INSERT OR REPLACE INTO texts VALUES (?, ?)", key, kept)
            if self._rows is not None:
                self._rows[key] = told
        self._run("COMMIT")
        self._new = {}

    def _tidy(self) -> None:
        ((count,),) = self._run("SELECT count(*) FROM told") or [(0,)]
        if count <= 2 * len(self._used) + SPARE:
            return
        self._run("BEGIN IMMEDIATE")
        for (key,) in self._run("SELECT key FROM told"):
            if key not in self._used:
                self._run("DELETE FROM told WHERE key = ?", key)
                self._run("DELETE FROM texts WHERE key = ?", key)
        self._run("COMMIT")

    def _key(self, given: Iterable[object], setting: object, around: Surroundings) -> str:
        told = [self._state(setting), *map(self._said, given)]
        told += [self._said(getattr(around, name)) for name in SAID]
        return hashlib.sha256("\0".join(told).encode("utf-8", "surrogateescape")).hexdigest()

    def _said(self, value: object) -> str:
        """A value in words that no other has."""
        plain = type(value) in PLAIN or value == ()
        return repr(value) if plain else self._digester.digest(value)

    def _state(self, setting: object) -> str:
        known = self._settings.get(id(setting))
        if known is None:
            known = (setting, self._digester.digest((program_state(), setting)))
            self._settings[id(setting)] = known
        return known[1]

    def _told(self, key: str) -> Told | None:
        if self._rows is None:
            self._rows = dict(self._run("SELECT key, told FROM told"))
        record = self._new[key][0] if key in self._new else self._rows.get(key)
        return told_of(record) if record is not None else None

    def kept(self, key: str, told: Told) -> Prose | None:
        """A body as it is kept. The last few stay in memory, and no more: all of a large newsroom's would
        fill it."""
        found = self._read.get(key) or self._opened(key, told)
        if found is not None:
            self._read[key] = found
        if len(self._read) > FEW:
            del self._read[next(iter(self._read))]
        return found

    def _opened(self, key: str, told: Told) -> Prose | None:
        if key in self._new:
            return prose_of(self._new[key][1], told.digest)
        if self._closed:
            return None
        rows = self._run("SELECT kept FROM texts WHERE key = ?", key)
        return prose_of(rows[0][0], told.digest) if rows else None

    def _same(self, questions: tuple[Question, ...], around: Surroundings) -> bool:
        return all(
            answer and self._answer(getattr(around, name)(*args)) == answer
            for name, args, answer in questions
        )

    def _answer(self, answer: object) -> str:
        """The digest of an answer, a list of names read to its end; nothing where it has none."""
        try:
            return self._digester.digest(answer if is_dataclass(answer) else _listed(answer))
        except Unknowable:
            return ""

    def _heard(self, manuscript: Manuscript) -> tuple[Prose, tuple[Question, ...]]:
        """What is made of a manuscript, and everything that was asked of its surroundings."""
        around = manuscript.around()
        asked: dict[tuple[str, tuple[Any, ...]], str] = {}

        def noting(name: str, ask: Callable[..., Any]) -> Callable[..., Any]:
            def noted(*args: Any) -> Any:
                answer = ask(*args)
                asked[name, args] = self._answer(answer)
                return answer

            return noted

        heard: Any = {name: noting(name, getattr(around, name)) for name in ASKED}
        made = manuscript.rendered(replace(around, **heard))
        return made, tuple((name, args, answer) for (name, args), answer in asked.items())


@dataclass(frozen=True, slots=True)
class _Body:
    """Where a body comes from: its manuscript, or what was kept of it."""

    recall: Recall
    key: str
    manuscript: Manuscript

    def render(self) -> tuple[Told, Prose]:
        return self.recall.made(self.key, self.manuscript)

    def load(self, told: Told) -> Prose | None:
        return self.recall.kept(self.key, told)


def _told_now(record: bytes) -> Told:
    told = told_of(record)
    assert told is not None  # it was sealed just now
    return told


def _listed(answer: object) -> object:
    return tuple(answer) if isinstance(answer, Iterable) else answer
