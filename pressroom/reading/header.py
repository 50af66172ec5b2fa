"""A file's text apart: what its header says and where its body begins, in any form Pelican or others use."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from pressroom.model.origin import Body
from pressroom.reading.nodes import Malformed, Mapping, Node, Scalar, from_toml, from_yaml

CLASSIC_LINE = re.compile(r"^[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)$")
CLASSIC_MORE = re.compile(r"^[ ]{4,}(?P<value>.+)$")
RST_FIELD = re.compile(r"^:(?P<key>[^:\s][^:]*):(?:[ \t]+(?P<value>.*))?$")
TELLING = frozenset({"date", "modified", "status", "category", "tags", "slug"})
"""What only an article says in an HTML file's head."""
RST_RULE = re.compile(r"^([^\w\s])\1{2,}\s*$")


@dataclass(frozen=True, slots=True)
class Parted:
    """A header and a body; `style` is yaml, toml, classic, rst, html or none."""

    header: Mapping
    body: Body
    style: str


def part(text: str, markup: str, *, customary: bool = False) -> Parted:
    """The header and the body of a file's text (lines end in `\\n`); raises Malformed.

    `customary` also takes what stands between dashes and is no YAML, as Pelican does.
    """
    if markup == "rst":
        return _rst(text)
    if markup == "html":
        return _html(text)
    fence = _fence(text)
    if fence == "---":
        try:
            return _fenced(text, "---", "yaml")
        except Malformed:
            found = _dashed(text) if customary else None
            if found is None:
                raise
            return found
    if fence == "+++":
        return _fenced(text, "+++", "toml")
    if not customary:
        _refuse_half(text)
    return _classic(text)


def _refuse_half(text: str) -> None:
    """Refuse a YAML header that lacks its first ---, or has something empty above it."""
    lines = [*text.split("\n"), "", ""]
    first = _skip_blank(lines, 0)
    fence, key = ["", "", *lines[first : first + 2]][-2:]
    if fence.rstrip() == "---" and CLASSIC_LINE.match(key):
        message = "The header begins below an empty line."
        raise Malformed("F116", 1, 1, message, "Take away what stands above its ---.")
    end = next(i for i, line in enumerate(lines) if line.rstrip() in ("", "---"))
    if CLASSIC_LINE.match(lines[0]) and lines[end].rstrip() == "---":
        message = "The header has a --- after it and none before it."
        raise Malformed("F116", 1, 1, message, "Put a line --- before the first key.")


def _fence(text: str) -> str:
    first = text.partition("\n")[0].rstrip()
    return first if first in ("---", "+++") else ""


def _fenced(text: str, fence: str, style: str) -> Parted:
    lines = text.split("\n")
    ends = ("---", "...") if fence == "---" else (fence,)
    close = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ends), None)
    if close is None:
        raise Malformed(
            "F116",
            1,
            1,
            f"The header that {fence} begins is never closed.",
            f"Put a line {fence} after the last key.",
        )
    inner = "\n".join(lines[1:close])
    node: Node = from_yaml(inner, 2) if style == "yaml" else from_toml(inner, 2)
    if not isinstance(node, Mapping):
        raise Malformed("F112", 2, 1, "The header must be `key: value` lines.")
    return Parted(node, Body("\n".join(lines[close + 1 :]), close + 2, "md"), style)


def _dashed(text: str) -> Parted | None:
    """A classic header after a line of dashes, up to the next or an empty line; None if it is none."""
    lines = text.split("\n")
    ends = (i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("", "---", "..."))
    close = next(ends, len(lines))
    found = _classic("\n".join(["", *lines[1:close]]))
    if found.body.text.strip() or found.style == "none":
        return None
    entries = tuple((key, _unquoted(value)) for key, value in found.header.entries)
    body = Body("\n".join(lines[close + 1 :]), close + 2, "md")
    return Parted(Mapping(entries, 2, 1), body, "classic")


def _unquoted(value: Node) -> Node:
    """A value without the quotation marks around all of it."""
    if not isinstance(value, Scalar):
        return value
    text = value.text
    whole = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return dataclasses.replace(value, text=text[1:-1]) if whole else value


