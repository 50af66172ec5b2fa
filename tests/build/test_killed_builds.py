"""A build that is killed, at any step and for real, leaves the last good site whole."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pressroom.build import publication as publication_room
from pressroom.build.publication import Publication

PAGES = 2
STEPS = ("os.", "open", "shutil.", "ctypes.", "fcntl.", "sqlite3.")
"""Audit events before which the process is killed: whatever touches the disk."""


def write_site(folder: Path, text: str, pages: int = PAGES) -> dict[str, str]:
    """A site whose pages all say the same."""
    for number in range(pages):
        (folder / f"{number}").mkdir()
        (folder / f"{number}" / "index.html").write_text(text)
    return {f"{number}/index.html": text for number in range(pages)}


def publish(output: Path, text: str, pages: int = PAGES) -> None:
    """A whole build."""
    with Publication(output, keep=("CNAME",)) as publication:
        publication.commit(write_site(publication.stage(), text, pages))


def in_child(work: Callable[[], None], prepare: Callable[[], None]) -> int:
    """Do something in a process of its own; its exit status, negative for a signal."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            prepare()
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killing_at(step: int) -> Callable[[], None]:
    """Has the process killed before its n-th touch of the disk."""
    count = 0

    def hook(event: str, args: object) -> None:
        nonlocal count
        if event.startswith(STEPS) and args is not None:
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)

    return lambda: sys.addaudithook(hook)


def whole(output: Path, pages: int = PAGES) -> str:
    """The text of a site, every page of which must be there and say the same."""
    assert sorted(p.name for p in output.iterdir() if p.is_dir() and p.name != ".git") == sorted(
        str(n) for n in range(pages)
    )
    texts = {(output / f"{n}" / "index.html").read_text() for n in range(pages)}
    (text,) = texts
    return text


@pytest.mark.parametrize("at_once", [True, False])
def test_killed_at_every_step(
    at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before each touch of the disk in turn: the site is whole, and the next build goes on.

    Where folders can be exchanged that holds at every moment; else after the next start.
    """
    if not at_once:
        monkeypatch.setattr(publication_room, "exchange", lambda *folders: not folders)
    output = tmp_path / "output"
    publish(output, "before")
    (output / ".git").mkdir()
    (output / "CNAME").write_text("example.org")
    status, step = -signal.SIGKILL, 0
    while status != 0:
        step += 1
        text = f"text {step}"
        status = in_child(partial(publish, output, text), killing_at(step))
        assert status in (0, -signal.SIGKILL)
        if at_once:
            assert whole(output) in (text, "before")
        Publication(output, keep=("CNAME",)).recover()
        found = whole(output)
        assert found in (text, "before")
        assert (output / "CNAME").read_text() == "example.org"
        assert (output / ".git").is_dir()
        last = Publication(output).last()
        assert last is not None
        assert set(last.files.values()) == {found}
        assert sorted(p.name for p in tmp_path.iterdir()) == [".pressroom", "output"]
        publish(output, "before")
    assert step > 20


def test_first_build_killed_at_every_step(tmp_path: Path) -> None:
    """Where there was no site yet, there is none or a whole one."""
    status, step = -signal.SIGKILL, 0
    while status != 0:
        step += 1
        output = tmp_path / str(step) / "output"
        status = in_child(partial(publish, output, "text"), killing_at(step))
        assert not output.exists() or whole(output) == "text"
        publish(output, "after")
        assert whole(output) == "after"


def test_killed_at_any_time(tmp_path: Path) -> None:
    """Killed from outside after any time: the site is whole at once."""
    output = tmp_path / "output"
    publish(output, "before", 60)
    chance = random.Random(1)
    started = time.perf_counter()
    publish(output, "before", 60)
    usual = time.perf_counter() - started
    for number in range(12):
        child = os.fork()
        if child == 0:
            publish(output, f"text {number}", 60)
            os._exit(0)
        time.sleep(chance.random() * usual)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert whole(output, 60) in ("before", *(f"text {n}" for n in range(number + 1)))
    publish(output, "after", 60)
    assert whole(output, 60) == "after"
