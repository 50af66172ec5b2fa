"""A file's bytes as clean text, or the one line that says why not."""

from __future__ import annotations

import re

from pressroom.reading.nodes import Malformed

MAX_BYTES = 5_000_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def legible(data: bytes) -> str:
    """The text of a file as far as it can be read, whatever is wrong with it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def decode(data: bytes) -> str:
    """The text of a file, without a byte-order mark, its lines ending in `\\n`; raises Malformed.

    Refused: what is larger than 5 MB, isn't UTF-8, or holds control characters, since XML, feeds
    and readers refuse them too.
    """
    if len(data) > MAX_BYTES:
        raise Malformed(
            "F113", 1, 1, f"The file has {len(data):,} bytes.", f"Keep it under {MAX_BYTES:,}."
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Malformed("F110", 1, 1, "The file is UTF-16.", "Save it as UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = data.count(b"\n", 0, trouble.start) + 1
        column = trouble.start - data.rfind(b"\n", 0, trouble.start)
        byte = f"{data[trouble.start]:#04x}"
        raise Malformed(
            "F110", line, column, f"The byte {byte} isn't UTF-8.", "Save the file as UTF-8."
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        name = f"U+{ord(match[0]):04X}"
        raise Malformed(
            "F111", line, column, f"The control character {name} can't be published.", "Delete it."
        )
    return text
