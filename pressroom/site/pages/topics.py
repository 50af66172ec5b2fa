"""Topic pages and the list of all topics."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from pressroom.language.tags import direction
from pressroom.model.topics import Topic
from pressroom.site.articles import card_views
from pressroom.site.bodies import snippet, topic_body
from pressroom.site.coverage import coverage_views
from pressroom.site.desk import Desk
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.kits import topic_kit_link
from pressroom.site.pages.lists import described, listing
from pressroom.site.parts import fact_views, link_views
from pressroom.site.people import people_views
from pressroom.site.pictures import picture_views
from pressroom.site.views.articles import CoverageView
from pressroom.site.views.links import LinkView
from pressroom.site.views.topics import TopicView

LATEST = 12


def plans(edition: Edition) -> Iterator[PagePlan]:
    """The list of topics, each topic's page, and all its articles where they don't fit on it."""
    slugs = edition.desk.topic_slugs[edition.lang]
    yield _all(edition, slugs)
    for slug in slugs:
        yield _topic(edition, slug)
        found = edition.desk.by_topic.get((edition.lang, slug), ())
        if len(found) > LATEST:
            topic = edition.desk.topic(slug, edition.lang)
            heading = topic.title if topic else slug
            path = edition.standing("topics", slug, "all")
            trail = (_trail(edition), LinkView(title=heading, url=_url(edition, slug)))
            yield from listing(
                edition, heading, path, found, feeds=(f"topics/{slug}",), trail=trail
            )


def _url(edition: Edition, slug: str) -> str:
    return edition.desk.url(edition.standing("topics", slug))


def _trail(edition: Edition) -> LinkView:
    return LinkView(title=edition.words.gettext("Topics"), url=edition.site.paths["topics"])


def _all(edition: Edition, slugs: tuple[str, ...]) -> PagePlan:
    def fill() -> Context:
        heading = edition.words.gettext("Topics")
        page = edition.page("topics", heading, path, versions=edition.desk.everywhere("topics"))
        views = [topic_view(edition.desk, slug, edition.lang, whole=False) for slug in slugs]
        return {"page": page, "topics": tuple(view for view in views if view)}

    path = edition.standing("topics")
    return edition.later(path, "topics.html", fill)


def _topic(edition: Edition, slug: str) -> PagePlan:
    desk, path = edition.desk, edition.standing("topics", slug)

    def fill() -> Context:
        view = topic_view(desk, slug, edition.lang, whole=True)
        found = desk.by_topic.get((edition.lang, slug), ())
        assert view is not None  # topic_slugs lists public topics only
        versions = {
            lang: desk.addresses.standing("topics", lang, slug)
            for lang in desk.languages
            if slug in desk.topic_slugs[lang]
        }
        page = edition.page(
            "topic",
            view.title,
            path,
            heading_lang=view.lang,
            description=view.summary or described(view.title, found),
            versions=versions,
            feeds=(f"topics/{slug}",),
            trail=(_trail(edition),),
            pictures=view.photos,
        )
        return {"page": page, "topic": view}

    return edition.later(path, "topic.html", fill)


def topic_view(desk: Desk, slug: str, lang: str, *, whole: bool) -> TopicView | None:
    """A topic in a language; `whole` renders its text, articles and coverage too.

    Where nobody told it in that language only its name, articles and people are shown: a page says
    nothing at length in a language its reader didn't choose.
    """
    topic = desk.topic(slug, lang)
    if topic is None:
        return None
    told = topic.lang == lang
    found = desk.by_topic.get((lang, slug), ())
    url = desk.url(desk.addresses.standing("topics", lang, slug))
    return TopicView(
        title=topic.title,
        slug=slug,
        url=url,
        lang=topic.lang if topic.lang != lang else "",
        dir=direction(topic.lang),
        summary=snippet(topic.summary) if told else "",
        content=Markup(topic_body(desk, topic).html) if whole and told else Markup(""),
        hashtags=topic.hashtags,
        facts=fact_views(desk, topic.facts, lang) if told else (),
        spokespeople=people_views(desk, _spokespeople(desk, topic, lang), lang) if whole else (),
        photos=picture_views(desk, topic.photos, lang),
        links=link_views(desk, topic.links) if told else (),
        latest=card_views(desk, found[: LATEST if whole else 1]),
        coverage=_coverage(desk, slug, lang) if whole else (),
        count=len(found),
        kit=topic_kit_link(desk, topic.slug, lang) if whole else None,
        all_url=f"{url}all/" if len(found) > LATEST else "",
    )


def _spokespeople(desk: Desk, topic: Topic, lang: str) -> tuple[str, ...]:
    """Those the topic names, then everybody who speaks about it."""
    named = list(topic.spokespeople)
    for slug in desk.people_slugs:
        person = desk.person(slug, lang)
        if person and topic.slug in person.topics and slug not in named:
            named.append(slug)
    return tuple(named)


def _coverage(desk: Desk, slug: str, lang: str) -> tuple[CoverageView, ...]:
    groups = (group for (_, topic), group in desk.by_topic.items() if topic == slug)
    about = {article.slug for group in groups for article in group}
    pieces = [piece for piece in desk.newsroom.coverage if piece.release in about]
    return coverage_views(desk, pieces[:LATEST], lang)
