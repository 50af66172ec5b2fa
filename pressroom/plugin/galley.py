"""A galley: an article's page as it reads after an edit of its text, before the rest of the site is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pressroom.model.kinds import is_ordinary
from pressroom.model.newsroom import PublicArticle
from pressroom.model.origin import Body
from pressroom.reading.header import part
from pressroom.reading.nodes import Malformed
from pressroom.reading.text import decode
from pressroom.site.edition import PagePlan
from pressroom.site.pages.articles import article_plan
from pressroom.site.plan import Site


def parted(file: Path, content: Path) -> tuple[str, Body] | None:
    """What stands above the text in an article's file, and the text; None where that can't be told."""
    try:
        text = decode(file.read_bytes())
        path = file.relative_to(content).as_posix()
        found = part(text, "md", customary=is_ordinary(path))
    except (OSError, ValueError, Malformed):
        return None
    return "\n".join(text.split("\n")[: found.body.line - 1]), found.body


def galley(site: Site, article: PublicArticle) -> PagePlan:
    """The page of an article that differs from the site's own in its words only.

    Everything else is looked up as the site was read: lists and related articles are as they were.
    """
    desk = site.desk.with_words_of(article)
    edition = next(each for each in site.editions if each.lang == article.lang)
    return article_plan(replace(edition, desk=desk), article)
