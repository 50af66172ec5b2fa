"""What a header says, before it has types: a small tree of scalars, lists and mappings with places."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from pressroom.reading.yaml_trouble import trouble_in

MAX_DEPTH = 12
MAX_NODES = 20_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it is written; `empty` when nothing was."""

    text: str
    line: int
    column: int
    empty: bool = False
    """Nothing was written, or a plain `null` or `~`."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in order; a key may stand twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


class Malformed(Exception):
    """The header can't be read: `code` and what to say, at a line from 1 of the file."""

    def __init__(self, code: str, line: int, column: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.line, self.column, self.message, self.hint = (
            code,
            line,
            column,
            message,
            hint,
        )


_SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def from_yaml(text: str, first_line: int = 1) -> Node:
    """The tree of a YAML text whose first line has that number; raises Malformed.

    Anchors are refused: no writer needs them, and a few lines of them can stand for gigabytes.
    """
    try:
        _refuse_anchors(text, first_line)
        root = yaml.compose(text, Loader=_SAFE_LOADER)
    except yaml.MarkedYAMLError as trouble:
        found = trouble_in(text, trouble)
        line, column = found.line + first_line, found.column + 1
        raise Malformed("F112", line, column, found.message, found.hint) from None
    except yaml.YAMLError as trouble:
        raise Malformed("F112", first_line, 1, f"This isn't valid YAML: {trouble}.") from None
    if root is None:
        return Mapping((), first_line, 1)
    return _Builder(first_line).build(root, 0)


def _place(mark: Any, first_line: int) -> tuple[int, int]:
    return mark.line + first_line, mark.column + 1


def _refuse_anchors(text: str, first_line: int) -> None:
    if "&" not in text and "*" not in text:
        return
    for event in yaml.parse(text, Loader=_SAFE_LOADER):
        if getattr(event, "anchor", None):
            raise Malformed(
                "F115",
                *_place(event.start_mark, first_line),
                "YAML anchors and aliases (& and *) are not read.",
                "Write the value out, or put it in quotation marks if & or * is meant as text.",
            )


class _Builder:
    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.count = 0

    def build(self, node: yaml.Node, depth: int) -> Node:
        line, column = _place(node.start_mark, self.first_line)
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            raise Malformed("F117", line, column, "The header is nested too deeply or too long.")
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.build(n, depth + 1) for n in node.value), line, column)
        if isinstance(node, yaml.MappingNode):
            entries = tuple((self._key(k), self.build(v, depth + 1)) for k, v in node.value)
            return Mapping(entries, line, column)
        style = getattr(node, "style", None)
        empty = not style and node.value in ("", "~", "null", "Null", "NULL")
        return Scalar(str(node.value), line, column, empty)

    def _key(self, node: yaml.Node) -> Scalar:
        line, column = _place(node.start_mark, self.first_line)
        if not isinstance(node, yaml.ScalarNode):
            raise Malformed("F112", line, column, "A key must be plain text.")
        return Scalar(str(node.value), line, column)


def from_toml(text: str, first_line: int) -> Node:
    """The tree of a TOML text; the place of a key is the first line that begins with it."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise Malformed("F120", first_line, 1, f"The header isn't valid TOML: {trouble}.") from None
    return _plain(values, text.splitlines(), first_line, first_line)


def _plain(value: object, lines: list[str], first_line: int, line: int) -> Node:
    if isinstance(value, dict):
        entries = []
        for name, inner in value.items():
            at = next(
                (i for i, text in enumerate(lines) if text.lstrip(' "[').startswith(name)),
                line - first_line,
            )
            here = first_line + at
            entries.append((Scalar(name, here, 1), _plain(inner, lines, first_line, here)))
        return Mapping(tuple(entries), line, 1)
    if isinstance(value, list):
        return Sequence(tuple(_plain(v, lines, first_line, line) for v in value), line, 1)
    if isinstance(value, bool):
        return Scalar("true" if value else "false", line, 1)
    if isinstance(value, dt.datetime):
        return Scalar(value.isoformat(), line, 1)
    return Scalar(str(value), line, 1)


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
    elif isinstance(node, Mapping):
        for _, value in node.entries:
            yield from walk(value)
