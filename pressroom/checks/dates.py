"""Dates, embargoes and withdrawals that make sense together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pressroom.checks.known import Known, is_draft
from pressroom.model.article import Article
from pressroom.model.kinds import Status
from pressroom.problems import Problem, Rule, Severity

EVENT = "== content/events/open-house/index.md\ntitle: Open house\nlocation:\n"

ENDS = Rule(
    code="R501",
    subject="dates",
    title="Something ends before it starts",
    why="Calendars refuse it.",
    bad=f"{EVENT}starts: 2026-12-01T18:00\nends: 2026-12-01T16:00",
    good=f"{EVENT}starts: 2026-12-01T16:00\nends: 2026-12-01T18:00",
)
NO_EMBARGO = Rule(
    code="R502",
    subject="dates",
    title="An article is embargoed without a time",
    why="It would never open. Say when, with the zone.",
    bad="status: embargoed",
    good="status: embargoed\nembargo: 2027-03-01T06:00:00-07:00\ndate: 2027-03-01T06:00:00-07:00",
)
PAST_EMBARGO = Rule(
    code="R503",
    subject="dates",
    title="A draft's embargo has passed",
    why="It was meant to be out by now, and it is still a draft.",
    bad="status: draft\nembargo: 2026-05-04T06:00:00-06:00",
    good="status: draft\nembargo: 2027-05-04T06:00:00-06:00",
    severity=Severity.WARNING,
)
NO_WITHDRAWAL = Rule(
    code="R504",
    subject="dates",
    title="An article is withdrawn without a word",
    why="Its address stays, and has to say since when and why.",
    bad="status: withdrawn",
    good="status: withdrawn\nwithdrawn: {date: 2026-06-01, reason: The figures were wrong.}",
)
NOT_WITHDRAWN = Rule(
    code="R505",
    subject="dates",
    title="A withdrawal is explained, but the article is not withdrawn",
    why="It would stay public.",
    bad="withdrawn: {date: 2026-06-01, reason: The figures were wrong.}",
    good="status: withdrawn\nwithdrawn: {date: 2026-06-01, reason: The figures were wrong.}",
)
BEFORE = Rule(
    code="R506",
    subject="dates",
    title="A correction, change or withdrawal is dated before publication",
    why="Nothing can be corrected before it is out: one of the two dates is wrong.",
    bad="corrections:\n  - {date: 2025-06-01, note: 'It was 12, not 21.'}",
    good="corrections:\n  - {date: 2026-06-01, note: 'It was 12, not 21.'}",
)
UPDATED = Rule(
    code="R507",
    subject="dates",
    title="An article was updated before it was published",
    why="Feeds and search engines take the later date; one of the two is wrong.",
    bad="updated: 2025-06-01",
    good="updated: 2026-06-01",
    severity=Severity.WARNING,
)
EARLY_DATE = Rule(
    code="R508",
    subject="dates",
    title="An embargoed article is dated before its embargo ends",
    why="Once open it would seem to have been public all along.",
    bad="status: embargoed\nembargo: 2027-03-01T06:00:00-07:00\ndate: 2026-05-04T09:00",
    good="status: embargoed\nembargo: 2027-03-01T06:00:00-07:00\ndate: 2027-03-01T06:00:00-07:00",
    severity=Severity.WARNING,
)
LAPSED = Rule(
    code="R509",
    subject="dates",
    title="An exclusive ends before the article is out",
    why="It promises an outlet nothing.",
    bad="exclusive: {outlet: herald, until: 2026-05-01T09:00-06:00}",
    good="exclusive: {outlet: herald, until: 2026-05-08T09:00-06:00}",
    severity=Severity.WARNING,
)
FAR = Rule(
    code="R510",
    subject="dates",
    title="A date is more than five years away",
    why="Most likely a slip of a digit: the article would stay shut until then.",
    bad="date: 2062-05-04T09:00",
    good="date: 2026-05-04T09:00",
    severity=Severity.WARNING,
)
OPEN_EMBARGO = Rule(
    code="R511",
    subject="dates",
    title="An embargo lies ahead, but the article is not marked as embargoed",
    why="It is kept shut all the same; the status should say what happens.",
    bad="embargo: 2027-03-01T06:00:00-07:00\ndate: 2027-03-01T06:00:00-07:00",
    good="status: embargoed\nembargo: 2027-03-01T06:00:00-07:00\ndate: 2027-03-01T06:00:00-07:00",
    severity=Severity.WARNING,
)
NOT_MOVED = Rule(
    code="R512",
    subject="dates",
    title="Something was moved to the time it had",
    why="Readers and calendars would be told of a new date that is none: moved_from is the old one.",
    bad=f"{EVENT}starts: 2026-12-01T18:00\nmoved_from: 2026-12-01T18:00",
    good=f"{EVENT}starts: 2026-12-08T18:00\nmoved_from: 2026-12-01T18:00",
)
RULES = (
    ENDS,
    NO_EMBARGO,
    PAST_EMBARGO,
    NO_WITHDRAWAL,
    NOT_WITHDRAWN,
    BEFORE,
    UPDATED,
    EARLY_DATE,
    LAPSED,
    FAR,
    OPEN_EMBARGO,
    NOT_MOVED,
)
AHEAD = dt.timedelta(days=5 * 366)


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above."""
    for article in known.newsroom.articles:
        yield from _happening(known, article)
        yield from _embargo(known, article)
        yield from _withdrawal(article)
        yield from _order(known, article)
        yield from _far(known, article)


