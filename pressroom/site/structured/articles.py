"""Articles and events in structured data, with their corrections, quotes, sources and translations."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.metadata.graph import Node, node, ref
from pressroom.metadata.news import words_in
from pressroom.metadata.vocabulary import ARTICLES, attendance, event_status
from pressroom.site.desk import Desk
from pressroom.site.structured import names
from pressroom.site.structured.house import in_brief, person
from pressroom.site.structured.media import image, images, recording
from pressroom.site.views.articles import ArticleView, CoverageView
from pressroom.site.views.links import LanguageView, LinkView
from pressroom.site.views.pages import PageView, SiteView
from pressroom.site.views.parts import ChangeView, FactView, QuoteView


def article(desk: Desk, site: SiteView, page: PageView, view: ArticleView) -> Iterator[Node]:
    """What an article's page tells of, the main thing first, then who and what it names."""
    if view.kind == "event":
        yield _event(desk, site, page, view, names.article(page.canonical, view.kind))
    else:
        yield _article(desk, site, page, view)
        if view.happening:
            yield _event(desk, site, page, view, names.happening(page.canonical))
    for named in (*view.spokespeople, *(q.person for q in view.quotes if q.person)):
        yield person(desk, named)
    yield from _topics(desk, view.topic)


def _article(desk: Desk, site: SiteView, page: PageView, view: ArticleView) -> Node:
    id, house = names.article(page.canonical, view.kind), in_brief(desk, site)
    policy = names.absolute(desk, site.paths["corrections"])
    year = f"{view.date.year} " if view.date else ""
    return node(
        ARTICLES[view.kind],
        id,
        url=page.canonical,
        mainEntityOfPage=ref(names.page(desk, page)),
        headline=view.title,
        alternativeHeadline=view.subtitle,
        description=view.summary,
        inLanguage=view.lang,
        datePublished=view.date,
        dateModified=view.updated or view.date,
        dateline=view.dateline.rstrip(" —–-") if ARTICLES[view.kind] == "NewsArticle" else "",
        locationCreated=node("Place", name=view.location) if view.location else None,
        author=[_author(desk, link) for link in view.authors] or [house],
        publisher=house,
        copyrightHolder=ref(names.organization(desk)),
        copyrightNotice=f"© {year}{site.organization.name}",
        creditText=site.organization.name,
        image=images(desk, view.photos) or _stand_in(page),
        video=_recorded(desk, view, "video"),
        audio=_recorded(desk, view, "audio"),
        associatedMedia=[
            node(
                "MediaObject",
                name=file.label,
                contentUrl=names.absolute(desk, file.url),
                encodingFormat=file.type,
            )
            for file in view.files
        ],
        articleSection=view.topic.title if view.topic else "",
        genre=view.kind_label,
        keywords=[tag.title for tag in view.tags],
        wordCount=words_in(view.text) or None,
        identifier=view.identity,
        isAccessibleForFree=True,
        about=_about(desk, page, view),
        mentions=[ref(names.person(desk, named.slug)) for named in view.spokespeople],
        correction=[_correction(change) for change in view.corrections],
        publishingPrinciples=policy,
        hasPart=[_quotation(desk, quote, page) for quote in view.quotes],
        citation=_sources(view.facts),
        subjectOf=[covered(piece) for piece in view.coverage],
        **_versions(desk, view),
    )


def _stand_in(page: PageView) -> list[str]:
    """The picture that links show, where the article has none."""
    return [page.sharing.picture.url] if page.sharing.picture else []


def _author(desk: Desk, link: LinkView) -> Node:
    """Somebody of the newsroom has a page of their own; anybody else a list of what they wrote."""
    url = names.absolute(desk, link.url)
    slug = link.url.rstrip("/").rpartition("/")[2]
    known = slug in desk.people_slugs and f"/people/{slug}/" in link.url
    return node("Person", names.person(desk, slug) if known else "", name=link.title, url=url)


def _about(desk: Desk, page: PageView, view: ArticleView) -> list[Node]:
    found = [ref(names.topic(desk, view.topic.url))] if view.topic else []
    return [*found, *([ref(names.happening(page.canonical))] if view.happening else [])]


