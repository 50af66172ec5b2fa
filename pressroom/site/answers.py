"""What pages draw on, as it is now: digests by which builds tell whether it was the same before."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from pressroom.build.digests import Digester, Unknowable
from pressroom.model.article import Article
from pressroom.model.newsroom import PublicNewsroom
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.site.desk import Desk
from pressroom.site.notes import ALL_NEWS, ASKED, BODY, GIVEN, MEDIA, SIZE, UNWEIGHED, Drawn


def _but(model: type, *left_out: str) -> Callable[[Any], tuple[Any, ...]]:
    """What a value says but for some of its fields."""
    return attrgetter(*(f.name for f in dataclasses.fields(model) if f.name not in left_out))


HEADER = _but(Article, "body")
"""What an article says but for its text."""
OTHERS = {
    name: _but(model, "body")
    for name, model in {"people": Person, "topics": Topic, "pages": Page}.items()
}
"""What else of a newsroom has bodies, and what it says besides."""
REST = _but(PublicNewsroom, "now", "articles", *OTHERS)


class Answers:
    """The digests of what is drawn on, seen from a desk; `media` is that of all media."""

    def __init__(self, desk: Desk, media: str) -> None:
        self.desk = desk
        self._digester = Digester()
        self._headers: dict[str, str] = {}
        self.given: dict[str, tuple[object, ...] | None] = {}
        """What pages and bundles were planned by, by name."""
        self._known: dict[Drawn, str] = {(MEDIA,): media}
        self._known[ALL_NEWS] = self._certain(self._news)

    def ground(self, state: object) -> str:
        """The digest of all that the pages of the desk have in common, `state` among it; nothing where
        that, or what the articles say, isn't known."""
        return self._certain(lambda: self._ground(state)) if self._known[ALL_NEWS] else ""

    def remember(self, before: Mapping[Drawn, str]) -> None:
        """Take what follows from what is said of the articles from before, where all of that is the same."""
        if before.get(ALL_NEWS) == self._known[ALL_NEWS]:
            self._known.update((d, told) for d, told in before.items() if d[0] in (ASKED, GIVEN))

    def answer(self, drawn: Drawn) -> str:
        """The digest of what is drawn on; nothing where that isn't known."""
        sort, *which = drawn
        if sort in (SIZE, UNWEIGHED):  # not remembered: files are weighed as they are made
            size = self.desk.size(*which)
            return UNWEIGHED if size is None else f"{size} bytes"
        if drawn not in self._known:
            self._known[drawn] = self._looked_up(sort, *which)
        return self._known[drawn]

    def _looked_up(self, sort: str, *which: str) -> str:
        if sort == ASKED:
            return self._certain(lambda: self._asked(*which))
        if sort == GIVEN:
            return self._certain(lambda: self._summed(self.given.get(*which)))
        text = self.desk.kept(which) if sort == BODY else None
        return text.identity if text else ""

    def _asked(self, question: str, *given: str) -> str:
        with self.desk.notes.unheard():
            return self._summed(getattr(self.desk, question)(*given))

    def _summed(self, value: object) -> str:
        """The digest of a value, with all that is said of the articles in it. Raises Unknowable."""
        told = self._told(value).encode("utf-8", "surrogateescape")
        return hashlib.blake2b(told, digest_size=16).hexdigest()

    def _told(self, value: object) -> str:
        match value:
            case str() | int() | None:
                return repr(value)
            case Article():
                return self._header(value)
            case tuple() | list():
                return f"({','.join(map(self._told, value))})"
            case Mapping():
                return self._told(tuple(value.items()))
        return self._digester.digest(value)

    def _header(self, article: Article) -> str:
        path = article.origin.path
        if path not in self._headers:
            self._headers[path] = self._digester.digest(HEADER(article))
        return self._headers[path]

    def _news(self) -> str:
        return self._digester.digest(tuple(map(HEADER, self.desk.newsroom.articles)))

    def _ground(self, state: object) -> str:
        desk, news = self.desk, self.desk.newsroom
        others = {name: tuple(map(say, getattr(news, name))) for name, say in OTHERS.items()}
        # what is withheld tells in texts only, which are known by what they asked
        around = (desk.media, desk.plain, desk.kept_back, desk.live)
        rest = tuple(map(_in_order, (*REST(news), *around)))
        return self._digester.digest((state, others, desk.outlined, rest))

    @staticmethod
    def _certain(look: Callable[[], str]) -> str:
        """What it finds; nothing where that can't be told."""
        try:
            return look()
        except Unknowable:
            return ""


def _in_order(value: object) -> object:
    """A set in one order: its own is another in each process."""
    return sorted(value) if isinstance(value, frozenset) else value
