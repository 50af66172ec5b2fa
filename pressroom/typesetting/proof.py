"""What no font has: a problem for each package that would, before anything is set."""

from __future__ import annotations

from pressroom.model.origin import Place
from pressroom.problems import Problem
from pressroom.typesetting.fonts import cast, source_of
from pressroom.typesetting.rules import MISSING_GLYPH


def missing_glyphs(characters: frozenset[str], lang: str, source: str) -> list[Problem]:
    """The characters that no font has, in one problem for each package that would; `source` is the
    content file they come from."""
    wanted: dict[str, list[str]] = {}
    for char in cast(characters, lang).missing:
        found = source_of(char, lang)
        wanted.setdefault(found.install if found else "", []).append(char)
    return [_problem(chars, install, source) for install, chars in sorted(wanted.items())]


def _problem(chars: list[str], install: str, source: str) -> Problem:
    named = ", ".join(f"{char} (U+{ord(char):04X})" for char in chars[:5])
    more = f" and {len(chars) - 5} more" if len(chars) > 5 else ""
    hint = f"Install {install}." if install else "Write it in another way."
    return MISSING_GLYPH.problem(
        Place(source), f"No font for PDFs and cards has {named}{more}.", hint
    )
