"""What a file will say of itself: its sidecar's words first, then what the file brought along."""

from __future__ import annotations

import datetime as dt
import re

from pressroom.media import formats
from pressroom.media.imprint import Imprint, Publisher
from pressroom.media.inspect import Inspected
from pressroom.model.keys import Localized
from pressroom.model.newsroom import PublicAsset

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
DRAWN = frozenset((formats.PNG.name, formats.GIF.name, formats.SVG.name))
"""Formats of drawings; a picture in any other is a photograph unless it says what it is."""
CREDIT_PREFIX = re.compile(
    r"\s*(?:photo(?:graph)?|picture|image|illustration|drawing|credit|crédit|©|\(c\))\s*(?:by\b|[:©]|\s)\s*",
    re.IGNORECASE,
)
PUBLIC_DOMAIN = re.compile(r"https?://creativecommons\.org/(?:publicdomain|licenses/publicdomain)")


def imprint(asset: PublicAsset, inspected: Inspected, owner: Publisher) -> Imprint:
    """What the asset's file will tell of itself.

    Its words are the sidecar's, completed by `library.filled`. Of what the file brought along only
    the copyright notice, the date and the kind of picture are kept: a place or a headline may
    name what the sidecar leaves out on purpose.
    """
    told = inspected.embedded
    credit = asset.credit.get(owner.lang) if asset.credit else ""
    licence = asset.licence_url or ""
    free = bool(PUBLIC_DOMAIN.match(licence))
    taken = asset.taken or told.taken
    return Imprint(
        publisher=owner,
        alt=asset.alt,
        caption=asset.caption,
        credit=credit,
        # Not the file's own creator, which is often the camera's owner.
        creator=_maker(credit),
        copyright=told.copyright or _copyright(credit, taken, free),
        public_domain=free,
        terms=terms(asset, owner),
        licence_url=licence,
        taken=taken,
        place=asset.place.get(owner.lang) if asset.place else "",
        source_type=_source_type(asset, inspected),
        keywords=asset.tags,
    )


def terms(asset: PublicAsset, owner: Publisher) -> Localized | None:
    """The terms of use: the asset's own, else the newsroom's for whatever names none."""
    return asset.usage_terms or owner.usage_terms or None


def _maker(credit: str) -> str:
    """Who made it, of a credit as printed."""
    return CREDIT_PREFIX.sub("", credit, count=1)


def _copyright(credit: str, taken: dt.date | None, free: bool) -> str:
    if free:
        return "Public domain"
    holder = _maker(credit)
    year = f"{taken.year} " if taken else ""
    return f"© {year}{holder}" if holder else ""


def _source_type(asset: PublicAsset, inspected: Inspected) -> str:
    """The sidecar's word, else the file's own, else what its format lets us suppose."""
    word = asset.source_type or inspected.embedded.source_type
    if not word:
        drawn = inspected.format in DRAWN and not inspected.embedded.camera
        word = "digitalCreation" if drawn else "digitalCapture"
    return word if "/" in word else SOURCE_TYPES + word
