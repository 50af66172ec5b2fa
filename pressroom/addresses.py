"""Every address and output path that pressroom owns.

An address is relative to the site's root and starts with `/`; `file_of` says which file answers it.
Pages of other languages than the site's own live under `/<tag>/`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit

from pressroom.language.slugs import slug as slug_of
from pressroom.model.article import Article
from pressroom.model.kinds import FOLDERS, Kind
from pressroom.model.newsroom import Notice, PublicArticle
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.settings import Settings

SAFE = "/~@!$&*()+,;=:-._"
"""What may stand in an address besides letters and digits."""
PLAIN = re.compile(rf"[A-Za-z0-9{re.escape(SAFE)}]*").fullmatch
DEFAULT_PATTERN = "{folder}/{year}/{slug}/"
UNDATED_PATTERN = "{folder}/{slug}/"
PAGE_PATTERN = "{slug}/"

STANDING: Mapping[str, str] = {
    "home": "",
    "archive": "archive/",
    "topics": "topics/",
    "tags": "tags/",
    "authors": "authors/",
    "people": "people/",
    "media": "media/",
    "coverage": "coverage/",
    "contacts": "contacts/",
    "subscribe": "subscribe/",
    "search": "search/",
    "about": "about/",
    "corrections": "corrections/",
    "accessibility": "accessibility/",
} | {folder: f"{folder}/" for folder in FOLDERS.values()}
"""The pages every language has, whatever is published."""
PELICANS_LISTS: Mapping[str, tuple[str, str]] = {
    "home": ("INDEX", ""),
    "archive": ("ARCHIVES", "YEAR_ARCHIVE"),
    "tags": ("TAGS", "TAG"),
    "topics": ("CATEGORIES", "CATEGORY"),
    "authors": ("AUTHORS", "AUTHOR"),
}
"""Standing pages that Pelican has too: what its settings call the whole, and one part of it."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one site."""

    settings: Settings

    @property
    def base(self) -> str:
        """The path the site is published under, without a slash at its end: often empty."""
        return _base(self.settings.site_url)

    @property
    def origin(self) -> str:
        """Scheme and host, to put before an address: `https://newsroom.example.org`."""
        return _origin(self.settings.site_url)

    def home_of(self, lang: str) -> str:
        """The folder of a language's pages: empty for the site's own."""
        return "" if lang == self.settings.default_lang else f"{lang.lower()}/"

    def rooted(self, path: str) -> str:
        """The address of an output path, percent-encoded, under the site's base."""
        return f"{self.base}/{path if PLAIN(path) else quote(path, safe=SAFE)}"

    def absolute(self, address: str) -> str:
        """The full address, for feeds and metadata."""
        return f"{self.origin}{address}"

    def standing(self, name: str, lang: str, *more: str) -> str:
        """The output path of a standing page, or of a page below it.

        It ends in `/`, unless a setting of Pelican's names a file.
        """
        if told := self._told(name, more):
            return self.home_of(lang) + told
        below = "".join(f"{part}/" for part in more)
        return self.home_of(lang) + STANDING[name] + below

    def _told(self, name: str, more: tuple[str, ...]) -> str:
        """What the site's own `TAG_SAVE_AS` and its like say of a list; empty where nothing."""
        whole, single = PELICANS_LISTS.get(name, ("", ""))
        pattern = self.settings.pelican.get(f"{single if more else whole}_SAVE_AS")
        if not pattern:
            return ""
        words: dict[str, object] = {"slug": more[0] if more else ""}
        if single == "YEAR_ARCHIVE" and more:
            words["date"] = dt.date(int(more[0]), 1, 1)
        path = filled(str(pattern), words)
        for part in more[1:]:
            path = f"{_stem(path)}/{part}/" if path else ""
        return path

    def article(self, article: Article | PublicArticle) -> str:
        """The output path of an article: a folder ending in `/`, or a file its settings name."""
        if article.save_as:
            return article.save_as
        moment = article.date or article.starts
        return self._patterned(article.kind, article.slug, article.lang, moment, article)

    def notice(self, notice: Notice) -> str:
        """The output path of a withdrawn article's notice: the article's own."""
        return self._patterned(notice.kind, notice.slug, notice.lang, notice.published, None)

    def _patterned(
        self,
        kind: Kind,
        slug: str,
        lang: str,
        moment: dt.datetime | None,
        article: Article | PublicArticle | None,
    ) -> str:
        when = moment.astimezone(self.settings.timezone) if moment else None
        words: dict[str, object] = {
            **(article.extra if article else {}),
            "folder": kind.folder,
            "kind": kind.value,
            "slug": slug,
            "lang": lang,
            "year": f"{when.year:04}" if when else "",
            "month": f"{when.month:02}" if when else "",
            "day": f"{when.day:02}" if when else "",
            "date": when,
            "category": (article.topic if article else None) or "news",
            "author": slug_of(article.authors[0], lang) if article and article.authors else "",
        }
        return self._pelican_pattern(kind, lang, words) or self.home_of(lang) + self._pattern(
            kind, when is not None
        ).format(**words)

    def _pattern(self, kind: Kind, dated: bool) -> str:
        own = self.settings.addresses.get(kind.value)
        return own or (DEFAULT_PATTERN if dated else UNDATED_PATTERN)

    def _pelican_pattern(self, kind: Kind, lang: str, words: Mapping[str, object]) -> str:
        """What Pelican's own `ARTICLE_SAVE_AS` says of stories, where the site sets it."""
        if kind is not Kind.STORY or kind.value in self.settings.addresses:
            return ""
        other = lang != self.settings.default_lang
        name = "ARTICLE_LANG_SAVE_AS" if other else "ARTICLE_SAVE_AS"
        pattern = self.settings.pelican.get(name)
        return filled(str(pattern), words) if pattern else ""

    def person(self, person: Person, lang: str) -> str:
        """The output path of a person's page in a language."""
        return self.standing("people", lang, person.slug)

    def topic(self, topic: Topic) -> str:
        """The output path of a topic's page."""
        return self.standing("topics", topic.lang, topic.slug)

    def tag(self, tag: str, lang: str) -> str:
        """The output path of a tag's list."""
        return self.standing("tags", lang, slug_of(tag, lang))

    def author(self, name: str, lang: str) -> str:
        """The output path of an author's list; `name` is a plain name or a people slug."""
        return self.standing("authors", lang, slug_of(name, lang))

    def page(self, page: Page) -> str:
        """The output path of an ordinary page."""
        if page.save_as:
            return page.save_as
        other = page.lang != self.settings.default_lang
        pattern = self.settings.pelican.get("PAGE_LANG_SAVE_AS" if other else "PAGE_SAVE_AS")
        if pattern:
            words = {**page.extra, "slug": page.slug, "lang": page.lang, "date": page.date}
            if path := filled(str(pattern), words):
                return path
        return self.home_of(page.lang) + PAGE_PATTERN.format(slug=page.slug)

    def wire(self, identity: str, suffix: str = "json") -> str:
        """The output path of an item as agencies' systems take it in; `identity` is its `urn:uuid:…`."""
        return f"wire/{identity.rpartition(':')[2]}.{suffix}"

    def wire_index(self, lang: str, suffix: str = "json") -> str:
        """The output path of the list of a language's latest items."""
        return f"{self.home_of(lang)}wire/latest.{suffix}"

    def kit(self, code: str, lang: str = "") -> str:
        """The output path of a kit's page: the short one, or that of a further language."""
        return f"{lang.lower()}/kit/{code}/" if lang else f"kit/{code}/"

    def card(self, page: str, name: str) -> str:
        """The output path of a card for social networks: of a page's output path and the card's name,
        such as `wide.jpg`. It tells what it is even where somebody has saved it."""
        return f"cards/{_bare(page)}-{name}"

    def sealed(self, id: str) -> str:
        """The output path of a sealed kit: a folder whose name tells nothing."""
        return f"k/{id}/"

    def toolkit(self, page: str) -> str:
        """The output path of an article's toolkit for partners, of its page's output path."""
        return f"{_bare(page)}/share/"

    def embed(self, page: str, anchor: str = "") -> str:
        """The output path of what others show in a frame: an article, or the quote or fact at an anchor.
        All of them lie under one folder, the only one that hosts let others frame."""
        return f"embed/{_bare(page)}/{anchor}/" if anchor else f"embed/{_bare(page)}/"

    def numbered(self, path: str, number: int) -> str:
        """The output path of a list's further pages."""
        if number == 1:
            return path
        if path.endswith("/") or not path:
            return f"{path}page/{number}/"
        return f"{_stem(path)}{number}{path[len(_stem(path)) :]}"

    def feed(self, lang: str | None, name: str, suffix: str) -> str:
        """The output path of a feed: `name` like `all` or `topics/housing`; no language = every one."""
        home = self.home_of(lang) if lang else ""
        everything = "" if lang else "every-language/"
        return f"{home}feeds/{everything}{name}.{suffix}"


@cache
def _base(site_url: str) -> str:
    return urlsplit(site_url).path.rstrip("/")


@cache
def _origin(site_url: str) -> str:
    parts = urlsplit(site_url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def filled(pattern: str, words: Mapping[str, object]) -> str:
    """The output path that a pattern of Pelican's makes; empty where it asks for what isn't known."""
    try:
        path = pattern.format(**words)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return ""
    return path.lstrip("/").removesuffix("index.html") if _is_index(path) else path.lstrip("/")


def _is_index(path: str) -> bool:
    return path.rpartition("/")[2] == "index.html"


def _bare(path: str) -> str:
    """A page's path without what makes it a page's: `releases/2026/keys` of `releases/2026/keys/`."""
    return path.removesuffix("/").removesuffix(".html") or "index"


def _stem(path: str) -> str:
    """A path without its slash at the end, or its file's suffix."""
    folder, slash, name = path.rstrip("/").rpartition("/")
    return folder + slash + name.partition(".")[0]


def file_of(path: str) -> str:
    """The output file that answers a path: `about/` is `about/index.html`."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path
