"""What is chosen for a reader and in which order: language, people, pictures, facts, formats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pressroom.kits.kit import Kit, KitText
from pressroom.language.tags import best
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import PublicArticle
from pressroom.outreach.checks import folded
from pressroom.personal.reader import Reader
from pressroom.site.desk import Desk
from pressroom.site.kits import Subject
from pressroom.site.organization import site_view
from pressroom.site.parts import fact_views
from pressroom.site.people import person_view
from pressroom.site.pictures import picture_views
from pressroom.site.views.links import DownloadView
from pressroom.site.views.media import PictureView
from pressroom.site.views.parts import FactView
from pressroom.site.views.people import PersonView

FEWEST, MOST = 3, 5
"""Pictures of a kit."""
LOGOS = "logos"
WORD = re.compile(r"[^\W_]+")


def language(subject: Subject, reader: Reader) -> str:
    """The language of the text that serves a reader best.

    One that was written for readers of a language comes first, then any in the language they read best
    that no machine translated, then a machine's; the original where they read none of them.
    """
    read = [(place, found) for place, found in enumerate(_read(subject, reader))]
    ranked = sorted(
        (_rank(subject.articles[lang], subject.lang), place, lang) for place, lang in read
    )
    return ranked[0][2] if ranked else subject.lang


def _read(subject: Subject, reader: Reader) -> Iterable[str]:
    """The subject's languages that the reader reads, the best first."""
    found = (best(tag, subject.languages) for tag in reader.languages)
    return dict.fromkeys(lang for lang in found if lang is not None)


def _rank(article: PublicArticle, original: str) -> int:
    if article.translated_by == "machine":
        return 2
    return 0 if article.adapted and article.lang != original else 1


def languages(subject: Subject, reader: Reader) -> tuple[str, ...]:
    """The languages a kit has files in: the reader's own choice, what else they read, the original."""
    return tuple(dict.fromkeys((language(subject, reader), *_read(subject, reader), subject.lang)))


def chosen(desk: Desk, kit: Kit, article: PublicArticle, reader: Reader) -> Kit:
    """The kit with what fits its reader, in their order."""
    return replace(
        kit,
        contacts=contacts(desk, kit),
        spokespeople=spokespeople(desk, kit, article),
        pictures=pictures(desk, kit, article, reader),
        facts=facts(desk, kit, article, reader),
        texts=texts(kit, reader),
    )


def contacts(desk: Desk, kit: Kit) -> tuple[PersonView, ...]:
    """Whom to call: those who speak the kit's language first, and somebody who does if none of them."""
    house = site_view(desk, kit.lang, feeds=(), stylesheets=(), scripts=(), preview=False)
    speaking = [p for p in kit.contacts if speaks(p, kit.lang)]
    others = [p for p in kit.contacts if not speaks(p, kit.lang)]
    more = [] if speaking else [p for p in house.media_contacts if speaks(p, kit.lang)][:1]
    return tuple({p.slug: p for p in (*speaking, *more, *others)}.values())


def spokespeople(desk: Desk, kit: Kit, article: PublicArticle) -> tuple[PersonView, ...]:
    """Who can be interviewed: on air in the kit's language first, then whoever speaks it.

    Where nobody does, one who speaks it and knows the topic is added.
    """
    ranked = sorted(kit.spokespeople, key=lambda p: _fluency(p, kit.lang))
    if ranked and _fluency(ranked[0], kit.lang) < 2:
        return tuple(ranked)
    return (*_versed(desk, kit.lang, article.topic), *ranked)


def _versed(desk: Desk, lang: str, topic: str | None) -> tuple[PersonView, ...]:
    if topic is None:
        return ()
    found = []
    for slug in desk.people_slugs:
        person = desk.person(slug, lang)
        if person is not None and topic in person.topics and not person.media_contact:
            view = person_view(desk, slug, lang, whole=True)
            found += [view] if view and _fluency(view, lang) < 2 else []
    return tuple(sorted(found, key=lambda p: _fluency(p, lang))[:1])


def speaks(person: PersonView, lang: str) -> bool:
    """Whether somebody can be spoken to in a language."""
    return _fluency(person, lang) < 2


def _fluency(person: PersonView, lang: str) -> int:
    spoken = [on_air for tag, _, on_air in person.languages if _alike(tag, lang)]
    if not spoken:
        return 2
    return 0 if any(spoken) else 1


