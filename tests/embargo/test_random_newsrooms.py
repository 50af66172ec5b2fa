"""Random newsrooms full of marked words: none is seen before its time, and all that is due is there."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from samples import NOW, article, asset, coverage, localized, newsroom, person, topic

from pressroom.embargo.clearance import Clearance, clear
from pressroom.embargo.leaks import audit
from pressroom.embargo.next import next_change
from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.kinds import Kind, Status
from pressroom.model.newsroom import Newsroom
from pressroom.model.origin import Body
from pressroom.model.parts import Consent, Exclusive, Fact, KitWish, Link, Quote, Withdrawal
from pressroom.model.people import Person
from pressroom.model.topics import Topic

PARTS = ("photos", "quotes", "facts", "video", "audio", "files", "links", "notes")
HOURS = st.integers(-3, 3).map(lambda hours: NOW + dt.timedelta(hours=hours))
DAYS = st.integers(-2, 2).map(lambda days: NOW.date() + dt.timedelta(days=days))
PEOPLE = [f"person{n}" for n in range(4)]
TOPICS = [f"topic{n}" for n in range(3)]
LIBRARY = [f"media/album/picture{n}.jpg" for n in range(4)]


def marked(word: str) -> str:
    """A sentence nobody else says."""
    return f"The {word} sentence is long enough for {word} to be known by."


def exclusives() -> st.SearchStrategy[Exclusive]:
    """Promises of the whole or of parts, past and running."""
    parts = st.lists(st.sampled_from(PARTS), unique=True, min_size=1).map(tuple)
    withhold: Any = st.one_of(st.just("all"), parts)
    return st.builds(Exclusive, outlet=st.just("privateoutlet"), until=HOURS, withhold=withhold)


@st.composite
def articles(draw: st.DrawFn, slug: str, lang: str) -> Article:
    """An article whose every text holds a word of its own."""
    word = f"mark{slug}{lang}"
    library = st.lists(st.sampled_from(LIBRARY), unique=True, max_size=2).map(tuple)
    own = ("own.jpg",) if draw(st.booleans()) else ()
    named = st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2).map(tuple)
    body = draw(st.sampled_from(["", f"::: contact {PEOPLE[3]}\n:::", f"![]({LIBRARY[3]})"]))
    withdrawn = st.builds(
        Withdrawal, date=HOURS, reason=st.just(localized("Why.")), replaced_by=st.just("group0")
    )
    return article(
        slug,
        lang=lang,
        kind=draw(st.sampled_from([Kind.RELEASE, Kind.EVENT]))
        if slug == "group1"
        else Kind.RELEASE,
        title=f"Title {word}",
        body=f"{marked(word)}\n\n{body}",
        summary=marked(f"{word}summary"),
        date=draw(HOURS),
        status=draw(st.sampled_from([*Status, *([Status.PUBLISHED] * 8)])),
        embargo=draw(st.none() | HOURS),
        exclusive=draw(st.none() | st.none() | exclusives()),
        withdrawn=draw(st.none() | st.none() | withdrawn),
        topic=draw(st.none() | st.sampled_from(TOPICS)),
        tags=(f"tag{word}",),
        contacts=draw(named),
        spokespeople=draw(named),
        photos=(*draw(library), *own),
        files=draw(library),
        kit=KitWish(include=draw(library), photos=own),
        quotes=(Quote(text=marked(f"{word}quotes"), by=draw(st.sampled_from(PEOPLE))),),
        facts=(Fact(label=localized("x"), value=localized(f"{word}facts"), as_of=NOW.date()),),
        notes=f"{word}notes",
        links=(
            Link(title=f"{word}links", url="https://example.org/"),
            Link(title=f"{word}inside", url="/releases/2026/group2/"),
        ),
    )


@st.composite
def newsrooms(draw: st.DrawFn) -> Newsroom:
    """A newsroom of up to three articles in up to three languages, with all they may name."""
    items: list[Any] = []
    for number in range(draw(st.integers(1, 3))):
        slug = f"group{number}"
        langs = draw(st.lists(st.sampled_from(["en", "fr", "ar"]), unique=True, min_size=1))
        items += [draw(articles(slug, lang)) for lang in langs]
        items.append(asset(f"releases/{slug}/own.jpg", alt=localized(f"own{slug}")))
    for slug in PEOPLE:
        contact = draw(st.booleans())
        items.append(
            person(
                slug,
                name=f"Name mark{slug}",
                media_contact=contact,
                topics=tuple(TOPICS),
                headshot=draw(st.none() | st.sampled_from(LIBRARY)),
            )
        )
    for slug in TOPICS:
        spokespeople = draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=1))
        items.append(topic(slug, title=f"Topic mark{slug}", spokespeople=tuple(spokespeople)))
    for path in LIBRARY:
        consent = st.builds(
            Consent,
            people=st.just("privateconsent"),
            scope=st.sampled_from([("web", "press"), ("press",)]),
            until=st.none() | DAYS,
            withdrawn=st.none() | DAYS,
        )
        people = draw(st.sampled_from([(), (PEOPLE[0],)]))
        items.append(
            asset(
                path,
                alt=localized(f"alt{path[-5]}x"),
                people=people,
                consent=draw(st.none() | consent),
            )
        )
    release = draw(st.sampled_from(["group0", "group1", "group2"]))
    items.append(
        coverage(
            "piece", headline="Headline markpiece", release=release, journalist="privatewriter"
        )
    )
    return newsroom(*items)


def reachable(value: object) -> Iterator[str]:
    """Every text that can be reached from a value, names of keys and files included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from reachable(key)
            yield from reachable(part)
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from reachable(part)
    elif isinstance(value, Body):
        # A path in a body leads nowhere when its asset isn't public; the words around it count.
        yield re.sub(r"!\[\]\(.*?\)", "", value.text)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from reachable(getattr(value, field.name))


