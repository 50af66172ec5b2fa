"""The keys that a text can't do without, and those that say nothing on one of its kind."""

from __future__ import annotations

from functools import cache

from pressroom.model.keys import keys_of, yaml_name
from pressroom.model.kinds import Kind
from pressroom.model.origin import Origin
from pressroom.problems import Problem, Severity
from pressroom.reading.sources import Source


def require(source: Source, model: type, kind: Kind | None) -> None:
    """Say what is missing from a text, and what is in it in vain."""
    values = source.values
    missing = [
        name
        for name in _needed(model, kind)
        if not values.get(name) and not _said_already(source, name)
    ]
    untaken = [name for name in missing if name in source.untaken]
    if untaken:
        keys = " and ".join(f'"{yaml_name(name)}"' for name in untaken)
        message = f"{keys} can't be taken from {source.original}."
        say(source, "F101", "", message, "Mend that file first.")
    for name in missing:
        if name not in untaken:
            label = yaml_name(name)
            example = keys_of(model)[name].example or "…"
            say(source, "F101", "", f'"{label}" is missing.', f"Add a line {label}: {example}")
    for name in _elsewhere(model, kind):
        if name not in values:
            continue
        *others, last = sorted(keys_of(model)[name].only or ())
        kinds = f"{', '.join(others)} and {last}" if others else last
        say(
            source,
            "F109",
            name,
            f'"{yaml_name(name)}" says nothing on a {kind}.',
            f"It is for: {kinds}.",
            Severity.WARNING,
        )


@cache
def _needed(model: type, kind: Kind | None) -> tuple[str, ...]:
    """The keys that a text of that kind can't do without."""
    return tuple(
        name
        for name, key in keys_of(model).items()
        if key.required is True
        or (kind is not None and not isinstance(key.required, bool) and kind.value in key.required)
    )


@cache
def _elsewhere(model: type, kind: Kind | None) -> tuple[str, ...]:
    """The keys that say something on other kinds only."""
    return tuple(
        name for name, key in keys_of(model).items() if kind and key.only and kind not in key.only
    )


def _said_already(source: Source, name: str) -> bool:
    return name in source.lines and source.broken


def say(
    source: Source,
    code: str,
    dotted: str,
    message: str,
    hint: str,
    severity: Severity = Severity.ERROR,
) -> None:
    """Add a problem at a key of a text."""
    place = Origin(source.path, source.lines).place(dotted)
    source.problems.append(Problem(code, place, message, hint, severity))
