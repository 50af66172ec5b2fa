"""The directory: who and what is in a public newsroom, looked up by language, kind, topic, tag or person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter, itemgetter

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
from pressroom.site.notes import NEWS, Notes, among_all, outline, question

PEERS = 60
"""So many of the newest articles on a topic are worth comparing with another one."""
Peer = tuple[frozenset[str], str, PublicArticle]
"""An article with its tags and its file's path."""
RELATED = 3
FEWEST_MISSED = itemgetter(0)


@dataclass(frozen=True)
class Directory:
    """Everybody and everything that is public, in every order in which pages ask for it."""

    newsroom: PublicNewsroom
    settings: Settings
    notes: Notes = field(default_factory=Notes, kw_only=True)
    """What is asked for of what differs from page to page."""

    @property
    def articles(self) -> Sequence[PublicArticle]:
        """Every article, newest first: whoever asks draws on all that is said of any of them."""
        self.notes.note(NEWS)
        return self.newsroom.articles

    @outline
    def languages(self) -> tuple[str, ...]:
        """The languages with a home, the site's own first."""
        if self.settings.languages:
            return self.settings.languages
        news = self.newsroom
        used = {a.lang for a in self.articles} | {t.lang for t in news.topics}
        used |= {notice.lang for notice in news.notices}
        others = sorted(used - {self.settings.default_lang})
        return (self.settings.default_lang, *others)

    @among_all
    def by_lang(self) -> Mapping[str, tuple[PublicArticle, ...]]:
        """The articles of each language, newest first."""
        groups = grouped(self.articles, attrgetter("lang"))
        return {lang: tuple(groups.get(lang, ())) for lang in self.languages}

    @among_all
    def by_kind(self) -> Mapping[tuple[str, Kind], tuple[PublicArticle, ...]]:
        """The articles of each language and kind, newest first."""
        groups = grouped(self.articles, lambda a: (a.lang, a.kind))
        return {key: tuple(value) for key, value in groups.items()}

    @outline
    def kinds(self) -> frozenset[tuple[str, Kind]]:
        """What kinds of article there are in each language."""
        return frozenset(self.by_kind)

    @among_all
    def by_topic(self) -> Mapping[tuple[str, str], tuple[PublicArticle, ...]]:
        """The articles of each language and topic, newest first."""
        groups = grouped(self.articles, lambda a: (a.lang, a.topic or ""))
        return {key: tuple(value) for key, value in groups.items() if key[1]}

    @among_all
    def peers(self) -> Mapping[tuple[str, str], Sequence[Peer]]:
        """The newest articles of each language and topic, with their tags."""
        return {
            key: [(frozenset(a.tags), a.origin.path, a) for a in group[:PEERS]]
            for key, group in self.by_topic.items()
        }

    @among_all
    def by_year(self) -> Mapping[tuple[str, int], tuple[PublicArticle, ...]]:
        """The articles of each language and year of publication in the newsroom's zone."""
        groups = grouped(self.articles, lambda a: (a.lang, self.year(a)))
        return {key: tuple(value) for key, value in groups.items() if key[1]}

    def year(self, article: PublicArticle) -> int:
        """The year an article appeared; 0 where it has no date."""
        moment = article.date or article.starts
        return moment.astimezone(self.settings.timezone).year if moment else 0

    @among_all
    def by_tag(self) -> Mapping[tuple[str, str], tuple[PublicArticle, ...]]:
        """The articles of each language and tag (by its slug), newest first."""
        return by_several(self.articles, lambda a: {slug_of(t, a.lang) for t in a.tags})

    @among_all
    def tag_names(self) -> Mapping[tuple[str, str], str]:
        """How each tag is written where it is used first."""
        return {(a.lang, slug_of(t, a.lang)): t for a in reversed(self.articles) for t in a.tags}

    @among_all
    def by_author(self) -> Mapping[tuple[str, str], tuple[PublicArticle, ...]]:
        """The articles of each language and author (by its slug), newest first."""
        return by_several(self.articles, lambda a: {slug_of(n, a.lang) for n in a.authors})

    @among_all
    def author_names(self) -> Mapping[tuple[str, str], str]:
        """Each author's name: a person's own, or as it is written."""
        return {
            (a.lang, slug_of(n, a.lang)): self.name_of(n, a.lang)
            for a in reversed(self.articles)
            for n in a.authors
        }

    def name_of(self, slug_or_name: str, lang: str) -> str:
        """A person's name in a language; a plain name stays as it is."""
        person = self.person(slug_or_name, lang)
        return person.name if person else slug_or_name

    @among_all
    def by_person(self) -> Mapping[tuple[str, str], tuple[PublicArticle, ...]]:
        """The articles of each language that a person speaks in, wrote, or answers for."""
        return by_several(
            self.articles,
            lambda a: {*a.spokespeople, *a.authors, *(q.by for q in a.quotes)},
        )

    @among_all
    def _translations(self) -> Mapping[tuple[Kind, str], Mapping[str, PublicArticle]]:
        """The versions of each article by language."""
        groups = grouped(self.articles, lambda a: (a.kind, a.translation_key))
        return {key: {a.lang: a for a in reversed(group)} for key, group in groups.items()}

    def versions(self, article: PublicArticle) -> Mapping[str, PublicArticle]:
        """The versions of an article by language."""
        return self.versions_of(article.kind.value, article.translation_key)

    @question
    def versions_of(self, kind: str, key: str) -> Mapping[str, PublicArticle]:
        """The versions of what has that translation key."""
        return self._translations.get((Kind(kind), key), {})

    @among_all
    def _by_path(self) -> Mapping[str, PublicArticle]:
        return {a.origin.path: a for a in self.articles}

    @question
    def tagged(self, lang: str, tag: str) -> int:
        """How many articles of a language have a tag (by its slug)."""
        return len(self.by_tag.get((lang, tag), ()))

    @question
    def on_topic(self, lang: str, topic: str) -> int:
        """How many articles of a language are on a topic."""
        return len(self.by_topic.get((lang, topic), ()))

    @question
    def years(self, lang: str) -> tuple[tuple[int, int], ...]:
        """The years there is something of in a language, the latest first, and how much."""
        told = [(year, len(found)) for (at, year), found in self.by_year.items() if at == lang]
        return tuple(sorted(told, reverse=True))

    @question
    def of_kind(self, lang: str, kind: str) -> int:
        """How many articles of a kind there are in a language."""
        return len(self.by_kind.get((lang, Kind(kind)), ()))

    @question
    def backgrounders(self, lang: str, topic: str) -> tuple[PublicArticle, ...]:
        """The backgrounders on a topic, newest first."""
        return tuple(a for a in self.by_topic.get((lang, topic), ()) if a.kind is Kind.BACKGROUNDER)

    @question
    def related(self, path: str) -> tuple[PublicArticle, ...]:
        """A few others on the topic of the article in a file: those that share most tags, then the newest."""
        article = self._by_path.get(path)
        if article is None:
            return ()
        tags = frozenset(article.tags)
        pool = self.peers.get((article.lang, article.topic or ""), ())
        others = [(-len(tags & told), other) for told, at, other in pool if at != path]
        return tuple(other for _, other in sorted(others, key=FEWEST_MISSED)[:RELATED])

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

    @outline
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

    @among_all
    def by_slug(self) -> Mapping[str, Mapping[str, PublicArticle]]:
        """Articles by slug, then language: for references that name a slug only."""
        groups = grouped(self.articles, attrgetter("slug"))
        return {slug: {a.lang: a for a in reversed(group)} for slug, group in groups.items()}

    @question
    def article(self, slug: str, lang: str) -> PublicArticle | None:
        """The article of that slug, in that language if there is one."""
        versions = self.by_slug.get(slug)
        if not versions:
            return None
        return versions[best(lang, versions) or min(versions)]

    @among_all
    def _neighbours(
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

    def neighbours(
        self, article: PublicArticle
    ) -> tuple[PublicArticle | None, PublicArticle | None]:
        """What came before and after an article among its kind and language."""
        return self.around(article.kind.value, article.lang, article.slug)

    @question
    def around(
        self, kind: str, lang: str, slug: str
    ) -> tuple[PublicArticle | None, PublicArticle | None]:
        """What came before and after the article of that slug among its kind and language."""
        return self._neighbours.get((Kind(kind), lang, slug), (None, None))

    @property
    def outlined(self) -> tuple[object, ...]:
        """What any page may know of the news without asking."""
        kinds = sorted((lang, kind.value) for lang, kind in self.kinds)
        return self.languages, tuple(self.topic_slugs.items()), tuple(kinds)

    def text(self, localized: Localized | None, lang: str) -> str:
        """A text in that language, else in the site's, else in any."""
        return localized.get(lang, self.settings.default_lang) if localized else ""
