"""The imprint as bytes, ready to be put into any file of a picture."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.media import iptc, xmp
from pressroom.media.imprint import Imprint


@dataclass(frozen=True, slots=True)
class Packets:
    """One imprint in both vocabularies: `xmp` for every format, `iptc` for JPEG as well."""

    xmp: bytes
    iptc: bytes


def packets(imprint: Imprint) -> Packets:
    """The imprint in both vocabularies; made once for all renditions of a picture."""
    return Packets(xmp.packet(imprint), iptc.resources(imprint))
