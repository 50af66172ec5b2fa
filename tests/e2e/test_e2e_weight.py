"""What pages weigh on the wire, and what a reader waits for before anything is seen."""

from __future__ import annotations

import gzip

from browser import told, visit
from built_site import Output, Page

ARTICLES = {
    "page-release",
    "page-story",
    "page-advisory",
    "page-statement",
    "page-backgrounder",
    "page-event",
}
ARTICLE, PAGE, SCRIPT, FACES = 30_000, 45_000, 10_000, 100_000
"""Bytes: an article with its stylesheet, any page with it, a page's scripts, the type of a Latin page."""
FITTING = (0.9, 1.35)
"""How much less or more than what is shown `sizes` may promise; the steps between renditions are larger."""
WIDTHS = (390, 768, 1280)


def sent(site: Output, page: Page, path: str) -> int:
    """The compressed bytes of what a page asks for by an XPath."""
    return sum(packed(site.file_at(str(url)).read_bytes()) for url in page.all(path))


def packed(data: bytes) -> int:
    """Bytes as a host with its usual settings sends them."""
    return len(gzip.compress(data, 6))


def test_pages_are_light(site: Output) -> None:
    """HTML and stylesheet of each article weigh under 30 kB on the wire, of any page under 45."""
    for page in (*site.pages.values(), *site.frames.values()):
        weight = packed(page.file.read_bytes()) + sent(
            site, page, "//link[@rel='stylesheet']/@href"
        )
        assert weight < (ARTICLE if page.kind in ARTICLES else PAGE), (page.url, weight)


def test_scripts_are_small(site: Output) -> None:
    """At most 10 kB of script on each page; what the search fetches once somebody types isn't in it."""
    for page in (*site.pages.values(), *site.frames.values()):
        assert sent(site, page, "//script/@src") <= SCRIPT, page.url


def test_only_the_stylesheet_blocks(site: Output) -> None:
    """One stylesheet that takes nothing in from others, and no script that isn't deferred."""
    for page in (*site.pages.values(), *site.frames.values()):
        (sheet,) = page.all("//link[@rel='stylesheet']/@href")
        assert b"@import" not in site.file_at(str(sheet)).read_bytes()
        assert page.all("//script[@src][not(@defer)][not(@type='module')]") == [], page.url
        assert page.all("//style | //link[@rel='preload'] | //body//link") == [], page.url


def test_type_is_light_and_waited_for_by_nobody(site: Output) -> None:
    """The faces of a page in the Latin script stay under 100 kB, and words show before any has come."""
    faces = ("newsreader-display-latin", "source-sans-3-latin")
    found = [site.folder / "theme" / "fonts" / f"{face}.woff2" for face in faces]
    assert sum(file.stat().st_size for file in found) < FACES
    (sheet,) = {str(p.all("string(//link[@rel='stylesheet']/@href)")) for p in site.pages.values()}
    for face in site.file_at(sheet).read_text().split("@font-face{")[1:]:
        rule = face.partition("}")[0]
        assert "url(" not in rule or "font-display:swap" in rule, rule


def test_pictures_keep_their_place_and_wait(site: Output) -> None:
    """Every picture says its size; all but the first of a page, and the logo, wait until they are near."""
    for page in site.pages.values():
        assert page.all("//img[not(@width) or not(@height)]") == [], page.url
        eager = page.all("//main//img[not(@loading='lazy')]")
        assert len(eager) <= 1, page.url
        assert page.all("//header[contains(@class,'site-header')]//img[@loading]") == [], page.url
        for image in eager:
            assert image.get("fetchpriority") == "high", page.url
            assert image is page.all("//main//img")[0], page.url


def test_pictures_promise_the_width_they_take(site: Output) -> None:
    """`sizes` of each picture agrees with what a phone, a tablet and a laptop show, on each kind of page."""
    visits = [
        {"url": page.url, "width": width, "pictures": FITTING}
        for page in (*site.one_of_each_kind("en"), site.release("lamplight-house-first-keys"))
        for width in WIDTHS
    ]
    findings = visit(site.folder, visits)
    assert not findings, told(findings)
