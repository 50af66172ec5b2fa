"""What holds for every page, whatever is on it."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote, unquote

from built_site import SITE_URL, Output, Page

ARTICLES = {
    "page-release",
    "page-story",
    "page-advisory",
    "page-statement",
    "page-backgrounder",
    "page-event",
}
EVERY_KIND = ARTICLES | {
    "page-home",
    "page-list",
    "page-archive",
    "page-events",
    "page-topics",
    "page-topic",
    "page-tags",
    "page-people",
    "page-person",
    "page-media",
    "page-coverage",
    "page-contacts",
    "page-subscribe",
    "page-search",
    "page-about",
    "page-corrections",
    "page-accessibility",
    "page-notice",
    "page-404",
}
LANGUAGES = {"en", "fr", "ar", "pa", "zh-Hans"}


def alternates(page: Page) -> dict[str, str]:
    """The page's own language versions, as search engines read them."""
    found = page.all("//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in found}


def test_every_kind_of_page_is_in_the_sample(site: Output) -> None:
    """The sample newsroom shows each template at work, in five languages."""
    pages = site.pages.values()
    assert {page.kind for page in pages} >= EVERY_KIND
    assert {page.lang for page in pages if page.kind == "page-home"} >= LANGUAGES


def test_pages_say_their_language_direction_and_subject(site: Output) -> None:
    """Each page has lang, dir, a title and exactly one heading of the first level."""
    for page in site.pages.values():
        assert page.lang, page.url
        assert page.tree.get("dir") == ("rtl" if page.lang == "ar" else "ltr"), page.url
        assert page.all("normalize-space(//title)"), page.url
        assert page.all("count(//h1)") == 1, page.url
        assert page.all("count(//main)") == 1, page.url


def test_language_versions_name_each_other(site: Output) -> None:
    """A page that names other versions names itself, a default, and each of them names it back."""
    for page in site.pages.values():
        named = alternates(page)
        if not named:
            continue
        own = SITE_URL + quote(page.url)
        assert named.get(page.lang) == own, page.url
        assert "x-default" in named, page.url
        for tag, address in named.items():
            other = site.pages[unquote(address.removeprefix(SITE_URL))]
            assert alternates(other) == named, (page.url, tag)


def test_addresses_are_canonical(site: Output) -> None:
    """A page that may be indexed names its own address as the canonical one."""
    for page in site.pages.values():
        canonical = page.all("//link[@rel='canonical']/@href")
        if canonical:
            assert canonical == [SITE_URL + quote(page.url)]


def test_titles_tell_pages_apart(site: Output) -> None:
    """No two addresses of one language have the same title."""
    titles = Counter(
        (page.lang, page.all("normalize-space(//title)")) for page in site.pages.values()
    )
    assert [title for title, count in titles.items() if count > 1] == []


def test_pictures_keep_their_place(site: Output) -> None:
    """Each picture has its size and a text; one picture at most is loaded first, the rest lazily."""
    for page in site.pages.values():
        for image in page.all("//img"):
            told = {"width", "height", "alt"} - set(image.keys())
            assert not told, (page.url, image.get("src"))
        assert page.all("count(//img[@fetchpriority='high'])") <= 1, page.url


def test_the_media_contact_is_in_the_header_of_every_page(site: Output) -> None:
    """Whoever lands anywhere can call or write at once."""
    for page in site.pages.values():
        header = "//header[contains(@class, 'site-header')]"
        assert page.all(f"{header}//a[starts-with(@href, 'tel:')]"), page.url
        assert page.all(f"{header}//a[starts-with(@href, 'mailto:')]"), page.url
