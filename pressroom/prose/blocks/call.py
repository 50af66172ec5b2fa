"""A press block as written, and what a kind of block declares about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from xml.etree.ElementTree import Element

import yaml

from pressroom.problems import did_you_mean, which_file
from pressroom.prose import rules
from pressroom.prose.desk import Desk


@dataclass(frozen=True, slots=True)
class Option:
    """An option's value as written, and its line."""

    value: str
    line: int

    def items(self) -> list[str]:
        """The value as a list: `[one, two]`, or one item.

        Raises ValueError if it begins like a list but isn't one.
        """
        if not self.value.startswith("["):
            return [self.value]
        try:
            listed = yaml.load(self.value, Loader=yaml.BaseLoader)
        except yaml.YAMLError as error:
            raise ValueError(self.value) from error
        return [str(item) for item in listed]


@dataclass(frozen=True, slots=True)
class Call:
    """One block as written: its lines are numbered as in the file."""

    name: str
    argument: str
    line: int
    options: Mapping[str, Option] = field(default_factory=dict)
    lines: tuple[tuple[int, str], ...] = ()
    """The text between the marks, where the block reads it itself."""

    def option(self, name: str) -> str:
        """An option's value; empty when it isn't given."""
        return self.options[name].value if name in self.options else ""

    def line_of(self, name: str) -> int:
        """The line of an option, else of the block."""
        return self.options[name].line if name in self.options else self.line


class Text(Enum):
    """What may stand between a block's lines."""

    NONE = "nothing"
    LINES = "a list"
    MARKDOWN = "Markdown"


class Argument(Enum):
    """Whether something follows the name on the opening line."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


Build = Callable[[Call, Element, Desk], Element | None]
"""Makes the element: from the block as written, its text as elements, and the desk. None shows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A kind of block: how it is written, and what it becomes."""

    name: str
    doc: str
    build: Build
    argument: Argument
    argument_doc: str = ""
    text: Text = Text.NONE
    options: Mapping[str, str] = field(default_factory=dict)
    """What each option means, by name."""
    example: str

    def faults(self, call: Call, has_text: bool, desk: Desk) -> bool:
        """Report what is wrong with the way a block is written; whether anything is."""
        before = len(desk.problems)
        for name, option in call.options.items():
            if name not in self.options:
                known = ", ".join(sorted(self.options)) or "none"
                hint = did_you_mean(name, self.options) or f"Its options: {known}."
                desk.report(
                    rules.BLOCK_OPTION,
                    option.line,
                    f'Block {self.name} has no option "{name}".',
                    hint,
                )
        if self.argument is Argument.REQUIRED and not call.argument:
            wish = f"Write ::: {self.name} {self.argument_doc}."
            desk.report(
                rules.BLOCK_EMPTY, call.line, f"Block {self.name} lacks its argument.", wish
            )
        if self.argument is Argument.NONE and call.argument:
            desk.report(
                rules.BLOCK_SURPLUS,
                call.line,
                f'Block {self.name} takes no argument, but has "{call.argument}".',
            )
        if self.text is Text.NONE and has_text:
            line = call.lines[0][0] if call.lines else call.line
            desk.report(
                rules.BLOCK_SURPLUS,
                line,
                f"Block {self.name} holds no text.",
                "Close it before this line, or put an option here as `key: value`.",
            )
        if self.text is not Text.NONE and not has_text:
            desk.report(rules.BLOCK_EMPTY, call.line, f"Block {self.name} is empty.")
        return len(desk.problems) > before


def unknown_asset(path: str, line: int, desk: Desk) -> None:
    """Report an asset path that leads nowhere."""
    desk.report(
        rules.BLOCK_ASSET,
        line,
        f'There is no file "{path}".',
        which_file(path, desk.surroundings.names("assets"))
        or "Put it beside the item or into content/media/.",
    )
