"""The pages that others frame: bare cards without scripts, and notices where something was withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pressroom.model.newsroom import Notice, PublicArticle
from pressroom.model.parts import Quote
from pressroom.site.articles import card_view, notice_view, summary_of
from pressroom.site.cards import has_cards, may_be_passed_on
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.embeds import (
    embed_of,
    embedded_picture,
    fact_embed,
    notice_paths,
    notice_title,
    quote_embed,
)
from pressroom.site.parts import fact_views, quote_view
from pressroom.site.views.pages import PageView
from pressroom.site.views.sharing import EmbedView


def plans(edition: Edition) -> Iterator[PagePlan]:
    """A page for each article of the edition, for each of its quotes and facts, and for each notice."""
    desk = edition.desk
    for article in desk.articles:
        if article.lang == edition.lang and has_cards(desk, article):
            yield _item(edition, article)
            yield from _quotes(edition, article)
            yield from _facts(edition, article)
    for notice in desk.newsroom.notices:
        if notice.lang == edition.lang:
            yield from _notices(edition, notice)


def _plan(
    edition: Edition, article: PublicArticle, anchor: str, fill: Callable[[], Context]
) -> PagePlan:
    path = edition.desk.addresses.embed(edition.desk.path_of(article), anchor)
    return edition.later(path, "embed.html", fill, found=False, given=(article,))


def _item(edition: Edition, article: PublicArticle) -> PagePlan:
    def fill() -> Context:
        desk = edition.desk
        embed = embed_of(desk, article)
        assert embed is not None  # has_cards was asked
        card = replace(
            card_view(desk, article, picture=False), picture=embedded_picture(desk, article)
        )
        page = _page(edition, article, embed, summary_of(desk, article))
        return {"page": page, "embed": embed, "card": card}

    return _plan(edition, article, "", fill)


def _quotes(edition: Edition, article: PublicArticle) -> Iterator[PagePlan]:
    for number, quote in enumerate(article.quotes, 1):
        if not may_be_passed_on(edition.desk, quote, article.lang):
            continue

        def fill(number: int = number, quote: Quote = quote) -> Context:
            view = quote_view(edition.desk, quote, article.lang, number)
            embed = quote_embed(edition.desk, article, view)
            card = card_view(edition.desk, article, picture=False)
            page = _page(edition, article, embed, view.marked, view.anchor)
            return {"page": page, "embed": embed, "card": card, "quote": view}

        yield _plan(edition, article, f"quote-{number}", fill)


def _facts(edition: Edition, article: PublicArticle) -> Iterator[PagePlan]:
    for number, _ in enumerate(article.facts):

        def fill(number: int = number) -> Context:
            view = fact_views(edition.desk, article.facts, article.lang)[number]
            embed = fact_embed(edition.desk, article, view)
            card = card_view(edition.desk, article, picture=False)
            page = _page(edition, article, embed, embed.title, view.anchor)
            return {"page": page, "embed": embed, "card": card, "fact": view}

        yield _plan(edition, article, f"fact-{number + 1}", fill)


def _page(
    edition: Edition, article: PublicArticle, embed: EmbedView, description: str, anchor: str = ""
) -> PageView:
    """What the page says of itself: that the article is the real one.

    It doesn't say `noindex` beside that: search engines are to take it for the article, with the links
    that lead to it, and not to forget it.
    """
    desk = edition.desk
    path = desk.addresses.embed(desk.path_of(article), anchor)
    page = edition.page("embed", embed.title, path, description=description)
    item = desk.addresses.absolute(desk.url(desk.path_of(article)))
    return replace(page, canonical=item)


def _notices(edition: Edition, notice: Notice) -> Iterator[PagePlan]:
    desk = edition.desk
    item = desk.addresses.absolute(desk.url(desk.addresses.notice(notice)))
    heading = notice_title(desk, notice)
    for path in notice_paths(desk, notice):

        def fill(path: str = path) -> Context:
            page = edition.page("embed", heading, path, robots="noindex")
            told = notice_view(desk, notice)
            return {"page": replace(page, canonical=item), "notice": told, "item": item}

        yield edition.later(path, "embed.html", fill, found=False)
