"""The keys of one sealed kit: all come from the site's secret and the kit's own number."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, field

from pressroom.sealing.derivation import authenticated, derived
from pressroom.sealing.passphrase import LETTERS, ROUNDS, generated, normal, stretched
from pressroom.sealing.secret import Secret

NUMBER = 16
"""Bytes of a kit's number, drawn by chance: two of them never meet."""


def new_number() -> str:
    """A number for a new kit; it isn't secret, but opens nothing without the site's secret."""
    return base32(secrets.token_bytes(NUMBER))


def base32(data: bytes) -> str:
    """Small letters and digits: the same on disks that don't tell capitals."""
    return base64.b32encode(data).decode().rstrip("=").lower()


def base64url(data: bytes) -> str:
    """Letters, digits, - and _, as addresses take them."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Kit:
    """The keys of the kit with a number; `passphrase` is the normal form of one that is asked besides."""

    secret: Secret
    number: str
    passphrase: bytes = field(default=b"", repr=False)

    def _derived(self, purpose: str, length: int) -> bytes:
        return derived(self.secret.value, purpose, self.number.encode(), length)

    @property
    def id(self) -> str:
        """The folder it lies in: 128 bits that tell nothing."""
        return base32(self._derived("id", 16))

    @property
    def link_key(self) -> bytes:
        """What stands behind the `#` of its link."""
        return self._derived("link", 32)

    @property
    def fragment(self) -> str:
        """The same as text."""
        return base64url(self.link_key)

    @property
    def mark(self) -> str:
        """What stands in each copy and tells whose it was: `7f3k-92qd`."""
        chance = int.from_bytes(self._derived("mark", 5), "big")
        letters = "".join(LETTERS[chance >> shift & 31] for shift in range(35, -1, -5))
        return f"{letters[:4]}-{letters[4:]}"

    @property
    def own_passphrase(self) -> str:
        """The passphrase made for it, the same whenever it is asked for."""
        return generated(self._derived("passphrase", 10))

    def locked(self, passphrase: str) -> str:
        """A chosen passphrase, encrypted so that only who has the site's secret reads it."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        chance = secrets.token_bytes(12)
        cipher = AESGCM(self._derived("chosen passphrase", 32))
        return base64url(chance + cipher.encrypt(chance, passphrase.encode(), None))

    def unlocked(self, told: str) -> str:
        """The chosen passphrase that `locked` encrypted. Raises ValueError where it can't be read."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        data = base64.urlsafe_b64decode(told + "=" * (-len(told) % 4))
        cipher = AESGCM(self._derived("chosen passphrase", 32))
        try:
            return cipher.decrypt(data[:12], data[12:], None).decode()
        except InvalidTag:
            raise ValueError("The passphrase was encrypted with another secret.") from None

    def with_passphrase(self, passphrase: str) -> Kit:
        """The same kit, to be opened with a passphrase besides its link."""
        return Kit(self.secret, self.number, normal(passphrase))

    @property
    def rounds(self) -> int:
        """Of PBKDF2; 0 where no passphrase is asked."""
        return ROUNDS if self.passphrase else 0

    @property
    def passphrase_salt(self) -> bytes:
        """Of PBKDF2: the same for all versions, so that a reader's browser may keep what it made."""
        return self._derived("passphrase salt", 16)

    def salt(self, *content: bytes) -> bytes:
        """The salt of one version, from everything that is in it.

        Another content has other keys, so no nonce is ever used twice under one; the same content gives
        the same bytes, so a build that changes nothing changes nothing. Keyed, so that nobody can try
        contents out.
        """
        return authenticated(self._derived("version", 32), *content)[:16]

    def likeness(self, *content: bytes) -> str:
        """A digest of a content and of these keys, the passphrase with them: another for anything else.

        Keyed, so that it tells nothing to anybody who finds it.
        """
        key, fixed = self._derived("likeness", 32), (self.passphrase, str(self.rounds).encode())
        return authenticated(key, *fixed, *content).hex()

    def opening(self) -> Opening:
        """What a reader has: the link's key, and what the passphrase became."""
        if not self.passphrase:
            return Opening(self.link_key, b"")
        return Opening(self.link_key, stretched(self.passphrase, self.passphrase_salt))


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a kit; the page in the browser derives the same from the link and the passphrase."""

    link_key: bytes = field(repr=False)
    stretched: bytes = field(repr=False)

    def content_key(self, salt: bytes) -> bytes:
        """Of AES-256-GCM for the content of a version."""
        return derived(self.link_key + self.stretched, "content", b"", 32, salt)

    def check(self, salt: bytes) -> bytes:
        """By which the page knows a wrong key or passphrase from a damaged file, and which ties the
        ciphertext to one key."""
        return derived(self.link_key + self.stretched, "check", b"", 16, salt)

    def cover_key(self, salt: bytes) -> bytes:
        """Of AES-256-GCM for the cover: the link alone opens it."""
        return derived(self.link_key, "cover", b"", 32, salt)
