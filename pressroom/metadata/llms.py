"""llms.txt: the newsroom in brief for language models and those who build on them (https://llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Something to read: its title, its full address, and what it is about."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Readings under a heading."""

    title: str
    readings: tuple[Reading, ...]


def llms_txt(title: str, about: str, facts: Sequence[str], sections: Sequence[Section]) -> bytes:
    """The file: Markdown with the newsroom's name, what it is, facts about it, and where to read on."""
    parts = [f"# {_line(title)}"]
    if about:
        parts.append(f"> {_line(about)}")
    if facts:
        parts.append("\n".join(f"- {_line(fact)}" for fact in facts))
    for section in sections:
        if section.readings:
            parts.append(f"## {_line(section.title)}")
            parts.append("\n".join(map(_reading, section.readings)))
    return ("\n\n".join(parts) + "\n").encode()


def _reading(told: Reading) -> str:
    title = re.sub(r"([\[\]\\])", r"\\\1", _line(told.title))
    note = f": {_line(told.note)}" if told.note else ""
    return f"- [{title}]({told.url}){note}"


def _line(text: str) -> str:
    return " ".join(text.split())
