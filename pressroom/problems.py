"""The one way to say that something a person wrote is wrong: a Problem, with its place and its mend."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pressroom.model.origin import Place


class Severity(StrEnum):
    """How bad: an error stops a build, a warning does not (unless `--strict`)."""

    ERROR = "error"
    WARNING = "warning"


SETTINGS = Place("pelicanconf.py")
"""Where settings are, until it is known in which line of which file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: its code, where it is, what is wrong and what to do about it.

    One of the settings names the setting: who reads the settings file knows its line.
    """

    code: str
    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    setting: str = ""
    """Its name, or `NAME.entry` for an entry of a list or dictionary."""

    def __str__(self) -> str:
        """The one line a person reads: `path:line: CODE what is wrong. What to do.`"""
        text = f"{self.place.path}:{self.place.line}: {self.code} {self.message}"
        return f"{text} {self.hint}" if self.hint else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as the registers list it and the reference page shows it."""

    code: str
    subject: str
    title: str
    """What is wrong, in a line."""
    why: str
    """Why it matters and what to do."""
    bad: str
    """A piece of content that breaks it."""
    good: str
    """The same, mended."""
    severity: Severity = Severity.ERROR
    in_blogs: Severity | None = None
    """In the posts and pages of an ordinary blog, where it differs."""

    def problem(
        self, place: Place, message: str, hint: str = "", *, ordinary: bool = False
    ) -> Problem:
        """A breach of this rule at a place; `ordinary` for a post or page of an ordinary blog."""
        severity = (self.in_blogs if ordinary else None) or self.severity
        return Problem(self.code, place, message, hint, severity)

    def in_setting(self, setting: str, message: str, hint: str = "") -> Problem:
        """A breach of this rule by a setting."""
        return Problem(self.code, SETTINGS, message, hint, self.severity, setting)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by file, line, column and code, without repetitions."""
    return sorted(set(problems), key=lambda p: (p.place, p.code, p.message))


def errors(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Only those that stop a build."""
    return (p for p in problems if p.severity is Severity.ERROR)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean "…"?` with the known name nearest to the word; empty when none is near."""
    near = _nearest(word, _likely(word, known), 0.6)
    return f'Did you mean "{near}"?' if near else ""


def which_file(path: str, known: Iterable[str]) -> str:
    """`Did you mean "…"?` for a path: files are told apart by their names, not by their folders."""
    name = path.rpartition("/")[2]
    likely = sorted(_likely(name, known), key=lambda each: (-len(each), each))
    by_name = {each.rpartition("/")[2]: each for each in likely}
    if name in by_name:
        return did_you_mean(path, [each for each in likely if each.rpartition("/")[2] == name])
    near = _nearest(name, by_name, 0.75)
    return f'Did you mean "{by_name[near]}"?' if near else ""


def as_list(text: str) -> str:
    """`Write several as a list: […].` for a single text that lists things; empty for any other."""
    parts = [part.strip() for part in text.split(",")]
    return f"Write several as a list: [{', '.join(parts)}]." if len(parts) > 1 else ""


def _nearest(word: str, names: Iterable[str], cutoff: float) -> str:
    """The name most like a word, whatever their case; empty when none is near."""
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return folded[near[0]] if near else ""


MANY = 300
"""Names that are all compared; of more, only those that begin or end like the word, which is quick."""


def _likely(word: str, known: Iterable[str]) -> list[str]:
    """The names worth comparing: for paths, the word is the file's name."""
    names = list(known)
    if len(names) > MANY:
        word = word.casefold()
        begins, within, ends = word[:3], f"/{word[:3]}", word[-6:]
        alike = ((n, n.casefold()) for n in names)
        names = [n for n, f in alike if f.endswith(ends) or f.startswith(begins) or within in f]
    return sorted(names)[: 4 * MANY]
