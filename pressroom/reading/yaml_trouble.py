"""What a YAML parser trips over, in the words of somebody who writes headers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import yaml

QUOTE_IT = "Put the value in quotation marks."
LOOK = "Look for a missing quotation mark, a stray colon or wrong indentation."


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where a writer has to look, from 0, what is wrong there, and what to do."""

    line: int
    column: int
    message: str
    hint: str


def trouble_in(text: str, error: yaml.MarkedYAMLError) -> Trouble:
    """The mistake behind a parser's complaint.

    Parsers name the place where they gave up. Where something was opened and not closed, or a key has
    no colon, the place where it began says more; libyaml has it as the complaint's context.
    """
    said = error.problem or error.context or "it can't be read"
    began = (error.context or "").startswith(BEGAN)
    mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = [*text.splitlines(), ""]
    if "node content" in said:  # a list that a # cut short: libyaml knows only where it ended
        line = next((i for i in range(line, -1, -1) if "[" in lines[i] or "{" in lines[i]), line)
        column = max(lines[line].find("["), lines[line].find("{"), 0)
    here = lines[line] if line < len(lines) else ""
    for known, explain in COMPLAINTS.items():
        if known in said:
            return Trouble(line, column, *explain(here, column))
    return Trouble(line, column, f"This isn't valid YAML: {said}.", LOOK)


BEGAN = ("while scanning a simple key", "while scanning a quoted", "while parsing a flow")
Explain = Callable[[str, int], tuple[str, str]]


def _colon(here: str, _: int) -> tuple[str, str]:
    if here.count(": ") + here.endswith(":") > 1:
        return "There is a colon in the value.", QUOTE_IT
    return (
        "This key is indented, but the line above it holds a value already.",
        "Begin it in the same column as the keys around it, or put the value above in quotation marks.",
    )


def _no_colon(*_: object) -> tuple[str, str]:
    return "This line has no key.", "Write key: value, with a blank after the colon."


def _start(here: str, column: int) -> tuple[str, str]:
    first = here[column : column + 1]
    if first == "\t":
        return "A line is indented with a tab.", "Indent with spaces, not tabs."
    if not first or first not in "@`%*&!":
        first = here[column - 1 : column]
    return f"A value can't begin with {first}.", QUOTE_IT


def _bracket(here: str, column: int) -> tuple[str, str]:
    opening = here[column : column + 1]
    hint = f"Write {'}' if opening == '{' else ']'} where it ends."
    if "#" in here[column:]:
        hint += " Put entries that begin with # in quotation marks."
    return f"The {opening} in this line is never closed.", hint


def _quotation(*_: object) -> tuple[str, str]:
    return "A quotation mark is never closed.", "Write it at the end of the value, too."


def _block(here: str, _: int) -> tuple[str, str]:
    value = here.partition(":")[2].lstrip() or here.lstrip(" -")
    if value[:1] in ('"', "'"):
        other = "single" if value[0] == '"' else "double"
        hint = f"Put the whole value in {other} quotation marks."
        return "Something stands after the closing quotation mark.", hint
    return (
        "This line doesn't go on where those above it began.",
        "Begin it in the same column as the keys or hyphens around it.",
    )


COMPLAINTS: dict[str, Explain] = {
    "mapping values are not allowed": _colon,
    "could not find expected ':'": _no_colon,
    "cannot start any token": _start,
    "expected alphabetic or numeric character": _start,
    "expected ',' or ']'": _bracket,
    "expected ',' or '}'": _bracket,
    "expected node content": _bracket,
    "unexpected end of stream": _quotation,
    "expected '-' indicator": _block,
    "did not find expected key": _block,
    "expected <block end>": _block,
}
"""By a part of what libyaml says; PyYAML's own parser says most of it alike."""
