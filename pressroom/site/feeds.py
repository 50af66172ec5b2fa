"""Feeds as pages list them, and the entries that fill them, from the same views that pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from pressroom.addresses import filled
from pressroom.build.artifact import Artifact, Unmade
from pressroom.feeds.artifacts import Masthead, Press, artifacts, feed_file
from pressroom.feeds.entry import Correction, Enclosure, Entry, Happening
from pressroom.feeds.identity import identity_of
from pressroom.feeds.plan import FeedPlan, Format, Group, calendar_path
from pressroom.media.plan import Handout, Picture
from pressroom.model.keys import Localized
from pressroom.model.kinds import HAPPENINGS
from pressroom.model.newsroom import PublicArticle
from pressroom.site.articles import last_edit, summary_of
from pressroom.site.bodies import article_body, inline, snippet
from pressroom.site.desk import Desk
from pressroom.site.happenings import happening_view, moved
from pressroom.site.notes import NEWS, Drawn, Notes
from pressroom.site.pictures import find
from pressroom.site.reprints import Reprints
from pressroom.site.topics import topic_link
from pressroom.site.views.following import FeedView


def feed_views(
    desk: Desk, plans: Iterable[FeedPlan], *, subject_only: bool = False
) -> tuple[FeedView, ...]:
    """Each format of each feed; `subject_only` leaves the newsroom's name out of the titles."""
    return tuple(
        FeedView(
            title=plan.subject if subject_only else plan.title,
            url=desk.url(path),
            type=form.media_type,
            format=form.label,
        )
        for plan in plans
        for form, path in plan.paths.items()
    )


def feed_artifacts(
    desk: Desk, plans: tuple[FeedPlan, ...], reprints: Reprints | None = None
) -> Iterator[Artifact]:
    """Every feed and calendar of the newsroom; `reprints` know those of the last site."""
    wanted = {name for plan in plans for name in plan.members}
    dated = {name for plan in plans for name in plan.happenings}
    named = {identity_of(article, desk.settings): article for article in desk.articles}
    entries = Entries(desk, {name: article for name, article in named.items() if name in wanted})
    kept: dict[str, tuple[Any, frozenset[Drawn]]] = {}
    with desk.notes.hearing() as drawn:
        happenings = {
            name: _happening(desk, article, name)
            for name, article in named.items()
            if name in dated or (article.starts and article.kind.value in HAPPENINGS)
        }
    press = Press(desk.newsroom, desk.settings, desk.addresses, _masthead(desk))
    once = partial(desk.notes.once, kept)
    noting = partial(_noting, desk, frozenset(drawn), reprints)
    made = tuple(map(noting, artifacts(plans, entries, happenings, press, once)))
    yield from made
    yield from _at_old_addresses(desk, plans, made)


@dataclass(frozen=True)
class Entries(Mapping[str, Entry]):
    """The entries of articles by identity, each made when it is asked for."""

    desk: Desk
    articles: Mapping[str, PublicArticle]

    def __getitem__(self, name: str) -> Entry:
        """The entry of an article."""
        return _entry(self.desk, self.articles[name], name)

    def __iter__(self) -> Iterator[str]:
        """Every identity."""
        return iter(self.articles)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.articles)

    def __contains__(self, name: object) -> bool:
        """Whether there is an entry, without making it."""
        return name in self.articles


def _noting(
    desk: Desk, dates: frozenset[Drawn], reprints: Reprints | None, artifact: Artifact
) -> Artifact:
    """A feed that notes what it draws on, and isn't worked out where that is as it was; other files are as
    they are."""
    if artifact.recipe is not feed_file:
        return artifact
    known = reprints.key(artifact.path) if reprints else ""
    given = (desk.notes, dates, *artifact.inputs)
    return replace(artifact, recipe=noted_feed, inputs=given, known=known)


def noted_feed(notes: Notes, dates: frozenset[Drawn], *given: Any) -> Unmade:
    """A feed's file, with what it was noted to draw on besides what its dates did."""
    with notes.hearing() as drawn:
        notes.note(NEWS)  # its entries were chosen among all
        made = feed_file(*given)
    return replace(made, noted=tuple(drawn | dates))


PELICANS: Mapping[str, Group] = {
    "": Group.ALL,
    "ALL": Group.ALL,
    "TRANSLATION": Group.ALL,
    "CATEGORY": Group.TOPIC,
    "TAG": Group.TAG,
    "AUTHOR": Group.AUTHOR,
}
"""What Pelican's settings call its feeds."""


def _at_old_addresses(
    desk: Desk, plans: Iterable[FeedPlan], made: Iterable[Artifact]
) -> Iterator[Artifact]:
    """The same feeds where the site's `FEED_ALL_ATOM` and its like say that readers find them."""
    by_path = {artifact.path: artifact for artifact in made}
    taken = set(by_path)
    for old, new in feeds_by_setting(desk, plans):
        if new in by_path and old not in taken:
            taken.add(old)
            yield replace(by_path[new], path=old)


