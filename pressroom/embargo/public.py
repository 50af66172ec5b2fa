"""The public newsroom, built from decisions: copies of public keys, naming nothing that is kept back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from pressroom.embargo.copies import public_copy
from pressroom.embargo.decisions import Decisions
from pressroom.embargo.references import ASSET_PARTS, Item
from pressroom.embargo.verdicts import Verdict, aware
from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.consents import Use, may_be_shared, objection
from pressroom.model.coverage import Coverage
from pressroom.model.lasting import lasting_name
from pressroom.model.newsroom import Notice, PublicArticle, PublicAsset, PublicNewsroom
from pressroom.model.organization import Organization
from pressroom.model.parts import KitWish, Link, Quote
from pressroom.model.people import Person
from pressroom.model.topics import Topic

EMPTY: Mapping[str, object] = {
    **dict.fromkeys((*ASSET_PARTS, "quotes", "facts", "links"), ()),
    "notes": "",
}
"""The parts that an exclusive may keep back, and what is left of them."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that may be named."""

    decisions: Decisions
    articles: frozenset[str]
    topics: frozenset[str]
    people: frozenset[str]
    hidden_articles: frozenset[str]
    """Slugs that withheld articles have, and nothing public."""
    hidden_files: frozenset[str]
    """Texts that only withheld things come from, relative to `content/`."""

    def assets(self, paths: Collection[str], item: Item) -> tuple[str, ...]:
        """Those of an item's asset paths that lead to something public."""
        if not paths:
            return ()
        library = self.decisions.library
        folder = library.folder(item)
        return tuple(p for p in paths if self._shown(library.find(p, folder)))

    def asset(self, path: str | None, item: Item) -> str | None:
        """The path if it leads to something public."""
        return next(iter(self.assets((path,) if path else (), item)), None)

    def links(self, links: Collection[Link], item: Item) -> tuple[Link, ...]:
        """Those links that don't lead to something withheld."""
        if not links:
            return ()
        folder = self.decisions.library.folder(item)
        return tuple(public_copy(link) for link in links if self._may_lead(link.url, folder))

    def _may_lead(self, url: str, folder: str) -> bool:
        found = self.decisions.library.find(url, folder)
        if found is not None:
            return self._shown(found)
        if url.startswith(("https://", "http://", "mailto:", "tel:")):
            return True
        path = unquote(re.split(r"[?#]", url)[0]).partition("}")[2] or unquote(url)
        file = posixpath.normpath(path if path.startswith("/") else f"{folder}/{path}").lstrip("/")
        stems = {part.partition(".")[0] for part in path.split("/")}
        return file not in self.hidden_files and not stems & self.hidden_articles

    def _shown(self, path: str | None) -> bool:
        return path is not None and path not in self.decisions.assets


def public_newsroom(decisions: Decisions) -> PublicNewsroom:
    """Everything that may be seen, sorted as PublicNewsroom says."""
    newsroom, now = decisions.newsroom, decisions.now
    names = _names(decisions)
    topics = [t for n, t in enumerate(newsroom.topics) if n not in decisions.topics]
    people = [p for p in newsroom.people if p.slug not in decisions.people]
    coverage = [c for n, c in enumerate(newsroom.coverage) if n not in decisions.coverage]
    judged = zip(newsroom.articles, decisions.verdicts, strict=True)
    articles = (_article(a, v, names) for a, v in judged if v.public)
    return PublicNewsroom(
        now=now,
        organization=_organization(newsroom.organization, names),
        articles=tuple(sorted(articles, key=lambda a: _newest_first(a, now))),
        notices=tuple(_notices(decisions, names)),
        people=tuple(_person(person, names) for person in people),
        topics=tuple(_topic(_own(topic, decisions), names) for topic in topics),
        pages=tuple(
            public_copy(p) for n, p in enumerate(newsroom.pages) if n not in decisions.pages
        ),
        assets={
            path: _asset(asset, names)
            for path, asset in sorted(newsroom.assets.items())
            if path not in decisions.assets
        },
        coverage=tuple(
            _coverage(piece, names)
            for piece in sorted(coverage, key=lambda c: (-c.date.toordinal(), c.slug))
        ),
        web_only=_objecting(decisions, "press"),
        unshared=_objecting(decisions, "social"),
    )


def _objecting(decisions: Decisions, use: Use) -> frozenset[str]:
    """The assets that may be shown and whose people didn't agree to that use."""
    today = decisions.now.date()
    return frozenset(
        path
        for path, asset in decisions.newsroom.assets.items()
        if path not in decisions.assets and objection(asset, today, use)
    )


def _names(decisions: Decisions) -> Names:
    newsroom, inside = decisions.newsroom, decisions.library.inside
    opened = decisions.open_articles()
    articles = frozenset(article.slug for article in opened)
    topics = frozenset(t.slug for n, t in enumerate(newsroom.topics) if n not in decisions.topics)
    people = frozenset(p.slug for p in newsroom.people if p.slug not in decisions.people)
    pages = frozenset(p.slug for n, p in enumerate(newsroom.pages) if n not in decisions.pages)
    slugs = frozenset(article.slug for article in newsroom.articles)
    files = frozenset(inside(article.origin.path) for article in newsroom.articles)
    return Names(
        decisions=decisions,
        articles=articles,
        topics=topics,
        people=people,
        hidden_articles=slugs - articles - topics - people - pages,
        hidden_files=files - {inside(article.origin.path) for article in opened},
    )


