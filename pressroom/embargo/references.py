"""Who refers to what: the assets, people and topics that a text or a list names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.newsroom import Newsroom
from pressroom.model.organization import Organization
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic

ASSET_PARTS = ("photos", "video", "audio", "files")

_ENCLOSED = re.compile(r"""\(([^()\n]+)\)|["'=<]([^"'<>\n]+)["'>]""")
"""[text](a path.jpg), src="a path.jpg"."""
_LINES = re.compile(
    r"""(?mx)
    ^[ ]* [-*+] [ ]+ (\S.*)                # a gallery's list
    | ^:::+ [ ]* \w+ [ ]+ (\S.*)          # ::: figure a path.jpg
    | ^[ ]* \[[^\]\n]+\]: [ ]* (\S.*)    # [name]: a path.jpg
    """
)
_TITLE = re.compile(r"""[ ]["'(]""")
_WORDS = re.compile(r"[^\s()<>\"'\[\]{}|`=]+\.\w{1,5}\b")
_QUERY = re.compile(r"[?#]")
_PREFIX = re.compile(r"^[{|]\w+[}|]")
_BLOCK_PERSON = re.compile(r"(?m)^:::+ *(?:pullquote|contact) +(\S.*?) *$")
_PEOPLE_PATH = re.compile(r"\bpeople/([^\s/()#?\"'<>]+)")
_TOPIC_PATH = re.compile(r"\btopics/([^\s/()#?\"'<>]+)")

Item = Article | Topic | Person | Page | Organization


@dataclass(frozen=True, slots=True)
class Library:
    """The assets, and how a path as written is found among them."""

    assets: Mapping[str, Asset]
    prefix: str
    """Of the content folder, as origins write it: `content/`."""
    suffixes: re.Pattern[str]
    """The ends of the assets' names: a line without one of them names none."""

    def folder(self, item: Item) -> str:
        """The folder an item's file lies in, relative to `content/`."""
        return self.inside(item.origin.path).rpartition("/")[0]

    def inside(self, path: str) -> str:
        """A path from the site's folder as one from `content/`."""
        return path.removeprefix(self.prefix)

    def find(self, written: str, folder: str) -> str | None:
        """The asset that a path names: beside the item, else from `content/`; None if there is none."""
        beside = f"{folder}/{written}"
        if beside in self.assets:
            return beside
        if written in self.assets:
            return written
        path = _PREFIX.sub("", written.strip())
        for text in dict.fromkeys((path, unquote(path), _QUERY.split(path)[0])):
            places = (text.lstrip("/"),) if text.startswith("/") else (f"{folder}/{text}", text)
            for place in places:
                found = posixpath.normpath(place).lstrip("/")
                if found in self.assets:
                    return found
        return None

    def found(self, written: Iterable[str], folder: str) -> frozenset[str]:
        """Those of the paths that name assets, as these are called."""
        found = (self.find(path, folder) for path in written)
        return frozenset(path for path in found if path is not None)

    def named_in(self, texts: Iterable[str], folder: str) -> frozenset[str]:
        """The assets that texts name, in whatever syntax: too many rather than too few."""
        lines = (line for text in texts for line in self._lines(text))
        return self.found((path for line in lines for path in _written(line)), folder)

    def _lines(self, text: str) -> Iterator[str]:
        """The lines of a text that may name an asset."""
        start = 0
        while self.assets and (match := self.suffixes.search(text, start)):
            end = text.find("\n", match.end())
            end = len(text) if end < 0 else end
            yield text[text.rfind("\n", 0, match.start()) + 1 : end]
            start = end


def library_of(newsroom: Newsroom) -> Library:
    """The newsroom's assets, and where its content lies by its own account."""
    ends = {re.escape(posixpath.splitext(path)[1] or path) for path in newsroom.assets}
    suffixes = re.compile("|".join(sorted(ends)), re.IGNORECASE)
    return Library(newsroom.assets, _content_folder(newsroom), suffixes)


def _content_folder(newsroom: Newsroom) -> str:
    for asset in newsroom.assets.values():
        place = asset.origin.path.rfind(asset.path)
        if place >= 0:
            return asset.origin.path[:place]
    folder, _, name = newsroom.organization.origin.path.rpartition("/")
    return f"{folder}/" if folder and name.startswith("organization.") else "content/"


def parts_of(article: Article, library: Library) -> Mapping[str, frozenset[str]]:
    """The assets an article names, by the part that names them: `photos`, …, `kit`, `text`."""
    folder = library.folder(article)
    parts = {name: library.found(getattr(article, name), folder) for name in ASSET_PARTS}
    kit = (*article.kit.include, *article.kit.photos)
    texts = (article.body.text, article.summary, *_own_texts(article))
    return parts | {
        "kit": library.found(kit, folder),
        "notes": library.named_in((article.notes,), folder),
        "text": library.named_in(texts, folder),
        "links": library.found((link.url for link in article.links), folder),
    }


def assets_of(item: Topic | Person | Page | Organization, library: Library) -> frozenset[str]:
    """The assets that something else than an article names."""
    folder = library.folder(item)
    match item:
        case Organization():
            return library.found(item.logos, folder)
        case Person():
            paths = tuple(path for path in (item.headshot, item.pronunciation_audio) if path)
            texts: tuple[str, ...] = (item.body.text,)
        case Topic():
            paths = (*item.photos, *item.kit.include, *item.kit.photos)
            texts = (item.body.text, item.summary)
        case Page():
            paths, texts = (), (item.body.text, *item.extra.values())
    return library.found(paths, folder) | library.named_in(texts, folder)


def people_of(item: Article | Topic | Page) -> frozenset[str]:
    """The people slugs an item names, and plain names that may be none; not those of its quotes."""
    text = item.body.text
    named: set[str] = set()
    if isinstance(item, Article):
        named.update(item.contacts, item.spokespeople, item.authors)
    if isinstance(item, Topic):
        named.update(item.spokespeople)
    if ":::" in text:
        named.update(_BLOCK_PERSON.findall(text))
    if "people/" in text:
        named.update(_called(text, _PEOPLE_PATH))
    return frozenset(named)


def topics_of(item: Article | Page) -> frozenset[str]:
    """The topic slugs an item names."""
    own = {item.topic} if isinstance(item, Article) and item.topic else set()
    text = item.body.text
    return frozenset(own | _called(text, _TOPIC_PATH)) if "topics/" in text else frozenset(own)


def _own_texts(article: Article) -> Iterator[str]:
    yield from (t for t in (article.accreditation, article.photo_opportunity) if t)
    yield from (quote.text for quote in article.quotes)
    yield from article.extra.values()


def _written(line: str) -> Iterator[str]:
    """Whatever in a line may be a path."""
    yield line.strip()
    yield from _WORDS.findall(line)
    for groups in (*_ENCLOSED.findall(line), *_LINES.findall(line)):
        path = "".join(groups).strip(" <>\t\r")
        yield path
        yield _TITLE.split(path)[0].strip(" <>\t\r")


def _called(text: str, pattern: re.Pattern[str]) -> set[str]:
    found = (unquote(name) for name in pattern.findall(text))
    return {name.partition(".")[0] for name in found}
