"""RSS and Atom: what subscribers get, and each of feedgen's traps."""

from __future__ import annotations

import datetime as dt
import io
import locale
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from feed_samples import (
    CORRECTION,
    NOW,
    PHOTO,
    PICTURE,
    SITE,
    ZONE,
    at,
    entry,
    feed,
    golden,
    unhurried,
)
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pressroom.feeds import syndication
from pressroom.feeds.entry import Entry, Feed
from pressroom.feeds.syndication import atom, rss
from pressroom.feeds.text import ready

NS = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
NEWER = entry(
    id="urn:uuid:44444444-4444-5444-8444-444444444444",
    url=f"{SITE}/fr/releases/2026/maison/",
    title="La Maison du Lampadaire remet ses clés",
    lang="fr",
    published=at(2026, 11, 20),
    authors=(),
    enclosures=(),
)
CORRECTED = entry(corrections=(CORRECTION,), authors=("Amira Haddad", "Tomasz Wilk"))
SAMPLE = feed(*(ready(e, ZONE) for e in (NEWER, CORRECTED)), hub="https://hub.example.org/")


def texts(document: bytes, path: str) -> list[str]:
    """What an XPath finds in a document."""
    found: Any = etree.fromstring(document).xpath(path, namespaces=NS)
    return [str(item if isinstance(item, str) else item.text) for item in found]


def parsed(document: bytes) -> Any:
    """The document as feedparser reads it, which finds nothing wrong with it."""
    made = feedparser.parse(io.BytesIO(document))
    assert not made.bozo, made.get("bozo_exception")
    return made


def test_rss_is_as_agreed() -> None:
    """The whole RSS document of a sample feed."""
    golden("releases.rss.xml", rss(SAMPLE))


def test_atom_is_as_agreed() -> None:
    """The whole Atom document of a sample feed."""
    golden("releases.atom.xml", atom(SAMPLE))


@pytest.mark.parametrize("make", [rss, atom])
def test_feeds_survive_a_round_trip(make: Any) -> None:
    """A reader sees the same entries, in order, with everything they say."""
    made = parsed(make(SAMPLE))
    assert [e.title for e in made.entries] == [NEWER.title, CORRECTED.title]
    first, second = made.entries
    assert (second.id, second.link) == (CORRECTED.id, CORRECTED.url)
    assert second.author == "Amira Haddad, Tomasz Wilk" or [a.name for a in second.authors] == [
        "Amira Haddad",
        "Tomasz Wilk",
    ]
    assert first.author == SAMPLE.author
    assert [tag.term for tag in second.tags] == ["Housing", "homes", "winter"]
    assert "Twelve families" in second.content[0].value
    assert second.summary == CORRECTED.summary
    assert second.published_parsed[:5] == (2026, 11, 19, 16, 0)
    assert second.updated_parsed[:5] == (2026, 11, 21, 21, 30)
    assert made.feed.title == SAMPLE.title
    assert made.feed.language == "en"


@pytest.mark.parametrize("make", [rss, atom])
def test_self_and_hub_are_named_once(make: Any) -> None:
    """WebSub needs exactly one `self`, equal to the feed's address, and the hub."""
    links = parsed(make(SAMPLE)).feed.links
    own = SAMPLE.rss if make is rss else SAMPLE.atom
    assert [link.href for link in links if link.rel == "self"] == [own]
    assert [link.href for link in links if link.rel == "hub"] == ["https://hub.example.org/"]


@pytest.mark.parametrize("make", [rss, atom])
def test_no_hub_unless_one_is_set(make: Any) -> None:
    """A newsroom without a hub promises none."""
    assert b"hub" not in make(replace(SAMPLE, hub=""))


def test_atom_entry_links_say_all_they_know() -> None:
    """Trap: feedgen loses rel, type, length and hreflang of an entry's links."""
    links: Any = etree.fromstring(atom(SAMPLE)).xpath("//a:entry[2]/a:link", namespaces=NS)
    assert [dict(link.attrib) for link in links] == [
        {"href": CORRECTED.url, "rel": "alternate", "type": "text/html", "hreflang": "en"},
        {
            "href": PICTURE.url,
            "rel": "enclosure",
            "type": "image/jpeg",
            "length": "284113",
            "title": PICTURE.title,
        },
        {"href": PHOTO.url, "rel": "enclosure", "type": "image/jpeg"},
    ]


