"""A graph is what was told, once, safe inside HTML, in words that schema.org has."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields
from typing import get_args

import pytest
from lxml import html
from schema_org import complaints, vocabulary

from pressroom.metadata.graph import graph, node, ref
from pressroom.metadata.vocabulary import (
    ARTICLES,
    ORGANIZATIONS,
    PAGES,
    RENAMED,
    SOURCES,
    attendance,
    digital_source,
    duration,
    event_status,
)
from pressroom.model.organization import Organization, Sort

HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 ]]> \"quoted\" 'too' \\u003c"


def test_nothing_told_ends_the_element() -> None:
    """Whatever a title says, the element that holds the graph ends where it should, with it whole."""
    text = graph([node("Thing", name=HOSTILE)])
    assert not set("<>&\u2028\u2029") & set(text)
    page = html.fromstring(f'<div><script type="application/ld+json">{text}</script></div>')
    (script,) = page.findall(".//script")
    assert json.loads(script.text)["@graph"] == [{"@type": "Thing", "name": HOSTILE}]


def test_only_what_has_a_value_is_told() -> None:
    """Empty texts, lists and nothing are left out; False and 0 are values; a list of one is that one."""
    told = node("Thing", a="", b=None, c=[], d=(), e={}, f=False, g=0, h=["one"], i=["", "x", "y"])
    assert told == {"@type": "Thing", "f": False, "g": 0, "h": "one", "i": ["x", "y"]}


def test_moments_and_days_are_iso() -> None:
    """A moment keeps its zone; a day is a day."""
    moment = dt.datetime(2026, 11, 23, 9, 30, 15, 500, tzinfo=dt.timezone(dt.timedelta(hours=-7)))
    told = node("Thing", at=moment, on=moment.date())
    assert told["at"] == "2026-11-23T09:30:15-07:00"
    assert told["on"] == "2026-11-23"


def test_one_thing_is_told_once() -> None:
    """Nodes of one address become one: what was said first stays, what is new is added."""
    nodes = [node("Person", "#a", name="Amira"), node("Person", "#a", name="A.", email="a@b.c")]
    (told,) = json.loads(graph([*nodes, {}, ref("")]))["@graph"]
    assert told == {"@type": "Person", "@id": "#a", "name": "Amira", "email": "a@b.c"}


def test_our_words_are_schema_orgs() -> None:
    """Every type, status and source type that we have words for is in the vocabulary."""
    known = vocabulary()
    assert {*ARTICLES.values(), *PAGES.values(), *ORGANIZATIONS.values()} <= set(known["types"])
    assert set(ORGANIZATIONS) == set(get_args(Sort))
    assert {f.default for f in fields(Organization) if f.name == "type"} <= set(ORGANIZATIONS)
    sources = {digital_source(word) for word in (*SOURCES, *RENAMED)}
    statuses = {event_status(cancelled=c, moved=m) for c in (True, False) for m in (True, False)}
    modes = {attendance(here=h, online=o) for h, o in ((1, 0), (0, 1), (1, 1))}
    for word in sources | statuses | modes:
        assert word.removeprefix("https://schema.org/") in known["members"]


@pytest.mark.parametrize(
    ("told", "iso"),
    [("1:30", "PT1M30S"), ("0:05", "PT0M5S"), ("1:02:03", "PT1H2M3S"), ("long", ""), ("", "")],
)
def test_running_times_are_iso(told: str, iso: str) -> None:
    """A running time as people write it, in ISO 8601."""
    assert duration(told) == iso


def test_source_types_by_name_or_address() -> None:
    """IPTC's term is found by its name and by its address; one that schema.org lacks is left out."""
    term = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    assert digital_source(term).endswith("/TrainedAlgorithmicMediaDigitalSource")
    assert digital_source("digitalCreation").endswith("/DigitalArtDigitalSource")
    assert digital_source("somethingElse") == ""


@pytest.mark.parametrize(
    "told",
    [
        node("Sentence", name="x"),
        node("Event", headline="x"),
        node("NewsArticle", datePublished="yesterday"),
        node("NewsArticle", author=node("Place", name="x")),
        node("Event", eventStatus="https://schema.org/EventLost"),
        node("ImageObject", license="no address"),
    ],
)
def test_the_judge_finds_faults(told: dict[str, object]) -> None:
    """The judge of the whole sample objects to unknown types, properties elsewhere, and wrong values."""
    assert complaints({"@graph": [told]})
