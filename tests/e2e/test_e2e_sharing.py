"""What is made to be passed on, on the sample newsroom: cards, toolkits, and frames on others' sites."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser import told, visit
from built_site import SITE_URL, Output
from PIL import Image

HEAVIEST = 300_000
SHAPES = {(1200, 630), (1080, 1080)}
NARROW, WIDE = 300, 600


def test_cards_are_there_in_every_language(site: Output) -> None:
    """In their two shapes, each light enough for any messenger's preview."""
    cards = [file for file in site.files() if file.is_relative_to(site.folder / "cards")]
    langs = {file.relative_to(site.folder / "cards").parts[0] for file in cards}
    assert {"fr", "ar", "pa", "zh-hans", "releases"} <= langs
    for file in cards:
        assert file.stat().st_size < HEAVIEST, file
        with Image.open(file) as picture:
            assert picture.size in SHAPES, file


def test_every_toolkit_has_everything(site: Output) -> None:
    """Nine posts, pictures with a text and a download, a code, and all of it in one file."""
    kits = [page for page in site.pages.values() if page.kind == "page-toolkit"]
    assert {page.lang for page in kits} == {"en", "fr", "ar", "pa", "zh-Hans"}
    for page in kits:
        assert page.all("count(//section[contains(@class,'post')]/h3)") == 9, page.url
        assert page.all("//ul[contains(@class,'social-cards')]//img[not(@alt)]") == []
        assert page.all("count(//a[@type='application/zip'])") == 1, page.url
        assert "noindex" not in page.all("string(//meta[@name='robots']/@content)"), page.url


def test_links_to_networks_have_no_tracker(site: Output) -> None:
    """They carry the page's address and the words, and nothing about who shares."""
    for page in site.pages.values():
        for link in page.all(
            "//ul[contains(@class,'share')]//@href | //section[contains(@class,'post')]//@href"
        ):
            assert not re.search(r"utm_|fbclid|ref=|via=", str(link)), (page.url, link)


def test_frames_need_no_scrolling(site: Output) -> None:
    """Each fits into the height that its own line gives it, in every language, where it is narrow."""
    visits = [
        {"url": url, "width": NARROW, "height": height, "fits": True}
        for url, height in heights(site).items()
    ]
    assert len(visits) > 100
    findings = visit(site.folder, visits)
    assert not findings, told(findings)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frames_have_no_barriers(site: Output, scheme: str) -> None:
    """No rule of axe is broken in those of one release, an event and a notice, narrow and wide."""
    wanted = re.compile(
        r"/lamplight-house-first-keys/(|quote-1/|fact-1/)$|/lantern-night|/chinatown"
    )
    visits = [
        {"url": url, "width": width, "height": height, "scheme": scheme, "axe": True, "fits": True}
        for url, height in heights(site).items()
        for width in (NARROW, WIDE)
        if wanted.search(url)
    ]
    assert len(visits) > 20
    findings = visit(site.folder, visits)
    assert not findings, told(findings)


def heights(site: Output) -> dict[str, int]:
    """How high the lines to paste make each frame."""
    found: dict[str, int] = {}
    for file in sorted(site.folder.rglob("oembed.json")):
        text = file.read_text("utf-8")
        (address,) = re.findall(r'iframe src=\\"([^"\\]+)', text)
        (height,) = re.findall(r'"height": (\d+)', text)
        found[address.removeprefix(SITE_URL)] = int(height)
    return found


def test_others_can_frame_embeds_and_nothing_else(site: Output, tmp_path: Path) -> None:
    """With the headers that hosts are told to send, a page of another origin shows the card, and no page."""
    release = site.release("lamplight-house-first-keys")
    shown, refused = f"/embed{release.url}", release.url
    findings = visit(
        site.folder, [{"url": "/", "width": 800, "frames": [[shown, True], [refused, False]]}]
    )
    assert not findings, told(findings)
    assert tmp_path.is_dir()
