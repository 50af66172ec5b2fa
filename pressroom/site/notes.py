"""What a page draws on while it is worked out: the bodies and the sizes of files it asks the desk for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

BODY, SIZE, UNWEIGHED, MEDIA = "body", "size", "unweighed", "media"
Drawn = tuple[str, ...]
"""What was asked for: its sort, and which. UNWEIGHED is a size that nobody knew when it was asked for; of
MEDIA there is but one: all that were made."""


class Notes:
    """Notes what is asked for, for whoever listens."""

    def __init__(self) -> None:
        self._heard: set[Drawn] = set()

    def note(self, *drawn: str) -> None:
        """This was asked for."""
        self._heard.add(drawn)

    @contextmanager
    def hearing(self) -> Iterator[set[Drawn]]:
        """Hear what is asked for within; who listened before hears of it, too."""
        before, self._heard = self._heard, set()
        heard = self._heard
        try:
            yield heard
        finally:
            self._heard = before
            self._heard |= heard

    def once(
        self, kept: MutableMapping[K, tuple[T, frozenset[Drawn]]], key: K, make: Callable[[], T]
    ) -> T:
        """A value made the first time and kept; what it drew on is noted each time."""
        if key not in kept:
            with self.hearing() as heard:
                value = make()
            kept[key] = (value, frozenset(heard))
        value, drawn = kept[key]
        self._heard |= drawn
        return value
