"""The pages every edition has: home, contacts, about, coverage, corrections, accessibility, 404."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from pressroom.language.tags import direction, endonym
from pressroom.model.newsroom import PublicArticle
from pressroom.site.articles import card_view, card_views, upcoming
from pressroom.site.bodies import page_body, snippet
from pressroom.site.coverage import coverage_views
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.kits import organization_kit_link
from pressroom.site.parts import boilerplate_view, change_views
from pressroom.site.people import people_views
from pressroom.site.pictures import picture_views
from pressroom.site.topics import topic_links
from pressroom.site.views.media import PictureView
from pressroom.site.wire import latest_wire

LATEST, UPCOMING, PEOPLE, COVERAGE, PICTURES, FACTS = 10, 4, 6, 4, 6, 4
RECENT = 15
"""Articles whose pictures the front page may offer."""


def plans(edition: Edition) -> Iterator[PagePlan]:
    """Every standing page that is no list."""
    yield _home(edition)
    yield _contacts(edition)
    yield _about(edition)
    yield _coverage(edition)
    yield _corrections(edition)
    yield _accessibility(edition)
    yield _not_found(edition)
    yield from _pages(edition)


def _home(edition: Edition) -> PagePlan:
    desk, lang, path = edition.desk, edition.lang, edition.standing("home")

    def fill() -> Context:
        now = desk.newsroom.now
        dated = [a for a in desk.by_lang[lang] if a.date and a.date.astimezone(dt.UTC) <= now]
        lead = _lead(dated)
        latest = [a for a in dated if a is not lead][:LATEST]
        shown = _pictures(edition, dated)
        site = edition.site
        boilerplates = site.organization.boilerplates
        lead_card = card_view(desk, lead) if lead else None
        page = edition.page(
            "home",
            site.name,
            path,
            title=_home_title(edition),
            description=next((b.short for b in boilerplates if b.short), site.organization.tagline),
            versions=desk.everywhere("home"),
            pictures=_shown_with(edition, lead),
            wire=latest_wire(desk, lang),
        )
        return {
            "page": page,
            "lead": lead_card,
            "latest": card_views(desk, tuple(latest)),
            "upcoming": card_views(desk, upcoming(desk, lang)[:UPCOMING]),
            "topics": topic_links(desk, lang),
            "people": people_views(desk, _faces(edition), lang),
            "coverage": coverage_views(desk, desk.newsroom.coverage[:COVERAGE], lang),
            "facts": site.organization.facts[:FACTS],
            "pictures": shown,
            "boilerplate": next(iter(boilerplates), None),
        }

    return edition.later(path, "home.html", fill)


def _shown_with(edition: Edition, lead: PublicArticle | None) -> tuple[PictureView, ...]:
    """The pictures of the article that leads."""
    return picture_views(edition.desk, lead.photos, edition.lang, beside=lead) if lead else ()


def _pictures(edition: Edition, dated: Sequence[PublicArticle]) -> tuple[PictureView, ...]:
    """The pictures of the latest articles that may be taken, each once."""
    found: dict[str, PictureView] = {}
    for article in dated[:RECENT]:
        for view in picture_views(edition.desk, article.photos, edition.lang, beside=article):
            if view.downloads and not view.vector:
                found.setdefault(view.path, view)
    return tuple(found.values())[1 : PICTURES + 1]


def _home_title(edition: Edition) -> str:
    name, organization = edition.site.name, edition.site.organization.name
    return name if organization in name else f"{name} – {organization}"


def _lead(dated: Sequence[PublicArticle]) -> PublicArticle | None:
    """The newest release or story with a picture among the latest, else the newest of all."""
    pictured = (a for a in dated[:5] if a.photos and a.kind.value in ("release", "story"))
    return next(pictured, None) or next(iter(dated), None)


def _faces(edition: Edition) -> tuple[str, ...]:
    """Spokespeople who aren't only media contacts."""
    desk = edition.desk
    found = [
        slug
        for slug in desk.people_slugs
        if (person := desk.person(slug, edition.lang))
        and person.topics
        and not person.media_contact
    ]
    return tuple(found[:PEOPLE])


def _contacts(edition: Edition) -> PagePlan:
    desk, path = edition.desk, edition.standing("contacts")

    def fill() -> Context:
        heading = edition.words.gettext("Media contacts")
        page = edition.page("contacts", heading, path, versions=desk.everywhere("contacts"))
        views = people_views(desk, desk.people_slugs, edition.lang)
        reachable = tuple(view for view in views if view.phone or view.mobile or view.email)
        return {"page": page, "people": reachable}

    return edition.later(path, "contacts.html", fill)


