"""Which feeds a newsroom has, and who is in them: found in one walk over its articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pressroom.addresses import Addresses
from pressroom.feeds.identity import feed_id, identity, identity_of, identity_of_notice
from pressroom.language.slugs import slug
from pressroom.language.words import words
from pressroom.model.kinds import HAPPENINGS, Kind
from pressroom.model.newsroom import Notice, PublicArticle, PublicNewsroom
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.settings import Settings


class Format(StrEnum):
    """A format that a feed is offered in; its value is the end of the file's name."""

    RSS = "rss.xml"
    ATOM = "atom.xml"
    JSON = "json"
    CALENDAR = "ics"

    @property
    def media_type(self) -> str:
        """What a page says of it in `<link rel=alternate>`."""
        return MEDIA_TYPES[self]

    @property
    def label(self) -> str:
        """Its name, the same in all languages."""
        return LABELS[self]


MEDIA_TYPES = {
    Format.RSS: "application/rss+xml",
    Format.ATOM: "application/atom+xml",
    Format.JSON: "application/feed+json",
    Format.CALENDAR: "text/calendar",
}
LABELS = {
    Format.RSS: "RSS",
    Format.ATOM: "Atom",
    Format.JSON: "JSON Feed",
    Format.CALENDAR: "iCalendar",
}
SYNDICATED = (Format.RSS, Format.ATOM, Format.JSON)


class Group(StrEnum):
    """What the feeds are listed by."""

    ALL = "all"
    KIND = "kind"
    TOPIC = "topic"
    TAG = "tag"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPlan:
    """A feed to be: where it lies and which entries it has."""

    id: str
    lang: str | None
    """None: every language."""
    group: Group
    name: str
    """`all`, `releases`, `topics/housing`, …"""
    subject: str
    """What it is about, without the newsroom's name."""
    title: str
    paths: Mapping[Format, str]
    """Output path in each format that it has: no calendar without a date to put into it."""
    members: tuple[str, ...]
    """Identities of its entries, newest first, no more than `FEED_MAX_ITEMS`."""
    happenings: tuple[str, ...] = ()
    """Identities of its events and advisories, in the order they start."""
    beat: str = ""
    """What the same feeds of other languages have in common with it: `releases`, `topics/housing`."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One feed's key before it has a title: entries that belong together."""

    lang: str | None
    group: Group
    name: str
    beat: str = field(default="", compare=False)
    """Where it isn't the name: a topic's may differ from language to language."""


@dataclass(slots=True)
class Stack:
    """What a walk has put on a shelf so far."""

    subject: str
    members: list[str] = field(default_factory=list)
    happenings: list[tuple[dt.datetime, str]] = field(default_factory=list)


def feeds_of(
    newsroom: PublicNewsroom, settings: Settings, addresses: Addresses
) -> tuple[FeedPlan, ...]:
    """Every feed of the newsroom: all of it, then language by language, the widest first.

    An article without a date has never been published as feeds understand it: it is in calendars only.
    A newsroom with one language has no feed of every language, which would be the same again.
    """
    shelves = shelved(newsroom, settings)
    order = sorted(shelves, key=lambda shelf: rank(shelf, settings))
    return tuple(planned(shelf, shelves[shelf], newsroom, settings, addresses) for shelf in order)


def rank(shelf: Shelf, settings: Settings) -> tuple[object, ...]:
    """Where a feed stands in lists: languages as the site offers them, its own before the others."""
    lang, offered = shelf.lang or "", settings.languages
    kinds = [kind.folder for kind in Kind]
    return (
        bool(lang),
        lang != settings.default_lang,
        offered.index(lang) if lang in offered else len(offered),
        lang,
        tuple(Group).index(shelf.group),
        kinds.index(shelf.name) if shelf.group is Group.KIND else 0,
        shelf.name,
    )


