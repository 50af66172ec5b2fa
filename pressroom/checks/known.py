"""What every rule knows: the newsroom, the settings, the time, and quick answers about what there is."""

from __future__ import annotations

import datetime as dt
import posixpath
from dataclasses import dataclass
from functools import cached_property

from pressroom.model.article import Article
from pressroom.model.assets import asset_at
from pressroom.model.kinds import Status
from pressroom.model.newsroom import Newsroom
from pressroom.model.origin import Origin
from pressroom.model.people import Person
from pressroom.settings import Settings


@dataclass(frozen=True)
class Known:
    """The newsroom at a time."""

    newsroom: Newsroom
    settings: Settings
    now: dt.datetime
    refused: frozenset[str] = frozenset()
    """Files with a mistake that keeps them out of the newsroom, by path from the site's folder."""

    @property
    def today(self) -> dt.date:
        """The day it is in the newsroom."""
        return self.now.astimezone(self.settings.timezone).date()

    @cached_property
    def people(self) -> dict[str, list[Person]]:
        """Each person's pages, by slug."""
        found: dict[str, list[Person]] = {}
        for person in self.newsroom.people:
            found.setdefault(person.slug, []).append(person)
        return found

    @cached_property
    def topics(self) -> frozenset[str]:
        """Slugs of the topics, those that exist by name only among them."""
        return frozenset(topic.slug for topic in self.newsroom.topics)

    @cached_property
    def has_topic_files(self) -> bool:
        """Whether topics are kept: a newsroom without any may name what it likes."""
        return any(not topic.implied for topic in self.newsroom.topics)

    @cached_property
    def articles(self) -> frozenset[str]:
        """Slugs of the articles."""
        return frozenset(article.slug for article in self.newsroom.articles)

    @cached_property
    def boilerplates(self) -> frozenset[str]:
        """Keys of the boilerplates."""
        return frozenset(name for name, _ in self.newsroom.organization.boilerplates)

    def folder(self, origin: Origin) -> str:
        """The folder a file lies in, relative to `content/`."""
        return posixpath.dirname(self._inside(origin.path))

    def asset(self, written: str, origin: Origin) -> str | None:
        """The path of the asset that a file names; None if there is none."""
        return asset_at(written, self.folder(origin), self.newsroom.assets)

    def mend_first(self, slug: str, folder: str = "") -> str:
        """`Mend … first.` where what a slug names is there, in that folder, but has a mistake."""
        for path in sorted(self.refused, key=lambda path: (path.count("."), path)):
            *above, name = self._inside(path).split("/")
            stem = name.partition(".")[0]
            named = above[-1] if stem == "index" and above else stem
            if slug == named and folder in ("", *above[:1]):
                return f"Mend {path} first."
        return ""

    def mend_sidecar(self, written: str, origin: Origin) -> str:
        """The same for a picture or other asset: the mistake is in the file that describes it."""
        content = self.settings.content.as_posix()
        for path in (posixpath.join(self.folder(origin), written), written):
            for suffix in (".yml", ".yaml"):
                if (sidecar := f"{content}/{posixpath.normpath(path)}{suffix}") in self.refused:
                    return f"Mend {sidecar} first."
        return ""

    def _inside(self, path: str) -> str:
        return path.removeprefix(f"{self.settings.content.as_posix()}/")

    def moment(self, moment: dt.datetime) -> dt.datetime:
        """A time with its zone: the newsroom's where it has none."""
        if moment.tzinfo is not None:
            return moment
        return moment.replace(tzinfo=self.settings.timezone)


def says(origin: Origin, dotted: str) -> bool:
    """Whether a file itself gives a key: what a translation inherits is its original's mistake."""
    return not origin.lines or dotted in origin.lines


def is_draft(article: Article) -> bool:
    """Whether an article is still being written."""
    return article.status in (Status.DRAFT, Status.HIDDEN, Status.SKIP)


def looks_like_slug(text: str) -> bool:
    """Whether a text names a page of people/ rather than being a name to print."""
    return " " not in text and text == text.lower() and (text.isascii() or "-" in text)
