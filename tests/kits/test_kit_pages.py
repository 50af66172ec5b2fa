"""The page of a kit: its order, its links, and that it works without anything else."""

from __future__ import annotations

import itertools
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from kit_newsroom import SECRETS
from lxml import etree, html

from pressroom.site.desk import Desk
from pressroom.site.kits import article_subject, organization_subject

ORDER = [
    *("contacts", "sentence", "text", "quotes", "facts", "spokespeople", "pictures", "logos"),
    *("recordings", "background", "about-default", "links", "terms"),
]


def page(output: Path, path: str) -> etree._Element:
    """A page's tree."""
    return html.fromstring((output / path / "index.html").read_bytes())


@pytest.fixture
def path(desk: Desk) -> str:
    """The path of the release's kit."""
    (article,) = (a for a in desk.newsroom.articles if a.slug == "keys" and a.lang == "en")
    found = article_subject(desk, article)
    assert found is not None
    return found.path(desk, "en")


def test_order(output: Path, path: str) -> None:
    """What a desk asks for first comes first."""
    tree = page(output, path)
    assert tree.xpath("//section[contains(@class,'kit-part')]/h2/@id") == ORDER


def test_headings(output: Path, path: str) -> None:
    """There is one h1, no level is skipped, and no id is there twice."""
    tree = page(output, path)
    levels = [
        int(found.tag[1])
        for found in tree.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4]")
    ]
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_texts_in_their_languages(output: Path, path: str) -> None:
    """Each text is marked with its language and direction, the page's own open, the others a click away."""
    tree = page(output, path)
    texts = tree.xpath("//div[contains(@class,'kit-paragraphs')]")
    assert [(t.get("lang"), t.get("dir")) for t in texts] == [("en", "ltr"), ("fr", "ltr")]
    assert [t.getparent().get("open") is not None for t in texts] == [True, False]


def test_downloads(output: Path, path: str) -> None:
    """Every link within the site leads to a file, each download says how large it is."""
    tree = page(output, path)
    for link in tree.xpath("//main//@href | //main//@src"):
        if link.startswith("/"):
            target = output / unquote(urlsplit(link).path).lstrip("/")
            assert (target / "index.html").is_file() or target.is_file(), link
    files = tree.xpath("//ul[contains(@class,'kit-formats')]/li")
    assert len(files) == 12
    assert all("kB" in item.text_content() for item in files)
    (archive,) = tree.xpath("//p[@class='kit-archive']")
    assert "ZIP" in archive.text_content()
    assert "kB" in archive.text_content()


def test_rights_stand_beside_pictures(output: Path, path: str) -> None:
    """Caption, credit, terms, pixels and size of a picture are in its own figure."""
    figure = page(output, path).xpath("//section[@aria-labelledby='pictures']//figure")[0]
    said = figure.text_content()
    for told in ("Keys to a first home", "Olena Kovalenko", "Free with credit", "300 × 200", "kB"):
        assert told in said


def test_found_by_who_looks_for_a_kit(output: Path, path: str) -> None:
    """Search engines may show a kit under its own name; sitemaps and the site's search name the item only."""
    tree = page(output, path)
    assert "noindex" not in tree.xpath("string(//meta[@name='robots']/@content)")
    (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
    assert canonical.rstrip("/").endswith(path.rstrip("/"))
    for file in output.glob("sitemap*.xml"):
        assert path not in file.read_text()


def test_quotes_are_copied_with_attribution(output: Path, path: str) -> None:
    """The copy button of a quote holds its speaker too."""
    copied = page(output, path).xpath("//figure[contains(@class,'quote')]//@data-copy-text")
    assert copied == ["“A door is worth a lot.” — Harpreet Gill, Manager, housing"]


def test_zone_of_hours(output: Path, path: str) -> None:
    """Hours are in the newsroom's zone; the script has what it needs to tell the reader's."""
    (place,) = page(output, path).xpath("//*[@data-zone]")
    assert place.get("data-zone") == "America/Edmonton"
    assert "{here}" in place.get("data-zone-told")


def test_qr(output: Path, path: str) -> None:
    """The QR code is a picture without any style of its own."""
    (source,) = page(output, path).xpath("//img[contains(@class,'kit-qr')]/@src")
    drawn = (output / source.lstrip("/")).read_text()
    assert "<svg" in drawn
    assert "style" not in drawn


def test_editions_share_an_address(output: Path, path: str) -> None:
    """The French page lies at the same address under /fr/, and each names the other."""
    for place in (path, f"fr/{path}"):
        links = page(output, place).xpath("//link[@rel='alternate'][@hreflang]/@href")
        assert f"https://newsroom.example.org/{path}" in links
        assert f"https://newsroom.example.org/fr/{path}" in links
    assert not (output / "ar" / path).exists()


def test_release_leads_to_its_kit(output: Path, path: str) -> None:
    """A release's rail and its bar on phones lead to the kit, the rail to the archive with its size."""
    release = page(output, "releases/2026/keys")
    assert release.xpath(f"//nav[contains(@class,'jump-bar')]//a[@href='/{path}']")
    (rail,) = release.xpath("//section[contains(@class,'rail-kit')]")
    assert rail.xpath(f".//a[@href='/{path}']")
    assert rail.xpath(".//a[contains(@href, '_keys_en.zip')]")
    assert "kB" in rail.text_content()


def test_no_kit_no_link(output: Path) -> None:
    """`kit: false` leaves neither a page nor a link."""
    fair = page(output, "events/2026/fair")
    assert not fair.xpath("//section[contains(@class,'rail-kit')]")
    assert not list(output.glob("kit/*/*_fair_*"))


def test_about_and_topic_lead_to_theirs(output: Path, desk: Desk) -> None:
    """The organization's and a topic's own page lead to their kits."""
    own = organization_subject(desk).path(desk, "en")
    assert page(output, "about").xpath(f"//section[contains(@class,'rail-kit')]//a[@href='/{own}']")
    assert page(output, "topics/housing").xpath("//section[contains(@class,'rail-kit')]")


def test_no_secrets(output: Path) -> None:
    """No page of any kit says a word of what is withheld."""
    for file in output.glob("**/kit/*/index.html"):
        said = file.read_text().lower()
        assert not [secret for secret in SECRETS if secret in said], file
