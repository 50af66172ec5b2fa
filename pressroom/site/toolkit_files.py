"""The files of the toolkits for partners: QR codes, and everything in one archive."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from pressroom.build.archive import Member, pack
from pressroom.build.artifact import Artifact, Scratch
from pressroom.language.tags import direction
from pressroom.model.newsroom import PublicArticle
from pressroom.share.posts import Post
from pressroom.share.qr import qr_code, qr_picture
from pressroom.site.articles import packed_at
from pressroom.site.card_files import Files, bundle_of_cards
from pressroom.site.cards import card_path, cards_of
from pressroom.site.desk import Desk
from pressroom.site.reprints import Reprints, bundled
from pressroom.site.toolkits import (
    archive_path,
    handles_of,
    has_toolkit,
    hashtags_of,
    link_of,
    posts_of,
    toolkit_path,
    versions_of,
)

LRM = "\u200e"
"""Keeps an address whole within a text from right to left."""


def toolkit_artifacts(desk: Desk, reprints: Reprints | None = None) -> Iterator[Artifact]:
    """The QR codes of all toolkits, which lead to the articles; `reprints` know those of the last site."""

    def codes(article: PublicArticle) -> Iterator[Artifact]:
        path, link = toolkit_path(desk, article), (link_of(desk, article),)
        yield Artifact(f"{path}qr.svg", qr_code, link, costly=True)
        yield Artifact(f"{path}qr.png", qr_picture, link, costly=True)

    for article in desk.articles:
        if has_toolkit(desk, article):
            make = partial(codes, article)
            yield from bundled(reprints, _bundle_of_codes(article), make, given=(article,))


def _bundle_of_codes(article: PublicArticle) -> str:
    return f"codes {article.origin.path}"


def toolkit_archives(
    desk: Desk, files: Files, reprints: Reprints | None = None
) -> Iterator[Artifact]:
    """One archive for each article with all its languages; `files` has the cards and QR codes, and
    `reprints` know archives of the last site.
    """

    def pack_up(versions: dict[str, PublicArticle], article: PublicArticle) -> Iterator[Artifact]:
        path = archive_path(desk, article)
        members = tuple(_members(desk, versions, files))
        inputs = (Scratch(), PurePosixPath(path).stem, packed_at(desk, article), members)
        yield Artifact(path, pack, inputs, costly=True)

    for article in desk.articles:
        versions = versions_of(desk, article) if has_toolkit(desk, article) else {}
        if next(iter(versions), None) == article.lang:
            inside = [f(v) for v in versions.values() for f in (bundle_of_cards, _bundle_of_codes)]
            make = partial(pack_up, versions, article)
            name = f"toolkit {article.origin.path}"
            yield from bundled(reprints, name, make, after=inside, given=(versions,))


def _members(desk: Desk, versions: dict[str, PublicArticle], files: Files) -> Iterator[Member]:
    for lang, article in versions.items():
        for post in posts_of(desk, article):
            yield Member(f"{lang}/posts/{post.network}.txt", _post_text(post))
        yield Member(f"{lang}/README.txt", _readme(desk, article))
        yield from _pictures(desk, article, files)
        for suffix in ("svg", "png"):
            code = files(f"{toolkit_path(desk, article)}qr.{suffix}")
            if code:
                yield Member(f"{lang}/qr.{suffix}", code)


def _pictures(desk: Desk, article: PublicArticle, files: Files) -> Iterator[Member]:
    """The cards, and what each of them shows in words."""
    told = []
    for planned in cards_of(desk, article):
        path = card_path(desk, article, planned)
        name, file = PurePosixPath(path).name, files(path)
        if file:
            yield Member(f"{article.lang}/pictures/{name}", file)
            told.append(f"{name}\n{planned.alt}\n")
    if told:
        yield Member(f"{article.lang}/alt-texts.txt", "\n".join(told).encode())


def _post_text(post: Post) -> bytes:
    return "\n\n".join(part for part in (post.subject, post.text) if part).encode() + b"\n"


def _readme(desk: Desk, article: PublicArticle) -> bytes:
    """What is inside, in a few lines."""
    _ = desk.words(article.lang).gettext
    page = desk.addresses.absolute(desk.url(toolkit_path(desk, article)))
    hashtags = " ".join(hashtags_of(desk, article))
    handles = "\n".join(f"{h.name}  {h.handle}" for h in handles_of(desk, article))
    parts = (
        ("", _("Help us spread the word")),
        ("", article.title),
        ("", _ltr(link_of(desk, article), article.lang)),
        (_("Always up to date here"), _ltr(page, article.lang)),
        (_("Hashtags"), hashtags),
        (_("Accounts to mention"), handles),
        (_("Terms of use"), desk.text(desk.settings.usage_terms, article.lang)),
    )
    told = (f"{label}\n{text}" if label else text for label, text in parts if text)
    return "\n\n".join(told).encode() + b"\n"


def _ltr(text: str, lang: str) -> str:
    return f"{LRM}{text}{LRM}" if direction(lang) == "rtl" else text
