"""Keys of artifacts: two artifacts with the same key have the same bytes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import struct
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pressroom import __version__
from pressroom.build.artifact import Artifact, Recipe, SourceFile

Digest = Callable[[Path], str]


def key(artifact: Artifact, digest: Digest | None = None) -> str:
    """The artifact's key: SHA-256 of its recipe, the recipe's source and the inputs, as hex.

    `digest` gives the content hash of a file, `content_hash` by default; a store remembers them.
    Raises TypeError for an input that can't be told apart reliably.
    """
    encoded = canonical((recipe_source(artifact.recipe), artifact.inputs), digest or content_hash)
    return hashlib.sha256(encoded).hexdigest()


def content_hash(path: Path) -> str:
    """SHA-256 of what is in a file, as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def recipe_source(recipe: Recipe) -> tuple[str, ...]:
    """What a recipe is: its name and the state of its code."""
    return (recipe.__module__, recipe.__qualname__, _module_hash(recipe.__module__), __version__)


def _module_hash(name: str) -> str:
    file = getattr(sys.modules[name], "__file__", None)
    return content_hash(Path(file)) if file else ""


def canonical(value: object, digest: Digest = content_hash) -> bytes:
    """One encoding per value: each tagged with its type and length, so none runs into the next.

    Equal mappings have equal encodings whatever their order.
    """
    match value:
        case None | bool():
            return _tagged("c", repr(value).encode())
        case Enum():
            return _tagged("e", canonical((_type_name(value), value.name)))
        case str():
            return _tagged("s", value.encode("utf-8", "surrogatepass"))
        case bytes():
            return _tagged("b", value)
        case int():
            return _tagged("i", str(value).encode())
        case float():
            return _tagged("f", struct.pack(">d", value))
        case tuple() | list():
            return _tagged("t", _joined(canonical(part, digest) for part in value))
        case frozenset() | set():
            return _tagged("u", _joined(sorted(canonical(part, digest) for part in value)))
        case Mapping():
            return _tagged("m", _joined(sorted(canonical(p, digest) for p in value.items())))
        case SourceFile():
            return _tagged("F", digest(value.path).encode())
        case _:
            return _composed(value, digest)


def _composed(value: object, digest: Digest) -> bytes:
    match value:
        case dt.datetime():
            return _tagged("D", canonical((value.isoformat(), value.fold, _zone(value.tzinfo))))
        case dt.date() | dt.time():
            return _tagged("d", canonical((_type_name(value), value.isoformat())))
        case dt.timedelta():
            return _tagged("l", canonical((value.days, value.seconds, value.microseconds)))
        case ZoneInfo():
            return _tagged("z", _zone(value).encode())
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
            return _tagged("o", canonical(_type_name(value)) + canonical(fields, digest))
        case _:
            raise TypeError(f"A recipe's input can't be a {_type_name(value)}.")


def _zone(zone: dt.tzinfo | None) -> str:
    return "" if zone is None else str(zone)


def _type_name(value: object) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}"


def _joined(parts: Iterable[bytes]) -> bytes:
    return b"".join(parts)


def _tagged(tag: str, data: bytes) -> bytes:
    return b"%s%d:%s" % (tag.encode(), len(data), data)
