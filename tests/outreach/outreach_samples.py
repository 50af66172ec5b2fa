"""A small media list on disk beside a small newsroom, and rules' examples laid over them.

An example is made of sections that begin with `== path`; what stands before the first belongs to the
spring report. Its lines replace the same keys of that file (an empty value takes a key away).
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from pressroom.outreach.checks import check_outreach
from pressroom.outreach.exclusives import check_exclusives
from pressroom.outreach.ledger_file import read_ledger
from pressroom.outreach.reading import OutreachReading, read_outreach
from pressroom.problems import Problem
from pressroom.reading.newsroom import read
from pressroom.settings import Settings

ZONE = ZoneInfo("America/Edmonton")
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
REPORT = "content/releases/spring-report/index.md"
FILES = {
    REPORT: """\
title: Prairie Lantern opens one more door
date: 2026-05-04T09:00
summary: The newcomer society opens a second office.
location: Calgary, Alta.
contacts: [amira-haddad]
""",
    "content/people/amira-haddad.md": """\
name: Amira Haddad
phone: 403-555-0101
email: amira@example.org
media_contact: true
""",
    "outreach/outlets/bow-valley-courier.yml": """\
name: The Bow Valley Courier
kind: newspaper
mandate: The daily paper of the valley since 1911
audience: Forty thousand households from Calgary to Canmore
beats: [city hall, housing]
languages: [en]
regions: [Calgary, Bow Valley]
deadlines: [Weekdays 15:00, {when: Thursday 12:00, for: weekend edition}]
formats: [docx, photos]
email: desk@courier.example.org
phone: 403-555-0160
website: https://courier.example.org
timezone: America/Edmonton
""",
    "outreach/outlets/chinook-fm.yml": """\
name: Chinook 99 Mornings
kind: radio
languages: [en, pa]
formats: [audio]
email: newsroom@chinook.example.org
""",
    "outreach/journalists/dana-whitcombe.yml": """\
name: Dana Whitcombe
role: city hall reporter
outlet: bow-valley-courier
email: dana@courier.example.org
mobile: 403-555-0161
beats: [city hall, housing]
handles: {bluesky: dana.courier.example.org}
consent: {basis: express, date: 2026-02-03, how: She wrote to us}
preferences: {formats: [docx], channel: email, hours: before ten, note: Short subject lines}
embargo_terms: {accepted: 2026-02-03, how: By e-mail}
notes: Asks good questions and calls back within the hour every time.
""",
    "outreach/journalists/marc-lefort.yml": """\
name: Marc Lefort
email: marc@echo.example.org
languages: [fr]
consent: {basis: published, date: 2026-03-01}
""",
}


def sections(example: str) -> list[tuple[str, str]]:
    """The example's parts: (path, text)."""
    found: list[tuple[str, list[str]]] = [(REPORT, [])]
    for line in example.split("\n"):
        if line.startswith("== "):
            found.append((line[3:], []))
        else:
            found[-1][1].append(line)
    return [(path, "\n".join(lines)) for path, lines in found if any(lines)]


def merged(header: str, text: str) -> str:
    """The header with the keys that the text has, too, replaced by the text's."""
    mine = set(yaml.compose(text, yaml.SafeLoader) and (yaml.safe_load(text) or {}))
    node = yaml.compose(header, yaml.SafeLoader) if header else None
    lines = header.split("\n")
    kept = [
        "\n".join(lines[k.start_mark.line : v.end_mark.line + (v.end_mark.column > 0)])
        for k, v in (node.value if node else [])
        if k.value not in mine
    ]
    return "\n".join([*kept, text]).strip() + "\n"


def lay(root: Path, example: str = "") -> Settings:
    """Write newsroom and media list with the example over them; the settings they have then."""
    files, outreach = dict(FILES), "outreach"
    for path, text in sections(example):
        if path == "pelicanconf.py":
            outreach = text.partition(" = ")[2].strip('"')
        elif path.endswith(".jsonl"):
            files[path] = f"{text}\n"
        else:
            files[path] = merged(files.get(path, ""), text)
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = f"---\n{text}---\n\nText.\n" if path.endswith(".md") else text
        file.write_text(whole, encoding="utf-8")
    return Settings(root=root, timezone=ZONE, site_name="Prairie Lantern", outreach=outreach)


def listed(root: Path, example: str = "") -> OutreachReading:
    """The media list with the example over it."""
    return read_outreach(lay(root, example))


def problems_of(root: Path, example: str = "") -> list[Problem]:
    """What reading and checking say of the media list with the example over it."""
    settings = lay(root, example)
    found = read_outreach(settings)
    newsroom = read(settings).newsroom
    ledger = read_ledger(root / "outreach/ledger.jsonl", "outreach/ledger.jsonl", ZONE)
    return [
        *found.problems,
        *ledger.problems,
        *check_outreach(found.outreach, newsroom, NOW.date()),
        *check_exclusives(newsroom, ledger.ledger, NOW),
    ]


def codes(problems: list[Problem]) -> list[str]:
    """Their codes, each once."""
    return sorted({problem.code for problem in problems})
