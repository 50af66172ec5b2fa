"""The page that readers search on, and browse from where they have no script."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.model.assets import Medium
from pressroom.model.kinds import Kind
from pressroom.site.articles import kind_label, kind_plural
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.pages.lists import kind_links, tag_links, year_links
from pressroom.site.search import FOLDER, PAGE, PERSON, PICTURE, RECORDING, TOPIC, topic_key
from pressroom.site.topics import topic_links
from pressroom.site.views.search import ChoiceView, SearchView


def plans(edition: Edition) -> Iterator[PagePlan]:
    """The page of search; it is there where search is not, with the ways to browse."""
    desk, path = edition.desk, edition.standing("search")

    def fill() -> Context:
        heading = edition.words.gettext("Search")
        page = edition.page("search", heading, path, versions=desk.everywhere("search"))
        return {
            "page": page,
            "search": search_view(edition) if desk.settings.search else None,
            "years": year_links(edition),
            "kinds": kind_links(edition),
            "topics": topic_links(desk, edition.lang),
            "tags": tag_links(edition),
        }

    yield edition.later(path, "search.html", fill, found=False)


def search_view(edition: Edition) -> SearchView:
    """What can be asked for."""
    desk = edition.desk
    years = {year for _, year in desk.by_year}
    return SearchView(
        index=desk.url(FOLDER),
        kinds=_kinds(edition),
        topics=_topics(edition),
        years=tuple(
            ChoiceView(value=str(year), title=str(year)) for year in sorted(years, reverse=True)
        ),
        languages=tuple(
            ChoiceView(value=version.tag.lower(), title=version.name, lang=version.tag)
            for version in edition.site.languages
        ),
    )


def _topics(edition: Edition) -> tuple[ChoiceView, ...]:
    """The topics there are pages of, in any language, by name."""
    desk, lang = edition.desk, edition.lang
    found = {}
    for at, slugs in desk.topic_slugs.items():
        for slug in slugs:
            topic = desk.topic(slug, at)
            key = topic_key(desk, slug, at)
            if topic and (key not in found or topic.lang == lang):
                found[key] = topic
    named = sorted(found.items(), key=lambda pair: pair[1].title.casefold())
    return tuple(
        ChoiceView(value=key, title=topic.title, lang="" if topic.lang == lang else topic.lang)
        for key, topic in named
    )


def _kinds(edition: Edition) -> tuple[ChoiceView, ...]:
    """The kinds of what there is, in any language."""
    desk, words = edition.desk, edition.words
    _ = words.gettext
    told = {kind for _, kind in desk.by_kind}
    media = {asset.medium for asset in desk.newsroom.assets.values() if asset.described}
    ours = (
        *((k.value, kind_plural(k, words), kind_label(k, words), k in told) for k in Kind),
        (PERSON, _("Spokespeople"), _("Spokesperson"), bool(desk.people_slugs)),
        (TOPIC, _("Topics"), _("Topic"), any(desk.topic_slugs.values())),
        (PICTURE, _("Images"), _("Image"), bool(media & {Medium.IMAGE})),
        (
            RECORDING,
            _("Video and sound"),
            _("Recording"),
            bool(media & {Medium.VIDEO, Medium.AUDIO}),
        ),
        (PAGE, _("Pages"), _("Page"), True),
    )
    return tuple(
        ChoiceView(value=value, title=many, one=one) for value, many, one, there in ours if there
    )
