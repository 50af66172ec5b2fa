"""Where a value came from: its file, the line of each key, and its body as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the site's files: a path relative to the site's folder, a line and a column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Origin:
    """The file something was read from, relative to the site's folder, and the line of each key.

    `lines` maps dotted key paths (`photos`, `photos.1`, `quotes.0.by`) to (line, column) from 1.
    """

    path: str
    lines: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def place(self, dotted: str = "") -> Place:
        """The place of a key, or of the nearest key above it, or the file's first line."""
        while dotted:
            if dotted in self.lines:
                return Place(self.path, *self.lines[dotted])
            dotted = dotted.rpartition(".")[0]
        return Place(self.path)


class Utf8:
    """A text that a value holds as UTF-8."""

    def __get__(self, value: Any, kind: type) -> str:
        """The text; nothing where a value doesn't say."""
        return "" if value is None else value.utf8.decode("utf-8", "surrogatepass")

    def __set__(self, value: Any, text: str | bytes) -> None:
        """Hold a text."""
        utf8 = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        object.__setattr__(value, "utf8", utf8)  # also of a frozen value: it is being made


@dataclass(frozen=True)
class Body:
    """The text under the front matter: `markup` is md, rst or html; `line` is its first line's number.

    All of a newsroom's are in memory at once, so they are held as UTF-8: a single curly quote would
    double the room that a whole text takes, and who pickles it leaves a copy behind.
    """

    text: Utf8 = Utf8()
    line: int = 1
    markup: str = "md"

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """How it is pickled: as it is held."""
        return type(self), (vars(self)["utf8"], self.line, self.markup)
