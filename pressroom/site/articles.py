"""Articles as cards in lists and whole on their own page."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from pressroom.feeds.identity import identity_of
from pressroom.language.press import citation, conventions, dateline
from pressroom.language.slugs import slug as slug_of
from pressroom.language.tags import direction
from pressroom.language.words import Words
from pressroom.model.kinds import DATELINED, RELEASE_LIKE, Kind
from pressroom.model.newsroom import Notice, PublicArticle
from pressroom.site.bodies import article_body, inline, snippet
from pressroom.site.coverage import coverage_views
from pressroom.site.desk import Desk
from pressroom.site.happenings import happening_view
from pressroom.site.kits import kit_link, original
from pressroom.site.parts import (
    boilerplate_views,
    change_views,
    fact_views,
    link_views,
    quote_view,
)
from pressroom.site.people import people_views
from pressroom.site.pictures import downloads, picture_view, picture_views, recording_views
from pressroom.site.topics import topic_link
from pressroom.site.views.articles import ArticleView, CardView, NoticeView
from pressroom.site.views.links import LanguageView, LinkView

END_MARKED = DATELINED


def kind_label(kind: Kind, words: Words) -> str:
    """What an article is, in a language."""
    _ = words.gettext
    labels: Mapping[Kind, str] = {
        Kind.RELEASE: _("News release"),
        Kind.STORY: _("Story"),
        Kind.ADVISORY: _("Media advisory"),
        Kind.STATEMENT: _("Statement"),
        Kind.BACKGROUNDER: _("Backgrounder"),
        Kind.EVENT: _("Event"),
    }
    return labels[kind]


def kind_plural(kind: Kind, words: Words) -> str:
    """What a list of them is called."""
    _ = words.gettext
    labels: Mapping[Kind, str] = {
        Kind.RELEASE: _("News releases"),
        Kind.STORY: _("Stories"),
        Kind.ADVISORY: _("Media advisories"),
        Kind.STATEMENT: _("Statements"),
        Kind.BACKGROUNDER: _("Backgrounders"),
        Kind.EVENT: _("Events"),
    }
    return labels[kind]


def article_link(desk: Desk, article: PublicArticle) -> LinkView:
    """A link to an article, by its headline."""
    return LinkView(title=article.title, url=desk.url(desk.path_of(article)))


def card_view(desk: Desk, article: PublicArticle, *, picture: bool = True) -> CardView:
    """An article in a list: made once, as it is in many."""
    key = (article.origin.path, picture)
    return desk.card_once(key, lambda: _card_view(desk, article, picture=picture))


def _card_view(desk: Desk, article: PublicArticle, *, picture: bool) -> CardView:
    lang = article.lang
    lead = next(iter(article.photos), None)
    return CardView(
        kind=article.kind.value,
        kind_label=kind_label(article.kind, desk.words(lang)),
        title=article.title,
        url=desk.url(desk.path_of(article)),
        lang=lang,
        dir=direction(lang),
        date=_local(desk, article.date),
        summary=summary_of(desk, article),
        location=article.location or "",
        topic=topic_link(desk, article.topic, lang),
        picture=picture_view(desk, lead, lang, beside=article) if picture and lead else None,
        corrected=bool(article.corrections),
        happening=happening_view(desk, article),
        kept_back=desk.kept_back.get(desk.inside(article.origin.path), ""),
    )


def card_views(desk: Desk, articles: tuple[PublicArticle, ...]) -> tuple[CardView, ...]:
    """Articles in a list."""
    return tuple(card_view(desk, article) for article in articles)


def summary_of(desk: Desk, article: PublicArticle) -> str:
    """The summary as plain text; the beginning of the body where there is none."""
    if article.summary:
        return snippet(article.summary)
    first = article_body(desk, article).text.strip().partition("\n")[0]
    return first if len(first) <= 300 else first[:297].rsplit(" ", 1)[0].rstrip(",;:") + "…"


OF_CARDS = tuple(field.name for field in dataclasses.fields(CardView))


def _fields(card: CardView) -> dict[str, Any]:
    return {name: getattr(card, name) for name in OF_CARDS}


def article_view(desk: Desk, article: PublicArticle, **more: Any) -> ArticleView:
    """An article on its own page, with `more` of what its view says."""
    lang, words = article.lang, desk.words(article.lang)
    form = conventions(lang)
    body = article_body(desk, article)
    address = desk.addresses.absolute(desk.url(desk.path_of(article)))
    previous, following = desk.neighbours(article)
    day = article.date.astimezone(desk.settings.timezone).date() if article.date else None
    return ArticleView(
        **_fields(card_view(desk, article)),
        identity=identity_of(article, desk.settings),
        absolute_url=address,
        subtitle=article.subtitle or "",
        content=Markup(body.html),
        text=body.text,
        updated=_local(desk, last_edit(article)),
        release_line=form.immediate if article.kind.value in RELEASE_LIKE else "",
        dateline=dateline_of(desk, article),
        end_mark=form.end_mark if article.kind.value in END_MARKED else "",
        tags=tag_links(desk, article),
        hashtags=article.hashtags,
        authors=author_links(desk, article),
        contacts=people_views(desk, article.contacts, lang),
        spokespeople=people_views(desk, article.spokespeople, lang),
        quotes=tuple(quote_view(desk, q, lang, n) for n, q in enumerate(article.quotes, 1)),
        facts=fact_views(desk, article.facts, lang),
        photos=picture_views(desk, article.photos, lang, beside=article),
        recordings=recording_views(desk, (*article.video, *article.audio), lang, beside=article),
        files=downloads(desk, article.files, lang, beside=article),
        links=link_views(desk, article.links),
        notes=inline(article.notes, lang),
        boilerplates=boilerplate_views(desk, article.boilerplate, lang),
        corrections=change_views(article.corrections, lang),
        changes=change_views(article.changes, lang),
        translations=tuple(v for v in versions(desk, article) if v.same_page and not v.current),
        translation_note=_translation_note(article, words),
        original=_original(desk, article),
        adapted=article.adapted,
        coverage=coverage_views(desk, desk.coverage_of.get(article.slug, ()), lang),
        related=tuple(
            card_view(desk, other, picture=False) for other in desk.related(article.origin.path)
        ),
        previous=article_link(desk, previous) if previous else None,
        next=article_link(desk, following) if following else None,
        citation=citation(
            title=article.title,
            publisher=desk.text(desk.newsroom.organization.name, lang),
            kind=kind_label(article.kind, words),
            day=day,
            url=address,
            lang=lang,
        ),
        kit=kit_link(desk, article),
        metadata=article.extra,
        **more,
    )


def dateline_of(desk: Desk, article: PublicArticle) -> str:
    """The dateline of a release, advisory or statement that has a place; else nothing."""
    if article.kind.value not in DATELINED or not article.location or not article.date:
        return ""
    day = article.date.astimezone(desk.settings.timezone).date()
    return dateline(article.location, day, article.lang)


def last_edit(article: PublicArticle) -> dt.datetime | None:
    """When readers were last told of something new: an edit, a change or a correction."""
    told = [article.updated, *(c.date for c in (*article.changes, *article.corrections))]
    return max((moment for moment in told if moment), default=None)


def version_since(article: PublicArticle) -> dt.datetime | None:
    """Since when an article reads as it does; of an undated one, when what it announces begins."""
    return last_edit(article) or article.date or article.starts


def packed_at(desk: Desk, article: PublicArticle) -> dt.datetime | None:
    """The date of files in an archive about an article: the newsroom's own time, as archives know no zone."""
    moment = version_since(article)
    return moment.astimezone(desk.settings.timezone).replace(tzinfo=None) if moment else None


