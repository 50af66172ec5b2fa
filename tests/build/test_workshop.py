"""The workshop: every file made, the costly ones once, and bad ends told in one line."""

from __future__ import annotations

import gc
import os
import resource
import stat
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from weakref import WeakSet

import pytest
import recipes

from pressroom.build import disk, labour
from pressroom.build.artifact import Artifact, Later, SourceFile
from pressroom.build.last import Last
from pressroom.build.reporter import Clashed, Finished, Kept, Recording, Silent, Started, Wrote
from pressroom.build.stopped import BuildStopped
from pressroom.build.store import Store
from pressroom.build.workshop import Made, make


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty cache."""
    with Store(tmp_path / ".pressroom" / "cache") as found:
        yield found


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    """An empty folder for the site."""
    folder = tmp_path / "staging"
    folder.mkdir()
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def one(store: Store, staging: Path, *artifacts: Artifact) -> Made:
    """Make artifacts in this process."""
    return make(artifacts, staging, store, jobs=1, reporter=Silent())


def test_cheap_files_are_written(store: Store, staging: Path) -> None:
    """Each recipe's bytes are found at its path, for everybody to read."""
    one(store, staging, Artifact("news/a/index.html", recipes.text, ("a",)))
    assert tree(staging) == {"news/a/index.html": b"a"}
    assert stat.S_IMODE((staging / "news/a/index.html").stat().st_mode) == 0o644
    assert stat.S_IMODE((staging / "news/a").stat().st_mode) == 0o755


def test_modes_hold_under_any_umask(store: Store, staging: Path) -> None:
    """A careful person's umask doesn't shut readers out."""
    before = os.umask(0o077)
    try:
        one(store, staging, Artifact("a/b", recipes.text, ("a",), costly=True))
    finally:
        os.umask(before)
    assert stat.S_IMODE((staging / "a").stat().st_mode) == 0o755
    assert stat.S_IMODE((staging / "a/b").stat().st_mode) == 0o644


def test_costly_files_are_made_once(store: Store, staging: Path, tmp_path: Path) -> None:
    """What is fresh in the store isn't made again, and the site is the same."""
    log = tmp_path / "log"
    artifact = Artifact("a", recipes.count, ("word", str(log)), costly=True)
    first = one(store, staging, artifact)
    (staging / "a").unlink()
    second = one(store, staging, artifact)
    assert log.read_text() == "word\n"
    assert tree(staging) == {"a": b"word"}
    assert (first.kept, second.kept) == (frozenset(), frozenset({"a"}))
    assert first.files == second.files


def test_changed_source_is_made_again(store: Store, staging: Path, tmp_path: Path) -> None:
    """A costly file follows the content of the file it is made from."""
    source = tmp_path / "photo.jpg"
    for content in (b"one", b"two"):
        source.write_bytes(content)
        one(store, staging, Artifact("a", recipes.read, (SourceFile(source),), costly=True))
        assert tree(staging) == {"a": content}


def test_same_bytes_with_any_number_of_jobs(store: Store, tmp_path: Path) -> None:
    """Order of declaration, number of workers and kind of executor don't show."""
    artifacts = [Artifact(f"{n}.txt", recipes.shout, (f"n{n}",), costly=n > 2) for n in range(9)]
    made = []
    for number, jobs in enumerate((1, 2)):
        folder = tmp_path / str(number)
        folder.mkdir()
        with Store(tmp_path / f"cache{number}") as fresh:
            files = make(artifacts, folder, fresh, jobs=jobs, reporter=Silent()).files
        made.append((tree(folder), files))
        artifacts.reverse()
    folder = tmp_path / "threads"
    folder.mkdir()
    with ThreadPoolExecutor(3) as threads:
        files = make(artifacts, folder, store, jobs=2, reporter=Silent(), executor=threads).files
    made.append((tree(folder), files))
    assert made[0] == made[1] == made[2]


def test_recipe_that_fails_names_its_file(store: Store, staging: Path) -> None:
    """A recipe's exception ends the build in one line with the path and what was said first."""
    for costly in (False, True):
        with pytest.raises(BuildStopped) as stopped:
            one(store, staging, Artifact("bad.txt", recipes.fail, ("luck",), costly=costly))
        assert stopped.value.message == "Can't make bad.txt: ValueError: no luck"


