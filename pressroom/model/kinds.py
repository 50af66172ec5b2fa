"""The kinds of article a newsroom publishes, and the folders they live in."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What an article is, in the trade's words."""

    RELEASE = "release"
    STORY = "story"
    ADVISORY = "advisory"
    STATEMENT = "statement"
    BACKGROUNDER = "backgrounder"
    EVENT = "event"

    @property
    def folder(self) -> str:
        """The folder under `content/` and the first part of the address."""
        return FOLDERS[self]


FOLDERS: dict[Kind, str] = {
    Kind.RELEASE: "releases",
    Kind.STORY: "stories",
    Kind.ADVISORY: "advisories",
    Kind.STATEMENT: "statements",
    Kind.BACKGROUNDER: "backgrounders",
    Kind.EVENT: "events",
}
KIND_OF_FOLDER: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items()}

FOR_THE_PRESS = frozenset({*KIND_OF_FOLDER, "people", "topics"})
"""The folders under `content/` whose texts journalists are to rely on."""


def is_ordinary(path: str) -> bool:
    """Whether a text, by its path under `content/`, is a post or page as every Pelican blog has them."""
    return path.partition("/")[0] not in FOR_THE_PRESS


RELEASE_LIKE = frozenset({Kind.RELEASE.value, Kind.ADVISORY.value})
DATELINED = frozenset({Kind.RELEASE.value, Kind.ADVISORY.value, Kind.STATEMENT.value})
HAPPENINGS = frozenset({Kind.EVENT.value, Kind.ADVISORY.value})


class Status(StrEnum):
    """What its writer says of an article; `hidden` and `skip` are Pelican's and count as drafts."""

    PUBLISHED = "published"
    DRAFT = "draft"
    EMBARGOED = "embargoed"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"
    SKIP = "skip"