def _local(desk: Desk, moment: dt.datetime | None) -> dt.datetime | None:
    return moment.astimezone(desk.settings.timezone) if moment else None


def _translation_note(article: PublicArticle, words: Words) -> str:
    if article.adapted:
        return words.gettext("Written anew for this readership")
    if article.translated_by == "machine":
        return words.gettext("Translated by machine")
    if article.translated_by == "human":
        return words.gettext("Translated")
    return ""


def versions(desk: Desk, article: PublicArticle) -> tuple[LanguageView, ...]:
    """Every language of the site, with the article's version where there is one."""
    found = desk.versions(article)
    paths = {lang: desk.path_of(version) for lang, version in found.items()}
    notes = {lang: _translation_note(v, desk.words(lang)) for lang, v in found.items()}
    adapted = frozenset(lang for lang, version in found.items() if version.adapted)
    return desk.language_links(article.lang, paths, notes, adapted)


def _original(desk: Desk, article: PublicArticle) -> LanguageView | None:
    """The version that an article was made from; none of one that isn't a translation."""
    first = original(desk, desk.versions(article))
    others = (v for v in versions(desk, article) if v.same_page and not v.current)
    return next((v for v in others if v.tag == first), None)


def tag_links(desk: Desk, article: PublicArticle) -> tuple[LinkView, ...]:
    """Links to the lists of its tags."""
    lang = article.lang
    return tuple(
        LinkView(
            title=tag,
            url=desk.url(desk.addresses.tag(tag, lang)),
            count=desk.tagged(lang, slug_of(tag, lang)),
        )
        for tag in article.tags
        if slug_of(tag, lang)
    )


def author_links(desk: Desk, article: PublicArticle) -> tuple[LinkView, ...]:
    """Links to its authors' lists; people of the newsroom lead to their own page."""
    links = []
    for author in article.authors:
        person = desk.person(author, article.lang)
        path = (
            desk.addresses.person(person, article.lang)
            if person
            else desk.addresses.author(author, article.lang)
        )
        links.append(LinkView(title=person.name if person else author, url=desk.url(path)))
    return tuple(links)


def notice_view(desk: Desk, notice: Notice) -> NoticeView:
    """What stays of a withdrawn article."""
    replacement = desk.article(notice.replaced_by, notice.lang) if notice.replaced_by else None
    return NoticeView(
        kind_label=kind_label(notice.kind, desk.words(notice.lang)),
        date=notice.date.astimezone(desk.settings.timezone),
        reason=desk.text(notice.reason, notice.lang),
        replaced_by=article_link(desk, replacement) if replacement else None,
    )


def upcoming(desk: Desk, lang: str) -> tuple[PublicArticle, ...]:
    """Events and advisories that aren't over at `now`, the next first."""
    articles = (
        a for kind in (Kind.EVENT, Kind.ADVISORY) for a in desk.by_kind.get((lang, kind), ())
    )
    now = desk.newsroom.now
    ahead = [a for a in articles if a.starts and (a.ends or a.starts).astimezone(dt.UTC) > now]
    return tuple(sorted(ahead, key=attrgetter("starts", "slug")))
