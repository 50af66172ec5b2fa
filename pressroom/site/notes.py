"""What a page draws on while it is worked out: the bodies, the sizes of files and the news it asks for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, MutableMapping
from contextlib import contextmanager
from functools import cached_property, wraps
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

K = TypeVar("K", bound=Hashable)
P = ParamSpec("P")
T = TypeVar("T")

BODY, SIZE, UNWEIGHED, MEDIA = "body", "size", "unweighed", "media"
NEWS, ASKED, GIVEN = "news", "asked", "given"
Drawn = tuple[str, ...]
"""What was asked for: its sort, and which. UNWEIGHED is a size that nobody knew when it was asked for; of
MEDIA there is but one: all that were made; of NEWS too: all that is said of any article but for its text.
What was ASKED is a `question`, and its arguments; GIVEN is what a page of that name was planned by."""
ALL_NEWS: Drawn = (NEWS,)
ABROAD = frozenset({NEWS, ASKED, GIVEN})
"""What is drawn on of the news."""


class Notes:
    """Notes what is asked for, for whoever listens."""

    def __init__(self) -> None:
        self._heard: set[Drawn] = set()

    def note(self, *drawn: str) -> None:
        """This was asked for."""
        self._heard.add(drawn)

    def planned(self, name: str, given: object) -> None:
        """What has that name was planned by what it was `given` of the news; by any, where that is None."""
        self._heard.add(ALL_NEWS if given is None else (GIVEN, name))

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

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """Nobody hears what is asked for within."""
        before, self._heard = self._heard, set()
        try:
            yield
        finally:
            self._heard = before

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


class Noting(Protocol):
    """Somebody who notes what is asked for."""

    @property
    def notes(self) -> Notes:
        """The notes."""


D = TypeVar("D", bound=Noting)


class among_all(Generic[D, T]):
    """What is looked up among all articles, once: whoever asks for it draws on all that is said of them."""

    def __init__(self, look: Callable[[D], T]) -> None:
        self._look, self._key = look, f" {look.__name__}"
        self.__doc__ = look.__doc__

    def __get__(self, desk: D, owner: object = None) -> T:
        """What was found; the same each time."""
        desk.notes.note(NEWS)
        kept = vars(desk)
        if self._key not in kept:
            kept[self._key] = self._look(desk)
        found: T = kept[self._key]
        return found


def outline(look: Callable[[Any], T]) -> cached_property[T]:
    """What is looked up among all articles, and so little that every page may draw on it."""

    def quietly(desk: Noting) -> T:
        with desk.notes.unheard():
            return look(desk)

    quietly.__doc__ = look.__doc__
    return cached_property(quietly)


def question(ask: Callable[Concatenate[D, P], T]) -> Callable[Concatenate[D, P], T]:
    """What somebody wants to know of the news: they draw on the answer, and on nothing else of it.

    The arguments are texts, so that it can be asked again of other news.
    """
    name = ask.__name__

    @wraps(ask)
    def asked(desk: D, /, *args: P.args, **kwargs: P.kwargs) -> T:
        desk.notes.note(ASKED, name, *map(str, args))
        with desk.notes.unheard():
            return ask(desk, *args, **kwargs)

    return asked
