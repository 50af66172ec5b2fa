"""People as their own page, cards and rails show them."""

from __future__ import annotations

import re

from markupsafe import Markup

from pressroom.language.tags import spoken_name as language_name
from pressroom.media.plan import Handout
from pressroom.model.people import Person
from pressroom.site.bodies import person_body
from pressroom.site.desk import Desk
from pressroom.site.networks import profile
from pressroom.site.pictures import picture_view
from pressroom.site.topics import topic_link
from pressroom.site.views.links import LinkView
from pressroom.site.views.people import PersonView


def person_view(desk: Desk, slug: str, lang: str, *, whole: bool = False) -> PersonView | None:
    """Somebody in a language, or None where they aren't public; `whole` renders the biography too."""
    person = desk.person(slug, lang)
    if person is None:
        return None
    body = person_body(desk, person, lang) if whole else None
    return PersonView(
        name=person.name,
        slug=slug,
        url=desk.url(desk.addresses.person(person, lang)),
        role=person.role or "",
        organization=person.organization or "",
        pronunciation=person.pronunciation or "",
        pronunciation_audio=_recording(desk, person),
        languages=tuple(
            (spoken.lang, language_name(spoken.lang, lang), spoken.on_air)
            for spoken in person.languages
        ),
        topics=tuple(
            link for topic in person.topics if (link := topic_link(desk, topic, lang)) is not None
        ),
        tv=person.live.tv,
        radio=person.live.radio,
        live_phone=person.live.phone,
        hours=desk.text(person.hours, lang),
        phone=person.phone or "",
        phone_url=phone_url(person.phone),
        mobile=person.mobile or "",
        mobile_url=phone_url(person.mobile),
        after_hours=person.after_hours or "",
        after_hours_url=phone_url(person.after_hours),
        email=person.email or "",
        handles=handle_links(person.handles),
        headshot=picture_view(desk, person.headshot, lang) if person.headshot else None,
        media_contact=person.media_contact,
        biography=Markup(body.html) if body else Markup(""),
        biography_text=body.text if body else "",
        biography_lang=person.lang if person.lang != lang else "",
    )


def people_views(desk: Desk, slugs: tuple[str, ...], lang: str) -> tuple[PersonView, ...]:
    """Those of the people who are public, in the order given."""
    return tuple(view for slug in slugs if (view := person_view(desk, slug, lang)) is not None)


def media_contacts(desk: Desk, lang: str) -> tuple[PersonView, ...]:
    """Those on the media line, whoever speaks the page's language first."""
    people = [p for slug in desk.people_slugs if (p := desk.person(slug, lang)) and p.media_contact]
    ordered = sorted(people, key=lambda p: lang.split("-")[0] not in _spoken(p))
    return people_views(desk, tuple(p.slug for p in ordered), lang)


def _spoken(person: Person) -> set[str]:
    return {spoken.lang.split("-")[0] for spoken in person.languages}


def _recording(desk: Desk, person: Person) -> str:
    plan = desk.media.get(person.pronunciation_audio or "")
    return desk.url(plan.path) if isinstance(plan, Handout) else ""


def phone_url(number: str | None) -> str:
    """The `tel:` address of a phone number; North American ones get their country code (RFC 3966)."""
    if not number:
        return ""
    dialled, _, extension = re.sub(
        r"(?i)\s*(ext|poste|x)\.?\s*(?=\d+$)", ";ext=", number
    ).partition(";ext=")
    digits = re.sub(r"\D", "", dialled)
    plus = (
        "+"
        if dialled.strip().startswith("+")
        else "+1"
        if len(digits) == 10
        else "+"
        if len(digits) == 11
        else ""
    )
    return f"tel:{plus}{digits}" + (f";ext={extension}" if extension else "")


def handle_links(handles: tuple[tuple[str, str], ...]) -> tuple[LinkView, ...]:
    """Links to profiles on social networks, named after the network."""
    return tuple(
        LinkView(title=title, url=url) for title, url in (profile(n, h) for n, h in handles)
    )
