"""Settings that are of the right type and still don't work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pressroom.checks.known import Known
from pressroom.colours import ENOUGH, PAPER, contrast, nearest_readable, rgb
from pressroom.language.tags import known as is_known
from pressroom.model.assets import asset_at
from pressroom.model.kinds import Kind
from pressroom.problems import Problem, Rule, did_you_mean, which_file

CONF = "== pelicanconf.py\n"

COLOUR = Rule(
    code="R910",
    subject="settings",
    title="A colour is not written as #rrggbb",
    why="The stylesheet is made of it.",
    bad=f'{CONF}PRESSROOM_BRAND = "teal"',
    good=f'{CONF}PRESSROOM_BRAND = "#0f4c5c"',
)
CONTRAST = Rule(
    code="R911",
    subject="settings",
    title="A colour can't be read on the page",
    why=f"Text and links in it need a contrast of {ENOUGH} to 1 (WCAG 2.2, 1.4.3). "
    "For dark mode it is lightened by itself.",
    bad=f'{CONF}PRESSROOM_BRAND = "#e8a33d"',
    good=f'{CONF}PRESSROOM_BRAND = "#0f4c5c"',
)
SCALE = Rule(
    code="R912",
    subject="settings",
    title="The type scale is too flat or too steep",
    why="Below 1.1 headings look like text, above 1.35 they don't fit a phone.",
    bad=f"{CONF}PRESSROOM_TYPE_SCALE = 2.0",
    good=f"{CONF}PRESSROOM_TYPE_SCALE = 1.25",
)
ZONE = Rule(
    code="R913",
    subject="settings",
    title="A time zone of PRESSROOM_ZONES is unknown",
    why="Embargoes and events could not be shown in it. Names are those of the IANA list.",
    bad=f'{CONF}PRESSROOM_ZONES = ["America/Calgary"]',
    good=f'{CONF}PRESSROOM_ZONES = ["America/Toronto"]',
)
LANGUAGE = Rule(
    code="R914",
    subject="settings",
    title="A language of the settings is unknown",
    why="Tags are BCP 47: en, fr, zh-Hans.",
    bad=f'{CONF}PRESSROOM_LANGUAGES = ["en", "qq"]',
    good=f'{CONF}PRESSROOM_LANGUAGES = ["en", "fr"]',
)
LOGO = Rule(
    code="R915",
    subject="settings",
    title="A logo does not exist",
    why="The header would be without it. The path is relative to content/.",
    bad=f'{CONF}PRESSROOM_LOGO = "media/logos/lantrn.svg"',
    good=f'{CONF}PRESSROOM_LOGO = "media/logos/lantern.svg"',
)
PATTERN = Rule(
    code="R916",
    subject="settings",
    title="A pattern of PRESSROOM_ADDRESSES can't make addresses",
    why="It is for a kind of article, has {slug}, and may have {year}, {month}, {day} and {lang}.",
    bad=f'{CONF}PRESSROOM_ADDRESSES = {{"release": "news/{{yeer}}/{{slug}}/"}}',
    good=f'{CONF}PRESSROOM_ADDRESSES = {{"release": "news/{{year}}/{{slug}}/"}}',
)
ADDRESS = Rule(
    code="R917",
    subject="settings",
    title="SITEURL is no address",
    why="Feeds and metadata need full addresses.",
    bad=f'{CONF}SITEURL = "newsroom.example.org"',
    good=f'{CONF}SITEURL = "https://newsroom.example.org"',
)
PAPER_SIZE = Rule(
    code="R920",
    subject="settings",
    title="PRESSROOM_PAPER is no paper",
    why="PDFs are set on Letter or on A4.",
    bad=f'{CONF}PRESSROOM_PAPER = "letter"',
    good=f'{CONF}PRESSROOM_PAPER = "us-letter"',
)
FEEDS = Rule(
    code="R923",
    subject="settings",
    title="PRESSROOM_FEEDS names nothing that can have feeds",
    why="Kinds, topics, tags and authors can; the newsroom itself and its languages always have.",
    bad=f'{CONF}PRESSROOM_FEEDS = ["kinds"]',
    good=f'{CONF}PRESSROOM_FEEDS = ["kind", "topic"]',
)
SORTED_BY = ("kind", "topic", "tag", "author")
SERVICE = Rule(
    code="R930",
    subject="settings",
    title="PRESSROOM_WEBSUB_HUB is no address",
    why="Feeds name it, and it is told of changes over the web.",
    bad=f'{CONF}PRESSROOM_WEBSUB_HUB = "hub.example.org"',
    good=f'{CONF}PRESSROOM_WEBSUB_HUB = "https://hub.example.org/"',
)
KEY = Rule(
    code="R931",
    subject="settings",
    title="PRESSROOM_INDEXNOW_KEY can't be a key",
    why="Search engines take 8 to 128 letters, digits and hyphens. "
    "It is no secret: it lies on the site, to show that who uses it publishes there.",
    bad=f'{CONF}PRESSROOM_INDEXNOW_KEY = "my key"',
    good=f'{CONF}PRESSROOM_INDEXNOW_KEY = "5f0d6b1c9a7e4d2f8c3b"',
)
REPORT_TO = Rule(
    code="R932",
    subject="settings",
    title="PRESSROOM_SECURITY_CONTACT is no address to report to",
    why="security.txt takes mailto:, https: and tel: (RFC 9116).",
    bad=f'{CONF}PRESSROOM_SECURITY_CONTACT = "security@example.org"',
    good=f'{CONF}PRESSROOM_SECURITY_CONTACT = "mailto:security@example.org"',
)
PAPERS = ("us-letter", "a4")
RULES = (
    COLOUR,
    CONTRAST,
    SCALE,
    ZONE,
    LANGUAGE,
    LOGO,
    PATTERN,
    ADDRESS,
    PAPER_SIZE,
    FEEDS,
    SERVICE,
    KEY,
    REPORT_TO,
)

PARTS = frozenset(
    {"slug", "year", "month", "day", "lang", "folder", "kind", "date", "category", "author"}
)


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above."""
    yield from _colour("PRESSROOM_BRAND", known.settings.brand)
    yield from _colour("PRESSROOM_ACCENT", known.settings.accent)
    yield from _scale(known)
    yield from _paper(known)
    yield from _feeds(known)
    yield from _machines(known)
    yield from _names(known)
    yield from _logos(known)
    for kind, pattern in sorted(known.settings.addresses.items()):
        yield from _pattern(kind, pattern)
    url = known.settings.site_url
    if url and not _is_address(url):
        hint = f"Write https://{url.lstrip('/')}." if "://" not in url else "Correct it."
        yield ADDRESS.in_setting("SITEURL", f'SITEURL is "{url}".', hint)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _colour(name: str, colour: str) -> Iterator[Problem]:
    try:
        rgb(colour)
    except ValueError:
        yield COLOUR.in_setting(name, f'{name} is "{colour}".', "Write it as #rrggbb.")
        return
    found = contrast(colour, PAPER)
    if found < ENOUGH:
        yield CONTRAST.in_setting(
            name,
            f"{name} {colour} has a contrast of {found:.1f} to 1 on the page.",
            f'The nearest that can be read is "{nearest_readable(colour, PAPER)}".',
        )


