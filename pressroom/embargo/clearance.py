"""Clearance: what the world may see at `now`, built of what may go out, and what is kept back and why."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pressroom.embargo.decisions import Decisions, decide
from pressroom.embargo.marks import Entry, Item, marked, title_of
from pressroom.embargo.naming import Reason
from pressroom.embargo.public import public_newsroom
from pressroom.embargo.verdicts import Grant
from pressroom.embargo.withheld import What, Withheld
from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.newsroom import Newsroom, PublicNewsroom
from pressroom.reading.unfit import Unfit

NO_UNFIT = Unfit()


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
    unfit: Unfit = NO_UNFIT,
) -> Clearance:
    """Everything that may be seen at `now`, whose zone says what day it is.

    `lang` is the site's own language: its version of an article is the original, whose draft, embargo
    and withdrawal hold for translations. `unfit` are texts with an error. They stay out; what is kept
    back with them where they may not be seen yet, or where nobody can tell, stays out too.
    """
    if now.tzinfo is None:
        raise ValueError("now must name its zone")
    decisions = decide(newsroom, now, lang, unfit)
    public = public_newsroom(decisions)
    entries = sorted(_entries(decisions), key=lambda e: (e[0].path, e[0].what, e[0].why))
    return Clearance(public, marked(entries, public))


def clear_for(
    newsroom: Newsroom,
    now: dt.datetime,
    grant: Grant,
    *,
    lang: str = "",
    unfit: Unfit = NO_UNFIT,
) -> Clearance:
    """What one reader may see at `now`: what the public may, and the article that is granted.

    Pictures without consent, drafts and others' exclusives stay withheld; the withheld things have no
    marks, since what is made of this is never public. The rest as for `clear`.
    """
    decisions = decide(newsroom, now, lang, unfit, grant)
    return Clearance(
        public_newsroom(decisions), tuple(withheld for withheld, _, _ in _entries(decisions))
    )


def _entries(decisions: Decisions) -> Iterator[Entry]:
    """Everything kept back, in words, with what it is."""
    newsroom = decisions.newsroom
    yield from _articles(decisions)
    for place, reason in decisions.pages.items():
        yield _entry("page", newsroom.pages[place], reason, decisions)
    for place, reason in decisions.topics.items():
        yield _entry("topic", newsroom.topics[place], reason, decisions)
    for person in newsroom.people:
        if person.slug in decisions.people:
            yield _entry("person", person, decisions.people[person.slug], decisions)
    for path, reason in decisions.assets.items():
        yield _entry("asset", newsroom.assets[path], reason, decisions)
    for place, reason in decisions.coverage.items():
        yield _entry("coverage", newsroom.coverage[place], reason, decisions)


def _articles(decisions: Decisions) -> Iterator[Entry]:
    for article, verdict in zip(decisions.newsroom.articles, decisions.verdicts, strict=True):
        if verdict.left_out:
            continue
        if not verdict.public:
            reason = Reason(verdict.why, verdict.opens)
            withheld, item, _ = _entry("article", article, reason, decisions)
            yield dataclasses.replace(withheld, notice=verdict.notice is not None), item, _ALL
        elif verdict.parts:
            reason = Reason(verdict.parts_why, verdict.parts_open)
            withheld, item, _ = _entry("part", article, reason, decisions)
            title = f"{withheld.title}: {', '.join(sorted(verdict.parts))}"
            yield dataclasses.replace(withheld, title=title), item, verdict.parts
        if verdict.public and article.angles:
            withheld, item, _ = _entry("private", article, ANGLES, decisions)
            yield withheld, item, frozenset({"angles"})
        if verdict.public:
            yield from _silenced(article, decisions)


def _silenced(article: Article, decisions: Decisions) -> Iterator[Entry]:
    """The quotes of a public article whose speakers don't agree to be quoted."""
    for quote in article.quotes:
        reason = decisions.silenced(article, quote)
        if reason is not None:
            alone = dataclasses.replace(article, quotes=(quote,))
            withheld, item, _ = _entry("part", alone, reason, decisions)
            yield dataclasses.replace(withheld, title=f"{withheld.title}: quote"), item, _QUOTES


_ALL: frozenset[str] = frozenset()
_QUOTES = frozenset({"quotes"})
ANGLES = Reason("its angles are for personal kits only")


def _entry(what: What, item: Item, reason: Reason, decisions: Decisions) -> Entry:
    inside = decisions.library.inside
    path = item.path if isinstance(item, Asset) else inside(item.origin.path)
    withheld = Withheld(
        what=what,
        path=path,
        title=title_of(item),
        why=reason.why,
        opens=reason.opens,
        secret=reason.secret,
    )
    return withheld, item, _ALL
