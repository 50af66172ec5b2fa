"""What entries and feeds are known by, for good: `urn:uuid:…` that outlive titles, slugs and domains."""

from __future__ import annotations

import unicodedata
import uuid
from functools import cache, lru_cache

from pressroom.model.article import Article
from pressroom.model.lasting import lasting_name
from pressroom.model.newsroom import Notice, PublicArticle
from pressroom.settings import Settings

ROOT = uuid.UUID("e7191f58-3637-48ac-8e7c-e159b21ece0c")
"""Pressroom's own namespace. Another number here would make every subscriber see everything as new."""


@cache
def _namespace(feed_id: str) -> uuid.UUID:
    return uuid.uuid5(ROOT, feed_id)


@lru_cache(maxsize=65536)
def identity(kind: str, name: str, lang: str, feed_id: str) -> str:
    """The `urn:uuid:…` of what a newsroom calls `name`.

    `feed_id` is the newsroom's; `name` an article's `id` or lasting name, or a feed's. Spellings
    that file systems and people mix up (composed and decomposed letters, `zh-hans`) count as one.
    """
    newsroom = _namespace(unicodedata.normalize("NFC", feed_id))
    said = "\n".join((kind, unicodedata.normalize("NFC", name), lang.lower()))
    return uuid.uuid5(newsroom, said).urn


def identity_of(article: Article | PublicArticle, settings: Settings) -> str:
    """The identity of an article: of its `id`, else of its folder's or file's name."""
    name = article.id or lasting_name(article)
    return identity(article.kind, name, article.lang, feed_id(settings))


def identity_of_notice(notice: Notice, settings: Settings) -> str:
    """The identity of a withdrawn article: the same as before it was withdrawn."""
    return identity(notice.kind, notice.identity, notice.lang, feed_id(settings))


def feed_id(settings: Settings) -> str:
    """What names the newsroom in its identities."""
    return settings.feed_id or settings.site_name
