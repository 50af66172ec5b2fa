"""People, as templates see them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pressroom.site.views.links import LinkView
from pressroom.site.views.media import PictureView


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person as cards, rails and their own page show them."""

    name: str
    slug: str
    url: str
    role: str = ""
    organization: str = ""
    pronunciation: str = ""
    pronunciation_audio: str = ""
    languages: tuple[tuple[str, str, bool], ...] = ()
    """(tag, name in the page's language, on air)."""
    topics: tuple[LinkView, ...] = ()
    tv: bool = False
    radio: bool = False
    live_phone: bool = False
    hours: str = ""
    phone: str = ""
    phone_url: str = ""
    """`tel:+1403…`"""
    mobile: str = ""
    mobile_url: str = ""
    after_hours: str = ""
    after_hours_url: str = ""
    email: str = ""
    handles: tuple[LinkView, ...] = ()
    headshot: PictureView | None = None
    media_contact: bool = False
    biography: Markup = Markup("")
    biography_text: str = ""
    biography_lang: str = ""
