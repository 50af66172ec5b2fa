"""Slugs, translations and old addresses that two items claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from pressroom.checks.known import Known
from pressroom.model.article import Article
from pressroom.model.origin import Origin, Place
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.problems import Problem, Rule

SLUG = Rule(
    code="R802",
    subject="addresses",
    title="Two items of a kind, a language and a year have the same slug",
    why="They would have the same address. Give one of them another slug.",
    bad="== content/releases/second/index.md\nslug: spring-report",
    good="== content/releases/second/index.md\nslug: spring-report-in-detail",
)
TRANSLATION = Rule(
    code="R803",
    subject="addresses",
    title="Two items are the same translation of one original",
    why="Readers who change the language could be led to either. Give one another translation_key.",
    bad="== content/releases/second/index.md\nslug: second\ntranslation_key: spring-report\n"
    "== content/releases/spring-report/index.md\ntranslation_key: spring-report",
    good="== content/releases/second/index.md\nslug: second\n"
    "== content/releases/spring-report/index.md\ntranslation_key: spring-report",
)
ALIAS = Rule(
    code="R804",
    subject="addresses",
    title="Two items claim the same old address",
    why="It can lead to one of them only.",
    bad="aliases: [/news/doors/]\n"
    "== content/releases/second/index.md\nslug: second\naliases: [/news/doors/]",
    good="aliases: [/news/doors/]\n"
    "== content/releases/second/index.md\nslug: second\naliases: [/news/more-doors/]",
)
IDENTITY = Rule(
    code="R805",
    subject="addresses",
    title="Two articles have the same id",
    why="Feed readers would take one for a new version of the other.",
    bad="id: doors\n== content/releases/second/index.md\nslug: second\nid: doors",
    good="id: doors\n== content/releases/second/index.md\nslug: second\nid: more-doors",
)
OLD_ADDRESS = Rule(
    code="R806",
    subject="addresses",
    title="An old address is none of this site",
    why="A page that leads on can lie at a path only: not on another host, not behind a question mark.",
    bad="aliases: ['https://old.example.org/?p=17']",
    good="aliases: [/2019/doors/]",
)
RULES = (SLUG, TRANSLATION, ALIAS, IDENTITY, OLD_ADDRESS)

Item = Article | Person | Topic | Page
T = TypeVar("T")


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above: at the later file, naming the earlier one."""
    room = known.newsroom
    yield from _slugs(known)
    yield from _translations(room.articles)
    everything: tuple[Item, ...] = (*room.articles, *room.people, *room.topics, *room.pages)
    yield from _aliases(everything)
    yield from _old_addresses(everything)
    yield from _identities(room.articles)


def _twice(items: Iterable[T], key: Callable[[T], Hashable | None]) -> Iterator[tuple[T, T]]:
    """Each item whose key an earlier one has, after that one."""
    first: dict[Hashable, T] = {}
    for item in items:
        found = key(item)
        if found is not None:
            earlier = first.setdefault(found, item)
            if earlier is not item:
                yield earlier, item


def _slugs(known: Known) -> Iterator[Problem]:
    room = known.newsroom
    groups: tuple[tuple[str, Iterable[Item]], ...] = (
        ("person", room.people),
        ("topic", [topic for topic in room.topics if not topic.implied]),
        ("page", [page for page in room.pages if not page.save_as]),
    )
    pairs = list(_twice(room.articles, lambda article: _place_of(known, article)))
    told: list[tuple[str, Item, Item]] = [(later.kind.value, one, later) for one, later in pairs]
    for kind, items in groups:
        found = _twice(items, lambda item: (item.slug, item.lang))
        told += [(kind, one, later) for one, later in found]
    for kind, earlier, later in told:
        yield SLUG.problem(
            _slug_place(later.origin),
            f'The {kind} "{later.slug}" ({later.lang}) exists already: {earlier.origin.path}.',
            f"Give one of them another slug, such as slug: {later.slug}-2.",
        )


def _slug_place(origin: Origin) -> Place:
    return origin.place("slug") if "slug" in origin.lines else origin.place("title")


def _place_of(known: Known, article: Article) -> Hashable | None:
    """What an article's address is made of; the year only where it is part of it."""
    if article.save_as:
        return None
    pattern = known.settings.addresses.get(article.kind.value, "{year}")
    moment = article.date or article.starts
    dated = any(part in pattern for part in ("{year}", "{month}", "{day}", "{date"))
    day = known.moment(moment).astimezone(known.settings.timezone) if moment and dated else None
    if day is None:
        when = ""
    elif "{day}" in pattern or "{date" in pattern:
        when = f"{day:%Y-%m-%d}"
    else:
        when = f"{day:%Y-%m}" if "{month}" in pattern else f"{day:%Y}"
    return article.kind, article.slug, article.lang, when


def _translations(articles: Iterable[Article]) -> Iterator[Problem]:
    """Only of those that say their key: a slug used twice over the years is no translation."""
    told = [a for a in articles if _says_key(a)]
    for earlier, later in _twice(told, lambda a: (a.kind, a.translation_key, a.lang)):
        yield TRANSLATION.problem(
            later.origin.place("translation_key"),
            f'"{later.translation_key}" has a text in {later.lang} already: {earlier.origin.path}.',
            "Give one of them another translation_key or lang.",
        )


def _says_key(article: Article) -> bool:
    return bool(article.translation_key) and (
        not article.origin.lines or "translation_key" in article.origin.lines
    )


def _aliases(items: Iterable[Item]) -> Iterator[Problem]:
    claims = [
        (item, index, alias.strip().strip("/").casefold())
        for item in items
        for index, alias in enumerate(item.aliases)
    ]
    for earlier, later in _twice(claims, lambda claim: claim[2]):
        if earlier[0].origin.path == later[0].origin.path and earlier[1] == later[1]:
            continue
        yield ALIAS.problem(
            later[0].origin.place(f"aliases.{later[1]}"),
            f"The address /{later[2]} leads to {earlier[0].origin.path} already.",
            "Take it away from one of them.",
        )


def _old_addresses(items: Iterable[Item]) -> Iterator[Problem]:
    for item in items:
        for index, alias in enumerate(item.aliases):
            path = unquote(alias.strip())
            if re.search(r"[?#\\\x00-\x1f]|^\w+:|^//", path) or ".." in path.split("/"):
                bare = urlsplit(alias.strip()).path
                hint = f"Write {bare}." if bare.strip("/") else "Take it away."
                yield OLD_ADDRESS.problem(
                    item.origin.place(f"aliases.{index}"),
                    f'"{alias}" is no path of this site.',
                    hint,
                )


def _identities(articles: Iterable[Article]) -> Iterator[Problem]:
    for earlier, later in _twice(articles, lambda article: article.id):
        yield IDENTITY.problem(
            later.origin.place("id"),
            f'The id "{later.id}" is that of {earlier.origin.path}.',
            "An id is for one article in one language.",
        )
