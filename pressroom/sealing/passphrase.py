"""Passphrases: made by chance, chosen ones judged, and stretched so that guessing is slow."""

from __future__ import annotations

import math
import unicodedata

ROUNDS = 600_000
"""Of PBKDF2 with HMAC-SHA256: the least that OWASP's Password Storage Cheat Sheet asks for (2023)."""
BITS = 80
"""What a passphrase is worth at least, before the rounds are counted."""
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: nothing in it is mistaken for something else, on paper or on the phone."""
ALIKE = str.maketrans({"o": "0", "i": "1", "l": "1"})
GROUP = 4
JUDGED = 72
"""Letters of a chosen passphrase that are judged; what follows only makes it better."""


class Weak(Exception):
    """A chosen passphrase that could be guessed; the message says what to do."""


def generated(chance: bytes) -> str:
    """A passphrase worth 80 bits from ten random bytes: `k7f3-9xqm-2hdt-w5rz`."""
    number = int.from_bytes(chance[: BITS // 8], "big")
    letters = [LETTERS[number >> shift & 31] for shift in range(BITS - 5, -1, -5)]
    groups = ("".join(letters[at : at + GROUP]) for at in range(0, len(letters), GROUP))
    return "-".join(groups)


def normal(passphrase: str) -> bytes:
    """What is stretched: blanks, hyphens and capitals make no difference, nor do O and 0, I, L and 1.

    The page that opens a kit does the same.
    """
    plain = unicodedata.normalize("NFKC", passphrase).lower()
    kept = "".join(char for char in plain if not _is_between(char))
    return kept.translate(ALIKE).encode()


def _is_between(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind[0] == "Z" or kind in ("Cc", "Cf", "Pd")


def refuse_weak(passphrase: str) -> None:
    """Raise Weak for a chosen passphrase that is worth less than 80 bits.

    Judged by zxcvbn, which knows words, names, dates, keyboards and repetitions, after what `normal`
    leaves of it.
    """
    # Its dictionaries take a while to load, and few passphrases are chosen.
    from zxcvbn import zxcvbn

    judged = normal(passphrase).decode()[:JUDGED]
    worth = math.log2(float(zxcvbn(judged)["guesses"])) if judged else 0.0
    if worth < BITS:
        raise Weak(
            f"This passphrase could be guessed: it is worth {int(worth)} bits, and {BITS} are needed. "
            "Let one be made for you, or string eight or more words together that have nothing to do "
            "with each other."
        )


def stretched(passphrase: bytes, salt: bytes, rounds: int = ROUNDS) -> bytes:
    """The 32 bytes that a normal passphrase becomes after so many rounds of PBKDF2."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    function = PBKDF2HMAC(algorithm=SHA256(), length=32, salt=salt, iterations=rounds)
    return function.derive(passphrase)
