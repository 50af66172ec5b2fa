"""What becomes of people's consent: what ends, what ended, who shows the picture, the words or them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pressroom.embargo.decisions import Decisions, decide
from pressroom.embargo.references import assets_of, parts_of, people_of
from pressroom.model.newsroom import Newsroom
from pressroom.model.parts import Consent

State = Literal["withdrawn", "expired", "missing", "expires"]
ORDER: tuple[State, ...] = ("withdrawn", "expired", "missing", "expires")
"""The most urgent first."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One consent that needs somebody's care."""

    path: str
    """Of the asset, or of the text that has the person or the quote, relative to `content/`."""
    state: State
    day: dt.date | None
    """When it was withdrawn, or its last day."""
    used_by: tuple[str, ...]
    """The public texts that name it, relative to `content/`."""
    whose: str = ""
    """Whose words a quote has; empty where it is about a picture or a person."""


def agreements(
    newsroom: Newsroom, now: dt.datetime, within: dt.timedelta, *, lang: str = ""
) -> tuple[Agreement, ...]:
    """What was withdrawn, has expired, is missing, or ends `within` that time; the most urgent first.

    `lang` is the site's own language, as for clearance.
    """
    decisions = decide(newsroom, now, lang)
    found = (
        Agreement(path, *judged, tuple(sorted(users)), whose)
        for path, consent, missing, users, whose in _given(decisions)
        if (judged := _judged(consent, missing, now.date(), now.date() + within)) is not None
    )
    return tuple(sorted(found, key=_urgency))


Given = tuple[str, Consent | None, bool, Collection[str], str]
"""A path, the consent, whether one is needed and missing, the texts that name it, whose words."""


def _given(decisions: Decisions) -> Iterator[Given]:
    newsroom, inside = decisions.newsroom, decisions.library.inside
    users, callers = _users(decisions), _callers(decisions)
    for path, asset in newsroom.assets.items():
        missing = asset.consent is None and bool(asset.people)
        yield path, asset.consent, missing, users.get(path, ()), ""
    for person in newsroom.people:
        yield inside(person.origin.path), person.consent, False, callers.get(person.slug, ()), ""
    for article in decisions.open_articles():
        for quote in article.quotes:
            yield inside(article.origin.path), quote.consent, False, (), quote.by


def _callers(decisions: Decisions) -> dict[str, set[str]]:
    """The public texts that name each person."""
    callers: dict[str, set[str]] = {}
    for article in decisions.open_articles():
        quoted = {quote.by for quote in article.quotes}
        for slug in people_of(article) | quoted:
            callers.setdefault(slug, set()).add(decisions.library.inside(article.origin.path))
    return callers


def _urgency(agreement: Agreement) -> tuple[int, dt.date, str, str]:
    day = agreement.day or dt.date.min
    return ORDER.index(agreement.state), day, agreement.path, agreement.whose


def _judged(
    consent: Consent | None, missing: bool, today: dt.date, horizon: dt.date
) -> tuple[State, dt.date | None] | None:
    if consent is None:
        return ("missing", None) if missing else None
    if consent.withdrawn is not None and consent.withdrawn <= today:
        return "withdrawn", consent.withdrawn
    if consent.until is not None and consent.until < today:
        return "expired", consent.until
    ends = min(day for day in (consent.until, consent.withdrawn, dt.date.max) if day is not None)
    return ("expires", ends) if ends <= horizon else None


def _users(decisions: Decisions) -> dict[str, set[str]]:
    """Who names each asset, of all that is public."""
    users: dict[str, set[str]] = {}
    for path, assets in _naming(decisions):
        for asset in assets:
            users.setdefault(asset, set()).add(decisions.library.inside(path))
    return users


def _naming(decisions: Decisions) -> Iterator[tuple[str, Iterable[str]]]:
    newsroom, library = decisions.newsroom, decisions.library
    for article in decisions.open_articles():
        for assets in parts_of(article, library).values():
            yield article.origin.path, assets
    for number, topic in enumerate(newsroom.topics):
        if number not in decisions.topics:
            yield topic.origin.path, assets_of(topic, library)
    for number, page in enumerate(newsroom.pages):
        if number not in decisions.pages:
            yield page.origin.path, assets_of(page, library)
    for person in newsroom.people:
        if person.slug not in decisions.people:
            yield person.origin.path, assets_of(person, library)
    yield newsroom.organization.origin.path, assets_of(newsroom.organization, library)
