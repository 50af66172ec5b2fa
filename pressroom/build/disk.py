"""Files on disk: written whole or not at all, linked where possible, with the modes readers need."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

CANNOT_LINK = frozenset({errno.EXDEV, errno.EMLINK, errno.EPERM, errno.ENOTSUP, errno.EACCES})
READABLE = 0o644
OWN = 0o600
HALF = ".half"
"""The end of the name of a file that isn't whole yet."""


def write_whole(path: str | Path, data: bytes) -> None:
    """Write a file that everybody may read; it appears complete. Raises OSError."""
    _appear(path, lambda half: _fill(half, (data,)))


def write_private(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file that only its owner may read, at no time anybody else; it appears complete. Of a large
    one, `data` may be pieces. Raises OSError.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    _appear(path, lambda half: _fill(half, pieces, OWN), OWN)


def link_same(old: Path, path: Path, data: bytes) -> bool:
    """Give an old file a second name where it holds just these bytes; False where it doesn't.

    Raises OSError when the new name can't be made.
    """
    try:
        with old.open("rb") as file:
            found = os.fstat(file.fileno())
            plain = stat.S_IMODE(found.st_mode) == READABLE and stat.S_ISREG(found.st_mode)
            if not plain or found.st_size != len(data) or file.read() != data:
                return False
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError):
        return False
    link_whole(old, path)
    return True


def link_untouched(old: str | Path, path: str | Path, since: int) -> bool:
    """Give an old file a second name where nobody wrote to it after `since` (ns); False where it is
    gone, or was written to.

    Raises OSError when the new name can't be made.
    """
    try:
        found = os.lstat(old)
    except (FileNotFoundError, NotADirectoryError):
        return False
    plain = stat.S_IMODE(found.st_mode) == READABLE and stat.S_ISREG(found.st_mode)
    if not plain or found.st_mtime_ns > since:
        return False
    if not _is_named(found, path):
        link_whole(Path(old), Path(path))
    return True


def copy_whole(source: Path, path: Path) -> None:
    """Copy a file's content without holding it in memory; it appears complete. Raises OSError."""
    _appear(path, lambda half: shutil.copyfile(source, half))


def link_whole(source: Path, path: Path) -> None:
    """The same file under a second name, or a copy where it can't be. Raises OSError."""
    if _is_named(os.lstat(source), path):
        return
    path.unlink(missing_ok=True)
    try:
        path.hardlink_to(source)
    except OSError as error:
        if error.errno not in CANNOT_LINK:
            raise
        copy_whole(source, path)


def _is_named(file: os.stat_result, other: str | Path) -> bool:
    """Whether a file has that name already, be it a link itself or what a link leads to."""
    try:
        there = os.lstat(other)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return (file.st_dev, file.st_ino) == (there.st_dev, there.st_ino)


def private_folder(path: Path) -> None:
    """Make a folder that only its owner may look into. Raises OSError."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.chmod(0o700)


def public_folder(path: str | Path) -> None:
    """Make a folder that a web server may read, and those above it. Raises OSError."""
    try:
        os.mkdir(path)  # noqa: PTH102 - as many folders as pages: see _appear
    except FileExistsError:
        if not os.path.isdir(path):  # noqa: PTH112
            raise
        return
    except FileNotFoundError:
        public_folder(os.path.dirname(path))  # noqa: PTH120
        public_folder(path)
        return
    os.chmod(path, 0o755)  # noqa: PTH101


def ignores_case(folder: Path) -> bool:
    """Whether names that differ in case only are the same file there. Raises OSError."""
    probe = folder / f".Probe{os.getpid()}"
    probe.touch()
    try:
        return probe.with_name(probe.name.lower()).exists()
    finally:
        probe.unlink()


def flush(folder: Path) -> None:
    """Wait until everything in a folder is on the disk itself, with whatever else its file system holds.

    A site swapped in before that could be found full of empty files after a power cut.
    """
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None
    if libc is None or not hasattr(libc, "syncfs"):
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if libc.syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(handle)


def _fill(half: str, pieces: Iterable[bytes], mode: int = 0o666) -> None:
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        for data in pieces:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def _appear(path: str | Path, fill: Callable[[str], object], mode: int = READABLE) -> None:
    half = f"{os.path.dirname(path)}/.{os.getpid()}{HALF}"  # noqa: PTH120
    whole = False
    try:
        fill(half)
        os.chmod(half, mode)  # noqa: PTH101 - ten thousand files: pathlib takes as long as the disk
        os.replace(half, path)  # noqa: PTH105
        whole = True
    finally:
        if not whole:
            with contextlib.suppress(OSError):
                Path(half).unlink()
