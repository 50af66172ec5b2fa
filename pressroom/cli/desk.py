"""What commands about outreach begin with: the newsroom and the private book, read at a moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from pressroom.cli import options
from pressroom.model.newsroom import Newsroom
from pressroom.outreach.book import Book, open_book
from pressroom.plugin.others import with_others
from pressroom.reading.newsroom import read
from pressroom.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """A site's settings, all its content, all of `outreach/`, and the moment in its zone."""

    settings: Settings
    newsroom: Newsroom
    book: Book
    now: dt.datetime


def at_desk(folder: Path, now: dt.datetime | None, *, publish: bool = False) -> Desk:
    """Open a site and read it as at `now`, or the clock; a usage error where there is none."""
    site = with_others(options.opened(folder, publish=publish))
    moment = (now or options.clock()).astimezone(site.settings.timezone)
    newsroom = read(site.settings, site.readers).newsroom
    return Desk(site.settings, newsroom, open_book(site.settings, newsroom, moment), moment)
