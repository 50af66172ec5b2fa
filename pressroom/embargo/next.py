"""When the public site changes by itself next: without an edit, because time passes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pressroom.embargo.references import library_of
from pressroom.embargo.verdicts import aware, judge, originals
from pressroom.model.article import Article
from pressroom.model.consents import covered
from pressroom.model.kinds import Status
from pressroom.model.newsroom import Newsroom
from pressroom.model.parts import Consent

INSTANT = dt.timedelta(microseconds=1)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """At `moment` what is at `path` (relative to `content/`) changes; `why` in words."""

    moment: dt.datetime
    path: str
    title: str
    why: str


def next_change(newsroom: Newsroom, now: dt.datetime, *, lang: str = "") -> Change | None:
    """The first change after `now`, or None when nothing will change by itself.

    Midnights are those of the zone of `now`; `lang` is the site's own language, as for clearance.
    """
    inside = library_of(newsroom).inside
    changes = (
        (moment.astimezone(dt.UTC), inside(path), title, why)
        for moment, path, title, why in _changes(newsroom, now, lang)
    )
    first = min((change for change in changes if change[0] > now), default=None)
    return Change(first[0].astimezone(now.tzinfo), *first[1:]) if first else None


Found = Iterator[tuple[dt.datetime, str, str, str]]


def _changes(newsroom: Newsroom, now: dt.datetime, lang: str) -> Found:
    original = originals(newsroom.articles, lang)
    for place, article in enumerate(newsroom.articles):
        for moment, why in _moments(article, original.get(place), now):
            yield moment, article.origin.path, article.title, why
    for page in newsroom.pages:
        if page.date is not None and page.status is Status.PUBLISHED:
            yield aware(page.date, now), page.origin.path, page.title, "the page is due"
    for piece in newsroom.coverage:
        moment = _midnight(piece.date, now)
        yield moment, piece.origin.path, piece.headline, "the coverage appears"
    yield from _consents(newsroom, now)


def _moments(
    article: Article, original: Article | None, now: dt.datetime
) -> Iterator[tuple[dt.datetime, str]]:
    """The times to come at which the verdict on an article changes, and at which an event is over."""
    said = (article,) if original is None else (article, original)
    times = {(article.date, "it is due")}
    for each in said:
        times.add((each.embargo, "the embargo ends"))
        times.add((each.exclusive.until if each.exclusive else None, "the exclusive ends"))
        times.add((each.withdrawn.date if each.withdrawn else None, "it is withdrawn"))
    for moment, why in times:
        at = _ahead(moment, now)
        if at and judge(article, original, at) != judge(article, original, at - INSTANT):
            yield at, why
    over = _ahead(article.ends or article.starts, now)
    if over and judge(article, original, over).public:
        yield over, "the event is over"


def _ahead(moment: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
    """A moment that is yet to come: most of a newsroom's are long past, and nothing hangs on them."""
    if moment is None:
        return None
    at = aware(moment, now)
    return at if at > now else None


def _consents(newsroom: Newsroom, now: dt.datetime) -> Found:
    for consent, path, title in _agreed(newsroom):
        ends = consent.until + DAY if consent.until else None
        for day in (ends, consent.withdrawn):
            if day is not None and covered(consent, day) != covered(consent, day - DAY):
                yield _midnight(day, now), path, title, "the consent ends"


def _agreed(newsroom: Newsroom) -> Iterator[tuple[Consent, str, str]]:
    """Every consent, with the file it stands in and what it is about."""
    for path, asset in newsroom.assets.items():
        if asset.consent is not None:
            yield asset.consent, asset.origin.path, path
    for person in newsroom.people:
        if person.consent is not None:
            yield person.consent, person.origin.path, person.name
    for article in newsroom.articles:
        for quote in article.quotes:
            if quote.consent is not None:
                yield quote.consent, article.origin.path, article.title


def _midnight(day: dt.date, now: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=now.tzinfo)
