"""Copies of the process share work: the same results, and one clear end when something breaks."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from pressroom.build.forks import in_forks, worth_forking
from pressroom.build.stopped import BuildStopped


@pytest.mark.parametrize("forks", [1, 2, 5])
def test_every_job_is_done_once(forks: int) -> None:
    """Any number of processes gives each result once."""
    kept = object()  # needn't be picklable
    found = dict(in_forks(203, forks, lambda n: (n * n, kept is not None)))
    assert found == {n: (n * n, True) for n in range(203)}


@pytest.mark.parametrize("forks", [2, 3])
def test_each_copy_takes_its_leave(forks: int, tmp_path: Path) -> None:
    """Before the work is over, every copy has done what it does when its own is."""
    done: list[int] = []

    def leave() -> None:
        (tmp_path / str(os.getpid())).write_text(json.dumps(done))

    def work(number: int) -> None:
        done.append(number)

    for _ in in_forks(1203, forks, work, leave):
        pass
    told = [json.loads(file.read_text()) for file in tmp_path.iterdir()]
    assert len(told) == forks
    assert sorted(n for each in told for n in each) == list(range(1203))


def test_what_stops_a_leave_ends_the_work() -> None:
    """A copy that can't do its last thing stops the build in its own words."""

    def leave() -> None:
        raise BuildStopped("The disk is full.")

    with pytest.raises(BuildStopped, match="disk is full"):
        dict(in_forks(200, 2, lambda n: n, leave))


def test_a_job_that_stops_ends_the_work_with_its_own_words() -> None:
    """What a job says when it stops the build reaches the build."""

    def work(number: int) -> int:
        if number == 150:
            raise BuildStopped("The disk is full.")
        return number

    with pytest.raises(BuildStopped, match="disk is full"):
        dict(in_forks(200, 2, work))


def test_a_killed_process_ends_the_work_in_one_line() -> None:
    """A process that is killed is told, and nothing waits for it."""
    with pytest.raises(BuildStopped, match="died"):
        dict(in_forks(200, 2, lambda n: os.kill(os.getpid(), signal.SIGKILL) if n == 99 else n))


def test_a_crash_is_not_silent() -> None:
    """An exception that nobody foresaw ends the work, too."""
    with pytest.raises(BuildStopped):
        dict(in_forks(200, 2, lambda n: 1 // (n - 120)))


def test_few_jobs_stay_here() -> None:
    """A handful of files isn't worth another process."""
    assert worth_forking(10, 8) == 1
