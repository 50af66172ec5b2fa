"""What is kept back, as values: what it is, why, until when, and the words that must not appear."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

What = Literal["article", "page", "asset", "person", "topic", "coverage", "part", "private"]
"""`private` is never for readers, whatever the time: angles of an article, the media list."""
Sort = Literal["title", "slug", "address", "sentence", "file name", "copy", "private value"]
"""`slug` may not appear at all, `address` not as a part of an address; `copy` is a file's content; a
`private value` is a name, an e-mail address or a phone number."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words, or a name, by which something withheld would be recognized."""

    sort: Sort
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """One thing that readers may not see now."""

    what: What
    path: str
    """Of its file, relative to `content/`; of an asset, the asset's own."""
    title: str
    why: str
    """In words: `draft`, `embargoed until …`."""
    opens: dt.datetime | None = None
    """When it opens by itself; None when somebody must do something."""
    marks: tuple[Mark, ...] = ()
    """What tells of it and of nothing public."""
    secret: bool = True
    """Whether it must not be told: what is left out for an error is merely not there."""
    notice: bool = False
    """Whether a notice stays at its address."""


def at(moment: dt.datetime, now: dt.datetime) -> str:
    """A time as reasons name it: in the zone of `now`, to the minute."""
    return moment.astimezone(now.tzinfo).isoformat(" ", "minutes")
