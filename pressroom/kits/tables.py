"""The tables of a kit, for Excel and everybody else: captions and facts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from pressroom.site.views.media import PictureView
from pressroom.site.views.parts import FactView

BOM = "\ufeff"
"""By which Excel knows UTF-8."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would carry out."""

CAPTIONS = (
    *("file", "caption", "credit", "usage_terms", "licence_url", "alt", "place", "taken"),
    *("people", "source_type", "width", "height"),
)
"""The columns of captions.csv: the sidecar's own keys, the same in every language."""
FACTS = ("label", "value", "source", "source_url", "as_of")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file after RFC 4180, in UTF-8 with a mark that Excel looks for; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def guarded(cell: str) -> str:
    """A cell that is text to every spreadsheet, whatever it begins with."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def captions_csv(pictures: Iterable[tuple[str, PictureView]]) -> bytes:
    """Captions, credits and terms of pictures by the names of their files."""
    return table(CAPTIONS, (_caption(name, picture) for name, picture in pictures))


def _caption(name: str, picture: PictureView) -> tuple[str, ...]:
    return (
        name,
        plain(picture),
        picture.credit,
        picture.usage_terms,
        picture.licence_url,
        picture.alt,
        picture.place,
        picture.taken.isoformat() if picture.taken else "",
        "; ".join(person.title for person in picture.people),
        picture.source_type,
        str(picture.width),
        str(picture.height),
    )


def plain(picture: PictureView) -> str:
    """A picture's caption as plain text."""
    return str(picture.caption.striptags())


def facts_csv(facts: Iterable[FactView]) -> bytes:
    """Facts with their sources and dates."""
    return table(FACTS, (_fact(fact) for fact in facts))


def _fact(fact: FactView) -> tuple[str, ...]:
    as_of = fact.as_of.isoformat() if fact.as_of else ""
    return fact.label, fact.value, fact.source, fact.source_url, as_of
