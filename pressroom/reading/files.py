"""Which files there are under `content/`, and what each of them is by where it lies."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pressroom.model.kinds import KIND_OF_FOLDER, Kind, is_ordinary
from pressroom.settings import Settings

MARKUP_OF_SUFFIX = {
    ".md": "md",
    ".markdown": "md",
    ".mkd": "md",
    ".mdown": "md",
    ".mdx": "md",
    ".rst": "rst",
    ".html": "html",
    ".htm": "html",
}
SIDECAR_SUFFIXES = (".yml", ".yaml")
IGNORED = (".*", "*~", "*.swp", "*.bak", "#*#", "__pycache__", "Thumbs.db", "desktop.ini")
LANG_PART = re.compile(r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$")


class Role(StrEnum):
    """What a file is for."""

    ARTICLE = "article"
    PERSON = "person"
    TOPIC = "topic"
    PAGE = "page"
    COVERAGE = "coverage"
    ORGANIZATION = "organization"
    SIDECAR = "sidecar"
    ASSET = "asset"


@dataclass(frozen=True, slots=True)
class Found:
    """One file: its path relative to `content/`, its role, and what its place and name say."""

    path: str
    role: Role
    kind: Kind | None = None
    slug: str = ""
    """From the folder's or file's name; as it stands there."""
    lang: str = ""
    """From the name: the `fr` of `index.fr.md`."""
    owner: str = ""
    """For an asset: the article's folder it lies in."""
    album: str = ""
    """For an asset in `media/`: the folder it lies in there."""
    in_folder: bool = False
    """Whether an article is a folder with an index file."""

    @property
    def ordinary(self) -> bool:
        """Whether it is an article outside the kinds' folders, as every Pelican blog has them."""
        return self.role is Role.ARTICLE and is_ordinary(self.path)

    @property
    def markup(self) -> str:
        """md, rst or html; empty for a format that only somebody else's reader takes."""
        return MARKUP_OF_SUFFIX.get(suffix_of(self.path), "")


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a path is told by: the settings and the paths around it."""

    settings: Settings
    suffixes: frozenset[str]
    """Of texts."""
    known: frozenset[str]
    owners: frozenset[str]


def find(settings: Settings, others: Collection[str] = ()) -> list[Found]:
    """Every file under `content/`, classified, sorted by path; hidden and editors' files are left out.

    `others` are further suffixes of texts (`.org`), which somebody else's readers take.
    """
    root = settings.root / settings.content
    made = (settings.root / settings.output).resolve()
    paths = sorted(_walk(root, _ignored(settings), made))
    suffixes = text_suffixes(settings) | frozenset(others)
    owners = _article_folders(paths, suffixes)
    ground = _Ground(settings, suffixes, frozenset(paths), owners)
    return [found for path in paths if (found := _classify(path, ground))]


def text_suffixes(settings: Settings) -> frozenset[str]:
    """The suffixes of texts that are read here: all we know but those READERS turns off."""
    off = {f".{name}" for name, reader in settings.pelican.get("READERS", {}).items() if not reader}
    return frozenset(MARKUP_OF_SUFFIX.keys() - off)


def suffix_of(path: str) -> str:
    """A file's suffix in lower case, its dot with it."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:].lower() if 0 < dot < len(name) - 1 else ""


def stem_of(name: str) -> str:
    """A file's name without its suffix."""
    suffix = suffix_of(name)
    return name[: -len(suffix)] if suffix else name


def _ignored(settings: Settings) -> re.Pattern[str]:
    """What the names of files look like that nobody wants to publish."""
    patterns = (*IGNORED, *settings.pelican.get("IGNORE_FILES", ()))
    return re.compile("|".join(fnmatch.translate(os.path.normcase(each)) for each in patterns))


def _walk(root: Path, ignored: re.Pattern[str], made: Path, below: str = "") -> Iterator[str]:
    with os.scandir(root / below) as entries:
        for entry in entries:
            if ignored.match(os.path.normcase(entry.name)):
                continue
            path = f"{below}{entry.name}"
            if entry.is_dir():
                if not entry.is_symlink() and root / path != made:
                    yield from _walk(root, ignored, made, f"{path}/")
            else:
                yield path