def test_killed_worker(store: Store, staging: Path) -> None:
    """A worker that the system kills ends the build in one line."""
    artifacts = [Artifact(f"{n}", recipes.die, (f"{n}",), costly=True) for n in range(2)]
    with pytest.raises(BuildStopped, match="A worker process died"):
        make(artifacts, staging, store, jobs=2, reporter=Silent())


@pytest.mark.parametrize("costly", [False, True])
def test_source_that_changes_meanwhile(
    costly: bool, store: Store, staging: Path, tmp_path: Path
) -> None:
    """A file edited while it is read stops the build, and nothing is remembered of it."""
    source = tmp_path / "photo.jpg"
    source.write_bytes(b"one")
    artifact = Artifact("a", recipes.edit, (SourceFile(source),), costly=costly)
    with pytest.raises(BuildStopped, match=r"photo\.jpg changed while it was read"):
        one(store, staging, artifact)
    assert tree(staging) == {}


def test_missing_source(store: Store, staging: Path, tmp_path: Path) -> None:
    """A source that isn't there is said by name."""
    artifact = Artifact("a", recipes.read, (SourceFile(tmp_path / "gone.jpg"),))
    with pytest.raises(BuildStopped, match=r"gone\.jpg: No such file"):
        one(store, staging, artifact)


@pytest.mark.parametrize(("costly", "line"), [(False, "Can't write to .*"), (True, "Can't make a")])
def test_disk_that_refuses(costly: bool, line: str, store: Store, staging: Path) -> None:
    """When the system refuses to write on, that is one line, and no half-written file stays."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(BuildStopped, match=rf"{line}: File too large"):
            one(store, staging, Artifact("a", recipes.text, ("words" * 50_000,), costly=costly))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert tree(staging) == {}
    assert not list(store.folder.rglob("*.half"))
    assert not list((store.folder / "drafts").iterdir())


def test_large_files_stay_with_workers(store: Store, staging: Path) -> None:
    """However large the files are that workers make, the process that leads them holds none of them."""
    large = 8 * 1024**2
    artifacts = [Artifact(name, recipes.filled, (name, large), costly=True) for name in "abcdef"]
    tracemalloc.start()
    try:
        made = make(artifacts, staging, store, jobs=2, reporter=Silent())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert made.blobs["f"].size == (staging / "f").stat().st_size == large
    assert peak < large / 4


def test_same_as_last(store: Store, staging: Path, tmp_path: Path) -> None:
    """What came out the same is the last site's own file, whatever else is written anew."""
    last = tmp_path / "last"
    last.mkdir()
    artifacts = [Artifact(name, recipes.text, (name,)) for name in "abcd"]
    make(artifacts, last, store, jobs=1, reporter=Silent())
    (last / "b").write_text("other")
    (last / "c").unlink()
    (last / "c").symlink_to("a")
    (last / "d").chmod(0o600)
    made = Last(last, {}, time.time_ns())
    make(artifacts, staging, store, jobs=1, reporter=Silent(), last=made)
    assert tree(staging) == {name: name.encode() for name in "abcd"}
    same = [name for name in "abcd" if (last / name).samefile(staging / name)]
    assert same == ["a"]
    assert not any((staging / name).is_symlink() for name in "abcd")
    assert stat.S_IMODE((staging / "d").stat().st_mode) == 0o644


def test_what_would_be_the_same(store: Store, staging: Path, tmp_path: Path) -> None:
    """A file that would be made under its last key is taken unmade, but none that was written to since."""
    last = tmp_path / "last"
    last.mkdir()
    artifacts = [Artifact(name, recipes.known, (name,)) for name in "abcd"]
    first = make(artifacts, last, store, jobs=1, reporter=Silent())
    assert first.files == {name: f"key of {name}" for name in "abcd"}
    for name in "abc":
        (last / name).write_text(f"last {name}")
    since = time.time_ns()
    later = since + 5_000_000_000
    os.utime(last / "b", ns=(later, later))
    (last / "c").unlink()
    files = {**first.files, "d": "another key"}
    kept = Last(last, files, since)
    made = make(artifacts, staging, store, jobs=1, reporter=Silent(), last=kept)
    assert tree(staging) == {"a": b"last a", "b": b"b", "c": b"c", "d": b"d"}
    assert made.kept == {"a"}
    assert made.files == first.files


