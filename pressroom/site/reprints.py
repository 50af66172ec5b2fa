"""Pages that needn't be worked out: nothing that they drew on has changed since they were made.

Everything that pages are made of but the texts themselves, and the sizes of files, is their common
ground, and told by one digest. While that stays, only pages that drew on another text or another size
have to be looked at: which ones these are was noted when each was worked out.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any

from pressroom.build.digests import Digester, Unknowable
from pressroom.build.disk import write_private
from pressroom.model.article import Article
from pressroom.model.newsroom import PublicNewsroom
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.site.desk import Desk
from pressroom.site.notes import BODY, Drawn

VERSION = 1


def _but(model: type, *left_out: str) -> Callable[[Any], tuple[Any, ...]]:
    """What a value says but for some of its fields."""
    return attrgetter(*(f.name for f in dataclasses.fields(model) if f.name not in left_out))


TEXTS = {
    name: _but(model, "body")
    for name, model in {
        "articles": Article,
        "people": Person,
        "topics": Topic,
        "pages": Page,
    }.items()
}
"""What of a newsroom has bodies, and what it says besides."""
REST = _but(PublicNewsroom, "now", *TEXTS)


@dataclass(frozen=True, slots=True)
class Record:
    """What pages were made of, between two moments between which time changes nothing."""

    ground: str
    since: dt.datetime
    until: dt.datetime
    answers: Mapping[Drawn, str]
    """The digest of everything that any of them drew on."""
    pages: Mapping[str, tuple[str, Collection[Drawn]]]
    """The key of each page, and what it drew on."""


@dataclass
class Reprints:
    """The record of a site's pages in a file; `now` and `until` are as the build has them."""

    file: Path
    now: dt.datetime
    until: dt.datetime
    _digester: Digester = field(default_factory=Digester)
    _answers: dict[Drawn, str] = field(default_factory=dict)
    _desk: Desk | None = None
    _planned: frozenset[Drawn] = frozenset()
    _ground: str = ""
    _last: Record | None = None

    def begin(self, desk: Desk, state: tuple[str, object], planned: frozenset[Drawn]) -> None:
        """Pages are made from this desk now.

        `state` is what else goes into all of them, its first part nothing where that isn't known;
        `planned` is what was drawn on before the first of them was worked out.
        """
        self._desk, self._planned = desk, planned
        self._ground = self._told(desk, state) if state[0] else ""
        last = read(self.file)
        if last and last.ground == self._ground and last.since <= self.now < last.until:
            self._last = last

    def key(self, path: str) -> str:
        """The key of a page that comes out as it was; nothing where that isn't certain."""
        if self._last is None or path not in self._last.pages:
            return ""
        key, drawn = self._last.pages[path]
        before = self._last.answers
        return key if all(self._answer(each) == before[each] for each in drawn) else ""

    def keep(self, keys: Mapping[str, str], noted: Mapping[str, Iterable[Drawn]]) -> None:
        """Remember the pages: those that were worked out by what they drew on, the others as they were."""
        if not self._ground:
            return
        last = self._last
        known = {path: page for path, page in last.pages.items() if path in keys} if last else {}
        new = {
            path: (keys[path], tuple(sorted({*drawn, *self._planned})))
            for path, drawn in noted.items()
        }
        pages = {
            path: page
            for path, page in {**known, **new}.items()
            if page[0] == keys[path] and all(map(self._answer, page[1]))
        }
        drawn = sorted({each for _, page in pages.values() for each in page})
        since, until = (last.since, min(last.until, self.until)) if last else (self.now, self.until)
        answers = {each: self._answer(each) for each in drawn}
        write(self.file, Record(self._ground, since, until, answers, pages))

    def _told(self, desk: Desk, state: object) -> str:
        """The digest of all that the pages of a desk have in common."""
        news = desk.newsroom
        texts = {name: tuple(map(say, getattr(news, name))) for name, say in TEXTS.items()}
        around = (desk.media, desk.plain, desk.withheld, desk.kept_back, desk.live)
        try:
            return self._digester.digest((state, texts, REST(news), around))
        except Unknowable:
            return ""

    def _answer(self, drawn: Drawn) -> str:
        """The digest of what is drawn on, as it is now; nothing where that isn't known."""
        if drawn not in self._answers:
            assert self._desk is not None  # asked after it began
            sort, *which = drawn
            if sort == BODY:
                text = self._desk.kept(tuple(which))
                self._answers[drawn] = text.identity if text else ""
            else:
                self._answers[drawn] = f"{self._desk.size(*which)} bytes"
        return self._answers[drawn]


def read(file: Path) -> Record | None:
    """The record in a file; None where there is none, or it was damaged."""
    try:
        digest, _, text = file.read_text("utf-8").partition("\n")
        if digest != _digest_of(text):
            return None
        told = json.loads(text)
        if told["version"] != VERSION:
            return None
        drawn: list[Drawn] = list(map(tuple, told["drawn"]))
        return Record(
            told["ground"],
            dt.datetime.fromisoformat(told["since"]),
            dt.datetime.fromisoformat(told["until"]),
            dict(zip(drawn, told["answers"], strict=True)),
            {path: (key, [drawn[n] for n in page]) for path, (key, page) in told["pages"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def write(file: Path, record: Record) -> None:
    """Put a record into a file that only its owner may read. Raises OSError."""
    drawn = {each: number for number, each in enumerate(record.answers)}
    told = {
        "version": VERSION,
        "ground": record.ground,
        "since": record.since.isoformat(),
        "until": record.until.isoformat(),
        "drawn": list(drawn),
        "answers": list(record.answers.values()),
        "pages": {p: (key, [drawn[d] for d in page]) for p, (key, page) in record.pages.items()},
    }
    text = json.dumps(told, ensure_ascii=True)
    write_private(file, f"{_digest_of(text)}\n{text}".encode())


def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
