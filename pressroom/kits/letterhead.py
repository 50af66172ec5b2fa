"""How the organization's paper looks, and what pictures are set with a text."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.build.artifact import MadeFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The organization's paper."""

    paper: str = "us-letter"
    """`us-letter` or `a4`."""
    brand: str = "#0f4c5c"
    accent: str = "#9a4a10"
    logo: MadeFile | None = None
    """An SVG, PNG or JPEG for a light ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that is set with the text: its address in the tree, its file and its size."""

    address: str
    file: MadeFile
    width: int
    height: int


LETTER_COUNTRIES = frozenset(
    {"America", "US", "Canada", "Mexico", "Pacific/Honolulu", "Asia/Manila"}
)
"""Zones whose people write on Letter: North and Central America, most of the South, the Philippines
(CLDR, `measurementData`, paper sizes)."""
A4_ZONES = ("America/Argentina", "America/Sao_Paulo", "America/Montevideo", "America/Asuncion",
            "America/Lima", "America/Guayaquil", "America/La_Paz", "America/Nuuk")  # fmt: skip


def paper_of(zone: str, chosen: str = "") -> str:
    """The paper that was chosen, else that of a region by its time zone: `us-letter` or `a4`."""
    if chosen:
        return chosen
    if zone.startswith(A4_ZONES):
        return "a4"
    return "us-letter" if {zone, zone.partition("/")[0]} & LETTER_COUNTRIES else "a4"
