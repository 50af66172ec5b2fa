"""What can be found: one record for each page, person or picture, in one language."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something to find. Texts are plain; whoever makes records answers for their being public."""

    url: str
    """Where it is, relative to the site's root: `/releases/2026/x/`."""
    lang: str
    title: str
    summary: str = ""
    text: str = ""
    """What it says, a paragraph a line."""
    names: str = ""
    """Whatever else it is found by: people, places, tags."""
    kind: str
    """What it is, in a word that filters use: `release`, `person`, `picture`."""
    topic: str = ""
    """Its topic, by what that is called in every language."""
    day: str = ""
    """When it appeared, `2026-11-19`; empty for what has no date."""
    date: str = ""
    """The same in words."""
    image: str = ""
    """A small picture to show beside it."""
    aside: bool = False
    """Whether it accompanies articles: found after them."""

    @property
    def year(self) -> str:
        """The year it appeared in."""
        return self.day[:4]


NAMES = tuple(field.name for field in fields(Record))
_told = attrgetter(*NAMES)


def packed(records: Iterable[Record]) -> bytes:
    """Records in a quarter of the room, the same bytes for the same records."""
    press = zlib.compressobj(level=1)
    lines = (press.compress(json.dumps(_told(record)).encode() + b"\n") for record in records)
    return b"".join([*lines, press.flush()])


def opened(data: bytes) -> Iterator[Record]:
    """The records that were packed."""
    for line in zlib.decompress(data).splitlines():
        yield Record(**dict(zip(NAMES, json.loads(line), strict=True)))
