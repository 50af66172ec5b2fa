"""The cache of costly files: safe to lose, safe to share, never trusted when damaged."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import sqlite3
import stat
import time
from functools import partial
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path

import pytest
from test_killed_builds import in_child, killing_at

from pressroom.build.disk import READABLE
from pressroom.build.fingerprint import content_hash
from pressroom.build.provenance import code_state
from pressroom.build.stopped import BuildStopped
from pressroom.build.store import ORPHAN_NS, Blob, Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the cache goes."""
    return tmp_path / ".pressroom" / "cache"


def put(store: Store, key: str, data: bytes) -> None:
    """Have the store keep a file under a key."""
    draft = store.draft()
    draft.write_bytes(data)
    draft.chmod(READABLE)
    store.adopt(key, draft, Blob(hashlib.sha256(data).hexdigest(), len(data)))


def taken(store: Store, key: str, target: Path) -> bytes | None:
    """What the store has under a key."""
    found = target.read_bytes() if store.take(key, target) else None
    target.unlink(missing_ok=True)
    return found


def blobs(folder: Path) -> list[Path]:
    """The blobs in a cache."""
    return [path for path in folder.rglob("blobs/*/*") if path.is_file()]


def test_put_and_take(folder: Path, tmp_path: Path) -> None:
    """What was put is found again, by a later build too; what wasn't is not."""
    with Store(folder) as store:
        assert taken(store, "key", tmp_path / "a") is None
        put(store, "key", b"bytes")
        assert taken(store, "key", tmp_path / "a") == b"bytes"
    with Store(folder) as store:
        assert taken(store, "key", tmp_path / "a") == b"bytes"
        put(store, "key", b"other")
        assert taken(store, "key", tmp_path / "a") == b"other"


def test_one_file_on_disk(folder: Path, tmp_path: Path) -> None:
    """What is taken is the same file under a second name, for everybody to read."""
    with Store(folder) as store:
        put(store, "one", b"bytes")
        put(store, "two", b"bytes")
        store.take("two", tmp_path / "a")
    assert len(blobs(folder)) == 1
    assert (tmp_path / "a").samefile(blobs(folder)[0])
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o644


def test_private(folder: Path) -> None:
    """Nobody else may look in: what is withheld now may have been made once."""
    folder.mkdir(parents=True, mode=0o755)
    Store(folder).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"shorter", b"bytez", b"longer than before"])
def test_damaged_blob(damage: bytes, folder: Path, tmp_path: Path) -> None:
    """A blob that was changed in place is forgotten and made again."""
    with Store(folder) as store:
        put(store, "key", b"bytes")
        (blob,) = blobs(folder)
        blob.write_bytes(damage)
        assert taken(store, "key", tmp_path / "a") is None
        put(store, "key", b"bytes")
        assert taken(store, "key", tmp_path / "a") == b"bytes"


def test_missing_blob(folder: Path, tmp_path: Path) -> None:
    """A blob that was deleted is made again."""
    with Store(folder) as store:
        put(store, "key", b"bytes")
        blobs(folder)[0].unlink()
        assert taken(store, "key", tmp_path / "a") is None


def test_touched_blob(folder: Path, tmp_path: Path) -> None:
    """A blob whose date alone changed, as by a copy of the cache, is still good."""
    with Store(folder) as store:
        put(store, "key", b"bytes")
        os.utime(blobs(folder)[0], (1, 1))
        assert taken(store, "key", tmp_path / "a") == b"bytes"


