"""Sealed kits in the public output: not a word of them for anybody, all of them for whoever has the link."""

from __future__ import annotations

import base64
import binascii
import bz2
import codecs
import gzip
import html
import io
import json
import quopri
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from personal_newsroom import RECIPIENTS, SECRETS, path_of, visited

from pressroom.personal.traces import marks_in

DEPTH = 4
HIDDEN = (*SECRETS, *RECIPIENTS)


def written(word: str) -> Iterator[bytes]:
    """A word in every encoding somebody might have left it in."""
    for text in {word, word.lower(), word.upper(), word.title(), word[::-1]}:
        for form in (text, codecs.encode(text, "rot13")):
            plain = form.encode()
            yield plain
            yield from (form.encode(c) for c in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-7"))
            yield from (binascii.hexlify(plain), binascii.hexlify(plain).upper())
            yield quote(form).encode()
            yield "".join(f"%{byte:02x}" for byte in plain).encode()
            yield quopri.encodestring(plain).rstrip()
            yield "".join(f"&#{ord(c)};" for c in form).encode()
            yield "".join(f"&#x{ord(c):x};" for c in form).encode()
            yield html.escape(form).encode("ascii", "xmlcharrefreplace")
            yield json.dumps(form)[1:-1].encode()
            yield from aligned(plain, 3, base64.b64encode)
            yield from aligned(plain, 3, base64.urlsafe_b64encode)
            yield from aligned(form.encode("utf-16-le"), 3, base64.b64encode)
            yield from aligned(plain, 5, base64.b32encode)
            yield from aligned(plain, 4, base64.b85encode)
        yield text.encode("punycode") if not text.isascii() else text.encode()


def aligned(data: bytes, size: int, encode: Any) -> Iterator[bytes]:
    """What is always there of some bytes within a longer encoded text, wherever in it they begin."""
    for skip in range(size):
        kept = data[skip:]
        kept = kept[: len(kept) // size * size]
        told = encode(kept)
        if len(told) >= 8:
            yield told
            yield told.lower()


def unpacked(data: bytes, depth: int = DEPTH) -> Iterator[bytes]:
    """The bytes themselves, and everything that is packed in them, in whatever way."""
    yield data
    if not depth:
        return
    for inner in inside(data):
        yield from unpacked(inner, depth - 1)


def inside(data: bytes) -> Iterator[bytes]:
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    for magic, opener in ((b"\x1f\x8b", gzip.decompress), (b"BZh", bz2.decompress)):
        if data.startswith(magic):
            yield attempt(opener, data)
    # zlib streams wherever they stand: in PNG, PDF, SWF, or in nothing at all
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data[:4_000_000]):
        stream = zlib.decompressobj()
        try:
            found = stream.decompress(data[match.start() :], 8_000_000)
        except zlib.error:
            continue
        if len(found) > 16:
            yield found
    for match in re.finditer(rb"[A-Za-z0-9+/_-]{24,}={0,2}", data[:4_000_000]):
        told = match[0].translate(bytes.maketrans(b"-_", b"+/"))
        if depth_of_letters(told):
            yield attempt(base64.b64decode, told + b"=" * (-len(told) % 4))


def depth_of_letters(told: bytes) -> bool:
    """Whether letters look like base64 at all: with both cases or digits among them."""
    return bool(re.search(rb"[a-z]", told) and re.search(rb"[A-Z]", told))


def attempt(opener: Any, data: bytes) -> bytes:
    try:
        return bytes(opener(data))
    except (OSError, EOFError, ValueError, zlib.error):
        return b""


@pytest.fixture(scope="module")
def haystack(output: Path) -> dict[str, bytes]:
    """Everything that was published, unpacked: by file, its name before what is in it."""
    found = {}
    for file in sorted(output.rglob("*")):
        if file.is_file():
            name = file.relative_to(output).as_posix()
            found[name] = name.encode() + b"\0" + b"\0".join(unpacked(file.read_bytes()))
    return found


def test_the_search_finds_what_is_hidden() -> None:
    """The search itself works: each way in which a word may be hidden is found."""
    word = "Quillfeather"
    plain = f"about {word} and more".encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", gzip.compress(plain))
    hidden = [
        plain,
        gzip.compress(plain),
        packed.getvalue(),
        b"%PDF stream\n" + zlib.compress(plain) + b"\nendstream",
        base64.b64encode(b"x" + plain),
        base64.b32encode(plain),
        codecs.encode(plain.decode(), "rot13").encode(),
        plain[::-1],
        plain.decode().encode("utf-16-le"),
        binascii.hexlify(plain),
        b'{"a": "' + base64.urlsafe_b64encode(zlib.compress(plain)) + b'"}',
    ]
    needles = set(written(word))
    for number, data in enumerate(hidden):
        told = b"\0".join(unpacked(data))
        assert any(needle in told for needle in needles), number


@pytest.mark.parametrize("word", HIDDEN)
def test_nobody_gets_a_word_without_the_link(word: str, haystack: dict[str, bytes]) -> None:
    """No byte of the whole output, unpacked and in any encoding, tells of the release or its recipients."""
    needles = {needle for needle in written(word) if len(needle) > 4}
    found = {
        (path, needle) for path, data in haystack.items() for needle in needles if needle in data
    }
    assert found == set()


def test_nothing_leads_to_a_sealed_kit(
    kits: dict[str, dict[str, Any]], haystack: dict[str, bytes]
) -> None:
    """No page, feed, sitemap or list names a kit's folder, its key, its mark or its number."""
    for kit in kits.values():
        key = str(kit["link"]).partition("#")[2]
        for path, data in haystack.items():
            own = path.startswith(f"k/{kit['kit']}/")
            assert own or kit["kit"].encode() not in data, path
            assert key.encode() not in data and kit["mark"].encode() not in data, path


def test_the_public_part_of_all_kits_is_alike(
    output: Path, kits: dict[str, dict[str, Any]]
) -> None:
    """Their pages are the same, byte for byte; their headers have the same keys."""
    folders = [output / "k" / kit["kit"] for kit in kits.values()]
    assert len({(folder / "index.html").read_bytes() for folder in folders}) == 1
    headers = [json.loads((folder / "seal.json").read_text()) for folder in folders]
    assert len({tuple(sorted(header)) for header in headers}) == 1
    assert sorted(p.name for p in (output / "k").iterdir()) == sorted(f.name for f in folders)


@pytest.mark.parametrize(
    ("reader", "lang", "dir", "title", "angle", "called"),
    [
        ("dana", "en", "ltr", "Quillfeather tenants stay put", "tumbleglass", "Dana Whistlecombe"),
        ("layla", "ar", "rtl", "مستأجرو زعفرانة باقون", "marblefinch", "ليلى العقيقي"),
    ],
)
def test_one_click_opens_a_complete_kit(
    output: Path,
    kits: dict[str, dict[str, Any]],
    tmp_path: Path,
    reader: str,
    lang: str,
    dir: str,
    title: str,
    angle: str,
    called: str,
) -> None:
    """In Chromium, in its reader's language: their angle, their name, pictures, and an archive in which
    every file is what its list says."""
    saved = tmp_path / "kit.zip"
    (seen,) = visited(
        output,
        [
            {
                "url": path_of(kits[reader]),
                "at": "2026-11-24T12:00:00Z",
                "axe": True,
                "steps": [
                    ["click", "form button"],
                    ["see", ".personal"],
                    ["download", ".button-strong", str(saved)],
                ],
            }
        ],
    )
    assert (seen["errors"], seen["barriers"]) == ([], [])
    assert (seen["lang"], seen["dir"]) == (lang, dir)
    for words in (title, angle, called, kits[reader]["mark"]):
        assert words in seen["text"], words
    assert len(seen["pictures"]) >= 3
    assert all(width for _, width in seen["pictures"])
    assert seen["over"] <= 0
    check_archive(saved, lang, called, kits[reader]["mark"])


def check_archive(file: Path, lang: str, called: str, mark: str) -> None:
    """An archive is whole, has every format and the pictures, and tells whose it is."""
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        names = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    listed = json.loads(names["kit.json"])
    assert listed["language"] == lang
    assert {entry["path"] for entry in listed["files"]} == names.keys() - {"kit.json"}
    for entry in listed["files"]:
        assert len(names[entry["path"]]) == entry["bytes"]
    suffixes = {Path(name).suffix for name in names if name.startswith("text/")}
    assert {".pdf", ".docx", ".txt", ".html", ".md", ".json"} <= suffixes
    assert [name for name in names if name.startswith("photos/") and name.endswith(".jpg")]
    assert any("ledgerquartz" in name for name in names)
    for name in ("README.txt", "kit.json"):
        assert called in names[name].decode() and mark in names[name].decode()
    marked = [n for n in names if n.startswith("text/") and n != "text/quotes.txt"]
    marked += [n for n in names if n.startswith("photos/") and n.endswith((".jpg", ".png"))]
    assert [name for name in marked if mark not in marks_in(names[name], name)] == []
