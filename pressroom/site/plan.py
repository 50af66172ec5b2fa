"""The whole website: every page of every edition, and the files around them, as artifacts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from pressroom.addresses import file_of
from pressroom.build.artifact import Artifact, Unmade
from pressroom.colours import readable_ink
from pressroom.feeds.plan import FeedPlan, feeds_of
from pressroom.model.article import Article
from pressroom.model.origin import Place
from pressroom.problems import SETTINGS, Problem
from pressroom.site.desk import Desk
from pressroom.site.edition import Edition, PagePlan
from pressroom.site.embeds import oembed_artifacts
from pressroom.site.feeds import by_name, feed_artifacts, feed_views
from pressroom.site.findable import findable_artifacts
from pressroom.site.notes import SIZE, Drawn, Notes
from pressroom.site.organization import site_view
from pressroom.site.pages import (
    articles,
    embeds,
    lists,
    media,
    people,
    search,
    standing,
    subscribe,
    toolkits,
    topics,
)
from pressroom.site.redirects import redirect_artifacts
from pressroom.site.reprints import Reprints
from pressroom.site.stylesheet import Static, favicon, headers, static
from pressroom.site.subscribing import form_origins
from pressroom.site.templates import Templates
from pressroom.site.views.pages import SiteView

ROOMS = (standing, articles, lists, topics, people, media, search, subscribe, toolkits, embeds)
"""Every sort of page; each module has a `plans(edition)`."""


class Room(Protocol):
    """A sort of page that another room makes."""

    def plans(self, edition: Edition) -> Iterator[PagePlan]:
        """Its pages in one edition."""


@dataclass(frozen=True)
class Site:
    """One site, ready to be made: its pages, in a fixed order, and everything else."""

    desk: Desk
    dress: Dress
    pages: tuple[PagePlan, ...]
    feeds: tuple[FeedPlan, ...]
    editions: tuple[Edition, ...]
    drawn: frozenset[Drawn]
    """What was drawn on to plan them: it may be in any page."""

    @property
    def templates(self) -> Templates:
        """What its pages are made with."""
        return self.dress.templates

    @property
    def files(self) -> tuple[Artifact, ...]:
        """The theme's own files."""
        brand, _ = self.desk.settings.colours
        icon = Artifact("favicon.svg", favicon, (brand, readable_ink(brand)))
        return (*self.dress.static.artifacts, icon)

    @property
    def told(self) -> tuple[object, ...]:
        """What any page may be told of the site: its views, and what feeds there are."""
        feeds = ((f.lang, f.name, f.subject, f.title, f.paths) for f in self.feeds)
        return (self.views, tuple(feeds))

    @property
    def views(self) -> tuple[SiteView, ...]:
        """What every page of each edition is told of the site."""
        return tuple(edition.site for edition in self.editions)

    def weighed(self) -> Site:
        """The site once the sizes of files are known: planned again only where that asked for one."""
        told = any(sort == SIZE for sort, *_ in self.drawn)
        return _planned(self.desk, self.dress) if told else self

    def joined(self, rooms: Sequence[Room]) -> Site:
        """The site with further sorts of pages."""
        with self.desk.notes.hearing() as drawn:
            others = [
                replace(page, own=False)
                for edition in self.editions
                for room in rooms
                for page in room.plans(edition)
            ]
        pages = _settled([*self.pages, *others])
        return replace(self, pages=pages, drawn=self.drawn | drawn)

    def artifacts(self, reprints: Reprints | None = None) -> Iterator[Artifact]:
        """Every file of the website but for the media, which are made first.

        `reprints` know pages of the last site.
        """
        taken = frozenset(file_of(page.path) for page in self.pages)
        for page in self.pages:
            path = file_of(page.path)
            known = reprints.key(path, page.given) if reprints else ""
            given = (self.templates, page, self.desk.notes)
            yield Artifact(path, page_bytes, given, known=known)
        yield from self.files
        yield from feed_artifacts(self.desk, self.feeds, reprints)
        told = headers(self.desk.settings, form_origins(self.desk))
        yield from redirect_artifacts(self.desk, taken, told)
        yield from findable_artifacts(self.desk, self.pages)
        yield from oembed_artifacts(self.desk, reprints)

    def collisions(self) -> list[Problem]:
        """Two pages that want the same address.

        Where those of two texts do, so do their toolkits and embeds: nobody wrote those, so they are told
        only where they are the whole of it.
        """
        seen: dict[str, PagePlan] = {}
        firsts = (
            (seen.setdefault(file_of(page.path).casefold(), page), page) for page in self.pages
        )
        pairs = [(first, page) for first, page in firsts if first is not page]
        written = [(first, page) for first, page in pairs if first.source or page.source]
        claims = {a.origin.path: _claim(a) for a in self.desk.articles} if pairs else {}
        return [
            _collision(first, page)
            for first, page in written or pairs
            if not _are_told(claims.get(first.source), claims.get(page.source))
        ]


