"""The wire: every text as agencies' systems take it in, at an address that stays, and the latest of each
language in one list.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pressroom.build.artifact import Artifact, Unmade
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
from pressroom.site.reprints import Reprints

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
        suffixes = ("json", "xml") if self.desk.settings.newsml else ("json",)
        for suffix in suffixes:
            for sent in self._sent():
                path = self.desk.addresses.wire(self._uri(sent), suffix)
                known = reprints.key(path, (sent,)) if reprints else ""
                yield Artifact(path, item_bytes, (self, path, sent, suffix), known=known)
            for lang in self.desk.languages:
                if self.desk.settings.feed_items and any(self._dated(lang)):
                    path = self.desk.addresses.wire_index(lang, suffix)
                    known = reprints.key(path) if reprints else ""
                    yield Artifact(path, list_bytes, (self, path, lang, suffix), known=known)

    def _sent(self) -> Iterator[Sent]:
        """What was written for the press, and what is said of texts that were withdrawn."""
        yield from (a for a in self.desk.articles if is_for_the_press(self.desk, a))
        yield from self.desk.newsroom.notices

    def item(self, sent: Sent) -> Item:
        """What goes over the wire of a text."""
        return self._retraction(sent) if isinstance(sent, Notice) else self.at.item(sent)

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

    def latest(self, lang: str, suffix: str) -> Latest:
        """The list of a language that has dated items, as long as its feeds are."""
        desk = self.desk
        dated = sorted(self._dated(lang), key=lambda p: (-p[0].timestamp(), self._uri(p[1])))
        items = [self.item(each) for _, each in dated[: desk.settings.feed_items]]
        return Latest(
            uri=identity("wire", "latest", lang, feed_id(desk.settings)),
            lang=lang,
            title=newsroom_name(desk.newsroom, desk.settings, lang),
            publisher=self._publisher(lang),
            changed=dated[0][0].astimezone(desk.settings.timezone),
            items=tuple((i, self._full(desk.addresses.wire(i.uri, suffix))) for i in items),
        )

    def _dated(self, lang: str) -> Iterator[tuple[dt.datetime, Sent]]:
        """What a language's list is taken from."""
        return ((at, each) for each in self._sent() if each.lang == lang and (at := _moment(each)))

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


def item_bytes(wire: Wire, path: str, sent: Sent, suffix: str) -> Unmade:
    """The file of one text."""
    recipe = ninjs if suffix == "json" else newsml
    return _noted(wire, path, (sent,), lambda: recipe(wire.item(sent)))


def list_bytes(wire: Wire, path: str, lang: str, suffix: str) -> Unmade:
    """The list of the latest in a language."""
    recipe = ninjs_index if suffix == "json" else newsml_package
    return _noted(wire, path, None, lambda: recipe(wire.latest(lang, suffix)))


def _noted(
    wire: Wire, path: str, given: tuple[object, ...] | None, make: Callable[[], bytes]
) -> Unmade:
    """A file with what it drew on, known by what is in it: that takes hardly longer to make than to tell.

    `given` is all of the news that it was planned by, None where that may be any.
    """
    with wire.desk.notes.hearing() as drawn:
        wire.desk.notes.planned(path, given)
        data = make()
    return Unmade(hashlib.sha256(data).hexdigest(), lambda: data, tuple(drawn))


def _moment(sent: Sent) -> dt.datetime | None:
    """When this version of a text came about."""
    if isinstance(sent, Notice):
        return sent.date
    return version_since(sent)
