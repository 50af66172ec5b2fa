"""Marks in a file that turned up somewhere: whose copy it was."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from pressroom.embargo.unfolding import texts
from pressroom.sealing.passphrase import LETTERS

MARK = re.compile(rf"(?<![\w-])[{LETTERS}]{{4}}-[{LETTERS}]{{4}}(?![\w-])")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def marks_in(data: bytes, name: str) -> set[str]:
    """Everything in a file that has the form of a mark: in its text, its properties, its members."""
    found: set[str] = set()
    for piece in _pieces(data, name):
        found.update(MARK.findall(piece))
    return found


def _pieces(data: bytes, name: str) -> Iterator[str]:
    for text in texts(name, data):
        yield text.whole
    yield data.decode("utf-8", "replace")
    yield data.replace(b"\0", b"").decode("latin-1")
    for stream in STREAM.findall(data):
        try:
            yield zlib.decompress(stream).decode("latin-1")
        except zlib.error:
            continue