def _happening(known: Known, article: Article) -> Iterator[Problem]:
    if (
        article.starts
        and article.ends
        and known.moment(article.ends) < known.moment(article.starts)
    ):
        yield ENDS.problem(
            article.origin.place("ends"),
            f"It ends ({article.ends:%Y-%m-%d %H:%M}) before it starts "
            f"({article.starts:%Y-%m-%d %H:%M}).",
            "Correct one of the two.",
        )
    before = article.moved_from
    if before and article.starts and known.moment(before) == known.moment(article.starts):
        yield NOT_MOVED.problem(
            article.origin.place("moved_from"),
            f"It was moved from the very time at which it starts ({before:%Y-%m-%d %H:%M}).",
            "Write the new time as starts:, or take moved_from: away.",
        )


def _embargo(known: Known, article: Article) -> Iterator[Problem]:
    place = article.origin.place("embargo")
    if article.embargo is None:
        if article.status is Status.EMBARGOED:
            yield NO_EMBARGO.problem(
                article.origin.place("status"),
                "The article is embargoed, but no embargo is given.",
                "Add embargo: and a time with its zone.",
            )
        return
    until = known.moment(article.embargo)
    if is_draft(article) and until <= known.now:
        yield PAST_EMBARGO.problem(
            place, f"The embargo of this draft ended on {until:%Y-%m-%d}.", "Publish it or move it."
        )
    if article.status is Status.PUBLISHED and until > known.now:
        yield OPEN_EMBARGO.problem(
            place, "The status doesn't say that this is embargoed.", "Write status: embargoed."
        )
    if article.date and known.moment(article.date) < until and not is_draft(article):
        yield EARLY_DATE.problem(
            article.origin.place("date"),
            f"The date is before the embargo ({article.embargo.isoformat()}).",
            "Give it the embargo's time.",
        )


def _withdrawal(article: Article) -> Iterator[Problem]:
    if article.status is Status.WITHDRAWN and article.withdrawn is None:
        yield NO_WITHDRAWAL.problem(
            article.origin.place("status"),
            "The article is withdrawn, but nothing says since when and why.",
            "Add withdrawn: {date: …, reason: …}.",
        )
    if article.withdrawn is not None and article.status is not Status.WITHDRAWN:
        yield NOT_WITHDRAWN.problem(
            article.origin.place("withdrawn"),
            f"The article has a withdrawal, but its status is {article.status.value}.",
            "Write status: withdrawn.",
        )


def _order(known: Known, article: Article) -> Iterator[Problem]:
    if article.date is None:
        return
    out = known.moment(article.date)
    dated = [
        (f"{key}.{index}", change.date)
        for key in ("corrections", "changes")
        for index, change in enumerate(getattr(article, key))
    ]
    if article.withdrawn:
        dated.append(("withdrawn.date", article.withdrawn.date))
    for dotted, moment in dated:
        if known.moment(moment).date() < out.date():
            yield BEFORE.problem(
                article.origin.place(dotted),
                f"This is dated {moment:%Y-%m-%d}, before the article ({out:%Y-%m-%d}).",
                "Correct one of the two.",
            )
    if article.updated and known.moment(article.updated).date() < out.date():
        yield UPDATED.problem(
            article.origin.place("updated"),
            f"Updated {article.updated:%Y-%m-%d}, before the article ({out:%Y-%m-%d}).",
            "Correct one of the two.",
        )
    exclusive = article.exclusive
    if exclusive and known.moment(exclusive.until) <= max(
        out, known.moment(article.embargo or out)
    ):
        yield LAPSED.problem(
            article.origin.place("exclusive.until"),
            "The exclusive ends before the article is out.",
            "Move its end, or take it away.",
        )


def _far(known: Known, article: Article) -> Iterator[Problem]:
    for key in ("date", "embargo", "starts"):
        moment = getattr(article, key)
        if moment and known.moment(moment) > known.now + AHEAD:
            yield FAR.problem(
                article.origin.place(key),
                f"{key} is in the year {moment.year}.",
                "Look at it again.",
            )
