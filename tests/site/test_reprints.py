"""Pages that aren't worked out again, and those that are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pressroom.site.notes import Notes
from pressroom.site.reprint_record import PIECE, Bundle, Record, read, write
from pressroom.site.reprints import Reprints

NOON = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(hours=3)
DRAWN = ("size", "kits/a.zip")
RECORD = Record(
    "ground",
    NOON,
    LATER,
    {DRAWN: "12 bytes"},
    {"a/index.html": ("key", [DRAWN])},
    {"kit of a": Bundle([DRAWN], {"a.pdf": "a key"}, {"a.json": "another"})},
)


def test_record_comes_back(tmp_path: Path) -> None:
    """A record is read as it was written."""
    write(tmp_path / "record", RECORD)
    assert read(tmp_path / "record") == RECORD


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: text.replace("key", "kex"),
        lambda text: text[: len(text) // 2],
        lambda text: f"{text}\n",
        lambda text: text.rpartition("\n")[0],
        lambda _: "",
        lambda _: "{}",
    ],
)
def test_damaged_record_counts_for_nothing(tmp_path: Path, harm: Callable[[str], str]) -> None:
    """A record that isn't as it was written is none."""
    file = tmp_path / "record"
    write(file, RECORD)
    file.write_text(harm(file.read_text("utf-8")), "utf-8")
    assert read(file) is None


def test_record_of_many_pieces(tmp_path: Path) -> None:
    """A record of any length is read as it was written, and none where a line is gone."""
    drawn = [("size", f"{number}.zip") for number in range(2 * PIECE + 1)]
    pages = {f"{number}/index.html": ("key", drawn[number::7]) for number in range(PIECE)}
    bundles = {str(number): Bundle(drawn[:number], {}, {}) for number in range(PIECE + 3)}
    record = replace(RECORD, answers=dict.fromkeys(drawn, ""), pages=pages, bundles=bundles)
    write(tmp_path / "record", record)
    assert read(tmp_path / "record") == record
    lines = (tmp_path / "record").read_bytes().splitlines(keepends=True)
    (tmp_path / "record").write_bytes(b"".join(lines[:2] + lines[3:]))
    assert len(lines) == 8
    assert read(tmp_path / "record") is None


def test_nobody_knows_a_page_before_the_first_build(tmp_path: Path) -> None:
    """Without a record no page is known."""
    assert Reprints(tmp_path / "record", NOON, LATER).key("a/index.html") == ""


def test_whoever_takes_a_kept_value_hears_what_it_drew_on() -> None:
    """A value made for one page tells another that takes it what it drew on, too."""
    notes, kept = Notes(), {}

    def make() -> str:
        notes.note("body", "a.md")
        return "card"

    with notes.hearing() as whole:
        with notes.hearing() as first:
            notes.once(kept, "card", make)
        with notes.hearing() as second:
            notes.once(kept, "card", make)
    assert first == second == whole == {("body", "a.md")}
