"""The wire: every text as agencies' systems take it in, at an address that stays, and the latest of each
language in one list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from pressroom.build.artifact import Artifact
from pressroom.feeds.identity import feed_id, identity, identity_of, identity_of_notice
from pressroom.feeds.plan import newsroom_name
from pressroom.kits.composing import Composing
from pressroom.metadata.news import Latest, NewsItem, Retraction, Voice
from pressroom.metadata.newsml import newsml, newsml_package
from pressroom.metadata.ninjs import ninjs, ninjs_index
from pressroom.model.newsroom import Notice, PublicArticle
from pressroom.site.articles import version_since
from pressroom.site.desk import Desk
from pressroom.site.kits import is_for_the_press
from pressroom.site.reprints import Reprints, bundled

Item = NewsItem | Retraction
Sent = PublicArticle | Notice


@dataclass(frozen=True, slots=True)
class Wire:
    """What goes over the wire."""

    at: Composing

    @property
    def desk(self) -> Desk:
        """The newsroom's desk."""
        return self.at.desk

    def artifacts(self, reprints: Reprints | None = None) -> Iterator[Artifact]:
        """A file for each item and each list; NewsML-G2 too where the settings ask for it. `reprints` know
        those of the last site.
        """
        for article in self._articles():
            name = f"wire {article.origin.path}"
            yield from bundled(reprints, name, partial(self._files, article))
        for notice in self.desk.newsroom.notices:
            yield from self._files(notice)
        for lang in self.desk.languages:
            yield from bundled(reprints, f"wire's latest {lang}", partial(self._lists, lang))

    def _articles(self) -> Iterator[PublicArticle]:
        """What was written for the press."""
        return (a for a in self.desk.newsroom.articles if is_for_the_press(self.desk, a))

    def item(self, sent: Sent) -> Item:
        """What goes over the wire of a text."""
        return self._retraction(sent) if isinstance(sent, Notice) else self.at.item(sent)

    def _files(self, sent: Sent) -> Iterator[Artifact]:
        places, item = self.desk.addresses, self.item(sent)
        yield Artifact(places.wire(item.uri), ninjs, (item,))
        if self.desk.settings.newsml:
            yield Artifact(places.wire(item.uri, "xml"), newsml, (item,))

    def _lists(self, lang: str) -> Iterator[Artifact]:
        places = self.desk.addresses
        if latest := self.latest(lang):
            yield Artifact(places.wire_index(lang), ninjs_index, (latest,))
        if latest and self.desk.settings.newsml:
            listed = self.latest(lang, "xml")
            yield Artifact(places.wire_index(lang, "xml"), newsml_package, (listed,))

    def _retraction(self, notice: Notice) -> Retraction:
        """What stays of a text that was withdrawn, under its own name."""
        desk = self.desk
        instead = desk.article(notice.replaced_by, notice.lang) if notice.replaced_by else None
        return Retraction(
            uri=identity_of_notice(notice, desk.settings),
            url=self._full(desk.addresses.notice(notice)),
            lang=notice.lang,
            kind=notice.kind.value,
            date=notice.date.astimezone(desk.settings.timezone),
            reason=desk.text(notice.reason, notice.lang),
            publisher=self._publisher(notice.lang),
            version=notice.version,
            replaced_by=self._full(desk.path_of(instead)) if instead else "",
        )

    def latest(self, lang: str, suffix: str = "json") -> Latest | None:
        """The list of a language, as long as its feeds are; none where it has no dated item."""
        desk, places = self.desk, self.desk.addresses
        sent: tuple[Sent, ...] = (*self._articles(), *desk.newsroom.notices)
        dated = [(at, each) for each in sent if each.lang == lang and (at := _moment(each))]
        dated.sort(key=lambda pair: (-pair[0].timestamp(), self._uri(pair[1])))
        items = [self.item(each) for _, each in dated[: desk.settings.feed_items]]
        if not items:
            return None
        return Latest(
            uri=identity("wire", "latest", lang, feed_id(desk.settings)),
            lang=lang,
            title=newsroom_name(desk.newsroom, desk.settings, lang),
            publisher=self._publisher(lang),
            changed=dated[0][0].astimezone(desk.settings.timezone),
            items=tuple((item, self._full(places.wire(item.uri, suffix))) for item in items),
        )

    def _uri(self, sent: Sent) -> str:
        """The name of a text in agencies' systems, without making its item."""
        settings = self.desk.settings
        if isinstance(sent, Notice):
            return identity_of_notice(sent, settings)
        return identity_of(sent, settings)

    def _publisher(self, lang: str) -> Voice:
        house = self.at.house(lang)
        home = house.url + house.paths["home"]
        return Voice(name=house.organization.name, uri=home, lang=lang)

    def _full(self, path: str) -> str:
        return self.desk.addresses.absolute(self.desk.url(path))


def _moment(sent: Sent) -> dt.datetime | None:
    """When this version of a text came about."""
    if isinstance(sent, Notice):
        return sent.date
    return version_since(sent)
