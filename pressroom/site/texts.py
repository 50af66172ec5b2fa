"""A body as far as somebody looked: what came to light in it, and its words once they are read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Protocol

from pressroom.build import pickles
from pressroom.build.digests import Digester, Unknowable
from pressroom.problems import Problem
from pressroom.prose.render import Prose

Question = tuple[str, tuple[Any, ...], str]
"""What was asked while a body was rendered, with what, and the digest of the answer."""
Sealed = tuple[bytes, bytes]
"""What there is to know of a body, and the body, as files hold them."""
ALLOWED = frozenset(
    {
        "pressroom.prose.render",
        "pressroom.prose.desk",
        "pressroom.problems",
        "pressroom.model.origin",
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to know of a body without reading it."""

    problems: tuple[Problem, ...] = ()
    assets: tuple[str, ...] = ()
    """As in `Prose`."""
    questions: tuple[Question, ...] = ()
    """What its surroundings were asked for it."""
    digest: bytes = b""
    """SHA-256 of the body as it is kept."""


class Maker(Protocol):
    """Whoever makes a body, or has it as it was kept."""

    def render(self) -> tuple[Told, Prose]:
        """The body and what came to light in it."""

    def load(self, told: Told) -> Prose | None:
        """The body as it was kept; nothing where it wasn't."""


class Text:
    """A body that is known by a key and the answers to its questions, or by what it says.

    It is read only when somebody wants its words, and held here only where it isn't kept.
    """

    __slots__ = ("_maker", "_prose", "_told", "key")

    def __init__(self, key: str, told: Told | None, maker: Maker) -> None:
        self.key = key
        self._told, self._maker = told, maker
        self._prose: Prose | None = None

    @property
    def known(self) -> bool:
        """Whether it needn't be rendered to be told."""
        return self._told is not None

    @property
    def told(self) -> Told:
        """What came to light in it."""
        if self._told is None:
            self._told, _ = self._maker.render()
        return self._told

    @property
    def prose(self) -> Prose:
        """The whole body."""
        if self._prose is not None:
            return self._prose
        loaded = self._maker.load(self._told) if self._told is not None else None
        if loaded is not None:
            return loaded
        self._told, self._prose = self._maker.render()
        return self._prose

    @property
    def identity(self) -> str:
        """The same for the same words; nothing where that can't be told."""
        if self.key:
            told = repr((self.key, self.told.questions))
            return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
        try:
            return Digester().digest(self.prose)
        except Unknowable:
            return ""

    def learn(self, told: Told) -> None:
        """Know what came to light where another process rendered it."""
        self._told = told


def by_itself(prose: Prose) -> Text:
    """A body that is known by what it says."""
    told = Told(prose.problems, prose.assets)
    return Text("", told, _Made(told, prose))


@dataclass(frozen=True, slots=True)
class _Made:
    """A body that is there."""

    told: Told
    prose: Prose

    def render(self) -> tuple[Told, Prose]:
        return self.told, self.prose

    def load(self, _: Told) -> Prose:
        return self.prose


def sealed(prose: Prose, questions: tuple[Question, ...]) -> Sealed:
    """A body as files hold it, damage to which shows."""
    kept = pickles.sealed(prose)
    digest = kept[: pickles.DIGEST]
    more = (prose.problems, prose.assets, questions)
    return pickles.sealed((digest, *(more if any(more) else ()))), kept


def told_of(record: bytes) -> Told | None:
    """What a file says of a body; None where it is damaged."""
    match pickles.opened(record, ALLOWED):
        case (bytes(digest),):
            return Told(digest=digest)
        case (bytes(digest), problems, assets, questions):
            return Told(problems, assets, questions, digest)
    return None


def prose_of(kept: bytes, digest: bytes) -> Prose | None:
    """The body in a file; None where it is damaged, or not the one of that digest."""
    found = pickles.opened(kept, ALLOWED) if kept[: pickles.DIGEST] == digest else None
    return found if isinstance(found, Prose) else None
