"""Open Graph: how its readers spell languages (https://ogp.me)."""

from __future__ import annotations

from collections.abc import Mapping

from babel.core import get_global

from pressroom.language.tags import canonical

LIKELY: Mapping[str, str] = {
    "ar": "ar_AR", "en": "en_US", "es": "es_ES", "fil": "tl_PH", "fr": "fr_CA", "tl": "tl_PH",
}  # fmt: skip
"""Where it isn't the region most of its speakers live in, or there is one we mean. Facebook refuses what
isn't on its list, such as `en_CA`: https://developers.facebook.com/docs/javascript/internationalization."""
REGIONAL = frozenset({"en_GB", "es_LA", "fr_FR", "pt_BR", "pt_PT", "zh_HK", "zh_TW"})
"""Other regions on that list, for who asks for one."""


def og_locale(tag: str) -> str:
    """A language as `og:locale` spells it: `fr_CA`, `zh_CN`."""
    parts = canonical(tag).split("-")
    region = next((part for part in parts[1:] if len(part) == 2), "")
    asked = f"{parts[0]}_{region}"
    if asked in REGIONAL:
        return asked
    return LIKELY.get(parts[0]) or f"{parts[0]}_{region or _likely_region(parts)}"


def _likely_region(parts: list[str]) -> str:
    likely = get_global("likely_subtags")
    for length in range(len(parts), 0, -1):
        found = likely.get("_".join(parts[:length]))
        if found:
            return str(found).rpartition("_")[2]
    return parts[0].upper()
