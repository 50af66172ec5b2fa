"""Where things are, as templates see it: links, other languages, downloads, pages of a list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link: `title` in the page's language, `url` relative to the site's root (`/…`)."""

    title: str
    url: str
    count: int = 0
    """How many articles it leads to, where that is known."""
    current: bool = False
    """Whether it leads to the page itself."""
    lang: str = ""
    """The title's language where it isn't the page's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageView:
    """The same page in another language, or that language's home where there is none."""

    tag: str
    name: str
    """The language's name in itself: Français."""
    url: str
    dir: str
    same_page: bool
    """False where the link leads to that language's home."""
    current: bool = False
    note: str = ""
    """How the text came about: `Adapted for this readership`, `Translated by machine`."""
    adapted: bool = False
    """Whether it was written anew for its readers instead of translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadView:
    """A file to download."""

    label: str
    url: str
    type: str = ""
    width: int = 0
    height: int = 0
    size: str = ""
    """In words: `1.2 MB`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitLinkView:
    """The way to a press kit: its page, and everything in one file."""

    url: str
    archive_url: str = ""
    size: str = ""
    """Of the archive, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagerView:
    """Where we are in a list of several pages."""

    number: int
    total: int
    previous: str = ""
    next: str = ""
    pages: tuple[LinkView, ...] = ()
