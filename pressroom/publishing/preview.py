"""A preview: the site as its writers see it before readers do, every withheld article plainly marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from pressroom.embargo.clearance import clear
from pressroom.model.article import Article
from pressroom.model.kinds import Status
from pressroom.model.newsroom import Newsroom
from pressroom.publishing.newsdesk import Copy

SHOWN = frozenset({Status.DRAFT, Status.HIDDEN, Status.EMBARGOED, Status.PUBLISHED})
"""What a preview shows; what was withdrawn stays a notice, and consent is never overruled."""


def preview_of(copy: Copy) -> tuple[Copy, Mapping[str, str]]:
    """The copy with drafts, scheduled, embargoed and exclusive articles in it, and why each is kept
    back, by its path relative to `content/`. Never to be published.
    """
    held = {w.path: w.why for w in copy.clearance.withheld if w.what in ("article", "part", "page")}
    if not held:
        return copy, {}
    now = copy.clearance.public.now
    opened = _opened(copy.newsroom, now)
    clearance = clear(opened, now, lang=copy.settings.default_lang, unfit=copy.unfit)
    still = {w.path for w in clearance.withheld if w.what != "private"}
    why = {path: told for path, told in held.items() if path not in still}
    return replace(copy, clearance=clearance), why


def _opened(newsroom: Newsroom, now: dt.datetime) -> Newsroom:
    pages = tuple(
        replace(page, status=Status.PUBLISHED, date=_not_after(page.date, now))
        for page in newsroom.pages
    )
    articles = tuple(_open(article, now) for article in newsroom.articles)
    return replace(newsroom, articles=articles, pages=pages)


def _open(article: Article, now: dt.datetime) -> Article:
    if article.status not in SHOWN:
        return article
    return replace(
        article,
        status=Status.PUBLISHED,
        embargo=None,
        exclusive=None,
        date=_not_after(article.date, now),
    )


def _not_after(date: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
    return min(date, now) if date else None
