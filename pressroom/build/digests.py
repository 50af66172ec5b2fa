"""Quick digests of whole trees of plain values: equal digests mean equal values."""

from __future__ import annotations

import dataclasses
import hashlib
import pickle
import sys
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import FunctionType, MappingProxyType, MethodType
from typing import Any

from pressroom import __version__
from pressroom.build.states import NOT_SOURCES, installed

PACKAGE = Path(__file__).resolve().parents[1]
CODE = (FunctionType, MethodType)
Getter = Callable[[object], tuple[object, ...]]
"""Reads what a value consists of."""


class Unknowable(Exception):
    """A value holds something that can't be told apart reliably: code, an open file, a generator."""


@cache
def program_state() -> str:
    """Which program this is: its files, the interpreter, and the packages that are installed."""
    told = (__version__, sys.version, installed(), folder_digest((PACKAGE,)))
    return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()


class Digester:
    """Digests values; those of the `shared` types once each, as the same object is part of many.

    A shared object must live as long as the digester, and stay as it is.
    """

    def __init__(self, shared: Iterable[type] = ()) -> None:
        self._shared = frozenset(shared)
        self._known: dict[int, tuple[object, bytes]] = {}
        self._getters: dict[type, Getter] = {}

    def digest(self, value: object) -> str:
        """SHA-256 of a value, as hex. Raises Unknowable."""
        return self._digest(value).hex()

    def _digest(self, value: object) -> bytes:
        read = _Reader()
        pickler = _Pickler(read, self._getters, self._of_shared)
        try:
            pickler.dump(value)
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as trouble:
            raise Unknowable(str(trouble)) from trouble
        return read.hash.digest()

    def _of_shared(self, value: object) -> bytes | None:
        if type(value) not in self._shared:
            return None
        known = self._known.get(id(value))
        if known is None:
            fields = tuple(getattr(value, f.name) for f in dataclasses.fields(value))  # type: ignore[arg-type]
            known = (value, self._digest((type(value), fields)))
            self._known[id(value)] = known
        return known[1]


def folder_digest(folders: Iterable[Path]) -> str:
    """SHA-256 of what is in all files of some folders, with their names, as hex."""
    whole = hashlib.sha256()
    for number, folder in enumerate(folders):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not NOT_SOURCES.intersection(file.parts):
                name = f"{number} {file.relative_to(folder).as_posix()}"
                whole.update(f"{name}\0".encode("utf-8", "surrogateescape"))
                whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


class _Reader:
    """Reads what a pickler writes as it comes, so that a large newsroom's never is in memory at once."""

    def __init__(self) -> None:
        self.hash = hashlib.sha256()

    def write(self, data: bytes, /) -> int:
        """Take in the next part."""
        self.hash.update(data)
        return len(data)


class _Pickler(pickle.Pickler):
    """Writes values without regard to which of them are the same object: only what they say counts."""

    def __init__(
        self,
        reader: _Reader,
        getters: dict[type, Getter],
        of_shared: Callable[[object], bytes | None],
    ) -> None:
        super().__init__(reader, protocol=5)
        self.fast = True
        self._getters = getters
        self._of_shared = of_shared

    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if kind is type:
            return NotImplemented  # by its name
        read = self._getters.get(kind)  # most values are dataclasses that were met before
        return (kind, read(value)) if read else self._unmet(value)

    def _unmet(self, value: Any) -> Any:
        if isinstance(value, type):
            return NotImplemented
        if isinstance(value, CODE) and not _is_own(value):
            raise Unknowable(f"code can't be told apart: {value!r}")
        known = self._of_shared(value)
        if known is not None:
            return bytes, (known,)
        fields = _fields(type(value))
        if fields is not None:
            self._getters[type(value)] = fields
            return type(value), fields(value)
        if isinstance(value, str) and type(value).__dict__.get("__slots__") == ():
            return type(value), (str.__str__(value),)  # no more than its letters, such as markup
        if isinstance(value, MappingProxyType):
            return dict, (dict(value),)
        return NotImplemented


def _is_own(code: object) -> bool:
    """Whether code is a function at the top of one of the program's own modules: its name tells it, as
    whoever keeps a digest keeps `program_state` with it."""
    if not isinstance(code, FunctionType) or code.__module__.partition(".")[0] != PACKAGE.name:
        return False
    return getattr(sys.modules.get(code.__module__), code.__name__, None) is code


_GETTERS: dict[type, Getter | None] = {}
"""How the fields of each dataclass are read: asked of types, which outlive every value."""


def _fields(kind: type) -> Getter | None:
    if kind not in _GETTERS:
        _GETTERS[kind] = _getter(kind) if dataclasses.is_dataclass(kind) else None
    return _GETTERS[kind]


def _getter(kind: type) -> Getter:
    names = [field.name for field in dataclasses.fields(kind)]
    if not names:
        return lambda _: ()
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda value: (read(value),)
