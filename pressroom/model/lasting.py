"""The lasting name of an article: what its folder or file is called, in whatever language."""

from __future__ import annotations

from functools import lru_cache

from pressroom.model.article import Article


def lasting_name(article: Article) -> str:
    """The name of an article's folder or file, without language and suffix.

    `content/releases/keys/index.fr.md`, `content/releases/keys.fr.md` and `content/releases/keys.md`
    are all `keys`. What lies outside its kind's folder keeps the folders above it, for there `update.md`
    may exist twice.
    """
    return _lasting(article.origin.path, article.lang.lower(), article.kind.folder)


@lru_cache(maxsize=65536)
def _lasting(path: str, lang: str, home: str) -> str:
    # where the content is the site's own folder, paths begin with `./`: the first part goes anyway
    *folders, name = path.split("/")
    folders = folders[1:]
    stem = name.rsplit(".", 1)[0] if "." in name else name
    head, dot, tail = stem.rpartition(".")
    if dot and tail.lower() == lang:
        stem = head
    if home in folders:
        folders = folders[folders.index(home) + 1 :]
    return "/".join([*folders, stem] if stem != "index" or not folders else folders)
