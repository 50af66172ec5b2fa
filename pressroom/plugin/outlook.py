"""What lies ahead of a site: its next moment, with its files read anew only when they have changed."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field

from pressroom.build.states import Snapshot, is_as_it_was, snapshot
from pressroom.embargo.next import Change
from pressroom.model.newsroom import Newsroom
from pressroom.outreach.book import open_book
from pressroom.outreach.ledger import Ledger
from pressroom.outreach.upcoming import next_moment
from pressroom.plugin.build import sources_of
from pressroom.plugin.others import with_others
from pressroom.plugin.sites import OpenedSite
from pressroom.reading.newsroom import read


def read_ahead(site: OpenedSite, now: dt.datetime) -> tuple[Newsroom, Ledger]:
    """What decides on the moments at which a site changes by itself."""
    whole = with_others(site)
    newsroom = read(whole.settings, whole.readers).newsroom
    local = now.astimezone(whole.settings.timezone)
    return newsroom, open_book(whole.settings, newsroom, local).ledger


def next_of(site: OpenedSite, now: dt.datetime) -> Change | None:
    """The first change of a site after `now`, in its own zone."""
    newsroom, ledger = read_ahead(site, now)
    return _next(site, newsroom, ledger, now)


def _next(site: OpenedSite, newsroom: Newsroom, ledger: Ledger, now: dt.datetime) -> Change | None:
    local = now.astimezone(site.settings.timezone)
    return next_moment(newsroom, ledger, local, lang=site.settings.default_lang)


@dataclass(slots=True)
class Outlook:
    """The next moments of one site, for as long as a process runs."""

    site: OpenedSite
    _known: tuple[Newsroom, Ledger] | None = None
    _seen: Snapshot = field(default_factory=lambda: Snapshot("", {}))

    def upcoming(self, now: dt.datetime) -> dt.datetime | None:
        """The next moment after `now` at which the site changes by itself, by its files as they are."""
        places = sources_of(self.site)
        if self._known is None or not is_as_it_was(places, self._seen):
            self._seen = snapshot(places, at=time.time_ns())
            self._known = read_ahead(self.site, now)
        change = _next(self.site, *self._known, now)
        return change.moment if change else None
