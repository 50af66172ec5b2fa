"""What earlier audits found clean, so that the same file isn't searched again for the same things.

A verdict hangs on the file's name, on its bytes, on everything that was looked for, and on the program
that looked. It is remembered by one digest of all four, and holds for nothing else: another withheld
sentence, another version of the program, or a file that was written anew, and the file is read again.
Bytes are known without reading them by the key that the file was made under together with what the
file system says of it: which file it is, how long, and when it was last written.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pressroom.build.digests import program_state
from pressroom.build.disk import private_folder, write_private
from pressroom.build.states import COARSE, SECOND, TICK
from pressroom.build.stopped import in_plain_words

SIZE = 16
"""Bytes of a digest: two of ten million files share one by chance once in 10^24 newsrooms."""


@dataclass(frozen=True, slots=True)
class Acquittals:
    """The files that the last good audit of an output found clean, remembered in the file `record`."""

    record: Path
    keys: Mapping[str, str] = field(default_factory=dict)
    """What each file was made under, by its path; one without a key is read every time."""

    def signs(self, tree: Path, files: Iterable[str], sought: bytes, at: int) -> dict[str, bytes]:
        """The digest that a verdict on each file is remembered by, as the files are now.

        `sought` tells all that is looked for; `at` is the time, in ns since the epoch. A file without
        one is to be read whatever was found before: it has no key, or is so new that it could be
        written to again and bear the same time. Raises OSError where a file is gone.
        """
        asked = hashlib.sha256(sought + program_state().encode()).digest()
        found = {}
        for path in files:
            key, told = self.keys.get(path, ""), os.stat(tree / path)  # noqa: PTH116 - one of 50,000
            if key and not _is_new(told, at):
                said = (
                    f"{path}\0{key}\0{told.st_dev} {told.st_ino} {told.st_size} {told.st_mtime_ns}"
                )
                data = said.encode("utf-8", "surrogateescape")
                found[path] = hashlib.blake2b(data, digest_size=SIZE, key=asked).digest()
        return found

    def known(self) -> frozenset[bytes]:
        """The digests of the last audit; none where there was none, or its record is damaged."""
        try:
            told = self.record.read_bytes()
        except OSError:
            return frozenset()
        check, data = told[:32], told[32:]
        if hashlib.sha256(data).digest() != check or len(data) % SIZE:
            return frozenset()
        return frozenset(data[place : place + SIZE] for place in range(0, len(data), SIZE))

    def keep(self, signs: Iterable[bytes]) -> None:
        """Remember the files of an audit that found nothing. Raises BuildStopped."""
        data = b"".join(sorted(signs))
        with in_plain_words(self.record):
            private_folder(self.record.parent)
            write_private(self.record, hashlib.sha256(data).digest() + data)


def _is_new(found: os.stat_result, at: int) -> bool:
    """Whether a file was written so shortly before that it could change and not show it."""
    changed = found.st_mtime_ns
    return changed > at - (TICK if changed % SECOND else COARSE)
