"""The site's secret, from which every key comes: where it is kept, and how it is made and changed."""

from __future__ import annotations

import base64
import binascii
import os
import re
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pressroom.sealing.derivation import derived

VARIABLE = "PRESSROOM_SECRET"
"""The environment variable that holds the secret where no file does, as on a build server."""
FILE = "secret.key"
"""Where the secret lies in the folder of what is private."""
PREFIX = "pressroom-secret-"
"""What a written secret begins with, so that scanners for forgotten secrets can know it."""
LENGTH = 32
PRIVATE = 0o600
_WRITTEN = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")


class SecretTrouble(Exception):
    """The secret can't be used; the message is one line and doesn't hold it."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One secret. Neither `repr` nor a traceback shows it."""

    value: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """What it may be called in public: derived one way, so it tells nothing of the value."""
        return derived(self.value, "name", b"", 4).hex()

    @property
    def written(self) -> str:
        """As it stands in a file or a variable."""
        return PREFIX + base64.urlsafe_b64encode(self.value).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Keyring:
    """The secrets of a site, the current one first; with the others older links keep working."""

    secrets: tuple[Secret, ...]

    @property
    def current(self) -> Secret:
        """The one that new links are made from."""
        return self.secrets[0]

    def named(self, name: str) -> Secret | None:
        """The secret of a name, if it is still there."""
        return next((secret for secret in self.secrets if secret.name == name), None)


def keyring(folder: Path, surroundings: Mapping[str, str]) -> Keyring | None:
    """The site's secrets: those of the environment, else of the file in the private folder; None where
    there are none.

    Raises SecretTrouble for a secret that isn't one, or a file that others may read.
    """
    told = surroundings.get(VARIABLE, "").strip()
    if told:
        return _keyring(told, VARIABLE)
    file = folder / FILE
    if not file.is_file():
        return None
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        shown = f"{folder.name}/{FILE}"
        raise SecretTrouble(f"Others on this machine can read {shown}. Run: chmod 600 {shown}")
    return _keyring(file.read_text("utf-8"), f"{folder.name}/{FILE}")


def _keyring(told: str, where: str) -> Keyring:
    lines = (line.partition("#")[0] for line in told.splitlines())
    words = [word for line in lines for word in re.split(r"[\s,]+", line) if word]
    if not words:
        raise SecretTrouble(f"{where} holds no secret. Remove it, and a new one is made.")
    return Keyring(tuple(_secret(word, where) for word in words))


def _secret(word: str, where: str) -> Secret:
    trouble = f"{where} doesn't hold a secret of this site: one begins with {PREFIX}."
    if not _WRITTEN.fullmatch(word):
        raise SecretTrouble(trouble)
    try:
        value = base64.urlsafe_b64decode(word.removeprefix(PREFIX) + "=")
    except (binascii.Error, ValueError):
        raise SecretTrouble(trouble) from None
    return Secret(value)


def create(folder: Path) -> Keyring:
    """A new secret in the folder of what is private: a file that nobody else may read and git doesn't take up.

    Raises FileExistsError where there is one.
    """
    made = Keyring((Secret(secrets.token_bytes(LENGTH)),))
    _write(folder / FILE, made, only_new=True)
    return made


def rotate(folder: Path, known: Keyring) -> Keyring:
    """A new secret before those known; links made from these keep working until they expire."""
    made = Keyring((Secret(secrets.token_bytes(LENGTH)), *known.secrets))
    _write(folder / FILE, made)
    return made


def drop(folder: Path, known: Keyring) -> Keyring:
    """The current secret alone: every link made from an older one is dead at the next publication."""
    made = Keyring(known.secrets[:1])
    _write(folder / FILE, made)
    return made


def _write(file: Path, ring: Keyring, *, only_new: bool = False) -> None:
    """Put the secrets on disk, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _ignore(file)
    half = file if only_new else file.with_name(f".{file.name}.half")
    if not only_new:
        half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(HEAD + "".join(f"{secret.written}\n" for secret in ring.secrets))
        stream.flush()
        os.fsync(stream.fileno())
    if not only_new:
        half.replace(file)


HEAD = """\
# The secret of this newsroom's sealed kits: whoever has it and the ledger can make every link.
# Keep a copy where you keep passwords. The first line is the current one; docs/security.md says more.
"""


def _ignore(file: Path) -> None:
    """Keep the file out of a repository that the folder may be kept in."""
    ignored = file.with_name(".gitignore")
    lines: list[str] = []
    with suppress(FileNotFoundError):
        lines = ignored.read_text("utf-8").splitlines()
    if file.name not in lines:
        ignored.write_text("\n".join([*lines, file.name, f".{file.name}.half"]) + "\n", "utf-8")