def _scale(known: Known) -> Iterator[Problem]:
    scale = known.settings.type_scale
    if not 1.1 <= scale <= 1.35:
        yield SCALE.in_setting(
            "PRESSROOM_TYPE_SCALE",
            f"PRESSROOM_TYPE_SCALE is {scale}.",
            "Choose between 1.1 and 1.35.",
        )


def _paper(known: Known) -> Iterator[Problem]:
    paper = known.settings.paper
    if paper and paper not in PAPERS:
        hint = did_you_mean(paper, PAPERS) or 'Choose "us-letter" or "a4".'
        yield PAPER_SIZE.in_setting("PRESSROOM_PAPER", f'"{paper}" is no paper.', hint)


def _feeds(known: Known) -> Iterator[Problem]:
    for number, name in enumerate(known.settings.feeds):
        if name not in SORTED_BY:
            hint = did_you_mean(name, SORTED_BY) or f"There are {', '.join(SORTED_BY)}."
            yield FEEDS.in_setting(
                f"PRESSROOM_FEEDS.{number}", f'"{name}" can\'t have feeds.', hint
            )


def _machines(known: Known) -> Iterator[Problem]:
    """What is told to machines, or told by them."""
    hub, key = known.settings.websub_hub, known.settings.indexnow_key
    contact = known.settings.security_contact
    if hub and not _is_address(hub):
        hint = f"Write https://{hub.lstrip('/')}." if "://" not in hub else "Correct it."
        yield SERVICE.in_setting("PRESSROOM_WEBSUB_HUB", f'"{hub}" is no address.', hint)
    if key and not re.fullmatch(r"[A-Za-z0-9-]{8,128}", key):
        hint = "Make one of 8 to 128 letters, digits and hyphens."
        yield KEY.in_setting("PRESSROOM_INDEXNOW_KEY", f'"{key}" can\'t be a key.', hint)
    if contact and not re.fullmatch(r"(mailto:[^@\s]+@[^@\s]+|https://\S+|tel:\+[\d-]+)", contact):
        hint = (
            f"Write mailto:{contact}." if "@" in contact else "Begin with mailto:, https: or tel:."
        )
        said = f'"{contact}" is no address to report to.'
        yield REPORT_TO.in_setting("PRESSROOM_SECURITY_CONTACT", said, hint)


