"""The colours of a card, from the organization's two: whatever is read on a ground can be read on it."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.colours import PAPER, WHITE, contrast, hexed, nearest_readable, readable_ink, rgb

LARGE = 3.0
"""WCAG 2.2, success criterion 1.4.11: shapes that mean something, and letters of more than 24 px."""
INK, SOFT = "#1b1a17", "#59534a"
"""The theme's ink and quieter ink, on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """What one card is coloured with."""

    ground: str
    ink: str
    quiet: str
    """For what is said beside the text."""
    mark: str
    """For rules, marks and the figure of a fact."""
    on_mark: str
    """For what is written on the mark's colour."""
    rings: tuple[str, ...]
    """Of the drawing behind the text: near the ground, and the text can be read on each."""


def on_colour(ground: str, accent: str) -> Palette:
    """A card in one of the organization's colours, with the other as its mark."""
    ink = readable_ink(ground)
    rings = tuple(_near(ground, ink, share) for share in (0.05, 0.1))
    worst = min(rings, key=lambda ring: contrast(ink, ring))
    grounds = (ground, *rings)
    marks = (*(nearest_readable(accent, behind, enough=LARGE) for behind in grounds), ink)
    mark = next(m for m in marks if all(contrast(m, behind) >= LARGE for behind in grounds))
    return Palette(
        ground=ground,
        ink=ink,
        quiet=nearest_readable(mixed(ground, ink, 0.82), worst),
        mark=mark,
        on_mark=readable_ink(mark),
        rings=rings,
    )


def on_paper(brand: str, accent: str) -> Palette:
    """A card on the theme's paper."""
    rings = (mixed(PAPER, brand, 0.05), mixed(PAPER, brand, 0.09))
    worst = min(rings, key=lambda ring: contrast(INK, ring))
    mark = nearest_readable(accent, worst)
    return Palette(
        ground=PAPER,
        ink=nearest_readable(INK, worst, enough=7.0),
        quiet=nearest_readable(SOFT, worst),
        mark=mark,
        on_mark=readable_ink(mark),
        rings=rings,
    )


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two: `share` of the other, by the numbers of sRGB."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    red, green, blue = (a + (b - a) * share for a, b in pairs)
    return hexed((red, green, blue))


def _near(ground: str, ink: str, share: float) -> str:
    """The ground a little lighter, or darker where the ink wouldn't be read on it."""
    lighter = mixed(ground, WHITE, share)
    return lighter if contrast(ink, lighter) >= 4.6 else mixed(ground, "#000000", share)