class Oracle:
    """The rules, written down a second time and simply."""

    def __init__(self, room: Newsroom) -> None:
        self.room = room
        self.open = [a for a in room.articles if self.may_be_seen(a)]

    def said(self, item: Article) -> list[Article]:
        """What an article and its original say."""
        group = [
            a
            for a in self.room.articles
            if (a.kind, a.translation_key) == (item.kind, item.translation_key)
        ]
        english = [a for a in group if a.lang == "en"]
        original = (english or group)[0]
        return [item] if original.lang == item.lang else [item, original]

    def may_be_seen(self, item: Article) -> bool:
        """Whether an article is due and nothing is said against it."""
        said = self.said(item)
        if any(a.status in ("draft", "hidden", "skip", "withdrawn") for a in said):
            return False
        if any(a.status is Status.EMBARGOED and not a.embargo for a in said):
            return False
        times = [item.date] + [a.embargo for a in said]
        times += [a.exclusive.until for a in said if a.exclusive and a.exclusive.withhold == "all"]
        if any(t > NOW for t in times if t):
            return False
        dates = [a.withdrawn.date for a in said if a.withdrawn]
        return not dates or max(dates) > NOW

    def held_parts(self, item: Article) -> set[str]:
        """The parts that an exclusive keeps back."""
        running = [a.exclusive for a in self.said(item) if a.exclusive and a.exclusive.until > NOW]
        return {part for e in running if e.withhold != "all" for part in e.withhold}

    def forbidden(self) -> set[str]:
        """The words that mustn't be seen."""
        words = {"privateoutlet", "privateconsent", "privatewriter"}
        for item in self.room.articles:
            word = f"mark{item.slug}{item.lang}"
            if item not in self.open:
                words.add(word)
            words |= {f"{word}{part}" for part in self.held_parts(item)}
        topics = {t.slug for t in self.room.topics if self.topic_hidden(t)}
        people = {p.slug for p in self.room.people if self.person_hidden(p, topics)}
        words |= {f"mark{slug}" for slug in topics | people}
        releases = {a.slug for a in self.room.articles}
        for piece in self.room.coverage:
            if piece.release in releases and piece.release not in {a.slug for a in self.open}:
                words.add("markpiece")
        for found in self.room.assets.values():
            if self.asset_hidden(found):
                words.add(found.path)
        return words

    def topic_hidden(self, item: Topic) -> bool:
        """Whether only withheld articles are about it."""
        about = [a for a in self.room.articles if a.topic == item.slug]
        return bool(about) and not any(a in self.open for a in about)

    def person_hidden(self, item: Person, topics: set[str]) -> bool:
        """Whether only withheld articles and topics name them."""
        public = hidden = 0
        for a in self.room.articles:
            named = {*a.contacts, *a.spokespeople}
            named |= {PEOPLE[3]} if f"contact {PEOPLE[3]}" in a.body.text else set()
            seen = a in self.open
            public += item.slug in named and seen
            hidden += item.slug in named and not seen
            quoted = item.slug in {q.by for q in a.quotes}
            seen = seen and "quotes" not in self.held_parts(a)
            public += quoted and seen
            hidden += quoted and not seen
        for t in self.room.topics:
            if item.slug in t.spokespeople:
                public += t.slug not in topics
                hidden += t.slug in topics
        return not item.media_contact and hidden > 0 and public == 0

    def asset_hidden(self, item: Asset) -> bool:
        """Whether consent or the article it lies beside is against it."""
        today = NOW.date()
        if item.people and not item.consent:
            return True
        consent = item.consent
        if consent and (
            "web" not in consent.scope
            or (consent.until and consent.until < today)
            or (consent.withdrawn and consent.withdrawn <= today)
        ):
            return True
        beside = [a for a in self.room.articles if item.owner == f"{a.kind.folder}/{a.slug}"]
        return bool(item.owner) and not any(a in self.open for a in beside)


