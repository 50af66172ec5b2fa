"""What networks and messengers show beside a link to a page: only pictures of people who agreed to that."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.media.plan import Picture
from pressroom.metadata.open_graph import og_locale
from pressroom.site.desk import Desk
from pressroom.site.networks import fediverse_handle, x_handle
from pressroom.site.pictures import find
from pressroom.site.views.media import PictureView
from pressroom.site.views.sharing import PreviewView, SharingView, SocialCardView

LARGE = 600
"""Pixels of width from which networks show a picture across the whole card."""


def picture_of(desk: Desk, pictures: Iterable[PictureView], lang: str) -> PreviewView | None:
    """The first of the pictures that may be shared, else the organization's logo."""
    shared = (found for picture in pictures if (found := _shared(desk, picture.path, picture.alt)))
    return next(shared, None) or _logo(desk, lang)


def card_preview(desk: Desk, card: SocialCardView) -> PreviewView:
    """The card that was drawn for a page; whoever may not be shared isn't on it."""
    return PreviewView(
        url=desk.addresses.absolute(card.url),
        type=card.type,
        width=card.width,
        height=card.height,
        alt=card.alt,
    )


def _shared(desk: Desk, path: str, alt: str) -> PreviewView | None:
    plan = desk.media.get(path)
    if not isinstance(plan, Picture) or plan.shared is None or path in desk.newsroom.unshared:
        return None
    made = plan.shared
    return PreviewView(
        url=desk.addresses.absolute(desk.url(made.path)),
        type=made.media_type,
        width=made.width,
        height=made.height,
        alt=alt,
        large=made.width >= LARGE and made.width >= made.height,
    )


def _logo(desk: Desk, lang: str) -> PreviewView | None:
    for path in desk.newsroom.organization.logos:
        asset = find(desk, f"/{path}")
        found = _shared(desk, asset.path, desk.text(asset.alt, lang)) if asset else None
        if found:
            return found
    return None


def sharing_view(
    desk: Desk,
    lang: str,
    picture: PreviewView | None,
    *,
    sort: str = "website",
    versions: Iterable[str] = (),
    section: str = "",
    tags: Iterable[str] = (),
    authors: Iterable[str] = (),
) -> SharingView:
    """What a page in a language says to networks; `versions` are its languages, `authors` the slugs or
    names of those who wrote it.
    """
    people = [person for author in authors if (person := desk.person(author, lang))]
    house = desk.newsroom.organization.handles
    handles = [person.handles for person in people]
    return SharingView(
        sort=sort,
        locale=og_locale(lang),
        other_locales=tuple(
            dict.fromkeys(og_locale(v) for v in versions if og_locale(v) != og_locale(lang))
        ),
        picture=picture,
        section=section,
        tags=tuple(tags),
        authors=tuple(
            desk.addresses.absolute(desk.url(desk.addresses.person(person, lang)))
            for person in people
        ),
        x_site=x_handle(house),
        x_creator=next(filter(None, map(x_handle, handles)), ""),
        fediverse_creator=next(filter(None, map(fediverse_handle, (*handles, house))), ""),
    )
