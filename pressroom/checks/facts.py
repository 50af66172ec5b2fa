"""Facts that are due for another look, and consents that don't cover what they should."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pressroom.checks.known import Known, says
from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.consents import objection, silence
from pressroom.model.newsroom import Newsroom
from pressroom.model.organization import Organization
from pressroom.model.origin import Origin, Place
from pressroom.model.pages import Page
from pressroom.model.parts import Fact
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.problems import Problem, Rule, Severity

RAHEL = "== content/people/rahel.md\nname: Rahel T.\n"
SIDECAR = "== content/releases/spring-report/intake.jpg.yml\n"

REVIEW = Rule(
    code="R701",
    subject="facts and consent",
    title="A fact is past its review",
    why="It may not be true any more. Check it, then set as_of and review_by anew.",
    bad="facts:\n  - {label: People served, value: '11,420', as_of: 2024-03-31, review_by: 2026-03-31}",
    good="facts:\n  - {label: People served, value: '11,420', as_of: 2026-03-31, review_by: 2027-03-31}",
    severity=Severity.WARNING,
)
FUTURE = Rule(
    code="R702",
    subject="facts and consent",
    title="A fact is from the future",
    why="as_of is the day it was true.",
    bad="facts:\n  - {label: People served, value: '11,420', as_of: 2062-03-31}",
    good="facts:\n  - {label: People served, value: '11,420', as_of: 2026-03-31}",
    severity=Severity.WARNING,
)
CONSENT = Rule(
    code="R703",
    subject="facts and consent",
    title="A picture shows people who did not agree to it",
    why="It is left out of everything. Keep a consent in its sidecar: who agreed and how, to which "
    "uses, until when.",
    bad=f"{SIDECAR}people: [amira-haddad]",
    good=f"{SIDECAR}people: [amira-haddad]\nconsent: {{people: 'Amira Haddad, on paper', scope: [web, press]}}",
    severity=Severity.WARNING,
)
SILENCE = Rule(
    code="R704",
    subject="facts and consent",
    title="Somebody does not agree to be shown or quoted",
    why="They are left out of everything, and so are their quotes. A consent that is on record must "
    "cover the web and the press.",
    bad=f"{RAHEL}consent: {{people: 'Rahel, by phone', withdrawn: 2026-09-30}}",
    good=f"{RAHEL}consent: {{people: 'Rahel, on paper', until: 2030-12-31}}",
    severity=Severity.WARNING,
)
STILL_NAMED = Rule(
    code="R705",
    subject="facts and consent",
    title="A text still names somebody who does not agree to be shown",
    why="What a header says of them is left out by itself; in a text only you can do it.",
    bad=f"{RAHEL}consent: {{people: 'Rahel, by phone', withdrawn: 2026-09-30}}\n"
    "== content/stories/tea.md\ntitle: Tea\ndate: 2026-01-05\n---\nRahel T. pours the tea.",
    good=f"{RAHEL}consent: {{people: 'Rahel, by phone', until: 2030-12-31}}\n"
    "== content/stories/tea.md\ntitle: Tea\ndate: 2026-01-05\n---\nRahel T. pours the tea.",
    severity=Severity.WARNING,
)
RULES = (REVIEW, FUTURE, CONSENT, SILENCE, STILL_NAMED)


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above."""
    room = known.newsroom
    holders: tuple[Article | Topic | Organization, ...] = (
        *room.articles,
        *room.topics,
        room.organization,
    )
    for item in holders:
        if says(item.origin, "facts"):
            for index, fact in enumerate(item.facts):
                yield from _fact(item.origin, index, fact, known.today)
    for asset in room.assets.values():
        yield from _consent(asset, known.today)
    for article in room.articles:
        yield from _quotes(article, known.today)
    for person in room.people:
        yield from _person(person, room, known.today)


def _fact(origin: Origin, index: int, fact: Fact, today: dt.date) -> Iterator[Problem]:
    if fact.review_by and fact.review_by < today:
        yield REVIEW.problem(
            origin.place(f"facts.{index}.review_by"),
            f'"{fact.label.get("")}" was due for review on {fact.review_by}.',
            "Check it, then set as_of and review_by anew.",
        )
    if fact.as_of > today:
        yield FUTURE.problem(
            origin.place(f"facts.{index}.as_of"),
            f'"{fact.label.get("")}" is of {fact.as_of}.',
            "Give the day it was true.",
        )


def _consent(asset: Asset, today: dt.date) -> Iterator[Problem]:
    why = objection(asset, today)
    if why:
        key = "consent" if asset.consent else "people"
        yield CONSENT.problem(
            asset.origin.place(key),
            f'"{asset.path}" is left out: {why}.',
            "Take another picture, or ask again.",
        )


def _quotes(article: Article, today: dt.date) -> Iterator[Problem]:
    for index, quote in enumerate(article.quotes):
        why = silence(quote, today)
        if why:
            yield SILENCE.problem(
                article.origin.place(f"quotes.{index}.consent"),
                f"A quote of {quote.by} is left out: {why}.",
                "Ask again, or take the quote out.",
            )


def _person(person: Person, room: Newsroom, today: dt.date) -> Iterator[Problem]:
    why = silence(person, today)
    if not why:
        return
    items: tuple[Article | Page | Topic, ...] = (*room.articles, *room.pages, *room.topics)
    naming = [item for item in items if person.name in item.body.text]
    for item in naming:
        before = item.body.text.partition(person.name)[0]
        yield STILL_NAMED.problem(
            Place(item.origin.path, item.body.line + before.count("\n")),
            f"The text names {person.name}, who is left out: {why}.",
            "Write it without the name, or ask again.",
        )
    if not naming:
        yield SILENCE.problem(
            person.origin.place("consent"),
            f"{person.name} is left out: {why}.",
            "Ask again, or delete the page.",
        )