def cleared(room: Newsroom) -> Clearance:
    """The clearance at NOW."""
    return clear(room, NOW, lang="en")


@settings(max_examples=80, deadline=None)
@given(newsrooms())
def test_nothing_before_its_time(room: Newsroom) -> None:
    """No word of anything withheld can be reached from the public newsroom."""
    texts = list(reachable(cleared(room).public))
    for word in Oracle(room).forbidden():
        assert not any(word in text for text in texts), word


@settings(max_examples=40, deadline=None)
@given(newsrooms())
def test_everything_due_is_there(room: Newsroom) -> None:
    """What is due is public, whole but for promised parts, and every reference leads somewhere."""
    oracle = Oracle(room)
    public = cleared(room).public
    seen = {(a.kind, a.slug, a.lang): a for a in public.articles}
    assert set(seen) == {(a.kind, a.slug, a.lang) for a in oracle.open}
    for item in oracle.open:
        shown = seen[item.kind, item.slug, item.lang]
        assert (shown.title, shown.body, shown.summary) == (item.title, item.body, item.summary)
        assert bool(shown.quotes) is ("quotes" not in oracle.held_parts(item))
    people = {p.slug for p in public.people}
    for shown in public.articles:
        assert people.issuperset((*shown.contacts, *shown.spokespeople))
        for path in (*shown.photos, *shown.files, *shown.kit.include, *shown.kit.photos):
            owned = f"{shown.kind.folder}/{shown.slug}/{path}"
            assert path in public.assets or owned in public.assets


@settings(max_examples=40, deadline=None)
@given(newsrooms(), st.randoms(use_true_random=False))
def test_order_of_files_does_not_show(room: Newsroom, random: Any) -> None:
    """Articles, notices, assets and coverage are the same whatever the order of other files."""
    people = list(room.people)
    random.shuffle(people)
    assets = list(room.assets.items())
    random.shuffle(assets)
    mixed = dataclasses.replace(room, people=tuple(people), assets=dict(assets))
    one, other = cleared(room), cleared(mixed)
    assert one.public.articles == other.public.articles
    assert list(one.public.assets.items()) == list(other.public.assets.items())
    assert one.withheld == other.withheld


@settings(max_examples=40, deadline=None)
@given(newsrooms())
def test_audit_agrees(room: Newsroom) -> None:
    """The audit lets pass whatever clearance lets pass, and finds each withheld article and person."""
    clearance = cleared(room)
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        said = json.dumps([t for t in reachable(clearance.public) if not t.startswith("content/")])
        (tree / "all.json").write_text(said)
        assert audit(tree, clearance.withheld) == []
        for number, withheld in enumerate(clearance.withheld):
            if withheld.what in ("article", "person", "topic", "coverage"):
                (tree / f"{number}.html").write_text(f"<p>{withheld.title}</p>")
        found = {leak.withheld.path for leak in audit(tree, clearance.withheld)}
    titled = ("article", "person", "topic", "coverage")
    assert found >= {w.path for w in clearance.withheld if w.what in titled}


@settings(max_examples=40, deadline=None)
@given(newsrooms())
def test_next_change_is_the_next(room: Newsroom) -> None:
    """Until the next change nothing changes, and what opens says so."""
    clearance = cleared(room)
    change = next_change(room, NOW, lang="en")
    later = NOW + dt.timedelta(days=30) if change is None else change.moment
    before = later - dt.timedelta(microseconds=1)
    quiet = clear(room, before, lang="en").public
    assert dataclasses.replace(quiet, now=NOW) == clearance.public
    opening = [w.opens for w in clearance.withheld if w.opens is not None]
    if opening:
        assert change is not None
        assert change.moment <= min(opening)
