"""An ordinary page: Pelican's own kind, in `pages/`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from pressroom.model.keys import Address, LangTag, Line, Markdown, Slug, key, private
from pressroom.model.kinds import Status
from pressroom.model.origin import Body, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of `pages/`."""

    origin: Origin
    body: Body

    title: Line = key("Headline.", required=True)
    date: dt.datetime | None = key("When it was written.")
    updated: dt.datetime | None = key("Last substantial edit.", aliases=("modified",))
    slug: Slug = key("Last part of the address; from the file's name when absent.", default="")
    lang: LangTag = key("Language; the site's default when absent.", default="")
    translation_key: Line = key("Ties translations together; the slug when absent.", default="")
    summary: Markdown = key("One or two sentences.", default="")
    status: Status = private("published or draft.", default=Status.PUBLISHED)
    aliases: tuple[Address, ...] = key("Old addresses that lead here.", default=())
    template: Line | None = key("Name of another template of the theme (Pelican's key).")
    url: Line | None = key("Another address (Pelican's key).")
    save_as: Line | None = key("Another output file (Pelican's key).")
    extra: Mapping[str, str] = field(default_factory=dict)
