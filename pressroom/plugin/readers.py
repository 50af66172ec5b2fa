"""Pelican's readers as pressroom seats them: every text comes from the cleared newsroom, or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from pelican.readers import BaseReader
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

from pressroom.addresses import file_of
from pressroom.language.slugs import slug as slug_of
from pressroom.model.newsroom import PublicArticle
from pressroom.model.pages import Page
from pressroom.plugin.hosting import Run, run_of
from pressroom.plugin.others import COPIED
from pressroom.reading.files import MARKUP_OF_SUFFIX
from pressroom.site.bodies import article_body, inline, page_body
from pressroom.site.desk import Desk

SUFFIXES = tuple(suffix.removeprefix(".") for suffix in MARKUP_OF_SUFFIX)
SKIPPED: tuple[str, dict[str, Any]] = ("", {"status": "skip"})
"""What Pelican makes nothing of."""


class CopyReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Reads what the newsroom says of a text instead of the text."""

    enabled = True
    file_extensions: ClassVar[list[str]] = []
    """None: Pelican finds every subclass by itself, in runs without this plugin too."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The rendered body and the metadata of a public text; anything else is skipped."""
        run = run_of(self.settings)
        assert run is not None  # seated in hosted runs only
        path = relative(run, source_path)
        item = texts(run).get(path)
        if item is None:
            return SKIPPED
        desk = run.found.desk
        if isinstance(item, Page):
            return page_body(desk, item).html, page_metadata(desk, item, self.settings)
        return article_body(desk, item).html, article_metadata(desk, item, self.settings)


def seat(readers: Any) -> None:
    """Give a set of readers ours, before it makes them."""
    if run_of(readers.settings) is None:
        return
    for suffix in SUFFIXES:
        if readers.reader_classes.get(suffix, BaseReader) is not None:
            readers.reader_classes[suffix] = CopyReader


def seat_in(generator: Any) -> None:
    """Give a generator's readers ours once more: another plugin may have come after `seat`.

    That holds for formats of other plugins too, whose texts were read before the gate.
    """
    if run_of(generator.settings) is None:
        return
    made = generator.readers.readers
    for suffix, reader in made.items():
        if suffix != COPIED and not isinstance(reader, CopyReader):
            made[suffix] = CopyReader(generator.settings)


def relative(run: Run, source: str) -> str:
    """A source's path as the newsroom names it: from the site's folder."""
    path, content = Path(source), run.site.settings.root / run.site.settings.content
    inside = path.resolve().relative_to(content.resolve()).as_posix()
    return f"{run.site.settings.content.as_posix()}/{inside}"


def texts(run: Run) -> Mapping[str, PublicArticle | Page]:
    """Every public article and page by the path of its file."""
    newsroom = run.found.desk.newsroom
    found: dict[str, PublicArticle | Page] = {a.origin.path: a for a in newsroom.articles}
    return found | {p.origin.path: p for p in newsroom.pages}


def article_metadata(desk: Desk, article: PublicArticle, settings: Any) -> dict[str, Any]:
    """What Pelican, its plugins and themes are told of an article."""
    lang = article.lang
    told = _shared(desk, article, settings) | {
        "date": _moment(desk, article.date or article.starts or desk.newsroom.now),
        "kind": article.kind.value,
        "translation_key": f"{article.kind.folder}/{article.translation_key}",
        "category": _category(desk, article, settings),
        "tags": [_named(Tag, tag, slug_of(tag, lang), settings) for tag in article.tags],
        "subtitle": article.subtitle or "",
    }
    if article.authors:
        told["authors"] = [
            _named(Author, desk.name_of(name, lang), slug_of(name, lang), settings)
            for name in article.authors
        ]
    return told | _place(desk.addresses.article(article))


def page_metadata(desk: Desk, page: Page, settings: Any) -> dict[str, Any]:
    """What Pelican, its plugins and themes are told of a page."""
    told = _shared(desk, page, settings)
    if page.date:
        told["date"] = _moment(desk, page.date)
    return told | _place(desk.addresses.page(page))


def _shared(desk: Desk, item: PublicArticle | Page, settings: Any) -> dict[str, Any]:
    lang = item.lang
    told: dict[str, Any] = {
        **{key.lower(): value for key, value in item.extra.items() if key.lower() not in RESERVED},
        "title": item.title,
        "slug": item.slug,
        "lang": settings["DEFAULT_LANG"] if lang == desk.settings.default_lang else lang,
        "status": "published",
        "translation_key": item.translation_key,
    }
    if item.summary:
        told["summary"] = str(inline(item.summary, lang))
    if item.updated:
        told["modified"] = _moment(desk, item.updated)
    if item.template:
        told["template"] = item.template
    return told


RESERVED = frozenset({"status", "category", "path", "source_path", "settings", "content"})
"""Names that mean something to Pelican which a text must not say."""


def _place(path: str) -> dict[str, str]:
    return {"url": path.removesuffix("index.html"), "save_as": file_of(path)}


def _category(desk: Desk, article: PublicArticle, settings: Any) -> Any:
    topic = desk.topic(article.topic, article.lang) if article.topic else None
    name = topic.title if topic else settings["DEFAULT_CATEGORY"]
    return _named(Category, name, article.topic or slug_of(name, article.lang), settings)


def _named(wrapper: Any, name: str, slug: str, settings: Any) -> Any:
    """A tag, category or author of Pelican's, with the slug that is in our addresses."""
    made = wrapper(name, settings)
    if slug:
        made.slug = slug
    return made


def _moment(desk: Desk, when: dt.datetime) -> Any:
    local = when.astimezone(desk.settings.timezone)
    return SafeDatetime(
        *(local.year, local.month, local.day, local.hour, local.minute, local.second),
        local.microsecond,
        local.tzinfo,
    )
