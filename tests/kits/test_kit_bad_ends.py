"""Bad ends of real builds: one line, nothing half-written, the last site whole, and on from there."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from kit_newsroom import NOW, RELEASE, lay_out, publish
from small_disk import Done, small_disk

from pressroom.build.archive import Member, pack
from pressroom.build.artifact import Artifact, Scratch
from pressroom.build.publication import Publication
from pressroom.build.reporter import Silent
from pressroom.build.stopped import BuildStopped
from pressroom.build.store import Store
from pressroom.build.workshop import make
from pressroom.media.catalogue import Catalogue
from pressroom.plugin.standstill import Asked, Outcome, begin, remember, settings_digest

EDITED = {"releases/keys/index.md": RELEASE.replace("carried their boxes", "carried the boxes")}
"""An edit that makes every format of a text and its archive anew."""
COMMAND = (sys.executable, "-m", "pressroom.cli", "build", "--now", NOW.isoformat(), "--site")
CACHE = ".pressroom/cache"
PARTS = tuple(Member(f"{n}.jpg", bytes(60_000)) for n in range(3))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The edited newsroom as a build from scratch makes it."""
    root = lay_out(tmp_path_factory.mktemp("clean"), EDITED)
    publish(root)
    return tree(root / "output")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def edited(newsroom: Path, root: Path, *, cache: bool) -> Path:
    """A copy of the built newsroom in which a text was edited since."""
    forget = None if cache else shutil.ignore_patterns("cache")
    shutil.copytree(newsroom, root, ignore=forget)
    return lay_out(root, EDITED)


def leftovers(root: Path) -> list[str]:
    """Whatever of a build isn't whole, staged, or a draft."""
    found = [p for p in root.iterdir() if p.name.startswith(".output")]
    ours = [p for p in (root / ".pressroom").rglob("*") if p.is_file()]
    found += [p for p in ours if ".half" in p.name or "drafts" in p.parts]
    found += [p for p in ours if p.name.startswith("catalogue.json.")]
    return [p.relative_to(root).as_posix() for p in found]


def ended_badly(done: Done, root: Path, before: dict[str, bytes]) -> str:
    """The line that a build said, which must be its only one; nothing else is left of it."""
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert line.startswith("Not published: ")
    assert line.endswith((".", "?"))
    assert tree(root / "output") == before
    assert leftovers(root) == []
    return line


@pytest.mark.parametrize("kilobytes", [0, 60, 900, 3000])
def test_disk_that_fills(
    kilobytes: int, newsroom: Path, clean: dict[str, bytes], tmp_path: Path
) -> None:
    """However little room there is, the last site stays, and with room again the next build is whole."""
    before = tree(newsroom / "output")
    with small_disk(tmp_path / "disk") as disk:
        site = disk.seen / "site"
        edited(newsroom, site, cache=kilobytes % 200 > 0)
        disk.leave(kilobytes)
        done = disk.run(*COMMAND, str(disk.folder / "site"))
        ended_badly(done, site, before)
        disk.clear()
        done = disk.run(*COMMAND, str(disk.folder / "site"))
        assert (done.returncode, done.stderr) == (0, "")
        assert tree(site / "output") == clean
        assert leftovers(site) == []


def test_archive_that_does_not_fit(tmp_path: Path) -> None:
    """When the disk is full in the middle of an archive the line names it, and its draft is gone."""
    made = Artifact("kit/a.zip", pack, (Scratch(), "a", None, PARTS), costly=True)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Store(tmp_path / CACHE) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
        try:
            with pytest.raises(BuildStopped) as stopped:
                make([made], tmp_path / "staging", store, jobs=1, reporter=Silent())
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert stopped.value.message == "Can't make kit/a.zip: File too large."
        assert tree(tmp_path / "staging") == {}
        assert leftovers(tmp_path) == []


def test_nothing_remembered_on_a_full_disk(newsroom: Path, tmp_path: Path) -> None:
    """Where notes of a finished build don't fit, the site stands, and no half of a note is left."""
    root = edited(newsroom, tmp_path / "site", cache=True)
    asked = Asked(root)
    catalogue = Catalogue(root / CACHE / "catalogue.json")
    for photo in root.rglob("content/**/*.jpg"):
        os.utime(photo, (0, 0))
        catalogue.inspect(photo)
    beginning = begin(asked, str(settings_digest(asked)), [root / "content"])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        catalogue.save()
        remember(beginning, Outcome(NOW, NOW, (), ()))
        with Publication(root / "output") as publication, pytest.raises(BuildStopped):
            publication.stage()
            publication.commit({})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert leftovers(root) == []
    assert not asked.record.exists()
    assert tree(root / "output") == tree(newsroom / "output")


def during(command: list[str], act: Callable[[int], bool]) -> Done:
    """Run a command to its end, and meanwhile act on its process until that says it is done."""
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    ended = threading.Event()

    def acting() -> None:
        while not ended.wait(0.002) and not act(running.pid):
            pass

    beside = threading.Thread(target=acting)
    beside.start()
    out, err = running.communicate()
    ended.set()
    beside.join()
    return subprocess.CompletedProcess(command, running.returncode, out, err)


def kill_child(build: int) -> bool:
    """Kill the first process that a build began, as a system short of memory does."""
    children = Path(f"/proc/{build}/task/{build}/children").read_text().split()
    if children:
        os.kill(int(children[0]), signal.SIGKILL)
    return bool(children)


def test_killed_worker(newsroom: Path, clean: dict[str, bytes], tmp_path: Path) -> None:
    """A worker killed in the middle ends the build in one line, and the next build goes on."""
    root = edited(newsroom, tmp_path / "site", cache=False)
    before = tree(root / "output")
    done = during([*COMMAND, str(root), "--jobs", "2"], kill_child)
    assert "A worker process died while it made" in ended_badly(done, root, before)
    publish(root)
    assert tree(root / "output") == clean


def test_file_that_changes(newsroom: Path, clean: dict[str, bytes], tmp_path: Path) -> None:
    """A photo that somebody is still writing ends the build in one line that names it."""
    root = edited(newsroom, tmp_path / "site", cache=False)
    before = tree(root / "output")
    photo = root / "content/releases/keys/keys.jpg"
    whole = photo.read_bytes()

    def write_on(_: int) -> bool:
        with photo.open("ab") as file:
            file.write(b"more")
        return False

    done = during([*COMMAND, str(root), "--jobs", "1"], write_on)
    said = ended_badly(done, root, before)
    assert said == f"Not published: {photo} changed while it was read; build again."
    photo.write_bytes(whole)
    publish(root)
    assert tree(root / "output") == clean
