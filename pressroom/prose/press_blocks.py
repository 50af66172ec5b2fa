"""The syntax of press blocks: finding them in a body, checking them, and marking their place for Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pressroom.problems import did_you_mean
from pressroom.prose import rules
from pressroom.prose.blocks.call import Block, Call, Option, Text
from pressroom.prose.blocks.register import BLOCKS
from pressroom.prose.desk import Desk

FENCE = re.compile(r" {0,3}:{3,}[ \t]*(?P<rest>.*?)[ \t]*$")
NAME = re.compile(r"(?P<name>[^\W\d][\w-]*)(?P<rest>.*)$")
OPTION = re.compile(r"[ \t]*(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*?))?[ \t]*$")
MISPLACED = re.compile(rf"[ \t>*+\-\d.]+:{{3,}}[ \t]*(?P<name>{'|'.join(BLOCKS)})\b")

CONTAINERS = frozenset(
    {"note", "tip", "info", "warning", "danger", "caution", "important", "details",
     "spoiler", "success", "example", "question", "abstract", "todo", "bug", "failure",
     "quote", "code-group", "tabs", "tab", "columns", "column", "center", "left", "right",
     "row", "callout", "aside", "card", "cards", "steps", "raw", "v-pre", "div", 
     "figure-grid"}
)  # fmt: skip
"""What other generators write after `:::`."""

STOCK_FENCE = re.compile(
    r"(`{3,}|~{3,}) *(?:\{[^\n]*\}|(?:\.?[\w#.+-]* *)?(?:hl_lines=(?P<quote>[\"']).*?(?P=quote) *)?)"
)
OTHER_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,}) *(?P<lang>[\w#+-]*)")

OPENS = "\x02press:%d\x03"
CLOSES = "\x02/press:%d\x03"
MARK = re.compile("\x02/?press:(\\d+)\x03")


@dataclass(slots=True)
class _Open:
    """A block whose closing line has not come yet."""

    block: Block | None
    name: str
    argument: str
    line: int
    body: list[tuple[int, str]] = field(default_factory=list)


class Scan:
    """One pass over the lines of a body; `lines` are what Markdown gets, `calls` the blocks found."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lines: list[str] = []
        self.calls: dict[int, tuple[Block, Call]] = {}
        self._open: _Open | None = None
        self._foreign = 0

    def run(self, lines: list[str]) -> list[str]:
        """The lines with every block replaced by its marks."""
        for index, line in enumerate(lines):
            number = self.desk.source.number(index)
            if index in self.desk.source.openings:
                line = _plain_fence(line)
            if ":::" not in line or self.desk.source.is_code(index):
                self._keep(number, line)
            elif fence := FENCE.match(line):
                self._fence(number, line, fence["rest"])
            else:
                self._elsewhere(number, line)
        if self._open:
            self._unclosed(self._open)
        return self.lines

    def _keep(self, number: int, line: str) -> None:
        if self._open:
            self._open.body.append((number, line))
        else:
            self.lines.append(line)

    def _elsewhere(self, number: int, line: str) -> None:
        if found := MISPLACED.match(line):
            self.desk.report(
                rules.BLOCK_PLACE,
                number,
                f"Block {found['name']} does not begin at the margin.",
                "Move it out of the list or quotation, or write it between ``` lines to show it.",
            )
        self._keep(number, line)

    def _fence(self, number: int, line: str, rest: str) -> None:
        if not rest:
            self._closing(number, line)
            return
        word = NAME.match(rest)
        name = word["name"] if word else ""
        if name in BLOCKS and word:
            self._opening(BLOCKS[name], name, number, word["rest"].strip())
        elif not name or name.lower() in CONTAINERS or rest.startswith("{"):
            self._container(number, line, rest)
        else:
            hint = did_you_mean(name, BLOCKS) or f"There are {', '.join(sorted(BLOCKS))}."
            self.desk.report(rules.BLOCK_UNKNOWN, number, f'Block "{name}" is unknown.', hint)
            self._opening(None, name, number, "")

    def _container(self, number: int, line: str, rest: str) -> None:
        self._foreign += 1
        self.desk.report(
            rules.ADMONITION,
            number,
            f'":::{rest}" is shown as it is written.',
            "Write a quotation: > …",
        )
        self._keep(number, line)

    def _opening(self, block: Block | None, name: str, number: int, argument: str) -> None:
        if self._open:
            self._unclosed(self._open)
        whole = argument.endswith(":::")
        self._open = _Open(block, name, argument.rstrip(":").strip() if whole else argument, number)
        if whole:
            self._close(self._open)

    def _closing(self, number: int, line: str) -> None:
        if self._foreign:
            self._foreign -= 1
            self._keep(number, line)
        elif self._open:
            self._close(self._open)
        else:
            self.desk.report(
                rules.BLOCK_CLOSING,
                number,
                "This line closes no block.",
                "Take it away, or write the block's opening line above.",
            )

    def _unclosed(self, opened: _Open) -> None:
        self.desk.report(
            rules.BLOCK_OPEN,
            opened.line,
            f"Block {opened.name} is not closed.",
            "Write a line ::: where it ends.",
        )
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        self._open = None
        if opened.block is None:
            self.lines.extend(line for _, line in opened.body)
            return
        options, text = self._options(opened)
        has_text = any(line.strip() for _, line in text)
        held = () if opened.block.text is Text.MARKDOWN else _trimmed(text)
        call = Call(opened.name, opened.argument, opened.line, options, held)
        if not opened.block.faults(call, has_text, self.desk):
            self._place(opened.block, call, text)

    def _place(self, block: Block, call: Call, text: list[tuple[int, str]]) -> None:
        key = len(self.calls)
        self.calls[key] = (block, call)
        inside = [line for _, line in text] if block.text is Text.MARKDOWN else []
        self.lines += ["", OPENS % key, "", *inside, "", CLOSES % key, ""]

    def _options(self, opened: _Open) -> tuple[dict[str, Option], list[tuple[int, str]]]:
        options: dict[str, Option] = {}
        for position, (number, line) in enumerate(opened.body):
            found = OPTION.match(line)
            if not line.strip() or (not found and not options):
                return options, opened.body[position:]
            if not found:
                self.desk.report(
                    rules.BLOCK_OPTION,
                    number,
                    f'"{line.strip()}" is no option.',
                    "Options are `key: value`; leave a line empty between them and the text.",
                )
                return options, opened.body[position:]
            if found["key"] in options:
                self.desk.report(
                    rules.BLOCK_OPTION, number, f'Option "{found["key"]}" is given twice.'
                )
            options[found["key"]] = Option(_unquoted(found["value"] or ""), number)
        return options, []


def _plain_fence(line: str) -> str:
    """A code fence's opening line with no more than its language, where there is more than
    Python-Markdown understands: others write line numbers and titles there."""
    if STOCK_FENCE.fullmatch(line.rstrip()):
        return line
    found = OTHER_FENCE.match(line)
    return f"{found['fence']}{found['lang']}" if found else line


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _trimmed(text: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple((number, line) for number, line in text if line.strip())
