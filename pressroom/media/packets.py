"""The imprint as bytes, ready to be put into any file of a picture.

Recipes know these and not what they are made of, so that a change of words alone makes no picture stale.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Packets:
    """One imprint in both vocabularies: `xmp` for every format, `iptc` for JPEG as well."""

    xmp: bytes
    iptc: bytes
    element: str = ""
    """The XML of `xmp` that stands in a drawing's metadata."""
