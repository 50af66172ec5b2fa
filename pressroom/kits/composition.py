"""What a press kit holds: composed of what templates see of an item, in the order a journalist asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pressroom.kits.body_tree import body_tree
from pressroom.kits.composing import Composing
from pressroom.kits.kit import Kit, KitText
from pressroom.kits.reading_text import pasted, shown
from pressroom.kits.text_tree import paragraph
from pressroom.language.tags import direction, endonym
from pressroom.model.assets import Medium
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import PublicArticle, PublicAsset
from pressroom.site.articles import article_link, card_views
from pressroom.site.bodies import topic_body
from pressroom.site.desk import Desk
from pressroom.site.kits import Subject
from pressroom.site.pages.topics import topic_view
from pressroom.site.people import person_view
from pressroom.site.pictures import downloads, find, other_lang, picture_views, recording_views
from pressroom.site.views.links import LinkView
from pressroom.site.views.media import PictureView
from pressroom.site.views.pages import SiteView
from pressroom.site.views.people import PersonView

BACKGROUND = 6
"""Texts of the same topic that a kit names at most."""


def compose(at: Composing, subject: Subject, lang: str) -> Kit:
    """The kit of a subject in one of its languages; its texts have no downloads yet."""
    if subject.sort == "article":
        return _article(at, subject, lang)
    if subject.sort == "topic":
        return _topic(at, subject, lang)
    return _organization(at, subject, lang)


def _article(at: Composing, subject: Subject, lang: str) -> Kit:
    desk, article = at.desk, subject.articles[lang]
    view, house = at.article(article), at.house(lang)
    chosen = _chosen(desk, article)
    documents = (*article.files, *chosen[Medium.FILE])
    return Kit(
        **_common(at, subject, lang),
        title=article.kit.title or view.title,
        kind_label=view.kind_label,
        item=article_link(desk, article),
        date=view.date,
        sentence=view.summary,
        contacts=view.contacts or house.media_contacts,
        corrections=view.corrections,
        happening=view.happening,
        texts=tuple(
            replace(at.text(subject.articles[other]), current=other == lang)
            for other in (lang, *(each for each in subject.languages if each != lang))
        ),
        quotes=view.quotes,
        facts=view.facts,
        spokespeople=_whole(desk, article.spokespeople, lang),
        pictures=_offered(
            picture_views(desk, _unique(desk, chosen[Medium.IMAGE], article), lang, beside=article)
        ),
        logos=_logos(desk, chosen["logo"], house, lang),
        recordings=recording_views(
            desk,
            _unique(
                desk,
                (*article.video, *article.audio, *chosen[Medium.VIDEO], *chosen[Medium.AUDIO]),
                article,
            ),
            lang,
            beside=article,
        ),
        files=downloads(desk, documents, lang, beside=article),
        documents=_unique(desk, documents, article),
        background=card_views(desk, _backgrounders(desk, article.topic, lang, article)),
        boilerplates=view.boilerplates,
        notes=view.notes,
        links=view.links,
    )


def _chosen(desk: Desk, article: PublicArticle) -> Mapping[str, tuple[str, ...]]:
    """What the writer put into the kit, by medium: the pictures of `kit.photos`, else the article's,
    else the topic's; and `kit.include`, with logos apart.
    """
    photos = article.kit.photos or article.photos or _topic_photos(desk, article)
    found: dict[str, list[str]] = {medium: [] for medium in Medium} | {"logo": []}
    found[Medium.IMAGE] += photos
    for path in article.kit.include:
        asset = find(desk, path, article)
        if asset is not None:
            found["logo" if _is_logo(desk, asset.path) else asset.medium].append(path)
    return {sort: tuple(paths) for sort, paths in found.items()}


def _topic_photos(desk: Desk, article: PublicArticle) -> tuple[str, ...]:
    """A statement may be about a loss: nothing is put beside it that its writer didn't choose."""
    topic = desk.topic(article.topic, article.lang) if article.topic else None
    if topic is None or article.kind is Kind.STATEMENT:
        return ()
    return tuple(f"/{found.path}" for p in topic.photos if (found := find(desk, p)) is not None)


def _is_logo(desk: Desk, path: str) -> bool:
    asset = desk.newsroom.assets[path]
    own = {found.path for p in desk.newsroom.organization.logos if (found := find(desk, p))}
    return path in own or asset.album == "logos"


def _logos(
    desk: Desk, chosen: Iterable[str], house: SiteView, lang: str
) -> tuple[PictureView, ...]:
    """The organization's logos, and those of partners that the writer added."""
    more = picture_views(desk, chosen, lang)
    own = house.organization.logos
    known = {logo.path for logo in own}
    return _offered((*own, *(logo for logo in more if logo.path not in known)))


def _offered(pictures: Iterable[PictureView]) -> tuple[PictureView, ...]:
    """Those whose credit and terms are known: others are shown on pages and given to nobody."""
    return tuple(picture for picture in pictures if picture.downloads)


def _unique(desk: Desk, paths: Iterable[str], beside: PublicArticle | None) -> tuple[str, ...]:
    """The asset paths, each once and seen from `content/`."""
    found = (find(desk, path, beside) for path in paths)
    return tuple(dict.fromkeys(f"/{asset.path}" for asset in found if asset is not None))


