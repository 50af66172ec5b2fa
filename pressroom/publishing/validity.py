"""How long a site that was built at a moment stays as it is while nobody edits anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pressroom.embargo.next import INSTANT, next_change
from pressroom.embargo.verdicts import aware
from pressroom.metadata.sitemaps import FRESH
from pressroom.model.article import Article
from pressroom.model.newsroom import Newsroom

HOUR = dt.timedelta(hours=1)


def holds_until(newsroom: Newsroom, now: dt.datetime, *, lang: str = "") -> dt.datetime:
    """The moment from which a build may differ from one at `now`, which names the newsroom's zone.

    At the latest the next midnight in that zone, since days are counted there, or the next change of
    its clocks. `lang` is the site's own language, as for clearance.
    """
    return min(_moments(newsroom, now, lang))


def _moments(newsroom: Newsroom, now: dt.datetime, lang: str) -> Iterator[dt.datetime]:
    tomorrow = now.date() + dt.timedelta(days=1)
    yield dt.datetime.combine(tomorrow, dt.time(), tzinfo=now.tzinfo).astimezone(dt.UTC)
    change = next_change(newsroom, now, lang=lang)
    if change is not None:
        yield change.moment.astimezone(dt.UTC)
    yield from _clock_changes(now)
    for article in newsroom.articles:
        for appeared in _appearances(article):
            stale = aware(appeared, now) + FRESH + INSTANT
            if stale > now:
                yield stale.astimezone(dt.UTC)


def _appearances(article: Article) -> Iterator[dt.datetime]:
    """The moments at which an article may have become public: what held it back counts as its date."""
    held = article.exclusive.until if article.exclusive else None
    return (moment for moment in (article.date, article.embargo, held) if moment is not None)


def _clock_changes(now: dt.datetime) -> Iterator[dt.datetime]:
    """The next full hour at which the zone's offset is another, within a day."""
    zone = now.tzinfo
    hour = now.astimezone(dt.UTC).replace(minute=0, second=0, microsecond=0)
    for _ in range(25):
        hour += HOUR
        if hour.astimezone(zone).utcoffset() != now.utcoffset():
            yield hour
            return
