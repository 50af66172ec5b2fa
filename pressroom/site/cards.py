"""Cards for social networks: which an article has, and what they say."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pressroom.language.dates import date_time, medium_date
from pressroom.language.press import colon, conventions, joined, sentences
from pressroom.media.plan import Picture
from pressroom.model.kinds import HAPPENINGS
from pressroom.model.newsroom import PublicArticle, PublicAsset
from pressroom.model.parts import Quote
from pressroom.problems import Problem
from pressroom.share.card import LONGEST_QUOTE, Card, Shape, figure_and_tail, weight
from pressroom.site.articles import kind_label
from pressroom.site.desk import Desk
from pressroom.site.kits import kit_link
from pressroom.site.parts import fact_views, quote_view
from pressroom.site.pictures import find
from pressroom.site.views.parts import FactView, QuoteView
from pressroom.site.views.sharing import SocialCardView
from pressroom.typesetting.fonts import cast
from pressroom.typesetting.proof import missing_glyphs

SHAPES: tuple[Shape, ...] = ("wide", "square")
CHARTS = frozenset({"dataDrivenMedia", "screenCapture"})
"""Kinds of picture of which nothing may be cut away."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One card to be: what it says, the asset it shows (empty for none), and what it is described by."""

    card: Card
    picture: str
    alt: str
    anchor: str = ""

    @property
    def suffix(self) -> str:
        """Of its file: photographs make a JPEG."""
        return "jpg" if self.picture else "png"

    @property
    def name(self) -> str:
        """What tells it from the article's other cards: `wide`, `square`, `quote-1`, `fact-2`."""
        return self.anchor or self.card.shape


def has_cards(desk: Desk, article: PublicArticle) -> bool:
    """Whether an article gets cards: all that lie in their kind's folder, as with press kits.

    Posts of an ordinary blog that moved in may be ten thousand.
    """
    return desk.inside(article.origin.path).startswith(f"{article.kind.folder}/")


def cards_of(desk: Desk, article: PublicArticle) -> tuple[Planned, ...]:
    """The cards of an article: of itself, of its quotes and of its facts, in that order."""
    if not has_cards(desk, article):
        return ()
    items = (_item(desk, article, shape) for shape in SHAPES)
    return (*items, *_quotes(desk, article), *_facts(desk, article))


def card_views(desk: Desk, article: PublicArticle) -> tuple[SocialCardView, ...]:
    """The cards of an article as pages offer them."""
    return tuple(card_view(desk, article, planned) for planned in cards_of(desk, article))


def link_card(desk: Desk, article: PublicArticle) -> SocialCardView | None:
    """The wide card of an article: what link previews show. None where it has no cards."""
    if not has_cards(desk, article):
        return None
    return card_view(desk, article, _item(desk, article, "wide"))


def card_path(desk: Desk, article: PublicArticle, planned: Planned) -> str:
    """The output path of a card."""
    name = f"{planned.name}.{planned.suffix}"
    return desk.addresses.card(desk.path_of(article), name)


def unset_cards(
    desk: Desk, characters: frozenset[str], only: Collection[str] | None = None
) -> Iterator[Problem]:
    """A problem for each article without a kit that has a card with a character which no font has; of the
    others the kit's own proof tells.

    `characters` are all that the newsroom says anywhere: where fonts have every one of them, no card is
    looked at. `only` are the content paths to look at.
    """
    if not any(cast(characters, lang).missing for lang in desk.languages):
        return
    for article in desk.articles:
        wanted = only is None or desk.inside(article.origin.path) in only
        if wanted and kit_link(desk, article) is None:
            planned = cards_of(desk, article)
            shown = frozenset().union(*(each.card.characters for each in planned))
            yield from missing_glyphs(shown, article.lang, article.origin.path)


def may_be_shared(desk: Desk, asset: PublicAsset) -> bool:
    """Whether a picture may go onto a card: the people in it agreed to social media, and credit and terms
    are known, since a card is handed out."""
    terms = asset.usage_terms or desk.settings.usage_terms
    return bool(asset.credit and terms) and asset.path not in desk.newsroom.unshared


def may_be_passed_on(desk: Desk, quote: Quote, lang: str) -> bool:
    """Whether somebody's words may go to social media: neither a consent on record for the quote nor one
    of the speaker's leaves that out."""
    person = desk.person(quote.by, lang)
    return quote.shared and (person is None or person.shared)


def _item(desk: Desk, article: PublicArticle, shape: Shape) -> Planned:
    lang = article.lang
    label, when = kind_label(article.kind, desk.words(lang)), _dateline(desk, article)
    asset = _first(desk, article, article.photos, charts=shape == "square")
    card = Card(
        sort="item",
        shape=shape,
        kicker=label,
        status=status_of(desk, article),
        text=article.title,
        dateline=when,
        credit=_credit(desk, asset, lang),
        **_signed(desk, article),
    )
    said = f"{label}{colon(lang)}{article.title}"
    alt = sentences(lang, said, card.status, when, card.organization, _shows(desk, asset, lang))
    return Planned(card, asset.path if asset else "", alt)