@pytest.mark.parametrize("where", ["all", "middle", "schema", "short"])
def test_damaged_index(where: str, folder: Path, tmp_path: Path) -> None:
    """An index that can't be read is thrown away, and the build goes on."""
    with Store(folder) as store:
        for number in range(300):
            put(store, f"key{number}", b"bytes %d" % number)
    (index,) = folder.rglob("index.sqlite")
    data = bytearray(index.read_bytes())
    if where == "all":
        data = bytearray(b"nonsense" * 1000)
    elif where == "middle":
        data[4096:12000] = b"x" * 7904
    elif where == "short":
        del data[3000:]
    index.write_bytes(data)
    if where == "schema":
        with sqlite3.connect(index) as connection:
            connection.execute("DROP TABLE made")
            connection.execute("CREATE TABLE made (other TEXT)")
    with Store(folder) as store:
        for number in range(300):
            found = taken(store, f"key{number}", tmp_path / "a")
            assert found in (None, b"bytes %d" % number)
            put(store, f"key{number}", b"bytes %d" % number)
        assert taken(store, "key7", tmp_path / "a") == b"bytes 7"


def test_index_damaged_meanwhile(folder: Path, tmp_path: Path) -> None:
    """Another process that deletes the index doesn't end the build."""
    with Store(folder) as store:
        put(store, "key", b"bytes")
        for path in folder.rglob("index.sqlite*"):
            path.unlink()
        put(store, "two", b"more")
        assert taken(store, "two", tmp_path / "a") in (b"more", None)
    with Store(folder) as store:
        assert taken(store, "key", tmp_path / "a") is None


def put_many(folder: Path, name: str) -> None:
    """What another build does: much the same, and something of its own."""
    with Store(folder) as store:
        for number in range(60):
            put(store, f"key{number}", b"bytes %d" % number)
            put(store, f"{name}{number}", name.encode())
            target = folder.parent / f"{name}.out"
            assert store.take(f"key{number}", target)
            assert target.read_bytes() == b"bytes %d" % number
        store.prune()


def test_code_is_known_again(folder: Path) -> None:
    """What code a recipe consists of is told alike, be it worked out or remembered."""
    module = "pressroom.kits.archive"
    for _ in range(2):
        with Store(folder) as store:
            assert store.code_state(module) == code_state(module)


def test_code_of_another_program_counts_for_nothing(folder: Path) -> None:
    """What was remembered under another program is worked out again."""
    module = "pressroom.kits.archive"
    with Store(folder) as store:
        store.code_state(module)
        store._index.run("UPDATE code SET program = 'another', told = '[]'")
        assert store.code_state(module) == code_state(module)


def test_two_builds_at_once(folder: Path, tmp_path: Path) -> None:
    """Builds that share a cache don't harm each other, and have each other's work."""
    context = multiprocessing.get_context("fork")
    builds = [context.Process(target=put_many, args=(folder, name)) for name in ("a", "b", "c")]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert [build.exitcode for build in builds] == [0, 0, 0]
    with Store(folder) as store:
        assert taken(store, "a59", tmp_path / "x") == b"a"
        assert taken(store, "c0", tmp_path / "x") == b"c"


def put_again(folder: Path, over: Event) -> None:
    """What a build does that makes the same file as another, time and again."""
    with Store(folder) as store:
        while not over.is_set():
            put(store, "key", b"same")


def test_what_others_put_anew_is_had_all_the_same(folder: Path, tmp_path: Path) -> None:
    """A blob that another build replaces by the same in the moment in which it is linked isn't missed."""
    context = multiprocessing.get_context("fork")
    over = context.Event()
    with Store(folder) as store:
        put(store, "key", b"same")
        others = [context.Process(target=put_again, args=(folder, over)) for _ in range(2)]
        for other in others:
            other.start()
        missed = sum(store.take("key", tmp_path / "out") is None for _ in range(600))
        over.set()
        for other in others:
            other.join()
    assert missed == 0


def begin_together(folder: Path, begin: Barrier) -> None:
    """What a build does that begins a cache in the moment in which others do."""
    begin.wait()
    with Store(folder) as store:
        put(store, "key", b"bytes")


