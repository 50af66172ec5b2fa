"""What networks and messengers are told of a page, on whole small sites."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from lxml import html
from scratch_sites import CONF, picture, publish, write

from pressroom.metadata.open_graph import og_locale
from pressroom.site.networks import fediverse_handle, x_handle

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
STORY = "---\ntitle: Doors\ndate: 2026-11-01\nphotos: [{photos}]\n{more}---\n\nOpen.\n"
CONSENT = "people: [Rahel]\nconsent: {{people: Rahel, scope: [{scope}]}}\n"
SIDECAR = "alt: {alt}\ncredit: Us\nusage_terms: Free\n"
ORGANIZATION = "name: Lantern\nlogos: [media/logos/mark.jpg]\n"


def told(root: Path, page: str) -> dict[str, str]:
    """What a built page's `meta` elements say, the first of each name."""
    tree = html.parse(str(root / "output" / page / "index.html"))
    found: dict[str, str] = {}
    for meta in tree.findall(".//meta[@content]"):
        found.setdefault(meta.get("property") or meta.get("name") or "", meta.get("content"))
    return found


def lay_out(root: Path, *scopes: str, folder: str = "stories") -> None:
    """A site with a story that shows a picture for each scope of consent, in that order."""
    names = [f"p{n}.jpg" for n, _ in enumerate(scopes)]
    files: dict[str, str | bytes] = {
        f"{folder}/doors/index.md": STORY.format(photos=", ".join(names), more=""),
        "organization.yml": ORGANIZATION,
        "media/logos/mark.jpg": picture(size=(500, 500)),
        "media/logos/mark.jpg.yml": SIDECAR.format(alt="The lantern"),
    }
    for name, scope in zip(names, scopes, strict=True):
        files[f"{folder}/doors/{name}"] = picture(size=(1400, 700))
        sidecar = SIDECAR.format(alt=f"Shows {name}") + CONSENT.format(scope=scope)
        files[f"{folder}/doors/{name}.yml"] = sidecar
    write(root, files, CONF)
    publish(root, NOW)


def test_an_article_is_shown_by_its_card(tmp_path: Path) -> None:
    """Links to it show the wide card, with what it says in words; its toolkit the same."""
    lay_out(tmp_path, "web, press", "web, social")
    for page in ("stories/2026/doors", "stories/2026/doors/share"):
        meta = told(tmp_path, page)
        address = "https://scratch.example.org/cards/stories/2026/doors-wide.jpg"
        assert meta["og:image"] == meta["twitter:image"] == address
        assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
        assert meta["og:image:type"] == "image/jpeg"
        assert meta["og:image:alt"] == meta["twitter:image:alt"]
        assert "Doors" in meta["og:image:alt"] and "Shows p1.jpg" in meta["og:image:alt"]
        assert meta["twitter:card"] == "summary_large_image"


def test_nobody_is_on_a_card_who_is_not_for_social_media(tmp_path: Path) -> None:
    """Where no picture may be shared, the card is drawn without one, and no word of it is in the preview."""
    lay_out(tmp_path, "web, press")
    meta = told(tmp_path, "stories/2026/doors")
    assert meta["og:image"].endswith("/doors-wide.png")
    assert "Shows" not in meta["og:image:alt"]
    assert not list((tmp_path / "output/cards").rglob("*.jpg"))


def test_only_pictures_for_social_media_are_previews(tmp_path: Path) -> None:
    """Of an article without a card, a picture for the web and the press is on the page, not beside links."""
    lay_out(tmp_path, "web, press", "web, social", folder="blog")
    page = (tmp_path / "output/stories/2026/doors/index.html").read_text("utf-8")
    meta = told(tmp_path, "stories/2026/doors")
    assert "Shows p0.jpg" in page.partition("<body")[2]
    assert "p0" not in meta["og:image"] + meta["twitter:image"]
    assert "/p1-1200." in meta["og:image"]
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "600")
    assert (meta["og:image:type"], meta["og:image:alt"]) == ("image/jpeg", "Shows p1.jpg")
    assert meta["twitter:card"] == "summary_large_image"


def test_the_logo_stands_in_where_no_picture_may_be_shared(tmp_path: Path) -> None:
    """Without a picture to share, links show the organization's logo, and small."""
    lay_out(tmp_path, "web, press")
    for page in ("", "people", "archive"):
        meta = told(tmp_path, page)
        assert "/media/logos/mark" in meta["og:image"], page
        assert meta["og:image:alt"] == "The lantern"
        assert meta["twitter:card"] == "summary"


def test_an_article_says_when_what_and_by_whom(tmp_path: Path) -> None:
    """Open Graph has an article's times, section, tags and authors; Mastodon its author's account."""
    person = "---\nname: Amira\nhandles: {mastodon: '@amira@example.social', x: amira_h}\n---\n"
    write(
        tmp_path,
        {
            "people/amira.md": person,
            "stories/doors.md": STORY.format(
                photos="", more="tags: [keys, homes]\nauthors: [amira]\nupdated: 2026-11-02\n"
            ),
        },
    )
    publish(tmp_path, NOW)
    meta = told(tmp_path, "stories/2026/doors")
    assert meta["og:type"] == "article"
    assert meta["article:published_time"] == "2026-11-01T00:00:00+00:00"
    assert meta["article:modified_time"] == "2026-11-02T00:00:00+00:00"
    assert (meta["article:section"], meta["article:tag"]) == ("Story", "keys")
    assert meta["article:author"] == "https://scratch.example.org/people/amira/"
    assert meta["fediverse:creator"] == "@amira@example.social"
    assert meta["twitter:creator"] == "@amira_h"
    assert told(tmp_path, "people/amira")["og:type"] == "profile"


def test_a_page_names_its_language_and_the_others(tmp_path: Path) -> None:
    """The locale is the page's, its alternates those of its versions."""
    write(
        tmp_path,
        {
            "stories/doors/index.md": STORY.format(photos="", more=""),
            "stories/doors/index.fr.md": STORY.format(photos="", more=""),
        },
    )
    publish(tmp_path, NOW)
    meta = told(tmp_path, "fr/stories/2026/doors")
    assert (meta["og:locale"], meta["og:locale:alternate"]) == ("fr_CA", "en_US")


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("en-CA", "en_US"),
        ("fr-FR", "fr_FR"),
        ("pa", "pa_IN"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant-HK", "zh_HK"),
        ("zh-Hant", "zh_TW"),
        ("uk", "uk_UA"),
        ("tl", "tl_PH"),
        ("ti", "ti_ET"),
    ],
)
def test_languages_are_spelled_for_open_graph(tag: str, locale: str) -> None:
    """A language and a region that Open Graph's readers know."""
    assert og_locale(tag) == locale


def test_accounts_are_read_as_people_write_them() -> None:
    """A handle or the address of a profile; what is neither is no account."""
    mastodon = ["@a@b.social", "a@b.social", "https://b.social/@a", "https://b.social/users/a/"]
    assert {fediverse_handle([("mastodon", each)]) for each in mastodon} == {"@a@b.social"}
    assert fediverse_handle([("mastodon", "somebody"), ("bluesky", "a@b.social")]) == ""
    assert {x_handle([("X", each)]) for each in ("@a_b", "a_b", "https://x.com/a_b")} == {"@a_b"}
    assert x_handle([("x", "far-too-long-a-name")]) == ""
