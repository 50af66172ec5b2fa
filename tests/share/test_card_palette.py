"""Colours of cards: whatever the organization's own are, what is written can be read."""

from __future__ import annotations

import pytest

from pressroom.colours import ENOUGH, PAPER, contrast, nearest_readable
from pressroom.share.palette import LARGE, Palette, on_colour, on_paper

BRANDS = ["#0f4c5c", "#9a4a10", "#000000", "#5a2d82", "#b00020", "#1b5e20", "#7a6000", "#3b5bdb"]


@pytest.mark.parametrize("accent", BRANDS)
@pytest.mark.parametrize("brand", BRANDS)
def test_everything_can_be_read(brand: str, accent: str) -> None:
    """Text has a contrast of 4.5 to 1 with the ground and each ring of it, a rule 3 to 1."""
    ground = nearest_readable(brand, PAPER)
    for palette in (on_colour(ground, accent), on_paper(brand, accent)):
        for behind in (palette.ground, *palette.rings):
            assert contrast(palette.ink, behind) >= ENOUGH, (palette, behind)
            assert contrast(palette.quiet, behind) >= ENOUGH, (palette, behind)
            assert contrast(palette.mark, behind) >= LARGE, (palette, behind)
        assert contrast(palette.on_mark, palette.mark) >= ENOUGH


def test_the_brand_is_the_ground() -> None:
    """A card of news is in the organization's own colour, unchanged."""
    assert on_colour("#0f4c5c", "#9a4a10").ground == "#0f4c5c"
    assert isinstance(on_paper("#0f4c5c", "#9a4a10"), Palette)