def test_rss_channel_links_to_its_page() -> None:
    """Trap: feedgen's channel link is the last link given, whatever it is for."""
    assert texts(rss(SAMPLE), "/rss/channel/link") == [SAMPLE.home]


def test_dates_come_from_content() -> None:
    """Trap: feedgen writes the time of the build; nothing published means the same bytes."""
    assert texts(rss(SAMPLE), "//lastBuildDate") == ["Sat, 21 Nov 2026 14:30:00 -0700"]
    assert texts(atom(SAMPLE), "/a:feed/a:updated")[0].startswith("2026-11-21T14:30:00.")
    year = dt.datetime.now(dt.UTC).year
    for made in (rss(feed()), atom(feed())):
        assert str(year).encode() not in made


def test_empty_feeds_are_whole() -> None:
    """A feed that nothing was published in is valid: Atom's is as old as can be."""
    assert texts(rss(feed()), "//lastBuildDate") == []
    assert texts(atom(feed()), "/a:feed/a:updated") == ["2000-01-01T00:00:00+00:00"]


def test_entries_keep_their_order() -> None:
    """Trap: feedgen puts each new entry first."""
    assert texts(rss(SAMPLE), "//item/title") == [NEWER.title, CORRECTED.title]
    assert texts(atom(SAMPLE), "//a:entry/a:title") == [NEWER.title, CORRECTED.title]


def test_atom_content_is_html() -> None:
    """Trap: feedgen's CDATA type isn't Atom's; content is `html` and ends no CDATA early."""
    tricky = ready(entry(content_html="<p>a ]]&gt; b</p>"), ZONE)
    assert texts(atom(feed(tricky)), "//a:entry/a:content/@type") == ["html"]
    assert texts(atom(feed(tricky)), "//a:entry/a:content") == ["<p>a ]]&gt; b</p>"]
    assert texts(rss(feed(tricky)), "//content:encoded") == ["<p>a ]]&gt; b</p>"]


def test_rss_names_authors_by_dublin_core() -> None:
    """Trap: feedgen's RSS authors need an e-mail address; the byline is `dc:creator`."""
    assert texts(rss(SAMPLE), "//dc:creator") == [SAMPLE.author, "Amira Haddad, Tomasz Wilk"]
    assert texts(rss(SAMPLE), "//author") == []


def test_rss_ids_aren_t_addresses() -> None:
    """The guid is the identity and says that it is no link."""
    assert texts(rss(SAMPLE), "//guid") == [NEWER.id, CORRECTED.id]
    assert texts(rss(SAMPLE), "//guid/@isPermaLink") == ["false", "false"]


def test_rss_has_plain_description_and_full_text() -> None:
    """The summary is plain, the text whole."""
    assert texts(rss(SAMPLE), "//item[2]/description") == ["Twelve families move in before winter."]
    whole = texts(rss(SAMPLE), "//item[2]/content:encoded")[0]
    assert "Twelve families" in whole
    assert f"{SITE}/topics/housing/" in whole


def test_rss_has_one_enclosure_with_url_length_and_type() -> None:
    """RSS readers take one: the leading picture. An unknown length is 0."""
    (element,) = etree.fromstring(rss(SAMPLE)).iter("enclosure")
    assert dict(element.attrib) == {"url": PICTURE.url, "length": "284113", "type": "image/jpeg"}
    assert texts(rss(feed(entry(enclosures=(PHOTO,)))), "//enclosure/@length") == ["0"]


@pytest.mark.parametrize("make", [rss, atom])
def test_pictures_come_with_description_credit_and_terms(make: Any) -> None:
    """Trap: feedgen's media extension knows neither credit nor description nor terms."""
    made = make(SAMPLE)
    assert texts(made, "//media:content/@url") == [PICTURE.url, PHOTO.url]
    assert texts(made, "//media:content[1]/@width") == ["1600"]
    assert texts(made, "//media:content/@medium") == ["image", "image"]
    assert texts(made, "//media:description") == [PICTURE.description, PHOTO.description]
    assert texts(made, "//media:credit") == [PICTURE.credit, PHOTO.credit]
    assert texts(made, "//media:credit/@role") == ["illustrator", "photographer"]
    assert texts(made, "//media:copyright") == [PICTURE.rights]
    assert texts(made, "//media:copyright/@url") == [PICTURE.licence_url]
    assert texts(made, "//media:group") == []


