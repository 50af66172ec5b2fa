"""A small newsroom for the tests of feeds: fictional, in three languages, with every turn a feed must carry."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis

from pressroom.addresses import Addresses
from pressroom.feeds.artifacts import Masthead, Press
from pressroom.feeds.entry import Correction, Enclosure, Entry, Feed, Happening
from pressroom.feeds.identity import identity_of
from pressroom.feeds.plan import calendar_path
from pressroom.model.article import Article
from pressroom.model.keys import Localized
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import Notice, PublicArticle, PublicNewsroom
from pressroom.model.organization import Organization
from pressroom.model.origin import Body, Origin
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.settings import Settings

ZONE = ZoneInfo("America/Edmonton")
SITE = "https://newsroom.example.org"
unhurried = hypothesis.settings(deadline=None)
"""For property tests: a busy machine is no failure."""


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> dt.datetime:
    """A moment in Calgary."""
    return dt.datetime(year, month, day, hour, minute, tzinfo=ZONE)


NOW = at(2026, 11, 23)

PICTURE = Enclosure(
    url=f"{SITE}/media/lamplight/keys.jpg",
    type="image/jpeg",
    width=1600,
    height=900,
    size=284_113,
    description="A drawn street at dusk; one door is open and lit.",
    credit="Lucía Ferrer / Prairie Lantern",
    source_type="digitalCreation",
    title="Lamplight House on its first evening",
    rights="Free for editorial use with credit.",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
)
PHOTO = Enclosure(
    url=f"{SITE}/media/lamplight/kitchen.jpg",
    type="image/jpeg",
    width=1200,
    height=800,
    description="Four people cook together.",
    credit="Tomasz Wilk",
)


def entry(**changes: Any) -> Entry:
    """A release as the site hands it over."""
    said: dict[str, Any] = {
        "id": "urn:uuid:11111111-1111-5111-8111-111111111111",
        "url": f"{SITE}/releases/2026/lamplight-house/",
        "kind": "release",
        "title": "Lamplight House hands over its first keys",
        "lang": "en",
        "published": at(2026, 11, 19),
        "summary": "Twelve families move in before winter.",
        "content_html": (
            '<p>CALGARY, Alta., Nov. 19, 2026 — Twelve families <a href="/topics/housing/">move in</a>.</p>'
            '<p><img src="../pictures/door.jpg" alt="A door"></p>'
        ),
        "authors": ("Amira Haddad",),
        "topic": "Housing",
        "tags": ("homes", "winter"),
        "enclosures": (PICTURE, PHOTO),
    }
    return Entry(**{**said, **changes})


CORRECTION = Correction(
    date=at(2026, 11, 21, 14, 30),
    note="An earlier version said ten families.",
    html="<p>An earlier version said <em>ten</em> families.</p>",
)


def feed(*entries: Entry, **changes: Any) -> Feed:
    """A feed of those entries."""
    said: dict[str, Any] = {
        "id": "urn:uuid:22222222-2222-5222-8222-222222222222",
        "title": "Prairie Lantern – Press releases",
        "subtitle": "A light on arrival",
        "lang": "en",
        "home": f"{SITE}/releases/",
        "author": "Prairie Lantern Newcomer Society",
        "rights": "Free for editorial use with credit.",
        "icon": f"{SITE}/icon.png",
        "logo": f"{SITE}/logo.png",
        "rss": f"{SITE}/feeds/releases.rss.xml",
        "atom": f"{SITE}/feeds/releases.atom.xml",
        "json": f"{SITE}/feeds/releases.json",
        "calendar": f"{SITE}/feeds/releases.ics",
        "entries": entries,
    }
    return Feed(**{**said, **changes})


def happening(**changes: Any) -> Happening:
    """An open house."""
    said: dict[str, Any] = {
        "id": "urn:uuid:33333333-3333-5333-8333-333333333333",
        "path": "events/2026/open-house/open-house.ics",
        "url": f"{SITE}/events/2026/open-house/",
        "title": "Open house at Lamplight House",
        "lang": "en",
        "starts": at(2026, 12, 5, 13),
        "ends": at(2026, 12, 5, 16),
        "summary": "Meet the first residents; tea, music and a tour.",
        "venue": "Lamplight House",
        "address": "12 Lantern Way NE, Calgary, Alta.",
        "rsvp": "events@example.org",
        "published": at(2026, 11, 10),
        "tags": ("homes",),
    }
    return Happening(**{**said, **changes})


def settings(**changes: Any) -> Settings:
    """The settings of the sample newsroom."""
    said: dict[str, Any] = {
        "root": Path("/newsroom"),
        "site_name": "Prairie Lantern Newsroom",
        "site_url": SITE,
        "timezone": ZONE,
        "usage_terms": Localized((("", "Free for editorial use with credit."),)),
    }
    return Settings(**{**said, **changes})


def article(
    slug: str, kind: Kind = Kind.RELEASE, lang: str = "en", **changes: Any
) -> PublicArticle:
    """A public article, as reading and clearance leave it."""
    tag = "" if lang == "en" else f".{lang}"
    said: dict[str, Any] = {
        "kind": kind,
        "origin": Origin(f"content/{kind.folder}/{slug}/index{tag}.md"),
        "body": Body(f"Text of {slug}."),
        "title": f"About {slug}",
        "date": at(2026, 11, 19),
        "slug": slug,
        "lang": lang,
        "translation_key": slug,
        "summary": f"Summary of {slug}.",
    }
    return PublicArticle(Article(**{**said, **changes}))


def topic(slug: str, title: str, lang: str = "en", **changes: Any) -> Topic:
    """A topic page."""
    said: dict[str, Any] = {
        "origin": Origin(f"content/topics/{slug}.md"),
        "body": Body(),
        "title": title,
        "slug": slug,
        "lang": lang,
        "translation_key": slug,
    }
    return Topic(**{**said, **changes})


def newsroom(*articles: PublicArticle, **changes: Any) -> PublicNewsroom:
    """A newsroom with those articles."""
    said: dict[str, Any] = {
        "now": NOW,
        "organization": Organization(
            origin=Origin("content/organization.yml"),
            name=Localized(
                (
                    ("en", "Prairie Lantern Newcomer Society"),
                    ("fr", "Société d’accueil Lanterne des Prairies"),
                )
            ),
            tagline=Localized((("en", "A light on arrival"), ("fr", "Une lumière à l’arrivée"))),
        ),
        "articles": articles,
        "topics": (topic("housing", "Housing"), topic("housing", "Logement", "fr")),
        "people": (
            Person(
                origin=Origin("content/people/amira-haddad.md"),
                body=Body(),
                name="Amira Haddad",
                slug="amira-haddad",
                lang="en",
            ),
        ),
    }
    return PublicNewsroom(**{**said, **changes})


def notice(slug: str, **changes: Any) -> Notice:
    """The notice of a withdrawn release."""
    said: dict[str, Any] = {
        "kind": Kind.RELEASE,
        "slug": slug,
        "lang": "en",
        "translation_key": slug,
        "identity": slug,
        "published": at(2025, 10, 3),
        "date": at(2025, 10, 6, 16),
        "version": 2,
        "reason": Localized((("en", "A partner’s figures could not be confirmed."),)),
        "replaced_by": None,
    }
    return Notice(**{**said, **changes})


def press(room: PublicNewsroom, knobs: Settings | None = None, **masthead: str) -> Press:
    """Whose feeds these are."""
    knobs = knobs or settings()
    return Press(room, knobs, Addresses(knobs), Masthead(**masthead))


def entry_of(item: PublicArticle, knobs: Settings | None = None) -> Entry:
    """The entry of an article: what the site makes of its view."""
    knobs = knobs or settings()
    addresses = Addresses(knobs)
    return Entry(
        id=identity_of(item, knobs),
        url=addresses.absolute(addresses.rooted(addresses.article(item))),
        kind=item.kind.value,
        title=item.title,
        lang=item.lang,
        published=item.date or NOW,
        updated=item.updated,
        summary=item.summary,
        content_html=f"<p>{item.body.text}</p>",
        authors=item.authors,
        topic=item.topic or "",
        tags=item.tags,
        corrections=tuple(Correction(date=c.date, note=c.note) for c in item.corrections),
    )


def happening_of(item: PublicArticle, knobs: Settings | None = None) -> Happening:
    """The happening of an event or advisory: what the site makes of its view."""
    knobs = knobs or settings()
    addresses = Addresses(knobs)
    page = addresses.article(item)
    assert item.starts is not None
    return Happening(
        id=identity_of(item, knobs),
        path=calendar_path(page),
        url=addresses.absolute(addresses.rooted(page)),
        title=item.title,
        lang=item.lang,
        starts=item.starts,
        ends=item.ends,
        summary=item.summary,
        published=item.date,
        cancelled=bool(item.cancelled),
    )


def golden(name: str, made: bytes) -> None:
    """Compare with the file of that name; `PRESSROOM_GOLDEN=write` writes it instead."""
    path = Path(__file__).parent / "golden" / name
    if os.environ.get("PRESSROOM_GOLDEN") == "write":
        path.write_bytes(made)
    assert made.decode() == path.read_bytes().decode()