def shelved(newsroom: PublicNewsroom, settings: Settings) -> dict[Shelf, Stack]:
    """Every article put on each shelf it belongs to, newest first."""
    subjects = Subjects.of(newsroom, settings)
    langs = {a.lang for a in newsroom.articles} | {n.lang for n in newsroom.notices}
    shelves: dict[Shelf, Stack] = {}
    home = settings.default_lang
    for lang in (home, *((None,) if len(langs) > 1 else ())):
        shelves[Shelf(lang, Group.ALL, "all")] = Stack(subjects.everything(lang))
    for item, id in newest_first(newsroom, settings):
        for shelf, subject in subjects.shelves(item, everywhere=len(langs) > 1):
            stack = shelves.setdefault(shelf, Stack(subject))
            put(item, id, stack, settings.feed_items)
    return {
        shelf: stack
        for shelf, stack in shelves.items()
        if stack.members or stack.happenings or shelf == Shelf(home, Group.ALL, "all")
    }


def newest_first(
    newsroom: PublicNewsroom, settings: Settings
) -> list[tuple[PublicArticle | Notice, str]]:
    """Articles and notices with their identities, newest first; of one time, by identity."""
    items: list[tuple[PublicArticle | Notice, str]] = [
        *((article, identity_of(article, settings)) for article in newsroom.articles),
        *((notice, identity_of_notice(notice, settings)) for notice in newsroom.notices),
    ]
    return sorted(items, key=lambda pair: (-moment(pair[0]), pair[1]))


def moment(item: PublicArticle | Notice) -> float:
    """When something was published, as a number; what never was comes last."""
    date = published(item)
    return date.timestamp() if date else float("-inf")


def published(item: PublicArticle | Notice) -> dt.datetime | None:
    """When an article appeared, or the article that a notice stands for."""
    return appeared(item) if isinstance(item, Notice) else item.date


def put(item: PublicArticle | Notice, id: str, stack: Stack, limit: int) -> None:
    """An article laid on a stack: as an entry while there is room, and into the calendar."""
    if published(item) and len(stack.members) < limit:
        stack.members.append(id)
    if item.starts and item.kind in HAPPENINGS:
        stack.happenings.append((item.starts, id))


@dataclass(frozen=True, slots=True)
class Subjects:
    """What shelves are called: topics by their title, authors by their name, all in the reader's language."""

    settings: Settings
    topics: Mapping[tuple[str, str], Topic]
    """By slug and language, and by translation key and language."""
    people: Mapping[tuple[str, str], Person]

    @classmethod
    def of(cls, newsroom: PublicNewsroom, settings: Settings) -> Subjects:
        """The names of one newsroom; the empty language holds the one to fall back on."""
        topics: dict[tuple[str, str], Topic] = {}
        people: dict[tuple[str, str], Person] = {}
        own_first = settings.default_lang
        for topic in sorted(newsroom.topics, key=lambda t: (t.lang != own_first, t.lang, t.slug)):
            for name in (topic.slug, topic.translation_key):
                topics.setdefault((name, topic.lang), topic)
                topics.setdefault((name, ""), topic)
        for person in sorted(newsroom.people, key=lambda p: (p.lang != own_first, p.lang, p.slug)):
            people.setdefault((person.slug, person.lang), person)
            people.setdefault((person.slug, ""), person)
        return cls(settings, topics, people)

    def everything(self, lang: str | None) -> str:
        """What the feed of all articles is called."""
        own = words(lang or self.settings.default_lang)
        return own.gettext("All news") if lang else own.gettext("All news in every language")

    def shelves(
        self, item: PublicArticle | Notice, everywhere: bool
    ) -> Iterator[tuple[Shelf, str]]:
        """The shelves that the settings want of those an article belongs to, with their subjects. A notice
        has no tags and no authors."""
        wanted = self.settings.feeds
        if everywhere:
            yield Shelf(None, Group.ALL, "all"), self.everything(None)
        yield Shelf(item.lang, Group.ALL, "all"), self.everything(item.lang)
        if Group.KIND in wanted:
            yield Shelf(item.lang, Group.KIND, item.kind.folder), kind_title(item.kind, item.lang)
        if item.topic and Group.TOPIC in wanted:
            name, title, beat = self.topic(item.topic, item.lang)
            yield Shelf(item.lang, Group.TOPIC, f"topics/{name}", f"topics/{beat}"), title
        if isinstance(item, Notice):
            return
        if Group.TAG in wanted:
            yield from self.named(item, Group.TAG, "tags", self.tagged(item))
        if Group.AUTHOR in wanted:
            yield from self.named(item, Group.AUTHOR, "authors", self.signed(item))

    def tagged(self, item: PublicArticle) -> Iterator[tuple[str, str]]:
        """Its tags and what their feeds are called."""
        own = words(item.lang)
        return ((tag, own.gettext("Tagged {tag}").format(tag=tag)) for tag in item.tags)

    def signed(self, item: PublicArticle) -> Iterator[tuple[str, str]]:
        """Its authors and what their feeds are called."""
        own = words(item.lang)
        names = ((name, self.author(name, item.lang)) for name in item.authors)
        return ((name, own.gettext("By {name}").format(name=full)) for name, full in names)

    def named(
        self, item: PublicArticle, group: Group, folder: str, names: Iterable[tuple[str, str]]
    ) -> Iterator[tuple[Shelf, str]]:
        """The shelves of tags or authors: each once, though it be spelled twice."""
        seen = set()
        for name, subject in names:
            last = slug(name, item.lang)
            if last and last not in seen:
                seen.add(last)
                yield Shelf(item.lang, group, f"{folder}/{last}"), subject

    def topic(self, reference: str, lang: str) -> tuple[str, str, str]:
        """Slug and title of a topic in a language, and what ties its languages together.

        All as the article wrote it where nobody describes it.
        """
        topic = self.topics.get((reference, lang)) or self.topics.get((reference, ""))
        if topic and topic.lang != lang:
            topic = self.topics.get((topic.translation_key, lang), topic)
        if topic is None:
            return slug(reference, lang), reference, slug(reference, lang)
        return topic.slug, topic.title, topic.translation_key or topic.slug

    def author(self, name: str, lang: str) -> str:
        """The name of a people slug; a plain name as it is."""
        person = self.people.get((name, lang)) or self.people.get((name, ""))
        return person.name if person else name


