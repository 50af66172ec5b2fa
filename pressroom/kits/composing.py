"""What kits are composed of, looked at once for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from pressroom.kits.copy import Copy, copy_of
from pressroom.kits.kit import KitText
from pressroom.kits.news_item import news_item
from pressroom.kits.reading_text import pasted, shown
from pressroom.kits.text_tree import Blocks, Paragraph, line
from pressroom.language.tags import endonym
from pressroom.metadata.news import NewsItem
from pressroom.model.newsroom import PublicArticle
from pressroom.site.articles import article_view
from pressroom.site.desk import Desk
from pressroom.site.notes import Drawn
from pressroom.site.organization import site_view
from pressroom.site.views.articles import ArticleView
from pressroom.site.views.pages import SiteView

T = TypeVar("T")
FEW = 16
"""A kit draws on its article's versions; what was looked at for the kits before would fill the memory."""


class Kept(dict[str, tuple[T, frozenset[Drawn]]]):
    """The last few that were looked at, each with what it drew on."""

    def __setitem__(self, key: str, value: tuple[T, frozenset[Drawn]]) -> None:
        """Keep one more, and forget the one kept for longest."""
        super().__setitem__(key, value)
        if len(self) > FEW:
            del self[next(iter(self))]


@dataclass(frozen=True)
class Composing:
    """The desk, and what was already looked at for one kit or another.

    What a page draws on is noted for each that takes it, also where another looked at it first.
    """

    desk: Desk
    _articles: Kept[ArticleView] = field(default_factory=Kept)
    _houses: Kept[SiteView] = field(default_factory=Kept)
    _copies: Kept[Copy] = field(default_factory=Kept)
    _texts: Kept[KitText] = field(default_factory=Kept)
    _items: Kept[NewsItem] = field(default_factory=Kept)

    def article(self, article: PublicArticle) -> ArticleView:
        """An article, looked at once."""
        look = partial(article_view, self.desk, article)
        return self.desk.notes.once(self._articles, article.origin.path, look)

    def copy(self, article: PublicArticle) -> Copy:
        """What an article says, set out once for its formats and the kits in all its languages."""

        def set_out() -> Copy:
            view = self.article(article)
            return copy_of(view, self.house(view.lang), terms=self.terms(view.lang))

        return self.desk.notes.once(self._copies, article.origin.path, set_out)

    def item(self, article: PublicArticle) -> NewsItem:
        """An article as agencies' systems take it in."""

        def make() -> NewsItem:
            view, house = self.article(article), self.house(article.lang)
            return news_item(view, house, self.copy(article), terms=self.terms(article.lang))

        return self.desk.notes.once(self._items, article.origin.path, make)

    def terms(self, lang: str) -> str:
        """The terms of use for texts, in a language."""
        return self.desk.text(self.desk.settings.usage_terms, lang)

    def text(self, article: PublicArticle) -> KitText:
        """An article's text as kits show it."""

        def shown() -> KitText:
            return _text(self.article(article), self.copy(article))

        return self.desk.notes.once(self._texts, article.origin.path, shown)

    def house(self, lang: str) -> SiteView:
        """The organization and its media contacts in a language."""

        def look() -> SiteView:
            return site_view(self.desk, lang, feeds=(), stylesheets=(), scripts=(), preview=False)

        return self.desk.notes.once(self._houses, lang, look)


def _text(view: ArticleView, copy: Copy) -> KitText:
    body = _ended(view, copy)
    parts = (view.title, view.subtitle, pasted(body))
    return KitText(
        lang=view.lang,
        dir=view.dir,
        name=endonym(view.lang),
        title=view.title,
        url=view.url,
        content=shown(body, view.lang),
        copy="\n\n".join(part for part in parts if part),
        subtitle=view.subtitle,
        note=view.translation_note,
    )


def reading_body(at: Composing, view: ArticleView) -> Blocks:
    """An article's text with its end mark, as its kit's page has it to read and to copy."""
    return _ended(view, copy_of(view, at.house(view.lang)))


def _ended(view: ArticleView, copy: Copy) -> Blocks:
    end = (Paragraph(runs=line(view.end_mark)),) if view.end_mark else ()
    return (*copy.body, *end)
