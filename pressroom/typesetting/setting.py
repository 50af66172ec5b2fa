"""Setting: a template and plain data through typst, in fonts that are named and no others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pressroom.build.artifact import MadeFile

TOLD = "copy.json"
"""What the data are called that a template reads."""


class Unset(Exception):
    """Typst refused a text; the message says why."""


def lay(root: Path, template: MadeFile, told: Mapping[str, Any]) -> Path:
    """Lay a template and what it is told into a folder; the path of the template there.

    What people typed goes in as data, so that none of it is ever run.
    """
    (root / TOLD).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    main = root / template.path.name
    main.write_bytes(template.path.read_bytes())
    return main


def compiled(main: Path, fonts: Iterable[MadeFile], **form: Any) -> bytes:
    """What typst makes of a template; `form` says what that is, as `typst.Compiler.compile` takes it.

    Raises Unset where it refuses, warns, or makes more than one page of what is to be a picture.
    """
    # Loading typst takes a while, and only what is remade needs it.
    import typst

    folders = tuple(sorted({str(font.path.parent) for font in fonts}))
    try:
        made, warnings = typst.Compiler(
            str(main), root=str(main.parent), font_paths=_fonts(folders)
        ).compile_with_warnings(**form)
    except typst.TypstError as error:
        raise Unset("\n".join((error.message, *error.hints))) from error
    if warnings:
        raise Unset("\n".join(str(warning) for warning in warnings))
    if not isinstance(made, bytes):
        raise Unset("It takes more than one page.")
    return made


@cache
def _fonts(folders: tuple[str, ...]) -> Any:
    """The fonts, read once in each worker."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
    )


def file_at(path: Path) -> MadeFile:
    """A file as an input of recipes: known by what is in it. Raises OSError where it isn't there."""
    found = path.stat()
    return MadeFile(path, _digest(path, found.st_mtime_ns, found.st_size), found.st_size)


@lru_cache(maxsize=1024)
def _digest(path: Path, _changed: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