def test_many_begin_a_cache_at_once(tmp_path: Path) -> None:
    """Whoever comes while another sets up the index waits until it is there."""
    context = multiprocessing.get_context("fork")
    for attempt in range(20):
        begin = context.Barrier(5)
        given = (tmp_path / str(attempt), begin)
        builds = [context.Process(target=begin_together, args=given) for _ in range(5)]
        for build in builds:
            build.start()
        for build in builds:
            build.join()
        assert {build.exitcode for build in builds} == {0}


def test_killed_at_every_step(folder: Path, tmp_path: Path) -> None:
    """A build killed at any touch of the cache leaves nothing wrong in it."""

    def build(text: bytes) -> None:
        with Store(folder) as store:
            put(store, "key", text)
            store.take("key", tmp_path / "out")
            store.prune(3)

    status, step = -9, 0
    while status != 0:
        step += 1
        status = in_child(partial(build, b"text %d" % step), killing_at(step))
        with Store(folder) as store:
            found = taken(store, "key", tmp_path / "a")
            assert found is None or found in {b"text %d" % n for n in range(1, step + 1)}
    assert step > 5


def test_prune(folder: Path, tmp_path: Path) -> None:
    """What wasn't used for longest goes first, until the rest fits."""
    with Store(folder) as store:
        for name in ("old", "used", "other"):
            put(store, name, name.encode() * 100)
    with Store(folder) as store:
        store.take("used", tmp_path / "a")
        put(store, "new", b"new" * 100)
        store.prune(900)
        kept = [n for n in ("old", "used", "other", "new") if taken(store, n, tmp_path / "a")]
    assert kept == ["used", "new"]
    assert sorted(blob.stat().st_size for blob in blobs(folder)) == [300, 400]


def test_prune_sweeps(folder: Path) -> None:
    """Blobs that nothing names go when they are old enough to be nobody's."""
    with Store(folder) as store:
        put(store, "key", b"bytes")
        (blob,) = blobs(folder)
        young, old = blob.with_name("young"), blob.with_name("old.half")
        for path in (young, old):
            path.write_bytes(b"orphan")
        long_ago = time.time() - 2 * ORPHAN_NS / 1e9
        os.utime(old, (long_ago, long_ago))
        store.prune()
    assert sorted(blobs(folder)) == sorted([blob, young])


def test_taken_files_survive_pruning(folder: Path, tmp_path: Path) -> None:
    """What a site has isn't lost when the cache drops it."""
    with Store(folder) as store:
        put(store, "key", b"bytes")
        store.take("key", tmp_path / "a")
        store.prune(0)
        assert (tmp_path / "a").read_bytes() == b"bytes"
        assert not store.take("key", tmp_path / "b")


def test_digest(folder: Path, tmp_path: Path) -> None:
    """The hash of a file is remembered as long as nothing about the file changes."""
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"one")
    time.sleep(2.1)
    with Store(folder) as store:
        assert store.digest(file) == content_hash(file)
        store._index.run("UPDATE sources SET hash = 'remembered'")
    with Store(folder) as store:
        assert store.digest(file) == "remembered"
        found = file.stat()
        file.write_bytes(b"two")
        os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
        assert store.digest(file) == content_hash(file)


def test_digest_of_a_young_file_is_not_remembered(folder: Path, tmp_path: Path) -> None:
    """A file that may change again within its timestamp is read again by the next build."""
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"one")
    with Store(folder) as store:
        store.digest(file)
        assert store._index.run("SELECT * FROM sources") == []


def test_missing_file(folder: Path, tmp_path: Path) -> None:
    """A source that isn't there is said by name."""
    with Store(folder) as store, pytest.raises(BuildStopped, match="gone"):
        store.digest(tmp_path / "gone")


def test_cache_that_cannot_be_made(tmp_path: Path) -> None:
    """Where the cache can't be, that is one line."""
    (tmp_path / "file").write_text("")
    with pytest.raises(BuildStopped, match="Can't write to"):
        Store(tmp_path / "file" / "cache")
