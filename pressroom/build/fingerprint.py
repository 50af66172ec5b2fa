"""Keys of artifacts: two artifacts with the same key have the same bytes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import struct
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pressroom.build.artifact import Artifact, MadeFile, SourceFile
from pressroom.build.provenance import Code, code_state

Digest = Callable[[Path], str]


class Recent:
    """The encodings of the last few values that were inputs: what has formats has them one after the
    other, of the same value."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def encoded(self, value: object, digest: Digest) -> bytes:
        """The value's encoding; known by identity, since the value is held as long as its encoding."""
        known = self._known.pop(id(value), None) or (value, canonical(value, digest))
        self._known[id(value)] = known
        if len(self._known) > RECENT:
            del self._known[next(iter(self._known))]
        return known[1]


RECENT = 16


def key(
    artifact: Artifact,
    digest: Digest | None = None,
    recent: Recent | None = None,
    state: Callable[[str], Code] = code_state,
) -> str:
    """The artifact's key: SHA-256 of its recipe, the recipe's code and the inputs, as hex.

    `digest` gives the content hash of a file, `content_hash` by default, and `state` the code that a
    module consists of; a store remembers both. `recent` spares encoding again what artifacts share.
    Raises TypeError for an input that `canonical` refuses.
    """
    recipe, told, known = artifact.recipe, digest or content_hash, recent or Recent()
    made_by = (recipe.__module__, recipe.__qualname__, state(recipe.__module__))
    inputs = _joined(_input(value, told, known) for value in artifact.inputs)
    encoded = _tagged("t", canonical(made_by) + _tagged("t", inputs))
    return hashlib.sha256(encoded).hexdigest()


def _input(value: object, digest: Digest, recent: Recent) -> bytes:
    """The encoding of one input: frozen values stay what they were, files and mappings may not."""
    if dataclasses.is_dataclass(value) and not isinstance(value, (SourceFile, MadeFile)):
        return recent.encoded(value, digest)
    return canonical(value, digest)


def content_hash(path: Path) -> str:
    """SHA-256 of what is in a file, as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def canonical(value: object, digest: Digest = content_hash) -> bytes:
    """One encoding per value: each tagged with its type and length, so none runs into the next.

    Equal mappings have equal encodings whatever their order: a recipe mustn't let it show. Raises
    TypeError for a value that can't be told apart reliably.
    """
    plain = _plainly(value, digest)
    return plain if plain is not None else _otherwise(value, digest)


def _plainly(value: object, digest: Digest) -> bytes | None:
    """The encoding of what most inputs consist of, told by its very type; None of anything else."""
    kind = type(value)
    if kind is str:
        data = value.encode("utf-8", "surrogatepass")  # type: ignore[attr-defined]
        return b"s%d:%s" % (len(data), data)
    if kind is tuple or kind is list:
        data = b"".join([canonical(part, digest) for part in value])  # type: ignore[attr-defined]
        return b"t%d:%s" % (len(data), data)
    if value is None or value is True or value is False:
        return _CONSTANTS[value]
    if kind is MadeFile:
        return _tagged("M", value.sha256.encode())  # type: ignore[attr-defined]
    if kind is not SourceFile and not isinstance(value, Enum) and dataclasses.is_dataclass(kind):
        return _of_fields(value, kind, digest)
    return None


_CONSTANTS: Mapping[object, bytes] = {None: b"c4:None", True: b"c4:True", False: b"c5:False"}


def _of_fields(value: object, kind: type, digest: Digest) -> bytes:
    """The encoding of a dataclass: its type, then its fields as a mapping by their names."""
    head, names = _form(kind)
    items = [_pair(told + canonical(getattr(value, name), digest)) for name, told in names]
    items.sort()
    data = b"".join(items)
    whole = b"%sm%d:%s" % (head, len(data), data)
    return b"o%d:%s" % (len(whole), whole)


def _pair(data: bytes) -> bytes:
    return b"t%d:%s" % (len(data), data)


@cache
def _form(kind: type) -> tuple[bytes, tuple[tuple[str, bytes], ...]]:
    """A dataclass's name, and its fields with theirs, each encoded."""
    fields = dataclasses.fields(kind)
    names = tuple((field.name, canonical(field.name)) for field in fields)
    return canonical(f"{kind.__module__}.{kind.__qualname__}"), names


def _otherwise(value: object, digest: Digest) -> bytes:
    match value:
        case Enum():
            return _tagged("e", canonical((_type_name(value), value.name)))
        case str():
            return _tagged("s", _kind(value, str) + value.encode("utf-8", "surrogatepass"))
        case bytes():
            return _tagged("b", value)
        case int():
            return _tagged("i", str(value).encode())
        case float():
            return _tagged("f", struct.pack(">d", value))
        case tuple() | list():
            parts = _joined(canonical(part, digest) for part in value)
            return _tagged("t", _kind(value, tuple, list) + parts)
        case frozenset() | set():
            return _tagged("u", _joined(sorted(canonical(part, digest) for part in value)))
        case Mapping():
            return _tagged("m", _joined(sorted(canonical(p, digest) for p in value.items())))
        case SourceFile():
            return _tagged("F", digest(value.path).encode())
        case _:
            return _composed(value)


def _composed(value: object) -> bytes:
    match value:
        case dt.datetime():
            return _tagged("D", canonical((value.isoformat(), value.fold, _zone(value.tzinfo))))
        case dt.date() | dt.time():
            return _tagged("d", canonical((_type_name(value), value.isoformat())))
        case dt.timedelta():
            return _tagged("l", canonical((value.days, value.seconds, value.microseconds)))
        case ZoneInfo():
            return _tagged("z", _zone(value).encode())
        case _:
            raise TypeError(f"A recipe's input can't be a {_type_name(value)}.")


def _zone(zone: dt.tzinfo | None) -> str:
    return "" if zone is None else str(zone)


def _type_name(value: object) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}"


def _kind(value: object, *plain: type) -> bytes:
    """The type's name, where it isn't just what it looks like: Markup is no str to a template."""
    return b"" if type(value) in plain else f"<{_type_name(value)}>".encode()


def _joined(parts: Iterable[bytes]) -> bytes:
    return b"".join(parts)


def _tagged(tag: str, data: bytes) -> bytes:
    return b"%s%d:%s" % (tag.encode(), len(data), data)
