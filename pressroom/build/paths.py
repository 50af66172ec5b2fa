"""Whether a set of output paths can be written: inside the site, on any system, none twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from pressroom.build.artifact import Artifact, worked_out
from pressroom.build.stopped import BuildStopped

LONGEST_PART = 255
"""Bytes in one name on ext4, APFS and most others."""


def refuse_bad(artifacts: Sequence[Artifact]) -> None:
    """Raise BuildStopped for a path that can't be written, or that two artifacts claim."""
    claimed: dict[str, Artifact] = {}
    for artifact in artifacts:
        fault = _fault(artifact.path)
        if fault:
            raise BuildStopped(f"The output path {artifact.path!r} {fault}.")
        other = claimed.setdefault(artifact.path, artifact)
        if other is not artifact:
            both = " and ".join(sorted((_maker(other), _maker(artifact))))
            raise BuildStopped(f"Two files claim the output path {artifact.path}: {both}.")
    seen: set[str] = set()
    for path in claimed:
        for folder in _folders(path):
            if folder in seen:
                break  # and so were those above it
            seen.add(folder)
            if folder in claimed:
                raise BuildStopped(f"The output path {folder} is a file, and a folder for {path}.")


def clashes(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of paths that are the same file where names ignore case."""
    seen: dict[str, str] = {}
    found = []
    for path in sorted(paths):
        first = seen.setdefault(unicodedata.normalize("NFC", path.casefold()), path)
        if first != path:
            found.append((path, first))
    return found


def _fault(path: str) -> str:
    parts = path.split("/")
    if path.startswith("/") or ".." in parts:
        return "leads out of the site"
    if "\\" in path:
        return "has a backslash, which parts folders on Windows"
    if "" in parts or "." in parts:
        return "has an empty part"
    if not path.isprintable() and any(unicodedata.category(c) in {"Cc", "Cs"} for c in path):
        return "has a control character"
    if not unicodedata.is_normalized("NFC", path):
        return "is not in Unicode's composed form (NFC)"
    if any(len(p) > LONGEST_PART // 4 and len(p.encode()) > LONGEST_PART for p in parts):
        return f"has a name longer than {LONGEST_PART} bytes"
    return ""


def _folders(path: str) -> Iterable[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _maker(artifact: Artifact) -> str:
    recipe = worked_out(artifact).recipe
    return f"{recipe.__module__}.{recipe.__qualname__}"