def _about(edition: Edition) -> PagePlan:
    desk, path = edition.desk, edition.standing("about")
    told = desk.newsroom.organization

    def fill() -> Context:
        name = edition.site.organization.name
        heading = edition.words.gettext("About {name}").format(name=name)
        page = edition.page("about", heading, path, versions=desk.everywhere("about"))
        other = []
        for lang in desk.languages:
            boilerplates = [
                boilerplate_view(desk, key, b, lang)
                for key, b in told.boilerplates
                if any(text and lang in dict(text.texts) for text in (b.short, b.medium, b.long))
            ]
            if lang != edition.lang and boilerplates:
                other.append((endonym(lang), lang, direction(lang), tuple(boilerplates)))
        kit = organization_kit_link(desk, edition.lang)
        return {"page": page, "other": tuple(other), "kit": kit}

    return edition.later(path, "about.html", fill)


def _coverage(edition: Edition) -> PagePlan:
    desk, path = edition.desk, edition.standing("coverage")

    def fill() -> Context:
        heading = edition.words.gettext("In the news")
        page = edition.page("coverage", heading, path, versions=desk.everywhere("coverage"))
        years = tuple(
            (year, coverage_views(desk, pieces, edition.lang))
            for year, pieces in itertools.groupby(desk.newsroom.coverage, lambda c: c.date.year)
        )
        return {"page": page, "years": years}

    return edition.later(path, "coverage.html", fill)


def _own_text(edition: Edition, slug: str) -> Markup:
    """What the site itself says on a page of ours, in an ordinary page of that slug."""
    for page in edition.desk.newsroom.pages:
        if page.slug == slug and page.lang == edition.lang:
            return Markup(page_body(edition.desk, page).html)
    return Markup("")


def _corrections(edition: Edition) -> PagePlan:
    desk, path = edition.desk, edition.standing("corrections")

    def fill() -> Context:
        heading = edition.words.gettext("Corrections")
        page = edition.page("corrections", heading, path, versions=desk.everywhere("corrections"))
        corrected = [a for a in desk.by_lang[edition.lang] if a.corrections]
        cards = tuple(
            (card_view(desk, a, picture=False), change_views(a.corrections, a.lang))
            for a in corrected
        )
        return {"page": page, "policy": _own_text(edition, "corrections"), "cards": cards}

    return edition.later(path, "corrections.html", fill)


def _accessibility(edition: Edition) -> PagePlan:
    path = edition.standing("accessibility")

    def fill() -> Context:
        heading = edition.words.gettext("Accessibility")
        versions = edition.desk.everywhere("accessibility")
        page = edition.page("accessibility", heading, path, versions=versions)
        return {"page": page, "statement": _own_text(edition, "accessibility")}

    return edition.later(path, "accessibility.html", fill)


def _not_found(edition: Edition) -> PagePlan:
    path = f"{edition.desk.addresses.home_of(edition.lang)}404.html"

    def fill() -> Context:
        heading = edition.words.gettext("Page not found")
        versions = {
            lang: f"{edition.desk.addresses.home_of(lang)}404.html"
            for lang in edition.desk.languages
        }
        page = edition.page(
            "404", heading, path, versions=versions, robots="noindex", canonical=False
        )
        return {"page": page}

    return edition.later(path, "404.html", fill, found=False)


def _pages(edition: Edition) -> Iterator[PagePlan]:
    from pressroom.site.organization import OWN_PLACE

    for told in edition.desk.newsroom.pages:
        if told.lang != edition.lang or told.slug in OWN_PLACE:
            continue
        path = edition.desk.addresses.page(told)
        versions = {
            other.lang: edition.desk.addresses.page(other)
            for other in edition.desk.newsroom.pages
            if other.translation_key == told.translation_key
        }

        def fill(
            told: object = told, path: str = path, versions: dict[str, str] = versions
        ) -> Context:
            from pressroom.model.pages import Page

            assert isinstance(told, Page)
            body = page_body(edition.desk, told)
            description = snippet(told.summary) or body.text.strip().partition("\n")[0][:200]
            page = edition.page(
                "page", told.title, path, description=description, versions=versions
            )
            return {"page": page, "content": Markup(body.html), "updated": told.updated}

        template = f"{told.template or 'page'}.html"
        yield edition.later(path, template, fill, told.origin.path)
