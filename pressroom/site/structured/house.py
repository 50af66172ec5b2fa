"""The organization, its newsroom and its people in structured data."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.metadata.graph import Node, node, ref
from pressroom.metadata.vocabulary import ORGANIZATIONS
from pressroom.site.desk import Desk
from pressroom.site.structured import names
from pressroom.site.structured.media import image
from pressroom.site.views.media import PictureView
from pressroom.site.views.organization import OfficeView
from pressroom.site.views.pages import SiteView
from pressroom.site.views.people import PersonView


def organization(desk: Desk, site: SiteView) -> Iterator[Node]:
    """The organization with whom to call, and its logo."""
    told, source = site.organization, desk.newsroom.organization
    logo = _logo(told.logos)
    policy = names.absolute(desk, site.paths["corrections"])
    about = next((b.short or b.medium for b in told.boilerplates if not b.lang), "")
    yield node(
        ORGANIZATIONS[source.type],
        names.organization(desk),
        name=told.name,
        alternateName=told.short_name if told.short_name != told.name else "",
        url=names.home(desk),
        description=about,
        slogan=told.tagline,
        logo=ref(names.asset(desk, logo.path)) if logo else None,
        foundingDate=str(told.founded) if told.founded else "",
        areaServed=told.area_served,
        identifier=told.registration,
        knowsLanguage=source.languages_spoken,
        sameAs=[handle.url for handle in told.handles if handle.url],
        contactPoint=[_contact(desk, person, site) for person in site.media_contacts],
        location=[_office(office) for office in told.offices],
        publishingPrinciples=policy,
        correctionsPolicy=policy,
    )
    if logo:
        yield image(desk, logo)


def in_brief(desk: Desk, site: SiteView) -> Node:
    """The organization where another thing names it: readers that follow no reference know it, too."""
    sort = ORGANIZATIONS[desk.newsroom.organization.type]
    name, url = site.organization.name, names.home(desk)
    return node(sort, names.organization(desk), name=name, url=url)


def _logo(logos: tuple[PictureView, ...]) -> PictureView | None:
    """The first that is no drawing in SVG, as fewer readers show those, else the first."""
    return next((each for each in logos if not each.vector), next(iter(logos), None))


def _contact(desk: Desk, person: PersonView, site: SiteView) -> Node:
    return node(
        "ContactPoint",
        contactType="press",
        name=person.name,
        telephone=dialled(person.phone_url or person.mobile_url),
        email=person.email,
        availableLanguage=[tag for tag, _, _ in person.languages],
        url=names.absolute(desk, site.paths["contacts"]),
    )


def dialled(address: str) -> str:
    """The number that a `tel:` address dials."""
    return address.removeprefix("tel:").replace(";ext=", " ext. ")


def _office(office: OfficeView) -> Node:
    return node(
        "Place", name=office.name, address=office.address, telephone=dialled(office.phone_url)
    )


def website(desk: Desk, site: SiteView) -> Node:
    """The newsroom as a site, the same in each of its languages."""
    return node(
        "WebSite",
        names.website(desk),
        name=site.name,
        url=names.home(desk),
        inLanguage=desk.languages,
        publisher=ref(names.organization(desk)),
        potentialAction=_search(desk, site),
    )


def _search(desk: Desk, site: SiteView) -> Node:
    """How to search the newsroom by an address; nothing where it has no page for that."""
    if not desk.settings.search:
        return {}
    address = names.absolute(desk, site.paths["search"])
    target = node("EntryPoint", urlTemplate=f"{address}?q={{search_term_string}}")
    asked = {"query-input": "required name=search_term_string"}
    return node("SearchAction", target=target) | asked


def person(desk: Desk, view: PersonView, *, whole: bool = False) -> Node:
    """Somebody; `whole` tells what their own page does."""
    house = names.organization(desk)
    works_for = node("Organization", name=view.organization) if view.organization else ref(house)
    briefly = node(
        "Person",
        names.person(desk, view.slug),
        name=view.name,
        jobTitle=view.role,
        url=names.absolute(desk, view.url),
        worksFor=works_for,
        knowsLanguage=[tag for tag, _, _ in view.languages],
    )
    if not whole:
        return briefly
    return briefly | node(
        "Person",
        description=view.biography_text.strip().partition("\n")[0],
        image=image(desk, view.headshot) if view.headshot else None,
        telephone=dialled(view.phone_url or view.mobile_url),
        email=view.email,
        sameAs=[handle.url for handle in view.handles if handle.url],
        knowsAbout=[link.title for link in view.topics],
    )
