"""Sitemaps are well-formed, split where they must be, and tell news for two days."""

from __future__ import annotations

import datetime as dt

from lxml import etree

from pressroom.metadata.sitemaps import (
    FULL,
    HEAVY,
    Entry,
    NewsEntry,
    news_language,
    pages,
    sitemap_artifacts,
    split,
)

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}


def made(entries: list[Entry], news: list[NewsEntry]) -> dict[str, bytes]:
    """The files by name."""
    artifacts = sitemap_artifacts(entries, news, NOW, "https://x.example.org/")
    return {a.path: a.recipe(*a.inputs) for a in artifacts}


def article(hours: float, title: str = "A & B < C") -> NewsEntry:
    """An article published so many hours ago."""
    published = NOW - dt.timedelta(hours=hours)
    return NewsEntry(f"https://x.example.org/{hours}/", "The X", "zh-Hans", published, title)


def test_pages_tell_their_change_and_pictures() -> None:
    """A page has its address, its last change and its pictures, escaped."""
    files = made([Entry("https://x.example.org/?a=1&b", NOW, ("https://x.example.org/p.jpg",))], [])
    root = etree.fromstring(files["sitemap-1.xml"])
    assert root.xpath("string(//s:loc)", namespaces=SPACES) == "https://x.example.org/?a=1&b"
    assert root.xpath("string(//s:lastmod)", namespaces=SPACES) == "2026-11-23T09:00:00+00:00"
    assert root.xpath("string(//i:loc)", namespaces=SPACES) == "https://x.example.org/p.jpg"


def test_a_full_sitemap_is_split() -> None:
    """Past 50,000 addresses there is another file, and the index names each."""
    files = made([Entry(f"https://x.example.org/{n}/") for n in range(FULL + 1)], [article(1)])
    index = etree.fromstring(files["sitemap.xml"])
    names = [loc.rpartition("/")[2] for loc in index.xpath("//s:loc/text()", namespaces=SPACES)]
    assert names == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-news.xml"]
    assert files["robots.txt"].endswith(b"Sitemap: https://x.example.org/sitemap.xml\n")


def test_a_heavy_sitemap_is_split() -> None:
    """No file is larger than 50 MB, however many pictures its pages have, and no page is lost."""
    pictures = tuple(f"https://x.example.org/{'long/' * 15}{n}.jpg" for n in range(1000))
    entries = [Entry(f"https://x.example.org/{n}/", None, pictures) for n in range(500)]
    parts = list(split(entries))
    assert len(parts) > 1
    assert [each for part in parts for each in part] == entries
    assert all(len(pages(part)) <= HEAVY for part in parts)


def test_news_is_what_appeared_within_two_days() -> None:
    """Older articles leave the news sitemap; the newest stands first."""
    files = made([], [article(50), article(47), article(1)])
    root = etree.fromstring(files["sitemap-news.xml"])
    urls = root.xpath("//s:loc/text()", namespaces=SPACES)
    assert urls == ["https://x.example.org/1/", "https://x.example.org/47/"]
    assert root.xpath("string(//n:title)", namespaces=SPACES) == "A & B < C"
    assert root.xpath("string(//n:language)", namespaces=SPACES) == "zh-cn"


def test_news_languages_are_spelled_as_asked() -> None:
    """Two letters, but Chinese by its script."""
    assert [news_language(t) for t in ("fr-CA", "zh-Hant", "zh", "pa")] == [
        "fr",
        "zh-tw",
        "zh-cn",
        "pa",
    ]
