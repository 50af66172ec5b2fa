"""Texts with an error: what is known of them all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressroom.model.article import Article
from pressroom.model.kinds import Kind
from pressroom.model.origin import Origin, Place
from pressroom.model.pages import Page
from pressroom.problems import Severity
from pressroom.reading.files import Role
from pressroom.reading.sources import Source
from pressroom.reading.text import legible
from pressroom.reading.typed import GATE
from pressroom.settings import Settings


@dataclass(frozen=True, slots=True)
class Unfit:
    """Texts with an error: they aren't published, and what depends on when they may be seen still does."""

    articles: tuple[Article, ...] = ()
    pages: tuple[Page, ...] = ()
    """Those of which it is known when they may be seen."""
    unread: Mapping[str, str] = field(default_factory=dict)
    """The others, by path from the site's folder, with what they say as far as it can be read."""
    doubtful: tuple[Article, ...] = ()
    """Articles of `unread` as far as their headers can be read: for what they name, and nothing else."""

    @property
    def naming(self) -> tuple[Article, ...]:
        """Those of which it is known whom and what they name."""
        return (*self.articles, *self.doubtful)


def unfit(sources: Iterable[Source], settings: Settings) -> Unfit:
    """What is known of the articles and pages with an error."""
    articles, pages, unread, doubtful = [], [], {}, []
    for source in sources:
        if not source.broken or source.found.role not in (Role.ARTICLE, Role.PAGE):
            continue
        if not _says_when(source):
            unread[source.path] = _legible(settings.root / source.path)
            if source.found.role is Role.ARTICLE and "slug" in source.values:
                doubtful.append(_article(source))
        elif source.found.role is Role.PAGE:
            pages.append(_built(Page, source))
        else:
            articles.append(_article(source))
    return Unfit(tuple(articles), tuple(pages), unread, tuple(doubtful))


WHEN = frozenset({*GATE, "date"})


def _says_when(source: Source) -> bool:
    """Whether a broken text still says for certain when it may be seen.

    Each error must be one of a value that says nothing of it, or of a value that isn't there.
    """
    if source.unreadable or "slug" not in source.values:
        return False
    if "date" not in source.values and source.found.role is Role.ARTICLE:
        return False
    others = {place for key, place in source.lines.items() if key.partition(".")[0] not in WHEN}
    telling = {place for key, place in source.lines.items() if key.partition(".")[0] in WHEN}
    errors = (p for p in source.problems if p.severity is Severity.ERROR)
    return all(
        (p.code == "F101" and p.place == Place(source.path))
        or (p.place.line, p.place.column) in others - telling
        for p in errors
    )


def _article(source: Source) -> Article:
    article: Article = _built(Article, source, kind=source.found.kind or Kind.STORY)
    return article


def _built(model: type, source: Source, **more: Any) -> Any:
    values = {"title": source.found.slug, **source.values}
    extra = dict(source.unknown)
    return model(
        origin=Origin(source.path, source.lines), body=source.body, extra=extra, **values, **more
    )


def _legible(file: Path) -> str:
    try:
        return legible(file.read_bytes())
    except OSError:
        return ""
