"""The index of the search on the site: made of what is public, anew where that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from pressroom.build.artifact import Artifact, MadeFile
from pressroom.build.workshop import Made
from pressroom.search.shards import shards, unpacked
from pressroom.site.desk import Desk
from pressroom.site.search import FOLDER, records


def indexed(run: Callable[[Iterable[Artifact]], Made], desk: Desk, staging: Path) -> Made:
    """The files of the index, made under `staging`, where the audit looks into them like any other.

    A shard comes out of the indexer in one piece, which the cache keeps; it isn't published itself.
    """
    if not desk.settings.search:
        return Made({}, frozenset())
    parts = shards(records(desk))
    wanted = {part.name: part.bundle(FOLDER) for part in parts}
    made = run(wanted.values())
    bundles = [
        (part, MadeFile(staging / path, made.blobs[path].sha256, made.blobs[path].size))
        for part in parts
        for path in (wanted[part.name].path,)
    ]
    files = run(unpacked(FOLDER, bundles, desk.languages))
    for _, bundle in bundles:
        bundle.path.unlink()
    return files
