"""Which cards an article has, on whole small sites: nothing withheld, nobody who didn't agree."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PIL import Image
from scratch_sites import CONF, picture, publish, write

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
SIDECAR = "alt: Doors\ncredit: Us\nusage_terms: Free\n"
RELEASE = """---
title: First families get keys
date: 2026-11-19T09:00:00-07:00
summary: Nine families moved in on Wednesday.
location: Calgary, Alta.
contacts: [jo]
photos: [doors.jpg]
quotes:
  - {text: A door is worth a lot., by: jo, approved: true}
  - {text: "%s", by: Rahel Tesfay, approved: true}
facts:
  - {label: Homes, value: "41 (nine of one room)", source: Permit, as_of: 2026-11-06}
%s---
Nine families carried their boxes in.
"""
PERSON = (
    "---\nname: Jo Desk\nmedia_contact: true\nphone: 403-555-0101\nemail: jo@example.org\n"
    "headshot: media/people/jo.jpg\n---\nJo.\n"
)


def lay_out(
    root: Path, *, scope: str = "web, press, social", more: str = "", long: bool = False
) -> Path:
    """A site with one release that has a picture of people who agreed to that scope."""
    consent = f"people: [Rahel]\nconsent: {{people: Rahel, scope: [{scope}]}}\n"
    quote = "I sleep after a night shift. " * (20 if long else 1)
    files: dict[str, str | bytes] = {
        "releases/keys/index.md": RELEASE % (quote.strip(), more),
        "releases/keys/doors.jpg": picture(size=(1400, 900)),
        "releases/keys/doors.jpg.yml": SIDECAR + consent,
        "people/jo.md": PERSON,
        "media/people/jo.jpg": picture(size=(400, 500)),
        "media/people/jo.jpg.yml": SIDECAR + consent.replace("Rahel", "jo"),
        "blog/post.md": "---\ntitle: An old post\ndate: 2020-01-01\n---\nWords.\n",
    }
    write(root, files, CONF)
    return root


def cards(root: Path, now: dt.datetime = NOW) -> list[str]:
    """The names of the cards of a site as built at a moment."""
    publish(root, now)
    folder = root / "output" / "cards"
    return sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())


def test_an_article_has_cards_of_itself_its_quotes_and_its_facts(tmp_path: Path) -> None:
    """In both shapes of itself, and a square for each part; an ordinary blog's post has none."""
    stem = "releases/2026/keys"
    assert cards(lay_out(tmp_path)) == [
        f"{stem}-fact-1.png",
        f"{stem}-quote-1.jpg",
        f"{stem}-quote-2.png",
        f"{stem}-square.jpg",
        f"{stem}-wide.jpg",
    ]
    with Image.open(tmp_path / "output/cards/releases/2026/keys-wide.jpg") as made:
        assert made.size == (1200, 630)
    with Image.open(tmp_path / "output/cards/releases/2026/keys-fact-1.png") as made:
        assert made.size == (1080, 1080)


def test_no_picture_of_people_who_did_not_agree_to_social_media(tmp_path: Path) -> None:
    """Where the consent is for web and press only, the brand draws the ground itself."""
    made = cards(lay_out(tmp_path, scope="web, press"))
    assert {Path(name).suffix for name in made} == {".png"}


def test_nothing_of_what_is_under_embargo(tmp_path: Path) -> None:
    """No card exists before the end of the embargo, and all of them do after it."""
    more = "status: embargoed\nembargo: 2026-12-01T06:00:00-07:00\n"
    assert cards(lay_out(tmp_path, more=more)) == []
    assert len(cards(tmp_path, NOW + dt.timedelta(days=30))) == 5


def test_nothing_that_an_exclusive_keeps_back(tmp_path: Path) -> None:
    """Quotes that one outlet has first are on no card of ours."""
    more = "exclusive: {outlet: courier, until: 2026-12-01T06:00:00-07:00, withhold: [quotes, photos]}\n"
    made = cards(lay_out(tmp_path, more=more))
    assert [Path(name).name for name in made] == [
        "keys-fact-1.png",
        "keys-square.png",
        "keys-wide.png",
    ]


def test_a_quote_too_long_to_be_read_has_no_card(tmp_path: Path) -> None:
    """The others keep their numbers."""
    made = cards(lay_out(tmp_path, long=True))
    assert [name for name in made if "quote" in name] == ["releases/2026/keys-quote-1.jpg"]


def test_a_card_tells_of_itself(tmp_path: Path) -> None:
    """Its description, credit and terms are in the file."""
    cards(lay_out(tmp_path))
    data = (tmp_path / "output/cards/releases/2026/keys-wide.jpg").read_bytes()
    for told in (
        "News release: First families get keys",
        "In the picture: Doors",
        "Free",
        "AltText",
    ):
        assert told.encode() in data, told


def test_a_character_without_a_font_is_an_error(tmp_path: Path) -> None:
    """It names the character and the file, also where there is no press kit that would."""
    root = lay_out(tmp_path)
    file = root / "content/stories/glyph/index.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: Egypt 𓀀\ndate: 2026-11-01\nkit: false\n---\n\nWords.\n")
    with pytest.raises(Exception) as stopped:
        publish(root, NOW)
    told = "\n".join(map(str, stopped.value.problems))
    assert "content/stories/glyph/index.md" in told and "𓀀 (U+13000)" in told and "R850" in told
