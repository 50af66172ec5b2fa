"""An artifact: one output file, declared by its path, the recipe that makes it and the recipe's inputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Recipe = Callable[..., bytes]
"""A pure function at the top of a module: called with the inputs in order, it returns the file's
bytes. A `SourceFile` among the inputs reaches it as that file's `Path`."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that a recipe reads; what is in it, not its name or date, decides freshness."""

    path: Path


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site. `path` is relative to the output folder, with `/` between its parts.

    `inputs` are what the recipe is called with: text, bytes, numbers, booleans, None, dates,
    frozen dataclasses, tuples and mappings of these, and `SourceFile`. `costly` ones are made in
    worker processes and kept in the cache; the others are made again each time.
    """

    path: str
    recipe: Recipe
    inputs: tuple[object, ...] = ()
    costly: bool = False
