"""The settings that Pelican works with during a hosted run, given back as they were when it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pressroom.addresses import Addresses, file_of
from pressroom.plugin.sites import OpenedSite

FEEDS = tuple(
    f"{what}FEED_{which}{form}"
    for what, which in (
        ("", ""),
        ("", "ALL_"),
        ("CATEGORY_", ""),
        ("AUTHOR_", ""),
        ("TAG_", ""),
        ("TRANSLATION_", ""),
    )
    for form in ("ATOM", "RSS")
)
"""Pelican's settings of its own feeds: pressroom's take their place."""
DRAFTS = ("DRAFT_SAVE_AS", "DRAFT_LANG_SAVE_AS", "DRAFT_PAGE_SAVE_AS", "DRAFT_PAGE_LANG_SAVE_AS")
LISTS = {"TAG": "tags", "CATEGORY": "topics", "AUTHOR": "authors"}
"""Pelican's lists, and what they are called here."""
ABSENT = object()


@contextmanager
def lent(pelican: Any, site: OpenedSite, staging: Path, *, alone: bool) -> Iterator[None]:
    """Let a Pelican object work for one run with what the gate and the staging folder ask for."""
    wanted = settings_for(site, staging, alone=alone)
    attributes = {
        "path": wanted["PATH"],
        "output_path": wanted["OUTPUT_PATH"],
        "delete_outputdir": False,
    }
    settings = pelican.settings
    before = {name: settings.get(name, ABSENT) for name in wanted}
    had = {name: getattr(pelican, name) for name in attributes}
    settings.update(wanted)
    for name, value in attributes.items():
        setattr(pelican, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is ABSENT:
                settings.pop(name, None)
            else:
                settings[name] = value
        for name, value in had.items():
            setattr(pelican, name, value)


def settings_for(site: OpenedSite, staging: Path, *, alone: bool) -> dict[str, Any]:
    """What differs from the site's own settings, and why."""
    own = site.settings
    wanted: dict[str, Any] = {
        "PATH": str(own.root / own.content),
        "OUTPUT_PATH": str(staging),
        "DELETE_OUTPUT_DIRECTORY": False,
        # a warm cache remembers what may be withheld by now
        "CACHE_CONTENT": False,
        "LOAD_CONTENT_CACHE": False,
        # a source holds private keys
        "OUTPUT_SOURCES": False,
        # the gate has decided, at its own moment
        "WITH_FUTURE_DATES": True,
        "STATIC_CREATE_LINKS": False,
        # quotation marks and dashes are set already, by each text's language
        "TYPOGRIFY": False,
        **dict.fromkeys(DRAFTS, ""),
        **dict.fromkeys(FEEDS),
        **list_patterns(site),
    }
    for sort in ("ARTICLE", "PAGE"):
        name = f"{sort}_TRANSLATION_ID"
        if site.pelican.get(name) == "slug":
            wanted[name] = "translation_key"
    if site.whole:
        # the pages are ours; what Pelican renders besides, such as TEMPLATE_PAGES, keeps its own theme
        wanted["THEME_STATIC_PATHS"] = []
    if alone:
        wanted |= {"ARTICLE_PATHS": [], "PAGE_PATHS": [], "STATIC_PATHS": []}
    return wanted


def list_patterns(site: OpenedSite) -> Mapping[str, str]:
    """Where tags, categories and authors have their lists, where the site doesn't say so itself."""
    addresses, lang = Addresses(site.settings), site.settings.default_lang
    found: dict[str, str] = {}
    for name, ours in LISTS.items():
        if f"{name}_SAVE_AS" in site.settings.pelican and not site.whole:
            continue
        path = addresses.standing(ours, lang, "{slug}")
        found |= {f"{name}_URL": path, f"{name}_SAVE_AS": file_of(path)}
    return found
