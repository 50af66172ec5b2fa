"""The desk: one public newsroom with everything looked up that its pages need, built once a build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from pressroom.addresses import STANDING, Addresses
from pressroom.language.slugs import slug as slug_of
from pressroom.language.tags import best, direction, endonym
from pressroom.language.words import Words, ui_languages, words
from pressroom.media.inspect import Inspected
from pressroom.media.plan import Handout, Picture
from pressroom.metadata.graph import Node
from pressroom.model.coverage import Coverage
from pressroom.model.keys import Localized
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import PublicArticle, PublicNewsroom
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.settings import Settings
from pressroom.site.groups import by_several, grouped
from pressroom.site.notes import BODY, SIZE, Drawn, Notes
from pressroom.site.recall import Recall
from pressroom.site.texts import Text, by_itself
from pressroom.site.views.articles import CardView
from pressroom.site.views.links import LanguageView
from pressroom.site.views.pages import SiteView

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
PEERS = 60
"""So many of the newest articles on a topic are worth comparing with another one."""
Peer = tuple[frozenset[str], str, PublicArticle]
"""An article with its tags and its file's path."""


@dataclass(frozen=True)
class Desk:
    """What may be shown, and where everything lies."""

    newsroom: PublicNewsroom
    settings: Settings
    media: Mapping[str, Picture | Handout]
    """By asset path: what is made of each public asset."""
    sizes: dict[str, int]
    """Bytes of the files made so far, by output path: `weigh` adds to them."""
    withheld: frozenset[str] = frozenset()
    """Content paths of what exists and may not be shown: links to it are taken away in silence."""
    plain: Mapping[str, Inspected] = field(default_factory=dict)
    """What is known of each public file, shown with renditions or not."""
    kept_back: Mapping[str, str] = field(default_factory=dict)
    """In a preview: why readers don't see what is at a content path."""
    live: str = ""
    """In a preview: the address of the script that refreshes the page."""
    recall: Recall | None = None
    """Bodies of earlier builds; None where nothing is to be remembered."""
    notes: Notes = field(default_factory=Notes)
    """What is asked for of what differs from page to page: `once`, `size` and `card_once` tell it."""
    _kept: dict[tuple[str, ...], Text] = field(default_factory=dict)

    @cached_property
    def addresses(self) -> Addresses:
        """Where everything is published."""
        return Addresses(self.settings)

    @cached_property
    def setting(self) -> Mapping[str, Any]:
        """How the site's settings have every body rendered."""
        given = self.settings.pelican
        return {
            "markdown": self.settings.markdown,
            "docutils": given.get("DOCUTILS_SETTINGS"),
            "trusted": bool(given.get("PRESSROOM_TRUST_HTML", False)),
        }

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

    def words(self, lang: str) -> Words:
        """The interface's words in a language, English where nobody translated them."""
        return words(lang)

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

    def url(self, path: str) -> str:
        """The address of an output path."""
        return self.addresses.rooted(path)

    def language_links(
        self,
        current: str,
        versions: Mapping[str, str],
        notes: Mapping[str, str] | None = None,
        adapted: Collection[str] = (),
    ) -> tuple[LanguageView, ...]:
        """Every language of the site: the page's version (`versions` are output paths) or its home."""
        return tuple(
            LanguageView(
                tag=lang,
                name=endonym(lang),
                url=self.url(versions.get(lang, self.addresses.home_of(lang))),
                dir=direction(lang),
                same_page=lang in versions,
                current=lang == current,
                note=(notes or {}).get(lang, ""),
                adapted=lang in adapted,
            )
            for lang in (*self.languages, *(v for v in versions if v not in self.languages))
        )

    def everywhere(self, name: str, *more: str) -> Mapping[str, str]:
        """The output paths of a standing page in every language."""
        return {lang: self.addresses.standing(name, lang, *more) for lang in self.languages}

    def paths(self, lang: str) -> Mapping[str, str]:
        """The addresses of the standing pages in a language."""
        return {name: self.url(self.addresses.standing(name, lang)) for name in STANDING}

    @cached_property
    def content_paths(self) -> Mapping[str, str]:
        """The output path of every public text, by its path under `content/`."""
        places = self.addresses
        found = {a.origin.path: self.path_of(a) for a in self.newsroom.articles}
        found |= {p.origin.path: places.page(p) for p in self.newsroom.pages}
        found |= {t.origin.path: places.topic(t) for t in self.newsroom.topics if not t.implied}
        found |= {p.origin.path: places.person(p, p.lang) for p in self.newsroom.people}
        return {self.inside(path): output for path, output in found.items()}

    @cached_property
    def _cards(self) -> dict[tuple[str, bool], tuple[CardView, frozenset[Drawn]]]:
        return {}

    def card_once(self, key: tuple[str, bool], make: Callable[[], CardView]) -> CardView:
        """A card made the first time: by the article's file, with its picture or without."""
        return self.notes.once(self._cards, key, make)

    @cached_property
    def _grounds(self) -> dict[int, tuple[tuple[SiteView, tuple[Node, ...]], frozenset[Drawn]]]:
        return {}

    def ground_once(self, site: SiteView, make: Callable[[], tuple[Node, ...]]) -> tuple[Node, ...]:
        """What every page of an edition tells machines of the newsroom: made for the first of them."""
        return self.notes.once(self._grounds, id(site), lambda: (site, make()))[1]

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {}

    def path_of(self, article: PublicArticle) -> str:
        """The output path of an article's page."""
        known, key = self._paths, article.origin.path
        if key not in known:
            known[key] = self.addresses.article(article)
        return known[key]

    def inside(self, path: str) -> str:
        """A path relative to `content/` of one relative to the site's folder."""
        return path.removeprefix(f"{self.settings.content.as_posix()}/")

    def static_path(self, asset: str) -> str:
        """The output path under which a file that a text links to is published as it is."""
        moved = self.settings.pelican.get("EXTRA_PATH_METADATA", {}).get(asset, {})
        return str(moved.get("path", asset))

    @property
    def linked(self) -> frozenset[str]:
        """The assets that the bodies rendered so far link to or show as they are."""
        return frozenset(path for kept in self._kept.values() for path in kept.told.assets)

    def size(self, path: str) -> int | None:
        """The bytes of a file made so far; None of what isn't made, or not yet."""
        self.notes.note(SIZE, path)
        return self.sizes.get(path)

    def weigh(self, sizes: Mapping[str, int]) -> None:
        """Know the bytes of more files; what was looked at before and told of sizes is looked at again."""
        self.sizes.update(sizes)
        stale = [k for k, (_, drawn) in self._cards.items() if any(d[0] == SIZE for d in drawn)]
        for key in stale:
            del self._cards[key]
        self._grounds.clear()

    def kept(self, key: tuple[str, ...]) -> Text | None:
        """A body that was asked for already."""
        return self._kept.get(key)

    def once(self, key: tuple[str, ...], make: Callable[[], Text]) -> Text:
        """A body set up the first time it is asked for and kept for the rest of the build."""
        self.notes.note(BODY, *key)
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def revise(self, key: tuple[str, ...], html: str) -> None:
        """Keep other HTML for a body that was rendered, where it differs."""
        kept = self._kept.get(key)
        if kept is not None and kept.prose.html != html:
            self._kept[key] = by_itself(replace(kept.prose, html=html))

    def with_words_of(self, article: PublicArticle) -> Desk:
        """This desk where an article's text reads otherwise; what was looked up of all articles stands."""
        other, path = copy(self), article.origin.path
        kept, cards = dict(self._kept), dict(self._cards)  # at once: other threads add to them
        kept.pop(("article", path), None)
        for picture in (True, False):
            cards.pop((path, picture), None)
        vars(other).update(_kept=kept, _cards=cards, notes=Notes())
        return other

    @cached_property
    def untranslated(self) -> tuple[str, ...]:
        """Languages of the content whose interface is English for want of a catalogue."""
        return tuple(lang for lang in self.languages if not best(lang, ui_languages()))
