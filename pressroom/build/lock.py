"""The lock that keeps two builds out of one output folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pressroom.build.stopped import BuildStopped


class Lock:
    """A lock file, held from `take` to `release` or to the end of the process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether this process holds it, through this value."""
        return self._handle is not None

    def take(self, what: str) -> None:
        """Hold the lock. Raises BuildStopped at once when another build holds it."""
        if self._handle is not None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _grab(handle):
            os.close(handle)
            raise BuildStopped(f"Another build is writing to {what}; wait until it is done.")
        self._handle = handle

    def release(self) -> None:
        """Let go; harmless when it isn't held. The file stays, as removing it would let in two."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _grab(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _grab(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
