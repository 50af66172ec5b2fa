"""Public copies of values: made of the keys the contract declares public, and of nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pressroom.model.article import Article
from pressroom.model.assets import Asset, Medium
from pressroom.model.coverage import Coverage
from pressroom.model.keys import Localized, keys_of
from pressroom.model.kinds import Kind, Status
from pressroom.model.organization import Organization
from pressroom.model.origin import Body, Origin
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic

T = TypeVar("T")

BESIDES: Mapping[type, tuple[str, ...]] = {
    Article: ("kind", "origin", "body", "extra"),
    Asset: ("path", "medium", "origin", "owner", "album", "described"),
    Coverage: ("origin", "slug"),
    Organization: ("origin",),
    Page: ("origin", "body", "extra"),
    Person: ("origin", "body"),
    Topic: ("origin", "body", "implied"),
}
"""What isn't a key of the contract and may go out all the same."""


def public_copy(value: T, **instead: object) -> T:
    """A copy that holds the value's public keys; its private ones are blank.

    `instead` are keys to publish with another value.
    """
    model: Any = type(value)
    given = {
        name: found if (found := getattr(value, name)).__class__ in PLAIN else _cleaned(found)
        for name in _published(model)
        if name not in instead
    }
    made: T = model(**given, **instead)
    return made


PLAIN = frozenset(
    {str, int, bool, float, type(None), dt.datetime, dt.date, dict, Origin, Body, Localized}
    | {Kind, Status, Medium}
)
"""Types that hold no keys of their own."""


@cache
def _published(model: type) -> tuple[str, ...]:
    public = (name for name, spec in keys_of(model).items() if spec.public)
    return (*BESIDES.get(model, ()), *public)


def _cleaned(value: Any) -> Any:
    if isinstance(value, tuple):
        if all(part.__class__ in PLAIN for part in value):
            return value
        return tuple(_cleaned(part) for part in value)
    if value.__class__ in PLAIN or not dataclasses.is_dataclass(value):
        return value
    return public_copy(value)
