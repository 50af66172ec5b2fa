"""The files that cards for social networks are, made of their pictures and the organization's logos."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from pressroom.build.artifact import Artifact, MadeFile
from pressroom.media.imprint import Imprint, Publisher
from pressroom.media.plan import Picture
from pressroom.media.rights import SOURCE_TYPES
from pressroom.media.vocabularies import packets
from pressroom.model.keys import Localized
from pressroom.model.newsroom import PublicArticle
from pressroom.share.card import Livery, Photo
from pressroom.share.drawing import TEMPLATE, draw
from pressroom.site.cards import Planned, card_path, cards_of, is_chart
from pressroom.site.desk import Desk
from pressroom.site.reprints import Reprints, bundled
from pressroom.typesetting.fonts import cast
from pressroom.typesetting.setting import file_at

Files = Callable[[str], MadeFile | None]
"""The files made so far, by their output path."""
WIDEST = 1600
"""Pixels: enough for the frame of any card."""
GENERATED = frozenset({"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"})


def card_artifacts(
    desk: Desk, owner: Publisher, files: Files, reprints: Reprints | None = None
) -> Iterator[Artifact]:
    """Every card; `files` has the media, which were made before, and `reprints` know cards of the last
    site.
    """
    livery = _livery(desk, files)
    template = file_at(TEMPLATE)

    def cards(article: PublicArticle) -> Iterator[Artifact]:
        for planned in cards_of(desk, article):
            chosen = cast(planned.card.characters, planned.card.lang)
            inputs = (
                planned.card,
                livery,
                _photo(desk, planned.picture, files),
                chosen.families,
                tuple(file_at(path) for path in chosen.files),
                template,
                packets(_imprint(desk, article, planned, owner)),
            )
            yield Artifact(card_path(desk, article, planned), draw, inputs, costly=True)

    for article in desk.articles:
        make = partial(cards, article)
        yield from bundled(reprints, bundle_of_cards(article), make, given=(article,))


def bundle_of_cards(article: PublicArticle) -> str:
    """What the cards of an article are known as."""
    return f"cards {article.origin.path}"


def _photo(desk: Desk, path: str, files: Files) -> Photo | None:
    plan = desk.media.get(path) if path else None
    if not isinstance(plan, Picture):
        return None
    plainest = [each for each in plan.sources[-1] if each.width <= WIDEST] or [plan.src]
    file = files(plainest[-1].path)
    return Photo(file=file, chart=is_chart(desk.newsroom.assets[path])) if file else None


def _livery(desk: Desk, files: Files) -> Livery:
    def logo(path: str) -> MadeFile | None:
        plan = desk.media.get(path)
        return files(plan.src.path) if isinstance(plan, Picture) else None

    told = desk.settings
    return Livery(
        brand=told.brand,
        accent=told.accent,
        logo=logo(told.logo),
        logo_dark=logo(told.logo_dark),
    )


def _imprint(desk: Desk, article: PublicArticle, planned: Planned, owner: Publisher) -> Imprint:
    """What a card's file tells of itself, wherever it ends up."""
    asset = desk.newsroom.assets.get(planned.picture)
    name, lang = planned.card.organization, article.lang
    year = f"{article.date.astimezone(desk.settings.timezone).year} " if article.date else ""
    word = (asset.source_type or "").rpartition("/")[2] if asset else ""
    made = "compositeWithTrainedAlgorithmicMedia" if word in GENERATED else "composite"
    terms = (asset and asset.usage_terms) or desk.settings.usage_terms
    return Imprint(
        publisher=owner,
        alt=Localized(((lang, planned.alt),)),
        caption=Localized(((lang, article.title),)),
        credit=planned.card.credit or name,
        creator=name,
        copyright=f"© {year}{name}",
        terms=Localized(((lang, desk.text(terms, lang)),)),
        source_type=SOURCE_TYPES + (made if asset else "digitalCreation"),
        keywords=tuple(tag.lstrip("#") for tag in article.hashtags),
    )
