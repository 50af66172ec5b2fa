"""`pressroom publish`: with publishconf.py, once or for good, whatever the clock says."""

from __future__ import annotations

import datetime as dt
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pressroom.cli.main import main

CONF = """\
SITENAME = "Scratch"
SITEURL = "https://scratch.example.org"
TIMEZONE = "America/Edmonton"
PLUGINS = ["pressroom"]
"""
PUBLISHED = 'from pelicanconf import *\nSITENAME = "Published"\n'
STORY = "---\ntitle: {title}\ndate: 2026-01-01\n{more}---\nIt burns.\n"
OPENS = dt.datetime(2026, 11, 1, 8, 30, tzinfo=dt.UTC)
"""01:30 in Calgary, an hour after 01:30: that night clocks are set back."""
MINUTE = dt.timedelta(minutes=1)
COMMAND = (sys.executable, "-m", "pressroom.cli", "publish", "--jobs", "1", "--site")


def write(root: Path, embargo: dt.datetime = OPENS) -> None:
    """A site with a story, and one under embargo."""
    stories = root / "content/stories"
    stories.mkdir(parents=True)
    (stories / "lantern.md").write_text(STORY.format(title="A lantern", more=""))
    held = f"embargo: {embargo.isoformat()}\nstatus: embargoed\n"
    (stories / "tower.md").write_text(STORY.format(title="A tower", more=held))
    (root / "pelicanconf.py").write_text(CONF)
    (root / "publishconf.py").write_text(PUBLISHED)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose second story opens in the hour that clocks repeat."""
    write(tmp_path)
    return tmp_path


def run(root: Path, *arguments: str, code: int = 0) -> Result:
    """Run a command in the site's folder."""
    done = CliRunner().invoke(main, [*arguments, "--site", str(root)])
    assert done.exit_code == code, done.output
    return done


def publish(root: Path, now: dt.datetime, *more: str, code: int = 0) -> Result:
    """Publish as at a moment."""
    return run(root, "publish", "--jobs", "1", "--now", now.isoformat(), *more, code=code)


def shown(root: Path, title: str) -> bool:
    """Whether a page of the site has that headline."""
    return any(f">{title}<" in page.read_text() for page in (root / "output").rglob("*.html"))


def test_settings_are_those_of_publishing(site: Path) -> None:
    """`publishconf.py` counts, as with `build --publish`."""
    publish(site, OPENS - MINUTE)
    assert "Published" in (site / "output/index.html").read_text()
    built = run(site, "build", "--publish", "--now", (OPENS - MINUTE).isoformat())
    assert "Nothing has changed since." in built.output


def test_an_embargo_opens_in_the_repeated_hour(site: Path) -> None:
    """At its instant, neither an hour before nor after; the next moment is told with its offset."""
    for now, there in ((OPENS - 61 * MINUTE, False), (OPENS - MINUTE, False), (OPENS, True)):
        told = run(site, "next", "--now", now.isoformat(), "--format", "json").output
        publish(site, now)
        assert shown(site, "A tower") is there
        expected = {
            "at": "2026-11-01T01:30:00-07:00",
            "path": "stories/tower.md",
            "why": "the embargo ends",
        }
        assert json.loads(told) == (None if there else expected)


@pytest.mark.parametrize(
    ("since", "now", "due"),
    [
        (-60 * MINUTE, -MINUTE, False),
        (-60 * MINUTE, 0 * MINUTE, True),
        (-MINUTE, MINUTE, True),
        (0 * MINUTE, 60 * MINUTE, False),
        (MINUTE, -MINUTE, False),
    ],
)
def test_a_schedule_learns_whether_anything_is_due(
    since: dt.timedelta, now: dt.timedelta, due: bool, site: Path
) -> None:
    """A moment counts once: after the last build, up to now; a clock that is behind makes nothing due."""
    times = ("--since", (OPENS + since).isoformat(), "--now", (OPENS + now).isoformat())
    run(site, "next", *times, code=0 if due else 1)


def test_a_build_that_runs_twice(site: Path) -> None:
    """A second build at the same moment leaves every byte and every date as it was."""
    publish(site, OPENS)
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in (site / "output").rglob("*.html")}
    assert "Nothing has changed since." in publish(site, OPENS).output
    publish(site, OPENS + MINUTE, "--keep-going")
    after = {p: p.read_bytes() for p in (site / "output").rglob("*.html")}
    assert after == {path: data for path, (_, data) in before.items()}


def test_two_builds_at_once(site: Path) -> None:
    """Two schedules that fire together leave one whole site."""
    command = (*COMMAND, str(site), "--now", OPENS.isoformat())
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert 0 in {each.wait() for each in both}
    assert shown(site, "A tower") and shown(site, "A lantern")
    assert not list(site.glob(".output*/"))


def test_a_clock_that_is_behind_is_told(site: Path) -> None:
    """A machine whose clock lies before the last build says what that does."""
    far = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)
    publish(site, far)
    assert shown(site, "A tower")
    told = run(site, "publish", "--jobs", "1").stderr
    assert "The last build was as at 2099-01-01" in told
    assert "lies ahead of this machine's clock" in told
    assert "ahead" not in run(site, "publish", "--jobs", "1").stderr


def test_waiting_goes_by_the_clock(site: Path) -> None:
    """A moment of one's own makes no sense with it."""
    publish(site, OPENS, "--wait", code=2)


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """`pressroom publish --wait` on a site whose embargo ends twenty seconds from now."""
    write(tmp_path, dt.datetime.now(dt.UTC).replace(microsecond=0) + dt.timedelta(seconds=20))
    command = (*COMMAND, str(tmp_path), "--wait")
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    killer = threading.Timer(300, child.kill)
    killer.start()
    yield child
    killer.cancel()
    child.kill()
    child.wait()


def until(child: subprocess.Popen[str], words: str) -> str:
    """Everything the command prints until a line with those words."""
    assert child.stdout is not None
    lines = []
    for line in child.stdout:
        lines.append(line)
        if words in line:
            return "".join(lines)
    raise AssertionError("".join(lines))


def test_it_waits_opens_and_stops(waiting: subprocess.Popen[str], tmp_path: Path) -> None:
    """The site is published, again when the embargo ends, and SIGTERM ends it cleanly."""
    begun = until(waiting, "Waiting until")
    assert begun.count("Published ") == 1 and not shown(tmp_path, "A tower")
    until(waiting, "Published ")
    assert shown(tmp_path, "A tower")
    until(waiting, "Waiting: nothing changes by itself yet.")
    waiting.send_signal(signal.SIGTERM)
    assert until(waiting, "Stopped.") == "Stopped.\n"
    assert waiting.wait() == 0
