"""What typst has to know of a language: its tag, its region, its script, and which font leads."""

from __future__ import annotations

from typing import Any

from pressroom.language.tags import direction
from pressroom.typesetting.fonts import GURMUKHI, NASKH

SCRIPTS = {"ar": "arab", "fa": "arab", "ur": "arab", "ps": "arab", "ckb": "arab", "pa": "guru",
           "hi": "deva", "ne": "deva", "bn": "beng", "am": "ethi", "ti": "ethi", "ja": "jpan",
           "ko": "kore", "uk": "cyrl", "ru": "cyrl", "zh": "hans"}  # fmt: skip
REGIONS = {"zh-hans": "cn", "zh-hant": "tw"}
OWN_SCRIPTS = {"arab": NASKH.family, "guru": GURMUKHI.family}


def tongue(lang: str, families: tuple[str, ...]) -> dict[str, Any]:
    """A language for a template: `lang`, `region`, `script`, `dir`, `families` to try in their order, and
    `first`, the one that sets everything it can: in Arabic and the like, marks and figures too.
    """
    primary = lang.split("-")[0]
    script = SCRIPTS.get(primary, "latn")
    if lang.lower().startswith("zh-hant"):
        script = "hant"
    own = OWN_SCRIPTS.get(script)
    return {
        "lang": primary,
        "region": REGIONS.get(lang.lower()[:7]),
        "script": script,
        "dir": direction(lang),
        "families": families,
        "first": (own,) if own in families else (),
    }
