"""The newsroom in brief, a file for each language: what it is, whom to call, what to read."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.build.artifact import Artifact
from pressroom.feeds.plan import newsroom_name
from pressroom.metadata.llms import Reading, Section, llms_txt
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import PublicArticle
from pressroom.site.articles import kind_plural, summary_of
from pressroom.site.desk import Desk
from pressroom.site.kits import article_subject
from pressroom.site.parts import boilerplate_views
from pressroom.site.people import media_contacts, people_views

LATEST = 20
"""Texts of each kind that the file names."""


def summaries(desk: Desk) -> Iterator[Artifact]:
    """`llms.txt` at the home of each language."""
    for lang in desk.languages:
        path = f"{desk.addresses.home_of(lang)}llms.txt"
        yield Artifact(path, llms_txt, (_title(desk, lang), _about(desk, lang), *_told(desk, lang)))


def _title(desk: Desk, lang: str) -> str:
    return newsroom_name(desk.newsroom, desk.settings, lang)


def _about(desk: Desk, lang: str) -> str:
    told = boilerplate_views(desk, ("default",), lang)
    return next((b.medium or b.short or b.long for b in told if not b.lang), "")


def _told(desk: Desk, lang: str) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    words = desk.words(lang)
    kinds = tuple(
        Section(kind_plural(kind, words), _articles(desk, desk.by_kind[lang, kind]))
        for kind in Kind
        if (lang, kind) in desk.by_kind
    )
    return _contacts(desk, lang), (
        *kinds,
        _topics(desk, lang),
        _people(desk, lang),
        _more(desk, lang),
    )


def _contacts(desk: Desk, lang: str) -> tuple[str, ...]:
    label = desk.words(lang).gettext("Media contact")
    return tuple(
        f"{label}: {', '.join(filter(None, (p.name, p.role, p.phone, p.email)))}"
        for p in media_contacts(desk, lang)
    )


def _articles(desk: Desk, found: tuple[PublicArticle, ...]) -> tuple[Reading, ...]:
    return tuple(
        Reading(article.title, _text_of(desk, article), summary_of(desk, article))
        for article in found[:LATEST]
    )


def _text_of(desk: Desk, article: PublicArticle) -> str:
    """Where an article can be read: the Markdown of its kit where that is made, else its page."""
    kit = article_subject(desk, article)
    path = desk.path_of(article)
    if kit and article.lang in kit.articles:
        markdown = kit.file(desk, f"{kit.stem(desk, article.lang)}.md")
        path = markdown if desk.size(markdown) is not None else path
    return _full(desk, path)


def _full(desk: Desk, path: str) -> str:
    return desk.addresses.absolute(desk.url(path))


def _topics(desk: Desk, lang: str) -> Section:
    found = [topic for slug in desk.topic_slugs[lang] if (topic := desk.topic(slug, lang))]
    return Section(
        desk.words(lang).gettext("Topics"),
        tuple(
            Reading(topic.title, _full(desk, desk.addresses.standing("topics", lang, topic.slug)))
            for topic in found
        ),
    )


def _people(desk: Desk, lang: str) -> Section:
    return Section(
        desk.words(lang).gettext("Spokespeople"),
        tuple(
            Reading(p.name, desk.addresses.absolute(p.url), p.role)
            for p in people_views(desk, desk.people_slugs, lang)
        ),
    )


def _more(desk: Desk, lang: str) -> Section:
    """Where everything else is: the archive, pictures, contacts, feeds, other languages."""
    words, places = desk.words(lang), desk.addresses
    standing = (
        (words.gettext("Archive"), "archive"),
        (words.gettext("Media library"), "media"),
        (words.gettext("Media contacts"), "contacts"),
        (words.gettext("Subscribe: feeds and calendars"), "subscribe"),
        (words.gettext("Corrections"), "corrections"),
    )
    others = (
        Reading(_title(desk, other), _full(desk, f"{places.home_of(other)}llms.txt"))
        for other in desk.languages
        if other != lang
    )
    return Section(
        "Optional",
        (
            *(Reading(title, _full(desk, places.standing(name, lang))) for title, name in standing),
            *others,
        ),
    )
