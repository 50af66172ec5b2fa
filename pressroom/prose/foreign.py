"""Marks of other generators left in a text: each kind is reported once a line, with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from html import escape

from pressroom.problems import Rule
from pressroom.prose import rules
from pressroom.prose.allowed import OUTDATED, TAGS
from pressroom.prose.desk import Desk


class Heeded(Enum):
    """Who may know what a mark means, so that it doesn't reach readers."""

    NEVER = "nobody"
    BY_EXTENSIONS = "an extension of the site's own"
    BY_US = "the usual extensions, in some places"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a generator's mark looks like in a source."""

    rule: Rule
    hint: str
    clue: str
    """Characters a text without such a mark may lack: looked for first, because it is quick."""
    pattern: re.Pattern[str]
    heeded: Heeded = Heeded.BY_EXTENSIONS


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.MULTILINE)


WORDPRESS = (
    "caption|gallery|embed|audio|video|playlist|youtube|vimeo|soundcloud|sourcecode|code|table|"
    "contact-form(?:-7)?|button|columns?|one_half|row|tweet|instagram|googlemaps?|gravityform|"
    "(?:wp|vc|et_pb|fusion|av|su)_[a-z_]+"
)
MARKS: tuple[Mark, ...] = (
    Mark(
        rules.HUGO,
        "Write it with Markdown or a press block.",
        "{{",
        _pattern(r"\{\{[<%][^\n]{0,400}?(?:[>%]\}\}|$)"),
        heeded=Heeded.NEVER,
    ),
    Mark(
        rules.LIQUID,
        "Write it with Markdown, or between backticks to show it.",
        "{%",
        _pattern(r"(?<!\{)\{%-?\s*\w[^\n]{0,400}?(?:%\}|$)"),
    ),
    Mark(
        rules.LIQUID,
        "Write the value itself, or put it between backticks to show it.",
        "{{",
        _pattern(r"\{\{(?![<%])-?\s*[\w\"'][^\n{}]{0,400}\}\}"),
    ),
    Mark(
        rules.WORDPRESS,
        "Write it with Markdown or a press block.",
        "[",
        _pattern(
            # begins with a bracket whatever follows, so that texts are searched for brackets only
            rf"\[(?:(?P<name>{WORDPRESS})\s+(?:[\w-]+\s*=|\d)[^\]\n]{{0,600}}\](?![(\[:])"
            rf"|(?P<alone>{WORDPRESS})\](?=[^\n]{{0,2000}}?\[/(?P=alone)\])"
            rf"|(?<![^\n]\[)(?:gallery|playlist)\][ \t]*$)"
        ),
    ),
    Mark(
        rules.MDX,
        "Take the line away.",
        "import ",
        _pattern(r"^import\s+(?:[\w*{][^\n]*?\s+from\s+)?[\"'][^\"'\n]+[\"'];?[ \t]*$"),
        heeded=Heeded.NEVER,
    ),
    Mark(
        rules.MDX,
        "Take the line away.",
        "export ",
        _pattern(r"^export\s+(?:const|let|var|function|default|async)\b[^\n]*"),
        heeded=Heeded.NEVER,
    ),
    Mark(
        rules.MDX,
        "Write it with Markdown or a press block.",
        "<",
        _pattern(r"<(?P<component>[A-Z][A-Za-z0-9]*(?:\.[A-Z][A-Za-z0-9]*)*)(?=[\s/>])[^\n]*"),
        heeded=Heeded.NEVER,
    ),
    Mark(
        rules.KRAMDOWN,
        "Attributes stand at the end of a heading's line, or alone on a paragraph's last line.",
        "{:",
        _pattern(r"\{::?(?:/|[ ]*[\w.#])[^}\n]{0,400}\}"),
        heeded=Heeded.BY_US,
    ),
    Mark(
        rules.KRAMDOWN,
        "Take it away: long pages need no list of their headings.",
        "{:toc}",
        _pattern(r"\{:toc\}"),
        heeded=Heeded.NEVER,
    ),
    Mark(rules.ADMONITION, "Write a quotation: > …", "!!!", _pattern(r"^!!!\s+\w[^\n]*")),
    Mark(rules.ADMONITION, "Write a quotation: > …", "???", _pattern(r"^\?\?\?\+?\s+\w[^\n]*")),
    Mark(
        rules.ADMONITION,
        "Write the word in bold instead.",
        "[!",
        _pattern(r"^>\s*\[!(?:NOTE|TIP|INFO|IMPORTANT|WARNING|CAUTION|DANGER)\]"),
    ),
)


def report_foreign(html: str, desk: Desk, extended: bool) -> None:
    """Report the marks of other generators in a Markdown body whose HTML is given.

    `extended`: whether the site has extensions of its own, which may turn them into something.
    """
    text = desk.source.prose
    done: set[tuple[str, int]] = set()
    for mark in MARKS:
        if mark.clue[0] not in text or mark.clue not in text:  # one character is found much sooner
            continue
        for found in mark.pattern.finditer(text):
            line = desk.source.line_at(found.start())
            if (mark.rule.code, line) in done or _is_ours(found) or _is_code(found, text):
                continue
            if _is_heeded(mark.heeded, extended) and not _reaches_readers(found[0], html):
                continue
            done.add((mark.rule.code, line))
            desk.report(
                mark.rule, line, f'"{_short(found[0])}" is of another generator.', mark.hint
            )


def _is_heeded(heeded: Heeded, extended: bool) -> bool:
    return heeded is Heeded.BY_US or (heeded is Heeded.BY_EXTENSIONS and extended)


def _is_ours(found: re.Match[str]) -> bool:
    """Whether what looks like a component is an element of HTML in capitals."""
    name = found.groupdict().get("component")
    return bool(name) and (str(name).lower() in TAGS | OUTDATED or str(name).isupper())


def _is_code(found: re.Match[str], text: str) -> bool:
    """Whether it stands on an indented line after an empty or indented one."""
    start = text.rfind("\n", 0, found.start()) + 1
    if not text.startswith(("    ", "\t"), start):
        return False
    before = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
    return not before.strip() or before.startswith(("    ", "\t"))


def _reaches_readers(mark: str, html: str) -> bool:
    """Whether its beginning, up to what typography may have changed, is in the HTML."""
    head = re.split(r"[\"'._*`\n-]", mark.lstrip("> "), maxsplit=1)[0].rstrip()
    return escape(head, quote=False) in html


def _short(mark: str) -> str:
    return mark if len(mark) <= 60 else f"{mark[:57]}…"