def _article(article: Article, verdict: Verdict, names: Names) -> PublicArticle:
    instead: dict[str, object] = {
        name: names.assets(getattr(article, name), article) for name in ASSET_PARTS
    }
    instead["contacts"] = tuple(p for p in article.contacts if p in names.people)
    instead["spokespeople"] = tuple(p for p in article.spokespeople if p in names.people)
    instead["authors"] = tuple(a for a in article.authors if a not in names.decisions.people)
    instead["quotes"] = _quotes(article, names.decisions)
    instead["links"] = names.links(article.links, article)
    instead["kit"] = _kit(article.kit, article, names)
    instead["withdrawn"] = None
    if verdict.since is not None:
        instead["date"] = verdict.since
    for part in verdict.parts & set(EMPTY):
        instead[part] = EMPTY[part]
    return PublicArticle(public_copy(article, **instead))


def _quotes(article: Article, decisions: Decisions) -> tuple[Quote, ...]:
    """Those quotes whose speakers agree to be quoted."""
    today = decisions.now.date()
    return tuple(
        public_copy(quote, shared=may_be_shared(quote, today))
        for quote in article.quotes
        if decisions.silenced(article, quote) is None
    )


def _kit(kit: KitWish, item: Article | Topic, names: Names) -> KitWish:
    include, photos = names.assets(kit.include, item), names.assets(kit.photos, item)
    return public_copy(kit, include=include, photos=photos)


def _notices(decisions: Decisions, names: Names) -> list[Notice]:
    judged = zip(decisions.newsroom.articles, decisions.verdicts, strict=True)
    notices = (
        Notice(
            kind=article.kind,
            slug=article.slug,
            lang=article.lang,
            translation_key=article.translation_key,
            identity=article.id or lasting_name(article),
            published=article.date or article.starts,
            date=aware(verdict.notice.date, decisions.now),
            version=2 + len(article.corrections) + len(article.changes),
            reason=verdict.notice.reason,
            replaced_by=_one_of(verdict.notice.replaced_by, names.articles),
            aliases=article.aliases,
            topic=_one_of(article.topic, names.topics),
            starts=article.starts,
            ends=article.ends,
            parts=(
                *(f"quote-{number}" for number, _ in enumerate(article.quotes, 1)),
                *(f"fact-{number}" for number, _ in enumerate(article.facts, 1)),
            ),
        )
        for article, verdict in judged
        if verdict.notice is not None
    )
    return sorted(notices, key=lambda n: (-n.date.timestamp(), n.slug, n.lang, n.kind))


def _person(person: Person, names: Names) -> Person:
    return public_copy(
        person,
        shared=may_be_shared(person, names.decisions.now.date()),
        topics=tuple(t for t in person.topics if t in names.topics),
        headshot=names.asset(person.headshot, person),
        pronunciation_audio=names.asset(person.pronunciation_audio, person),
    )


def _own(topic: Topic, decisions: Decisions) -> Topic:
    """An implied topic as a public article names it: the first that did may be withheld."""
    if not topic.implied:
        return topic
    naming = (
        article
        for article in decisions.open_articles()
        if (article.topic, article.lang) == (topic.slug, topic.lang)
    )
    article = next(naming, None)
    if article is None or article.origin.path == topic.origin.path:
        return topic
    title = article.extra.get("category", topic.title)
    return dataclasses.replace(topic, origin=article.origin, title=title)


def _topic(topic: Topic, names: Names) -> Topic:
    return public_copy(
        topic,
        spokespeople=tuple(p for p in topic.spokespeople if p in names.people),
        photos=names.assets(topic.photos, topic),
        links=names.links(topic.links, topic),
        kit=_kit(topic.kit, topic, names),
    )


def _organization(organization: Organization, names: Names) -> Organization:
    return public_copy(organization, logos=names.assets(organization.logos, organization))


def _asset(asset: Asset, names: Names) -> PublicAsset:
    hidden = names.decisions.people
    captions = asset.captions_file
    if captions is not None:
        folder = asset.path.rpartition("/")[0]
        found = names.decisions.library.find(captions, folder)
        captions = captions if found and found not in names.decisions.assets else None
    people = tuple(p for p in asset.people if p not in hidden)
    return PublicAsset(public_copy(asset, people=people, captions_file=captions))


def _coverage(piece: Coverage, names: Names) -> Coverage:
    return public_copy(piece, release=_one_of(piece.release, names.articles))


def _one_of(name: str | None, known: frozenset[str]) -> str | None:
    return name if name in known else None


def _newest_first(article: Article, now: dt.datetime) -> tuple[float, str, str, str]:
    moment = aware(article.date, now).timestamp() if article.date else float("-inf")
    return -moment, article.slug, article.lang, article.origin.path