def kind_title(kind: Kind, lang: str) -> str:
    """What a kind's feed is called."""
    own = words(lang)
    return {
        Kind.RELEASE: own.gettext("News releases"),
        Kind.STORY: own.gettext("Stories"),
        Kind.ADVISORY: own.gettext("Media advisories"),
        Kind.STATEMENT: own.gettext("Statements"),
        Kind.BACKGROUNDER: own.gettext("Backgrounders"),
        Kind.EVENT: own.gettext("Events"),
    }[kind]


def newsroom_name(newsroom: PublicNewsroom, settings: Settings, lang: str) -> str:
    """The newsroom's name in a language: the organization's where `SITENAME` speaks another."""
    name = newsroom.organization.name
    if lang == settings.default_lang or not name.has(lang):
        return settings.site_name or name.get(lang, settings.default_lang)
    return name.get(lang)


def planned(
    shelf: Shelf, stack: Stack, newsroom: PublicNewsroom, settings: Settings, addresses: Addresses
) -> FeedPlan:
    """The feed of one shelf."""
    spoken = shelf.lang or settings.default_lang
    happenings = sorted(sorted(stack.happenings)[-settings.feed_items :])
    whole = shelf.group is Group.ALL
    formats = list(SYNDICATED) if stack.members or whole else []
    formats += [Format.CALENDAR] if happenings else []
    name = newsroom_name(newsroom, settings, spoken)
    return FeedPlan(
        id=identity("feed", shelf.name, shelf.lang or "mul", feed_id(settings)),
        lang=shelf.lang,
        group=shelf.group,
        name=shelf.name,
        subject=stack.subject,
        title=name if whole and shelf.lang else f"{name} – {stack.subject}",
        paths={form: addresses.feed(shelf.lang, shelf.name, form) for form in formats},
        members=tuple(stack.members),
        happenings=tuple(id for _, id in happenings),
        beat=shelf.beat or shelf.name,
    )


def calendar_path(page: str) -> str:
    """The output path of one event's calendar file, beside its page."""
    if page.endswith("/"):
        return f"{page}{page.rstrip('/').rpartition('/')[2]}.ics"
    return f"{page.removesuffix('.html')}.ics"


def appeared(notice: Notice) -> dt.datetime:
    """When the article appeared: before it was withdrawn, though an undated event starts later."""
    return min(notice.published or notice.date, notice.date)
