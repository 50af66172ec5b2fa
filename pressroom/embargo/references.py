"""Who refers to what: the assets, people and topics that a text or a list names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
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

    def folder(self, item: Item) -> str:
        """The folder an item's file lies in, relative to `content/`."""
        return posixpath.dirname(self.inside(item.origin.path))

    def inside(self, path: str) -> str:
        """A path from the site's folder as one from `content/`."""
        return path.removeprefix(self.prefix)

    def find(self, written: str, folder: str) -> str | None:
        """The asset that a path names: beside the item, else from `content/`; None if there is none."""
        path = _PREFIX.sub("", written.strip())
        for text in (path, unquote(path), re.split(r"[?#]", path)[0]):
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


def library_of(newsroom: Newsroom) -> Library:
    """The newsroom's assets, and where its content lies by its own account."""
    for asset in newsroom.assets.values():
        place = asset.origin.path.rfind(asset.path)
        if place >= 0:
            return Library(newsroom.assets, asset.origin.path[:place])
    path = newsroom.organization.origin.path
    inside = PurePosixPath(path).stem == "organization"
    return Library(newsroom.assets, f"{posixpath.dirname(path)}/" if inside else "content/")


def parts_of(article: Article, library: Library) -> Mapping[str, frozenset[str]]:
    """The assets an article names, by the part that names them: `photos`, …, `kit`, `text`."""
    folder = library.folder(article)
    parts = {name: library.found(getattr(article, name), folder) for name in ASSET_PARTS}
    kit = (*article.kit.include, *article.kit.photos)
    texts = (article.body.text, article.summary, *_own_texts(article))
    return parts | {
        "kit": library.found(kit, folder),
        "notes": library.found(_written((article.notes,)), folder),
        "text": library.found(_written(texts), folder),
        "links": library.found((link.url for link in article.links), folder),
    }


def assets_of(item: Topic | Person | Page | Organization, library: Library) -> frozenset[str]:
    """The assets that something else than an article names."""
    return library.found(_paths(item), library.folder(item))


def people_of(item: Article | Topic | Page) -> frozenset[str]:
    """The people slugs an item names, and plain names that may be none; not those of its quotes."""
    named: set[str] = set()
    if isinstance(item, Article):
        named.update(item.contacts, item.spokespeople, item.authors)
    if isinstance(item, Topic):
        named.update(item.spokespeople)
    return frozenset(named | _called(item.body.text, _PEOPLE_PATH) | _in_blocks(item.body.text))


def topics_of(item: Article | Page) -> frozenset[str]:
    """The topic slugs an item names."""
    own = {item.topic} if isinstance(item, Article) and item.topic else set()
    return frozenset(own | _called(item.body.text, _TOPIC_PATH))


def _paths(item: Topic | Person | Page | Organization) -> Iterator[str]:
    match item:
        case Organization():
            yield from item.logos
            return
        case Person():
            yield from (path for path in (item.headshot, item.pronunciation_audio) if path)
        case Topic():
            yield from (*item.photos, *item.kit.include, *item.kit.photos)
            yield from _written((item.summary,))
        case Page():
            yield from item.extra.values()
    yield from _written((item.body.text,))


def _own_texts(article: Article) -> Iterator[str]:
    yield from (t for t in (article.accreditation, article.photo_opportunity) if t)
    yield from (quote.text for quote in article.quotes)
    yield from article.extra.values()


def _written(texts: Iterable[str]) -> Iterator[str]:
    """Whatever in a text may be a path: too much rather than too little."""
    for text in texts:
        if "." in text:
            yield text.strip()
            yield from _WORDS.findall(text)
            for groups in (*_ENCLOSED.findall(text), *_LINES.findall(text)):
                path = "".join(groups).strip(" <>\t\r")
                yield path
                yield _TITLE.split(path)[0].strip(" <>\t\r")


def _called(text: str, pattern: re.Pattern[str]) -> set[str]:
    found = (unquote(name) for name in pattern.findall(text))
    return {name.partition(".")[0] for name in found}


def _in_blocks(text: str) -> set[str]:
    return set(_BLOCK_PERSON.findall(text))
