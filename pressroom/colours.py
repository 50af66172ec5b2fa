"""Colours and their contrast, as WCAG 2.2 measures it."""

from __future__ import annotations

import colorsys
import re

Rgb = tuple[float, float, float]

WHITE, PAPER, NIGHT = "#ffffff", "#faf7f2", "#151412"
"""The grounds of the theme: white, light mode's paper, dark mode's night."""
ENOUGH = 4.5
"""WCAG 2.2, success criterion 1.4.3, level AA, text of ordinary size."""


def rgb(colour: str) -> Rgb:
    """Red, green and blue from 0 to 1 of `#rrggbb`; raises ValueError for anything else."""
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise ValueError(f"{colour!r} is not a colour like #0f4c5c")
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def hexed(colour: Rgb) -> str:
    """`#rrggbb`."""
    return "#" + "".join(f"{round(max(0.0, min(1.0, part)) * 255):02x}" for part in colour)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_ink(ground: str) -> str:
    """White or black, whichever reads better on a ground."""
    return max(("#ffffff", "#14110e"), key=lambda ink: contrast(ink, ground))


def nearest_readable(colour: str, ground: str, enough: float = ENOUGH) -> str:
    """The colour itself where it reads on the ground, else the nearest lightness that does."""
    if contrast(colour, ground) >= enough:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb(colour))
    step = -0.005 if luminance(ground) > 0.18 else 0.005
    while 0.0 < lightness < 1.0:
        lightness += step
        found = hexed(colorsys.hls_to_rgb(hue, max(0.0, min(1.0, lightness)), saturation))
        if contrast(found, ground) >= enough:
            return found
    return "#000000" if step < 0 else "#ffffff"


def for_dark(colour: str) -> str:
    """The colour as dark mode shows it: lightened until it reads on night."""
    return nearest_readable(colour, NIGHT, enough=7.0)
