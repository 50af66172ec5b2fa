"""Files and folders whose names nearly say something, and so say nothing."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator, Sequence

from pressroom.model.assets import Medium, medium_of
from pressroom.model.kinds import KIND_OF_FOLDER
from pressroom.model.origin import Place
from pressroom.problems import Problem, Severity, which_file
from pressroom.reading.files import SIDECAR_SUFFIXES, Found, Role, stem_of, suffix_of, text_suffixes
from pressroom.settings import Settings

FOLDERS = (*KIND_OF_FOLDER, "people", "topics", "media", "coverage", "pages")
"""What the folders of a newsroom are called."""
SINGULAR = {kind.value: folder for folder, kind in KIND_OF_FOLDER.items()} | {"person": "people"}
ALIKE = 0.8
"""How much like one of them another folder's name may be: `release` is, `images` isn't."""


def strays(found: Sequence[Found], settings: Settings) -> Iterator[Problem]:
    """A warning for each file or folder that somebody seems to have misnamed."""
    content = settings.content.as_posix()
    for path, message, hint in (
        *_folders(found, settings),
        *_translations(found, settings),
        *_sidecars(found),
    ):
        place = Place(f"{content}/{path}")
        yield Problem("F128", place, message, hint, Severity.WARNING)


Stray = tuple[str, str, str]
"""A path relative to `content/`, what is wrong with it, and what to do."""


def _folders(found: Sequence[Found], settings: Settings) -> Iterator[Stray]:
    given = settings.pelican
    named = [*given.get("PAGE_PATHS", ()), *given.get("STATIC_PATHS", ())]
    first = {each.path.partition("/")[0]: each.path for each in reversed(found) if "/" in each.path}
    for folder, path in sorted(first.items()):
        if folder not in FOLDERS and folder not in named and (meant := _meant(folder.lower())):
            message = f'The folder "{folder}" is none of those that a newsroom has.'
            yield path, message, f'Did you mean "{meant}"?'


def _meant(folder: str) -> str:
    near = difflib.get_close_matches(folder, FOLDERS, n=1, cutoff=ALIKE)
    return SINGULAR.get(folder) or (near[0] if near else "")


def _translations(found: Sequence[Found], settings: Settings) -> Iterator[Stray]:
    """Texts beside an article that are called nearly as its text or a translation is."""
    suffixes = text_suffixes(settings)
    for each in found:
        if "index." not in each.path.lower():
            continue
        name = each.path.rpartition("/")[2]
        base, _, tail = stem_of(name).partition(".")
        if base.lower() != "index" or suffix_of(name) not in suffixes:
            continue
        if each.owner and tail:
            yield (
                each.path,
                f'This file is not read: "{tail}" is no language tag.',
                f"Call it {base.lower()}.fr{suffix_of(name)}, with its own language's tag.",
            )
        elif each.path.partition("/")[0] in KIND_OF_FOLDER and base != "index":
            yield (
                each.path,
                f'"{name}" is taken for an article of that name.',
                f"Call it {name.lower()}.",
            )


def _sidecars(found: Sequence[Found]) -> Iterator[Stray]:
    """Descriptions of pictures and recordings that lie beside none of that name."""
    assets = (each for each in found if each.role is Role.ASSET)
    loose = [each for each in assets if each.path.lower().endswith(SIDECAR_SUFFIXES)]
    if not loose:
        return
    shown = [each.path for each in found if medium_of(each.path) is not Medium.FILE]
    by_stem = {stem_of(path): path for path in shown}
    for each in loose:
        about = stem_of(each.path)
        if medium_of(about) is not Medium.FILE:
            beside = [p for p in shown if posixpath.dirname(p) == posixpath.dirname(about)]
            hint = which_file(about, beside) or "Put it beside the file that it describes."
            yield each.path, f'This file describes nothing: there is no "{about}".', hint
        elif about in by_stem:
            name = by_stem[about].rpartition("/")[2]
            yield (
                each.path,
                f"This file doesn't describe {name}.",
                f"Call it {name}.yml if it should.",
            )
