"""Whether what is published is what a build without any cache would make."""

from __future__ import annotations

import filecmp
import tempfile
from pathlib import Path

from pressroom.build.store import Store
from pressroom.plugin.build import Order, accepted, publication_of, theme_of, with_kits
from pressroom.plugin.sites import OpenedSite
from pressroom.publishing.production import produce


def verify(site: OpenedSite, order: Order) -> tuple[str, ...]:
    """The paths at which what is published differs from a build made anew, without any cache.

    Raises what `build_site` raises. What the output folder holds besides the site isn't looked at.
    """
    found = accepted(site, order)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "cache") as store:
        anew = Path(folder) / "site"
        made = produce(
            found.desk,
            found.holdings,
            theme_of(site),
            anew,
            store,
            order.reporter,
            jobs=order.workers,
        )
        made, _ = with_kits(site, found, made, anew, store, order)
        with publication_of(site.settings) as publication:
            last = publication.last()
            paths = {*made.files, *(last.files if last else ())}
            return tuple(p for p in sorted(paths) if not _same(publication.output / p, anew / p))


def _same(file: Path, other: Path) -> bool:
    if not (file.is_file() and other.is_file()):
        return False
    return filecmp.cmp(file, other, shallow=False)
