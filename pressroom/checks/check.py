"""The door of checks: a newsroom and its settings in, every problem out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pressroom.checks import references
from pressroom.checks.known import Known
from pressroom.checks.register import SUBJECTS
from pressroom.model.article import Article
from pressroom.model.newsroom import Newsroom
from pressroom.problems import Problem, in_order
from pressroom.settings import Settings


def check(
    newsroom: Newsroom,
    settings: Settings,
    *,
    now: dt.datetime,
    refused: frozenset[str] = frozenset(),
    unfit: Sequence[Article] = (),
) -> list[Problem]:
    """Every breach of every rule, sorted by file and line. `now` has a zone.

    `refused` are the files that reading left out for a mistake: what names them is told to wait for
    their mend. `unfit` are articles among them of which enough is known to look up what they name.
    """
    known = Known(newsroom, settings, now, refused)
    found = [problem for subject in SUBJECTS for problem in subject.problems(known)]
    for article in unfit:
        found += references.of_article(known, article)
    return in_order(found)
