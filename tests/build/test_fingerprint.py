"""Keys: the same for the same, and different for everything that makes a difference."""

from __future__ import annotations

import datetime as dt
import math
from collections import OrderedDict
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
import recipes
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from pressroom.build.artifact import Artifact, SourceFile
from pressroom.build.fingerprint import RECENT, Recent, canonical, key


class Colour(Enum):
    """An enumeration."""

    RED = 1


class Word(StrEnum):
    """An enumeration of texts."""

    RED = "red"


class Pair(NamedTuple):
    """A tuple with names."""

    one: int
    two: int


@dataclass(frozen=True)
class Card:
    """A value with fields."""

    title: str
    more: tuple[str, ...] = ()
    unseen: int = field(default=0, compare=False)


@dataclass(frozen=True)
class OtherCard:
    """A value with the same fields."""

    title: str
    more: tuple[str, ...] = ()
    unseen: int = field(default=0, compare=False)


ZONE = ZoneInfo("America/Edmonton")
NOON = dt.datetime(2026, 11, 1, 1, 30)

APART: list[object] = [
    *(None, True, False, 0, 1, -1, 10, 1.0, 0.0, -0.0, math.inf, math.nan, 0.1, 0.1 + 2**-56),
    *("", "1", "None", "a", "é", "e\u0301", b"", b"1", Markup("a")),
    *((), ("",), ("a", "b"), ("ab",), (("a",), "b"), ("a", ("b",)), Pair(1, 2), (1, 2)),
    *({}, {"a": 1}, {"a": "1"}, {"a": {"b": 1}}, frozenset({"a"}), frozenset({"a", "b"})),
    *(NOON, NOON.replace(fold=1), NOON.replace(tzinfo=ZONE), NOON.replace(tzinfo=ZONE, fold=1)),
    *(NOON.replace(tzinfo=dt.UTC), NOON.date(), NOON.time(), dt.timedelta(1), dt.timedelta(0, 1)),
    *(ZONE, "America/Edmonton", Colour.RED, Word.RED, "red"),
    *(Card("a"), Card("a", ("b",)), Card("a", unseen=1), OtherCard("a")),
]


def test_different_values_have_different_encodings() -> None:
    """Whatever a recipe could tell apart is told apart."""
    encoded = [canonical(value) for value in APART]
    assert len(set(encoded)) == len(APART)


def test_order_of_mappings_and_sets_does_not_matter() -> None:
    """Mappings and sets that are equal have equal encodings."""
    assert canonical({"a": 1, "b": 2}) == canonical(OrderedDict([("b", 2), ("a", 1)]))
    assert canonical(frozenset("abc")) == canonical(frozenset("cba"))


def test_unknown_values_are_refused() -> None:
    """A value without a lasting form is refused rather than guessed at, at any depth."""
    for value in (object(), Path("a"), lambda: 0, Card, iter(())):
        with pytest.raises(TypeError, match="can't be a"):
            canonical(("a", {"b": value}))


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates(),
    lambda inner: st.tuples(inner, inner) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(plain, plain)
def test_encoding_follows_equality(one: object, other: object) -> None:
    """Values of one encoding are written the same, and a value is always encoded the same."""
    assert canonical(one) == canonical(one)
    assert (canonical(one) == canonical(other)) is (normal(one) == normal(other))


def normal(value: object) -> str:
    """A value as text, its mappings sorted."""
    if isinstance(value, dict):
        return "{" + ",".join(sorted(f"{k!r}:{normal(v)}" for k, v in value.items())) + "}"
    if isinstance(value, tuple):
        return "(" + ",".join(normal(part) for part in value) + ")"
    return repr(value)


def test_key_follows_recipe_and_inputs() -> None:
    """Another recipe, other inputs, or another order of them give another key; the path doesn't."""
    base = key(Artifact("a", recipes.text, ("a", "b")))
    assert base == key(Artifact("other/path", recipes.text, ("a", "b"), costly=True))
    assert base != key(Artifact("a", recipes.shout, ("a", "b")))
    assert base != key(Artifact("a", recipes.text, ("b", "a")))
    assert len(base) == 64


def test_key_follows_content_of_files(tmp_path: Path) -> None:
    """What is in a source file counts, neither its name nor its date."""
    one, two = tmp_path / "one.jpg", tmp_path / "two.png"
    one.write_bytes(b"picture")
    two.write_bytes(b"picture")
    keys = [key(Artifact("a", recipes.read, (SourceFile(path),))) for path in (one, two)]
    assert keys[0] == keys[1]
    one.write_bytes(b"another")
    assert key(Artifact("a", recipes.read, (SourceFile(one),))) != keys[0]
    assert key(Artifact("a", recipes.read, (b"picture",))) != keys[0]


def test_shared_inputs_have_the_same_keys() -> None:
    """Keys of artifacts that share values are those of each by itself, however many came between."""
    shared = [Recipe(f"{n}") for n in range(RECENT + 2)]
    artifacts = [Artifact("a", recipes.text, (one, 1, two)) for one in shared for two in shared]
    recent = Recent()
    assert [key(a, None, recent) for a in artifacts] == [key(a) for a in artifacts]
    assert len({key(a) for a in artifacts}) == len(artifacts)


@dataclass(frozen=True)
class Recipe:
    """A value that several artifacts are made from."""

    words: str