def _article_folders(paths: Sequence[str], suffixes: Collection[str]) -> frozenset[str]:
    """Folders that hold an `index.*` text within one of the kinds' folders."""
    folders = set()
    for path in paths:
        parent, _, name = path.rpartition("/")
        top = path.partition("/")[0]
        stem = stem_of(name)
        if top in KIND_OF_FOLDER and suffix_of(name) in suffixes and "/" in parent:
            if stem.partition(".")[0] == "index":
                folders.add(parent)
        elif top in KIND_OF_FOLDER and stem == "index" and "/" in parent:
            folders.add(parent)
    return frozenset(folders)


def _classify(path: str, ground: _Ground) -> Found | None:
    parts = path.split("/")
    top, name = parts[0], parts[-1]
    suffix = suffix_of(name)
    if path in ("organization.yml", "organization.yaml"):
        return Found(path, Role.ORGANIZATION)
    if suffix in SIDECAR_SUFFIXES and path[: -len(suffix)] in ground.known:
        return Found(path, Role.SIDECAR)
    if top == "coverage" and len(parts) > 1 and suffix in SIDECAR_SUFFIXES:
        return Found(path, Role.COVERAGE, slug=name[: -len(suffix)])
    if suffix not in ground.suffixes or _below(path, static_folders(ground.settings)):
        return _asset(path, ground)
    return _text(path, ground)


def _text(path: str, ground: _Ground) -> Found | None:
    parts = path.split("/")
    top, name = parts[0], parts[-1]
    stem, lang = _name(name)
    parent = "/".join(parts[:-1])
    given = ground.settings.pelican
    if top in KIND_OF_FOLDER and len(parts) > 1:
        if parent in ground.owners:
            if stem != "index":
                return _asset(path, ground)
            return Found(path, Role.ARTICLE, KIND_OF_FOLDER[top], parts[-2], lang, in_folder=True)
        return Found(path, Role.ARTICLE, KIND_OF_FOLDER[top], stem, lang)
    if top == "people" and len(parts) > 1:
        return Found(path, Role.PERSON, slug=stem, lang=lang)
    if top == "topics" and len(parts) > 1:
        return Found(path, Role.TOPIC, slug=stem, lang=lang)
    if top == "media" and len(parts) > 1:
        return _asset(path, ground)
    if _below(path, given.get("PAGE_PATHS", ("pages",))):
        if _below(path, _excluded(ground.settings, "PAGE_EXCLUDES")):
            return None
        return Found(path, Role.PAGE, slug=stem, lang=lang)
    if not _below(path, given.get("ARTICLE_PATHS", ("",))):
        return None
    if _below(path, _excluded(ground.settings, "ARTICLE_EXCLUDES")):
        return None
    return Found(path, Role.ARTICLE, Kind.STORY, stem, lang)


def _asset(path: str, ground: _Ground) -> Found:
    parent = path.rpartition("/")[0]
    library = path.startswith("media/") and not _below(path, static_folders(ground.settings))
    owner = next((f for f in _upwards(parent) if f in ground.owners), "")
    album = parent.partition("/")[2] if library else ""
    return Found(path, Role.ASSET, owner=owner, album=album)


def _upwards(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _below(path: str, folders: Sequence[str]) -> bool:
    return any(f in ("", ".") or path == f or path.startswith(f"{f.rstrip('/')}/") for f in folders)


def _excluded(settings: Settings, name: str) -> Sequence[str]:
    """Folders that a setting leaves out; Pelican adds the other sort's own, often the whole content."""
    return [path for path in settings.pelican.get(name, ()) if path not in ("", ".")]


def static_folders(settings: Settings) -> Sequence[str]:
    """Where texts are files to copy; not the article and page folders that blogs also list."""
    listed = settings.pelican.get("STATIC_PATHS", ("images",))
    read = {"", ".", *settings.pelican.get("PAGE_PATHS", ("pages",))} | {
        path for path in settings.pelican.get("ARTICLE_PATHS", ("",)) if path
    }
    return [path for path in listed if path.rstrip("/") not in read]


def _name(name: str) -> tuple[str, str]:
    """The stem of a text's name and the language it ends in: `index.fr.md` is (`index`, `fr`)."""
    stem = stem_of(name)
    base, dot, tail = stem.rpartition(".")
    if dot and base and LANG_PART.match(tail) and _is_language(tail):
        return base, tail
    return stem, ""


def _is_language(tag: str) -> bool:
    from pressroom.language.tags import known

    return known(tag)
