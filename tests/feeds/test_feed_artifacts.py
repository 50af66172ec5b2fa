"""The feed files of a whole newsroom."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from feed_samples import NOW, SITE, article, at, entry_of, happening_of, newsroom, notice, press

from pressroom.build.artifact import Unmade
from pressroom.feeds.artifacts import Press, artifacts, list_path
from pressroom.feeds.plan import feeds_of
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import PublicNewsroom
from pressroom.model.parts import Change

KEYS = article(
    "keys",
    topic="housing",
    tags=("Homes",),
    authors=("Tomasz Wilk",),
    corrections=(Change(date=at(2026, 11, 21), note="Twelve, not ten."),),
)
ROOM = newsroom(
    KEYS,
    article("keys", lang="fr", topic="housing"),
    article("keys", lang="ar", title="بيت الضوء"),
    article("gala", Kind.EVENT, date=at(2026, 10, 1), starts=at(2026, 12, 5, 13)),
    article("tour", Kind.ADVISORY, date=at(2026, 11, 1), starts=at(2026, 11, 24, 10)),
    notices=(notice("census", replaced_by="keys"),),
)


def files(room: PublicNewsroom, owner: Press | None = None) -> dict[str, bytes]:
    """Every file, made."""
    owner = owner or press(room)
    plans = feeds_of(room, owner.settings, owner.addresses)
    entries = {made.id: made for made in map(entry_of, room.articles)}
    dated = [item for item in room.articles if item.starts]
    dates = {made.id: made for made in map(happening_of, dated)}
    made = list(artifacts(plans, entries, dates, owner))
    assert len({artifact.path for artifact in made}) == len(made)
    told = {artifact.path: artifact.recipe(*artifact.inputs) for artifact in made}
    return {p: each.make() if isinstance(each, Unmade) else each for p, each in told.items()}


def test_every_feed_has_its_files() -> None:
    """All, kinds, topics, tags and authors in three formats; calendars, events and lists besides."""
    made = files(ROOM)
    for name in ("all", "releases", "topics/housing", "tags/homes", "authors/tomasz-wilk"):
        for suffix in ("rss.xml", "atom.xml", "json"):
            assert f"feeds/{name}.{suffix}" in made
    assert {"feeds/all.ics", "feeds/events.ics", "feeds/advisories.ics"} < set(made)
    assert "events/2026/gala/gala.ics" in made
    assert {"feeds/all.opml", "fr/feeds/all.opml", "feeds/every-language/all.opml"} < set(made)
    assert "feeds/releases.ics" not in made


def test_nothing_changes_when_nothing_was_published() -> None:
    """A build on another day writes the same bytes: readers get `304 Not Modified`."""
    assert files(ROOM) == files(replace(ROOM, now=NOW.replace(year=2030)))


def test_order_of_reading_changes_nothing() -> None:
    """The order of the articles in the newsroom is not the order of a feed."""
    assert files(ROOM) == files(replace(ROOM, articles=ROOM.articles[::-1]))


def test_withdrawn_release_is_in_the_feed_with_its_reason() -> None:
    """Subscribers get the notice in place of the text, and the link to what replaces it."""
    items = json.loads(files(ROOM)["feeds/releases.json"])["items"]
    (gone,) = (item for item in items if "withdrawn" in item["_pressroom"])
    assert gone["title"] == "Withdrawn: press release of Oct. 3, 2025"
    assert "could not be confirmed" in gone["content_html"]
    assert gone["_pressroom"]["withdrawn"]["replaced_by"] == f"{SITE}/releases/2026/keys/"


def test_correction_reaches_every_format() -> None:
    """A corrected release is corrected in RSS, Atom and JSON Feed."""
    made = files(ROOM)
    for suffix in ("rss.xml", "atom.xml", "json"):
        assert b"Twelve, not ten." in made[f"feeds/releases.{suffix}"]


def test_feeds_of_a_language_speak_it() -> None:
    """Titles, taglines and home pages are the language's own."""
    french = json.loads(files(ROOM)["fr/feeds/all.json"])
    assert french["title"] == "Société d’accueil Lanterne des Prairies"
    assert french["description"] == "Une lumière à l’arrivée"
    assert french["home_page_url"] == f"{SITE}/fr/"
    assert french["feed_url"] == f"{SITE}/fr/feeds/all.json"


def test_feed_leads_to_the_page_of_its_subject() -> None:
    """A topic's feed is the topic page's."""
    made = json.loads(files(ROOM)["feeds/topics/housing.json"])
    assert made["home_page_url"] == f"{SITE}/topics/housing/"


def test_list_of_all_feeds_names_every_rss_feed_once() -> None:
    """The whole list has each RSS file; a language's list has its own."""
    made = files(ROOM)
    listed = ElementTree.fromstring(made["feeds/every-language/all.opml"]).iter("outline")
    urls = [outline.get("xmlUrl") for outline in listed if outline.get("xmlUrl")]
    assert sorted(urls) == sorted(f"{SITE}/{path}" for path in made if path.endswith(".rss.xml"))
    assert list_path("fr", press(ROOM).addresses) == "fr/feeds/all.opml"


def test_beats_of_several_languages_have_lists() -> None:
    """A kind or topic that is told in several languages has a list with the feed of each."""
    made = files(ROOM)
    root = ElementTree.fromstring(made["feeds/every-language/topics/housing.opml"])
    addresses = [outline.get("xmlUrl") for outline in root.findall("body/outline")]
    assert addresses == [
        f"{SITE}/feeds/topics/housing.rss.xml",
        f"{SITE}/fr/feeds/topics/housing.rss.xml",
    ]
    assert "feeds/every-language/releases.opml" in made
    assert "feeds/every-language/events.opml" not in made


def test_masthead_is_on_every_feed() -> None:
    """Icon, logo and hub are said by all."""
    owner = press(ROOM, icon=f"{SITE}/i.png", logo=f"{SITE}/l.png", hub="https://hub.example.org/")
    made = files(ROOM, owner)
    assert f"<icon>{SITE}/i.png</icon>".encode() in made["feeds/all.atom.xml"]
    assert f"<url>{SITE}/l.png</url>".encode() in made["feeds/all.rss.xml"]
    assert json.loads(made["feeds/all.json"])["hubs"][0]["url"] == "https://hub.example.org/"


def test_missing_entry_is_our_own_mistake() -> None:
    """A plan that names what nobody hands over is a bug, not a shorter feed."""
    owner = press(ROOM)
    plans = feeds_of(ROOM, owner.settings, owner.addresses)
    with pytest.raises(KeyError):
        list(artifacts(plans, {}, {}, owner))


def test_empty_newsroom_has_whole_feeds() -> None:
    """Before the first release there is a feed to subscribe to, and a list with it."""
    assert sorted(files(newsroom())) == [
        "feeds/all.atom.xml",
        "feeds/all.json",
        "feeds/all.opml",
        "feeds/all.rss.xml",
    ]
