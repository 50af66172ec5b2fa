"""The files that were made before the kits: pictures, recordings, and the organization's logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pressroom.build.artifact import MadeFile
from pressroom.build.store import Blob
from pressroom.kits import letterhead
from pressroom.kits.letterhead import Letterhead, paper_of
from pressroom.kits.text_tree import Blocks, Figure
from pressroom.media.plan import Picture, Rendition
from pressroom.site.desk import Desk


@dataclass(frozen=True, slots=True)
class Stock:
    """The files made so far, in the staged site."""

    staging: Path
    blobs: Mapping[str, Blob]

    def file(self, path: str) -> MadeFile | None:
        """A made file by its output path."""
        blob = self.blobs.get(path)
        return MadeFile(self.staging / path, blob.sha256, blob.size) if blob else None

    def paper(self, desk: Desk) -> Letterhead:
        """The organization's paper: its colours and logo, Letter or A4 by its time zone."""
        settings = desk.settings
        plan = desk.media.get(settings.logo)
        best = for_print(plan) if isinstance(plan, Picture) else None
        return Letterhead(
            paper=paper_of(settings.timezone.key, settings.paper),
            brand=settings.colours[0],
            accent=settings.colours[1],
            logo=self.file(best.path) if best else None,
        )

    def pictures(
        self, known: Mapping[str, Rendition], body: Blocks
    ) -> tuple[letterhead.Picture, ...]:
        """The files of the pictures that a text shows; `known` are theirs by address."""
        addresses = dict.fromkeys(b.address for b in body if isinstance(b, Figure))
        shown = ((address, known[address]) for address in addresses if address in known)
        return tuple(
            letterhead.Picture(address=address, file=file, width=made.width, height=made.height)
            for address, made in shown
            if (file := self.file(made.path)) is not None
        )


def for_print(plan: Picture) -> Rendition:
    """The largest file that may leave: of a drawing the drawing itself."""
    return plan.print or plan.original or plan.screen or plan.src


def for_paper(desk: Desk) -> Mapping[str, Rendition]:
    """The file of each picture that is offered, at screen size, by the address pages show it under."""
    return {
        desk.addresses.absolute(desk.url(plan.src.path)): plan.screen or for_print(plan)
        for plan in desk.media.values()
        if isinstance(plan, Picture) and plan.downloads
    }
