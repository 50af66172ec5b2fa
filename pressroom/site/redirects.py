"""Old addresses that lead to new ones: a small page at each, and what hosts are told of them."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from pressroom.addresses import file_of
from pressroom.build.artifact import Artifact
from pressroom.metadata import hosting
from pressroom.site.desk import Desk
from pressroom.site.toolkits import PASSED_ON


def redirects(desk: Desk) -> Mapping[str, str]:
    """The new address by old output path, of everything public that names aliases."""
    places, news = desk.addresses, desk.newsroom
    found: dict[str, str] = {}

    def lead(aliases: tuple[str, ...], path: str) -> None:
        for alias in aliases:
            old = unquote(alias.strip()).removeprefix(places.base).lstrip("/")
            found.setdefault(old, desk.url(path))

    for article in desk.articles:
        lead(article.aliases, places.article(article))
    for notice in news.notices:
        path = places.notice(notice)
        shared = (places.toolkit(path),) if notice.kind in PASSED_ON else ()
        lead((*notice.aliases, *shared), path)
    for topic in news.topics:
        lead(topic.aliases, places.topic(topic))
    for person in news.people:
        lead(person.aliases, places.person(person, person.lang))
    for page in news.pages:
        lead(page.aliases, places.page(page))
    return dict(sorted(found.items()))


def redirect_artifacts(desk: Desk, taken: frozenset[str], headers: str) -> Iterator[Artifact]:
    """A page for each old address that nothing else answers, and what hosts are told: of old addresses
    and of the `headers` to send, in the forms that they read.
    """
    found = {old: new for old, new in redirects(desk).items() if _file(old) not in taken}
    for old, new in found.items():
        yield Artifact(_file(old), moved, (new, desk.addresses.absolute(new)))
    moves = tuple((desk.url(old), new.replace("$", "%24")) for old, new in found.items())
    if moves:
        yield Artifact("_redirects", hosting.listed, (moves,))
    yield Artifact("_headers", headers_file, (headers,))
    yield Artifact(hosting.NGINX_HTTP, hosting.nginx_http, (headers, moves))
    yield Artifact(hosting.NGINX_SERVER, hosting.nginx_server, (headers,))
    yield Artifact(hosting.APACHE, hosting.apache, (headers, moves))


def headers_file(headers: str) -> bytes:
    """`_headers`."""
    return headers.encode()


def _file(old: str) -> str:
    """The output file that answers an old address, with or without a slash at its end."""
    return file_of(old if old.endswith("/") or "." in old.rpartition("/")[2] else f"{old}/")


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
