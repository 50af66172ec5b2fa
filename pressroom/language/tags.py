"""Language tags (BCP 47): their spelling, direction and names, and the best match among several."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Literal

from babel.core import Locale, UnknownLocaleError, get_global

HOME = {"en": "en_CA", "fr": "fr_CA", "es": "es_419", "tl": "fil", "zh": "zh_Hans"}
"""What a tag without a region means here. Spanish is Latin America's, as most who read it in Canada
write it; Babel has Tagalog as Filipino."""

RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
)
"""Scripts in use that run from right to left (Unicode, ScriptMetadata)."""

TWINS = {"tl": "fil", "fil": "tl", "nb": "no", "no": "nb"}
"""Tags that readers take for one language."""


@functools.lru_cache(maxsize=4096)
def canonical(tag: str) -> str:
    """The tag as BCP 47 spells it: `zh_hans` is `zh-Hans`, `FR-ca` is `fr-CA`."""
    first, *rest = tag.strip().replace("_", "-").split("-")
    parts = [first.lower()]
    for part in rest:
        single = len(parts[-1]) == 1 or any(len(p) == 1 for p in parts)
        if len(part) == 4 and part.isalpha() and not single:
            parts.append(part.title())
        elif len(part) == 2 and part.isalpha() and not single:
            parts.append(part.upper())
        else:
            parts.append(part.lower())
    return "-".join(parts)


@functools.lru_cache(maxsize=4096)
def known(tag: str) -> bool:
    """Whether CLDR, by way of Babel, has heard of its language, script and region."""
    first, *rest = canonical(tag).split("-")
    english = locale("en")
    if first not in english.languages and first not in get_global("language_aliases"):
        return False
    scripts = [p for p in rest if len(p) == 4 and p.isalpha()]
    regions = [p for p in rest if len(p) == 2 or (len(p) == 3 and p.isdigit())]
    return all(p in english.scripts for p in scripts) and all(
        p in english.territories for p in regions
    )


@functools.cache
def locale(tag: str) -> Locale:
    """Babel's data for a tag, with Canadian forms where the tag leaves the region open.

    A language for which Babel has no data gets Canadian English's.
    """
    parts = canonical(tag).split("-")
    for length in range(len(parts), 0, -1):
        name = "_".join(parts[:length])
        try:
            return Locale.parse(HOME.get(name, name))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(HOME["en"])


@functools.lru_cache(maxsize=4096)
def script(tag: str) -> str:
    """The script a tag names or implies: `Latn` for `en`, `Arab` for `pa-Arab`."""
    parts = canonical(tag).split("-")
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            return part
    likely = get_global("likely_subtags")
    for key in ("_".join(parts[:2]), parts[0]):
        if key in likely:
            return str(likely[key]).split("_")[1]
    return "Latn"


@functools.lru_cache(maxsize=4096)
def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Which way the language's script runs."""
    return "rtl" if script(tag) in RIGHT_TO_LEFT else "ltr"


@functools.lru_cache(maxsize=4096)
def name(tag: str, in_lang: str) -> str:
    """The language's name in another: `pendjabi` for `pa` in `fr`.

    Where that language has no name for it the English one serves, and the tag where nobody knows.
    """
    for names in (locale(in_lang).languages, locale("en").languages):
        for key in _name_keys(canonical(tag)):
            if key in names:
                return str(names[key])
    return canonical(tag)


@functools.lru_cache(maxsize=4096)
def spoken_name(tag: str, in_lang: str) -> str:
    """The name of a language as somebody speaks it: `Chinese` for `zh-Hans`, as a script has no sound."""
    parts = canonical(tag).split("-")
    return name("-".join(p for p in parts if len(p) != 4 or not p.isalpha()), in_lang)


def _name_keys(tag: str) -> list[str]:
    """What CLDR may file a language's name under, the most telling first: `zh-TW` is `zh_Hant`."""
    parts = tag.split("-")
    keys = ["_".join(parts[:length]) for length in range(len(parts), 0, -1)]
    if script(tag) != script(parts[0]):
        keys.insert(-1, f"{parts[0]}_{script(tag)}")
    alias = get_global("language_aliases").get(parts[0])
    return [*keys, *filter(None, (alias, TWINS.get(parts[0])))]


@functools.lru_cache(maxsize=4096)
def endonym(tag: str) -> str:
    """The language's name in itself, with a capital as at the start of a list: `Français`."""
    own = name(tag, tag)
    return own[:1].title() + own[1:]


def best(tag: str, among: Iterable[str]) -> str | None:
    """The one among several tags that serves a reader of `tag`; None when none does.

    The same tag first, then the nearest of the same language in the same script: `fr` for `fr-CA`,
    `zh-Hans` for `zh-CN`. Another script doesn't serve: `zh-Hans` is not for `zh-TW`, nor `pa` for
    `pa-Arab`.
    """
    offered = {canonical(other): other for other in among}
    wanted = canonical(tag)
    parts = wanted.split("-")
    base = {parts[0], TWINS.get(parts[0], parts[0])}
    fit = [o for o in offered if o.split("-")[0] in base and script(o) == script(wanted)]
    if not fit:
        return None
    return offered[min(fit, key=lambda o: (-_shared(o, wanted), o.count("-"), o))]


def _shared(one: str, other: str) -> int:
    """How many subtags two tags have in common from the start; more than all when they are equal."""
    if one == other:
        return 99
    pairs = zip(one.split("-"), other.split("-"), strict=False)
    return sum(1 for a, b in pairs if a == b)
