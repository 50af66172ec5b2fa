"""Values kept in files between builds, read without running anything that is in them."""

from __future__ import annotations

import copyreg
import hashlib
import io
import pickle
from collections.abc import Collection
from typing import Any
from zoneinfo import ZoneInfo

DIGEST = 32
"""Bytes of a SHA-256."""
DAMAGE = (
    pickle.UnpicklingError,
    EOFError,
    AttributeError,
    ImportError,
    LookupError,
    TypeError,
    ValueError,
)


def sealed(value: object) -> bytes:
    """A value as a file holds it, damage to which shows. Raises pickle's errors for what can't be kept."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.dispatch_table = {**copyreg.dispatch_table, ZoneInfo: _by_name}
    pickler.dump(value)
    data = stream.getvalue()
    return hashlib.sha256(data).digest() + data


def opened(kept: bytes, allowed: Collection[str]) -> Any:
    """What is in a file; None where it is damaged, or holds a value of a type from no `allowed` module."""
    if hashlib.sha256(kept[DIGEST:]).digest() != kept[:DIGEST]:
        return None
    try:
        return _Opener(kept[DIGEST:], allowed).load()
    except DAMAGE:
        return None


def _by_name(zone: ZoneInfo) -> tuple[type[ZoneInfo], tuple[str]]:
    return ZoneInfo, (zone.key,)


class _Opener(pickle.Unpickler):
    """Reads nothing but values of certain modules' own types: a cache may come from elsewhere."""

    def __init__(self, data: bytes, allowed: Collection[str]) -> None:
        super().__init__(io.BytesIO(data))
        self._allowed = allowed

    def find_class(self, module: str, name: str) -> Any:
        if module in self._allowed and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} may not be read")
