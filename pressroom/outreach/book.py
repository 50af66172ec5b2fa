"""All of `outreach/` at a moment: the media list, the ledger, and everything that is wrong with both."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from pressroom.model.newsroom import Newsroom
from pressroom.model.origin import Place
from pressroom.outreach.checks import check_outreach
from pressroom.outreach.exclusives import check_exclusives
from pressroom.outreach.ledger import Ledger
from pressroom.outreach.ledger_file import NAME, LedgerReading, read_ledger
from pressroom.outreach.media_list import Outreach
from pressroom.outreach.reading import outreach_folder, read_outreach, shown_path
from pressroom.problems import Problem, in_order
from pressroom.settings import Settings


@dataclass(frozen=True, slots=True)
class Book:
    """What is in `outreach/`; `there` is whether there is such a folder."""

    outreach: Outreach
    ledger: Ledger
    problems: tuple[Problem, ...]
    there: bool


def ledger_file(settings: Settings) -> Path:
    """Where the ledger lies."""
    return outreach_folder(settings) / NAME


def open_book(settings: Settings, newsroom: Newsroom, now: dt.datetime) -> Book:
    """Read and check all of it beside the content, as at `now` in the newsroom's zone."""
    listed = read_outreach(settings)
    if not listed.there:
        return Book(listed.outreach, Ledger(), listed.problems, there=False)
    written = _ledger(settings)
    problems = (
        *listed.problems,
        *written.problems,
        *check_outreach(listed.outreach, newsroom, now.date()),
        *check_exclusives(newsroom, written.ledger, now),
    )
    return Book(listed.outreach, written.ledger, tuple(in_order(problems)), there=True)


def _ledger(settings: Settings) -> LedgerReading:
    file = ledger_file(settings)
    path = shown_path(settings, file)
    try:
        return read_ledger(file, path, settings.timezone)
    except OSError as trouble:
        message = f"The ledger can't be read: {trouble.strerror}."
        return LedgerReading(Ledger(), (Problem("F123", Place(path), message),))