def _names(known: Known) -> Iterator[Problem]:
    for number, zone in enumerate(known.settings.zones):
        if zone not in available_timezones():
            hint = did_you_mean(zone, available_timezones()) or "Look it up in the IANA list."
            yield ZONE.in_setting(
                f"PRESSROOM_ZONES.{number}", f'Time zone "{zone}" is unknown.', hint
            )
    tags = {f"PRESSROOM_LANGUAGES.{n}": tag for n, tag in enumerate(known.settings.languages)}
    for setting, tag in {"DEFAULT_LANG": known.settings.default_lang, **tags}.items():
        if not is_known(tag):
            yield LANGUAGE.in_setting(setting, f'"{tag}" is no language.', "Look it up in BCP 47.")


def _logos(known: Known) -> Iterator[Problem]:
    assets = known.newsroom.assets
    for name in ("logo", "logo_dark"):
        path = getattr(known.settings, name)
        if path and asset_at(path, "", assets) is None:
            hint = which_file(path, assets)
            setting = f"PRESSROOM_{name.upper()}"
            yield LOGO.in_setting(setting, f'{setting} "{path}" does not exist.', hint)


def _pattern(kind: str, pattern: str) -> Iterator[Problem]:
    kinds = [k.value for k in Kind]
    setting = f"PRESSROOM_ADDRESSES.{kind}"
    if kind not in kinds:
        hint = did_you_mean(kind, kinds) or f"Kinds are {', '.join(kinds)}."
        yield PATTERN.in_setting(setting, f'PRESSROOM_ADDRESSES has no kind "{kind}".', hint)
    try:
        parts = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    except ValueError:
        yield PATTERN.in_setting(setting, f'"{pattern}" has a brace without its fellow.')
        return
    for part in sorted(parts - PARTS):
        hint = did_you_mean(part, PARTS) or f"There are {', '.join(sorted(PARTS))}."
        yield PATTERN.in_setting(setting, f'"{pattern}" has an unknown part {{{part}}}.', hint)
    if "slug" not in parts:
        yield PATTERN.in_setting(
            setting, f'"{pattern}" has no {{slug}}.', "Every article needs its own."
        )