def _classic(text: str) -> Parted:
    """Python-Markdown's meta data: `Key: value` lines, more of a value indented by four."""
    found: list[tuple[Scalar, list[str], int]] = []
    lines = text.split("\n")
    index = 0
    while index < len(lines) and not lines[index].strip():
        index += 1
    for index in range(index, len(lines)):  # noqa: B020 (goes on where the blank lines ended)
        line = lines[index]
        if not line.strip():
            break
        if match := CLASSIC_LINE.match(line):
            key = Scalar(match["key"].lower(), index + 1, 1)
            found.append((key, [match["value"].strip()], index + 1))
        elif found and (more := CLASSIC_MORE.match(line)):
            found[-1][1].append(more["value"].strip())
        else:
            break
    else:
        index = len(lines)
    entries = tuple(
        (key, Scalar(" ".join(values).strip(), line, 1, empty=not any(values)))
        for key, values, line in found
    )
    if not entries:
        return Parted(Mapping((), 1, 1), Body(text, 1, "md"), "none")
    index += "".join(lines[index : index + 1]).rstrip() in ("---", "...")  # may end such a header
    body = "\n".join(lines[index:])
    return Parted(Mapping(entries, 1, 1), Body(body, index + 1, "md"), "classic")


def _rst(text: str) -> Parted:
    """The document's title and its field list; what follows is the body."""
    lines = text.split("\n")
    entries: list[tuple[Scalar, Scalar]] = []
    index = _skip_blank(lines, 0)
    title_at = index
    if index + 2 < len(lines) and RST_RULE.match(lines[index]) and lines[index + 1].strip():
        title_at, index = index + 1, index + 3
    elif index + 1 < len(lines) and RST_RULE.match(lines[index + 1]):
        index += 2
    if index > title_at:
        entries.append(
            (Scalar("title", title_at + 1, 1), Scalar(lines[title_at].strip(), title_at + 1, 1))
        )
    index = _skip_blank(lines, index)
    while index < len(lines) and (match := RST_FIELD.match(lines[index])):
        at, values = index, [match["value"] or ""]
        index += 1
        while index < len(lines) and lines[index].startswith((" ", "\t")) and lines[index].strip():
            values.append(lines[index].strip())
            index += 1
        value = " ".join(v.strip() for v in values if v).strip()
        entries.append(
            (Scalar(match["key"].lower(), at + 1, 1), Scalar(value, at + 1, 1, empty=not value))
        )
    if any(key.text == "title" for key, _ in entries[1:]):
        entries = entries[1:] if entries[0][0].line == title_at + 1 else entries
    style = "rst" if entries else "none"
    return Parted(
        Mapping(tuple(entries), 1, 1), Body("\n".join(lines[index:]), index + 1, "rst"), style
    )


def _skip_blank(lines: list[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


class _HtmlHead(HTMLParser):
    """Collects `<title>`, `<meta name content>` and where the body begins and ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.entries: list[tuple[Scalar, Scalar]] = []
        self.in_title = False
        self.body: tuple[int, int] | None = None
        self.body_end: tuple[int, int] | None = None
        self.has_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, _ = self.getpos()
        if tag == "title" and not self.has_body:
            self.in_title = True
        elif tag == "meta":
            values = dict(attrs)
            name, content = values.get("name"), values.get("content") or values.get("contents")
            if name:
                value = Scalar(content or "", line, 1, empty=not content)
                self.entries.append((Scalar(name.lower(), line, 1), value))
        elif tag == "body":
            self.has_body = True
            start = self.get_starttag_text() or ""
            line, column = self.getpos()
            self.body = (line + start.count("\n"), column + len(start.rpartition("\n")[2]))

    def handle_data(self, data: str) -> None:
        if self.in_title and data.strip():
            line, _ = self.getpos()
            self.entries.append((Scalar("title", line, 1), Scalar(data.strip(), line, 1)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        elif tag == "body":
            self.body_end = self.getpos()


def _html(text: str) -> Parted:
    reader = _HtmlHead()
    reader.feed(text)
    reader.close()
    header = Mapping(tuple(reader.entries), 1, 1)
    style = "html" if any(key.text in TELLING for key, _ in reader.entries) else "none"
    if reader.body is None:
        return Parted(header, Body(text, 1, "html"), style)
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: reader.body[0] - 1]) + reader.body[1]
    end = len(text)
    if reader.body_end:
        end = sum(len(line) + 1 for line in lines[: reader.body_end[0] - 1]) + reader.body_end[1]
    return Parted(header, Body(text[start:end], reader.body[0], "html"), style)
