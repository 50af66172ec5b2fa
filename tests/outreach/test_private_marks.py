"""The audit finds every value of the media list in an output, and raises no alarm over public names."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from outreach_samples import NOW, lay

from pressroom.embargo.clearance import Clearance, clear
from pressroom.embargo.leaks import Leak, audit
from pressroom.outreach.book import open_book
from pressroom.outreach.ledger import Entry
from pressroom.outreach.ledger_file import append
from pressroom.outreach.marks import with_private
from pressroom.reading.newsroom import read

MARKED = """\
== outreach/outlets/marked.yml
name: Outletmark Gazette
kind: marked kind of paper
mandate: Mandatemark holds the valley's mighty to their word each week.
audience: Audiencemark readers between the river and the hills of the south.
beats: [beatmark of city hall]
regions: [regionmark beyond the valley]
deadlines: [{when: deadlinemark every second Thursday, for: editionmark of the weekend}]
formats: [docx]
email: outlet-desk@mark.example.org
phone: 403-555-0170
website: https://outletmark.example.org/desk
handles: {mastodon: outlethandle@mark.example.org}
embargo_terms: {accepted: 2026-02-03, how: termsmark by registered letter}
do_not_contact: reasonmark they asked us twice
notes: Notesmark of the outlet, which nobody outside should ever read.
== outreach/journalists/jo-markedslug-park.yml
name: Jo Markedname
role: rolemark of the night desk
outlet: marked
email: journalist@mark.example.org
phone: 403-555-0171
mobile: +1 (403) 555-0172
beats: [personal beatmark of theirs]
regions: [personal regionmark of theirs]
handles: {bluesky: johandle.mark.example.org}
consent: {basis: express, date: 2026-02-03, how: consentmark by word of mouth}
preferences: {channel: channelmark by carrier pigeon, hours: hoursmark before ten, note:
    Prefermark short lines and a good picture of the place.}
