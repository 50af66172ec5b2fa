"""The imprint: what every file that leaves tells of itself, wherever it ends up."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from pressroom.media import formats
from pressroom.media.inspect import Inspected
from pressroom.model.keys import Localized
from pressroom.model.newsroom import PublicAsset
from pressroom.model.organization import Organization
from pressroom.model.people import Person
from pressroom.settings import Settings

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
DRAWN = frozenset((formats.PNG.name, formats.GIF.name, formats.SVG.name))
"""Formats of drawings; a picture in any other is a photograph unless it says what it is."""
CREDIT_PREFIX = re.compile(
    r"\s*(?:photo(?:graph)?|picture|image|illustration|drawing|credit|crédit|©|\(c\))\s*(?:by\b|[:©]|\s)\s*",
    re.IGNORECASE,
)
PUBLIC_DOMAIN = re.compile(r"https?://creativecommons\.org/(?:publicdomain|licenses/publicdomain)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who hands the files out, and whom to ask about them."""

    name: str
    url: str = ""
    rights_url: str = ""
    """Where the terms can be read, for files without a licence of their own."""
    email: str = ""
    phone: str = ""
    lang: str = "en"
    """The newsroom's language: of what files say in one language only."""
    usage_terms: str = ""
    """For files that name none of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What one file tells of itself. A text in several languages stays so where the format can."""

    publisher: Publisher
    alt: Localized | None = None
    caption: Localized | None = None
    credit: str = ""
    creator: str = ""
    copyright: str = ""
    public_domain: bool = False
    terms: Localized | None = None
    licence_url: str = ""
    taken: dt.date | None = None
    place: str = ""
    source_type: str = ""
    """The full address of the IPTC term."""
    keywords: tuple[str, ...] = ()


def publisher(
    organization: Organization,
    settings: Settings,
    contact: Person | None = None,
    rights_url: str = "",
) -> Publisher:
    """The newsroom as publisher; `contact` is whom to ask, else the first office with an e-mail.

    `rights_url` is the full address of a page with the terms of use; the home page when empty.
    """
    office = next((office for office in organization.offices if office.email), None)
    home = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
    return Publisher(
        name=organization.name.get(settings.default_lang) or settings.site_name,
        url=home,
        rights_url=rights_url or home,
        email=(contact and contact.email) or (office and office.email) or "",
        phone=(contact and contact.phone) or (office and office.phone) or "",
        lang=settings.default_lang,
        usage_terms=settings.usage_terms,
    )


def imprint(asset: PublicAsset, inspected: Inspected, owner: Publisher) -> Imprint:
    """What the asset's file will tell of itself."""
    told = inspected.embedded
    credit = asset.credit.get(owner.lang) if asset.credit else told.credit
    licence = asset.licence_url or told.licence_url
    free = bool(PUBLIC_DOMAIN.match(licence))
    taken = asset.taken or told.taken
    return Imprint(
        publisher=owner,
        alt=asset.alt,
        caption=asset.caption,
        credit=credit,
        creator=told.creator or CREDIT_PREFIX.sub("", credit, count=1),
        copyright=told.copyright or _copyright(credit, taken, free),
        public_domain=free,
        terms=terms(asset, owner),
        licence_url=licence,
        taken=taken,
        place=asset.place.get(owner.lang) if asset.place else told.place,
        source_type=_source_type(asset, inspected),
        keywords=asset.tags,
    )


def terms(asset: PublicAsset, owner: Publisher) -> Localized | None:
    """The terms of use: the asset's own, else the newsroom's for whatever names none."""
    if asset.usage_terms:
        return asset.usage_terms
    return Localized((("", owner.usage_terms),)) if owner.usage_terms else None


def _copyright(credit: str, taken: dt.date | None, free: bool) -> str:
    if free:
        return "Public domain"
    holder = CREDIT_PREFIX.sub("", credit, count=1)
    year = f"{taken.year} " if taken else ""
    return f"© {year}{holder}" if holder else ""


def _source_type(asset: PublicAsset, inspected: Inspected) -> str:
    """The sidecar's word, else the file's own, else what its format lets us suppose."""
    word = asset.source_type or inspected.embedded.source_type
    if not word:
        drawn = inspected.format in DRAWN and not inspected.embedded.camera
        word = "digitalCreation" if drawn else "digitalCapture"
    return word if "/" in word else SOURCE_TYPES + word
