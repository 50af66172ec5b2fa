"""Earned coverage: what others published about the organization."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pressroom.model.keys import JournalistRef, LangTag, Line, ReleaseRef, Url, key, private
from pressroom.model.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One file of `coverage/`."""

    origin: Origin
    slug: str

    outlet: Line = key("The outlet's name.", required=True)
    headline: Line = key("Its headline.", required=True)
    url: Url = key("Where it is.", required=True)
    date: dt.date = key("When it appeared.", required=True)
    lang: LangTag = key("Its language.", default="")
    release: ReleaseRef | None = key("Slug of the article it came from.")
    kind: Literal["article", "print", "tv", "radio", "podcast", "online"] = key(
        "What sort of piece it is.", default="article"
    )
    journalist: JournalistRef | None = private("Slug in the private media list.")