def test_exception_that_cannot_travel(store: Store, staging: Path) -> None:
    """An exception that can't be sent between processes is told all the same."""
    artifacts = [Artifact(name, recipes.fail_oddly, (name,), costly=True) for name in "ab"]
    with pytest.raises(BuildStopped, match=r"Can't make [ab]: Odd: one and two") as stopped:
        make(artifacts, staging, store, jobs=2, reporter=Silent())
    assert "in fail_oddly" in stopped.value.__notes__[0]


def test_input_that_cannot_travel(store: Store, staging: Path) -> None:
    """An input that no key can be made of is told with the path it was for."""
    artifact = Artifact("a", recipes.text, (object(),), costly=True)
    with pytest.raises(
        BuildStopped, match=r"Can't make a: A recipe's input can't be a builtins\.obj"
    ):
        one(store, staging, artifact)


def test_same_source_same_worker(store: Store, staging: Path, tmp_path: Path) -> None:
    """What is made from one file is made by one worker, which may remember what it decoded."""
    artifacts = []
    for number in range(4):
        source = tmp_path / f"{number}.txt"
        source.write_text(f"{number}")
        inputs = [(SourceFile(source), size) for size in range(5)]
        artifacts += [
            Artifact(f"{number}-{size}", recipes.worker, given, costly=True)
            for size, given in enumerate(inputs)
        ]
    make(artifacts, staging, store, jobs=2, reporter=Silent())
    workers = tree(staging)
    for number in range(4):
        assert len({workers[f"{number}-{size}"] for size in range(5)}) == 1


def test_work_stops_at_the_first_failure(store: Store, staging: Path, tmp_path: Path) -> None:
    """What was made before a failure is remembered, and made no second time."""
    log = tmp_path / "log"
    good = Artifact("a", recipes.count, ("word", str(log)), costly=True)
    for _ in range(2):
        with pytest.raises(BuildStopped):
            one(store, staging, good, Artifact("b", recipes.fail, ("luck",), costly=True))
    assert log.read_text() == "word\n"


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("../a", "leads out"),
        ("a/../../b", "leads out"),
        ("/etc/passwd", "leads out"),
        ("", "empty part"),
        ("a//b", "empty part"),
        ("a/./b", "empty part"),
        ("a\\b", "backslash"),
        ("a\nb", "control character"),
        ("cafe\u0301", "NFC"),
        ("é" * 128, "255 bytes"),
    ],
)
def test_bad_paths(path: str, fault: str, store: Store, staging: Path) -> None:
    """A path that would leave the site, or can't be a name, is refused before anything is made."""
    with pytest.raises(BuildStopped, match=fault):
        one(store, staging, Artifact("good", recipes.text, ("a",)), Artifact(path, recipes.text))
    assert tree(staging) == {}


def test_two_claims_to_a_path(store: Store, staging: Path) -> None:
    """Two artifacts with one path are an error that names both makers."""
    with pytest.raises(BuildStopped, match=r"recipes\.shout and recipes\.text"):
        one(store, staging, Artifact("a", recipes.text, ("a",)), Artifact("a", recipes.shout))


def test_file_where_a_folder_is_needed(store: Store, staging: Path) -> None:
    """A path can't be a file and a folder at once."""
    with pytest.raises(BuildStopped, match="news is a file, and a folder"):
        one(store, staging, Artifact("news", recipes.text), Artifact("news/a", recipes.text))


