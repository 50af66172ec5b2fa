"""The ledger: lines that stay whatever happens, and every mistake in them told."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outreach_samples import NOW, ZONE

from pressroom.outreach.ledger import Entry, Kit, Ledger, Went
from pressroom.outreach.ledger_file import (
    LedgerReading,
    LedgerTrouble,
    append,
    read_ledger,
)

HOUR = dt.timedelta(hours=1)
WENT = Went(
    item="releases/keys/index.md",
    version="0123456789abcdef",
    corrections=1,
    embargo=NOW + HOUR,
    cancelled=True,
    starts=NOW + HOUR,
)
MADE = Entry(
    at=NOW,
    event="made",
    kit="a1b2",
    journalist="dana-whitcombe",
    outlet="bow-valley-courier",
    release="releases/keys/index.md",
    lang="fr-CA",
    items=(WENT,),
    exclusive=("release/keys",),
    until=NOW + HOUR,
    expires=NOW + 24 * HOUR,
)


def entry(event: str = "sent", kit: str = "a1b2", **more: object) -> Entry:
    """A line about a kit."""
    return Entry(at=NOW, event=event, kit=kit, **more)  # type: ignore[arg-type]


def reading(file: Path) -> LedgerReading:
    """What the ledger says."""
    return read_ledger(file, "outreach/ledger.jsonl", ZONE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a ledger is to be."""
    return tmp_path / "outreach" / "ledger.jsonl"


def test_what_was_written_is_read(file: Path) -> None:
    """Every key of a line comes back as it was, in the order of the file."""
    assert append(file, MADE) == ""
    append(file, entry(note="Two\nlines, «quoted» and ਪੰਜਾਬੀ"), entry("opened", how="by phone"))
    found = reading(file)
    assert found.problems == ()
    assert found.ledger.entries == (
        MADE,
        entry(note="Two\nlines, «quoted» and ਪੰਜਾਬੀ"),
        entry("opened", how="by phone"),
    )


def test_nobody_else_may_read_it(file: Path) -> None:
    """A new ledger is its owner's alone."""
    append(file, MADE)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_no_ledger_is_an_empty_one(file: Path) -> None:
    """Before the first kit there is nothing to read and nothing wrong."""
    assert reading(file) == LedgerReading(Ledger(), ())


def _write_many(file: Path, writer: int) -> None:
    for number in range(40):
        append(file, entry(kit=f"k{writer}", note=f"{number} " + "x" * 9000))


def test_two_writers_don_t_mix(file: Path) -> None:
    """Lines of processes that write at once are all there, each whole, each writer's in order."""
    append(file, *(entry("made", kit=f"k{writer}") for writer in range(3)))
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_write_many, args=(file, number)) for number in range(3)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    found = reading(file)
    assert found.problems == ()
    for writer in range(3):
        notes = [e.note.split()[0] for e in found.ledger.entries[3:] if e.kit == f"k{writer}"]
        assert notes == [str(number) for number in range(40)]


@pytest.mark.parametrize("cut", [1, 10, 60])
def test_a_torn_last_line_is_told_and_closed(cut: int, file: Path) -> None:
    """What a crash cut off is one warning; the next writer closes it, says so, and loses nothing."""
    append(file, MADE)
    whole = file.read_bytes()
    append(file, entry(note="lost"))
    torn = file.read_bytes()[: len(whole) + cut]
    file.write_bytes(torn)
    (problem,) = reading(file).problems
    assert (problem.code, problem.place.line, problem.severity.value) == ("L202", 2, "warning")
    told = append(file, entry("opened"))
    assert "the last line was cut off by a crash" in told
    assert file.read_bytes().startswith(torn)
    found = reading(file)
    assert found.problems == ()
    assert [e.event for e in found.ledger.entries] == ["made", "torn", "opened"]
    assert append(file, entry("opened")) == ""


def test_a_whole_line_without_its_end_counts(file: Path) -> None:
    """Where only the line break was lost, nothing was."""
    append(file, MADE, entry())
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    assert [e.event for e in reading(file).ledger.entries] == ["made", "sent"]
    assert append(file, entry("opened")) == ""
    assert [e.event for e in reading(file).ledger.entries] == ["made", "sent", "opened"]
    assert reading(file).problems == ()


KILLED = """
import os, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from pressroom.outreach.ledger_file import append
from test_ledger import entry
while True:
    append(Path(sys.argv[1]), entry(note="x" * 200_000))
"""


