"""Bodies that earlier builds rendered, for as long as nothing that went into them has changed."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pressroom.build.digests import Digester, Unknowable, program_state
from pressroom.build.disk import private_folder
from pressroom.build.index import Index
from pressroom.build.stopped import in_plain_words
from pressroom.prose.render import Prose
from pressroom.prose.surroundings import Surroundings

SCHEMA = """
CREATE TABLE IF NOT EXISTS bodies (key TEXT PRIMARY KEY, kept BLOB NOT NULL) WITHOUT ROWID;
"""
SPARE = 1000
"""So many bodies that nobody asked for are no reason to tidy up."""
Question = tuple[str, tuple[Any, ...], str]
"""What was asked, with what, and the digest of the answer."""
DAMAGE = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, LookupError, TypeError)


class Recall(AbstractContextManager["Recall"]):
    """The bodies kept in a folder; only its owner may look in. Two builds may use it at once.

    A body is known by its text and all that it is rendered with, and taken only when its surroundings
    answer as they did to everything it asked. What is damaged is rendered again.
    """

    def __init__(self, folder: Path, *, forget: bool = False) -> None:
        with in_plain_words(folder):
            private_folder(folder)
        self._index = Index(folder / "bodies.sqlite", SCHEMA)
        self._digester = Digester()
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()
        if forget:
            self._index.run("DELETE FROM bodies")

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

    def prose(
        self, given: object, around: Surroundings, make: Callable[[Surroundings], Prose]
    ) -> Prose:
        """A body, by all that it is `given` besides its surroundings; made where it isn't known."""
        try:
            key = self._key(given, around)
        except Unknowable:
            return make(around)
        self._used.add(key)
        found = self._kept(key)
        if found is not None and self._same(found[0], around):
            return found[1]
        asked: dict[tuple[str, tuple[Any, ...]], str] = {}
        made = make(self._heard(around, asked))
        questions = tuple((name, args, answer) for (name, args), answer in asked.items())
        self._new[key] = _sealed((questions, made))
        return made

    def save(self) -> None:
        """Keep what is new, and tidy up when too much lies unused."""
        if self._new:
            self._index.run("BEGIN IMMEDIATE")
            for key, kept in self._new.items():
                self._index.run("INSERT OR REPLACE INTO bodies VALUES (?, ?)", key, kept)
            self._tidy()
            self._index.run("COMMIT")
        self._new = {}

    def _tidy(self) -> None:
        ((count,),) = self._index.run("SELECT count(*) FROM bodies") or [(0,)]
        if count <= 2 * len(self._used) + SPARE:
            return
        for (key,) in self._index.run("SELECT key FROM bodies"):
            if key not in self._used:
                self._index.run("DELETE FROM bodies WHERE key = ?", key)

    def _key(self, given: object, around: Surroundings) -> str:
        told = [(f.name, getattr(around, f.name)) for f in fields(around)]
        plain = [(name, value) for name, value in told if not callable(value)]
        return self._digester.digest((program_state(), given, plain))

    def _kept(self, key: str) -> tuple[tuple[Question, ...], Prose] | None:
        if key in self._new:
            return _opened(self._new[key])
        rows = self._index.run("SELECT kept FROM bodies WHERE key = ?", key)
        return _opened(rows[0][0]) if rows else None

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

    def _heard(
        self, around: Surroundings, asked: dict[tuple[str, tuple[Any, ...]], str]
    ) -> Surroundings:
        """The same surroundings, everything that is asked of them noted."""

        def noting(name: str, ask: Callable[..., Any]) -> Callable[..., Any]:
            def noted(*args: Any) -> Any:
                answer = ask(*args)
                asked[name, args] = self._answer(answer)
                return answer

            return noted

        told = {f.name: getattr(around, f.name) for f in fields(around)}
        heard: Any = {name: noting(name, ask) for name, ask in told.items() if callable(ask)}
        return replace(around, **heard)


def _listed(answer: object) -> object:
    return tuple(answer) if isinstance(answer, Iterable) else answer


class _Opener(pickle.Unpickler):
    """Reads nothing but values of this program's own types: a cache may come from elsewhere."""

    def find_class(self, module: str, name: str) -> Any:
        if module in ALLOWED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a body")


ALLOWED = frozenset(
    {
        "pressroom.prose.render",
        "pressroom.prose.desk",
        "pressroom.problems",
        "pressroom.model.origin",
    }
)


def _sealed(value: object) -> bytes:
    data = pickle.dumps(value, protocol=5)
    return hashlib.sha256(data).digest() + data


def _opened(kept: bytes) -> tuple[tuple[Question, ...], Prose] | None:
    """What is in a record; None where it is damaged."""
    digest, data = kept[:32], kept[32:]
    if hashlib.sha256(data).digest() != digest:
        return None
    try:
        questions, prose = _Opener(io.BytesIO(data)).load()
    except DAMAGE:
        return None
    return questions, prose
