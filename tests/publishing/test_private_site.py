"""A real build beside a media list with a mark in every field: none of them is in any byte of the site."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from scratch_sites import CONF, picture, write

from pressroom.cli.main import main
from pressroom.model.keys import keys_of
from pressroom.outreach.media_list import Journalist, Outlet

NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
OUTLET = """\
name: Zqnameone Gazette
kind: zqkindone
mandate: Zqmandateone holds the mighty to their word.
audience: Zqaudienceone by the river.
beats: [zqbeatone]
languages: [en]
regions: [zqregionone]
deadlines: [{when: zqwhenone, for: zqforone}]
formats: [docx]
email: zqemailone@example.org
phone: 403-555-0177
website: https://zqsiteone.example.org
handles: {x: zqhandleone}
timezone: America/Whitehorse
embargo_terms: {accepted: 2026-02-03, how: zqhowone}
do_not_contact: zqreasonone
notes: Zqnotesone for nobody else.
"""
JOURNALIST = """\
name: Zqnametwo Park
role: zqroletwo
outlet: zqslugone
email: zqemailtwo@example.org
phone: 403-555-0178
mobile: 403-555-0179
beats: [zqbeattwo]
languages: [en]
regions: [zqregiontwo]
handles: {x: zqhandletwo}
timezone: America/Whitehorse
consent: {basis: express, date: 2026-02-03, how: zqconsenttwo}
preferences: {formats: [docx], channel: zqchanneltwo, hours: zqhourstwo, note: zqnotetwo}
embargo_terms: {accepted: 2026-02-03, how: zqhowtwo}
do_not_contact: zqreasontwo
notes: Zqnotestwo for nobody else.
"""
LEDGER = (
    '{"at":"2026-06-01T09:00:00Z","event":"made","kit":"zqkit","journalist":"zqslugtwo",'
    '"outlet":"zqslugone","how":"zqhowthree","note":"zqnotethree"}\n'
)
STORY = """\
---
title: One more door
date: 2026-06-01
photos: [door.jpg]
angles:
  - {for: {outlet: zqslugone}, lead: Zqlead says what it means for them alone.}
  - {for: {beat: zqbeatone, region: zqregionone, lang: en}, lead: Zqleadtwo}
---
The society opened another door on Monday.
"""
COVERAGE = """\
outlet: The Public Post
headline: Doors open
url: https://post.example.org/1
date: 2026-06-02
release: door
journalist: zqslugtwo
"""
MARK = re.compile(
    rb"zq[a-z]{3,}(?:one|two|three)|zqlead|zqkit|(?:403)?[\W_]{0,2}555[\W_]?017[789]|whitehorse"
)


def site(root: Path, conf: str = CONF) -> Path:
    """A site with a story that has angles, coverage by a journalist, and a marked list beside it."""
    write(
        root,
        {
            "releases/door/index.md": STORY.replace(
                "photos:", "summary: A door.\nlocation: Calgary\ncontacts: [jo]\nphotos:"
            ),
            "releases/door/door.jpg": picture(),
            "releases/door/door.jpg.yml": "alt: A door\ncredit: B\nusage_terms: Free\n",
            "coverage/post.yml": COVERAGE,
        },
        conf,
    )
    files = {
        "outlets/zqslugone.yml": OUTLET,
        "journalists/zqslugtwo.yml": JOURNALIST,
        "ledger.jsonl": LEDGER,
    }
    for name, text in files.items():
        file = root / "outreach" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def build(root: Path, code: int) -> str:
    """What the build prints, on both streams."""
    arguments = ["build", "--jobs", "1", "--site", str(root), "--now", NOW.isoformat()]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == code, done.output
    return done.output


def unpacked(name: str, data: bytes) -> bytes:
    """A file's name and bytes, with those of what is packed in it."""
    whole = name.encode() + b"\n" + data
    if data[:2] == b"\x1f\x8b":
        whole += unpacked(name, gzip.decompress(data))
    if data[:4] == b"PK\x03\x04":
        file = Path(name)
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                whole += member.filename.encode() + b"\n" + archive.read(member)
    return whole


def test_no_byte_of_the_site_has_a_mark(tmp_path: Path) -> None:
    """Neither pages, feeds, kits nor file names, packed or not, nor what the build prints."""
    root = site(tmp_path)
    log = build(root, 0)
    files = [file for file in (root / "output").rglob("*") if file.is_file()]
    assert any(file.suffix == ".zip" for file in files)
    for file in files:
        assert MARK.search(unpacked(str(file), file.read_bytes()).lower()) is None, file
    pages = (file.read_text() for file in files if file.suffix == ".html")
    assert any("opened another door" in page for page in pages)
    assert MARK.search(log.lower().encode()) is None


@pytest.mark.parametrize(
    "said", ["zqemailtwo@example.org", "Zqnametwo Park", "+14035550179", "Zqleadtwo"]
)
def test_a_template_that_says_it_stops_the_build(said: str, tmp_path: Path) -> None:
    """The audit is the last gate: nothing is published, and the log doesn't say the words."""
    root = site(tmp_path, f'{CONF}THEME_TEMPLATES_OVERRIDES = ["own"]\n')
    (root / "own").mkdir()
    block = f"{{% block before_text %}}<p>{said}</p>{{% endblock %}}"
    (root / "own/release.html").write_text(f'{{% extends "article.html" %}}{block}')
    log = build(root, 1)
    assert "Not published: the output would have shown what is withheld." in log
    assert not (root / "output").exists()
    assert MARK.search(log.lower().encode()) is None


def test_every_key_is_marked_here() -> None:
    """A key that is added to the media list must be marked, too."""
    for text, model in ((OUTLET, Outlet), (JOURNALIST, Journalist)):
        said = {line.partition(":")[0] for line in text.splitlines()}
        assert said == set(keys_of(model))
        assert dataclasses.is_dataclass(model)
