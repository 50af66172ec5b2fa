"""What is known of each file, remembered from one build to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from media_samples import jpeg, put
from PIL import Image

from pressroom.media.catalogue import Catalogue
from pressroom.media.inspect import Inspected, Refusal, inspect


class Looks:
    """Counts how often a file is really looked at."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, file: Path) -> Inspected | Refusal:
        self.seen.append(file.name)
        return inspect(file)


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were just written count as settled, but where a test says otherwise."""
    monkeypatch.setattr("pressroom.media.catalogue.FRESH_NS", 0)


def test_remembered(tmp_path: Path) -> None:
    """A file is looked at once; the answer is the same from memory, refusals too."""
    exif = Image.Exif()
    exif[0x010E] = "A lamp"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:02 18:00:00"
    good = put(tmp_path, "a.jpg", jpeg(exif=exif))
    bad = put(tmp_path, "b.jpg", b"nothing")
    looks, memory = Looks(), tmp_path / "cache/catalogue.json"
    first = Catalogue(memory, looks)
    answers = [first.inspect(file) for file in (good, bad, good)]
    first.save()
    second = Catalogue(memory, looks)
    assert [second.inspect(file) for file in (good, bad, good)] == answers
    assert answers == [inspect(good), inspect(bad), inspect(good)]
    assert looks.seen == ["a.jpg", "b.jpg"]


def test_changed_file(tmp_path: Path) -> None:
    """A file that changed is looked at again."""
    file, memory = put(tmp_path, "a.jpg", jpeg()), tmp_path / "c.json"
    first = Catalogue(memory)
    first.inspect(file)
    first.save()
    file.write_bytes(jpeg(80, 40))
    found = Catalogue(memory).inspect(file)
    assert isinstance(found, Inspected) and found.width == 80


def test_fresh_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may still be changing isn't remembered."""
    monkeypatch.setattr("pressroom.media.catalogue.FRESH_NS", 10**15)
    file, looks = put(tmp_path, "a.jpg", jpeg()), Looks()
    known = Catalogue(tmp_path / "c.json", looks)
    assert known.inspect(file) == known.inspect(file)
    assert looks.seen == ["a.jpg", "a.jpg"]


@pytest.mark.parametrize("memory", [b"", b"{", b"[]", b'{"code": "x", "files": {}}', b"\xff"])
def test_broken_memory(tmp_path: Path, memory: bytes) -> None:
    """A broken or older memory is only forgotten."""
    file = put(tmp_path, "a.jpg", jpeg())
    known = Catalogue(put(tmp_path, "c.json", memory))
    assert known.inspect(file) == inspect(file)
    known.save()
    assert Catalogue(tmp_path / "c.json").inspect(file) == inspect(file)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is gone is refused and not remembered."""
    known = Catalogue(tmp_path / "c.json")
    assert isinstance(known.inspect(tmp_path / "gone.jpg"), Refusal)
    known.save()
    assert not (tmp_path / "c.json").exists()


def test_only_what_is_used_is_kept(tmp_path: Path) -> None:
    """Files that aren't asked for any more are forgotten."""
    one, two, memory = (
        put(tmp_path, "a.jpg", jpeg()),
        put(tmp_path, "b.jpg", jpeg()),
        tmp_path / "c",
    )
    first = Catalogue(memory)
    first.inspect(one)
    first.inspect(two)
    first.save()
    second = Catalogue(memory)
    second.inspect(one)
    second.save()
    assert b"b.jpg" not in memory.read_bytes()
