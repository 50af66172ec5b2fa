"""Who holds what exclusively until when, and whether somebody else may be given it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pressroom.embargo.verdicts import PARTS, aware, originals
from pressroom.model.article import Article
from pressroom.model.newsroom import Newsroom
from pressroom.model.origin import Place
from pressroom.model.parts import Exclusive
from pressroom.outreach.ledger import Kit, Ledger
from pressroom.outreach.rules import PROMISED_TWICE, TAKEN
from pressroom.problems import Problem


@dataclass(frozen=True, slots=True)
class Promise:
    """What an article keeps for one outlet; its translations share it."""

    name: str
    """Kind and translation key: `release/lamplight-house`."""
    outlet: str
    until: dt.datetime
    parts: frozenset[str]
    """Names of the parts that are kept for it; none means all."""
    path: str
    """Of the file that says so, from the site's folder."""
    holder: Kit | None = None
    """The kit that has it."""


def name_of(article: Article) -> str:
    """What an article's exclusive is called in the ledger: the same in all its languages."""
    return f"{article.kind.value}/{article.translation_key or article.slug}"


def promises(newsroom: Newsroom, ledger: Ledger, now: dt.datetime) -> tuple[Promise, ...]:
    """Every exclusive that runs at `now`, by its name, with the kit that holds it."""
    holders = holders_of(ledger, now)
    found = {
        promise.name: promise for promise in sorted(_said(newsroom, now), key=lambda p: p.until)
    }
    return tuple(
        Promise(p.name, p.outlet, p.until, p.parts, p.path, holders.get(p.name))
        for _, p in sorted(found.items())
    )


def holders_of(ledger: Ledger, now: dt.datetime) -> Mapping[str, Kit]:
    """The live kit that holds each exclusive that hasn't lapsed, by the exclusive's name.

    What was promised when the kit was made counts: the article may say something else by now.
    """
    return {
        name: kit
        for kit in ledger.kits().values()
        if kit.live and (kit.made.until is None or kit.made.until > now)
        for name in kit.made.exclusive
    }


def taken_by(ledger: Ledger, exclusive: str, kit: str, now: dt.datetime) -> Kit | None:
    """The other kit that holds an exclusive, so that `kit` can't; None where it may have it."""
    holder = holders_of(ledger, now).get(exclusive)
    return holder if holder is not None and holder.id != kit else None


def check_exclusives(newsroom: Newsroom, ledger: Ledger, now: dt.datetime) -> Iterator[Problem]:
    """Exclusives that are promised to two outlets, or held by a kit of another outlet."""
    first: dict[str, Promise] = {}
    for promise in _said(newsroom, now):
        other = first.setdefault(promise.name, promise)
        if other.outlet != promise.outlet:
            yield PROMISED_TWICE.problem(
                Place(promise.path),
                f'"{promise.outlet}" is promised what {other.path} promises "{other.outlet}".',
                "Keep one of the two.",
            )
    holders = holders_of(ledger, now)
    for promise in first.values():
        holder = holders.get(promise.name)
        if holder is not None and holder.made.outlet not in (None, promise.outlet):
            yield TAKEN.problem(
                Place(promise.path),
                f'Kit {holder.id} of "{holder.made.outlet}" holds what is promised to '
                f'"{promise.outlet}".',
                f"Revoke it (pressroom kit revoke {holder.id}), or keep the promise.",
            )


def _said(newsroom: Newsroom, now: dt.datetime) -> Iterator[Promise]:
    """What each file promises at `now`; translations that repeat their original's are left out."""
    original = originals(newsroom.articles)
    for place, article in enumerate(newsroom.articles):
        exclusive = article.exclusive
        if exclusive is None or aware(exclusive.until, now) <= now:
            continue
        source = original.get(place)
        if source is not None and source.exclusive == exclusive:
            continue
        until = aware(exclusive.until, now)
        name = name_of(article)
        yield Promise(name, exclusive.outlet, until, parts_of(exclusive), article.origin.path)


def parts_of(exclusive: Exclusive) -> frozenset[str]:
    """The parts an exclusive is about; none where it is all, or names a part we don't know."""
    if exclusive.withhold == "all" or not PARTS.issuperset(exclusive.withhold):
        return frozenset()
    return frozenset(exclusive.withhold)
