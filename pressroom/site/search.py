"""What readers can search for: articles, people, topics, pages, pictures and recordings, as records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pressroom.language.dates import medium_date
from pressroom.media.plan import Picture
from pressroom.model.assets import Medium
from pressroom.model.keys import Localized
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import PublicArticle, PublicAsset
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.search.record import Record
from pressroom.site.articles import summary_of
from pressroom.site.bodies import article_body, page_body, person_body, snippet, topic_body
from pressroom.site.desk import Desk
from pressroom.site.organization import OWN_PLACE
from pressroom.site.parts import fact_views
from pressroom.site.pictures import anchor, library_path

FOLDER = "search/index/"
"""Where the index lies, whatever the language: the site's own pages of search lie around it."""
PERSON, TOPIC, PICTURE, RECORDING, PAGE = "person", "topic", "picture", "recording", "page"
KINDS = (*(kind.value for kind in Kind), PERSON, TOPIC, PICTURE, RECORDING, PAGE)
"""What there is to find, in the order it is offered."""
LONGEST_TITLE = 120
"""Characters of a caption that name a picture."""


def records(desk: Desk) -> Iterator[Record]:
    """Everything there is to find, in each language of the site."""
    for lang in desk.languages:
        yield from (article_record(desk, article) for article in desk.by_lang[lang])
        pages = (page for page in desk.newsroom.pages if page.lang == lang)
        yield from (page_record(desk, page) for page in pages if page.slug not in OWN_PLACE)
        yield organization_record(desk, lang)
        people = (desk.person(slug, lang) for slug in desk.people_slugs)
        yield from (person_record(desk, person, lang) for person in people if person)
        yield from (topic_record(desk, slug, lang) for slug in desk.topic_slugs[lang])
        yield from _asset_records(desk, lang)


def article_record(desk: Desk, article: PublicArticle) -> Record:
    """An article: its text, and what is said beside it."""
    lang = article.lang
    event = article.kind is Kind.EVENT
    moment = article.starts or article.date if event else article.date or article.starts
    day = moment.astimezone(desk.settings.timezone).date() if moment else None
    lines = (
        article.subtitle or "",
        article_body(desk, article).text,
        *(f"{snippet(q.text)} {desk.name_of(q.by, lang)}" for q in article.quotes),
        *(fact.text for fact in fact_views(desk, article.facts, lang)),
        *(snippet(change.note) for change in (*article.corrections, *article.changes)),
        snippet(article.notes),
    )
    names = (
        *(desk.name_of(slug, lang) for slug in (*article.authors, *article.spokespeople)),
        article.location or "",
        article.venue or "",
        article.address or "",
        *article.tags,
    )
    return Record(
        url=desk.url(desk.path_of(article)),
        lang=lang,
        title=article.title,
        summary=summary_of(desk, article),
        text=_text(lines),
        names=_text(names),
        kind=article.kind.value,
        topic=topic_key(desk, article.topic, lang),
        day=day.isoformat() if day else "",
        date=_words(day, lang),
    )


def topic_key(desk: Desk, slug: str | None, lang: str) -> str:
    """What a topic is in every language; nothing for a word that nobody made one."""
    topic = desk.topic(slug, lang) if slug else None
    return topic.translation_key or topic.slug if topic else ""


def page_record(desk: Desk, page: Page) -> Record:
    """An ordinary page."""
    return Record(
        url=desk.url(desk.addresses.page(page)),
        lang=page.lang,
        title=page.title,
        summary=snippet(page.summary),
        text=page_body(desk, page).text,
        kind=PAGE,
    )


