"""A small, faultless newsroom on disk, and rules' examples laid over it.

An example is made of sections that begin with `== path`; what stands before the first belongs to the
spring report. Its lines replace the same keys of that file (an empty value takes a key away); what
follows a line `---` replaces the body. `== pelicanconf.py` sets settings.
"""

from __future__ import annotations

import ast
import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from pressroom.checks.check import check
from pressroom.problems import Problem
from pressroom.reading.newsroom import read
from pressroom.settings import Settings

ZONE = ZoneInfo("America/Edmonton")
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
REPORT = "content/releases/spring-report/index.md"
SIDECAR = (
    "alt: Two people at the intake desk\ncredit: Olena Kovalenko\nusage_terms: Free with credit\n"
)
RELEASE = """\
title: Prairie Lantern opens one more door
date: 2026-05-04T09:00
summary: The newcomer society opens a second office.
location: Calgary, Alta.
contacts: [amira-haddad]
topic: settlement
photos: [intake.jpg]
"""
FILES: dict[str, tuple[str, str]] = {
    REPORT: (RELEASE, "The newcomer society opens a second office on Monday.\n"),
    "content/releases/spring-report/intake.jpg.yml": (SIDECAR, ""),
    "content/people/amira-haddad.md": (
        "name: Amira Haddad\nrole: Executive director\nphone: 403-555-0101\n"
        "email: amira@example.org\nmedia_contact: true\n",
        "Amira Haddad leads the society.\n",
    ),
    "content/topics/settlement.md": ("title: Settlement\nsummary: First steps.\n", "Text.\n"),
    "content/organization.yml": (
        "name: Prairie Lantern\nboilerplates:\n  default: {short: We help.}\n"
        "  partner: {short: They help.}\n",
        "",
    ),
    "content/media/logos/lantern.svg.yml": (SIDECAR, ""),
}
BARE = ("content/releases/spring-report/intake.jpg", "content/media/logos/lantern.svg")


def sections(example: str) -> list[tuple[str, str]]:
    """The example's parts: (path, text)."""
    found: list[tuple[str, list[str]]] = [(REPORT, [])]
    for line in example.split("\n"):
        if line.startswith("== "):
            found.append((line[3:], []))
        else:
            found[-1][1].append(line)
    return [(path, "\n".join(lines)) for path, lines in found if any(lines)]


def _merged(header: str, text: str) -> str:
    """Keys of the header whose names the text has are replaced by the text's, which may be broken."""
    mine = {key.value: node for key, node in _entries(text)}
    lines = header.split("\n")
    keep = [
        "\n".join(lines[key.start_mark.line : node.end_mark.line + (node.end_mark.column > 0)])
        for key, node in _entries(header)
        if key.value not in mine
    ]
    return "\n".join([*keep, text]).strip() + "\n"


def _entries(text: str) -> list[tuple[Any, Any]]:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return []
    return node.value if node else []


def lay(example: str, root: Path) -> Settings:
    """Write the newsroom with the example over it; the settings it has then."""
    files, conf = dict(FILES), ""
    bare = set(BARE)
    for path, text in sections(example):
        if path == "pelicanconf.py":
            conf = text
            continue
        head, mark, body = f"\n{text}".partition("\n---\n")
        plain = RELEASE.replace("photos: [intake.jpg]\n", "") if path.endswith("index.md") else ""
        header, old = files.get(path, (plain, "Text.\n"))
        if path.endswith((".jpg.yml", ".mp3.yml")):
            bare.add(path.removesuffix(".yml"))
        files[path] = (_merged(header, head.strip("\n")), body if mark else old)
    for path, (header, body) in files.items():
        text = f"---\n{header}---\n\n{body}" if path.endswith(".md") else header
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path in bare:
        (root / path).write_bytes(b"not looked into")
    return with_conf(Settings(root=root, timezone=ZONE, site_name="Prairie Lantern"), conf)


def with_conf(settings: Settings, conf: str) -> Settings:
    """The settings with the assignments of a pelicanconf.py."""
    fields = {
        field.metadata["knob"].name: field.name
        for field in dataclasses.fields(settings)
        if "knob" in field.metadata
    }
    values: dict[str, Any] = {}
    for node in ast.parse(conf).body:
        assert isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        value = ast.literal_eval(node.value)
        values[fields[node.targets[0].id]] = tuple(value) if isinstance(value, list) else value
    return dataclasses.replace(settings, **values)


def problems_of(example: str, root: Path) -> list[Problem]:
    """What reading and checking say of the newsroom with the example over it."""
    settings = lay(example, root)
    reading = read(settings)
    return [*reading.problems, *check(reading.newsroom, settings, now=NOW)]


def codes(problems: list[Problem]) -> list[str]:
    """Their codes, each once."""
    return sorted({problem.code for problem in problems})
