"""Embeds, on whole small sites: bare, honest about what became of a text, and nothing withheld in them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from lxml import html
from scratch_sites import CONF, picture, publish, write

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
RELEASE = """---
title: First families & keys
date: 2026-11-19T09:00:00Z
summary: Nine families moved in on Wednesday.
location: Calgary, Alta.
contacts: [jo]
photos: [doors.jpg]
quotes:
  - {{text: A door is worth a lot., by: Rahel Tesfay, approved: true}}
facts:
  - {{label: Homes, value: "41", source: Permit, as_of: 2026-11-06}}
{more}---
Nine families carried their boxes in.
"""
EVENT = """---
title: Lantern Night
date: 2026-11-01
starts: 2026-12-05T15:00:00-07:00
venue: Community hall
summary: A walk.
---
A walk.
"""
WITHDRAWN = "status: withdrawn\nwithdrawn: {date: 2026-11-22, reason: It was another house.}\n"
STEM = "embed/releases/2026/keys"


def lay_out(root: Path, more: str = "", scope: str = "web, press, social") -> Path:
    """A site with a release and an event."""
    files: dict[str, str | bytes] = {
        "organization.yml": "name: Prairie Lantern\n",
        "releases/keys/index.md": RELEASE.format(more=more),
        "releases/keys/doors.jpg": picture(size=(900, 600)),
        "releases/keys/doors.jpg.yml": "alt: Doors\ncredit: Us\nusage_terms: Free\npeople: [Rahel]\n"
        f"consent: {{people: Rahel, scope: [{scope}]}}\n",
        "events/night/index.md": EVENT,
    }
    write(root, files, CONF)
    return root


def built(root: Path, now: dt.datetime = NOW) -> Path:
    """The output of a site as at a moment."""
    publish(root, now)
    return root / "output"


def page(output: Path, path: str) -> html.HtmlElement:
    """A page's tree."""
    return html.parse(str(output / path / "index.html")).getroot()


def test_article_quote_fact_and_event_can_be_framed(tmp_path: Path) -> None:
    """Each on a page of its own without a script, which names the article as the real one."""
    output = built(lay_out(tmp_path))
    item = "https://scratch.example.org/releases/2026/keys/"
    for part, told in (("", "Nine families"), ("/quote-1", "A door is worth"), ("/fact-1", "41")):
        tree = page(output, STEM + part)
        assert tree.xpath("//script | //iframe | //form | //@style") == [], part
        assert tree.xpath("//link[@rel='canonical']/@href") == [item]
        assert tree.xpath("//meta[@name='robots']") == [], "what isn't looked at has no canonical"
        assert tree.xpath("string(//meta[@name='description']/@content)") != "", part
        assert told in tree.text_content()
        for link in tree.xpath("//main//a"):
            assert (link.get("target"), link.get("rel")) == ("_blank", "noopener")
    assert "Community hall" in page(output, "embed/events/2026/night").text_content()


def test_the_line_to_paste_is_one_line_with_a_plain_link(tmp_path: Path) -> None:
    """A frame without scripts and, where frames are taken away, a link that stays."""
    output = built(lay_out(tmp_path))
    (code,) = page(output, "releases/2026/keys").xpath("//pre[@class='embed-code']/code")
    line = code.text_content()
    assert "\n" not in line
    pasted = html.fragment_fromstring(line)
    (frame,) = pasted.xpath(".//iframe")
    assert frame.get("src") == f"https://scratch.example.org/{STEM}/"
    assert frame.get("title") == "First families & keys"
    assert "allow-scripts" not in frame.get("sandbox") and int(frame.get("height")) > 100
    (link,) = pasted.xpath(".//a")
    assert link.get("href") == "https://scratch.example.org/releases/2026/keys/"


def test_oembed_describes_it(tmp_path: Path) -> None:
    """The article names a static description, whose HTML is the same line."""
    output = built(lay_out(tmp_path))
    tree = page(output, "releases/2026/keys")
    (address,) = tree.xpath("//link[@type='application/json+oembed']/@href")
    told = json.loads(
        (output / address.removeprefix("https://scratch.example.org/")).read_text("utf-8")
    )
    assert (told["version"], told["type"], told["provider_name"]) == (
        "1.0",
        "rich",
        "Prairie Lantern",
    )
    assert told["html"] == tree.xpath("//pre[@class='embed-code']/code")[0].text_content()
    assert isinstance(told["width"], int) and isinstance(told["height"], int)
    thumbnail = told["thumbnail_url"].removeprefix("https://scratch.example.org/")
    assert (output / thumbnail).is_file()


def test_of_what_was_withdrawn_every_frame_shows_the_notice(tmp_path: Path) -> None:
    """The release's own, its quotes' and its facts'; no word of it is left."""
    root = lay_out(tmp_path)
    assert "A door" in page(built(root), f"{STEM}/quote-1").text_content()
    output = built(lay_out(tmp_path, WITHDRAWN))
    for part in ("", "/quote-1", "/fact-1"):
        text = page(output, STEM + part).text_content()
        assert "It was another house." in text and "Withdrawn" in text
        assert "First families" not in text and "A door" not in text and "41" not in text
        told = json.loads((output / f"{STEM}{part}/oembed.json").read_text("utf-8"))
        assert told["title"].startswith("Withdrawn")


def test_nothing_withheld_can_be_framed(tmp_path: Path) -> None:
    """Neither what is under embargo nor what an exclusive keeps back has a page or a description."""
    embargo = "status: embargoed\nembargo: 2026-12-01T06:00:00Z\n"
    output = built(lay_out(tmp_path / "a", embargo))
    assert not (output / STEM).exists()
    exclusive = "exclusive: {outlet: c, until: 2026-12-01T06:00:00Z, withhold: [quotes]}\n"
    output = built(lay_out(tmp_path / "b", exclusive))
    assert (output / STEM / "fact-1").is_dir() and not (output / STEM / "quote-1").exists()


def test_a_picture_stands_on_others_sites_only_with_consent(tmp_path: Path) -> None:
    """The people in it agreed to press and to social media."""
    for number, (scope, shown) in enumerate(
        (("web, press, social", 1), ("web, press", 0), ("web, social", 0))
    ):
        output = built(lay_out(tmp_path / str(number), scope=scope))
        assert len(page(output, STEM).xpath("//img")) == shown, scope


def test_only_embeds_may_be_framed(tmp_path: Path) -> None:
    """What hosts are told denies frames to everything, and takes that back for one folder."""
    rules = (built(lay_out(tmp_path)) / "_headers").read_text("utf-8").split("\n\n")
    framed = [rule for rule in rules if "frame-ancestors *" in rule]
    assert [rule.split("\n")[0] for rule in framed] == ["/embed/*"]
    assert "! X-Frame-Options" in framed[0] and "! Content-Security-Policy" in framed[0]
    assert "frame-ancestors 'none'" in rules[0] and "X-Frame-Options: DENY" in rules[0]
