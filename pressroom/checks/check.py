"""The door of checks: a newsroom and its settings in, every problem out."""

from __future__ import annotations

import datetime as dt

from pressroom.checks.known import Known
from pressroom.checks.register import SUBJECTS
from pressroom.model.newsroom import Newsroom
from pressroom.problems import Problem, in_order
from pressroom.settings import Settings


def check(newsroom: Newsroom, settings: Settings, *, now: dt.datetime) -> list[Problem]:
    """Every breach of every rule, sorted by file and line. `now` has a zone."""
    known = Known(newsroom, settings, now)
    return in_order(problem for subject in SUBJECTS for problem in subject.problems(known))
