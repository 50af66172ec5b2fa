"""The lasting name of an article: what its folder or file is called, in whatever language."""

from __future__ import annotations

from pathlib import PurePosixPath

from pressroom.model.article import Article


def lasting_name(article: Article) -> str:
    """The name of an article's folder or file, without language and suffix.

    `content/releases/keys/index.fr.md`, `content/releases/keys.fr.md` and `content/releases/keys.md`
    are all `keys`. What lies outside its kind's folder keeps the folders above it, for there `update.md`
    may exist twice.
    """
    path = PurePosixPath(article.origin.path)
    # where the content is the site's own folder, paths begin with `./`, which Path would drop
    folders, stem = article.origin.path.split("/")[1:-1], path.name
    stem = stem.rsplit(".", 1)[0] if "." in stem else stem
    head, dot, tail = stem.rpartition(".")
    if dot and tail.lower() == article.lang.lower():
        stem = head
    if article.kind.folder in folders:
        folders = folders[folders.index(article.kind.folder) + 1 :]
    return "/".join([*folders, stem] if stem != "index" or not folders else folders)