def _whole(desk: Desk, slugs: Iterable[str], lang: str) -> tuple[PersonView, ...]:
    """People with their biographies."""
    views = (person_view(desk, slug, lang, whole=True) for slug in dict.fromkeys(slugs))
    return tuple(view for view in views if view is not None)


def _backgrounders(
    desk: Desk, topic: str | None, lang: str, but: PublicArticle | None = None
) -> tuple[PublicArticle, ...]:
    """The backgrounders of the same topic."""
    found = desk.backgrounders(lang, topic or "")
    return tuple(a for a in found if a is not but)[:BACKGROUND]


def _topic(at: Composing, subject: Subject, lang: str) -> Kit:
    desk, topic = at.desk, subject.topics[lang]
    view = topic_view(desk, topic.slug, lang, whole=True)
    assert view is not None  # a subject is a public topic
    house, words = at.house(lang), desk.words(lang)
    more = [find(desk, path) for path in topic.kit.include]
    included = [asset for asset in more if asset is not None]
    pictures = (*(topic.kit.photos or topic.photos), *_of(included, Medium.IMAGE))
    latest = desk.by_topic.get((lang, topic.slug), ())
    background = (
        *_backgrounders(desk, topic.slug, lang),
        *(a for a in latest if a.kind is not Kind.BACKGROUNDER),
    )
    others = (lang, *(each for each in subject.languages if each != lang))
    return Kit(
        **_common(at, subject, lang),
        title=topic.kit.title or view.title,
        kind_label=words.gettext("Topic"),
        item=LinkView(title=view.title, url=view.url),
        sentence=view.summary,
        contacts=house.media_contacts,
        texts=tuple(_topic_text(desk, subject, other, other == lang) for other in others),
        facts=view.facts,
        spokespeople=_whole(desk, [p.slug for p in view.spokespeople], lang),
        pictures=_offered(picture_views(desk, _unique(desk, pictures, None), lang)),
        logos=_offered(house.organization.logos),
        recordings=recording_views(
            desk, (*_of(included, Medium.VIDEO), *_of(included, Medium.AUDIO)), lang
        ),
        files=downloads(desk, _of(included, Medium.FILE), lang),
        documents=_of(included, Medium.FILE),
        background=card_views(desk, background[:BACKGROUND]),
        boilerplates=house.organization.boilerplates[:1],
        links=view.links,
    )


def _of(assets: Iterable[PublicAsset], medium: Medium) -> tuple[str, ...]:
    return tuple(f"/{asset.path}" for asset in assets if asset.medium is medium)


def _topic_text(desk: Desk, subject: Subject, lang: str, current: bool) -> KitText:
    topic = subject.topics[lang]
    url = desk.url(desk.addresses.topic(topic))
    body = body_tree(topic_body(desk, topic).html, desk.addresses.absolute(url))
    return KitText(
        lang=lang,
        dir=direction(lang),
        name=endonym(lang),
        title=topic.title,
        url=url,
        content=shown(body, lang),
        copy=f"{topic.title}\n\n{pasted(body)}",
        current=current,
    )


def _organization(at: Composing, subject: Subject, lang: str) -> Kit:
    desk, house = at.desk, at.house(lang)
    told = house.organization
    own = next(iter(told.boilerplates), None)
    speakers = [
        slug
        for slug in desk.people_slugs
        if (person := desk.person(slug, lang)) and person.topics and not person.media_contact
    ]
    backgrounders = desk.by_kind.get((lang, Kind.BACKGROUNDER), ())[:BACKGROUND]
    return Kit(
        **_common(at, subject, lang),
        title=told.name,
        kind_label=desk.words(lang).gettext("Organization"),
        item=LinkView(title=told.name, url=house.paths["about"]),
        sentence=(own.short if own else "") or told.tagline,
        contacts=house.media_contacts,
        texts=tuple(
            text
            for other in (lang, *(each for each in subject.languages if each != lang))
            if (text := _about(at, other, other == lang)) is not None
        ),
        facts=told.facts,
        spokespeople=_whole(desk, speakers, lang),
        logos=_offered(told.logos),
        background=card_views(desk, tuple(backgrounders)),
        boilerplates=told.boilerplates[:1],
        links=told.handles,
    )


def _about(at: Composing, lang: str, current: bool) -> KitText | None:
    house = at.house(lang)
    own = next((b for b in house.organization.boilerplates if not b.lang), None)
    text = (own.long or own.medium or own.short) if own else ""
    if own is None or not text:
        return None
    return KitText(
        lang=lang,
        dir=direction(lang),
        name=endonym(lang),
        title=own.title,
        url=house.paths["about"],
        content=shown(tuple(paragraph(part) for part in text.split("\n\n")), lang),
        copy=f"{own.title}\n\n{text}",
        current=current,
    )


def _common(at: Composing, subject: Subject, lang: str) -> dict[str, Any]:
    desk = at.desk
    page = desk.addresses.absolute(desk.url(subject.path(desk, lang)))
    return {
        "code": subject.code,
        "sort": subject.sort,
        "lang": lang,
        "terms": at.terms(lang),
        "terms_lang": other_lang(desk.settings.usage_terms, lang, desk),
        "address": page,
        "qr_url": desk.url(subject.file(desk, qr_name(subject, lang))),
    }


def qr_name(subject: Subject, lang: str) -> str:
    """The name of the QR code that leads to a kit's page in a language."""
    return "qr.svg" if lang == subject.lang else f"qr-{lang.lower()}.svg"
