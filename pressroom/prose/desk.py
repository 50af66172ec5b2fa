"""The desk one body is worked on at: its source and surroundings, and what comes to light on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from pressroom.model.origin import Place
from pressroom.problems import Problem, Rule
from pressroom.prose.source import Source
from pressroom.prose.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Used:
    """An address the body links to or shows, as readers get it, and where it is written."""

    url: str
    place: Place


@dataclass(slots=True)
class Desk:
    """Collects problems, assets and links while one body is rendered."""

    source: Source
    surroundings: Surroundings
    trusted: bool = False
    """Whether raw HTML is published as it is."""
    problems: list[Problem] = field(default_factory=list)
    assets: dict[str, None] = field(default_factory=dict)
    links: list[Used] = field(default_factory=list)

    def place(self, line: int) -> Place:
        """That line of the body's file."""
        return Place(self.surroundings.source, line)

    def report(self, rule: Rule, line: int, message: str, hint: str = "") -> None:
        """Note a problem."""
        ordinary = self.surroundings.ordinary
        self.problems.append(rule.problem(self.place(line), message, hint, ordinary=ordinary))

    def use_asset(self, path: str) -> None:
        """Note that the body shows or offers an asset."""
        self.assets.setdefault(path)

    def use_link(self, url: str, written: str) -> None:
        """Note that the body leads to an address, found in the source by what is written."""
        self.links.append(Used(url, self.place(self.source.line_of(written))))
