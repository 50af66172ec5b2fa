"""What happens in a build, as values; telling a person about it is the command line's work."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Started:
    """The workshop begins: `total` files, of which `costly` may come from the store."""

    total: int
    costly: int


@dataclass(frozen=True, slots=True)
class Wrote:
    """A file was made."""

    path: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A costly file was still fresh in the store."""

    path: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something was left out, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Clashed:
    """Two files whose names differ in case only: one of them is lost on macOS and Windows."""

    path: str
    other: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The workshop is done."""

    wrote: int
    kept: int


Event = Started | Wrote | Kept | Skipped | Clashed | Finished


class Reporter(Protocol):
    """Somebody who wants to know."""

    def tell(self, event: Event) -> None:
        """Take notice of an event; must not raise."""


class Silent:
    """Nobody wants to know."""

    def tell(self, event: Event) -> None:
        """Nothing."""


@dataclass(slots=True)
class Recording:
    """Remembers every event, in order."""

    events: list[Event] = field(default_factory=list)

    def tell(self, event: Event) -> None:
        """Remember it."""
        self.events.append(event)
