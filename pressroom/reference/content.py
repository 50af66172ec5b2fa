"""The reference page of content: every sort of file, and every key in it."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.model.keys import Key, Kinds, keys_of, yaml_name
from pressroom.reference.shapes import hints_of, in_words
from pressroom.reference.subjects import FILES, KINDS, PARTS, Subject

INTRODUCTION = """# Content

Every file a newsroom is made of, and every key that may stand in it.
The [guide for writers](../guide-for-writers.md) says how to use them.
The [rules](../rules.md) say what is checked.

Headers are YAML between two lines of `---`; `.yml` files are YAML throughout.
Dates are ISO 8601; one without a zone is in the site's `TIMEZONE`.
A key that is not listed here is reported with the nearest name that is.
A list of one may be written without brackets.
Keys marked *private* steer what happens or are about somebody; their values are never published.

This page is made of the declarations in `pressroom/model/` by `make docs`; change it there.
Editors can check headers as they are typed with the schemas in [schema/](schema/).
"""


def page() -> str:
    """The whole page, as Markdown."""
    sections = [_section(subject, 2) for subject in FILES]
    parts = [_section(subject, 3) for subject in PARTS]
    return "\n".join([INTRODUCTION, *sections, "## Parts\n", *parts])


def _section(subject: Subject, level: int) -> str:
    says = f"\n{subject.says}\n" if subject.says else ""
    table = "\n".join(_rows(subject.model))
    return f"{'#' * level} {subject.title}\n\nIn {subject.where}.\n{says}\n{table}\n"


def _rows(model: type) -> Iterator[str]:
    yield "| key | meaning | value | needed |"
    yield "| --- | --- | --- | --- |"
    hints = hints_of(model)
    for name, key in keys_of(model).items():
        yield f"| `{yaml_name(name)}` | {_meaning(key)} | {in_words(hints[name])} | {_needed(key)} |"


def _meaning(key: Key) -> str:
    told = [key.doc if key.public else f"{key.doc} *Private.*"]
    if key.only is not None:
        told.append(f"Only on {_kinds(key.only)}.")
    if key.aliases:
        told.append(f"Also read: {', '.join(f'`{a}`' for a in key.aliases)}.")
    if key.example:
        told.append(f"Example: `{key.example}`.")
    return " ".join(told)


def _needed(key: Key) -> str:
    if isinstance(key.required, frozenset):
        return f"on {_kinds(key.required)}"
    return "yes" if key.required else ""


def _kinds(kinds: Kinds) -> str:
    from pressroom.model.kinds import FOLDERS, Kind

    if set(KINDS) - kinds == {Kind.EVENT.value}:
        return "all but events"
    named = [FOLDERS[Kind(kind)] for kind in KINDS if kind in kinds]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
