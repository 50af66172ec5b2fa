"""Sealed parcels: opened elsewhere with their link, shut to everything else, never twice under one nonce."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest
from sealed_samples import COVER, EXPIRES, KIT, SECRET, opened, parcel, sealed_in

from pressroom.build.artifact import MadeFile
from pressroom.build.stopped import BuildStopped
from pressroom.sealing.keys import Kit, new_number
from pressroom.sealing.parcel import CHUNK, Member, Parcel
from pressroom.sealing.passphrase import Weak, refuse_weak
from pressroom.sealing.seal import PART, nonce, seal
from pressroom.sealing.secret import Secret

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
LARGE = Member(
    "kit.zip", bytes(range(256)) * (CHUNK // 256 * (PART + 3)) + b"end", "application/zip"
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["about"])
def test_the_bytes_are_those_of_the_test_vectors(vector: dict) -> None:
    """The same secret, number, passphrase and content give the bytes that were written down once."""
    kit = Kit(Secret(bytes.fromhex(vector["secret"])), vector["number"])
    if vector["passphrase"]:
        kit = kit.with_passphrase(vector["passphrase"])
    member = Member(vector["name"], bytes.fromhex(vector["content"]), vector["type"])
    cover = dataclasses.replace(COVER, embargo=dt.datetime.fromisoformat(vector["embargo"]))
    sealed = seal(Parcel((member,)), cover, kit)
    files = {name: hashlib.sha256(data).hexdigest() for name, data in sealed.files()}
    assert (kit.id, kit.fragment, kit.mark) == (vector["id"], vector["key"], vector["mark"])
    assert sealed.header.written().decode() == vector["header"]
    assert files == vector["files"]


def test_another_implementation_opens_it(tmp_path: Path) -> None:
    """Node's WebCrypto gets every file whole, over the bounds of chunks and of files, and the cover."""
    embargo = dt.datetime(2027, 3, 1, 6, tzinfo=dt.timezone(dt.timedelta(hours=-7)))
    cover = dataclasses.replace(COVER, embargo=embargo)
    empty = Member("empty.txt", b"", "text/plain")
    folder = sealed_in(tmp_path, parcel(empty, LARGE), cover=cover)
    assert len(list(folder.glob("*.bin"))) == 2
    found = opened(folder)
    assert found.names == ["page.html", "empty.txt", "kit.zip"]
    assert found.told["cover"] == {
        "embargo": "2027-03-01T13:00:00+00:00",
        "expires": EXPIRES.isoformat(),
        "lang": "en",
        "offset": -300,
        "public": "",
        "zone": "America/Toronto",
    }


@pytest.mark.parametrize("length", [1, CHUNK - 200, CHUNK, 3 * CHUNK, PART * CHUNK])
def test_every_length_is_opened(tmp_path: Path, length: int) -> None:
    """Contents that end with a chunk or a file, or just beyond, come out whole."""
    index = len(Parcel((Member("p", bytes(length), "text/html"),)).index)
    content = Parcel((Member("p", b"x" * max(1, length - index - 4), "text/html"),))
    assert opened(sealed_in(tmp_path, content)).names == ["p"]


def test_nothing_else_opens_it(tmp_path: Path) -> None:
    """Another key, another kit's key, a cut-off or empty key: not even the cover."""
    folder = sealed_in(tmp_path)
    others = [Kit(SECRET, new_number()).fragment, "A" * 43, KIT.fragment[:-4], ""]
    for key in others:
        assert "cover" not in opened(folder, key).told
        assert opened(folder, key).refused


def test_a_passphrase_is_asked_besides(tmp_path: Path) -> None:
    """The link alone gives the cover only; blanks, capitals and look-alikes in a passphrase don't matter."""
    kit = KIT.with_passphrase(KIT.own_passphrase)
    folder = sealed_in(tmp_path, kit=kit)
    assert opened(folder, passphrase=KIT.own_passphrase).names == ["page.html"]
    spoken = KIT.own_passphrase.upper().replace("-", " ").replace("0", "O").replace("1", "l")
    assert opened(folder, passphrase=spoken).names == ["page.html"]
    for wrong in ("", KIT.own_passphrase[:-1]):
        told = opened(folder, passphrase=wrong)
        assert told.refused == "check" and told.told["cover"]["lang"] == "en"
    assert opened(folder, key="A" * 43, passphrase=KIT.own_passphrase).refused


@pytest.mark.parametrize(
    "passphrase", ["", "letmein", "Prairie Lantern 2026!", "a" * 60, "12345678" * 4]
)
def test_a_weak_passphrase_is_refused(passphrase: str) -> None:
    """What could be guessed isn't taken, and the message says what to do."""
    with pytest.raises(Weak, match="bits"):
        refuse_weak(passphrase)


def test_a_strong_passphrase_is_taken() -> None:
    """Many words without a connection are enough."""
    refuse_weak("gravel otter nine umbrella moss piano thirsty lamplight")