def test_names_that_differ_in_case(
    store: Store, staging: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where names ignore case, one file would take the other's place: the build stops."""
    assert not disk.ignores_case(staging)
    assert tree(staging) == {}
    monkeypatch.setattr(disk, "ignores_case", Path.is_dir)
    with pytest.raises(BuildStopped, match="a and A are the same file on this disk"):
        one(
            store, staging, Artifact("a", recipes.text, ("a",)), Artifact("A", recipes.text, ("A",))
        )


def test_events(store: Store, staging: Path) -> None:
    """What happens is told: the sum, each file, what was fresh, clashes of case, the end."""
    recording = Recording()
    artifacts = [
        Artifact("b", recipes.text, ("b",), costly=True),
        Artifact("a", recipes.text, ("a",)),
        Artifact("A", recipes.text, ("A",)),
    ]
    make(artifacts, staging, store, jobs=1, reporter=recording)
    assert recording.events == [
        Started(3, 1),
        Clashed("a", "A"),
        Wrote("A"),
        Wrote("a"),
        Wrote("b"),
        Finished(3, 0),
    ]
    recording.events.clear()
    make(artifacts[:1], staging, store, jobs=1, reporter=recording)
    assert recording.events == [Started(1, 1), Kept("b"), Finished(0, 1)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_workers_are_replaced_after_a_shift(
    store: Store, staging: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """No process makes more than a shift of files, so none keeps what its libraries never let go of."""
    monkeypatch.setattr(labour, "SHIFT", 3)
    paths = [f"kit/{n}.pdf" for n in range(15)]
    artifacts = [Artifact(path, recipes.process, (path,), costly=True) for path in paths]
    make(artifacts, staging, store, jobs=jobs, reporter=Silent())
    made = Counter(tree(staging).values())
    assert sum(made.values()) == 15
    # the two of a shift may share it unequally, but none is there for the next
    assert max(made.values()) <= 3 * jobs
    assert str(os.getpid()).encode() not in made


def test_known_files_are_worked_out_where_none_is_left(store: Store, staging: Path) -> None:
    """An artifact known by its key alone is taken from the cache, and made anew where that has lost it."""
    asked: list[str] = []

    def work_out(path: str, *, costly: bool) -> tuple[Artifact]:
        asked.append(path)
        return (Artifact(path, recipes.text, (path,), costly=costly),)

    def known(path: str, key: str, *, costly: bool) -> Iterator[Artifact]:
        return Later().put_off([(path, key)], partial(work_out, path, costly=costly), costly=costly)

    whole = Artifact("a.pdf", recipes.text, ("a.pdf",), costly=True)
    key = one(store, staging, whole).files["a.pdf"]
    had = known("a.pdf", key, costly=True)
    lost = known("b.pdf", "0" * 64, costly=True)
    cheap = known("c.json", "0" * 64, costly=False)
    made = one(store, staging, *had, *lost, *cheap)
    assert tree(staging) == {"a.pdf": b"a.pdf", "b.pdf": b"b.pdf", "c.json": b"c.json"}
    assert asked == ["c.json", "b.pdf"]
    assert made.files["a.pdf"] == key
    itself = work_out("b.pdf", costly=True)
    assert made.files["b.pdf"] == one(store, staging, *itself).files["b.pdf"]


def test_few_are_worked_out_at_a_time(store: Store, staging: Path) -> None:
    """However many are put off, what they are made of is forgotten as soon as they are made, or were kept."""
    words: WeakSet[recipes.Word] = WeakSet()
    alive: list[int] = []

    def work_out(number: int) -> Iterator[Artifact]:
        word = recipes.Word(f"{number}")
        words.add(word)
        alive.append(len(words))
        for suffix in ("txt", "md"):
            yield Artifact(f"{number}.{suffix}", recipes.spelled, (word,), costly=True)

    def every() -> Iterator[Artifact]:
        later = Later()
        for n in range(1000):
            paths = [(f"{n}.{suffix}", "") for suffix in ("txt", "md")]
            yield from later.put_off(paths, partial(work_out, n), costly=True)

    for jobs in (2, 1):  # made anew, then kept
        words.clear()
        alive.clear()
        made = make(every(), staging, store, jobs=jobs, reporter=Silent())
        assert len(made.files) == 2000
        gc.collect()
        assert (len(alive), len(words)) == (1000, 0)
        assert max(alive) < 400
