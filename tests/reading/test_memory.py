"""What a text said is remembered for as long as neither it nor the settings change."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from pressroom.build import pickles
from pressroom.plugin.sites import open_site
from pressroom.reading.files import Found, Role, find
from pressroom.reading.memory import Memory
from pressroom.reading.sources import Source, load
from pressroom.settings import Settings

LONG_AGO = 1_700_000_000_000_000_000
SAMPLE = Path(__file__).resolve().parents[2]
TEXT = "---\ntitle: The plan\ndate: 2026-05-04 09:00\ncolour: red\n---\n\nWords.\n"


class Reader:
    """Reads a site's texts by way of a memory, and notes which it had to load."""

    def __init__(self, settings: Settings, cache: Path) -> None:
        self.settings, self.cache = settings, cache
        self.loaded: list[str] = []

    def read(self, jobs: int = 1, *, forget: bool = False) -> list[Source]:
        """What each text says, in a build of its own."""
        self.loaded = []
        found = [f for f in find(self.settings) if f.role is not Role.ASSET]
        with Memory(self.cache, self.settings, forget=forget) as memory:
            return memory.sources(found, self._load, jobs)

    def _load(self, found: Found) -> Source:
        self.loaded.append(found.path)
        return load(found, self.settings)


def settle(folder: Path) -> None:
    """Make files look as though nobody had touched them for long; inodes' times stay."""
    for file in folder.rglob("*"):
        os.utime(file, ns=(LONG_AGO, LONG_AGO))


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A reader of two texts that were read once, long after they were written."""
    (tmp_path / "content" / "stories").mkdir(parents=True)
    for name in ("a", "b"):
        (tmp_path / "content" / "stories" / f"{name}.md").write_text(TEXT, "utf-8")
    (tmp_path / "pelicanconf.py").write_text('SITENAME = "A"\nPLUGINS = ["pressroom"]\n', "utf-8")
    later = LONG_AGO * 2
    monkeypatch.setattr("pressroom.reading.memory.time.time_ns", lambda: later)
    made = Reader(open_site(tmp_path).settings, tmp_path / "cache")
    made.read()
    assert made.loaded == ["stories/a.md", "stories/b.md"]
    return made


def test_taken_while_nothing_changes(reader: Reader) -> None:
    """The next build gets the same values, problems and lines without reading a file."""
    sources = reader.read()
    assert reader.loaded == []
    assert sources == [load(source.found, reader.settings) for source in sources]
    assert [p.code for p in sources[0].problems] == ["F104"]


def test_changed_texts_are_read(reader: Reader) -> None:
    """What was edited, though it is as long as before, is read again, and nothing else."""
    file = reader.settings.root / "content" / "stories" / "a.md"
    file.write_text(TEXT.replace("Words", "Works"), "utf-8")
    sources = reader.read()
    assert reader.loaded == ["stories/a.md"]
    assert [source.body.text.strip() for source in sources] == ["Works.", "Words."]


def test_another_file_of_that_name_is_read(reader: Reader) -> None:
    """A file that another takes the place of is read, whatever dates that bears."""
    file = reader.settings.root / "content" / "stories" / "a.md"
    times = file.stat()
    other = file.with_name("other")
    other.write_text(TEXT.replace("Words", "Works"), "utf-8")
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(file)
    assert [source.body.text.strip() for source in reader.read()] == ["Works.", "Words."]


def test_gone_texts_are_forgotten(reader: Reader) -> None:
    """A text that is gone isn't read, and one that comes is."""
    folder = reader.settings.root / "content" / "stories"
    (folder / "a.md").rename(folder / "c.md")
    assert [source.found.slug for source in reader.read()] == ["b", "c"]
    assert reader.loaded == ["stories/c.md"]
    reader.read()
    assert reader.loaded == []


def test_other_settings_read_anew(reader: Reader) -> None:
    """Under other settings everything is read: they say what times and names mean."""
    reader.settings = replace(reader.settings, default_lang="fr")
    reader.read()
    assert len(reader.loaded) == 2


def test_settings_with_code_are_never_remembered(reader: Reader) -> None:
    """Settings that hold code can't be told apart, so everything is read."""
    reader.settings = replace(reader.settings, pelican={"JINJA_FILTERS": {"x": lambda x: x}})
    for _ in range(2):
        reader.read()
        assert len(reader.loaded) == 2


def test_values_are_nobody_elses(reader: Reader) -> None:
    """What a build makes of the values it was given isn't remembered."""
    reader.read()[0].values["title"] = "Another"
    (reader.settings.root / "content" / "stories" / "b.md").unlink()
    reader.read()
    assert reader.read()[0].values["title"] == "The plan"


def test_fresh_files_are_read_again(reader: Reader) -> None:
    """A file edited so shortly before it was read that another edit may not show isn't trusted."""
    file = reader.settings.root / "content" / "stories" / "a.md"
    os.utime(file, ns=(LONG_AGO * 2, LONG_AGO * 2))
    for _ in range(2):
        reader.read()
        assert reader.loaded == ["stories/a.md"]


def test_forgets(reader: Reader) -> None:
    """`--clean` reads everything again."""
    reader.read(forget=True)
    assert len(reader.loaded) == 2


@pytest.mark.parametrize("damage", [b"", b"\0" * 80, pickles.sealed(("key", print))])
def test_damage_is_read_again(reader: Reader, damage: bytes) -> None:
    """A damaged record, and one that holds other things than texts, counts for nothing."""
    with contextlib.closing(sqlite3.connect(reader.cache / "sources.sqlite")) as file, file:
        file.execute("UPDATE drawers SET read = ?", (damage,))
    reader.read()
    assert len(reader.loaded) == 2


def test_every_text_of_the_sample_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever keys a text may have, what it said is told the second time, by several processes or one."""
    for name in ("content", "pelicanconf.py", "theme"):
        (tmp_path / name).symlink_to(SAMPLE / name)
    reader = Reader(open_site(tmp_path).settings, tmp_path / "cache")
    later = 2 * LONG_AGO
    monkeypatch.setattr("pressroom.reading.memory.time.time_ns", lambda: later)
    first = reader.read(jobs=2)
    assert len(first) > 50
    assert reader.read() == first
    assert reader.loaded == []


def test_two_sites_share_nothing(reader: Reader, tmp_path: Path) -> None:
    """A copy of a site with its cache reads its own texts."""
    other = tmp_path / "other"
    shutil.copytree(reader.settings.root / "content", other / "content")
    (other / "content" / "stories" / "a.md").write_text(TEXT.replace("Words", "Other"), "utf-8")
    reader.settings = replace(reader.settings, root=other)
    assert reader.read()[0].body.text.strip() == "Other."