def test_killed_writers_leave_whole_lines(file: Path) -> None:
    """After a writer is killed in the middle of its work, all lines but perhaps the last are whole."""
    append(file, MADE)
    folders = [str(Path(__file__).parent), *filter(None, sys.path)]
    for _ in range(3):
        child = subprocess.Popen([sys.executable, "-c", KILLED, str(file), *folders])
        size = file.stat().st_size
        while file.stat().st_size < size + 600_000:
            assert child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.wait()
        append(file, entry("opened"))
        found = reading(file)
        assert found.problems == ()
        assert found.ledger.entries[-1] == entry("opened")


def test_a_full_disk_leaves_the_ledger_as_it_was(file: Path) -> None:
    """What can't be written whole isn't written at all, and the writer hears of it."""
    append(file, MADE)
    before = file.read_bytes()
    pid = os.fork()
    if not pid:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 50, len(before) + 50))
        try:
            append(file, entry(note="x" * 500))
        except LedgerTrouble as trouble:
            os._exit(0 if "can't be written" in str(trouble) else 2)
        os._exit(1)
    assert os.waitpid(pid, 0)[1] == 0
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("{", "L201", "isn't valid JSON"),
        ("[1]", "L201", "must be one object"),
        ("\x00", "L201", "isn't valid JSON"),
        ('"' * 5, "L201", "isn't valid JSON"),
        ("[" * 100_000, "L201", "isn't valid JSON"),
        ('{"event":"sent","kit":"a1b2"}', "F101", '"at" is missing'),
        ('{"at":"2026-11-20","event":"sent","kit":"a1b2"}', "F108", "zone is missing"),
        ('{"at":"2026-11-20T09:00Z","event":"snet","kit":"a1b2"}', "F106", 'mean "sent"?'),
        ('{"at":"2026-11-20T09:00Z","event":"sent"}', "F101", '"kit" is missing'),
        ('{"at":"2026-11-20T09:00Z","event":"sent","kit":"a1b2","kit":"x"}', "F105", "twice"),
        ('{"at":"2026-11-20T09:00Z","event":"sent","kit":"a1b2","hwo":"x"}', "F104", '"how"?'),
        (
            '{"at":"2026-11-20T09:00Z","event":"made","kit":"x","items":[{"item":"a"}]}',
            "F101",
            'has no "version"',
        ),
        ('{"at":"2026-11-20T09:00Z","event":"sent","kit":"zz"}', "L203", "never made"),
    ],
)
def test_each_mistake_has_its_line(line: str, code: str, words: str, file: Path) -> None:
    """A line that a hand has spoilt is one problem at its number; the others count."""
    append(file, MADE)
    with file.open("a") as stream:
        stream.write(f"{line}\n")
    append(file, entry("opened"))
    found = reading(file)
    (problem,) = found.problems
    assert (problem.code, problem.place.line) == (code, 2)
    assert words in str(problem)
    assert found.ledger.entries[0] == MADE and found.ledger.entries[-1] == entry("opened")


@given(st.binary(max_size=400))
def test_no_bytes_crash_it(data: bytes) -> None:
    """Whatever is in the file, reading answers with entries and problems."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ledger.jsonl"
        file.write_bytes(data)
        found = reading(file)
        append(file, entry("made"))
        after = reading(file)
        assert len(after.ledger.entries) > len(found.ledger.entries)
        assert file.read_bytes().startswith(data)


def test_a_line_that_says_nothing_of_a_key_leaves_it_out(file: Path) -> None:
    """Lines are short: what is empty isn't written."""
    append(file, entry())
    assert json.loads(file.read_text()) == {
        "at": "2026-11-23T12:00:00-07:00",
        "event": "sent",
        "kit": "a1b2",
    }


def kit_of(*entries: Entry) -> Kit:
    """The one kit that these lines are about."""
    (kit,) = Ledger(entries).kits().values()
    return kit


def test_a_kit_is_what_its_lines_say() -> None:
    """Made, sent and opened add up; revoked it is dead, made again it lives."""
    kit = kit_of(MADE, entry("sent"), entry("opened"), entry("revoked"))
    assert (len(kit.sent), len(kit.opened), kit.live) == (1, 1, False)
    assert kit_of(MADE, entry("revoked"), MADE).live


def test_a_reader_knows_what_was_sent() -> None:
    """A kit made again after it was sent is news to its reader until it is sent again."""
    again = Entry(at=NOW, event="made", kit="a1b2", items=())
    assert kit_of(MADE, again).known == ()
    assert kit_of(MADE, entry("sent"), again).known == (WENT,)
    assert kit_of(MADE, entry("sent"), again, entry("sent")).known == ()


def test_the_order_is_the_files_own() -> None:
    """A clock that was set back between two lines changes nothing."""
    early = Entry(at=NOW - 30 * 24 * HOUR, event="revoked", kit="a1b2")
    assert not kit_of(MADE, early).live
