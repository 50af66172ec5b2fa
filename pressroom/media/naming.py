"""Names of files that leave: for people, and one for each asset of the newsroom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pressroom.language.slugs import slug
from pressroom.language.small_words import settled
from pressroom.model.assets import Asset

HOME = "media"
UNSORTED = "files"
"""The folder of what lies neither in an album nor beside an article."""
WORDS = 6
"""Of a caption, in a file's name."""
LEAST = 3
"""Words before a comma that are a name by themselves."""
CAMERA = (
    "(?:img|image|images|photo|picture|pic|scan|screenshot|screen|shot|dsc[a-z]?|pxl|mvi|vid|gopr|wa"
    "|whatsapp|at|am|pm|unnamed|untitled|download|copy|edit|edited|final|web|scaled|burst)"
)
NUMBERED = re.compile(
    rf"(?:{CAMERA}?\d*|[a-z]{{1,5}}\d{{3,}}|\d+x\d+)(?:[\W_]+(?:{CAMERA}?\d*|\d+x\d+))*"
    r"|[0-9a-f]{8}[0-9a-f-]{8,}",
    re.IGNORECASE,
)
"""Names that cameras, phones and programs give, which say nothing to a picture desk."""


@dataclass(frozen=True, slots=True)
class Name:
    """Where an asset's files go: a folder of the site and the first part of their names."""

    folder: str
    stem: str

    def file(self, rest: str) -> str:
        """The output path of one file: `rest` is what follows the stem."""
        return f"{self.folder}/{self.stem}{rest}"


def names(assets: Iterable[Asset], lang: str) -> Mapping[str, Name]:
    """A name for each asset, by its path; no two are alike, even to systems that ignore case.

    The file's own name where it speaks, else the folder's and the first words of the caption or
    alternative text in `lang`. Of several that would be alike, the first by path keeps the name
    and the others get their suffix or a number.
    """
    taken: set[Name] = set()
    found: dict[str, Name] = {}
    for asset in sorted(assets, key=lambda each: each.path):
        name = next(each for each in _candidates(asset, lang) if each not in taken)
        taken.add(name)
        found[asset.path] = name
    return found


def _candidates(asset: Asset, lang: str) -> Iterable[Name]:
    path = PurePosixPath(asset.path)
    folder = slug(_folder(asset, path), lang) or UNSORTED
    stem = _stem(asset, path, folder, lang)
    home = f"{HOME}/{folder}"
    yield Name(home, stem)
    yield Name(home, f"{stem}-{slug(path.suffix, lang) or 'file'}")
    for number in range(2, 100_000):
        yield Name(home, f"{stem}-{number}")


def _folder(asset: Asset, path: PurePosixPath) -> str:
    return asset.album or PurePosixPath(asset.owner).name or path.parent.name


def _stem(asset: Asset, path: PurePosixPath, folder: str, lang: str) -> str:
    own = slug(path.stem, lang)
    if own and not NUMBERED.fullmatch(path.stem):
        return own
    words = described(asset, lang)
    return slug(f"{folder} {words}", lang) if words else own or folder


def described(asset: Asset, lang: str) -> str:
    """The first words of what the asset shows, by its caption or else its alternative text: addresses
    are made of them, so they stay as they are."""
    return " ".join(_shown(asset, lang)[0][:WORDS])


def phrase(asset: Asset, lang: str) -> str:
    """The same for a file's name that people read: cut where a comma cuts, and not after an `of`."""
    words, lang = _shown(asset, lang)
    first = words[:WORDS]
    if len(words) <= WORDS:
        return " ".join(first)
    clause = next((n for n in range(WORDS, LEAST - 1, -1) if first[n - 1][-1] in ",،、"), WORDS)
    return " ".join(settled(first[:clause], lang))


def _shown(asset: Asset, lang: str) -> tuple[list[str], str]:
    """The words of the first sentence that says what the asset shows, and the language they are in."""
    told = next((each for each in (asset.caption, asset.alt) if each), None)
    if told is None:
        return [], lang
    text = told.get(lang)
    spoken = next((tag for tag, each in told.texts if each == text), "") or lang
    sentence = re.split(r"[.!?。।؟]\s|[.!?。।؟]$|[;:—–]", text, maxsplit=1)[0]
    return sentence.split(), spoken
