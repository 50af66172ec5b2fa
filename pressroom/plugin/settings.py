"""Pelican's flat settings turned into ours."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pelican.settings import DEFAULT_CONFIG

from pressroom.model.origin import Place
from pressroom.problems import Problem, did_you_mean
from pressroom.settings import Knob, Settings

OWN_THEME = Path(__file__).resolve().parents[1] / "theme"
"""In the wheel; in a checkout the theme lies one folder up."""
STRUCTURAL = frozenset({"root", "content", "output", "theme", "timezone", "pelican"})


def theme_folder() -> Path:
    """The folder of pressroom's own theme."""
    return OWN_THEME if OWN_THEME.is_dir() else OWN_THEME.parents[1] / "theme"


def settings_of(
    given: Mapping[str, Any], root: Path, file: str = "pelicanconf.py"
) -> tuple[Settings, tuple[Problem, ...]]:
    """Our settings, and what is wrong with them; a wrong value counts as its default."""
    problems: list[Problem] = []
    place = Place(file)
    told = {k: v for k, v in given.items() if k not in DEFAULT_CONFIG or v != DEFAULT_CONFIG[k]}
    values: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        knob: Knob | None = field.metadata.get("knob")
        if knob is None or field.name in STRUCTURAL or told.get(knob.name) is None:
            continue
        value = _fitting(told[knob.name], field.type)
        if value is None:
            problems.append(
                Problem(
                    "R901", place, f"{knob.name} is {told[knob.name]!r}.", f"It is for: {knob.doc}"
                )
            )
        else:
            values[field.name] = value
    problems += _unknown(told, place)
    zone = str(given.get("TIMEZONE") or "UTC")
    try:
        timezone = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        timezone = ZoneInfo("UTC")
        hint = "Write a name of the IANA list, like America/Edmonton."
        problems.append(Problem("R902", place, f'TIMEZONE "{zone}" is not known.', hint))
    settings = Settings(
        root=root,
        timezone=timezone,
        content=_content(given, root),
        output=_inside(given.get("OUTPUT_PATH") or "output", root),
        theme=_theme(told),
        pelican=told,
        **values,
    )
    return dataclasses.replace(settings, site_url=settings.site_url.rstrip("/")), tuple(problems)


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
    if wanted == "int":
        return (
            value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
        )
    if wanted == "float":
        return float(value) if isinstance(value, (int, float)) else None
    if wanted.startswith("tuple"):
        return tuple(map(str, value)) if isinstance(value, (list, tuple)) else None
    return value if isinstance(value, Mapping) else None


def _unknown(told: Mapping[str, Any], place: Place) -> list[Problem]:
    from pressroom.problems import Severity

    known = {
        field.metadata["knob"].name for field in dataclasses.fields(Settings) if field.metadata
    }
    known |= PELICAN_ONLY
    names = [name for name in told if name.startswith("PRESSROOM_") and name not in known]
    return [
        Problem(
            "R903", place, f"{name} is not a setting.", did_you_mean(name, known), Severity.WARNING
        )
        for name in sorted(names)
    ]


PELICAN_ONLY = frozenset(
    {"PRESSROOM_TRUST_HTML", "PRESSROOM_WEBSUB_HUB", "PRESSROOM_NOW", "PRESSROOM_RUN"}
)
