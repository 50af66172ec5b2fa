"""Files made from made files, and files too large to be held in memory."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import recipes

from pressroom.build.artifact import Artifact, MadeFile, Scratch
from pressroom.build.reporter import Silent
from pressroom.build.stopped import BuildStopped
from pressroom.build.store import Store
from pressroom.build.workshop import Made, make

ZIP = Artifact("kit/all.zip", recipes.write, (Scratch(), "many words"), costly=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty cache."""
    with Store(tmp_path / "cache") as found:
        yield found


def one(store: Store, staging: Path, *artifacts: Artifact, jobs: int = 1) -> Made:
    """Make artifacts."""
    staging.mkdir(exist_ok=True)
    return make(artifacts, staging, store, jobs=jobs, reporter=Silent())


def drafts(store: Store) -> list[Path]:
    """What is left of files being written."""
    return list((store.folder / "drafts").iterdir())


def of(made: Made, staging: Path, path: str) -> MadeFile:
    """A made file as an input."""
    return MadeFile(staging / path, made.blobs[path].sha256, made.blobs[path].size)


@pytest.mark.parametrize("jobs", [1, 2])
def test_recipe_writes_its_file(store: Store, tmp_path: Path, jobs: int) -> None:
    """A recipe that is given a scratch file writes it, and the site has it for everybody to read."""
    other = Artifact("kit/other.zip", recipes.write, (Scratch(), "other words"), costly=True)
    made = one(store, tmp_path / "site", ZIP, other, jobs=jobs)
    file = tmp_path / "site/kit/all.zip"
    assert file.read_text() == "many words"
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert made.blobs["kit/all.zip"].size == 10
    assert drafts(store) == []


def test_written_file_is_kept(store: Store, tmp_path: Path) -> None:
    """What a recipe wrote is not written again."""
    one(store, tmp_path / "one", ZIP)
    again = one(store, tmp_path / "two", ZIP)
    assert again.kept == {"kit/all.zip"}
    assert again.blobs["kit/all.zip"].size == 10


def test_same_file_twice(store: Store, tmp_path: Path) -> None:
    """Two paths with the same recipe and inputs don't write over each other."""
    twin = Artifact("kit/twin.zip", ZIP.recipe, ZIP.inputs, costly=True)
    one(store, tmp_path / "site", ZIP, twin, jobs=2)
    assert (tmp_path / "site/kit/twin.zip").read_text() == "many words"


def test_half_a_file_is_thrown_away(store: Store, tmp_path: Path) -> None:
    """A recipe that fails while it writes leaves nothing, neither in the site nor in the cache."""
    bad = Artifact("kit/bad.zip", recipes.write_half, (Scratch(), "words"), costly=True)
    with pytest.raises(BuildStopped, match="no more words"):
        one(store, tmp_path / "site", bad)
    assert not (tmp_path / "site/kit/bad.zip").exists()
    assert drafts(store) == []


def test_cheap_files_have_no_scratch(store: Store, tmp_path: Path) -> None:
    """Only what goes into the cache can be written by its recipe."""
    with pytest.raises(TypeError):
        one(store, tmp_path / "site", Artifact("a.zip", recipes.write, (Scratch(), "words")))


def test_made_from_what_was_made(store: Store, tmp_path: Path) -> None:
    """A file made from another is fresh as long as that has the same bytes, however it came about."""
    site = tmp_path / "site"
    for recipe, words, kept in ((recipes.shout, "a", False), (recipes.text, "A", True)):
        first = one(store, site, Artifact("part", recipe, (words,), costly=True))
        whole = Artifact("whole", recipes.copy, (of(first, site, "part"),), costly=True)
        assert one(store, site, whole).kept == ({"whole"} if kept else frozenset())
    changed = one(store, site, Artifact("part", recipes.text, ("B",), costly=True))
    whole = Artifact("whole", recipes.copy, (of(changed, site, "part"),), costly=True)
    assert one(store, site, whole).kept == frozenset()
    assert (site / "whole").read_text() == "B"


def test_cheap_files_can_be_inputs(store: Store, tmp_path: Path) -> None:
    """What was made without the cache is known by its bytes too."""
    made = one(store, tmp_path / "site", Artifact("part", recipes.text, ("four",)))
    assert made.blobs["part"].size == 4
    assert made.blobs["part"].sha256 == made.files["part"]
