"""Whether the media list goes where others can read it: what git says of its folder."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pressroom.model.origin import Place
from pressroom.outreach.reading import outreach_folder, shown_path
from pressroom.outreach.rules import ENCRYPTED, NOT_IGNORED, TRACKED
from pressroom.problems import Problem
from pressroom.settings import Settings

SAFE = frozenset({".gitignore", ".gitattributes", ".gitkeep", "readme.md", "readme.txt"})
"""Files that say nothing of anybody."""
FILTERS = frozenset({"git-crypt", "crypt", "age", "gpg", "sops"})
"""Filters that let nothing but ciphertext into a repository (git-crypt, transcrypt and their like)."""
_ACCOUNT = re.compile(r"(?<=://)[^/@\s]*@")


@dataclass(frozen=True, slots=True)
class Remote:
    """Another repository that this one is sent to."""

    name: str
    address: str

    @property
    def shown(self) -> str:
        """As messages call it: without the account, which may hold a token."""
        return f"{self.name} ({_ACCOUNT.sub('', self.address)})"


def check_remotes(settings: Settings) -> Iterator[Problem]:
    """A warning where the media list is, or easily comes to be, in a repository with a remote that the
    settings don't declare private. Nothing where there is no git, no repository or no remote.
    """
    folder = outreach_folder(settings)
    if not folder.is_dir():
        return
    open_to = [r for r in _remotes(folder) if not is_private(r, settings.private_remotes)]
    if not open_to:
        return
    where = " and ".join(remote.shown for remote in open_to)
    place = Place(shown_path(settings, folder))
    hint = "Ignore the folder, or name the remote in PRESSROOM_PRIVATE_REMOTES if nobody else reads it."
    tracked = _files(folder, "--cached")
    plain = [file for file in tracked if file not in set(_encrypted(folder, tracked))]
    if plain:
        message = f"The media list is tracked by git and goes to {where}: {len(plain)} files."
        yield TRACKED.problem(place, message, hint)
    elif tracked:
        message = f"The names of {len(tracked)} encrypted files go to {where}."
        yield ENCRYPTED.problem(place, message, hint)
    elif _files(folder, "--others"):
        message = f"The media list isn't ignored by git: the next commit may send it to {where}."
        yield NOT_IGNORED.problem(place, message, hint)


def is_private(remote: Remote, declared: Iterable[str]) -> bool:
    """Whether the settings declare a remote private, by its name or its address."""
    return remote.name in declared or _tidy(remote.address) in map(_tidy, declared)


def _tidy(address: str) -> str:
    return _ACCOUNT.sub("", address).rstrip("/").removesuffix(".git")


def _remotes(folder: Path) -> list[Remote]:
    """Where the repository is sent to or fetched from, each once."""
    lines = _git(folder, "config", "--null", "--get-regexp", r"^remote\..*\.(push)?url$")
    found = []
    for line in filter(None, lines.split("\0")):
        key, _, address = line.partition("\n")
        found.append(Remote(key.split(".", 1)[1].rpartition(".")[0], address))
    return list(dict.fromkeys(found))


def _files(folder: Path, which: str) -> list[str]:
    """The files in the folder that git tracks, or would take up, relative to it; harmless ones aside."""
    told = _git(folder, "ls-files", "-z", which, "--exclude-standard", "--", ".")
    files = filter(None, told.split("\0"))
    return [file for file in files if file.rpartition("/")[2].lower() not in SAFE]


def _encrypted(folder: Path, files: Iterable[str]) -> Iterator[str]:
    """Those of the files that git keeps as ciphertext."""
    asked = "\0".join(files)
    told = _git(folder, "check-attr", "-z", "--stdin", "filter", given=asked) if asked else ""
    parts = told.split("\0")
    for path, value in zip(parts[::3], parts[2::3], strict=False):
        if value.split("-")[0] in FILTERS or value in FILTERS:
            yield path


def _git(folder: Path, *arguments: str, given: str = "") -> str:
    """What git answers; nothing where there is no git, or where it refuses."""
    command = ("git", "--no-optional-locks", "-C", str(folder), *arguments)
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, text=True, errors="replace", check=False
        )
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def is_ignored(folder: Path) -> bool:
    """Whether git would pass the folder over, or there is no repository around it."""
    inside = _git(folder.parent, "rev-parse", "--is-inside-work-tree").strip() == "true"
    return not inside or bool(_git(folder.parent, "check-ignore", f"{folder.name}/"))
