"""Clearance: what the world may see at `now`, built of what may go out, and what is kept back and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pressroom.embargo.decisions import Decisions, Reason, decide
from pressroom.embargo.marks import marked
from pressroom.embargo.public import public_newsroom
from pressroom.embargo.withheld import What, Withheld
from pressroom.model.newsroom import Newsroom, PublicNewsroom


@dataclass(frozen=True, slots=True)
class Clearance:
    """What may be seen, and what may not."""

    public: PublicNewsroom
    withheld: tuple[Withheld, ...]
    """By path, then by what it is."""


def clear(
    newsroom: Newsroom,
    now: dt.datetime,
    *,
    lang: str = "",
    refused: Collection[str] = (),
) -> Clearance:
    """Everything that may be seen at `now`, whose zone says what day it is.

    `lang` is the site's own language: its version of an article is the original, whose draft, embargo
    and withdrawal hold for translations. `refused` are paths of files that couldn't be read: what
    may belong to them is kept back.
    """
    if now.tzinfo is None:
        raise ValueError("now must name its zone")
    decisions = decide(newsroom, now, lang, refused)
    public = public_newsroom(decisions)
    withheld = sorted(_withheld(decisions), key=lambda w: (w.path, w.what, w.why))
    return Clearance(public, marked(withheld, newsroom, public))


def _withheld(decisions: Decisions) -> Iterator[Withheld]:
    newsroom, inside = decisions.newsroom, decisions.library.inside
    yield from _articles(decisions)
    for place, reason in decisions.pages.items():
        page = newsroom.pages[place]
        yield _one("page", inside(page.origin.path), page.title, reason)
    for place, reason in decisions.topics.items():
        topic = newsroom.topics[place]
        yield _one("topic", inside(topic.origin.path), topic.title, reason)
    for person in newsroom.people:
        if person.slug in decisions.people:
            reason = decisions.people[person.slug]
            yield _one("person", inside(person.origin.path), person.name, reason)
    for path, reason in decisions.assets.items():
        yield _one("asset", path, path.rpartition("/")[2], reason)
    for place, reason in decisions.coverage.items():
        piece = newsroom.coverage[place]
        yield _one("coverage", inside(piece.origin.path), piece.headline, reason)


def _articles(decisions: Decisions) -> Iterator[Withheld]:
    for article, verdict in zip(decisions.newsroom.articles, decisions.verdicts, strict=True):
        path = decisions.library.inside(article.origin.path)
        if not verdict.public:
            yield _one("article", path, article.title, Reason(verdict.why, verdict.opens))
        elif verdict.parts:
            title = f"{article.title}: {', '.join(sorted(verdict.parts))}"
            yield _one("part", path, title, Reason(verdict.parts_why, verdict.parts_open))


def _one(what: What, path: str, title: str, reason: Reason) -> Withheld:
    return Withheld(what=what, path=path, title=title, why=reason.why, opens=reason.opens)
