"""An artifact: one output file, declared by its path, the recipe that makes it and the recipe's inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
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
    cheap one would be `Unmade` under, where that is certain already. `itself` gives the artifact of a
    path that this one stands for, when it is to be made.
    """

    path: str
    recipe: Recipe
    inputs: tuple[object, ...] = ()
    costly: bool = False
    known: str = ""
    itself: Callable[[str], Artifact] | None = None


class Later:
    """Puts off working out artifacts until their turn comes: the inputs of all would fill the memory."""

    def __init__(self) -> None:
        self._worked_out = lru_cache(maxsize=FEW)(_by_path)

    def put_off(
        self,
        paths: Iterable[tuple[str, str]],
        make: Callable[[], Iterable[Artifact]],
        *,
        costly: bool,
    ) -> Iterator[Artifact]:
        """What stands for artifacts that `make` gives: their paths, each with its key where that is known."""

        def itself(path: str) -> Artifact:
            return self._worked_out(make)[path]

        for path, key in paths:
            yield Artifact(path, _never, costly=costly, known=key, itself=itself)


FEW = 16
"""What is worked out together is mostly made one after the other."""


def _by_path(make: Callable[[], Iterable[Artifact]]) -> dict[str, Artifact]:
    return {artifact.path: artifact for artifact in make()}


def _never() -> None:
    raise AssertionError("An artifact that is put off stands for another.")


def worked_out(artifact: Artifact) -> Artifact:
    """The artifact that can be made."""
    return artifact.itself(artifact.path) if artifact.itself else artifact
