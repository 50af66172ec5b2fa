"""Templates as Jinja compiled them, kept for all sites of this user, in all languages."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from pressroom.build.digests import Digester, Unknowable, program_state
from pressroom.build.disk import private_folder, write_private

TOLD = ("JINJA_ENVIRONMENT", "JINJA_FILTERS", "JINJA_TESTS")
"""The settings that templates are compiled by."""
UNUSED = 30 * 24 * 3600
"""Seconds after which what another version of the program compiled is thrown away."""


class Compiled(BytecodeCache):
    """What templates were compiled to: in memory, and in a folder where one may be used.

    It is code, and run: so it lies in the user's own cache, as Python's own compiled modules lie beside
    their sources, and never in a site's, which may be carried from machine to machine.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._code: dict[str, bytes] = {}
        self._folder = folder if folder and _is_ours(folder) else None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template as it was compiled, unless its source is another now."""
        code = self._code.get(bucket.key) or self._read(bucket.key)
        if code:
            bucket.load_bytecode(BytesIO(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled just now."""
        kept = BytesIO()
        bucket.write_bytecode(kept)
        self._code[bucket.key] = kept.getvalue()
        if self._folder:
            with contextlib.suppress(OSError):  # it is compiled again, that is all
                write_private(self._folder / bucket.key, kept.getvalue())

    def _read(self, key: str) -> bytes:
        if self._folder is None:
            return b""
        try:
            return (self._folder / key).read_bytes()
        except OSError:
            return b""


def compiled_for(given: Mapping[str, Any]) -> Compiled:
    """What templates were compiled to under such settings of Pelican's; nothing yet where they hold code."""
    try:
        told = Digester().digest((program_state(), [given.get(name) for name in TOLD]))
    except Unknowable:
        return Compiled()
    return Compiled(_cache() / told[:32])


def _cache() -> Path:
    """The folder for what this user's programs could make again (XDG Base Directory Specification)."""
    return (
        Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
        / "pressroom"
        / "templates"
    )


def _is_ours(folder: Path) -> bool:
    """Whether nobody else can write into a folder, which is made where it is missing."""
    try:
        if not folder.is_dir():
            private_folder(folder)
            _sweep(folder)
        os.utime(folder)
        found = folder.stat()
    except (OSError, RuntimeError):
        return False
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _sweep(used: Path) -> None:
    """Throw away what nobody has used for long."""
    for folder in used.parent.iterdir():
        if folder != used and folder.stat().st_mtime < time.time() - UNUSED:
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()
