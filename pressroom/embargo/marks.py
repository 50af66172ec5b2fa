"""Marks: the words by which something withheld would be recognized, and nothing public would."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import PurePosixPath
from typing import Any

from pressroom.addresses import STANDING
from pressroom.embargo.withheld import Mark, Withheld
from pressroom.embargo.wording import Finder, Words, sentences, telling, unspaced, windows, words
from pressroom.language.slugs import slug as slug_of
from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.coverage import Coverage
from pressroom.model.newsroom import PublicNewsroom
from pressroom.model.origin import Origin
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic

Item = Article | Page | Topic | Person | Coverage | Asset

SHORT = 2
SHORT_UNSPACED = 4
"""A title of so few words may be anything; it is looked for as it is written."""
COMMON_NAMES = frozenset(
    {"about", "apple", "arrow", "art", "audio", "avatar", "background", "backgrounder", "badge"}
    | {"banner", "board", "button", "calendar", "captions", "card", "chart", "contact", "cover"}
    | {"dark", "data", "default", "document", "download", "event", "fact", "facts", "favicon"}
    | {"feed", "figure", "file", "final", "font", "footer", "full", "gallery", "graph", "group"}
    | {"head", "header", "headshot", "hero", "home", "icon", "icons", "image", "images", "img"}
    | {"index", "info", "kit", "large", "lead", "licence", "license", "light", "list", "logo"}
    | {"logos", "main", "manifest", "map", "mark", "media", "menu", "mobile", "new", "news"}
    | {"newsroom", "office", "original", "page", "photo", "photos", "pic", "picture", "plan"}
    | {"portrait", "poster", "preview", "print", "profile", "readme", "release", "report"}
    | {"screen", "screenshot", "script", "search", "site", "small", "sound", "sprite", "staff"}
    | {"story", "style", "styles", "team", "terms", "text", "theme", "thumb", "thumbnail", "touch"}
    | {"transcript", "video", "web"}
)
"""Words of file names that say nothing, since anybody's files and every theme's are called so."""
SHORT_PART = 3
LONG_PART = 16
"""Letters of a word in a file name that is too short to say anything, or that says enough alone."""

Entry = tuple[Withheld, Item, frozenset[str]]
"""Something withheld, what it is in the newsroom, and the parts of it that are: none means all."""


def marked(entries: Iterable[Entry], public: PublicNewsroom) -> tuple[Withheld, ...]:
    """The withheld things, each with the marks that nothing public has."""
    return told_apart(
        [
            (withheld, tuple(_candidates(withheld, item, parts)) if withheld.secret else ())
            for withheld, item, parts in entries
        ],
        public,
    )


def told_apart(
    found: Sequence[tuple[Withheld, tuple[Mark, ...]]], public: PublicNewsroom
) -> tuple[Withheld, ...]:
    """The withheld things with those of their marks that nothing public has."""
    if not found:
        return ()
    sought = {mark: key_words(mark) for _, marks in found for mark in marks}
    said = _said_in_public(Finder((w, m) for m, w in sought.items()), public)
    names = public_names(public)
    return tuple(
        dataclasses.replace(withheld, marks=tuple(_telling(marks, said, names)))
        for withheld, marks in found
    )


def key_words(mark: Mark) -> Words:
    """The words a mark is looked for by."""
    return tuple(words(mark.text))


def is_short(mark: Mark) -> bool:
    """Whether a title is too short to be looked for by its words alone."""
    found = key_words(mark)
    return len(found) <= (SHORT_UNSPACED if unspaced(found) else SHORT)


def _candidates(withheld: Withheld, item: Item, parts: frozenset[str]) -> Iterator[Mark]:
    if isinstance(item, Asset):
        yield from (Mark("file name", name) for name in _file_names(item))
    elif not parts:
        yield Mark("title", title_of(item))
        if not withheld.notice:
            yield Mark("slug", item.slug.lower())
    fields = (f.name for f in dataclasses.fields(item))
    for name in fields:
        if name not in _SILENT and (not parts or name in parts):
            yield from sentence_marks(getattr(item, name))
    if isinstance(item, Article) and (not parts or "angles" in parts):
        yield from (Mark("title", angle.lead) for angle in item.angles if not is_long(angle.lead))


_SILENT = frozenset({"origin", "title", "slug", "path", "owner", "album", "id", "translation_key"})


def title_of(item: Article | Page | Topic | Person | Coverage | Asset) -> str:
    """What readers would call it."""
    match item:
        case Person():
            return item.name
        case Coverage():
            return item.headline
        case Asset():
            return item.path.rpartition("/")[2]
        case _:
            return item.title


def sentence_marks(value: object) -> Iterator[Mark]:
    """A few words of each sentence in a value that is long enough to be known by."""
    for text in texts_of(value):
        for sentence in sentences(text):
            found = words(sentence)
            if telling(found):
                for window in windows(found):
                    yield Mark("sentence", " ".join(window))


_SAID = frozenset({"title", "sentence", "private value"})
"""Sorts of marks that are words."""


def is_long(text: str) -> bool:
    """Whether a text has a sentence that it is known by."""
    return any(telling(words(sentence)) for sentence in sentences(text))


def _telling(marks: Iterable[Mark], said: set[Mark], names: frozenset[str]) -> Iterator[Mark]:
    """Those marks that don't point at anything public."""
    for mark in sorted(set(marks)):
        if mark.sort == "slug" and mark.text not in names and not _is_number(mark.text):
            vague = mark in said or len(key_words(mark)) <= SHORT
            yield Mark("address", mark.text) if vague else mark
        elif mark.sort == "file name":
            folder, _, stem = stem_of(mark).rpartition("/")
            found = _speaking(stem)
            if stem not in names and found and bool(folder) != _is_specific(found):
                yield mark
        elif mark.sort in _SAID and mark not in said and mark.text.strip():
            yield mark


