"""Texts in formats that only somebody else's readers take, such as those of a Pelican plugin."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Protocol

from pressroom.model.origin import Body
from pressroom.reading import nodes
from pressroom.reading.header import Parted


class OtherReaders(Protocol):
    """Readers of formats that aren't ours."""

    @property
    def suffixes(self) -> Collection[str]:
        """The suffixes they take, such as `.org`."""

    def read(self, file: Path) -> Parted:
        """What a file's header says, and its body in HTML; raises Malformed."""


def parted(header: Mapping[str, str | list[str]], html: str) -> Parted:
    """A text as another reader gives it: values by key, and HTML; nothing tells their lines."""
    entries = tuple((nodes.Scalar(key, 1, 1), _node(value)) for key, value in header.items())
    style = "classic" if any(key in header for key in ("title", "date")) else "none"
    return Parted(nodes.Mapping(entries, 1, 1), Body(html, 1, "html"), style)


def _node(value: str | list[str]) -> nodes.Node:
    if isinstance(value, str):
        return nodes.Scalar(value, 1, 1, empty=not value.strip())
    return nodes.Sequence(tuple(nodes.Scalar(each, 1, 1) for each in value), 1, 1)
