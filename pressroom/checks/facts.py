"""Facts that are due for another look, and consents that don't cover a picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pressroom.checks.known import Known, says
from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.organization import Organization
from pressroom.model.origin import Origin
from pressroom.model.parts import Fact
from pressroom.model.topics import Topic
from pressroom.problems import Problem, Rule, Severity

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
RULES = (REVIEW, FUTURE, CONSENT)


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


def objection(asset: Asset, today: dt.date) -> str:
    """Why what the people in an asset agreed to does not cover the web; empty when it does."""
    consent = asset.consent
    if consent is None:
        return "the people in it gave no consent" if asset.people else ""
    if consent.withdrawn is not None and consent.withdrawn <= today:
        return f"consent was withdrawn on {consent.withdrawn}"
    if consent.until is not None and consent.until < today:
        return f"consent ended on {consent.until}"
    return "" if "web" in consent.scope else "consent does not cover the web"
