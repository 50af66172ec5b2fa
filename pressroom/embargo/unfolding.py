"""The texts of a published file: unpacked, unescaped, with and without its tags."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

DEPTH = 3
"""Archives within archives that are opened."""
LARGEST = 256 * 1024 * 1024
"""Bytes of a packed member that are read."""

_TAG = re.compile(r"<[^<>]*>")
_ESCAPED = re.compile(r"""(?:\\u[0-9a-fA-F]{4})+|\\[nrtbf/"\\]""")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_READABLE = re.compile(rb"[\t\n\r\x20-\x7e]{12,}")
_FOLDED = re.compile(r"\r?\n[ \t]")
_PIXELS = (
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".avif",
    ".gif",
    ".mp4",
    ".m4v",
    ".mov",
    ".webm",
    ".mp3",
    ".m4a",
)
_MARGIN = 32 * 1024
"""Bytes at the beginning and the end of a picture or recording where its captions are, but for XMP."""
_INDEX = b"pagefind_dcd"
"""What the indexer's packed files begin with."""
_MACHINE_CODE = b"\0asm"
_BETWEEN_WORDS = "\u200b"
"""Put by the indexer between the words of texts without spaces."""
_NOTHING_SAID = (".woff", ".woff2", ".ttf", ".otf", ".ico")


@dataclass(frozen=True)
class Text:
    """One text of a file: `said` is what is read, `marked` what its tags hold, `whole` both."""

    name: str
    """The file's, or that of the member of an archive."""
    said: str
    marked: str
    whole: str

    @cached_property
    def low(self) -> str:
        """The whole in lower case."""
        return self.whole.lower()


def texts(name: str, data: bytes, depth: int = DEPTH) -> Iterator[Text]:
    """The texts in a file, those of the members of archives among them."""
    if data[:2] == b"\x1f\x8b":
        yield from _gzipped(name, data, depth)
    elif data[:4] == b"PK\x03\x04" and zipfile.is_zipfile(io.BytesIO(data)):
        yield from _zipped(name, data, depth)
    elif not name.lower().endswith(_NOTHING_SAID):
        yield _text(name, _decoded(name, data))


def _gzipped(name: str, data: bytes, depth: int) -> Iterator[Text]:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            unpacked = file.read(LARGEST)
    except (OSError, EOFError, zlib.error):
        return
    if unpacked.startswith(_INDEX):
        yield from _indexed(name, unpacked.removeprefix(_INDEX))
    elif depth:
        yield from texts(name.removesuffix(".gz"), unpacked, depth - 1)


def _indexed(name: str, data: bytes) -> Iterator[Text]:
    """A part of the index for search: a page as JSON, or the words, filters and pages in CBOR."""
    if data.startswith(_MACHINE_CODE):
        return
    said = data.decode("utf-8", "replace").replace(_BETWEEN_WORDS, "")
    if not data.startswith(b"{"):
        said = "\n".join((*_packed_strings(data), said.replace("\ufffd", " ")))
    yield _text(name, said)


def _packed_strings(data: bytes) -> Iterator[str]:
    """The texts that CBOR packs: as they lie there, a letter stands before each for its length."""
    import cbor2

    try:
        yield from _strings(cbor2.loads(data))
    except cbor2.CBORDecodeError:
        return


def _strings(value: object) -> Iterator[str]:
    """Every text in nested lists."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, list):
            waiting.extend(reversed(each))


def _zipped(name: str, data: bytes, depth: int) -> Iterator[Text]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            inner = f"{name}/{member.filename}"
            yield Text(inner, member.filename, "", member.filename)
            if depth and not member.is_dir() and not member.flag_bits & 1:
                with archive.open(member) as file:
                    yield from texts(inner, file.read(LARGEST), depth - 1)


def _decoded(name: str, data: bytes) -> str:
    """The text of a file; of pictures and other binary files what can be read in them."""
    if b"\0" not in data[:4096] and not data.startswith((b"\xff\xd8", b"%PDF")):
        return data.decode("utf-8", "replace")
    packets = b"\n".join(_PACKET.findall(data))
    if name.lower().endswith(_PIXELS) and len(data) > 2 * _MARGIN:
        data = data[:_MARGIN] + b"\n" + data[-_MARGIN:]
    readable = b"\n".join(_READABLE.findall(data.replace(b"\0", b"")))
    return packets.decode("utf-8", "replace") + readable.decode("ascii")


def _text(name: str, raw: str) -> Text:
    whole = _unfold(name, raw)
    if "<" not in whole:
        return Text(name, whole, "", whole)
    return Text(name, _TAG.sub(" ", whole), "\n".join(_TAG.findall(whole)), whole)


def _unfold(name: str, text: str) -> str:
    if name.endswith((".ics", ".vcf")):
        text = _FOLDED.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub(_unescaped, text)
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    if "%" in text:
        text = _PERCENT.sub(lambda match: unquote(match[0], errors="replace"), text)
    return text


def _unescaped(match: re.Match[str]) -> str:
    """What a JSON escape stands for; a line break or tab for a blank."""
    said = match[0]
    if said[1] == "u":
        units = bytes.fromhex(said.replace("\\u", ""))
        return units.decode("utf-16-be", "replace")
    return said[1] if said[1] in '/"\\' else " "
