"""A site on disk: its settings file found and read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pressroom.plugin.declared import Declared, declared
from pressroom.problems import SETTINGS, Problem
from pressroom.reading.others import OtherReaders
from pressroom.settings import Settings

MARKER = "release.html"
"""The template that only a theme for pressroom has."""


@dataclass(frozen=True, slots=True)
class OpenedSite:
    """A site's settings, Pelican's and ours, and what is wrong with them."""

    root: Path
    written: Declared
    """What the settings file sets, and where."""
    pelican: dict[str, Any]
    settings: Settings
    problems: tuple[Problem, ...]
    readers: OtherReaders | None = None
    """Those of other plugins, once they are loaded."""

    def placed(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems, those of settings at the lines where these are written."""
        return [
            replace(p, place=self.written.place(p.setting)) if p.place == SETTINGS else p
            for p in problems
        ]

    @property
    def whole(self) -> bool:
        """Whether the theme is pressroom's or made for it: then pressroom makes every page."""
        theme = self.settings.theme
        return not theme or (self.root / theme / "templates" / MARKER).is_file()

    @property
    def settings_files(self) -> tuple[Path, ...]:
        """The settings file, and those that it reads first, as publishconf.py does pelicanconf.py."""
        names = {self.written.file, *(place.path for place in self.written.places.values())}
        return tuple(self.root / name for name in sorted(names))

    @property
    def alone(self) -> bool:
        """Whether nobody else takes part: no other plugin, theme or reader."""
        return not self.others_read and self.whole and not self.guests

    @property
    def guests(self) -> bool:
        """Whether the settings ask for something that only Pelican itself does."""
        given = self.pelican
        other = given.get("PELICAN_CLASS", "pelican.Pelican") != "pelican.Pelican"
        return bool(other or given.get("TEMPLATE_PAGES"))

    @property
    def others_read(self) -> bool:
        """Whether another plugin or a reader in the settings may read texts."""
        readers = (self.pelican.get("READERS") or {}).values()
        return any(readers) or not all(map(is_pressroom, self.plugins))

    @property
    def plugins(self) -> tuple[str, ...]:
        """The plugins Pelican loads: those the settings name, else all in its namespace."""
        named = self.pelican.get("PLUGINS")
        if named is None:
            return namespace_plugins()
        return tuple(
            p if isinstance(p, str) else getattr(p, "__name__", type(p).__qualname__) for p in named
        )


def is_pressroom(name: str) -> bool:
    """Whether a plugin's name is this package's: its own, or that in Pelican's namespace."""
    return name in ("pressroom", "pelican.plugins.pressroom")


def namespace_plugins() -> tuple[str, ...]:
    """What Pelican finds by itself where PLUGINS isn't set."""
    import pkgutil

    import pelican.plugins as namespace

    found = pkgutil.iter_modules(namespace.__path__, f"{namespace.__name__}.")
    return tuple(sorted(module.name for module in found if module.ispkg))


class NoSite(Exception):
    """There is no site there, or its settings can't be read; the message is one line."""


def open_site(folder: Path, *, publish: bool = False, output: Path | None = None) -> OpenedSite:
    """Read a site's settings. Raises NoSite."""
    root = folder.resolve()
    file = root / ("publishconf.py" if publish else "pelicanconf.py")
    if publish and not file.is_file() and (root / "pelicanconf.py").is_file():
        raise NoSite(
            f"There is no {file.name} in {root}. "
            "Write one; a line is enough: from pelicanconf import *"
        )
    if not file.is_file():
        raise NoSite(
            f"There is no {file.name} in {root}. Run this in the site's folder, or name it with --site."
        )
    override = {"OUTPUT_PATH": str(output.resolve())} if output else {}
    given = _read(file, override)
    from pressroom.plugin.settings import settings_of

    written = declared(file, root)
    settings, problems = settings_of(given, root, written)
    return OpenedSite(root, written, given, settings, problems)


def _read(file: Path, override: dict[str, Any]) -> dict[str, Any]:
    from pelican.settings import read_settings

    for name in ("pelicanconf", "publishconf"):
        sys.modules.pop(name, None)  # another site's, which publishconf.py would read
    try:
        with at_home(file.parent):
            return dict(read_settings(str(file), override=override))
    except Exception as trouble:
        line = _line_of(trouble, file)
        raise NoSite(f"{file.name}:{line}: {type(trouble).__name__}: {trouble}") from trouble
    finally:
        for name in ("pelicanconf", "publishconf"):
            sys.modules.pop(name, None)


@contextmanager
def at_home(root: Path) -> Iterator[None]:
    """Work from a site's folder, whose modules can be imported, as Pelican's users do."""
    before, path = Path.cwd(), list(sys.path)
    os.chdir(root)
    sys.path.insert(0, str(root))
    try:
        yield
    finally:
        os.chdir(before)
        sys.path[:] = path


def _line_of(trouble: BaseException, file: Path) -> int:
    if isinstance(trouble, SyntaxError) and trouble.lineno:
        return trouble.lineno
    line, trace = 1, trouble.__traceback__
    while trace is not None:
        if Path(trace.tb_frame.f_code.co_filename).name == file.name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
