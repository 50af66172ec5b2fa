"""Which files there are under `content/`, and what each of them is by where it lies."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from pressroom.model.kinds import KIND_OF_FOLDER, Kind
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
        return self.role is Role.ARTICLE and self.path.partition("/")[0] not in KIND_OF_FOLDER

    @property
    def markup(self) -> str:
        """md, rst or html."""
        return MARKUP_OF_SUFFIX[PurePosixPath(self.path).suffix.lower()]


def find(settings: Settings) -> list[Found]:
    """Every file under `content/`, classified, sorted by path; hidden and editors' files are left out."""
    root = settings.root / settings.content
    made = (settings.root / settings.output).resolve()
    paths = sorted(_walk(root, _ignored(settings), made))
    known = set(paths)
    owners = _article_folders(paths)
    return [found for path in paths if (found := _classify(path, known, owners, settings))]


def _ignored(settings: Settings) -> tuple[str, ...]:
    return (*IGNORED, *settings.pelican.get("IGNORE_FILES", ()))


def _walk(root: Path, ignored: Sequence[str], made: Path, below: str = "") -> Iterator[str]:
    with os.scandir(root / below) as entries:
        for entry in entries:
            if any(fnmatch.fnmatch(entry.name, pattern) for pattern in ignored):
                continue
            path = f"{below}{entry.name}"
            if entry.is_dir():
                if not entry.is_symlink() and root / path != made:
                    yield from _walk(root, ignored, made, f"{path}/")
            else:
                yield path


def _article_folders(paths: Sequence[str]) -> set[str]:
    """Folders that hold an `index.*` text within one of the kinds' folders."""
    folders = set()
    for path in paths:
        parent, _, name = path.rpartition("/")
        top = path.partition("/")[0]
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
        if top in KIND_OF_FOLDER and suffix.lower() in MARKUP_OF_SUFFIX and "/" in parent:
            if stem.partition(".")[0] == "index":
                folders.add(parent)
        elif top in KIND_OF_FOLDER and stem == "index" and "/" in parent:
            folders.add(parent)
    return folders


def _classify(path: str, known: set[str], owners: set[str], settings: Settings) -> Found | None:
    parts = path.split("/")
    top, name = parts[0], parts[-1]
    suffix = PurePosixPath(name).suffix.lower()
    if path in ("organization.yml", "organization.yaml"):
        return Found(path, Role.ORGANIZATION)
    if suffix in SIDECAR_SUFFIXES and path[: -len(suffix)] in known:
        return Found(path, Role.SIDECAR)
    if top == "coverage" and len(parts) > 1 and suffix in SIDECAR_SUFFIXES:
        return Found(path, Role.COVERAGE, slug=name[: -len(suffix)])
    if suffix not in MARKUP_OF_SUFFIX or _below(path, _static_folders(settings)):
        return _asset(path, owners, settings)
    return _text(path, owners, settings)


def _text(path: str, owners: set[str], settings: Settings) -> Found | None:
    parts = path.split("/")
    top, name = parts[0], parts[-1]
    stem, lang = _name(name)
    parent = "/".join(parts[:-1])
    if top in KIND_OF_FOLDER and len(parts) > 1:
        if parent in owners:
            if stem != "index":
                return _asset(path, owners, settings)
            return Found(path, Role.ARTICLE, KIND_OF_FOLDER[top], parts[-2], lang, in_folder=True)
        return Found(path, Role.ARTICLE, KIND_OF_FOLDER[top], stem, lang)
    if top == "people" and len(parts) > 1:
        return Found(path, Role.PERSON, slug=stem, lang=lang)
    if top == "topics" and len(parts) > 1:
        return Found(path, Role.TOPIC, slug=stem, lang=lang)
    if top == "media" and len(parts) > 1:
        return _asset(path, owners, settings)
    if _below(path, settings.pelican.get("PAGE_PATHS", ("pages",))):
        if _below(path, _excluded(settings, "PAGE_EXCLUDES")):
            return None
        return Found(path, Role.PAGE, slug=stem, lang=lang)
    if not _below(path, settings.pelican.get("ARTICLE_PATHS", ("",))):
        return None
    if _below(path, _excluded(settings, "ARTICLE_EXCLUDES")):
        return None
    return Found(path, Role.ARTICLE, Kind.STORY, stem, lang)


def _asset(path: str, owners: set[str], settings: Settings) -> Found:
    parent = path.rpartition("/")[0]
    library = path.startswith("media/") and not _below(path, _static_folders(settings))
    owner = next((f for f in _upwards(parent) if f in owners), "")
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


def _static_folders(settings: Settings) -> Sequence[str]:
    """Where texts are files to copy; not the article and page folders that blogs also list."""
    listed = settings.pelican.get("STATIC_PATHS", ("images",))
    read = {"", ".", *settings.pelican.get("PAGE_PATHS", ("pages",))} | {
        path for path in settings.pelican.get("ARTICLE_PATHS", ("",)) if path
    }
    return [path for path in listed if path.rstrip("/") not in read]


def _name(name: str) -> tuple[str, str]:
    """The stem of a text's name and the language it ends in: `index.fr.md` is (`index`, `fr`)."""
    stem = PurePosixPath(name).stem
    base, dot, tail = stem.rpartition(".")
    if dot and base and LANG_PART.match(tail) and _is_language(tail):
        return base, tail
    return stem, ""


def _is_language(tag: str) -> bool:
    from pressroom.language.tags import known

    return known(tag)
