"""Sitemaps: an index, the pages, their pictures, and the news of the last two days.

Sources: sitemaps.org's protocol (50,000 addresses a file), Google's image and news extensions
(1,000 news entries, two days).
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pressroom.build.artifact import Artifact

FULL = 50_000
HEAVY = 50 * 1024 * 1024
"""Bytes that one file may have, before it is compressed."""
NEWS_FULL = 1_000
FRESH = dt.timedelta(days=2)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its full address, when it last changed, and its pictures' full addresses."""

    url: str
    changed: dt.datetime | None = None
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """An article for news search: `publication` is the newsroom's name in the article's language."""

    url: str
    publication: str
    lang: str
    published: dt.datetime
    title: str


def sitemap_artifacts(
    entries: Sequence[Entry], news: Iterable[NewsEntry], now: dt.datetime, absolute: str
) -> Iterator[Artifact]:
    """Every sitemap, and the index that robots.txt names; `absolute` is the site's full address, with /."""
    names = []
    for number, some in enumerate(split(entries), 1):
        names.append(f"sitemap-{number}.xml")
        yield Artifact(names[-1], pages, (some,))
    fresh = [each for each in news if now - FRESH <= each.published <= now]
    newest = sorted(fresh, key=lambda each: (-each.published.timestamp(), each.url))[:NEWS_FULL]
    if newest:  # the schema wants at least one entry
        names.append("sitemap-news.xml")
        yield Artifact(names[-1], news_map, (tuple(newest),))
    yield Artifact("sitemap.xml", index, (tuple(f"{absolute}{name}" for name in names),))
    yield Artifact("robots.txt", robots, (f"{absolute}sitemap.xml",))


def split(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """The entries in runs that fit into one file each, by number and by size."""
    some: list[Entry] = []
    size = room = HEAVY - 1024  # the elements around them
    for entry in entries:
        weight = len(_page(entry).encode())
        if some and (len(some) == FULL or weight > size):
            yield tuple(some)
            some, size = [], room
        some.append(entry)
        size -= weight
    if some:
        yield tuple(some)


def index(urls: tuple[str, ...]) -> bytes:
    """The list of all sitemaps."""
    lines = "".join(f"<sitemap><loc>{_text(url)}</loc></sitemap>\n" for url in urls)
    return f'{HEAD}<sitemapindex xmlns="{SITEMAP}">\n{lines}</sitemapindex>\n'.encode()


def pages(entries: tuple[Entry, ...]) -> bytes:
    """A sitemap of pages with their pictures."""
    lines = "".join(map(_page, entries))
    return f'{HEAD}<urlset xmlns="{SITEMAP}" xmlns:image="{IMAGE}">\n{lines}</urlset>\n'.encode()


def _page(entry: Entry) -> str:
    changed = f"<lastmod>{_time(entry.changed)}</lastmod>" if entry.changed else ""
    pictures = "".join(
        f"<image:image><image:loc>{_text(url)}</image:loc></image:image>"
        for url in entry.pictures[:1000]
    )
    return f"<url><loc>{_text(entry.url)}</loc>{changed}{pictures}</url>\n"


def news_map(entries: tuple[NewsEntry, ...]) -> bytes:
    """A sitemap for news search."""
    lines = "".join(map(_news, entries))
    return f'{HEAD}<urlset xmlns="{SITEMAP}" xmlns:news="{NEWS}">\n{lines}</urlset>\n'.encode()


def _news(entry: NewsEntry) -> str:
    return (
        f"<url><loc>{_text(entry.url)}</loc><news:news><news:publication>"
        f"<news:name>{_text(entry.publication)}</news:name>"
        f"<news:language>{news_language(entry.lang)}</news:language></news:publication>"
        f"<news:publication_date>{_time(entry.published)}</news:publication_date>"
        f"<news:title>{_text(entry.title)}</news:title></news:news></url>\n"
    )


def news_language(tag: str) -> str:
    """ISO 639 as Google News reads it: two or three letters, but `zh-cn` and `zh-tw`."""
    first, *rest = tag.lower().split("-")
    if first == "zh":
        return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(rest) else "zh-cn"
    return first


def robots(sitemap: str) -> bytes:
    """Everybody may read everything; here is the list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode()


def _time(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _text(text: str) -> str:
    return html.escape(text, quote=False)
