"""The imprint written in the vocabularies that photo software reads."""

from __future__ import annotations

from pressroom.media import iptc, xmp
from pressroom.media.imprint import Imprint
from pressroom.media.packets import Packets


def packets(imprint: Imprint) -> Packets:
    """The imprint in both vocabularies; made once for all renditions of a picture."""
    packet = xmp.packet(imprint)
    return Packets(packet, iptc.resources(imprint), xmp.element_of(packet))
