"""Putting a folder in order that holds an older site: what is in the way goes first, what is over last."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

FOLDER = 0o755


def clear_way(folder: Path, left: Collection[str], paths: Iterable[str]) -> None:
    """Take away files that lie where `paths` need folders, and folders where these are files.

    `left` are the files that lie in the folder. Raises OSError.
    """
    if not left:
        return
    files, folders = frozenset(left), _folders(left)
    needed: set[str] = set()
    for path in paths:
        if path in folders:
            _remove(folder / path)
        needed.update(_above(path, needed))
    for path in needed & files:
        _remove(folder / path)


def tidy(folder: Path, files: Collection[str]) -> None:
    """Take away everything but some files, and let everybody look into the folders. Raises OSError."""
    wanted = frozenset(files)
    _tidy(str(folder), "", wanted, _folders(wanted))


def _tidy(place: str, below: str, files: Collection[str], folders: Collection[str]) -> None:
    with os.scandir(place) as entries:
        found = list(entries)
    for entry in found:
        path = f"{below}{entry.name}"
        if path in folders and entry.is_dir(follow_symlinks=False):
            if stat.S_IMODE(entry.stat(follow_symlinks=False).st_mode) != FOLDER:
                os.chmod(entry.path, FOLDER)  # noqa: PTH101 - as many folders as pages
            _tidy(entry.path, f"{path}/", files, folders)
        elif path not in files or not entry.is_file(follow_symlinks=False):
            _remove(Path(entry.path))


def _folders(files: Iterable[str]) -> set[str]:
    """Every folder that some files lie in."""
    found: set[str] = set()
    for path in files:
        found.update(_above(path, found))
    return found


def _above(path: str, known: Collection[str]) -> list[str]:
    """The folders that a file lies in, up to the first known one."""
    found = []
    folder = path.rpartition("/")[0]
    while folder and folder not in known:
        found.append(folder)
        folder = folder.rpartition("/")[0]
    return found


def _remove(path: Path) -> None:
    """Whatever lies there; harmless where nothing does."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    if stat.S_ISDIR(found.st_mode):
        shutil.rmtree(path)
    else:
        path.unlink()
