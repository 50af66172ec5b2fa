"""An artifact: one output file, declared by its path, the recipe that makes it and the recipe's inputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Unmade:
    """A cheap file that is known before it is made: files with the same key have the same bytes."""

    key: str
    make: Callable[[], bytes]
    noted: object = None
    """What whoever wanted the file is told of how it came about; picklable."""


Recipe = Callable[..., bytes | Unmade | None]
"""A pure function at the top of a module: called with the inputs in order, it returns the file's
bytes, or, of a cheap one, what it would be, so that it needn't be made where the last site has it. A
`SourceFile` among the inputs reaches it as that file's `Path`, and a `Scratch` as the `Path` of
the file that it writes instead of returning bytes."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that a recipe reads; what is in it, not its name or date, decides freshness."""

    path: Path


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was made before and goes into another: known by what is in it, wherever it lies."""

    path: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Scratch:
    """The place for a file too large to be held in memory, which the recipe writes itself."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site. `path` is relative to the output folder, with `/` between its parts.

    `inputs` are what the recipe is called with: text, bytes, numbers, booleans, None, dates,
    frozen dataclasses, tuples and mappings of these, `SourceFile` and `Scratch` (these two not within
    others), and `MadeFile`. `costly` ones are made in worker processes and kept in the cache; the
    others are made again each time, and have no `Scratch`. `known` is the key that it has, or that a
    cheap one would be `Unmade` under, where that is certain already; `itself` then gives the artifact
    to be made where no file of that key is left.
    """

    path: str
    recipe: Recipe
    inputs: tuple[object, ...] = ()
    costly: bool = False
    known: str = ""
    itself: Callable[[], Artifact] | None = None


def as_it_was(path: str, key: str, itself: Callable[[], Artifact], *, costly: bool) -> Artifact:
    """An artifact known by its key, which isn't worked out unless no such file is left."""
    return Artifact(path, _never, costly=costly, known=key, itself=itself)


def _never() -> None:
    raise AssertionError("An artifact that is known stands for another.")


def worked_out(artifact: Artifact) -> Artifact:
    """The artifact that can be made."""
    return artifact.itself() if artifact.itself else artifact
