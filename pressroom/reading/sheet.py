"""A file being read: the problems found in it, and the place of every key."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Any

from pressroom.model.keys import yaml_name
from pressroom.model.origin import Place
from pressroom.problems import Problem, Severity
from pressroom.reading.nodes import Node


class Nothing(Enum):
    """What a converter returns when it said a Problem instead."""

    NOTHING = "nothing"


NOTHING = Nothing.NOTHING


@dataclass(slots=True)
class Sheet:
    """One file being read: collects problems and the place of every key."""

    path: str
    zone: dt.tzinfo
    loose: bool = False
    """A classic header: lists are comma-separated and unknown keys are nobody's mistake."""
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)

    def stands(self, dotted: str, node: Node) -> None:
        """Record the place of a key; where it stands twice, the first."""
        self.lines.setdefault(sys.intern(dotted), _place(node.line, node.column))

    def say(
        self,
        code: str,
        node: Node,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Nothing:
        """Record a problem at a node."""
        place = Place(self.path, node.line, node.column)
        self.problems.append(Problem(code, place, message, hint, severity))
        return NOTHING


@lru_cache(maxsize=4096)
def _place(line: int, column: int) -> tuple[int, int]:
    """The same object for the same place: keys stand alike in thousands of files."""
    return line, column


Converter = Callable[[Sheet, Node, str], Any]
"""Turns a node into a value, or NOTHING after saying why not; the text is the dotted key."""


def label(dotted: str) -> str:
    """A dotted key as problems speak of it: `"quotes" number 2 "by"`."""
    parts = dotted.split(".")
    spoken = [f"number {int(p) + 1}" if p.isdigit() else f'"{yaml_name(p)}"' for p in parts]
    return " ".join(spoken)
