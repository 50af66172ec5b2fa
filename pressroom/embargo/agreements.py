"""What becomes of the consent of people in pictures and recordings: what ends, what ended, who shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pressroom.embargo.decisions import Decisions, decide
from pressroom.embargo.references import assets_of, parts_of
from pressroom.model.assets import Asset
from pressroom.model.newsroom import Newsroom

State = Literal["withdrawn", "expired", "missing", "expires"]
ORDER: tuple[State, ...] = ("withdrawn", "expired", "missing", "expires")
"""The most urgent first."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The consent of one asset that needs somebody's care."""

    path: str
    state: State
    day: dt.date | None
    """When it was withdrawn, or its last day."""
    used_by: tuple[str, ...]
    """The public texts that name the asset, relative to `content/`."""


def agreements(
    newsroom: Newsroom, now: dt.datetime, within: dt.timedelta, *, lang: str = ""
) -> tuple[Agreement, ...]:
    """What was withdrawn, has expired, is missing, or ends `within` that time; the most urgent first.

    `lang` is the site's own language, as for clearance.
    """
    decisions = decide(newsroom, now, lang, ())
    users = _users(decisions)
    found = (
        Agreement(path, *judged, tuple(sorted(users.get(path, ()))))
        for path, asset in newsroom.assets.items()
        if (judged := _judged(asset, now.date(), now.date() + within)) is not None
    )
    return tuple(sorted(found, key=_urgency))


def _urgency(agreement: Agreement) -> tuple[int, dt.date, str]:
    return ORDER.index(agreement.state), agreement.day or dt.date.min, agreement.path


def _judged(asset: Asset, today: dt.date, horizon: dt.date) -> tuple[State, dt.date | None] | None:
    consent = asset.consent
    if consent is None:
        return ("missing", None) if asset.people else None
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
