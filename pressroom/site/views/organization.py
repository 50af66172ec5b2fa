"""The organization, as templates see it."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.site.views.links import LinkView
from pressroom.site.views.media import PictureView
from pressroom.site.views.parts import BoilerplateView, FactView


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """A place to visit."""

    name: str
    address: str = ""
    phone: str = ""
    phone_url: str = ""
    email: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationView:
    """The organization in the page's language."""

    name: str
    short_name: str
    tagline: str = ""
    area_served: str = ""
    founded: int | None = None
    registration: str = ""
    boilerplates: tuple[BoilerplateView, ...] = ()
    facts: tuple[FactView, ...] = ()
    offices: tuple[OfficeView, ...] = ()
    handles: tuple[LinkView, ...] = ()
    hashtags: tuple[str, ...] = ()
    logos: tuple[PictureView, ...] = ()
    languages_spoken: tuple[str, ...] = ()
