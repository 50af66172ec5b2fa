"""How a build ends badly: one exception with one line that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BuildStopped(Exception):
    """A build that can't go on; its message is the one line to show."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@contextmanager
def in_plain_words(where: str | Path) -> Iterator[None]:
    """Turn what the file system refuses into one line: a full disk, a missing permission."""
    try:
        yield
    except OSError as error:
        place = error.filename or where
        raise BuildStopped(f"Can't write to {place}: {error.strerror or error}.") from error
