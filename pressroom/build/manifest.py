"""What the last publication consisted of, remembered outside the published tree."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

VERSION = 1
Identity = tuple[int, int]
"""Device and inode of a folder: it stays the same when the folder is renamed."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A published tree: its files by path, each with its key, and the folder they are in."""

    output: str
    folder: Identity
    files: Mapping[str, str]


def identity(folder: Path) -> Identity | None:
    """Which folder this is, whatever its name; None when there is none."""
    try:
        found = folder.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def place(root: Path, output: Path) -> tuple[str, Path]:
    """How an output folder is named in records, and where the record of it lies."""
    inside = output.is_relative_to(root)
    name = output.relative_to(root).as_posix() if inside else output.as_posix()
    digest = hashlib.sha256(os.fsencode(name)).hexdigest()[:16]
    return name, root / ".pressroom" / "published" / f"{digest}.json"


def read(path: Path) -> Manifest | None:
    """The record in a file; None when there is none, or it is damaged or of another version."""
    try:
        told = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return _manifest(told)


def write(path: Path, manifest: Manifest, *, lasting: bool = True) -> None:
    """Put a record on disk, whole or not at all; a `lasting` one is there after a power cut, too. Raises
    OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "version": VERSION,
        "output": manifest.output,
        "folder": list(manifest.folder),
        "files": dict(sorted(manifest.files.items())),
    }
    half = path.with_suffix(".half")
    try:
        with half.open("w", encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=False, indent=0)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        half.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            half.unlink()
        raise


def _manifest(told: object) -> Manifest | None:
    match told:
        case {
            "version": 1,
            "output": str(output),
            "folder": [int(device), int(inode)],
            "files": dict(files),
        }:
            return Manifest(output, (device, inode), {str(k): str(v) for k, v in files.items()})
        case _:
            return None
