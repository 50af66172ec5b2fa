"""Lists of articles: by kind, tag, author and year, with paging, and the archive that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from pressroom.language.press import joined
from pressroom.model.kinds import HAPPENINGS, Kind
from pressroom.model.newsroom import PublicArticle
from pressroom.site.articles import card_view, card_views, kind_plural, upcoming
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.views.links import LinkView

DESCRIBED = 3
"""Titles that describe a list."""


def plans(edition: Edition) -> Iterator[PagePlan]:
    """Every list of the edition."""
    desk, lang = edition.desk, edition.lang
    for kind in Kind:
        found = desk.by_kind.get((lang, kind), ())
        if kind is Kind.EVENT:
            yield from _events(edition)
        else:
            yield from _kind(edition, kind, found)
    for (at, tag), found in sorted(desk.by_tag.items()):
        if at == lang and tag:
            yield from _tag(edition, tag, found)
    for (at, author), found in sorted(desk.by_author.items()):
        if at == lang and author:
            yield from _author(edition, author, found)
    for (at, year), found in sorted(desk.by_year.items()):
        if at == lang:
            yield from _year(edition, year, found)
    yield _archive(edition)
    yield _tags(edition)


def listing(
    edition: Edition,
    heading: str,
    path: str,
    articles: Sequence[PublicArticle],
    *,
    intro: str = "",
    versions: Mapping[str, str] | None = None,
    feeds: Sequence[str] = (),
    trail: Sequence[LinkView] = (),
    years: Callable[[], tuple[LinkView, ...]] = tuple,
    kinds: Callable[[], tuple[LinkView, ...]] = tuple,
) -> Iterator[PagePlan]:
    """The pages of one list."""
    size = max(1, edition.desk.settings.page_size)
    total = max(1, -(-len(articles) // size))
    for number in range(1, total + 1):
        here = edition.desk.addresses.numbered(path, number)
        shown = articles[(number - 1) * size : number * size]

        def fill(
            number: int = number, here: str = here, shown: Sequence[PublicArticle] = shown
        ) -> Context:
            page = edition.page(
                "list",
                heading,
                here,
                title=_numbered_title(edition, heading, number),
                description=intro or described(heading, shown),
                versions=versions if number == 1 else None,
                feeds=feeds,
                trail=trail,
            )
            return {
                "page": page,
                "intro": intro,
                "cards": card_views(edition.desk, tuple(shown)),
                "pager": edition.pager(path, number, total),
                "years": years(),
                "kinds": kinds(),
            }

        given = (heading, intro, number, total, tuple(shown))
        yield edition.later(here, "list.html", fill, found=number == 1, given=given)


def described(heading: str, articles: Sequence[PublicArticle]) -> str:
    """What search engines show of a list that nobody described: the titles at its head, if any."""
    titles = " · ".join(article.title for article in articles[:DESCRIBED])
    return f"{heading}: {titles}" if titles else ""


def _numbered_title(edition: Edition, heading: str, number: int) -> str:
    if number == 1:
        return ""
    told = edition.words.gettext("page {number}").format(number=number)
    return f"{joined(edition.lang, heading, told)} – {edition.site.name}"


def year_links(edition: Edition, current: int = 0) -> tuple[LinkView, ...]:
    """The years there is something of, the latest first."""
    desk = edition.desk
    return tuple(
        LinkView(
            title=str(year),
            url=desk.url(edition.standing("archive", str(year))),
            count=count,
            current=year == current,
        )
        for year, count in desk.years(edition.lang)
    )


def kind_links(edition: Edition, current: Kind | None = None) -> tuple[LinkView, ...]:
    """The kinds there is something of."""
    desk = edition.desk
    return tuple(
        LinkView(
            title=kind_plural(kind, edition.words),
            url=edition.site.paths[kind.folder],
            count=desk.of_kind(edition.lang, kind.value),
            current=kind is current,
        )
        for kind in Kind
        if (edition.lang, kind) in desk.kinds
    )


def tag_links(edition: Edition) -> tuple[LinkView, ...]:
    """Every tag of the edition, by name."""
    desk = edition.desk
    links = (
        LinkView(
            title=desk.tag_names[at, tag],
            url=desk.url(edition.standing("tags", tag)),
            count=len(found),
        )
        for (at, tag), found in desk.by_tag.items()
        if at == edition.lang and tag
    )
    return tuple(sorted(links, key=lambda link: link.title.casefold()))


def author_links(edition: Edition) -> tuple[LinkView, ...]:
    """Every author of the edition, by name."""
    desk = edition.desk
    links = (
        LinkView(
            title=desk.author_names[at, author],
            url=desk.url(edition.standing("authors", author)),
            count=len(found),
        )
        for (at, author), found in desk.by_author.items()
        if at == edition.lang and author
    )
    return tuple(sorted(links, key=lambda link: link.title.casefold()))


def _kind(edition: Edition, kind: Kind, found: Sequence[PublicArticle]) -> Iterator[PagePlan]:
    yield from listing(
        edition,
        kind_plural(kind, edition.words),
        edition.standing(kind.folder),
        found,
        versions=edition.desk.everywhere(kind.folder),
        feeds=(kind.folder,),
        years=lambda: year_links(edition),
        kinds=lambda: kind_links(edition, kind),
    )


def _events(edition: Edition) -> Iterator[PagePlan]:
    """What is ahead on the first page; what is over is paged through."""
    desk, path = edition.desk, edition.standing("events")
    ahead = upcoming(desk, edition.lang)
    known = {id(article) for article in ahead}
    happened = [
        article
        for kind in (Kind.EVENT, Kind.ADVISORY)
        for article in desk.by_kind.get((edition.lang, kind), ())
        if article.kind.value in HAPPENINGS and id(article) not in known and article.starts
    ]
    over = sorted(happened, key=lambda a: (a.starts, a.slug), reverse=True)
    size = max(1, desk.settings.page_size)
    total = max(1, -(-len(over) // size))
    heading = edition.words.gettext("Events and advisories")
    for number in range(1, total + 1):
        here = desk.addresses.numbered(path, number)
        shown = over[(number - 1) * size : number * size]

        def fill(
            number: int = number, here: str = here, shown: Sequence[PublicArticle] = shown
        ) -> Context:
            return {
                "page": edition.page(
                    "events",
                    heading,
                    here,
                    title=_numbered_title(edition, heading, number),
                    description=described(heading, (*(ahead if number == 1 else ()), *shown)),
                    versions=desk.everywhere("events") if number == 1 else None,
                    feeds=("events", "advisories"),
                ),
                "upcoming": card_views(desk, ahead) if number == 1 else (),
                "past": card_views(desk, tuple(shown)),
                "pager": edition.pager(path, number, total),
            }

        given = (number, total, tuple(shown), ahead)
        yield edition.later(here, "events.html", fill, found=number == 1, given=given)


def _tag(edition: Edition, tag: str, found: Sequence[PublicArticle]) -> Iterator[PagePlan]:
    name = edition.desk.tag_names[edition.lang, tag]
    trail = (LinkView(title=edition.words.gettext("Tags"), url=edition.site.paths["tags"]),)
    path = edition.standing("tags", tag)
    yield from listing(edition, name, path, found, feeds=(f"tags/{tag}",), trail=trail)


def _author(edition: Edition, author: str, found: Sequence[PublicArticle]) -> Iterator[PagePlan]:
    name = edition.desk.author_names[edition.lang, author]
    path = edition.standing("authors", author)
    heading = edition.words.gettext("By {name}").format(name=name)
    yield from listing(edition, heading, path, found, feeds=(f"authors/{author}",))


def _year(edition: Edition, year: int, found: Sequence[PublicArticle]) -> Iterator[PagePlan]:
    trail = (LinkView(title=edition.words.gettext("Archive"), url=edition.site.paths["archive"]),)
    path = edition.standing("archive", str(year))
    yield from listing(
        edition, str(year), path, found, trail=trail, years=lambda: year_links(edition, year)
    )


def _archive(edition: Edition) -> PagePlan:
    def fill() -> Context:
        return {
            "page": edition.page(
                "archive",
                edition.words.gettext("Archive"),
                path,
                versions=edition.desk.everywhere("archive"),
            ),
            "years": year_links(edition),
            "kinds": kind_links(edition),
            "tags": tag_links(edition),
            "authors": author_links(edition),
            "languages": edition.site.languages,
        }

    path = edition.standing("archive")
    return edition.later(path, "archive.html", fill)


def _tags(edition: Edition) -> PagePlan:
    def fill() -> Context:
        heading = edition.words.gettext("Tags")
        page = edition.page("tags", heading, path, versions=edition.desk.everywhere("tags"))
        return {"page": page, "tags": tag_links(edition)}

    path = edition.standing("tags")
    return edition.later(path, "tags.html", fill)


def latest_cards(edition: Edition, count: int) -> tuple[object, ...]:
    """The newest articles of the edition, whatever their kind, but for what is only about a date."""
    found = [a for a in edition.desk.by_lang[edition.lang] if a.date and a.kind is not Kind.EVENT]
    return tuple(card_view(edition.desk, article) for article in found[:count])
