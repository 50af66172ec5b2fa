"""A build that would change nothing is over at once; anything that could change something is built."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pressroom.cli.main import main

CONF = """\
SITENAME = "Scratch"
SITEURL = "https://scratch.example.org"
TIMEZONE = "UTC"
PLUGINS = ["pressroom"]
"""
STORY = "---\ntitle: A lantern\ndate: 2026-01-01\n---\nIt burns.\n"
NOW = "2026-06-15T12:00:00+00:00"
UNCHANGED = "Nothing has changed"
Change = Callable[[Path], object]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site, built, with nothing changed since."""
    write(tmp_path / "content/stories/lantern.md", STORY)
    write(tmp_path / "content/stories/street.md", STORY.replace("lantern", "street"))
    write(tmp_path / "pelicanconf.py", CONF)
    assert UNCHANGED not in build(tmp_path)
    assert UNCHANGED in build(tmp_path)
    return tmp_path


def write(file: Path, text: str) -> None:
    """A text file, its folders made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def build(root: Path, *more: str, now: str = NOW, code: int = 0) -> str:
    """What `pressroom build` prints."""
    done = CliRunner().invoke(
        main, ["build", "--site", str(root), "--jobs", "1", "--now", now, *more]
    )
    assert done.exit_code == code, done.output
    return done.output


def says(root: Path, words: str) -> bool:
    """Whether a page of the built site has these words."""
    return any(words in page.read_text("utf-8") for page in (root / "output").rglob("*.html"))


def in_place(root: Path) -> None:
    """Another text of the same length, the file's date put back to what it was."""
    file = root / "content/stories/lantern.md"
    before = file.stat()
    write(file, STORY.replace("burns", "glows"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def at_the_same_moment(root: Path) -> None:
    """Another text of the same length, and every time of the file as a clock that stood still leaves it."""
    file = root / "content/stories/lantern.md"
    write(file, STORY.replace("burns", "glows"))


CHANGES: dict[str, Change] = {
    "an edit": at_the_same_moment,
    "an edit that keeps size and date": in_place,
    "an addition": lambda r: write(r / "content/stories/more.md", STORY.replace("lantern", "x")),
    "a deletion": lambda r: (r / "content/stories/street.md").unlink(),
    "a new name": lambda r: (r / "content/stories/street.md").rename(r / "content/stories/a.md"),
    "a setting": lambda r: write(r / "pelicanconf.py", CONF.replace("Scratch", "Other")),
    "a page gone from the output": lambda r: (r / "output/index.html").unlink(),
    "a file put into the output": lambda r: write(r / "output/stray.html", "stray"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_built(site: Path, change: str) -> None:
    """After any change the site is built, and comes out as one that was built from scratch."""
    CHANGES[change](site)
    assert UNCHANGED not in build(site, "--verify")


def test_environment_is_an_input(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that pressroom reads counts, and so does what the settings file reads elsewhere."""
    monkeypatch.setenv("PRESSROOM_ANYTHING", "1")
    assert UNCHANGED not in build(site)
    write(site / "pelicanconf.py", CONF + "import os\nSITENAME = os.environ.get('NAMED', 'None')\n")
    build(site)
    assert UNCHANGED in build(site)
    monkeypatch.setenv("NAMED", "Other")
    assert UNCHANGED not in build(site)


def test_theme_override_is_an_input(site: Path) -> None:
    """A template of the site's own counts as its content does."""
    more = 'THEME_TEMPLATES_OVERRIDES = ["mine"]\n'
    write(site / "pelicanconf.py", CONF + more)
    write(site / "mine/404.html", "Gone")
    build(site)
    assert UNCHANGED in build(site)
    write(site / "mine/404.html", "Lost")
    build(site)
    assert (site / "output/404.html").read_text("utf-8") == "Lost"


def test_what_opens_is_built(tmp_path: Path) -> None:
    """When time passes an embargo the site is built without an edit; up to then it isn't."""
    header = "date: 2026-01-01\nembargo: 2026-06-15T13:00:00+00:00"
    write(tmp_path / "content/stories/lantern.md", STORY.replace("date: 2026-01-01", header))
    write(tmp_path / "pelicanconf.py", CONF)
    build(tmp_path)
    assert UNCHANGED in build(tmp_path, now="2026-06-15T12:59:59+00:00")
    assert UNCHANGED not in build(tmp_path, now="2026-06-15T13:00:00+00:00")
    assert says(tmp_path, "It burns")


def test_earlier_moment_is_built(site: Path) -> None:
    """A build for a moment before the last one's is made: what has opened since must close again."""
    assert UNCHANGED not in build(site, now="2026-06-15T11:59:59+00:00")


def test_problems_are_told_again(tmp_path: Path) -> None:
    """A warning is told on every run until it is mended, and an error never counts as done."""
    write(tmp_path / "content/stories/lantern.md", STORY.replace("date:", "colour: red\ndate:"))
    write(tmp_path / "pelicanconf.py", CONF)
    assert "F104" in build(tmp_path)
    again = build(tmp_path)
    assert "F104" in again and UNCHANGED in again
    assert UNCHANGED not in build(tmp_path, "--strict", code=1)
    assert UNCHANGED not in build(tmp_path, "--strict", code=1)
    write(tmp_path / "content/stories/bad.md", "---\ntitle: [\n---\n")
    assert UNCHANGED not in build(tmp_path, code=1)
    assert UNCHANGED not in build(tmp_path, code=1)


def test_settings_that_cannot_be_compared(tmp_path: Path) -> None:
    """Where settings hold code, which may do anything, the site is built each time."""
    write(tmp_path / "content/stories/lantern.md", STORY)
    write(tmp_path / "pelicanconf.py", CONF + "JINJA_FILTERS = {'up': lambda text: text.upper()}\n")
    build(tmp_path)
    assert UNCHANGED not in build(tmp_path)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 1}', "null"])
def test_damaged_record_is_no_record(site: Path, damage: str) -> None:
    """A record that is cut short or not ours means a build, not a crash."""
    record = next((site / ".pressroom/published").glob("*.standing.json"))
    record.write_text(damage, encoding="utf-8")
    assert UNCHANGED not in build(site)


def test_copy_of_a_site_is_built(site: Path, tmp_path: Path) -> None:
    """What was remembered of a site says nothing of its copy, in which somebody else works."""
    copy = tmp_path / "copy"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("copy"), symlinks=True)
    write(copy / "content/stories/street.md", STORY.replace("lantern", "avenue"))
    assert UNCHANGED not in build(copy)
    assert says(copy, "avenue")


def test_change_while_building_is_built_next_time(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was edited after it was read isn't taken for published."""
    from pressroom.plugin import host

    real = host.build_site

    def build_and_edit(*given: object) -> object:
        built = real(*given)  # type: ignore[arg-type]
        write(site / "content/stories/lantern.md", STORY.replace("burns", "shines"))
        return built

    write(site / "content/stories/lantern.md", STORY.replace("burns", "glows"))
    monkeypatch.setattr(host, "build_site", build_and_edit)
    build(site)
    monkeypatch.undo()
    assert UNCHANGED not in build(site)
    assert says(site, "It shines")


def test_verify_finds_what_differs(site: Path) -> None:
    """A published file that a build from scratch makes otherwise is named, and the exit is 1."""
    page = site / "output/index.html"
    with page.open("r+b") as file:  # written over in place: nothing in the folder tells
        file.write(b"<!doctype HTML>")
    told = build(site, "--verify", code=1)
    assert "Not as a build from scratch makes it: index.html" in told
    assert UNCHANGED not in build(site, "--verify")


def test_moments_between(site: Path) -> None:
    """Within a day nothing changes by itself here; past midnight the site is built to make sure."""
    assert UNCHANGED in build(site, now="2026-06-15T23:59:59+00:00")
    assert UNCHANGED not in build(site, now="2026-06-16T00:00:00+00:00")
    assert dt.datetime.fromisoformat(NOW).tzinfo is not None
