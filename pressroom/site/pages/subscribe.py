"""The page that explains feeds, calendars and the list for e-mail, and lets readers make their own list."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.feeds.artifacts import list_path
from pressroom.feeds.plan import Format, Group
from pressroom.language.tags import direction, endonym
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.feeds import feed_views
from pressroom.site.subscribing import (
    beat_views,
    calendar_views,
    email_list_view,
    everything_view,
)
from pressroom.site.views.following import FeedView
from pressroom.site.views.links import LanguageView
from pressroom.site.wire import latest_wire


def plans(edition: Edition) -> Iterator[PagePlan]:
    """The one page."""
    desk, path = edition.desk, edition.standing("subscribe")

    def fill() -> Context:
        heading = edition.words.gettext("Subscribe")
        return {
            "page": edition.page(
                "subscribe",
                heading,
                path,
                versions=desk.everywhere("subscribe"),
                wire=latest_wire(desk, edition.lang),
            ),
            "everything": everything_view(edition),
            "kinds": beat_views(edition, Group.KIND),
            "topics": beat_views(edition, Group.TOPIC),
            "lists": _lists(edition),
            "calendars": calendar_views(edition),
            "email": email_list_view(desk, edition.lang),
            "formats": _formats(edition),
        }

    yield edition.later(path, "subscribe.html", fill)


def _lists(edition: Edition) -> tuple[LanguageView, ...]:
    """The list of all feeds of each language, the edition's own first; then that of every language."""
    desk = edition.desk
    langs = list(dict.fromkeys(p.lang for p in edition.feeds if Format.RSS in p.paths))
    langs.sort(key=lambda lang: (lang is None, lang != edition.lang))
    everything = edition.words.gettext("All languages")
    return tuple(
        LanguageView(
            tag=lang or "",
            name=endonym(lang) if lang else everything,
            url=desk.url(list_path(lang, desk.addresses)),
            dir=direction(lang) if lang else "",
            same_page=True,
            current=lang == edition.lang,
        )
        for lang in langs
    )


def _formats(edition: Edition) -> tuple[tuple[str, tuple[FeedView, ...]], ...]:
    """Every feed of the edition in each of its formats, by what it is sorted by."""
    words = edition.words
    titles = {
        Group.ALL: words.gettext("Everything"),
        Group.KIND: words.gettext("By kind"),
        Group.TOPIC: words.gettext("By topic"),
        Group.TAG: words.gettext("By tag"),
        Group.AUTHOR: words.gettext("By author"),
    }
    return tuple(
        (title, feed_views(edition.desk, plans, subject_only=True))
        for group, title in titles.items()
        if (plans := edition.of(group))
    )
