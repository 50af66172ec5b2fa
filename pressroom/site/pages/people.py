"""The directory of spokespeople, filtered by topic and language, and a page for each person."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.language.press import joined
from pressroom.language.tags import spoken_name as language_name
from pressroom.site.articles import card_view
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.people import people_views, person_view
from pressroom.site.topics import topic_link
from pressroom.site.views.links import LinkView

SHOWN = 12


def plans(edition: Edition) -> Iterator[PagePlan]:
    """The directory, its filtered views, and everybody's page."""
    slugs = edition.desk.people_slugs
    topics, languages = _topics(edition), _languages(edition)
    yield _directory(edition, slugs, ())
    for topic in topics:
        yield _directory(edition, _who(edition, topic=topic), ("topic", topic))
    for lang in languages:
        yield _directory(edition, _who(edition, lang=lang), ("language", lang.lower()))
    for slug in slugs:
        yield _person(edition, slug)


def _topics(edition: Edition) -> tuple[str, ...]:
    people = (edition.desk.person(slug, edition.lang) for slug in edition.desk.people_slugs)
    return tuple(sorted({topic for person in people if person for topic in person.topics}))


def _languages(edition: Edition) -> tuple[str, ...]:
    people = (edition.desk.person(slug, edition.lang) for slug in edition.desk.people_slugs)
    return tuple(sorted({s.lang for person in people if person for s in person.languages}))


def _who(edition: Edition, *, topic: str = "", lang: str = "") -> tuple[str, ...]:
    found = []
    for slug in edition.desk.people_slugs:
        person = edition.desk.person(slug, edition.lang)
        if person and (topic in person.topics or lang in {s.lang for s in person.languages}):
            found.append(slug)
    return tuple(found)


def _directory(edition: Edition, slugs: tuple[str, ...], chosen: tuple[str, ...]) -> PagePlan:
    desk = edition.desk
    path = edition.standing("people", *chosen)

    def fill() -> Context:
        words = edition.words
        heading = words.gettext("Spokespeople and experts")
        title = heading
        if chosen[:1] == ("topic",):
            link = topic_link(desk, chosen[1], edition.lang)
            title = f"{heading}: {link.title if link else chosen[1]}"
        elif chosen:
            title = f"{heading}: {language_name(chosen[1], edition.lang)}"
        page = edition.page(
            "people", title, path, versions=desk.everywhere("people") if not chosen else None
        )
        return {
            "page": page,
            "people": people_views(desk, slugs, edition.lang),
            "topics": _topic_filters(edition, chosen),
            "languages": _language_filters(edition, chosen),
        }

    return edition.later(path, "people.html", fill)


def _topic_filters(edition: Edition, chosen: tuple[str, ...]) -> tuple[LinkView, ...]:
    links = []
    for topic in _topics(edition):
        link = topic_link(edition.desk, topic, edition.lang)
        if link:
            links.append(
                LinkView(
                    title=link.title,
                    url=edition.desk.url(edition.standing("people", "topic", topic)),
                    count=len(_who(edition, topic=topic)),
                    current=chosen == ("topic", topic),
                )
            )
    return tuple(links)


def _language_filters(edition: Edition, chosen: tuple[str, ...]) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(
            title=language_name(lang, edition.lang),
            url=edition.desk.url(edition.standing("people", "language", lang.lower())),
            count=len(_who(edition, lang=lang)),
            current=chosen == ("language", lang.lower()),
        )
        for lang in _languages(edition)
    )


def _person(edition: Edition, slug: str) -> PagePlan:
    desk, path = edition.desk, edition.standing("people", slug)

    def fill() -> Context:
        view = person_view(desk, slug, edition.lang, whole=True)
        found = desk.by_person.get((edition.lang, slug), ())[:SHOWN]
        assert view is not None  # people_slugs lists public people only
        trail = LinkView(
            title=edition.words.gettext("Spokespeople"), url=edition.site.paths["people"]
        )
        languages = desk.language_links(edition.lang, desk.everywhere("people", slug))
        page = edition.page(
            "person",
            view.name,
            path,
            description=joined(edition.lang, view.name, view.role),
            languages=languages,
            trail=(trail,),
            sharing=edition.sharing(
                languages,
                (view.headshot,) if view.headshot else (),
                sort="profile",
                authors=(slug,),
            ),
        )
        cards = tuple(card_view(desk, article) for article in found)
        return {"page": page, "person": view, "articles": cards}

    return edition.later(path, "person.html", fill)
