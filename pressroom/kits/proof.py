"""What is wrong with texts that shows only when they are to be set: characters that no font has."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pressroom.kits.composition import Composing
from pressroom.kits.copy import copy_of
from pressroom.kits.fonts import cast
from pressroom.kits.texts import missing_glyphs
from pressroom.model.newsroom import PublicArticle
from pressroom.problems import Problem
from pressroom.site.desk import Desk
from pressroom.site.kits import article_subject


def unset(
    desk: Desk, characters: frozenset[str], only: Collection[str] | None = None
) -> Iterator[Problem]:
    """A problem for each text with a character that the PDF can't show.

    `characters` are all that the newsroom says anywhere: where fonts have every one of them, as nearly
    always, no text is looked at. `only` are the content paths to look at.
    """
    if not any(cast(characters, lang).missing for lang in desk.languages):
        return
    at = Composing(desk)
    for article in desk.newsroom.articles:
        wanted = only is None or desk.inside(article.origin.path) in only
        if wanted and _is_set(desk, article):
            copy = copy_of(at.article(article), at.house(article.lang))
            yield from missing_glyphs(copy, article.origin.path)


def _is_set(desk: Desk, article: PublicArticle) -> bool:
    found = article_subject(desk, article)
    return found is not None and article.lang in found.articles
