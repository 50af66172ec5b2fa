"""What was found clean is believed only where everything that the verdict hung on is the same."""

from __future__ import annotations

import hashlib
import os
import random
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.embargo.acquittals import Acquittals
from pressroom.embargo.leaks import audit
from pressroom.embargo.withheld import Mark, Withheld

WORDS = [f"kept{n} words that are said by nobody else at all" for n in range(4)]
THINGS = [
    Withheld(
        what="article",
        path=f"releases/kept{n}/index.md",
        title="Kept",
        why="draft",
        marks=(Mark("sentence", words), Mark("slug", f"kept{n}-story")),
    )
    for n, words in enumerate(WORDS)
]
NAMES = ["a.html", "b/index.html", "kept2-story.html", "c.txt"]


class Site:
    """A folder of files, as a build leaves it: the key of each, and times that aren't those of now."""

    def __init__(self, root: Path) -> None:
        self.tree, self.record = root / "site", root / "audit.clean"
        self.tree.mkdir()
        self._clock = time.time_ns() - 10**15

    def write(self, name: str, text: str, *, in_place: bool = False) -> None:
        """A file with a text, the old one's inode kept where it is written `in_place`."""
        file = self.tree / name
        file.parent.mkdir(exist_ok=True)
        if not in_place:
            file.unlink(missing_ok=True)
        file.write_text(text)
        self._clock += 10**9 + 1
        os.utime(file, ns=(self._clock, self._clock))

    @property
    def keys(self) -> dict[str, str]:
        """Every file's key: what its bytes are."""
        return {
            file.relative_to(self.tree).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in self.tree.rglob("*")
            if file.is_file()
        }

    def audited(self, things: list[Withheld]) -> list[str]:
        """What an audit that remembers the ones before says."""
        remembering = Acquittals(self.record, self.keys)
        return [str(leak) for leak in audit(self.tree, things, acquittals=remembering)]

    def believed(self, things: list[Withheld]) -> set[str]:
        """The files that the next audit for these things won't open."""
        remembering = Acquittals(self.record, self.keys)
        told = repr(
            (sorted({(m.sort, m.text) for thing in things for m in thing.marks}), [])
        ).encode()
        signs = remembering.signs(self.tree, self.keys, told, time.time_ns())
        return {path for path, sign in signs.items() if sign in remembering.known()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two clean pages, audited."""
    found = Site(tmp_path)
    found.write("a.html", "<p>News</p>")
    found.write("b.html", "<p>More news</p>")
    assert found.audited(THINGS[:2]) == []
    return found


def test_a_clean_file_is_believed(site: Site) -> None:
    """What was found clean isn't opened again for the same things, in whatever order they come."""
    assert site.believed(THINGS[:2]) == {"a.html", "b.html"}
    assert site.believed(THINGS[1::-1]) == {"a.html", "b.html"}


def test_another_secret_opens_every_file(site: Site) -> None:
    """Where anything more, or anything less, is looked for, nothing is believed."""
    assert site.believed(THINGS[:3]) == set()
    assert site.believed(THINGS[:1]) == set()


def test_a_file_that_was_written_is_opened(site: Site) -> None:
    """A file that is new, written anew or written over, the same length or not, is read; others aren't."""
    site.write("b.html", f"<p>{WORDS[0]}</p>"[:16], in_place=True)
    site.write("c.html", "<p>News</p>")
    assert site.believed(THINGS[:2]) == {"a.html"}
    site.write("b.html", f"<p>{WORDS[0]}</p>")
    assert [line.partition(":")[0] for line in site.audited(THINGS[:2])] == ["b.html"]


def test_the_same_bytes_at_another_name_are_read(site: Site) -> None:
    """A verdict is on a name too: names are searched as texts are."""
    (site.tree / "a.html").rename(site.tree / "kept1-story.html")
    assert len(site.audited(THINGS[:2])) == 1


def test_a_leak_is_found_until_it_is_mended(site: Site) -> None:
    """An audit that finds something remembers nothing, so the next finds it too."""
    site.write("c.html", WORDS[1])
    first = site.audited(THINGS[:2])
    assert first
    assert site.audited(THINGS[:2]) == first


def test_a_file_of_this_very_moment_is_read_again(site: Site) -> None:
    """What was written so lately that another write could bear the same time isn't believed."""
    (site.tree / "c.html").write_text("<p>News</p>")
    assert site.audited(THINGS[:2]) == []
    assert site.believed(THINGS[:2]) == {"a.html", "b.html"}


def test_a_file_without_a_key_is_read_again(site: Site) -> None:
    """What nobody says a key of is read in every build."""
    remembering = Acquittals(site.record, {"a.html": site.keys["a.html"]})
    assert audit(site.tree, THINGS[:2], acquittals=remembering) == []
    assert site.believed(THINGS[:2]) == {"a.html"}


def test_a_damaged_record_is_no_record(site: Site) -> None:
    """A record that was cut, written over or isn't one is passed over."""
    whole = site.record.read_bytes()
    for bad in (b"", whole[:-1], whole[:-16], bytes(len(whole)), b"x" + whole[1:]):
        site.record.write_bytes(bad)
        assert site.believed(THINGS[:2]) == set()
    site.record.unlink()
    assert site.audited(THINGS[:2]) == []
    assert site.believed(THINGS[:2]) == {"a.html", "b.html"}


def test_the_record_says_nothing(site: Site) -> None:
    """It holds digests only, and nobody but its owner may read them."""
    data = site.record.read_bytes()
    assert len(data) == 32 + 2 * 16
    assert site.record.stat().st_mode & 0o077 == 0


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(2, 14))
def test_memory_changes_no_verdict(seed: int, steps: int) -> None:
    """Whatever happens to files and secrets, an audit that remembers says what one without memory says."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        site.write("a.html", "<p>News</p>")
        for _ in range(steps):
            name = chance.choice(NAMES)
            match chance.randrange(5):
                case 0:
                    (site.tree / name).unlink(missing_ok=True)
                case 1:
                    site.write(name, chance.choice(WORDS))
                case 2:
                    site.write(name, chance.choice(["News", *WORDS]), in_place=True)
                case 3 if (site.tree / name).exists():
                    (site.tree / name).replace(site.tree / "d.txt")
                case _:
                    site.write(name, f"<p>News {chance.randrange(3)}</p>")
            things = chance.sample(THINGS, chance.randrange(1, 4))
            fresh = [str(leak) for leak in audit(site.tree, things)]
            assert site.audited(things) == fresh
