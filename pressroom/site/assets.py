"""Finding the asset that a text names: beside its article first, then from `content/`."""

from __future__ import annotations

import posixpath
from collections.abc import Container


def asset_path(written: str, folder: str, known: Container[str]) -> str | None:
    """The path of an asset as the newsroom knows it, or None.

    `folder` is where the text that names it lies, relative to `content/`.
    """
    if written.startswith("/"):
        bare = posixpath.normpath(written.lstrip("/"))
        return bare if bare in known else None
    for path in (posixpath.join(folder, written), written):
        tidy = posixpath.normpath(path)
        if tidy in known:
            return tidy
    return None
