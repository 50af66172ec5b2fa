"""How one key comes from another: HKDF with SHA-256 (RFC 5869), each time for one purpose only."""

from __future__ import annotations

import hashlib
import hmac

SUITE = b"pressroom-seal-1"
"""Names this set of choices: the salt of what is derived from the site's secret."""


def derived(key: bytes, purpose: str, context: bytes, length: int, salt: bytes = SUITE) -> bytes:
    """A key of `length` bytes for a purpose and a context; none tells anything of another."""
    # loads OpenSSL, which only a newsroom with sealed kits needs
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = purpose.encode() + b"\0" + context
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(key)


def authenticated(key: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA256 of some parts: each goes in with its length, so none runs into the next."""
    mac = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        mac.update(len(part).to_bytes(8, "big") + part)
    return mac.digest()
