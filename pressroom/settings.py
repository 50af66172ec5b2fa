"""Every knob of a newsroom, typed: read from Pelican's flat settings, `PRESSROOM_*` being our own."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pressroom.model.keys import Localized

BRAND, ACCENT = "#0f4c5c", "#9a4a10"
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Knob:
    """What the reference page says of a setting: its name in pelicanconf.py and what it does."""

    name: str
    doc: str


def knob(name: str, doc: str, default: Any = dataclasses.MISSING) -> Any:
    """A setting: its name in `pelicanconf.py`, what it does, its default."""
    metadata = {"knob": Knob(name, doc)}
    if isinstance(default, dict):
        return dataclasses.field(default_factory=default.copy, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one site."""

    root: Path
    """The site's folder, absolute: where pelicanconf.py lies."""

    site_name: str = knob("SITENAME", "The newsroom's name.")
    site_url: str = knob("SITEURL", "Where it is published, without a slash at its end.", "")
    timezone: ZoneInfo = knob("TIMEZONE", "The newsroom's zone.", ZoneInfo("UTC"))
    default_lang: str = knob("DEFAULT_LANG", "Language of what doesn't say its own.", "en")
    content: Path = knob("PATH", "The folder with the content.", Path("content"))
    output: Path = knob("OUTPUT_PATH", "The folder the site is built into.", Path("output"))
    theme: str = knob("THEME", "Pressroom's own theme unless you name another.", "")
    page_size: int = knob("DEFAULT_PAGINATION", "Articles on one page of a list.", 20)
    languages: tuple[str, ...] = knob(
        "PRESSROOM_LANGUAGES",
        "Languages the site has a home in, in the order they are offered; "
        "those of the content when empty.",
        (),
    )
    brand: str = knob("PRESSROOM_BRAND", "The organization's colour, #rrggbb.", BRAND)
    accent: str = knob("PRESSROOM_ACCENT", "A second colour, #rrggbb.", ACCENT)
    type_scale: float = knob(
        "PRESSROOM_TYPE_SCALE", "Ratio between sizes of type, 1.1 to 1.35.", 1.2
    )
    logo: str = knob("PRESSROOM_LOGO", "Asset path of the logo in the header.", "")
    logo_dark: str = knob("PRESSROOM_LOGO_DARK", "Asset path of the logo on a dark ground.", "")
    addresses: Mapping[str, str] = knob(
        "PRESSROOM_ADDRESSES",
        "Patterns of addresses by kind, such as {'release': 'news/{year}/{slug}/'}.",
        {},
    )
    feed_id: str = knob(
        "PRESSROOM_FEED_ID",
        "Names the newsroom in the ids of its feeds, for good; SITENAME when empty.",
        "",
    )
    feed_items: int = knob("FEED_MAX_ITEMS", "Entries in a feed.", 50)
    feeds: tuple[str, ...] = knob(
        "PRESSROOM_FEEDS",
        "What has feeds of its own, beside the newsroom and its languages.",
        ("kind", "topic", "tag", "author"),
    )
    headline_limit: int = knob(
        "PRESSROOM_HEADLINE_LIMIT", "Longest headline in characters before a warning.", 110
    )
    lead_limit: int = knob(
        "PRESSROOM_LEAD_LIMIT", "Longest first paragraph in words before a warning.", 50
    )
    summary_limit: int = knob(
        "PRESSROOM_SUMMARY_LIMIT", "Longest summary in characters before a warning.", 300
    )
    zones: tuple[str, ...] = knob(
        "PRESSROOM_ZONES",
        "Further time zones in which embargoes and events are shown.",
        (),
    )
    usage_terms: Localized = knob(
        "PRESSROOM_USAGE_TERMS",
        "Terms for text and pictures that name none of their own: one text, or "
        "{'en': …, 'fr': …} in several languages.",
        Localized(()),
    )
    outreach: str = knob(
        "PRESSROOM_OUTREACH",
        "The folder of the private media list; may lie outside the site's.",
        "outreach",
    )
    private_remotes: tuple[str, ...] = knob(
        "PRESSROOM_PRIVATE_REMOTES",
        "Git remotes that only the newsroom can read, by name or address; "
        "`pressroom check` warns of a media list that goes to any other.",
        (),
    )
    campaign: str = knob(
        "PRESSROOM_CAMPAIGN",
        "Tags for the links of the toolkit's posts, with {network}, {slug} and {lang}, such as "
        "utm_source={network}&utm_medium=social&utm_campaign={slug}; none when empty.",
        "",
    )
    executor: str = knob(
        "PRESSROOM_EXECUTOR",
        "Address of a Dask scheduler whose workers make pictures and kits, tcp://host:8786.",
        "",
    )
    kit_limit: int = knob(
        "PRESSROOM_KIT_LIMIT",
        "Megabytes of a press kit's archive; films that don't fit are linked instead.",
        200,
    )
    paper: str = knob(
        "PRESSROOM_PAPER",
        "Paper of the PDFs: us-letter or a4; what TIMEZONE's region writes on when empty.",
        "",
    )
    email_list: Mapping[str, Any] = knob(
        "PRESSROOM_EMAIL_LIST",
        "Who sends the news by e-mail: provider, url, privacy, field, extra (docs/subscribing.md).",
        {},
    )
    search: bool = knob("PRESSROOM_SEARCH", "False leaves the search on the site away.", True)
    websub_hub: str = knob(
        "PRESSROOM_WEBSUB_HUB",
        "Address of the WebSub hub that feeds name and `pressroom ping` tells of changes.",
        "",
    )
    indexnow_key: str = knob(
        "PRESSROOM_INDEXNOW_KEY",
        "Key under which `pressroom ping` tells search engines of changes: 8 to 128 letters, digits "
        "and hyphens of your own making.",
        "",
    )
    newsml: bool = knob(
        "PRESSROOM_NEWSML",
        "True publishes each text as NewsML-G2 too (docs/agency-formats.md).",
        False,
    )
    security_contact: str = knob(
        "PRESSROOM_SECURITY_CONTACT",
        "Where to report a security problem: mailto:, https: or tel:; the page of contacts when empty.",
        "",
    )
    markdown: Mapping[str, Any] = knob(
        "MARKDOWN",
        "Options of Python-Markdown, as Pelican takes them.",
        {},
    )
    pelican: Mapping[str, Any] = knob("*", "Every other setting of Pelican.", {})

    @property
    def colours(self) -> tuple[str, str]:
        """Brand and accent as pages can use them: ours for one that is no colour, which is an error."""
        brand = self.brand if COLOUR.fullmatch(self.brand) else BRAND
        return brand, self.accent if COLOUR.fullmatch(self.accent) else ACCENT