def _alike(one: str, other: str) -> bool:
    """Whether two tags name the same language as it is spoken, whatever it is written in."""
    return one.split("-")[0] == other.split("-")[0]


def pictures(
    desk: Desk, kit: Kit, article: PublicArticle, reader: Reader
) -> tuple[PictureView, ...]:
    """Three to five that fit: those that tell of the reader's beats and regions first, then in the
    writer's order.

    Where the article has fewer than three, the topic's fill up, then those of the library that tell of the
    same as the article or of the reader's beats. None is put beside a statement, which may be about a
    loss, and none with people in it beside a story that its writer didn't choose it for.
    """
    own = sorted(kit.pictures, key=lambda p: -_fits(_told(p), reader.interests))
    if len(own) >= FEWEST or article.kind is Kind.STATEMENT:
        return tuple(own[:MOST])
    known = {p.path for p in own}
    fill = [p for p in _more(desk, kit.lang, article, reader) if p.path not in known]
    return (*own, *{p.path: p for p in fill}.values())[:FEWEST]


def _more(desk: Desk, lang: str, article: PublicArticle, reader: Reader) -> Iterator[PictureView]:
    """The topic's pictures, then those of the library that fit, the best first."""
    topic = desk.topic(article.topic, lang) if article.topic else None
    chosen = picture_views(desk, (f"/{p}" for p in topic.photos), lang) if topic else ()
    yield from (p for p in chosen if p.downloads)
    subjects = (*article.tags, *(article.topic or "").split("-"), *reader.interests)
    library = (
        f"/{path}"
        for path, asset in desk.newsroom.assets.items()
        if asset.album and asset.album != LOGOS and not asset.people
    )
    views = [p for p in picture_views(desk, library, lang) if p.downloads and not p.vector]
    fitting = [p for p in views if _fits(" ".join((*p.tags, p.place)), subjects)]
    yield from sorted(fitting, key=lambda p: -_fits(_told(p), subjects))


def _told(picture: PictureView) -> str:
    return " ".join((picture.alt, str(picture.caption.striptags()), picture.place, *picture.tags))


def _fits(text: str, words: Iterable[str]) -> int:
    """How many of the words, or names of several words, a text has."""
    told = _spaced(text)
    return sum(_spaced(word) in told for word in words)


def _spaced(text: str) -> str:
    """A text's words with a blank before and behind each."""
    return f" {' '.join(WORD.findall(folded(text)))} "


def facts(desk: Desk, kit: Kit, article: PublicArticle, reader: Reader) -> tuple[FactView, ...]:
    """The article's facts, those of the reader's regions first; with them what the topic has on these."""
    topic = desk.topic(article.topic, kit.lang) if article.topic else None
    more = fact_views(desk, topic.facts, kit.lang) if topic else ()
    known = {fact.label for fact in kit.facts}
    near = [f for f in more if _is_near(f, reader.regions) and f.label not in known]
    ranked = sorted(kit.facts, key=lambda f: not _is_near(f, reader.regions))
    cut = next((n for n, f in enumerate(ranked) if not _is_near(f, reader.regions)), len(ranked))
    found = (*ranked[:cut], *near, *ranked[cut:])
    return tuple(replace(fact, anchor=f"fact-{n}") for n, fact in enumerate(found, 1))


def _is_near(fact: FactView, regions: Iterable[str]) -> bool:
    return bool(_fits(f"{fact.label} {fact.value} {fact.source}", regions))


def texts(kit: Kit, reader: Reader) -> tuple[KitText, ...]:
    """The texts in the languages the reader reads first, each with their preferred formats first."""
    read = [tag.split("-")[0] for tag in reader.languages]

    def place(text: KitText) -> tuple[bool, int]:
        base = text.lang.split("-")[0]
        return not text.current, read.index(base) if base in read else len(read)

    return tuple(
        replace(text, downloads=in_order(text.downloads, reader.formats))
        for text in sorted(kit.texts, key=place)
    )


def in_order(downloads: Sequence[DownloadView], formats: Sequence[str]) -> tuple[DownloadView, ...]:
    """The files of a text, preferred formats first."""
    suffixes = [f"{'json' if name == 'ninjs' else name}" for name in formats]

    def place(download: DownloadView) -> int:
        suffix = download.url.rpartition(".")[2]
        return suffixes.index(suffix) if suffix in suffixes else len(suffixes)

    return tuple(sorted(downloads, key=place))
