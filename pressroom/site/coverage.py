"""Earned coverage as templates see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pressroom.language.tags import direction
from pressroom.language.words import Words
from pressroom.model.coverage import Coverage
from pressroom.site.desk import Desk
from pressroom.site.views.articles import CoverageView
from pressroom.site.views.links import LinkView


def coverage_views(desk: Desk, pieces: Iterable[Coverage], lang: str) -> tuple[CoverageView, ...]:
    """Pieces that others published, with the article each came from."""
    return tuple(_view(desk, piece, lang) for piece in pieces)


def _view(desk: Desk, piece: Coverage, lang: str) -> CoverageView:
    article = desk.article(piece.release, lang) if piece.release else None
    link = LinkView(title=article.title, url=desk.url(desk.path_of(article))) if article else None
    return CoverageView(
        outlet=piece.outlet,
        headline=piece.headline,
        url=piece.url,
        date=piece.date,
        lang=piece.lang,
        dir=direction(piece.lang),
        kind_label=kind_label(piece.kind, desk.words(lang)),
        article=link,
    )


def kind_label(kind: str, words: Words) -> str:
    """What sort of piece it is, in a language."""
    _ = words.gettext
    labels: Mapping[str, str] = {
        "article": _("Article"),
        "print": _("Print"),
        "tv": _("Television"),
        "radio": _("Radio"),
        "podcast": _("Podcast"),
        "online": _("Online"),
    }
    return labels[kind]
