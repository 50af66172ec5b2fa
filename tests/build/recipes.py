"""Recipes for the tests of the workshop: they must lie in a module for worker processes to find."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from pressroom.build.artifact import MadeFile, Unmade


def text(words: str) -> bytes:
    """The words."""
    return words.encode()


def filled(letter: str, size: int) -> bytes:
    """A large file."""
    return letter.encode() * size


@dataclass(frozen=True)
class Word:
    """A word that can be watched."""

    letters: str


def spelled(word: Word) -> bytes:
    """Its letters."""
    return word.letters.encode()


def known(words: str) -> Unmade:
    """The words, known before they are made."""
    return Unmade(f"key of {words}", words.encode)


def shout(words: str) -> bytes:
    """The words in capitals."""
    return words.upper().encode()


def read(path: Path) -> bytes:
    """What is in a file."""
    return path.read_bytes()


def fail(words: str) -> bytes:
    """Nothing."""
    raise ValueError(f"no {words}\nand more")


def die(words: str) -> bytes:
    """Nothing; the process is killed."""
    os.kill(os.getpid(), signal.SIGKILL)
    return words.encode()


def process(words: str) -> bytes:
    """The number of the process that makes it."""
    del words
    return str(os.getpid()).encode()


def edit(path: Path) -> bytes:
    """What is in a file, which somebody edits meanwhile."""
    data = path.read_bytes()
    path.write_bytes(data + b" edited")
    return data


def count(words: str, log: str) -> bytes:
    """The words; leaves a line in a log for each time it is called."""
    with Path(log).open("a") as file:
        file.write(words + "\n")
    return words.encode()


class Odd(Exception):
    """An exception that is made of two values and told by one, so that it can't be unpickled."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


def fail_oddly(words: str) -> bytes:
    """Nothing."""
    raise Odd("one", "two" if words else "")


def worker(path: Path, size: int) -> bytes:
    """Which process makes it."""
    return b"%d" % os.getpid() if path and size >= 0 else b""


def write(file: Path, words: str) -> None:
    """Write the words into a file."""
    file.write_text(words)


def write_half(file: Path, words: str) -> None:
    """Write some of it, and fail."""
    file.write_text(words[:1])
    raise ValueError(f"no more {words}")


def copy(made: MadeFile) -> bytes:
    """What is in a file that was made before."""
    return made.path.read_bytes()