def _topics(desk: Desk, link: LinkView | None) -> Iterator[Node]:
    if link:
        url = names.absolute(desk, link.url)
        yield node("DefinedTerm", names.topic(desk, link.url), name=link.title, url=url)


def _correction(change: ChangeView) -> Node:
    return node("CorrectionComment", text=change.note.striptags(), datePublished=change.date)


def _quotation(desk: Desk, quote: QuoteView, page: PageView) -> Node:
    who = quote.person
    said_by = (
        ref(names.person(desk, who.slug))
        if who
        else node("Person", name=quote.by, jobTitle=quote.role)
    )
    return node(
        "Quotation",
        f"{page.canonical}#{quote.anchor}",
        text=quote.text,
        spokenByCharacter=said_by,
        inLanguage=quote.lang or page.lang,
    )


def _sources(facts: tuple[FactView, ...]) -> list[Node]:
    """Where the figures come from, each source once."""
    told = dict.fromkeys((fact.source, fact.source_url) for fact in facts if fact.source)
    return [node("CreativeWork", name=name, url=url) for name, url in told]


def covered(piece: CoverageView, based_on: str = "") -> Node:
    """A piece that others published; `based_on` is the full address of the text it came from."""
    return node(
        "NewsArticle",
        headline=piece.headline,
        url=piece.url,
        datePublished=piece.date,
        inLanguage=piece.lang,
        publisher=node("Organization", name=piece.outlet),
        isBasedOn=based_on,
    )


def _versions(desk: Desk, view: ArticleView) -> dict[str, object]:
    """An original names its translations and each of those its original.

    What was written anew for other readers is no translation: it is based on the original.
    """
    first = view.original
    if first is None:
        translated = [v for v in view.translations if not v.adapted]
        return {"workTranslation": [_version(desk, view, v) for v in translated]}
    told = "isBasedOn" if view.adapted else "translationOfWork"
    return {told: _version(desk, view, first)}


def _version(desk: Desk, view: ArticleView, version: LanguageView) -> Node:
    url = names.absolute(desk, version.url)
    return node(ARTICLES[view.kind], names.article(url, view.kind), url=url, inLanguage=version.tag)


def _event(desk: Desk, site: SiteView, page: PageView, view: ArticleView, id: str) -> Node:
    told = view.happening
    if told is None:
        return node("Event", id, name=view.title, url=page.canonical)
    online = told.online.startswith(("https://", "http://"))
    places = [
        node("Place", name=told.venue or told.address, address=told.address)
        if told.venue or told.address
        else None,
        node("VirtualLocation", url=told.online) if online else None,
    ]
    return node(
        "Event",
        id,
        name=view.title,
        url=page.canonical,
        mainEntityOfPage=ref(names.page(desk, page)) if view.kind == "event" else None,
        description=view.summary,
        inLanguage=view.lang,
        startDate=told.starts,
        endDate=told.ends,
        previousStartDate=told.moved_from,
        eventStatus=event_status(cancelled=told.cancelled, moved=bool(told.moved_from)),
        eventAttendanceMode=attendance(
            here=bool(told.venue or told.address), online=bool(told.online)
        ),
        location=[place for place in places if place],
        organizer=in_brief(desk, site),
        image=images(desk, view.photos) if view.kind == "event" else _pictured(desk, view),
        keywords=[tag.title for tag in view.tags] if view.kind == "event" else [],
        about=[ref(names.topic(desk, view.topic.url))] if view.topic else [],
    )


def _pictured(desk: Desk, view: ArticleView) -> list[Node]:
    """The pictures of an event whose article tells of them."""
    return [ref(names.asset(desk, photo.path)) for photo in view.photos]


def _recorded(desk: Desk, view: ArticleView, medium: str) -> list[Node]:
    stills = [image(desk, photo)["contentUrl"] for photo in view.photos[:1]]
    return [
        recording(desk, told, view.date, next(iter(stills), ""))
        for told in view.recordings
        if told.medium == medium
    ]
