"""The feed files of a newsroom, declared from its plans, its entries and its happenings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from pressroom.addresses import Addresses
from pressroom.build.artifact import Artifact, Unmade
from pressroom.build.digests import Digester, program_state
from pressroom.feeds.calendar import calendar, event_file
from pressroom.feeds.entry import Entry, Feed, Happening
from pressroom.feeds.json_feed import json_feed
from pressroom.feeds.notices import notice_entries, notice_happenings
from pressroom.feeds.opml import Line, opml
from pressroom.feeds.plan import FeedPlan, Format, Group, newsroom_name
from pressroom.feeds.syndication import atom, rss
from pressroom.feeds.text import one_line, printable, ready
from pressroom.language.tags import endonym
from pressroom.language.words import words
from pressroom.model.newsroom import PublicNewsroom
from pressroom.settings import Settings

RECIPES: Mapping[Format, Callable[[Feed], bytes]] = {
    Format.RSS: rss,
    Format.ATOM: atom,
    Format.JSON: json_feed,
    Format.CALENDAR: calendar,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What every feed says of who publishes it. Addresses are absolute."""

    icon: str = ""
    """A square picture."""
    logo: str = ""
    """A picture in PNG, JPEG or GIF: what RSS readers can show."""
    hub: str = ""
    """WebSub hub; none when empty."""


@dataclass(frozen=True, slots=True)
class Press:
    """Whose feeds these are: everything but the entries."""

    newsroom: PublicNewsroom
    settings: Settings
    addresses: Addresses
    masthead: Masthead = Masthead()

    def url(self, path: str) -> str:
        """The full address of an output path."""
        return self.addresses.absolute(self.addresses.rooted(path))

    def spoken(self, lang: str | None) -> str:
        """The language a feed's own words are in."""
        return lang or self.settings.default_lang

    def home(self, plan: FeedPlan) -> str:
        """The page that shows what a feed carries."""
        lang = self.spoken(plan.lang)
        if plan.group is Group.ALL:
            return self.url(self.addresses.standing("home", lang))
        section, *more = plan.name.split("/")
        return self.url(self.addresses.standing(section, lang, *more))


Once = Callable[[str, Callable[[], Any]], Any]
"""Has what is made under a name made the first time somebody wants it, and keeps it."""


def keeping() -> Once:
    """Whatever is made, kept by its name."""
    kept: dict[str, Any] = {}

    def once(name: str, make: Callable[[], Any]) -> Any:
        if name not in kept:
            kept[name] = make()
        return kept[name]

    return once


def artifacts(
    plans: Iterable[FeedPlan],
    entries: Mapping[str, Entry],
    happenings: Mapping[str, Happening],
    press: Press,
    once: Once | None = None,
) -> Iterator[Artifact]:
    """Every feed, calendar and list of feeds as files.

    `entries` and `happenings` are by identity and hold at least what the plans name; those of
    withdrawn articles are made here. Each entry is asked for `once`, when a feed that has it is made. A
    name that is missing raises KeyError.
    """
    plans, once = tuple(plans), once or keeping()
    site = (press.newsroom, press.settings, press.addresses)
    withdrawn = {entry.id: entry for entry in notice_entries(*site)}
    for missing in (id for plan in plans for id in plan.members if id not in withdrawn):
        if missing not in entries:
            raise KeyError(missing)

    def entry(id: str) -> Entry:
        found: Entry = once(
            id, lambda: ready(withdrawn.get(id) or entries[id], press.settings.timezone)
        )
        return found

    taken_back = {happening.id: happening for happening in notice_happenings(*site)}
    dates = {id: printable(happening) for id, happening in {**happenings, **taken_back}.items()}
    digester = Digester((Feed, Entry, Happening))
    for plan in plans:
        fill = partial(feed_of, plan, entry, dates, press)
        for form, path in plan.paths.items():
            yield Artifact(path, feed_file, (RECIPES[form], fill, digester))
    for _, happening in sorted(dates.items()):
        owner = organization(press, happening.lang)
        yield Artifact(happening.path, event_file, (happening, owner))
    yield from lists(plans, press)


def feed_file(
    recipe: Callable[[Feed], bytes], fill: Callable[[], Feed], digester: Digester
) -> Unmade:
    """A feed's file in one format, known by what is in the feed."""
    feed = fill()
    key = digester.digest((program_state(), recipe.__qualname__, feed))
    return Unmade(key, partial(recipe, feed))