def _claim(article: Article) -> tuple[str, ...]:
    """What no two articles may have in common; nothing where the address is one of its own."""
    return () if article.save_as else (article.kind, article.slug, article.lang)


def _are_told(first: tuple[str, ...] | None, second: tuple[str, ...] | None) -> bool:
    """Whether two claims are the same, of which the writers were told before any page was planned."""
    return bool(first) and first == second


def _collision(first: PagePlan, second: PagePlan) -> Problem:
    a, b = sorted((first, second), key=lambda page: (not page.source, page.source))
    other = f"{b.source}" if b.source else "a page of the newsroom's own"
    return Problem(
        "R801",
        Place(a.source) if a.source else SETTINGS,
        f"The address /{second.path} is taken twice: by this file and by {other}.",
        "Give one of them another slug: line.",
    )


@dataclass(frozen=True)
class Dress:
    """What pages are dressed with: the theme's files, and its templates."""

    static: Static
    templates: Templates


def dressed(desk: Desk, theme: Path, overrides: Sequence[Path]) -> Dress:
    """The theme as the newsroom's pages wear it."""
    folders = (*overrides, theme / "templates")
    files = static((*(f.parent / "static" for f in overrides), theme / "static"), desk.settings)
    templates = Templates(
        desk.settings,
        folders,
        lambda name: desk.url(files.files.get(name, f"theme/{name}")),
        files.files,
        files.integrities,
    )
    return Dress(files, templates)


def page_bytes(templates: Templates, page: PagePlan, notes: Notes) -> bytes | Unmade:
    """A page's HTML; known by all that its template is told, before it is made."""
    with notes.hearing() as drawn:
        notes.planned(file_of(page.path), page.given)
        context = page.context()

    def make() -> bytes:
        return templates.render(page.template, page.lang, context).encode()

    key = templates.key(page.template, page.lang, context)
    return Unmade(key, make, tuple(drawn)) if key else make()


def is_own_page(artifact: Artifact) -> bool:
    """Whether an artifact of a site is one of the pages that it planned itself, without other rooms'."""
    if artifact.recipe is not page_bytes:
        return False
    page = artifact.inputs[1]
    return isinstance(page, PagePlan) and page.own


def plan(desk: Desk, theme: Path, overrides: Sequence[Path]) -> Site:
    """Everything the website consists of but for its media, and pages of other rooms."""
    return _planned(desk, dressed(desk, theme, overrides))


def _planned(desk: Desk, dress: Dress) -> Site:
    feeds = feeds_of(desk.newsroom, desk.settings, desk.addresses)
    with desk.notes.hearing() as drawn:
        editions = tuple(_edition(desk, lang, feeds, dress.static) for lang in desk.languages)
        pages = [page for e in editions for room in ROOMS for page in room.plans(e)]
    return Site(desk, dress, _settled(pages), feeds, editions, frozenset(drawn))


def _edition(desk: Desk, lang: str, feeds: tuple[FeedPlan, ...], files: Static) -> Edition:
    known = by_name(feeds, lang)
    main = feed_views(desk, [known["all"]]) if "all" in known else ()
    view = site_view(
        desk,
        lang,
        feeds=main,
        stylesheets=(desk.url(files.stylesheet),),
        scripts=((desk.url(files.script),) if files.script else ())
        + ((desk.live,) if desk.live else ()),
        integrity=files.integrity,
        preview=bool(desk.live),
    )
    return Edition(desk, lang, view, feeds, known)


def _settled(pages: Sequence[PagePlan]) -> tuple[PagePlan, ...]:
    """The pages without those of the newsroom's own whose address a content file takes.

    A blog's `pages/about.md`, or a page saved as `index.html`, stands where its writer put it.
    """
    taken = {file_of(page.path).casefold() for page in pages if page.source}
    return tuple(p for p in pages if p.source or file_of(p.path).casefold() not in taken)
