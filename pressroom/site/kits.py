"""Where press kits are: what has one, its short permanent address, and the names of its files."""

from __future__ import annotations

import base64
import datetime as dt
import unicodedata
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from pressroom.feeds.identity import feed_id, identity
from pressroom.language.numbers import megabytes
from pressroom.language.slugs import slug as slug_of
from pressroom.model.kinds import is_ordinary
from pressroom.model.lasting import lasting_name
from pressroom.model.newsroom import PublicArticle
from pressroom.model.topics import Topic
from pressroom.site.desk import Desk
from pressroom.site.views.links import KitLinkView

CODE = 8
"""Letters in an address: 40 bits, so that ten thousand kits meet by chance once in 20,000 newsrooms."""
LONGEST_STEM = 48
"""Of a slug in the name of a file: folder and file together must fit into what Windows takes."""

Sort = Literal["article", "topic", "organization"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that has a kit: its code, and its versions by language; `lang` is the original's."""

    sort: Sort
    code: str
    lang: str
    articles: Mapping[str, PublicArticle]
    topics: Mapping[str, Topic]
    languages: tuple[str, ...]

    @property
    def given(self) -> tuple[object, ...]:
        """All of the news that it knows without asking."""
        return (self.lang, self.languages, self.articles)

    def path(self, desk: Desk, lang: str) -> str:
        """The output path of its page; the original's is the short one."""
        return desk.addresses.kit(self.code, "" if lang == self.lang else lang)

    def paths(self, desk: Desk) -> Mapping[str, str]:
        """The output path of its page in every language it has."""
        return {lang: self.path(desk, lang) for lang in self.languages}

    def stem(self, desk: Desk, lang: str) -> str:
        """What its files are named by: `2026-11-19_lamplight-house-first-keys_en`."""
        day = _day(desk, self.articles.get(lang))
        parts = (f"{day:%Y-%m-%d}" if day else "", short(self._slug(desk, lang)), lang)
        return "_".join(part for part in parts if part)

    def slug(self, desk: Desk, lang: str) -> str:
        """What it is called in the names of its files."""
        return short(self._slug(desk, lang))

    def _slug(self, desk: Desk, lang: str) -> str:
        if self.sort == "article":
            return self.articles[lang].slug
        if self.sort == "topic":
            return self.topics[lang].slug
        told = desk.newsroom.organization
        return slug_of(desk.text(told.short_name or told.name, desk.settings.default_lang), lang)

    def file(self, desk: Desk, name: str) -> str:
        """The output path of one of its files, whatever the language."""
        return desk.addresses.kit(self.code) + name

    def archive(self, desk: Desk, lang: str) -> str:
        """The output path of its archive in a language."""
        return self.file(desk, f"{self.stem(desk, lang)}.zip")


def subjects(desk: Desk) -> Iterator[Subject]:
    """Everything that has a kit: articles by date, topics, the organization."""
    seen = set()
    for article in desk.articles:
        key = (article.kind, article.translation_key)
        if key not in seen:
            seen.add(key)
            found = article_subject(desk, article)
            if found is not None:
                yield found
    for _, told in sorted(_told_topics(desk).items()):
        found = topic_subject(desk, told)
        if found is not None:
            yield found
    yield organization_subject(desk)


def article_subject(desk: Desk, article: PublicArticle) -> Subject | None:
    """The kit of an article and its translations; None where its original wants none.

    A post of an ordinary blog, anywhere but in its kind's folder, was never meant for the press: ten
    thousand of them that move in stay pages.
    """
    versions = desk.versions(article)
    first = original(desk, versions)
    wanted = {lang: each for lang, each in sorted(versions.items()) if each.kit.enabled}
    own = versions[first]
    if first not in wanted or is_ordinary(desk.inside(own.origin.path)):
        return None
    name = own.id or lasting_name(own)
    return Subject(
        "article", _code(desk, own.kind, name), first, wanted, {}, _ordered(first, wanted)
    )


def is_for_the_press(desk: Desk, article: PublicArticle) -> bool:
    """Whether an article was written for the press: anything but a post of an ordinary blog."""
    return not is_ordinary(desk.inside(article.origin.path))


def _told_topics(desk: Desk) -> Mapping[str, dict[str, Topic]]:
    """The topics that have a text, by slug and language."""
    found: dict[str, dict[str, Topic]] = {}
    for topic in desk.newsroom.topics:
        if not topic.implied:
            found.setdefault(topic.slug, {})[topic.lang] = topic
    return found


def topic_subject(desk: Desk, versions: Mapping[str, Topic]) -> Subject | None:
    """The kit of a topic in the languages that tell of it, None where its original wants none."""
    first = _first(desk, versions)
    wanted = {lang: each for lang, each in sorted(versions.items()) if each.kit.enabled}
    if first not in wanted:
        return None
    name = PurePosixPath(versions[first].origin.path).name.partition(".")[0]
    return Subject("topic", _code(desk, "topic", name), first, {}, wanted, _ordered(first, wanted))


def organization_subject(desk: Desk) -> Subject:
    """The organization's own kit, in every language of the site."""
    first = desk.settings.default_lang
    code = _code(desk, "organization", "")
    return Subject("organization", code, first, {}, {}, _ordered(first, desk.languages))


def original(desk: Desk, versions: Mapping[str, PublicArticle]) -> str:
    """The language an article was written in: the site's own, else the file's without a language."""
    if desk.settings.default_lang in versions:
        return desk.settings.default_lang
    bare = {
        lang: each
        for lang, each in versions.items()
        if not PurePosixPath(each.origin.path).stem.lower().endswith(f".{lang.lower()}")
    }
    return _first(desk, bare or versions)


def _first(desk: Desk, versions: Mapping[str, object]) -> str:
    own = desk.settings.default_lang
    return own if own in versions else min(versions, default="")


def _ordered(first: str, languages: Mapping[str, object] | tuple[str, ...]) -> tuple[str, ...]:
    return (first, *(lang for lang in languages if lang != first))


def _code(desk: Desk, kind: str, name: str) -> str:
    """A kit's code: it outlives titles, slugs, translations and domains, as its feed identity does."""
    urn = identity(f"kit of {kind}", unicodedata.normalize("NFC", name), "", feed_id(desk.settings))
    return base64.b32encode(uuid.UUID(urn).bytes).decode()[:CODE].lower()


def _day(desk: Desk, article: PublicArticle | None) -> dt.date | None:
    moment = (article.date or article.starts) if article else None
    return moment.astimezone(desk.settings.timezone).date() if moment else None


def short(slug: str) -> str:
    """A slug as short as a file's name may have it."""
    if len(slug) <= LONGEST_STEM:
        return slug
    cut = slug[: LONGEST_STEM + 1].rpartition("-")[0]
    return cut or slug[:LONGEST_STEM]


def kit_link(desk: Desk, article: PublicArticle) -> KitLinkView | None:
    """The way to an article's kit, with the size of its archive once that is made."""
    found = article_subject(desk, article)
    return link_to(desk, found, article.lang) if found and article.lang in found.articles else None


def topic_kit_link(desk: Desk, slug: str, lang: str) -> KitLinkView | None:
    """The way to a topic's kit, in a language that tells of the topic."""
    told = {t.lang: t for t in desk.newsroom.topics if t.slug == slug and not t.implied}
    found = topic_subject(desk, told)
    return link_to(desk, found, lang) if found and lang in found.topics else None


def organization_kit_link(desk: Desk, lang: str) -> KitLinkView:
    """The way to the organization's own kit."""
    return link_to(desk, organization_subject(desk), lang)


def link_to(desk: Desk, subject: Subject, lang: str) -> KitLinkView:
    """The way to a kit."""
    archive = subject.archive(desk, lang)
    size = desk.size(archive)
    return KitLinkView(
        url=desk.url(subject.path(desk, lang)),
        archive_url=desk.url(archive) if size else "",
        size=megabytes(size, lang) if size else "",
    )
