"""A text as the news item that agencies take in."""

from __future__ import annotations

from urllib.parse import urljoin

from pressroom.kits.clean_html import html_of
from pressroom.kits.copy import Copy
from pressroom.kits.txt import plain
from pressroom.language.numbers import listed
from pressroom.language.press import joined
from pressroom.metadata.news import Association, NewsItem, Rendition, Voice
from pressroom.site.views.articles import ArticleView
from pressroom.site.views.links import LanguageView
from pressroom.site.views.media import PictureView
from pressroom.site.views.pages import SiteView
from pressroom.site.views.people import PersonView


def news_item(article: ArticleView, site: SiteView, copy: Copy, *, terms: str = "") -> NewsItem:
    """The item of an article whose copy was made; it is public, so no embargo holds it."""
    told = article.happening
    facts = tuple(b for s in copy.before_end if s.name == "facts" for b in s.blocks)
    byline = [author.title for author in article.authors]
    body = (*copy.particulars, *copy.body, *facts)
    return NewsItem(
        uri=article.identity,
        url=article.absolute_url,
        kind=article.kind,
        kind_label=article.kind_label,
        lang=article.lang,
        headline=article.title,
        subtitle=article.subtitle,
        summary=article.summary,
        html=html_of(body, article.lang),
        text=plain(body, article.lang),
        published=article.date,
        updated=article.updated,
        version=1 + len(article.corrections) + len(article.changes),
        corrected=bool(article.corrections),
        cancelled=bool(told and told.cancelled),
        by=listed(byline, article.lang) or site.organization.name,
        located=article.location,
        note=_note(copy),
        terms=terms,
        publisher=Voice(name=site.organization.name, uri=copy.home, lang=article.lang),
        people=_people(article, site),
        subjects=_subjects(article),
        place=joined(article.lang, told.venue, told.address) if told else "",
        starts=told.starts if told else None,
        ends=told.ends if told else None,
        associations=(
            *(_picture(p, site) for p in article.photos),
            *(_translation(t, article) for t in article.translations),
        ),
        other_ids=(("short", article.short_url),),
    )


def _note(copy: Copy) -> str:
    """Corrections and the like, then the notes to editors."""
    notes = copy.section("notes")
    told = (*copy.notices, *(notes.blocks if notes else ()))
    return plain(told, copy.lang)


def _people(article: ArticleView, site: SiteView) -> tuple[Voice, ...]:
    callers = article.contacts or site.media_contacts
    return (
        *(_voice(p, "mediaContact", article, site) for p in callers),
        *(_voice(p, "spokesperson", article, site) for p in article.spokespeople),
    )


def _voice(person: PersonView, rel: str, article: ArticleView, site: SiteView) -> Voice:
    ways = (
        ("phone", "office", person.phone),
        ("mobile", "office", person.mobile),
        ("phone", "afterHours", person.after_hours),
        ("email", "office", person.email),
    )
    return Voice(
        name=person.name,
        rel=rel,
        title=person.role,
        uri=urljoin(site.url + "/", person.url) if site.url else "",
        lang=article.lang,
        ways=tuple(way for way in ways if way[2]),
    )


def _subjects(article: ArticleView) -> tuple[tuple[str, str], ...]:
    links = (*((article.topic,) if article.topic else ()), *article.tags)
    return tuple((link.title, urljoin(article.absolute_url, link.url)) for link in links)


def _picture(picture: PictureView, site: SiteView) -> Association:
    files = tuple(
        Rendition(
            name=d.label,
            href=site.url + d.url,
            media_type=d.type,
            width=d.width,
            height=d.height,
        )
        for d in picture.downloads
    )
    shown = Rendition(name="web", href=site.url + picture.src)
    return Association(
        name=picture.path,
        uri=site.url + picture.url,
        rel="picture",
        kind="picture",
        lang=picture.alt_lang,
        caption=picture.caption.striptags(),
        alt=picture.alt,
        credit=picture.credit,
        terms=picture.usage_terms,
        licence=picture.licence_url,
        renditions=(*files, shown),
    )


def _translation(version: LanguageView, article: ArticleView) -> Association:
    return Association(
        name=version.name,
        uri=urljoin(article.absolute_url, version.url),
        rel="original"
        if article.original and version.tag == article.original.tag
        else "translation",
        kind="text",
        lang=version.tag,
    )
