"""The organization, and what all pages of a language share."""

from __future__ import annotations

from pressroom.language.dates import zone_name
from pressroom.language.tags import direction
from pressroom.language.tags import spoken_name as language_name
from pressroom.language.words import Words
from pressroom.model.kinds import Kind
from pressroom.site.articles import kind_plural
from pressroom.site.desk import Desk
from pressroom.site.parts import boilerplate_view, fact_views
from pressroom.site.people import handle_links, media_contacts, phone_url
from pressroom.site.pictures import picture_view, picture_views
from pressroom.site.views.following import FeedView
from pressroom.site.views.links import LinkView
from pressroom.site.views.organization import OfficeView, OrganizationView
from pressroom.site.views.pages import SiteView


def organization_view(desk: Desk, lang: str) -> OrganizationView:
    """The organization in a language."""
    told = desk.newsroom.organization
    name = desk.text(told.name, lang)
    return OrganizationView(
        name=name,
        short_name=desk.text(told.short_name, lang) or name,
        tagline=desk.text(told.tagline, lang),
        area_served=desk.text(told.area_served, lang),
        founded=told.founded,
        registration=desk.text(told.registration, lang),
        boilerplates=tuple(boilerplate_view(desk, key, b, lang) for key, b in told.boilerplates),
        facts=fact_views(desk, told.facts, lang),
        offices=tuple(
            OfficeView(
                name=desk.text(office.name, lang),
                address=office.address or "",
                phone=office.phone or "",
                phone_url=phone_url(office.phone),
                email=office.email or "",
                hours=desk.text(office.hours, lang),
            )
            for office in told.offices
        ),
        handles=handle_links(told.handles),
        hashtags=told.hashtags,
        logos=picture_views(desk, told.logos, lang),
        languages_spoken=tuple(language_name(tag, lang) for tag in told.languages_spoken),
    )


def site_view(
    desk: Desk,
    lang: str,
    *,
    feeds: tuple[FeedView, ...],
    stylesheets: tuple[str, ...],
    scripts: tuple[str, ...],
    integrity: str = "",
    preview: bool,
) -> SiteView:
    """What every page of a language shares."""
    words, paths = desk.words(lang), desk.paths(lang)
    settings = desk.settings
    return SiteView(
        name=settings.site_name,
        url=desk.addresses.origin,
        lang=lang,
        dir=direction(lang),
        organization=organization_view(desk, lang),
        paths=paths,
        nav=_navigation(desk, lang, words),
        footer=_footer(desk, lang, words),
        languages=desk.language_links(lang, desk.everywhere("home")),
        media_contacts=media_contacts(desk, lang),
        feeds=feeds,
        stylesheets=stylesheets,
        scripts=scripts,
        integrity=integrity,
        logo=picture_view(desk, f"/{settings.logo}", lang) if settings.logo else None,
        logo_dark=picture_view(desk, f"/{settings.logo_dark}", lang)
        if settings.logo_dark
        else None,
        timezone=zone_name(settings.timezone, desk.newsroom.now, lang),
        preview=preview,
        search=settings.search,
    )


def _navigation(desk: Desk, lang: str, words: Words) -> tuple[LinkView, ...]:
    """What journalists come for, in one line: only what there is."""
    _, paths = words.gettext, desk.paths(lang)
    kinds = [
        (kind_plural(kind, words), paths[kind.folder], (lang, kind) in desk.kinds)
        for kind in (Kind.RELEASE, Kind.STORY)
    ]
    events = any((lang, kind) in desk.kinds for kind in (Kind.EVENT, Kind.ADVISORY))
    entries = [
        *kinds,
        (_("Events"), paths["events"], events),
        (_("Topics"), paths["topics"], bool(desk.topic_slugs[lang])),
        (_("Spokespeople"), paths["people"], bool(desk.people_slugs)),
        (_("Images"), paths["media"], bool(desk.media)),
        (_("In the news"), paths["coverage"], bool(desk.newsroom.coverage)),
        (_("Media contacts"), paths["contacts"], True),
    ]
    return tuple(LinkView(title=title, url=url) for title, url, there in entries if there)


def _footer(desk: Desk, lang: str, words: Words) -> tuple[LinkView, ...]:
    _, paths = words.gettext, desk.paths(lang)
    pages = [
        LinkView(title=page.title, url=desk.url(desk.addresses.page(page)))
        for page in desk.newsroom.pages
        if page.lang == lang and page.slug not in OWN_PLACE
    ]
    return (
        LinkView(title=_("About"), url=paths["about"]),
        LinkView(title=_("Subscribe: feeds and calendars"), url=paths["subscribe"]),
        LinkView(title=_("Archive"), url=paths["archive"]),
        *pages,
        LinkView(title=_("Corrections"), url=paths["corrections"]),
        LinkView(title=_("Accessibility"), url=paths["accessibility"]),
    )


OWN_PLACE = frozenset({"corrections", "accessibility"})
"""Slugs of pages whose text stands on a page of ours instead."""