def test_computed_picture_has_no_craftsman() -> None:
    """The credit of a picture that a model made names nobody as its photographer."""
    robot = replace(PHOTO, source_type="http://cv.iptc.org/x/trainedAlgorithmicMedia")
    assert texts(rss(feed(entry(enclosures=(robot,)))), "//media:credit/@role") == []


@pytest.mark.parametrize("make", [rss, atom])
def test_making_feeds_leaves_the_locale_alone(make: Any, monkeypatch: Any) -> None:
    """Trap: feedgen sets the locale of the whole process to write a date."""

    def refuse(*_: object) -> str:
        raise AssertionError("the locale was touched")

    monkeypatch.setattr(locale, "setlocale", refuse)
    assert make(SAMPLE)


@pytest.mark.parametrize("make", [rss, atom])
def test_control_characters_don_t_stop_a_feed(make: Any) -> None:
    """Trap: feedgen raises on what XML can't hold."""
    dirty = ready(entry(title="Ke\x0bys", summary="\x00", tags=("a\x1f",)), ZONE)
    assert parsed(make(feed(dirty))).entries[0].title == "Keys"


@pytest.mark.parametrize("make", [rss, atom])
def test_feeds_have_no_stylesheet(make: Any) -> None:
    """Browsers no longer style feeds: a page explains them instead."""
    assert b"<?xml-stylesheet" not in make(SAMPLE)


def test_entries_of_one_time_are_updated_at_different_ones() -> None:
    """Atom's `updated` differs between translations, by less than a second, and stays as it is."""
    twins = [entry(id=f"urn:uuid:{n}", title=str(n)) for n in range(20)]
    together = texts(atom(feed(*twins)), "//a:entry/a:updated")
    assert len(set(together)) == 20
    assert {moment[:19] for moment in together} == {"2026-11-19T09:00:00"}
    assert texts(atom(feed(twins[3])), "//a:entry/a:updated") == [together[3]]


def test_entry_in_another_language_says_so() -> None:
    """An entry's language is told where it isn't the feed's."""
    assert texts(atom(SAMPLE), "/a:feed/@xml:lang") == ["en"]
    assert texts(atom(SAMPLE), "//a:entry/@xml:lang") == ["fr"]
    assert texts(rss(SAMPLE), "//dc:language") == ["fr"]


def test_feedgen_is_met_in_one_file_only() -> None:
    """Nothing but syndication.py imports feedgen."""
    room = Path(syndication.__file__).parents[1]
    users = [
        p.name for p in room.rglob("*.py") if re.search(r"(import|from) feedgen", p.read_text())
    ]
    assert users == ["syndication.py"]


def test_two_feeds_in_one_process_don_t_meet() -> None:
    """Nothing of one feed is kept for the next."""
    before, other = rss(SAMPLE), rss(feed(title="Other"))
    assert rss(SAMPLE) == before
    assert SAMPLE.title not in other.decode()


BODIES = st.text(max_size=200)


@unhurried
@given(st.text(max_size=80), BODIES)
def test_any_headline_comes_back_from_well_formed_xml(title: str, body: str) -> None:
    """Whatever a writer pastes, both formats parse and hold the headline and the text as cleaned."""
    made: Entry = ready(entry(title=title, summary=body, content_html=f"<p>{body}</p>"), ZONE)
    for document, where in (
        (rss(feed(made)), "//item/title"),
        (atom(feed(made)), "//a:entry/a:title"),
    ):
        assert texts(document, where) == [made.title or made.url]
    assert texts(rss(feed(made)), "//content:encoded") == [made.content_html]
    assert texts(atom(feed(made)), "//a:content") == [made.content_html]


WORDS = st.text(
    alphabet=st.characters(categories=["L", "N", "M", "P", "S"], exclude_characters="<>&"),
    min_size=1,
    max_size=60,
)


@unhurried
@given(WORDS)
def test_any_plain_headline_survives_a_real_reader(title: str) -> None:
    """feedparser gives back the headline, letter by letter, from both formats.

    The dash keeps it from taking odd letters for broken UTF-8, which it would mend.
    """
    made: Feed = feed(ready(entry(title=f"{title} — Calgary"), ZONE))
    for document in (rss(made), atom(made)):
        assert parsed(document).entries[0].title == made.entries[0].title


def test_now_is_unknown_here() -> None:
    """A feed made at any other time is the same feed."""
    assert NOW.isoformat()[:10].encode() not in rss(SAMPLE) + atom(SAMPLE)
