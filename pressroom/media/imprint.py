"""The imprint: what every file that leaves tells of itself, wherever it ends up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pressroom.model.keys import Localized
from pressroom.model.organization import Organization
from pressroom.model.people import Person
from pressroom.settings import Settings


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
    usage_terms: Localized | None = None
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
        usage_terms=settings.usage_terms or None,
    )
