"""The wire: every text as agencies' systems take it in, at an address that stays, and the latest of each
language in one list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressroom.build.artifact import Artifact
from pressroom.feeds.identity import feed_id, identity, identity_of_notice
from pressroom.feeds.plan import newsroom_name
from pressroom.kits.composing import Composing
from pressroom.kits.news_item import news_item
from pressroom.metadata.news import Latest, NewsItem, Retraction, Voice, changed
from pressroom.metadata.newsml import newsml, newsml_package
from pressroom.metadata.ninjs import ninjs, ninjs_index
from pressroom.model.newsroom import Notice, PublicArticle
from pressroom.site.desk import Desk
from pressroom.site.kits import is_for_the_press

Item = NewsItem | Retraction


@dataclass(frozen=True, slots=True)
class Wire:
    """What goes over the wire, and the items that kits made already, by the path of their text."""

    at: Composing
    made: Mapping[str, NewsItem]

    @property
    def desk(self) -> Desk:
        """The newsroom's desk."""
        return self.at.desk

    def artifacts(self) -> Iterator[Artifact]:
        """A file for each item and each list; NewsML-G2 too where the settings ask for it."""
        places, items = self.desk.addresses, tuple(self.items())
        for item in items:
            yield Artifact(places.wire(item.uri), ninjs, (item,))
            if self.desk.settings.newsml:
                yield Artifact(places.wire(item.uri, "xml"), newsml, (item,))
        for lang in self.desk.languages:
            if latest := self.latest(lang, items):
                yield Artifact(places.wire_index(lang), ninjs_index, (latest,))
            if latest and self.desk.settings.newsml:
                listed = self.latest(lang, items, "xml")
                yield Artifact(places.wire_index(lang, "xml"), newsml_package, (listed,))

    def items(self) -> Iterator[Item]:
        """What was written for the press, and what was withdrawn of it."""
        for article in self.desk.newsroom.articles:
            if is_for_the_press(self.desk, article):
                yield self.made.get(article.origin.path) or self._item(article)
        yield from map(self._retraction, self.desk.newsroom.notices)

    def _item(self, article: PublicArticle) -> NewsItem:
        """A text without a kit as a news item."""
        view, house = self.at.article(article), self.at.house(article.lang)
        copy, terms = self.at.copy(article), self.at.terms(article.lang)
        return news_item(view, house, copy, terms=terms)

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

    def latest(self, lang: str, items: Sequence[Item], suffix: str = "json") -> Latest | None:
        """The list of a language, as long as its feeds are; none where it has no dated item."""
        desk, places = self.desk, self.desk.addresses
        dated = [(changed(item), item) for item in items if item.lang == lang]
        newest = sorted(
            ((moment, item) for moment, item in dated if moment),
            key=lambda pair: (-pair[0].timestamp(), pair[1].uri),
        )[: desk.settings.feed_items]
        if not newest:
            return None
        return Latest(
            uri=identity("wire", "latest", lang, feed_id(desk.settings)),
            lang=lang,
            title=newsroom_name(desk.newsroom, desk.settings, lang),
            publisher=self._publisher(lang),
            changed=newest[0][0],
            items=tuple((item, self._full(places.wire(item.uri, suffix))) for _, item in newest),
        )

    def _publisher(self, lang: str) -> Voice:
        house = self.at.house(lang)
        home = house.url + house.paths["home"]
        return Voice(name=house.organization.name, uri=home, lang=lang)

    def _full(self, path: str) -> str:
        return self.desk.addresses.absolute(self.desk.url(path))