embargo_terms: {accepted: 2026-02-03, how: agreedmark over a coffee}
do_not_contact: personal reasonmark on leave
notes: Personal notesmark, they mistrust every superlative we ever wrote.
"""
SAID = (
    *("OUTLETMARK GAZETTE", "marked kind of paper", "beatmark of city hall"),
    *("audiencemark readers between the river and the hills of the south",),
    *("Mandatemark holds the valley's mighty to their word", "regionmark beyond the valley"),
    *("deadlinemark every second Thursday", "editionmark of the weekend"),
    *("outlet-desk@mark.example.org", "403-555-0170", "4035550170", "+14035550170"),
    *("https://outletmark.example.org/desk", "outlethandle@mark.example.org"),
    *("termsmark by registered letter", "reasonmark they asked us twice"),
    *("Notesmark of the outlet, which nobody outside should", "/jo-markedslug-park/"),
    *("Jo Markedname", "rolemark of the night desk", "Journalist@Mark.example.org"),
    *("(403) 555-0171", "tel:+14035550172", "4035550172", "personal beatmark of theirs"),
    *("personal regionmark of theirs", "johandle.mark.example.org"),
    *("consentmark by word of mouth", "channelmark by carrier pigeon", "hoursmark before ten"),
    *("Prefermark short lines and a good picture of the place", "agreedmark over a coffee"),
    *("personal reasonmark on leave", "notesmark, they mistrust every superlative we ever wrote"),
    *("ledgermark was sent by fax", "Noted ledgermark: they will call back on the first"),
)
UNMARKED = {"languages", "formats", "timezone", "origin", "slug"}


def cleared(root: Path, example: str) -> Clearance:
    """The clearance of the sample, with what is private."""
    settings = lay(root, example)
    newsroom = read(settings).newsroom
    book = open_book(settings, newsroom, NOW)
    return with_private(clear(newsroom, NOW, lang="en"), book)


def leaks(root: Path, files: dict[str, str], example: str = "") -> list[Leak]:
    """What the audit says of an output with these files."""
    tree = root / "output"
    for name, text in files.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text, "utf-8")
    return audit(tree, cleared(root, example).withheld)


@pytest.fixture
def marked(tmp_path: Path) -> Clearance:
    """A media list with a mark in every field, and a ledger with two."""
    note = "Noted ledgermark: they will call back on the first of the month."
    append(
        tmp_path / "outreach/ledger.jsonl",
        Entry(at=NOW, event="made", kit="a1b2", how="ledgermark was sent by fax", note=note),
    )
    return cleared(tmp_path, MARKED)


@pytest.mark.parametrize("text", SAID)
def test_every_field_is_known_by_its_mark(text: str, marked: Clearance, tmp_path: Path) -> None:
    """Whatever a field says is found on a page, in data and in an archive."""
    tree = tmp_path / "output"
    tree.mkdir()
    with zipfile.ZipFile(tree / "kit.zip", "w") as archive:
        archive.writestr("read-me.txt", f"Prepared for {text}.")
    (tree / "data.json").write_text(json.dumps({"a": f"… {text} …"}))
    (tree / "index.html").write_text(f"<p>So: <b>{text}</b></p><a href='{text}'>x</a>")
    found = audit(tree, marked.withheld)
    assert {leak.path.partition("/")[0] for leak in found} == {
        "kit.zip",
        "data.json",
        "index.html",
    }
    assert {leak.withheld.what for leak in found} == {"private"}


def test_a_leak_is_told_without_names(marked: Clearance, tmp_path: Path) -> None:
    """The log of a build may be public: it says which file, by its number, and no word of it."""
    tree = tmp_path / "output"
    tree.mkdir()
    (tree / "index.html").write_text(" ".join(f"<p>{text}</p>" for text in SAID))
    told = "\n".join(map(str, audit(tree, marked.withheld)))
    assert "outreach/journalists/ (number 2)" in told
    assert not any(word in told.lower() for word in ("mark", "jo-", "0171"))


def test_a_clean_output_has_none(marked: Clearance, tmp_path: Path) -> None:
    """The public text of the sample raises no alarm."""
    tree = tmp_path / "output"
    tree.mkdir()
    (tree / "index.html").write_text("<h1>Prairie Lantern opens one more door</h1><p>Text.</p>")
    assert audit(tree, marked.withheld) == []


def names_of(value: Any) -> set[str]:
    """The fields of an entry that hold something, with those of its parts."""
    found = set()
    for field in dataclasses.fields(value):
        inner = getattr(value, field.name)
        parts = inner if isinstance(inner, tuple) else (inner,)
        for part in parts:
            if dataclasses.is_dataclass(part) and field.name != "origin":
                found |= names_of(part)
            elif part:
                found.add(field.name)
    return found - UNMARKED


def test_the_marked_list_leaves_no_field_out(tmp_path: Path) -> None:
    """A key that is added to the model must be marked here, too."""
    settings = lay(tmp_path, MARKED)
    book = open_book(settings, read(settings).newsroom, NOW)
    outlet = book.outreach.outlets["marked"]
    journalist = book.outreach.journalists["jo-markedslug-park"]
    for entry in (outlet, journalist):
        every = {f.name for f in dataclasses.fields(entry)} - UNMARKED
        groups = {"deadlines", "embargo_terms", "consent", "preferences"}
        assert every - groups <= names_of(entry)


@pytest.mark.parametrize(
    "public",
    [
        "coverage",
        "body",
        "person",
    ],
)
def test_names_that_are_public_raise_no_alarm(public: str, tmp_path: Path) -> None:
    """A journalist named in coverage or in an article, or with a name like one of ours, is no leak."""
    examples = {
        "coverage": "== content/coverage/courier.yml\noutlet: The Bow Valley Courier\n"
        "headline: Dana Whitcombe asks who pays\nurl: https://courier.example.org/1\n"
        "date: 2026-05-05\njournalist: dana-whitcombe",
        "body": "summary: As Dana Whitcombe of The Bow Valley Courier wrote, a second office opens.",
        "person": "== content/people/dana-whitcombe.md\nname: Dana Whitcombe\nmedia_contact: true",
    }
    page = "<p>By Dana Whitcombe, The Bow Valley Courier, https://courier.example.org/1</p>"
    page = page if public == "coverage" else "<p>Dana Whitcombe</p>"
    assert leaks(tmp_path, {"index.html": page}, examples[public]) == []


def test_an_address_stays_private_though_the_name_is_public(tmp_path: Path) -> None:
    """What is said of somebody in public doesn't open the rest of their entry."""
    example = "summary: As Dana Whitcombe wrote, a second office opens."
    page = "<p>Dana Whitcombe, dana@courier.example.org, 403-555-0161</p>"
    found = leaks(tmp_path, {"index.html": page}, example)
    assert "private value" in {leak.mark for leak in found}


def test_no_list_no_marks(tmp_path: Path) -> None:
    """A newsroom without a media list is audited as before."""
    settings = dataclasses.replace(lay(tmp_path), outreach="nowhere")
    newsroom = read(settings).newsroom
    before = clear(newsroom, NOW, lang="en")
    assert with_private(before, open_book(settings, newsroom, NOW)) == before
