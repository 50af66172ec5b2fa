"""What earlier builds of a site read and rendered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pressroom.reading.memory import Memory
from pressroom.settings import Settings
from pressroom.site.recall import Recall

CACHE = Path(".pressroom") / "cache"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier builds read and rendered."""

    memory: Memory
    recall: Recall


@contextmanager
def earlier_of(settings: Settings, *, forget: bool = False) -> Iterator[Earlier]:
    """What earlier builds of a site read and rendered; nothing when that is to be forgotten."""
    folder = settings.root / CACHE
    with (
        Memory(folder, settings, forget=forget) as memory,
        Recall(folder, forget=forget) as recall,
    ):
        yield Earlier(memory, recall)
