"""ninjs 3.1: valid by IPTC's own schema, with the status that a text has."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from pressroom.metadata.news import (
    WORD,
    Association,
    Latest,
    NewsItem,
    Rendition,
    Retraction,
    Voice,
    words_in,
)
from pressroom.metadata.ninjs import ninjs, ninjs_index

SCHEMA = json.loads((Path(__file__).parent / "iptc" / "ninjs-schema_3.1.json").read_text("utf-8"))
GEO = "https://geojson.org/schema/GeoJSON.json"
REGISTRY: Registry[Any] = Registry().with_resource(
    GEO, Resource.from_contents({"$schema": SCHEMA["$schema"], "$id": GEO})
)
DAY = dt.datetime(2026, 11, 22, 9, tzinfo=dt.timezone(dt.timedelta(hours=-7)))
ITEM = NewsItem(
    uri="urn:uuid:0f4c5c00-0000-5000-8000-000000000000",
    url="https://newsroom.example.org/releases/office/",
    kind="release",
    kind_label="News release",
    lang="en",
    headline="A new office",
    subtitle="With a kettle",
    summary="An office opens.",
    html="<p>An office opens.</p>",
    text="An office opens.",
    published=DAY,
    updated=DAY + dt.timedelta(days=1),
    version=2,
    by="Prairie Lantern",
    located="Calgary, Alta.",
    note="Correction, Nov. 23, 2026. One office.",
    terms="Free to use.",
    publisher=Voice(name="Prairie Lantern", uri="https://newsroom.example.org/"),
    people=(
        Voice(
            name="Jean-Luc Tremblay",
            rel="mediaContact",
            uri="https://newsroom.example.org/people/jean-luc/",
            lang="en",
            ways=(("phone", "office", "403-555-0101"), ("email", "office", "jl@example.org")),
        ),
    ),
    subjects=(("Housing", "https://newsroom.example.org/topics/housing/"),),
    place="Community hall",
    starts=DAY,
    associations=(
        Association(
            name="media/door.jpg",
            uri="https://newsroom.example.org/media/#door",
            rel="picture",
            kind="picture",
            caption="The door.",
            alt="A door.",
            credit="Prairie Lantern",
            terms="Free with credit.",
            licence="https://creativecommons.org/licenses/by/4.0/",
            renditions=(
                Rendition(
                    name="print", href="https://newsroom.example.org/d.jpg", width=1600, height=900
                ),
            ),
        ),
    ),
    other_ids=(("short", ""),),
)
RETRACTION = Retraction(
    uri=ITEM.uri,
    url=ITEM.url,
    lang="en",
    kind="release",
    date=DAY,
    reason="A figure was wrong.",
    publisher=ITEM.publisher,
    version=3,
)
HELD = replace(ITEM, embargo=DAY)
BARE = replace(
    ITEM, subtitle="", people=(), associations=(), subjects=(), note="", published=None, starts=None
)


def told(item: NewsItem | Retraction) -> dict[str, Any]:
    """The document of an item."""
    found: dict[str, Any] = json.loads(ninjs(item))
    return found


LATEST = Latest(
    uri="urn:uuid:0f4c5c00-0000-5000-8000-000000000001",
    lang="en",
    title="Prairie Lantern Newsroom",
    publisher=ITEM.publisher,
    changed=DAY,
    items=tuple(
        (each, f"https://newsroom.example.org/wire/{number}.json")
        for number, each in enumerate((ITEM, RETRACTION, BARE))
    ),
)


def faults(document: dict[str, Any]) -> list[str]:
    """What IPTC's schema finds wrong, formats of dates and addresses included."""
    checker = jsonschema.Draft202012Validator(
        SCHEMA,
        registry=REGISTRY,
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )
    return [error.message for error in checker.iter_errors(document)]


@pytest.mark.parametrize("item", [ITEM, HELD, RETRACTION, BARE, replace(ITEM, kind="event")])
def test_valid_by_the_schema(item: NewsItem | Retraction) -> None:
    """IPTC's schema finds nothing wrong."""
    assert faults(told(item)) == []


def test_a_list_is_an_item_of_items() -> None:
    """It is valid too, and says of each item its status, version and where the whole of it is."""
    listed = json.loads(ninjs_index(LATEST))
    assert faults(listed) == []
    assert (listed["type"], listed["versionCreated"]) == ("composite", "2026-11-22T09:00:00-07:00")
    first, gone, bare = listed["associations"]
    assert [each["pubStatus"] for each in listed["associations"]] == [
        "usable",
        "canceled",
        "usable",
    ]
    assert first["uri"] == ITEM.uri and first["version"] == "2"
    assert first["renditions"][0]["href"] == "https://newsroom.example.org/wire/0.json"
    assert "bodies" not in first and first["headlines"][0]["value"] == ITEM.headline
    assert not {"headlines", "descriptions", "bodies"} & set(gone)
    assert bare["uri"] == ITEM.uri


def test_status_says_whether_it_may_be_used() -> None:
    """Usable when it is public, withheld under an embargo, canceled once it was withdrawn."""
    statuses = [told(item)["pubStatus"] for item in (ITEM, HELD, RETRACTION)]
    assert statuses == ["usable", "withheld", "canceled"]
    assert told(HELD)["embargoedUntil"] == "2026-11-22T09:00:00-07:00"
    assert "embargoedUntil" not in told(ITEM)


def test_a_retraction_holds_nothing_of_the_text() -> None:
    """Neither headline nor body of what was withdrawn goes out again."""
    assert not {"headlines", "bodies", "descriptions"} & set(told(RETRACTION))
    assert told(RETRACTION)["edNote"] == "A figure was wrong."
    assert told(RETRACTION)["version"] == "3"


def test_what_is_called_off_is_still_news() -> None:
    """The text stays usable; the event it tells of is marked as cancelled."""
    cancelled = told(replace(ITEM, cancelled=True))
    assert cancelled["pubStatus"] == "usable"
    assert cancelled["eventDetails"]["eventStatus"].endswith("/eos6")


def test_the_same_item_has_the_same_bytes() -> None:
    """And letters of every script stay letters."""
    item = replace(ITEM, headline="ਨਵਾਂ ਦਫ਼ਤਰ")
    assert ninjs(item) == ninjs(item) and "ਨਵਾਂ ਦਫ਼ਤਰ" in ninjs(item).decode()


def test_words_are_counted_in_every_script() -> None:
    """Chinese has no spaces to count by."""
    assert words_in("It’s a well-known kettle.") == 4
    assert words_in("新办事处 opens") == 5


@pytest.mark.parametrize("letters", ["ab1_é’'-– .,\n\t²ªµ €Šž™\x1c\x85\xa0", "aΩé -'’.", "a-' "])
def test_words_are_counted_as_the_pattern_finds_them(letters: str) -> None:
    """The quick way for texts of the West counts what the pattern for every script finds."""
    dice = Random(7)
    for _ in range(3000):
        text = "".join(dice.choices(letters, k=dice.randrange(12)))
        assert words_in(text) == len(WORD.findall(text)), repr(text)
