"""The sample newsroom, built once for all tests that look at it."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

import pytest
from built_site import Output, build, lay_out


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the sample newsroom, built as at its own today; several workers share it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder, done = shared / "newsroom", shared / "newsroom.built"
    with (shared / "newsroom.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            build(lay_out(folder))
            done.touch()
    return folder


@pytest.fixture(scope="session")
def site(newsroom: Path) -> Output:
    """What was built."""
    return Output(newsroom / "output")


@pytest.fixture
def another_newsroom(newsroom: Path, tmp_path: Path) -> Path:
    """A copy of the built newsroom, its cache too, to change and to build again."""
    return shutil.copytree(newsroom, tmp_path / "newsroom", symlinks=True)