def test_generated_passphrases_are_worth_80_bits() -> None:
    """Sixteen letters of thirty-two, in groups that can be said on the phone, another for each kit."""
    made = {Kit(SECRET, new_number()).own_passphrase for _ in range(50)}
    assert len(made) == 50
    assert {len(each.replace("-", "")) for each in made} == {16}


def test_any_damage_is_noticed(tmp_path: Path) -> None:
    """A changed bit, a file cut off, chunks changed round or left out, a header changed: all are refused."""
    folder = sealed_in(tmp_path, parcel(LARGE))
    first, second = sorted(folder.glob("*.bin"))
    header = folder / "seal.json"
    chunk, whole, rest = CHUNK + 16, first.read_bytes(), second.read_bytes()
    told = json.loads(header.read_text())

    def refused(file: Path, data: bytes) -> bool:
        before = file.read_bytes()
        file.write_bytes(data)
        found = bool(opened(folder).refused)
        file.write_bytes(before)
        return found

    assert refused(first, whole[:5] + bytes([whole[5] ^ 1]) + whole[6:])
    assert refused(first, whole[chunk : 2 * chunk] + whole[:chunk] + whole[2 * chunk :])
    assert refused(second, rest[:-chunk])
    assert refused(second, rest[:-1])
    assert refused(second, b"")
    for key, value in {"length": told["length"] - CHUNK, "chunk": CHUNK // 2}.items():
        assert refused(header, json.dumps(told | {key: value}).encode())
    assert not opened(folder).refused


def test_the_same_content_is_the_same_bytes(tmp_path: Path) -> None:
    """A build that changes nothing changes no file."""
    one, two = sealed_in(tmp_path / "1"), sealed_in(tmp_path / "2")
    assert {f.name: f.read_bytes() for f in one.iterdir()} == {
        f.name: f.read_bytes() for f in two.iterdir()
    }


def test_no_nonce_is_used_twice_under_one_key() -> None:
    """Every other content, cover, name, order, kit or passphrase has other keys; the nonces of one version
    all differ.
    """
    later = dataclasses.replace(COVER, expires=EXPIRES + dt.timedelta(days=1))
    versions = [
        seal(parcel(), COVER, KIT),
        seal(parcel(page=b"<!DOCTYPE html><title>First keyz</title>"), COVER, KIT),
        seal(Parcel((Member("page.htm", parcel().members[0].content, "text/html"),)), COVER, KIT),
        seal(parcel(), later, KIT),
        seal(parcel(), COVER, KIT.with_passphrase("one")),
        seal(parcel(), COVER, KIT.with_passphrase("two")),
        seal(parcel(), COVER, Kit(SECRET, "another")),
        seal(parcel(), COVER, Kit(Secret(bytes(32)), KIT.number)),
    ]
    assert len({sealed._key for sealed in versions}) == len(versions)
    assert len({sealed.header.salt for sealed in versions}) == len(versions)
    nonces = {nonce(number, last) for number in range(1000) for last in (False, True)}
    assert len(nonces) == 2000 and {len(each) for each in nonces} == {12}


def test_a_file_that_changed_meanwhile_stops_the_build(tmp_path: Path) -> None:
    """Bytes that weren't announced never get under an announced key."""
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"one")
    told = MadeFile(file, hashlib.sha256(b"one").hexdigest(), 3)
    sealed = seal(Parcel((Member("photo.jpg", told, "image/jpeg"),)), COVER, KIT)
    for other in (b"two", b"more"):
        file.write_bytes(other)
        with pytest.raises(BuildStopped, match="changed while it was sealed"):
            list(sealed.files())


def test_lengths_tell_little(tmp_path: Path) -> None:
    """Small kits are all of one length; larger ones share a few, and none grows by more than 12 per cent."""

    def sizes(page: int) -> list[int]:
        content = parcel(page=b"x" * page)
        return sorted(len(data) for _, data in seal(content, COVER, KIT).files())

    assert sizes(10) == sizes(100_000) == sizes(250_000)
    lengths = {parcel(page=bytes(n)).length for n in range(10_000_000, 11_000_000, 10_000)}
    assert len(lengths) < 5
    for size in (300_000, 5_000_000, 123_456_789):
        assert (
            size
            <= Parcel((Member("x", MadeFile(tmp_path, "", size), "y"),)).length
            < size * 1.12 + 999
        )


def test_nothing_shows_a_key() -> None:
    """Neither secrets nor keys nor passphrases are in what a traceback or a log would print."""
    kit = KIT.with_passphrase("gravel otter")
    shown = repr((SECRET, kit, kit.opening(), seal(parcel(), COVER, kit)))
    for hidden in (SECRET.value, kit.link_key, b"gravelotter", kit.opening().stretched):
        assert hidden.hex() not in shown and str(hidden)[2:-1] not in shown
    assert SECRET.written not in shown and kit.fragment not in shown
