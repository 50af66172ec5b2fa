"""Mends what is mechanical in a file's header; its body stays as it is, byte for byte."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import yaml

from pressroom.problems import Problem
from pressroom.reading.header import CLASSIC_LINE, CLASSIC_MORE
from pressroom.reading.times import Unreadable, moment

LISTS = frozenset({"tags", "authors", "hashtags", "aliases"})
TIMES = frozenset({"date", "modified", "updated", "embargo", "starts", "ends"})
EITHER = re.compile(r"0?(\d{1,2})[/.-]0?(\d{1,2})[/.-]\d{2}")
KEY_LINE = re.compile(r"^(?P<key>[A-Za-z_-]+):(?P<space>[ \t]*)(?P<value>.*)$")


def mended(text: str, problems: Sequence[Problem], zone: dt.tzinfo, spare_slug: str) -> str:
    """A file's text with its header mended as its problems ask; the same text where nothing can be.

    Mended are: a classic header (into YAML), a first --- that is missing (F116), a date in another
    form (F107), a missing slug (F126) and one that is taken already (R802): `spare_slug` is a free one
    for either.
    """
    newline = "\r\n" if "\r\n" in text.partition("\n")[0] + "\n" else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    header, body, classic = _apart(text.removeprefix(mark))
    if header is None:
        return text
    before = list(header)
    codes = {p.code for p in problems}
    if classic and "F116" not in codes:
        header = _from_classic(header, zone)
    if "F107" in codes:
        header = [_with_iso_date(line, zone) for line in header]
    if codes & {"F126", "R802"}:
        header = _with_slug(header, spare_slug)
    if header == before and not classic:
        return text
    return mark + newline.join(["---", *header, "---"]) + newline + body


def _apart(text: str) -> tuple[list[str] | None, str, bool]:
    """The header's lines, the body untouched, and whether the header is a classic one."""
    lines = text.splitlines(keepends=True)
    if lines and lines[0].rstrip() == "---":
        end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
        bare = [line.rstrip("\r\n") for line in lines[1:end]]
        return (bare, "".join(lines[end + 1 :]), False) if end else (None, text, False)
    count = 0
    while count < len(lines) and (
        CLASSIC_LINE.match(lines[count].rstrip("\r\n"))
        or (count and CLASSIC_MORE.match(lines[count].rstrip("\r\n")))
    ):
        count += 1
    if not count:
        return None, text, False
    closed = "".join(lines[count : count + 1]).rstrip() in ("---", "...")
    header = [line.rstrip("\r\n") for line in lines[:count]]
    return header, "".join(lines[count + closed :]), True


def _from_classic(header: Sequence[str], zone: dt.tzinfo) -> list[str]:
    entries: list[tuple[str, str]] = []
    for line in header:
        if match := CLASSIC_LINE.match(line):
            entries.append((match["key"].lower(), match["value"].strip()))
        else:
            key, value = entries[-1]
            entries[-1] = (key, f"{value} {line.strip()}".strip())
    return [_yaml_line(key, value, zone) for key, value in entries]


def _yaml_line(key: str, value: str, zone: dt.tzinfo) -> str:
    if key in LISTS:
        items = [item.strip() for item in value.split(";" if ";" in value else ",") if item.strip()]
        return f"{key}: [{', '.join(_scalar(item, flow=True) for item in items)}]"
    if key in TIMES:
        return f"{key}: {_iso(value, zone) or _scalar(value)}"
    return f"{key}: {_scalar(value)}"


def _scalar(value: str, *, flow: bool = False) -> str:
    """A text as YAML writes it, in quotation marks only where it must be."""
    told = [value] if flow else value
    written = yaml.safe_dump(told, allow_unicode=True, width=10**6, default_flow_style=flow)
    first = written.splitlines()[0]
    return first[1:-1] if flow else first


def _with_iso_date(line: str, zone: dt.tzinfo) -> str:
    match = KEY_LINE.match(line)
    if not match or match["key"] not in TIMES:
        return line
    value = match["value"].strip().strip("'\"")
    found = "" if _either(value) or _told(value, zone) else _iso(value, zone)
    return f"{match['key']}: {found}" if found else line


def _either(value: str) -> bool:
    """Whether a date means one day in Calgary and another in London: 03/04/2026."""
    numbers = EITHER.match(value)
    days = [int(number) for number in numbers.groups()] if numbers else []
    return len(set(days)) == 2 and max(days) < 13


def _told(value: str, zone: dt.tzinfo) -> bool:
    """Whether a date is in ISO 8601 already."""
    try:
        moment(value, zone)
    except Unreadable:
        return False
    return True


def _iso(value: str, zone: dt.tzinfo) -> str:
    """The date in ISO 8601, as precise as it was written; empty where it is none."""
    try:
        found = moment(value, zone, loose=True)
    except Unreadable:
        return ""
    if found.tzinfo is zone:
        bare = found.replace(tzinfo=None)
        return (
            bare.date().isoformat() if bare.time() == dt.time() else bare.isoformat("T", "minutes")
        )
    return found.isoformat("T", "minutes")


def _with_slug(header: Sequence[str], slug: str) -> list[str]:
    kept = [line for line in header if not line.startswith("slug:")]
    at = next((i for i, line in enumerate(header) if line.startswith("slug:")), len(kept))
    return [*kept[:at], f"slug: {_scalar(slug)}", *kept[at:]]
