"""Where a value came from: its file, the line of each key, and its body as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True)
class Body:
    """The text under the front matter: `markup` is md, rst or html; `line` is its first line's number."""

    text: str = ""
    line: int = 1
    markup: str = "md"
