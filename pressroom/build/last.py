"""The last site, as far as the next may be made of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Last:
    """The last site, whose files may be taken again."""

    folder: Path
    files: Mapping[str, str]
    """The key of each file, as `Made` told it."""
    since: int
    """When it was complete, in ns since the epoch: what was written to later isn't what was made."""
    left: Collection[str] = ()
    """Files of the site before it, which lie where the next one is made."""
