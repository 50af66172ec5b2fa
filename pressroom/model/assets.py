"""An asset: a picture, video, sound or document, with what its sidecar says."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from pressroom.model.keys import AssetPath, Line, Localized, Url, key, private
from pressroom.model.origin import Origin
from pressroom.model.parts import Consent


class Medium(StrEnum):
    """What sort of file an asset is."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    FILE = "file"


MEDIUM_OF_SUFFIX: dict[str, Medium] = (
    dict.fromkeys(
        (
            ".jpg",
            ".jpeg",
            ".png",
            ".webp",
            ".avif",
            ".gif",
            ".tif",
            ".tiff",
            ".heic",
            ".heif",
            ".svg",
        ),
        Medium.IMAGE,
    )
    | dict.fromkeys((".mp4", ".webm", ".mov", ".m4v", ".ogv"), Medium.VIDEO)
    | dict.fromkeys((".mp3", ".m4a", ".ogg", ".oga", ".wav", ".flac", ".opus"), Medium.AUDIO)
)


def medium_of(path: str) -> Medium:
    """The medium of a file by its suffix; everything unknown is a document."""
    dot = path.rfind(".")
    return MEDIUM_OF_SUFFIX.get(path[dot:].lower(), Medium.FILE) if dot >= 0 else Medium.FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file. `path` is relative to `content/`; `owner` is the folder of the article it lies
    beside (empty for the media library); `album` its folder in the library."""

    path: str
    medium: Medium
    origin: Origin
    owner: str = ""
    album: str = ""
    described: bool = False
    """Whether it has a sidecar."""

    alt: Localized | None = key("What it shows, for those who don't see it.", required=True)
    caption: Localized | None = key("As printed.")
    credit: Localized | None = key("Who made it, as printed.", required=True)
    usage_terms: Localized | None = key("What others may do with it.", required=True)
    licence_url: Url | None = key("The licence.", aliases=("license_url",))
    taken: dt.date | None = key("When it was made.")
    place: Localized | None = key("Where it was made.")
    people: tuple[Line, ...] = key(
        "Who is recognizable: people slugs or plain descriptions.", default=()
    )
    source_type: Line | None = key("IPTC digital source type.", example="digitalCreation")
    tags: tuple[Line, ...] = key("Words to find it by in the library.", default=())
    consent: Consent | None = private("What the people in it agreed to.")
    transcript: Localized | None = key("What is said and heard.")
    captions_file: AssetPath | None = key("WebVTT captions of a video.")
    duration: Line | None = key("Running time, 1:30.")


def asset_at(written: str, folder: str, known: Container[str]) -> str | None:
    """The path of the asset that a text names: beside it, else from `content/`; None if there is none.

    `folder` is where the text lies, relative to `content/`. With a slash at its start, a path is from
    `content/` only.
    """
    places = (posixpath.join(folder, written), written)
    if written.startswith("/"):
        places = (written.lstrip("/"), "")
    tidy = (posixpath.normpath(place) for place in places if place)
    return next((place for place in tidy if place in known), None)
