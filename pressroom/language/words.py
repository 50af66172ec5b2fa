"""The words of the interface: gettext catalogues, kept as text and read when a language is first needed."""

from __future__ import annotations

import functools
import gettext
import io
from importlib import resources
from importlib.resources.abc import Traversable

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from pressroom.language.tags import best, canonical

DOMAIN = "pressroom"
SOURCE = "en"
"""English is what the templates and modules are written in: it needs no catalogue."""

Words = gettext.NullTranslations
"""Has `gettext`, `ngettext`, `pgettext` and `npgettext`; what isn't translated comes back in English."""


@functools.cache
def ui_languages() -> tuple[str, ...]:
    """The languages the interface speaks, as tags, in alphabetical order."""
    folders = (folder for folder in _locale_folder().iterdir() if _file(folder.name).is_file())
    return tuple(sorted({SOURCE, *(canonical(folder.name) for folder in folders)}))


@functools.cache
def words(lang: str) -> Words:
    """The words in a language, or in the nearest one that has a catalogue, or else in English."""
    tag = best(lang, ui_languages())
    if tag is None or tag == SOURCE:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(tag))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@functools.cache
def completeness(lang: str) -> float:
    """How much of the interface speaks the language: 1.0 is all of it, 0.0 is English instead."""
    tag = best(lang, ui_languages())
    if tag is None:
        return 0.0
    if tag == SOURCE:
        return 1.0
    messages = [message for message in catalogue(tag) if message.id]
    done = [m for m in messages if not m.fuzzy and all(_strings(m.string))]
    return len(done) / len(messages) if messages else 1.0


def catalogue(tag: str) -> Catalog:
    """The catalogue of a language, as it lies in the repository. Raises FileNotFoundError without one."""
    with _file(canonical(tag).replace("-", "_")).open("rb") as file:
        return read_po(file, domain=DOMAIN, locale=None, ignore_obsolete=False)


def _strings(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (string or "",)


def _locale_folder() -> Traversable:
    return resources.files("pressroom.language") / "locale"


def _file(folder: str) -> Traversable:
    return _locale_folder() / folder / "LC_MESSAGES" / f"{DOMAIN}.po"
