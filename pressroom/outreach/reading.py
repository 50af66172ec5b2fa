"""The files of `outreach/` in, the media list and every problem out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pressroom.model.origin import Place
from pressroom.outreach.media_list import Journalist, Outlet, Outreach
from pressroom.outreach.rules import LOCKED, NOT_READ, TWICE, UNDER_CONTENT
from pressroom.problems import Problem, did_you_mean
from pressroom.reading.files import IGNORED, SIDECAR_SUFFIXES
from pressroom.reading.records import Record, record
from pressroom.settings import Settings

GIT_CRYPT = b"\0GITCRYPT\0"
"""How a file begins that git-crypt keeps."""
FOLDERS: dict[str, type] = {"outlets": Outlet, "journalists": Journalist}
BESIDES = frozenset({"ledger.jsonl", "readme.md", "readme.txt", "readme", "license", "licence"})
"""What else may lie in the folder."""


@dataclass(frozen=True, slots=True)
class OutreachReading:
    """The media list, and what is wrong with it; `there` is whether there is a folder at all."""

    outreach: Outreach
    problems: tuple[Problem, ...]
    there: bool


def outreach_folder(settings: Settings) -> Path:
    """Where the media list lies."""
    return (settings.root / settings.outreach).resolve()


def shown_path(settings: Settings, file: Path) -> str:
    """A file's path as problems call it: from the site's folder where it lies in it."""
    return Path(os.path.relpath(file, settings.root.resolve())).as_posix()


def read_outreach(settings: Settings) -> OutreachReading:
    """Read the whole media list. Files with an error are left out of it and named."""
    folder = outreach_folder(settings)
    if not folder.is_dir():
        return OutreachReading(Outreach(), (), there=False)
    problems = [*_misplaced(settings, folder), *_strays(settings, folder)]
    values: dict[str, dict[str, Any]] = {}
    for name, model in FOLDERS.items():
        read = dict(_records(settings, folder / name, model, problems))
        problems += (problem for each in read.values() for problem in each.problems)
        values[name] = {
            slug: model(origin=each.origin, slug=slug, **each.values)
            for slug, each in read.items()
            if not each.broken
        }
    outreach = Outreach(outlets=values["outlets"], journalists=values["journalists"])
    return OutreachReading(outreach, tuple(problems), there=True)


def _records(
    settings: Settings, folder: Path, model: type, problems: list[Problem]
) -> Iterator[tuple[str, Record]]:
    """Each record by its slug, in order; what has another's slug or is no YAML is a problem."""
    seen: dict[str, str] = {}
    for file in _files(folder):
        path = shown_path(settings, file)
        slug, suffix = file.stem, file.suffix.lower()
        if suffix not in SIDECAR_SUFFIXES:
            hint = f"Name it {slug}.yml, or move it away."
            problems.append(NOT_READ.problem(Place(path), "Only .yml files are read here.", hint))
        elif slug in seen:
            message = f'"{slug}" is also the name of {seen[slug]}.'
            problems.append(TWICE.problem(Place(path), message, "Keep one of the two files."))
        elif _is_locked(file):
            hint = "Run git-crypt unlock."
            if not any(problem.code == LOCKED.code for problem in problems):
                problems.append(LOCKED.problem(Place(path), "The media list is locked.", hint))
            return
        else:
            seen[slug] = path
            yield slug, record(file, path, model, settings.timezone)


def _is_locked(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(len(GIT_CRYPT)) == GIT_CRYPT
    except OSError:
        return False  # reading it says why


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    found = (Path(at, name) for at, _, names in os.walk(folder) for name in names)
    return sorted(file for file in found if not _ignored(file.relative_to(folder).parts))


def _ignored(parts: Iterable[str]) -> bool:
    return any(PurePosixPath(part).match(pattern) for part in parts for pattern in IGNORED)


def _strays(settings: Settings, folder: Path) -> Iterator[Problem]:
    """What lies in the folder under a name that is nearly one of those that are read."""
    for entry in sorted(folder.iterdir()):
        name = entry.name.lower()
        if name in FOLDERS or name in BESIDES or _ignored((entry.name,)):
            continue
        hint = did_you_mean(name, (*FOLDERS, "ledger.jsonl"))
        if hint or entry.suffix.lower() in SIDECAR_SUFFIXES:
            hint = hint or "Outlets go into outlets/, journalists into journalists/."
            place = Place(shown_path(settings, entry))
            yield NOT_READ.problem(place, f'"{entry.name}" is not read.', hint)


def _misplaced(settings: Settings, folder: Path) -> Iterator[Problem]:
    for name, public in (("content", settings.content), ("output", settings.output)):
        root = (settings.root / public).resolve()
        if folder.is_relative_to(root):
            message = f"The media list lies under the {name} folder {public.as_posix()}/."
            hint = "Move it out of there, or set PRESSROOM_OUTREACH."
            yield UNDER_CONTENT.problem(Place(shown_path(settings, folder)), message, hint)