def _is_number(text: str) -> bool:
    return not re.search(r"[^\W\d_]", text)


def stem_of(mark: Mark) -> str:
    """A file's name without its suffix, with the folder where the mark has one."""
    return mark.text.rpartition(".")[0] or mark.text


def _file_names(asset: Asset) -> Iterator[str]:
    """What a file or its renditions may be called, alone and in the folder it lies in."""
    path = PurePosixPath(asset.path)
    owner = PurePosixPath(asset.owner).name
    folders = {path.parent.name, *(slug_of(each, "en") for each in (asset.album, owner))}
    for stem in {path.stem, slug_of(path.stem, "en")}:
        name = f"{stem}{path.suffix}".lower()
        yield name
        yield from (f"{folder}/{name}".lower() for folder in folders if folder)


def _speaking(stem: str) -> list[str]:
    """The words of a file name that say something."""
    parts = (part for part in re.split(r"[\W_]+", stem) if not _is_number(part))
    return [p for p in parts if p not in COMMON_NAMES and (len(p) >= SHORT_PART or unspaced([p]))]


def _is_specific(speaking: Sequence[str]) -> bool:
    """Whether a file is known by its name alone: else it is only by its folder, too."""
    if any(unspaced([part]) for part in speaking):
        return len(words(" ".join(speaking))) > SHORT_UNSPACED
    return len(speaking) > 1 or len(speaking[0]) >= LONG_PART


def texts_of(value: object) -> Iterator[str]:
    """Every text in a value of the model, at any depth; not where it was read from."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        model: Any = type(each)
        if model is str:
            yield str(each)
        elif isinstance(each, tuple | list | frozenset):
            waiting.extend(each)
        elif each is None:
            continue
        elif isinstance(each, Mapping):
            waiting.extend((*each.keys(), *each.values()))
        elif names := _fields(model):
            waiting.extend([getattr(each, name) for name in names])


@cache
def _fields(model: Any) -> tuple[str, ...]:
    """The fields of a model that may hold a text; none for what is no model."""
    if not dataclasses.is_dataclass(model) or model is Origin:
        return ()
    return tuple(f.name for f in dataclasses.fields(model) if f.name not in _UNSAID)


_UNSAID = frozenset({"origin", "markup", "kind", "status", "medium", "now"})


def _said_in_public(finder: Finder[Mark], public: PublicNewsroom) -> set[Mark]:
    """The marks whose words are said in public, or by the interface."""
    said = {mark for text in _interface() for mark in finder.find_among(text)}
    for item in _items(public):
        text = "\n\n".join(texts_of(item))
        said |= finder.find(text)
        if any(sign in text for sign in ("](", "][", "<", "{")):
            said |= finder.find(" ".join(sentences(text)))
    return said


def _items(public: PublicNewsroom) -> Iterator[object]:
    """The public newsroom in pieces of a size to be read at once."""
    for field in dataclasses.fields(public):
        value = getattr(public, field.name)
        if isinstance(value, Mapping):
            yield from value.items()
        elif isinstance(value, tuple):
            yield from value
        else:
            yield value


@cache
def _interface() -> tuple[list[str], ...]:
    """The words of the interface in every language, as the catalogues have them."""
    folders = (resources.files("pressroom.language") / "locale").iterdir()
    files = (folder / "LC_MESSAGES" / "pressroom.po" for folder in folders)
    texts = (file.read_text("utf-8") for file in files if file.is_file())
    return tuple(words(re.sub(r'"\n"', "", text)) for text in texts)


def public_names(public: PublicNewsroom) -> frozenset[str]:
    """Every name that may be a part of a public address or file name, in lower case."""
    names: set[str] = {part for path in STANDING.values() for part in path.split("/")}
    for article in public.articles:
        names |= {article.slug, article.lang, article.topic or "", article.translation_key}
        names |= {tag.lstrip("#") for tag in article.hashtags}
        names |= _slugs((*article.tags, *article.authors), article.lang)
        names |= _parts(article.aliases)
    for topic in public.topics:
        names |= {topic.slug} | _slugs(topic.tags, topic.lang) | _parts(topic.aliases)
    for person in public.people:
        names |= {person.slug} | _parts(person.aliases)
    for page in public.pages:
        names |= {page.slug, *page.extra.values()} | _parts(page.aliases)
    for notice in public.notices:
        names |= {notice.slug} | _parts(notice.aliases)
    for path, asset in public.assets.items():
        names |= _parts((path, path.rpartition(".")[0])) | _slugs(asset.tags, "en")
    names |= {piece.slug for piece in public.coverage}
    return frozenset(name.lower() for name in names if name)


def _slugs(texts: Iterable[str], lang: str) -> set[str]:
    return {slug_of(text, lang) for text in texts}


def _parts(addresses: Iterable[str]) -> set[str]:
    return {part for address in addresses for part in address.split("/")}
