"""Things put together by what they have in common, each group in the order they came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from pressroom.model.newsroom import PublicArticle

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def grouped(items: Iterable[T], key: Callable[[T], K]) -> Mapping[K, list[T]]:
    """The items by their key."""
    groups: dict[K, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def by_several(
    articles: Iterable[PublicArticle], keys: Callable[[PublicArticle], Iterable[str]]
) -> Mapping[tuple[str, str], tuple[PublicArticle, ...]]:
    """The articles by their language and each of their keys."""
    groups: dict[tuple[str, str], list[PublicArticle]] = defaultdict(list)
    for article in articles:
        for key in keys(article):
            groups[article.lang, key].append(article)
    return {key: tuple(group) for key, group in groups.items()}
