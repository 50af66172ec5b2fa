"""What sealed kits were made of when they were last published, so that one that would be the same isn't
sealed again.

Nothing of a kit is remembered but digests: of files that only its reader gets, by what they are made
from; and of each kit as a whole, keyed by the kit's own secret. The ciphertext lies in the last site.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pressroom.build.disk import private_folder, write_private
from pressroom.build.stopped import in_plain_words

VERSION = 1
Fact = tuple[str, int]
"""The SHA-256 and the size of a file; an empty hash where none is made."""


class Unremembered(Exception):
    """What a file would be isn't known without making it."""


@dataclass(frozen=True, slots=True)
class Published:
    """One kit as it lies in the last site: its likeness, and its files by name, each with its SHA-256."""

    likeness: str
    files: Mapping[str, str]


@dataclass
class Memory:
    """The record in a file that only its owner may read; what a build doesn't ask for is forgotten."""

    file: Path
    _facts: dict[str, Fact] = field(default_factory=dict)
    _kits: dict[str, Published] = field(default_factory=dict)
    _used: dict[str, Fact] = field(default_factory=dict)
    _next: dict[str, Published] = field(default_factory=dict)

    def fact(self, key: str) -> Fact:
        """What was made under a key. Raises Unremembered."""
        found = self._used.get(key) or self._facts.get(key)
        if found is None:
            raise Unremembered(key)
        self._used[key] = found
        return found

    def note(self, key: str, fact: Fact) -> None:
        """This was made under a key."""
        self._used[key] = fact

    def kit(self, id: str) -> Published | None:
        """A kit as it was published last."""
        return self._kits.get(id)

    def keep(self, id: str, published: Published) -> None:
        """A kit is published so now."""
        self._next[id] = published

    def save(self) -> None:
        """Remember this publication and no other. Raises BuildStopped."""
        kits = {id: [kit.likeness, dict(kit.files)] for id, kit in sorted(self._next.items())}
        told = {"version": VERSION, "facts": dict(sorted(self._used.items())), "kits": kits}
        text = json.dumps(told)
        with in_plain_words(self.file):
            private_folder(self.file.parent)
            write_private(self.file, f"{_digest(text)}\n{text}".encode())


def recalled(file: Path) -> Memory:
    """What a file remembers; nothing where there is none, or it was damaged."""
    try:
        digest, _, text = file.read_text("utf-8").partition("\n")
        told = json.loads(text) if digest == _digest(text) else {}
        if told.get("version") != VERSION:
            return Memory(file)
        facts = {key: (str(name), int(size)) for key, (name, size) in told["facts"].items()}
        kits = {id: Published(like, files) for id, (like, files) in told["kits"].items()}
        return Memory(file, facts, kits)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memory(file)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
