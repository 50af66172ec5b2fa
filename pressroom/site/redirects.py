"""Old addresses that lead to new ones: a small page at each, and a list that hosts read."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping

from pressroom.addresses import file_of
from pressroom.build.artifact import Artifact
from pressroom.site.desk import Desk


def redirects(desk: Desk) -> Mapping[str, str]:
    """The new address by old output path, of everything public that names aliases."""
    places, news = desk.addresses, desk.newsroom
    found: dict[str, str] = {}

    def lead(aliases: tuple[str, ...], path: str) -> None:
        for alias in aliases:
            found.setdefault(alias.removeprefix(places.base).lstrip("/"), desk.url(path))

    for article in news.articles:
        lead(article.aliases, places.article(article))
    for notice in news.notices:
        lead(notice.aliases, places.notice(notice))
    for topic in news.topics:
        lead(topic.aliases, places.topic(topic))
    for person in news.people:
        lead(person.aliases, places.person(person, person.lang))
    for page in news.pages:
        lead(page.aliases, places.page(page))
    return dict(sorted(found.items()))


def redirect_artifacts(desk: Desk, taken: frozenset[str]) -> Iterator[Artifact]:
    """A page for each old address that nothing else answers, and `_redirects` for hosts that read it."""
    found = redirects(desk)
    for old, new in found.items():
        file = file_of(old if old.endswith("/") or "." in old.rpartition("/")[2] else f"{old}/")
        if file not in taken:
            yield Artifact(file, moved, (new, desk.addresses.absolute(new)))
    if found:
        yield Artifact("_redirects", listed, (tuple(found.items()), desk.addresses.base))


def moved(address: str, absolute: str) -> bytes:
    """A page that leads on at once, and says so to those whose browser doesn't."""
    new, full = html.escape(address), html.escape(absolute)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<title>Moved</title>\n<link rel="canonical" href="{full}">\n'
        f'<meta http-equiv="refresh" content="0; url={new}">\n'
        f'<meta name="robots" content="noindex">\n</head>\n'
        f'<body>\n<main>\n<h1>Moved</h1>\n<p><a href="{new}">{full}</a></p>\n</main>\n</body>\n</html>\n'
    ).encode()


def listed(pairs: tuple[tuple[str, str], ...], base: str) -> bytes:
    """`_redirects`, as Netlify and Cloudflare Pages read it."""
    return "".join(f"{base}/{old} {new} 301\n" for old, new in pairs).encode()