def organization_record(desk: Desk, lang: str) -> Record:
    """The page about the organization."""
    told = desk.newsroom.organization
    about = (
        snippet(desk.text(text, lang))
        for _, boilerplate in told.boilerplates
        for text in (boilerplate.short, boilerplate.medium, boilerplate.long)
    )
    facts = (fact.text for fact in fact_views(desk, told.facts, lang))
    name = desk.text(told.name, lang)
    return Record(
        url=desk.url(desk.addresses.standing("about", lang)),
        lang=lang,
        title=desk.words(lang).gettext("About {name}").format(name=name),
        summary=desk.text(told.tagline, lang),
        text=_text((*about, *facts)),
        kind=PAGE,
    )


def person_record(desk: Desk, person: Person, lang: str) -> Record:
    """Somebody to interview; a biography in another language is found in that."""
    topics = (desk.topic(slug, lang) for slug in person.topics)
    role = ", ".join(part for part in (person.role, person.organization) if part)
    return Record(
        url=desk.url(desk.addresses.person(person, lang)),
        lang=lang,
        title=person.name,
        summary=role,
        text=person_body(desk, person, lang).text if person.lang == lang else "",
        names=_text(topic.title for topic in topics if topic),
        kind=PERSON,
        image=_small(desk, person.headshot or ""),
    )


def topic_record(desk: Desk, slug: str, lang: str) -> Record:
    """A topic; what is told of it only in another language is found in that."""
    topic = desk.topic(slug, lang)
    assert topic is not None  # topic_slugs lists public topics only
    told = topic.lang == lang
    facts = (fact.text for fact in fact_views(desk, topic.facts, lang)) if told else ()
    return Record(
        url=desk.url(desk.addresses.standing("topics", lang, slug)),
        lang=lang,
        title=topic.title,
        summary=snippet(topic.summary) if told else "",
        text=_text((topic_body(desk, topic).text, *facts)) if told else "",
        kind=TOPIC,
        topic=topic_key(desk, slug, lang),
    )


def _asset_records(desk: Desk, lang: str) -> Iterator[Record]:
    """The pictures and recordings of the media library that say something in a language."""
    for asset in desk.newsroom.assets.values():
        shown = asset.described and asset.path in desk.media and asset.medium is not Medium.FILE
        if shown and (_told(asset.caption, lang) or _told(asset.alt, lang)):
            yield asset_record(desk, asset, lang)


def asset_record(desk: Desk, asset: PublicAsset, lang: str) -> Record:
    """A picture or recording, at its place in the media library."""
    caption, alt = snippet(_told(asset.caption, lang)), _told(asset.alt, lang)
    lines = (alt if caption else "", _told(asset.transcript, lang))
    names = (
        _told(asset.place, lang),
        _told(asset.credit, lang),
        *(desk.name_of(slug, lang) for slug in asset.people),
        *asset.tags,
    )
    title = _short(caption or alt)
    return Record(
        url=desk.url(library_path(desk, asset, lang)) + f"#{anchor(asset.path)}",
        lang=lang,
        title=title,
        summary=caption if title != caption else "",
        text=_text(lines),
        names=_text(names),
        kind=PICTURE if asset.medium is Medium.IMAGE else RECORDING,
        day=asset.taken.isoformat() if asset.taken else "",
        date=_words(asset.taken, lang),
        image=_small(desk, asset.path),
        aside=True,
    )


def _told(text: Localized | None, lang: str) -> str:
    """A text in a language, or nothing."""
    return text.get(lang) if text and text.has(lang) else ""


def _words(day: dt.date | None, lang: str) -> str:
    return medium_date(day, lang) if day else ""


def _small(desk: Desk, path: str) -> str:
    """The address of a picture's smallest rendition."""
    plan = desk.media.get(path)
    if not isinstance(plan, Picture):
        return ""
    plainest = plan.sources[-1]
    smallest = min(plainest, key=lambda made: made.width) if plainest else plan.src
    return desk.url(smallest.path)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


def _short(text: str) -> str:
    first = text.partition("\n")[0]
    if len(first) <= LONGEST_TITLE:
        return first
    return first[: LONGEST_TITLE - 1].rpartition(" ")[0].rstrip(",;:") + "…" or first
