"""The toolkit for partners, on whole small sites: public from the release on, within every network's limits."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

from lxml import html
from scratch_sites import CONF, publish, write

from pressroom.networks import NETWORKS

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
RELEASE = """---
title: First families get keys
date: 2026-11-19T09:00:00Z
summary: Nine families moved in on Wednesday.
location: Calgary, Alta.
contacts: [jo]
hashtags: ['#yychousing', '#Keys']
posts:
  all: Nine families have their keys.
  x: "{{url}} Keys!"
quotes:
  - {{text: A door is worth a lot., by: Rahel Tesfay, approved: true}}
{more}---
Nine families carried their boxes in.
"""
FRENCH = (
    "---\ntitle: Les clés\nsummary: Neuf familles.\nlocation: Calgary (Alb.)\n---\nNeuf familles.\n"
)
FILES = {
    "organization.yml": "name: Prairie Lantern\nhashtags: ['#keys', '#yyc']\n"
    "handles: {bluesky: lantern.example.org, mastodon: '@lantern@social.example.org'}\n",
    "statements/fire/index.md": "---\ntitle: On the fire\ndate: 2026-11-01\nlocation: Calgary\n---\nWe mourn.\n",
    "blog/post.md": "---\ntitle: An old post\ndate: 2020-01-01\n---\nWords.\n",
}
PAGE = "releases/2026/keys/share"


def lay_out(root: Path, more: str = "", conf: str = CONF) -> Path:
    """A site with a release in two languages, a statement and a blog's post."""
    files: dict[str, str | bytes] = {
        **FILES,
        "releases/keys/index.md": RELEASE.format(more=more),
        "releases/keys/index.fr.md": FRENCH,
    }
    write(root, files, conf)
    return root


def built(root: Path, now: dt.datetime = NOW) -> Path:
    """The output of a site as at a moment."""
    publish(root, now)
    return root / "output"


def post(page: html.HtmlElement, network: str) -> str:
    """The text of a ready post on a page."""
    found = page.xpath(f"//section[@aria-labelledby='post-{network}']//*[@class='post-text']")
    return str(found[0].text_content())


def test_releases_have_one_and_statements_do_not(tmp_path: Path) -> None:
    """A statement may be about a loss, and an old blog's post was never meant for partners."""
    output = built(lay_out(tmp_path))
    pages = sorted(p.relative_to(output).as_posix() for p in output.rglob("share/index.html"))
    assert pages == [f"fr/{PAGE}/index.html", f"{PAGE}/index.html"]
    article = (output / "releases/2026/keys/index.html").read_text("utf-8")
    assert f'href="/{PAGE}/"' in article
    assert "/share/" not in (output / "statements/2026/fire/index.html").read_text("utf-8")


def test_it_is_not_public_before_the_release(tmp_path: Path) -> None:
    """No page, no post, no code, no file before the end of the embargo."""
    embargo = "status: embargoed\nembargo: 2026-12-01T06:00:00Z\n"
    root = lay_out(tmp_path, embargo)
    output = built(root)
    assert [p for p in output.rglob("*") if "share" in p.parts] == []
    later = built(root, NOW + dt.timedelta(days=30))
    assert (later / PAGE / "index.html").is_file()


def test_posts_are_what_writers_gave_and_what_fits(tmp_path: Path) -> None:
    """Each network has one, with the link and within its limit; writers' words come first."""
    page = html.parse(str(built(lay_out(tmp_path)) / PAGE / "index.html")).getroot()
    link = "https://scratch.example.org/releases/2026/keys/"
    assert post(page, "x") == f"{link} Keys!"
    assert post(page, "bluesky") == f"Nine families have their keys.\n\n{link}"
    for key, network in NETWORKS.items():
        text = post(page, key)
        assert link in text and network.measure(text) <= network.limit


def test_translations_make_posts_of_their_own(tmp_path: Path) -> None:
    """A post that somebody wrote in English isn't offered in French."""
    page = html.parse(str(built(lay_out(tmp_path)) / "fr" / PAGE / "index.html")).getroot()
    assert post(page, "mastodon").startswith("Les clés\n\nNeuf familles.")


def test_hashtags_and_accounts_are_named_once(tmp_path: Path) -> None:
    """The article's own first, then the organization's."""
    page = html.parse(str(built(lay_out(tmp_path)) / PAGE / "index.html")).getroot()
    (tags,) = page.xpath("//p[@class='toolkit-tags']")
    assert tags.text_content() == "#yychousing #Keys #yyc"
    handles = [
        d.text_content() for d in page.xpath("//dl[contains(@class,'toolkit-handles')]//dd/*[1]")
    ]
    assert handles == ["@lantern.example.org", "@lantern@social.example.org"]


def test_everything_is_in_one_file(tmp_path: Path) -> None:
    """Posts, pictures with their descriptions, and codes, in each language; nothing else."""
    output = built(lay_out(tmp_path))
    (file,) = output.rglob("*_share.zip")
    assert file.parent == output / PAGE
    with zipfile.ZipFile(file) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
        stem = file.stem
        for lang in ("en", "fr"):
            assert {f"{lang}/posts/{network}.txt" for network in NETWORKS} < names
            assert {f"{lang}/qr.svg", f"{lang}/qr.png", f"{lang}/README.txt"} < names
            assert {f"{lang}/pictures/keys-wide.png", f"{lang}/pictures/keys-square.png"} < names
        alts = archive.read(f"{stem}/en/alt-texts.txt").decode()
        readme = archive.read(f"{stem}/en/README.txt").decode()
    assert "keys-quote-1.png\n“A door is worth a lot.” — Rahel Tesfay" in alts
    assert "Help us spread the word" in readme and "#yychousing #Keys #yyc" in readme


def test_campaign_tags_are_on_posts_and_nowhere_else(tmp_path: Path) -> None:
    """The setting tags the links of ready posts; article, code and embeds stay plain."""
    conf = CONF + 'PRESSROOM_CAMPAIGN = "utm_source={network}&utm_campaign={slug}"\n'
    output = built(lay_out(tmp_path, conf=conf))
    page = html.parse(str(output / PAGE / "index.html")).getroot()
    assert "/keys/?utm_source=mastodon&utm_campaign=keys" in post(page, "mastodon")
    assert "utm_" not in (output / "releases/2026/keys/index.html").read_text("utf-8")
    (codes,) = page.xpath("//ul[contains(@class,'embed-codes')]")
    assert "utm_" not in codes.text_content()


def test_of_what_was_withdrawn_the_address_leads_to_the_notice(tmp_path: Path) -> None:
    """Partners who kept the link learn that there is nothing to share any more."""
    root = lay_out(tmp_path)
    assert (built(root) / PAGE / "qr.svg").is_file()
    lay_out(tmp_path, "status: withdrawn\nwithdrawn: {date: 2026-11-22, reason: Wrong house.}\n")
    output = built(root)
    page = (output / PAGE / "index.html").read_text("utf-8")
    assert 'http-equiv="refresh" content="0; url=/releases/2026/keys/"' in page
    assert not (output / PAGE / "qr.svg").exists() and not list(output.rglob("*_share.zip"))
