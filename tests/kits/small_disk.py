"""A disk that fills for real: one of its own where the system lends one, else a limit on each file."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

SIZE = 64
"""Megabytes of the disk."""
LEND = "mount -t tmpfs -o size={size}m tmpfs {folder} && echo ready && read _"
"""Mounts a disk for a process and its children only, for as long as nobody speaks to it."""
NAMESPACES = (("--user", "--map-root-user", "--mount"), ("--mount",))
"""What anybody may have on most systems; what root may have on others."""
Done = subprocess.CompletedProcess[str]


class Disk(Protocol):
    """A disk with a folder for a site."""

    folder: Path
    """Where it lies for commands that `run`."""

    @property
    def seen(self) -> Path:
        """Where this process sees the same folder."""

    def leave(self, kilobytes: int) -> None:
        """Leave so much room."""

    def clear(self) -> None:
        """Make room again."""

    def run(self, *command: str) -> Done:
        """Run a command to its end on this disk."""


@dataclass
class Lent:
    """A file system of its own, as large as said."""

    folder: Path
    holder: subprocess.Popen[str]
    user: bool

    @property
    def seen(self) -> Path:
        """The folder, through the process that holds the disk."""
        return Path(f"/proc/{self.holder.pid}/root{self.folder}")

    @property
    def _fill(self) -> Path:
        return self.seen / "fill"

    def leave(self, kilobytes: int) -> None:
        """Fill it with a file but for so much room."""
        found = os.statvfs(self.seen)
        room = found.f_bavail * found.f_frsize - kilobytes * 1024
        self._fill.write_bytes(bytes(max(0, room)))

    def clear(self) -> None:
        """Remove that file."""
        self._fill.unlink()

    def run(self, *command: str) -> Done:
        """Run a command where the disk is."""
        enter = ["nsenter", f"--target={self.holder.pid}", "--mount"]
        enter += ["--user", "--preserve-credentials"] if self.user else []
        return subprocess.run([*enter, *command], capture_output=True, text=True, check=False)


@dataclass
class Limited:
    """A folder in which no file can grow beyond a limit: writing fails as on a full disk."""

    folder: Path
    limit: int = resource.RLIM_INFINITY

    @property
    def seen(self) -> Path:
        """The folder itself."""
        return self.folder

    def leave(self, kilobytes: int) -> None:
        """Refuse any file that would take a twentieth of that room alone."""
        self.limit = kilobytes * 1024 // 20

    def clear(self) -> None:
        """Refuse nothing."""
        self.limit = resource.RLIM_INFINITY

    def run(self, *command: str) -> Done:
        """Run a command under that limit."""
        whole = " ".join(("exec", '"$@"'))
        if self.limit != resource.RLIM_INFINITY:
            whole = f"ulimit -f {self.limit // 512 or 1}; {whole}"
        shell = ["sh", "-c", whole, "sh", *command]
        return subprocess.run(shell, capture_output=True, text=True, check=False)


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """A disk mounted on a folder, or the folder with limits where nothing may be mounted."""
    folder.mkdir(parents=True)
    for flags in NAMESPACES:
        holder = _holder(flags, folder)
        if holder is None:
            continue
        try:
            yield Lent(folder, holder, "--user" in flags)
        finally:
            holder.communicate("done\n")
        return
    yield Limited(folder)


def _holder(flags: tuple[str, ...], folder: Path) -> subprocess.Popen[str] | None:
    """The process that keeps the disk; None where the system lends none."""
    shell = ("sh", "-c", LEND.format(size=SIZE, folder=folder))
    try:
        holder = subprocess.Popen(
            ["unshare", *flags, *shell],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    except FileNotFoundError:
        return None
    assert holder.stdout is not None  # asked for above
    if holder.stdout.readline() == "ready\n":
        return holder
    holder.communicate()
    return None
