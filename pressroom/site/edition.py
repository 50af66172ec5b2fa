"""An edition: everything of the site in one language, and what each of its pages is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pressroom.feeds.plan import FeedPlan, Group
from pressroom.language.tags import direction
from pressroom.language.words import Words
from pressroom.site.desk import Desk
from pressroom.site.feeds import feed_views
from pressroom.site.previews import card_preview, picture_of, sharing_view
from pressroom.site.structured.told import graph_of
from pressroom.site.views.following import FeedView
from pressroom.site.views.links import LanguageView, LinkView, PagerView
from pressroom.site.views.media import PictureView
from pressroom.site.views.pages import PageView, SiteView
from pressroom.site.views.sharing import SharingView, SocialCardView

Context = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page to be: its output path, its template, and how to fill it when its turn comes."""

    path: str
    template: str
    lang: str
    context: Callable[[], Context]
    source: str = ""
    """The content file it shows, for messages."""
    found: bool = True
    """Whether search engines are to find it."""
    own: bool = True
    """Whether the site planned it itself; not so where another room did."""
    given: tuple[object, ...] | None = None
    """All of the news that it was planned by, plain values and articles; None where that may be any."""

    def told(self, more: Callable[[PagePlan], Context]) -> PagePlan:
        """The same page whose template is told more."""
        return replace(self, context=lambda: {**more(self), **self.context()})


@dataclass(frozen=True)
class Edition:
    """The site in one language."""

    desk: Desk
    lang: str
    site: SiteView
    feeds: Sequence[FeedPlan]
    by_name: Mapping[str, FeedPlan] = field(default_factory=dict)
    _feeds: dict[tuple[str, ...], tuple[FeedView, ...]] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The interface's words."""
        return self.desk.words(self.lang)

    def standing(self, name: str, *more: str) -> str:
        """The output path of a standing page of this edition."""
        return self.desk.addresses.standing(name, self.lang, *more)

    def feeds_named(self, *names: str) -> tuple[FeedView, ...]:
        """The feeds of those names (`all`, `topics/housing`), as far as there are any."""
        known = self._feeds.get(names)
        if known is None:
            plans = [self.by_name[name] for name in names if name in self.by_name]
            known = self._feeds[names] = feed_views(self.desk, plans)
        return known

    def of(self, group: Group) -> tuple[FeedPlan, ...]:
        """This edition's feeds of a group."""
        return tuple(plan for plan in self.feeds if plan.lang == self.lang and plan.group is group)

    def page(
        self,
        kind: str,
        heading: str,
        path: str,
        *,
        title: str = "",
        description: str = "",
        languages: tuple[LanguageView, ...] | None = None,
        versions: Mapping[str, str] | None = None,
        feeds: Sequence[str] = (),
        wire: tuple[FeedView, ...] = (),
        trail: Sequence[LinkView] = (),
        pictures: Sequence[PictureView] = (),
        sharing: SharingView | None = None,
        published: dt.datetime | None = None,
        modified: dt.datetime | None = None,
        robots: str = "",
        canonical: bool = True,
        heading_lang: str = "",
    ) -> PageView:
        """What a page says of itself. `versions` are its output paths by language; networks show the
        first of the `pictures` that they may, unless `sharing` says more.
        """
        url = self.desk.url(path)
        name = self.site.name
        links = languages or self.desk.language_links(self.lang, versions or {self.lang: path})
        return PageView(
            kind=kind,
            title=title or (f"{heading} – {name}" if heading and heading != name else name),
            heading=heading,
            heading_lang=heading_lang,
            description=description or self._description(heading or name),
            url=url,
            canonical=self.desk.addresses.absolute(url) if canonical else "",
            lang=self.lang,
            dir=direction(self.lang),
            languages=links,
            feeds=self.feeds_named("all", *feeds),
            wire=wire,
            breadcrumbs=(
                LinkView(title=self.words.gettext("Newsroom"), url=self.site.paths["home"]),
                *trail,
            ),
            sharing=sharing or self.sharing(links, pictures),
            published=published,
            modified=modified,
            robots=robots,
        )

    def sharing(
        self,
        languages: Sequence[LanguageView],
        pictures: Sequence[PictureView] = (),
        card: SocialCardView | None = None,
        **more: Any,
    ) -> SharingView:
        """What networks are told of a page with those versions, with its card where it has one; `more` is
        as `sharing_view` takes it."""
        versions = [each.tag for each in languages if each.same_page]
        drawn = card_preview(self.desk, card) if card else None
        picture = drawn or picture_of(self.desk, pictures, self.lang)
        return sharing_view(self.desk, self.lang, picture, versions=versions, **more)

    def plan(self, path: str, template: str, page: PageView, **context: object) -> PagePlan:
        """A page whose context is known already."""
        told = self._whole({"page": page, **context})
        return PagePlan(path, template, self.lang, lambda: told)

    def later(
        self,
        path: str,
        template: str,
        fill: Callable[[], Context],
        source: str = "",
        *,
        found: bool = True,
        given: tuple[object, ...] | None = None,
    ) -> PagePlan:
        """A page whose context is made when its turn comes; `given` is all of the news that `fill` knows
        without asking, None where that may be any."""

        def told() -> Context:
            return self._whole(fill())

        return PagePlan(path, template, self.lang, told, source, found, given=given)

    def _description(self, heading: str) -> str:
        """What search engines show of a page that nobody described: its heading, and who we are."""
        told = (b for b in self.site.organization.boilerplates if not b.lang)
        about = next((b.short or b.medium for b in told), "")
        organization = self.site.organization
        return f"{heading} – {about or organization.tagline or organization.name}"

    def _whole(self, filled: Context) -> Context:
        """What a template is told: what it shows, whose site it is, and the graph of both."""
        told = {"site": self.site, **filled}
        return {"graph": graph_of(self.desk, told), **told}

    def pager(self, path: str, number: int, total: int) -> PagerView:
        """Where a page of a list is among its others."""
        addresses = self.desk.addresses

        def url(n: int) -> str:
            return self.desk.url(addresses.numbered(path, n))

        return PagerView(
            number=number,
            total=total,
            previous=url(number - 1) if number > 1 else "",
            next=url(number + 1) if number < total else "",
            pages=tuple(
                LinkView(title=str(n), url=url(n), current=n == number)
                for n in window(number, total)
            ),
        )


def window(number: int, total: int) -> tuple[int, ...]:
    """The numbers worth offering: the first, the last and those around the current one."""
    near = range(max(1, number - 2), min(total, number + 2) + 1)
    return tuple(sorted({1, total, *near} - {0}))
