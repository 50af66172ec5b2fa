"""The first half of a build: content read, checked and cleared for a moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pressroom.checks.check import check
from pressroom.embargo.clearance import Clearance, clear
from pressroom.media.catalogue import Catalogue
from pressroom.media.inspect import Inspected
from pressroom.media.library import filled
from pressroom.model.assets import Medium
from pressroom.model.newsroom import Newsroom
from pressroom.problems import Problem, in_order
from pressroom.reading.memory import Memory
from pressroom.reading.newsroom import Reading, read
from pressroom.reading.others import OtherReaders
from pressroom.reading.unfit import Unfit
from pressroom.settings import Settings
from pressroom.site.holdings import managed


@dataclass(frozen=True, slots=True)
class Copy:
    """Content ready to be published, with every mistake found in it."""

    settings: Settings
    newsroom: Newsroom
    clearance: Clearance
    problems: tuple[Problem, ...]
    catalogue: Catalogue
    refused: frozenset[str]
    """Files that can't be published for an error in them."""
    unfit: Unfit = Unfit()
    """What they say of articles and pages."""
    characters: frozenset[str] | None = None
    """Every character beyond ASCII that any file says, or more; None where that isn't known."""

    @property
    def timed(self) -> Newsroom:
        """All that time changes: texts with errors too, since others wait with them."""
        return replace(
            self.newsroom,
            articles=(*self.newsroom.articles, *self.unfit.articles),
            pages=(*self.newsroom.pages, *self.unfit.pages),
        )


def prepare(
    settings: Settings,
    now: dt.datetime,
    refused: frozenset[str] = frozenset(),
    others: OtherReaders | None = None,
    memory: Memory | None = None,
    jobs: int = 1,
) -> Copy:
    """Read, check and clear the content as at `now`, without the refused files.

    `others` read the formats that aren't ours. `memory` has what was read before; what it hasn't is read
    in up to `jobs` processes.
    """
    catalogue = Catalogue(settings.root / ".pressroom" / "cache" / "catalogue.json")
    reading = _with_own_words(
        _without(read(settings, others, memory, jobs), refused), settings, catalogue
    )
    naming = () if refused else reading.unfit.naming
    found = check(reading.newsroom, settings, now=now, refused=reading.refused, unfit=naming)
    problems = [*reading.problems, *found]
    local = now.astimezone(settings.timezone)
    clearance = clear(reading.newsroom, local, lang=settings.default_lang, unfit=reading.unfit)
    return Copy(
        settings,
        reading.newsroom,
        clearance,
        tuple(in_order(problems)),
        catalogue,
        reading.refused,
        reading.unfit,
        reading.characters,
    )


def _with_own_words(reading: Reading, settings: Settings, catalogue: Catalogue) -> Reading:
    """The reading with captions, credits and terms that pictures hold where a sidecar has none."""
    root = settings.root / settings.content
    assets, problems = dict(reading.newsroom.assets), list(reading.problems)
    for path, asset in assets.items():
        if asset.medium is not Medium.IMAGE or not managed(asset):
            continue
        found = catalogue.inspect(root / path)
        if isinstance(found, Inspected):
            assets[path], said = filled(asset, found)
            problems += said
    return replace(
        reading, newsroom=replace(reading.newsroom, assets=assets), problems=tuple(problems)
    )


def _without(reading: Reading, refused: frozenset[str]) -> Reading:
    """The reading without what comes from refused files."""
    news = reading.newsroom
    kept = Newsroom(
        organization=news.organization,
        articles=tuple(a for a in news.articles if a.origin.path not in refused),
        people=tuple(p for p in news.people if p.origin.path not in refused),
        topics=tuple(t for t in news.topics if t.origin.path not in refused),
        pages=tuple(p for p in news.pages if p.origin.path not in refused),
        assets={path: a for path, a in news.assets.items() if a.origin.path not in refused},
        coverage=tuple(c for c in news.coverage if c.origin.path not in refused),
    )
    unfit = Unfit(
        (*reading.unfit.articles, *(a for a in news.articles if a.origin.path in refused)),
        (*reading.unfit.pages, *(p for p in news.pages if p.origin.path in refused)),
        reading.unfit.unread,
    )
    return replace(reading, newsroom=kept, refused=reading.refused | refused, unfit=unfit)
