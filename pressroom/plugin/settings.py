"""Pelican's flat settings turned into ours."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pelican.settings import DEFAULT_CONFIG

from pressroom.model.keys import Localized
from pressroom.problems import SETTINGS, Problem, Severity, did_you_mean
from pressroom.search.indexer import program
from pressroom.settings import Knob, Settings

OWN_THEME = Path(__file__).resolve().parents[1] / "theme"
"""In the wheel; in a checkout the theme lies one folder up."""
STRUCTURAL = frozenset({"root", "content", "output", "theme", "timezone", "pelican"})


def theme_folder() -> Path:
    """The folder of pressroom's own theme."""
    return OWN_THEME if OWN_THEME.is_dir() else OWN_THEME.parents[1] / "theme"


def settings_of(
    given: Mapping[str, Any], root: Path, written: Container[str] = ()
) -> tuple[Settings, tuple[Problem, ...]]:
    """Our settings, and what is wrong with them; a wrong value counts as its default.

    `written` are the settings that the site's file sets: one may say what is Pelican's default anyway.
    """
    problems: list[Problem] = []
    told = {name: v for name, v in given.items() if name in written or not _is_default(name, v)}
    values: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        knob: Knob | None = field.metadata.get("knob")
        if knob is None or field.name in STRUCTURAL or told.get(knob.name) is None:
            continue
        value = _fitting(told[knob.name], field.type)
        if value is not None:
            values[field.name] = value
        elif not _is_default(knob.name, told[knob.name]):
            said = f"{knob.name} is {told[knob.name]!r}."
            hint = f"It is for: {knob.doc}"
            problems.append(Problem("R901", SETTINGS, said, hint, setting=knob.name))
    problems += _unknown(told)
    zone = str(given.get("TIMEZONE") or "UTC")
    try:
        timezone = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        timezone = ZoneInfo("UTC")
        hint = "Write a name of the IANA list, like America/Edmonton."
        said = f'TIMEZONE "{zone}" is not known.'
        problems.append(Problem("R902", SETTINGS, said, hint, setting="TIMEZONE"))
    settings = Settings(
        root=root,
        timezone=timezone,
        content=_content(given, root),
        output=_inside(given.get("OUTPUT_PATH") or "output", root),
        theme=_theme(told),
        pelican=told,
        **values,
    )
    if settings.search and program() is None:
        settings = dataclasses.replace(settings, search=False)
        problems.append(_unsearchable())
    return dataclasses.replace(settings, site_url=settings.site_url.rstrip("/")), tuple(problems)


def _is_default(name: str, value: Any) -> bool:
    """Whether a setting is as Pelican has it without being told."""
    return name in DEFAULT_CONFIG and bool(value == DEFAULT_CONFIG[name])


def _unsearchable() -> Problem:
    return Problem(
        "R906",
        SETTINGS,
        "The site is built without search: its indexer, pagefind, isn't made for this machine.",
        "Build on Linux, macOS or Windows (x86-64, ARM64), or say PRESSROOM_SEARCH = False.",
        Severity.WARNING,
    )


def _content(given: Mapping[str, Any], root: Path) -> Path:
    """`content/`, unless PATH names another folder: Pelican's own default is the site's folder."""
    named = _inside(given.get("PATH") or "content", root)
    if named != Path() or not (root / "content").is_dir():
        return named
    told = (*given.get("ARTICLE_PATHS", ()), *given.get("PAGE_PATHS", ()))
    return named if any(f"{path}/".startswith("content/") for path in told) else Path("content")


def _inside(path: object, root: Path) -> Path:
    """A folder relative to the site's, where it lies in it."""
    whole = (root / str(path)).resolve()
    return whole.relative_to(root) if whole.is_relative_to(root) else whole


def _theme(told: Mapping[str, Any]) -> str:
    """The theme's folder, or nothing for ours."""
    named = str(told.get("THEME") or "")
    if not named or Path(named).resolve() == theme_folder().resolve():
        return ""
    return named


def _fitting(value: Any, annotation: object) -> Any:
    """The value in the type of its setting, or None where it doesn't fit."""
    wanted = str(annotation)
    if wanted == "str":
        return value if isinstance(value, str) else None
    if wanted == "bool":
        return value if isinstance(value, bool) else None
    if wanted == "int":
        return (
            value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
        )
    if wanted == "float":
        return float(value) if isinstance(value, (int, float)) else None
    if wanted == "Localized":
        return _localized(value)
    if wanted.startswith("tuple"):
        return tuple(map(str, value)) if isinstance(value, (list, tuple)) else None
    return value if isinstance(value, Mapping) else None


def _localized(value: Any) -> Localized | None:
    """A text, or one for each language."""
    texts = {"": value} if isinstance(value, str) else value
    if not isinstance(texts, Mapping) or not all(isinstance(t, str) for t in texts.values()):
        return None
    return Localized(tuple((str(lang), text) for lang, text in texts.items()))


def _unknown(told: Mapping[str, Any]) -> list[Problem]:
    known = {
        field.metadata["knob"].name for field in dataclasses.fields(Settings) if field.metadata
    }
    known |= PELICAN_ONLY
    names = [name for name in told if name.startswith("PRESSROOM_") and name not in known]
    return [
        Problem(
            "R903",
            SETTINGS,
            f"{name} is not a setting.",
            did_you_mean(name, known),
            Severity.WARNING,
            name,
        )
        for name in sorted(names)
    ]


PELICAN_ONLY = frozenset({"PRESSROOM_TRUST_HTML", "PRESSROOM_NOW", "PRESSROOM_RUN"})
