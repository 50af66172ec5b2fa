"""Files that recipes read: what state they are in, and whether they stayed as they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pressroom.build.stopped import BuildStopped

State = tuple[int, int, int, int]
"""Size, time of the last change of content and of the inode, and the inode's number."""


def state(path: Path) -> State:
    """The state of a file. Raises BuildStopped when it can't be read."""
    with reading(path):
        found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def refuse_changed(states: Mapping[Path, State]) -> None:
    """Raise BuildStopped when a file isn't any more in the state it was in."""
    for path, before in states.items():
        if state(path) != before:
            raise BuildStopped(f"{path} changed while it was read; build again.")


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the file system refuses into one line that names the file."""
    try:
        yield
    except OSError as error:
        raise BuildStopped(f"Can't read {path}: {error.strerror or error}.") from error
