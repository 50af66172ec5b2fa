"""Small newsrooms made of model values, for the tests of clearance."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from pressroom.model.article import Article
from pressroom.model.assets import Asset, medium_of
from pressroom.model.coverage import Coverage
from pressroom.model.keys import Localized
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import Newsroom
from pressroom.model.organization import Organization
from pressroom.model.origin import Body, Origin
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic

ZONE = ZoneInfo("America/Edmonton")
NOW = dt.datetime(2026, 11, 23, 9, tzinfo=ZONE)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def localized(text: str) -> Localized:
    """A text that serves all languages."""
    return Localized((("", text),))


def article(slug: str, *, lang: str = "en", body: str = "", **keys: Any) -> Article:
    """A release that appeared the day before NOW."""
    kind = keys.pop("kind", Kind.RELEASE)
    name = "index.md" if lang == "en" else f"index.{lang}.md"
    defaults: dict[str, Any] = {
        "title": f"Title of {slug} {lang}",
        "date": NOW - DAY,
        "translation_key": slug,
    }
    return Article(
        kind=kind,
        origin=Origin(keys.pop("path", f"content/{kind.folder}/{slug}/{name}")),
        body=Body(body),
        slug=slug,
        lang=lang,
        **(defaults | keys),
    )


def asset(path: str, **keys: Any) -> Asset:
    """A file, described."""
    parts = path.split("/")
    library = parts[0] == "media"
    return Asset(
        path=path,
        medium=medium_of(path),
        origin=Origin(f"content/{path}.yml"),
        owner="" if library else "/".join(parts[:-1]),
        album="/".join(parts[1:-1]) if library else "",
        described=True,
        **keys,
    )


def person(slug: str, *, lang: str = "en", **keys: Any) -> Person:
    """A person's page."""
    name = f"{slug}.md" if lang == "en" else f"{slug}.{lang}.md"
    values = {"name": f"Name of {slug}"} | keys
    origin = Origin(f"content/people/{name}")
    return Person(origin=origin, body=Body(), slug=slug, lang=lang, **values)


def topic(slug: str, *, lang: str = "en", **keys: Any) -> Topic:
    """A topic's page."""
    values = {"title": f"Topic {slug}", "translation_key": slug} | keys
    origin = Origin(f"content/topics/{slug}.md")
    return Topic(origin=origin, body=Body(), slug=slug, lang=lang, **values)


def page(slug: str, *, body: str = "", **keys: Any) -> Page:
    """An ordinary page."""
    values = {"title": f"Page {slug}"} | keys
    origin = Origin(f"content/pages/{slug}.md")
    return Page(origin=origin, body=Body(body), slug=slug, lang="en", **values)


def coverage(slug: str, **keys: Any) -> Coverage:
    """A piece of coverage of the day before NOW."""
    values: dict[str, Any] = {
        "outlet": "The Lantern Post",
        "headline": f"Headline {slug}",
        "url": f"https://example.org/{slug}",
        "date": (NOW - DAY).date(),
        "lang": "en",
    }
    return Coverage(origin=Origin(f"content/coverage/{slug}.yml"), slug=slug, **(values | keys))


def newsroom(*items: Any, **organization: Any) -> Newsroom:
    """A newsroom of these items, each where it belongs."""

    def those(kind: type) -> tuple[Any, ...]:
        return tuple(item for item in items if isinstance(item, kind))

    return Newsroom(
        organization=Organization(
            origin=Origin("content/organization.yml"),
            name=localized("Prairie Lantern"),
            **organization,
        ),
        articles=those(Article),
        people=those(Person),
        topics=those(Topic),
        pages=those(Page),
        assets={item.path: item for item in those(Asset)},
        coverage=those(Coverage),
    )