def feed_of(
    plan: FeedPlan,
    entry: Callable[[str], Entry],
    happenings: Mapping[str, Happening],
    press: Press,
) -> Feed:
    """The feed of a plan, with all that is in it."""
    lang = press.spoken(plan.lang)
    tagline = press.newsroom.organization.tagline
    urls = {form: press.url(path) for form, path in plan.paths.items()}
    feed = Feed(
        id=plan.id,
        title=one_line(plan.title),
        subtitle=one_line(tagline.get(lang, press.settings.default_lang)) if tagline else "",
        lang=lang,
        home=press.home(plan),
        author=organization(press, lang),
        rights=press.settings.usage_terms.get(lang, press.settings.default_lang),
        icon=press.masthead.icon,
        logo=press.masthead.logo,
        hub=press.masthead.hub,
        rss=urls.get(Format.RSS, ""),
        atom=urls.get(Format.ATOM, ""),
        json=urls.get(Format.JSON, ""),
        calendar=urls.get(Format.CALENDAR, ""),
        entries=tuple(map(entry, plan.members)),
        happenings=tuple(happenings[id] for id in plan.happenings),
    )
    return printable(feed)


def organization(press: Press, lang: str) -> str:
    """The organization's name in a language."""
    return one_line(press.newsroom.organization.name.get(lang, press.settings.default_lang))


def lists(plans: tuple[FeedPlan, ...], press: Press) -> Iterator[Artifact]:
    """A list of feeds for each language and, where there are several, one of all and one a beat."""
    listed = [plan for plan in plans if Format.RSS in plan.paths]
    langs = list(dict.fromkeys(plan.lang for plan in listed))
    for lang in langs:
        own = [plan for plan in listed if lang is None or plan.lang == lang]
        lines = tuple(printable(line(plan, lang, press)) for plan in own)
        spoken = press.spoken(lang)
        name = one_line(newsroom_name(press.newsroom, press.settings, spoken))
        home = press.url(press.addresses.standing("home", spoken))
        yield Artifact(list_path(lang, press.addresses), opml, (name, name, home, lines))
    yield from beat_lists(listed, press)


def beat_lists(plans: Iterable[FeedPlan], press: Press) -> Iterator[Artifact]:
    """A list for each kind and topic that is told in several languages: one feed a language."""
    spoken = press.spoken(None)
    owner = one_line(newsroom_name(press.newsroom, press.settings, spoken))
    home = press.url(press.addresses.standing("home", spoken))
    for beat, fellows in beats(plans).items():
        if len(fellows) > 1:
            lines = tuple(
                printable(replace(line(plan, plan.lang, press), group="")) for plan in fellows
            )
            title = one_line(fellows[0].title)
            yield Artifact(beat_path(beat, press.addresses), opml, (title, owner, home, lines))


def beats(plans: Iterable[FeedPlan]) -> Mapping[str, tuple[FeedPlan, ...]]:
    """The feeds of each kind and topic in all its languages, in the order they are listed."""
    found: dict[str, list[FeedPlan]] = {}
    for plan in plans:
        if plan.lang and plan.group in (Group.KIND, Group.TOPIC):
            found.setdefault(plan.beat, []).append(plan)
    return {beat: tuple(fellows) for beat, fellows in found.items()}


def beat_path(beat: str, addresses: Addresses) -> str:
    """The output path of the list of a beat's feeds."""
    return addresses.feed(None, beat, "opml")


def list_path(lang: str | None, addresses: Addresses) -> str:
    """The output path of the list of a language's feeds, or of all."""
    return addresses.feed(lang, "all", "opml")


def line(plan: FeedPlan, lang: str | None, press: Press) -> Line:
    """A feed in a list: under its language in the list of all, else under what it is sorted by."""
    return Line(
        title=one_line(plan.title),
        url=press.url(plan.paths[Format.RSS]),
        home=press.home(plan),
        lang=plan.lang or "",
        group=group_title(plan.group, press.spoken(plan.lang))
        if lang
        else (endonym(plan.lang) if plan.lang else ""),
    )


def group_title(group: Group, lang: str) -> str:
    """The heading that feeds of a group stand under; none for the feed of everything."""
    own = words(lang)
    return {
        Group.ALL: "",
        Group.KIND: own.gettext("By kind"),
        Group.TOPIC: own.gettext("By topic"),
        Group.TAG: own.gettext("By tag"),
        Group.AUTHOR: own.gettext("By author"),
    }[group]
