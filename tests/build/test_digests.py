"""Equal digests mean equal values, whatever objects they are made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from pressroom.addresses import file_of
from pressroom.build.digests import Digester, Unknowable, folder_digest
from pressroom.build.forks import in_forks


@dataclass(frozen=True, slots=True)
class Card:
    """A value like those that templates are told."""

    title: str
    more: object = None


@dataclass(frozen=True, slots=True)
class Label:
    """Another with the same fields."""

    title: str
    more: object = None


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.datetimes(),
    lambda inner: (
        st.lists(inner).map(tuple)
        | st.dictionaries(st.text(), inner)
        | st.builds(Card, st.text(), inner)
    ),
    max_leaves=8,
)


@given(plain, plain)
def test_equal_digests_mean_equal_values(one: object, other: object) -> None:
    """Two values have the same digest just when they are equal and of the same types."""
    same = repr(one) == repr(other)
    assert (Digester().digest(one) == Digester().digest(other)) == same


@given(plain, plain)
def test_sharing_does_not_show(one: object, other: object) -> None:
    """The same object twice and two equal objects come to the same; so does what is known already."""
    card, twin = Card("a", one), Card("a", one)
    digester = Digester((Card,))
    told = digester.digest((card, card, other))
    assert told == digester.digest((card, twin, other)) == digester.digest((twin, card, other))
    assert told == Digester((Card,)).digest((twin, twin, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Card("a"), Label("a")),
        ("a", Markup("a")),
        (1, True),
        ((1, 2), [1, 2]),
        (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC"))),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ],
)
def test_what_only_looks_alike_differs(one: object, other: object) -> None:
    """A template may see the type of a value and the order of a mapping, so both count."""
    assert Digester((Card, Label)).digest(one) != Digester((Card, Label)).digest(other)


def test_read_only_mapping() -> None:
    """A mapping that can't be written to is digested too."""
    told = Digester().digest(MappingProxyType({"a": 1}))
    assert told != Digester().digest(MappingProxyType({"a": 2}))


@pytest.mark.parametrize(
    "code",
    [
        lambda: 1,
        test_read_only_mapping,
        Card("a").__repr__,
        (n for n in ()),
        Digester().digest,
        in_forks(1, 1, id),
    ],
)
def test_code_is_unknowable(code: object) -> None:
    """What may do anything has no digest, nor has what holds it."""
    assert not _digests(code)
    assert not _digests(Card("a", (code,)))


def test_own_code_is_told_by_its_name() -> None:
    """Functions of the program itself differ by name, and what they do is told with the program's state."""
    assert Digester().digest(Card("a", folder_digest)) == Digester().digest(
        Card("a", folder_digest)
    )
    assert Digester().digest(Card("a", folder_digest)) != Digester().digest(Card("a", file_of))


def _digests(value: object) -> bool:
    try:
        Digester().digest(value)
    except Unknowable:
        return False
    return True


def test_folder_digest(tmp_path: Path) -> None:
    """A folder's digest tells names and contents, not dates, and passes over what Python leaves."""
    (tmp_path / "a").write_text("1")
    before = folder_digest([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/x.pyc").write_text("2")
    assert folder_digest([tmp_path]) == before
    (tmp_path / "a").rename(tmp_path / "b")
    assert folder_digest([tmp_path]) != before
