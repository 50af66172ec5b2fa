"""The only place that prints: problems, progress and results, for people and for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

from pressroom.build.reporter import Event, Finished, Started, Wrote
from pressroom.embargo.withheld import Withheld
from pressroom.problems import Problem, Severity


def say(text: str = "") -> None:
    """A line for whoever runs the command."""
    print(text)


def complain(text: str) -> None:
    """A line on the error stream."""
    print(text, file=sys.stderr)


def show_problems(problems: Sequence[Problem], form: str = "text") -> None:
    """Problems as text, as JSON, or as annotations that GitHub shows beside the line."""
    if form == "json":
        say(json.dumps([_record(p) for p in problems], ensure_ascii=False, indent=2))
        return
    for line in map(_annotation, problems) if form == "github" else problem_lines(problems):
        say(line)


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """A line for each problem."""
    return [_line(problem) for problem in problems]


def _line(problem: Problem) -> str:
    return f"{problem}" if problem.severity is Severity.ERROR else f"{problem} (warning)"


def _record(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _annotation(problem: Problem) -> str:
    """A workflow command (docs.github.com, "Workflow commands for GitHub Actions")."""
    place = problem.place
    text = f"{problem.message} {problem.hint}".strip()
    path = _escaped(place.path).replace(":", "%3A").replace(",", "%2C")
    where = f"file={path},line={place.line},col={place.column},title={problem.code}"
    return f"::{problem.severity.value} {where}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def count(problems: Iterable[Problem], *, strict: bool = False) -> str:
    """`2 errors, 1 warning.`; where it is only for `--strict` that they matter, that too."""
    found = list(problems)
    errors = sum(p.severity is Severity.ERROR for p in found)
    told = [(errors, "error"), (len(found) - errors, "warning")]
    words = ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in told if n)
    if not words:
        return "Nothing is wrong."
    return f"{words}, and --strict lets none pass." if strict and not errors else f"{words}."


def withheld_lines(withheld: Sequence[Withheld]) -> list[str]:
    """What was kept back, by file and reason; titles stay out, since logs may be public, and so does
    what is never for readers."""
    told = [kept for kept in withheld if kept.what != "private"]
    if not told:
        return []
    return [f"Kept back ({len(told)}):", *(f"  {kept.path}: {kept.why}" for kept in told)]


def refused_lines(refused: Iterable[str], problems: Iterable[Problem]) -> list[str]:
    """The files that a build did without, and whether for errors or, strictly, for warnings."""
    bad = {problem.place.path for problem in problems if problem.severity is Severity.ERROR}
    return [
        f"Left out for its {'errors' if path in bad else 'warnings'}: {path}"
        for path in sorted(refused)
    ]


def confidential_lines(problems: Sequence[Problem]) -> list[str]:
    """How much is wrong in `outreach/`, and no word of it: logs of builds may be public."""
    if not problems:
        return []
    return [f"In outreach: {count(problems)} `pressroom outreach check` tells which."]


class Progress:
    """A bar on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self.total = self.done = 0

    def tell(self, event: Event) -> None:
        """Show what happened."""
        if isinstance(event, Started):
            self.total, self.done = event.total, 0
        elif isinstance(event, Wrote):
            self.done += 1
            if sys.stderr.isatty() and self.done % 20 == 0:
                print(f"\r{self.done} of {self.total} files", end="", file=sys.stderr)
        elif isinstance(event, Finished) and sys.stderr.isatty():
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