def _quotes(desk: Desk, article: PublicArticle) -> Iterator[Planned]:
    for number, quote in enumerate(article.quotes, 1):
        speaker = desk.person(quote.by, article.lang)
        if not quote.shared or (speaker and not speaker.shared):
            continue
        view = quote_view(desk, quote, article.lang, number)
        if weight(view.text) <= LONGEST_QUOTE and may_be_passed_on(desk, quote, article.lang):
            yield _quote(desk, article, view)


def _quote(desk: Desk, article: PublicArticle, view: QuoteView) -> Planned:
    lang = view.lang or article.lang
    face = view.person.headshot if view.person else None
    asset = _first(desk, None, (f"/{face.path}",)) if face else None
    card = Card(
        sort="quote",
        shape="square",
        text=view.text,
        mark=conventions(lang).quotes[0].strip(),
        by=view.by,
        role=view.role,
        note=view.translated,
        status=_warning(desk, article),
        credit=_credit(desk, asset, article.lang),
        **_signed(desk, article) | {"lang": lang},
    )
    alt = sentences(article.lang, view.attribution, card.status, card.organization)
    return Planned(card, asset.path if asset else "", alt, view.anchor)


def _facts(desk: Desk, article: PublicArticle) -> Iterator[Planned]:
    for view in fact_views(desk, article.facts, article.lang):
        yield _fact(desk, article, view)


def _fact(desk: Desk, article: PublicArticle, view: FactView) -> Planned:
    figure, tail = figure_and_tail(view.value)
    card = Card(
        sort="fact",
        shape="square",
        label=view.label,
        text=figure,
        tail=tail,
        about=article.title,
        source=_source(view, article.lang),
        status=_warning(desk, article),
        **_signed(desk, article),
    )
    alt = sentences(article.lang, view.text, article.title, card.status, card.organization)
    return Planned(card, "", alt, view.anchor)


def _source(view: FactView, lang: str) -> str:
    """Where a fact comes from and of when it is; the day once only."""
    day = medium_date(view.as_of, lang) if view.as_of else ""
    return joined(lang, view.source, "" if day in view.source else day)


def _signed(desk: Desk, article: PublicArticle) -> dict[str, Any]:
    """What every card of an article has."""
    told = desk.newsroom.organization
    name = desk.text(told.short_name, article.lang) or desk.text(told.name, article.lang)
    return {
        "lang": article.lang,
        "organization": name or desk.settings.site_name,
        "host": urlsplit(desk.settings.site_url).netloc,
        "seed": zlib.crc32(article.translation_key.encode()) % 6,
    }


def _dateline(desk: Desk, article: PublicArticle) -> str:
    """Of when and where it is: an event's own time, anything else's place and day."""
    lang, zone = article.lang, desk.settings.timezone
    if article.starts and article.kind.value in HAPPENINGS:
        parts = [date_time(article.starts, lang, zone), article.venue or ""]
    else:
        day = article.date.astimezone(zone).date() if article.date else None
        parts = [article.location or "", medium_date(day, lang) if day else ""]
    return " · ".join(part for part in parts if part)


def _warning(desk: Desk, article: PublicArticle) -> str:
    """In a preview: that readers don't see it yet. The card may be all that somebody sees."""
    kept_back = desk.kept_back.get(desk.inside(article.origin.path))
    return desk.words(article.lang).gettext("Not public") if kept_back else ""


def status_of(desk: Desk, article: PublicArticle) -> str:
    """What anybody who sees the article's card alone has to know."""
    _ = desk.words(article.lang).gettext
    if warning := _warning(desk, article):
        return warning
    if article.cancelled:
        return _("Cancelled")
    return _("Corrected") if article.corrections else ""


def _first(
    desk: Desk,
    beside: PublicArticle | None,
    written: tuple[str, ...],
    *,
    charts: bool = True,
) -> PublicAsset | None:
    """The first of the pictures that may be shared and isn't a drawing in SVG; of a narrow frame not of
    `charts` either, which couldn't be read in it."""
    for path in written:
        asset = find(desk, path, beside)
        plan = desk.media.get(asset.path) if asset else None
        if not asset or not isinstance(plan, Picture) or plan.vector:
            continue
        if may_be_shared(desk, asset) and (charts or not is_chart(asset)):
            return asset
    return None


def is_chart(asset: PublicAsset) -> bool:
    """Whether a picture has to be shown whole to be understood."""
    return (asset.source_type or "").rpartition("/")[2] in CHARTS


def _credit(desk: Desk, asset: PublicAsset | None, lang: str) -> str:
    return desk.text(asset.credit, lang) if asset else ""


def _shows(desk: Desk, asset: PublicAsset | None, lang: str) -> str:
    """What the picture on a card shows, in words."""
    told = desk.text(asset.alt, lang) if asset else ""
    _ = desk.words(lang).gettext
    return _("In the picture: {text}").format(text=told) if told else ""


def card_view(desk: Desk, article: PublicArticle, planned: Planned) -> SocialCardView:
    """One card as pages offer it."""
    path = card_path(desk, article, planned)
    width, height = planned.card.size
    return SocialCardView(
        sort=planned.card.sort,
        shape=planned.card.shape,
        url=desk.url(path),
        type="image/jpeg" if planned.suffix == "jpg" else "image/png",
        width=width,
        height=height,
        alt=planned.alt,
        anchor=planned.anchor,
        name=path.rpartition("/")[2],
    )