def feeds_by_setting(desk: Desk, plans: Iterable[FeedPlan]) -> Iterator[tuple[str, str]]:
    """Each output path that a feed setting of Pelican's names, and ours of the same feed."""
    given, home = desk.settings.pelican, desk.settings.default_lang
    everything = any(plan.lang is None for plan in plans)
    for what, group in PELICANS.items():
        for form in (Format.ATOM, Format.RSS):
            name = f"FEED_ALL_{form.name}" if what == "ALL" else f"{what}_FEED_{form.name}"
            pattern = str(given.get(name.lstrip("_")) or "")
            for plan in plans if pattern and "://" not in pattern else ():
                wanted = None if what == "ALL" and everything else home
                if plan.group is group and (
                    plan.lang == wanted or (what == "TRANSLATION" and plan.lang)
                ):
                    words = {"slug": plan.name.rpartition("/")[2], "lang": plan.lang or home}
                    yield filled(pattern, words), plan.paths.get(form, "")


def _masthead(desk: Desk) -> Masthead:
    hub = desk.settings.websub_hub
    for path in desk.newsroom.organization.logos:
        asset = find(desk, f"/{path}")
        plan = desk.media.get(asset.path) if asset else None
        if isinstance(plan, Picture) and not plan.vector:
            shown = plan.screen or plan.print or plan.src
            logo = desk.addresses.absolute(desk.url(shown.path))
            return Masthead(icon=logo, logo=logo, hub=hub)
    return Masthead(hub=hub)


def _url(desk: Desk, article: PublicArticle) -> str:
    return desk.addresses.absolute(desk.url(desk.path_of(article)))


def _entry(desk: Desk, article: PublicArticle, name: str) -> Entry:
    assert article.date is not None  # feeds.plan only lists what has one
    topic = topic_link(desk, article.topic, article.lang)
    assets = (*article.photos, *article.video, *article.audio, *article.files)
    enclosures = (_enclosure(desk, article, path) for path in assets)
    reason = article.cancelled if isinstance(article.cancelled, Localized) else None
    before = None if article.cancelled else article.moved_from
    return Entry(
        id=name,
        url=_url(desk, article),
        kind=article.kind.value,
        title=article.title,
        lang=article.lang,
        published=article.date,
        updated=last_edit(article),
        summary=summary_of(desk, article),
        content_html=article_body(desk, article).html,
        authors=tuple(desk.name_of(author, article.lang) for author in article.authors),
        topic=topic.title if topic else "",
        tags=article.tags,
        enclosures=tuple(found for found in enclosures if found),
        corrections=tuple(
            Correction(
                date=c.date, note=snippet(c.note), html=f"<p>{inline(c.note, article.lang)}</p>"
            )
            for c in article.corrections
        ),
        cancelled=bool(article.cancelled),
        reason=desk.text(reason, article.lang),
        moved=moved(before, article.lang, desk.settings.timezone) if before else "",
    )


def _enclosure(desk: Desk, article: PublicArticle, path: str) -> Enclosure | None:
    asset = find(desk, path, article)
    plan = desk.media.get(asset.path) if asset else None
    if asset is None or plan is None:
        return None
    lang = article.lang
    told: dict[str, Any] = {
        "description": desk.text(asset.alt, lang),
        "credit": desk.text(asset.credit, lang),
        "source_type": asset.source_type or "",
        "title": snippet(desk.text(asset.caption, lang)),
        "rights": desk.text(asset.usage_terms or desk.settings.usage_terms, lang),
        "licence_url": asset.licence_url or "",
    }
    if isinstance(plan, Handout):
        medium = {"video": "video", "audio": "audio"}.get(asset.medium.value, "document")
        return Enclosure(
            url=desk.addresses.absolute(desk.url(plan.path)),
            type=plan.media_type,
            medium=medium,
            size=desk.size(plan.path) or plan.bytes,
            **told,
        )
    # A download's address lasts, a rendition's changes with the picture: readers keep entries.
    shown = plan.screen or plan.print or plan.shared or plan.src
    return Enclosure(
        url=desk.addresses.absolute(desk.url(shown.path)),
        type=shown.media_type,
        width=shown.width,
        height=shown.height,
        size=desk.size(shown.path) or shown.bytes,
        **told,
    )


def _happening(desk: Desk, article: PublicArticle, name: str) -> Happening:
    view = happening_view(desk, article)
    assert view is not None and article.starts is not None  # only asked for what has a time
    return Happening(
        id=name,
        path=calendar_path(desk.path_of(article)),
        url=_url(desk, article),
        title=article.title,
        lang=article.lang,
        starts=article.starts,
        ends=article.ends,
        summary=summary_of(desk, article),
        venue=view.venue,
        address=view.address,
        online=view.online,
        rsvp=view.rsvp,
        published=article.date,
        updated=last_edit(article),
        tags=article.tags,
        revision=len(article.changes)
        + len(article.corrections)
        + bool(article.cancelled)
        + bool(article.moved_from),
        cancelled=view.cancelled,
        reason=view.cancelled_reason,
    )


def by_name(plans: Iterable[FeedPlan], lang: str) -> Mapping[str, FeedPlan]:
    """A language's feeds by their name: `all`, `releases`, `topics/housing`."""
    return {plan.name: plan for plan in plans if plan.lang == lang}
