"""The directory: who and what is in a public newsroom, looked up by language, kind, topic, tag or person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from pressroom.language.slugs import slug as slug_of
from pressroom.language.tags import best
from pressroom.model.coverage import Coverage
from pressroom.model.keys import Localized
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import PublicArticle, PublicNewsroom
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.settings import Settings
from pressroom.site.groups import by_several, grouped

PEERS = 60
"""So many of the newest articles on a topic are worth comparing with another one."""
Peer = tuple[frozenset[str], str, PublicArticle]
"""An article with its tags and its file's path."""


@dataclass(frozen=True)
class Directory:
    """Everybody and everything that is public, in every order in which pages ask for it."""

    newsroom: PublicNewsroom
    settings: Settings

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages with a home, the site's own first."""
        if self.settings.languages:
            return self.settings.languages
        news = self.newsroom
        used = {a.lang for a in news.articles} | {t.lang for t in news.topics}
        used |= {notice.lang for notice in news.notices}
        others = sorted(used - {self.settings.default_lang})
        return (self.settings.default_lang, *others)

    @cached_property
    def by_lang(self) -> Mapping[str, tuple[PublicArticle, ...]]:
        """The articles of each language, newest first."""
        groups = grouped(self.newsroom.articles, attrgetter("lang"))
        return {lang: tuple(groups.get(lang, ())) for lang in self.languages}

    @cached_property
    def by_kind(self) -> Mapping[tuple[str, Kind], tuple[PublicArticle, ...]]:
        """The articles of each language and kind, newest first."""
        groups = grouped(self.newsroom.articles, lambda a: (a.lang, a.kind))
        return {key: tuple(value) for key, value in groups.items()}

    @cached_property
    def by_topic(self) -> Mapping[tuple[str, str], tuple[PublicArticle, ...]]:
        """The articles of each language and topic, newest first."""
        groups = grouped(self.newsroom.articles, lambda a: (a.lang, a.topic or ""))
        return {key: tuple(value) for key, value in groups.items() if key[1]}

    @cached_property
    def peers(self) -> Mapping[tuple[str, str], Sequence[Peer]]:
        """The newest articles of each language and topic, with their tags."""
        return {
            key: [(frozenset(a.tags), a.origin.path, a) for a in group[:PEERS]]
            for key, group in self.by_topic.items()
        }

    @cached_property
    def by_year(self) -> Mapping[tuple[str, int], tuple[PublicArticle, ...]]:
        """The articles of each language and year of publication in the newsroom's zone."""
        groups = grouped(self.newsroom.articles, lambda a: (a.lang, self.year(a)))
        return {key: tuple(value) for key, value in groups.items() if key[1]}

    def year(self, article: PublicArticle) -> int:
        """The year an article appeared; 0 where it has no date."""
        moment = article.date or article.starts
        return moment.astimezone(self.settings.timezone).year if moment else 0

    @cached_property
    def by_tag(self) -> Mapping[tuple[str, str], tuple[PublicArticle, ...]]:
        """The articles of each language and tag (by its slug), newest first."""
        return by_several(self.newsroom.articles, lambda a: {slug_of(t, a.lang) for t in a.tags})

    @cached_property
    def tag_names(self) -> Mapping[tuple[str, str], str]:
        """How each tag is written where it is used first."""
        return {
            (a.lang, slug_of(t, a.lang)): t
            for a in reversed(self.newsroom.articles)
            for t in a.tags
        }

    @cached_property
    def by_author(self) -> Mapping[tuple[str, str], tuple[PublicArticle, ...]]:
        """The articles of each language and author (by its slug), newest first."""
        return by_several(self.newsroom.articles, lambda a: {slug_of(n, a.lang) for n in a.authors})

    @cached_property
    def author_names(self) -> Mapping[tuple[str, str], str]:
        """Each author's name: a person's own, or as it is written."""
        return {
            (a.lang, slug_of(n, a.lang)): self.name_of(n, a.lang)
            for a in reversed(self.newsroom.articles)
            for n in a.authors
        }

    def name_of(self, slug_or_name: str, lang: str) -> str:
        """A person's name in a language; a plain name stays as it is."""
        person = self.person(slug_or_name, lang)
        return person.name if person else slug_or_name

    @cached_property
    def by_person(self) -> Mapping[tuple[str, str], tuple[PublicArticle, ...]]:
        """The articles of each language that a person speaks in, wrote, or answers for."""
        return by_several(
            self.newsroom.articles,
            lambda a: {*a.spokespeople, *a.authors, *(q.by for q in a.quotes)},
        )

    @cached_property
    def translations(self) -> Mapping[tuple[Kind, str], Mapping[str, PublicArticle]]:
        """The versions of each article by language."""
        groups = grouped(self.newsroom.articles, lambda a: (a.kind, a.translation_key))
        return {key: {a.lang: a for a in reversed(group)} for key, group in groups.items()}

    @cached_property
    def _people(self) -> Mapping[str, Mapping[str, Person]]:
        groups = grouped(self.newsroom.people, attrgetter("slug"))
        return {slug: {p.lang: p for p in group} for slug, group in groups.items()}

    @cached_property
    def people_slugs(self) -> tuple[str, ...]:
        """Everybody, media contacts first, then by name."""
        return tuple(sorted(self._people, key=self._person_order))

    def _person_order(self, slug: str) -> tuple[bool, str, str]:
        person = self.person(slug, self.settings.default_lang)
        return (not (person and person.media_contact), person.name if person else "", slug)

    def person(self, slug: str, lang: str) -> Person | None:
        """A person as their page in that language says, else in the site's, else in any."""
        versions = self._people.get(slug)
        if not versions:
            return None
        found = best(lang, versions) or best(self.settings.default_lang, versions)
        return versions[found or min(versions)]

    @cached_property
    def _topics(self) -> Mapping[str, Mapping[str, Topic]]:
        groups = grouped(self.newsroom.topics, attrgetter("slug"))
        return {slug: {t.lang: t for t in group} for slug, group in groups.items()}

    @cached_property
    def topic_slugs(self) -> Mapping[str, tuple[str, ...]]:
        """The topics that have a page in each language: told in it, or with an article in it."""
        return {
            lang: tuple(
                slug
                for slug in sorted(self._topics)
                if lang in self._topics[slug] or (lang, slug) in self.by_topic
            )
            for lang in self.languages
        }

    def topic(self, slug: str, lang: str) -> Topic | None:
        """A topic as told in that language, else in the site's, else in any."""
        versions = self._topics.get(slug)
        if not versions:
            return None
        found = best(lang, versions) or best(self.settings.default_lang, versions)
        return versions[found or min(versions)]

    @cached_property
    def coverage_of(self) -> Mapping[str, tuple[Coverage, ...]]:
        """What others published about each article, by its slug."""
        groups = grouped(self.newsroom.coverage, lambda c: c.release or "")
        return {key: tuple(value) for key, value in groups.items() if key}

    @cached_property
    def by_slug(self) -> Mapping[str, Mapping[str, PublicArticle]]:
        """Articles by slug, then language: for references that name a slug only."""
        groups = grouped(self.newsroom.articles, attrgetter("slug"))
        return {slug: {a.lang: a for a in reversed(group)} for slug, group in groups.items()}

    def article(self, slug: str, lang: str) -> PublicArticle | None:
        """The article of that slug, in that language if there is one."""
        versions = self.by_slug.get(slug)
        if not versions:
            return None
        return versions[best(lang, versions) or min(versions)]

    @cached_property
    def neighbours(
        self,
    ) -> Mapping[tuple[Kind, str, str], tuple[PublicArticle | None, PublicArticle | None]]:
        """What came before and after each article among its kind and language."""
        found: dict[tuple[Kind, str, str], tuple[PublicArticle | None, PublicArticle | None]] = {}
        for group in self.by_kind.values():
            for index, article in enumerate(group):
                older = group[index + 1] if index + 1 < len(group) else None
                newer = group[index - 1] if index else None
                found[article.kind, article.lang, article.slug] = (older, newer)
        return found

    def text(self, localized: Localized | None, lang: str) -> str:
        """A text in that language, else in the site's, else in any."""
        return localized.get(lang, self.settings.default_lang) if localized else ""
