"""How readers follow the newsroom: beats in every language, calendars, and the list for e-mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from pressroom.feeds.artifacts import Press, beat_path, beats
from pressroom.feeds.plan import FeedPlan, Format, Group, kind_title
from pressroom.language.tags import direction, endonym
from pressroom.model.kinds import KIND_OF_FOLDER
from pressroom.site.desk import Desk
from pressroom.site.edition import Edition
from pressroom.site.views.following import BeatFeedView, BeatView, CalendarView, EmailListView


def everything_view(edition: Edition) -> BeatView:
    """All news, in each language."""
    plans = [p for p in edition.feeds if p.group is Group.ALL and p.lang and Format.RSS in p.paths]
    return _beat(edition, edition.words.gettext("All news"), "", _own_first(edition, plans), "")


def beat_views(edition: Edition, group: Group) -> tuple[BeatView, ...]:
    """The kinds or the topics there are feeds of, those of the edition's own language first."""
    listed = [p for p in edition.feeds if p.group is group and Format.RSS in p.paths]
    found = [(beat, _own_first(edition, plans)) for beat, plans in beats(listed).items()]
    found.sort(key=lambda pair: pair[1][0].lang != edition.lang)
    return tuple(_beat(edition, *_subject(edition, plans[0]), plans, beat) for beat, plans in found)


def _own_first(edition: Edition, plans: Iterable[FeedPlan]) -> list[FeedPlan]:
    return sorted(plans, key=lambda plan: plan.lang != edition.lang)


def _subject(edition: Edition, plan: FeedPlan) -> tuple[str, str]:
    """What a beat is called in the edition's language, else in its own, which is then named."""
    if plan.group is Group.KIND:
        return kind_title(KIND_OF_FOLDER[plan.name], edition.lang), ""
    topic = edition.desk.topic(plan.name.rpartition("/")[2], edition.lang)
    title, lang = (topic.title, topic.lang) if topic else (plan.subject, plan.lang or "")
    return title, "" if lang == edition.lang else lang


def _beat(
    edition: Edition, title: str, lang: str, plans: Sequence[FeedPlan], beat: str
) -> BeatView:
    desk = edition.desk
    press = Press(desk.newsroom, desk.settings, desk.addresses)
    feeds = tuple(
        BeatFeedView(
            lang=plan.lang or "",
            name=endonym(plan.lang or ""),
            dir=direction(plan.lang or ""),
            url=desk.url(plan.paths[Format.RSS]),
            title=plan.title,
            home=press.home(plan),
        )
        for plan in plans
    )
    several = beat and len(feeds) > 1
    opml = desk.url(beat_path(beat, desk.addresses)) if several else ""
    return BeatView(title=title, lang=lang, feeds=feeds, opml=opml)


def calendar_views(edition: Edition) -> tuple[CalendarView, ...]:
    """The edition's calendars: of everything, of each kind and topic that has dates."""
    return tuple(_calendars(edition.desk, edition))


def _calendars(desk: Desk, edition: Edition) -> Iterator[CalendarView]:
    host = desk.addresses.origin.partition("://")[2]
    for group in (Group.ALL, Group.KIND, Group.TOPIC):
        for plan in edition.of(group):
            if path := plan.paths.get(Format.CALENDAR):
                everything = edition.words.gettext("All dates")
                yield CalendarView(
                    title=everything if group is Group.ALL else plan.subject,
                    url=desk.url(path),
                    webcal=f"webcal://{host}{desk.url(path)}" if host else "",
                )


def email_list_view(desk: Desk, lang: str) -> EmailListView | None:
    """The list that the settings name, in a language; none where they name none for it."""
    told = desk.settings.email_list
    url = _in_language(desk, told.get("url"), lang)
    if not url or not told.get("provider"):
        return None
    by_form = bool(told.get("field")) and not url.startswith("mailto:")
    extra = told.get("extra") or {}
    parts = urlsplit(url)
    return EmailListView(
        provider=str(told["provider"]),
        url=url,
        origin=f"{parts.scheme}://{parts.netloc}" if parts.netloc else "",
        host=parts.hostname or "",
        privacy=_in_language(desk, told.get("privacy"), lang),
        field=str(told["field"]) if by_form else "",
        extra=tuple((str(name), str(value)) for name, value in extra.items()) if by_form else (),
    )


def form_origins(desk: Desk) -> tuple[str, ...]:
    """Whom the forms of the site hand an address to."""
    views = (email_list_view(desk, lang) for lang in desk.languages)
    return tuple(dict.fromkeys(view.origin for view in views if view and view.field))


def _in_language(desk: Desk, told: object, lang: str) -> str:
    """A text that is one for all, or one a language."""
    if isinstance(told, dict):
        return str(told.get(lang) or told.get(desk.settings.default_lang) or "")
    return str(told or "")
