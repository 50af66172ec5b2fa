"""Sealing itself: a parcel becomes a folder of ciphertext that its link alone opens.

AES-256-GCM in chunks after STREAM (Hoang, Reyhanitabar, Rogaway, Vizár, “Online Authenticated-Encryption
and its Nonce-Reuse Misuse-Resistance”, CRYPTO 2015): each nonce holds the chunk's number and whether it is
the last, so chunks can't be lost, moved or cut off unnoticed. docs/security.md has the whole format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from pressroom.sealing.derivation import SUITE
from pressroom.sealing.keys import Kit, base32, base64url
from pressroom.sealing.parcel import CHUNK, Cover, Parcel

HEADER = "seal.json"
"""The name of the file that says how the others are read."""
PART = 16
"""Chunks in a file: four megabytes, which every host takes (the smallest limit known is 25)."""
TAG = 16
"""Bytes that each chunk grows by."""


@dataclass(frozen=True, slots=True)
class Header:
    """What anybody may know of a sealed parcel: how long it is, and what its keys are made with."""

    salt: bytes
    check: bytes
    cover: bytes
    length: int
    rounds: int
    passphrase_salt: bytes

    @property
    def associated(self) -> bytes:
        """What is authenticated with every chunk and with the cover."""
        return associated(self.length, self.rounds)

    @property
    def name(self) -> str:
        """What the version's files begin with."""
        return base32(self.salt)

    @property
    def chunks(self) -> int:
        """How many there are."""
        return -(-self.length // CHUNK)

    @property
    def parts(self) -> int:
        """How many files hold them."""
        return -(-self.chunks // PART)

    def part(self, number: int) -> str:
        """The name of a file of ciphertext."""
        return f"{self.name}-{number}.bin"

    def written(self) -> bytes:
        """As it lies beside the ciphertext."""
        told = {
            "check": base64url(self.check),
            "chunk": CHUNK,
            "cover": base64url(self.cover),
            "length": self.length,
            "name": self.name,
            "part": PART,
            "passphrase": {"rounds": self.rounds, "salt": base64url(self.passphrase_salt)}
            if self.rounds
            else None,
            "salt": base64url(self.salt),
            "seal": SUITE.decode(),
        }
        return (json.dumps(told, sort_keys=True, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Sealed:
    """A parcel as it may lie anywhere: ciphertext and the header; the only thing that leaves."""

    id: str
    header: Header
    _parcel: Parcel
    _key: bytes

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file's name and bytes, one after the other: the ciphertext first, the header last.

        Raises BuildStopped where a file of the parcel changed since it was announced.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cipher, associated = AESGCM(self._key), self.header.associated
        last, part = self.header.chunks - 1, bytearray()
        for number, chunk in enumerate(self._parcel.chunks()):
            part += cipher.encrypt(nonce(number, number == last), chunk, associated)
            if number == last or number % PART == PART - 1:
                yield self.header.part(number // PART), bytes(part)
                part = bytearray()
        yield HEADER, self.header.written()

    def __repr__(self) -> str:
        """Without key and content."""
        return f"Sealed({self.id})"


def seal(parcel: Parcel, cover: Cover, kit: Kit) -> Sealed:
    """The parcel sealed with a kit's keys for this content."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    opening, told = kit.opening(), cover.packed()
    fixed = associated(parcel.length, kit.rounds)
    salt = kit.salt(parcel.index, told, fixed, opening.stretched)
    header = Header(
        salt=salt,
        check=opening.check(salt),
        cover=AESGCM(opening.cover_key(salt)).encrypt(nonce(0, True), told, fixed),
        length=parcel.length,
        rounds=kit.rounds,
        passphrase_salt=kit.passphrase_salt if kit.rounds else b"",
    )
    return Sealed(kit.id, header, parcel, opening.content_key(salt))


def nonce(number: int, last: bool) -> bytes:
    """The nonce of a chunk: seven zeros, its number in four bytes, and whether it is the last.

    The key is another for every content, so the nonce needs no chance in it.
    """
    return bytes(7) + number.to_bytes(4, "big") + bytes([last])


def associated(length: int, rounds: int) -> bytes:
    """What is authenticated beside the content, as text."""
    return f"{SUITE.decode()} {length} {CHUNK} {rounds}".encode()
