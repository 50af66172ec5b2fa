"""One YAML file read as the keys of one model, with every mistake in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressroom.model.keys import keys_of, yaml_name
from pressroom.model.origin import Origin, Place
from pressroom.problems import Problem, Severity
from pressroom.reading.nodes import Malformed, Mapping, from_yaml
from pressroom.reading.sheet import Sheet
from pressroom.reading.text import decode
from pressroom.reading.typed import fields_of


@dataclass(slots=True)
class Record:
    """The values a file gives to a model's keys, the lines they stand in, and what is wrong."""

    path: str
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def broken(self) -> bool:
        """Whether an error keeps it from being used."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    @property
    def origin(self) -> Origin:
        """Where its values came from."""
        return Origin(self.path, self.lines)


def record(file: Path, path: str, model: type, zone: dt.tzinfo) -> Record:
    """Read a file whose whole content is the keys of a model; `path` is what problems call it."""
    try:
        text = decode(file.read_bytes())
    except OSError as trouble:
        reason = trouble.strerror or "unreadable"
        return _refused(path, Malformed("F123", 1, 1, f"The file can't be read: {reason}."))
    except Malformed as trouble:
        return _refused(path, trouble)
    return recorded(text, path, model, zone)


def recorded(text: str, path: str, model: type, zone: dt.tzinfo) -> Record:
    """The same from a text."""
    try:
        header = _header(text)
    except Malformed as trouble:
        return _refused(path, trouble)
    sheet = Sheet(path, zone)
    values, _ = fields_of(sheet, header, model)
    found = Record(path, values, sheet.lines, sheet.problems)
    _required(found, model)
    return found


def _refused(path: str, trouble: Malformed) -> Record:
    place = Place(path, trouble.line, trouble.column)
    return Record(path, problems=[Problem(trouble.code, place, trouble.message, trouble.hint)])


def _header(text: str) -> Mapping:
    if not text.strip():
        raise Malformed("F114", 1, 1, "The file is empty.", "Write something, or delete it.")
    node = from_yaml(text)
    if not isinstance(node, Mapping):
        raise Malformed("F112", 1, 1, "The file must be `key: value` lines.")
    return node


def _required(found: Record, model: type) -> None:
    for name, key in keys_of(model).items():
        said = name in found.lines and found.broken
        if key.required is True and not found.values.get(name) and not said:
            label, place = yaml_name(name), Place(found.path)
            hint = f"Add a line {label}: {key.example or '…'}"
            found.problems.append(Problem("F101", place, f'"{label}" is missing.', hint))
