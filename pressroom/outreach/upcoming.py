"""When the public site changes by itself next, the links of kits among what changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pressroom.embargo.next import Change, next_change
from pressroom.model.newsroom import Newsroom
from pressroom.outreach.ledger import Ledger

KITS = "k/"
EXPIRES = "a kit's link expires"


def next_moment(
    newsroom: Newsroom, ledger: Ledger, now: dt.datetime, *, lang: str = ""
) -> Change | None:
    """The first change after `now`, in the zone of `now`; None when nothing will change by itself.

    `lang` is the site's own language. Which kit it is that expires stays private.
    """
    ends = (Change(moment, KITS, "", EXPIRES) for moment in expiries(ledger, now))
    own = next_change(newsroom, now, lang=lang)
    told = [] if own is None else [Change(own.moment.astimezone(dt.UTC), own.path, "", own.why)]
    first = min((*ends, *told), default=None, key=lambda change: change.moment)
    if first is None:
        return None
    return Change(first.moment.astimezone(now.tzinfo), first.path, first.title, first.why)


def expiries(ledger: Ledger, now: dt.datetime) -> Iterator[dt.datetime]:
    """The times after `now` at which links of kits expire."""
    for kit in ledger.kits().values():
        if kit.live and kit.made.expires is not None and kit.made.expires > now:
            yield kit.made.expires.astimezone(dt.UTC)
