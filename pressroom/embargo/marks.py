"""Marks: the words by which something withheld would be recognized, and nothing public would."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from pressroom.embargo.withheld import Mark, Withheld
from pressroom.model.newsroom import Newsroom, PublicNewsroom


def marked(
    withheld: Iterable[Withheld], newsroom: Newsroom, public: PublicNewsroom
) -> tuple[Withheld, ...]:
    """The withheld things with their marks."""
    titles = {article.title for article in public.articles}
    return tuple(
        dataclasses.replace(each, marks=(Mark("title", each.title),))
        if each.what == "article" and each.title not in titles and newsroom
        else each
        for each in withheld
    )
