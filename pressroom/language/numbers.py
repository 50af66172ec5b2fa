"""Numbers as a language writes them, by Babel."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from pressroom.language.tags import locale

DIGITS = "latn"
"""Western digits in every language. CLDR has them for `ar` and `pa` too; `ar-EG` alone would differ,
and phone numbers, prices and facts that people check against each other must look the same."""

SIZES = (("kilobyte", 10**3), ("megabyte", 10**6), ("gigabyte", 10**9))
PLAIN_SYMBOLS = {"gigabyte": "GB", "megabyte": "MB", "kilobyte": "kB"}


def number(value: int | float | Decimal, lang: str) -> str:
    """A number with the language's separators: `11,420`, `11 420`."""
    return format_decimal(value, locale=locale(lang), numbering_system=DIGITS)


@lru_cache(maxsize=4096)
def megabytes(size: int, lang: str) -> str:
    """A file's size in the unit that fits, in thousands as shops and systems now count:
    `1.2 MB`, `1,2 Mo`, `830 kB`, with a space that doesn't break. Never less than `1 kB`."""
    told = ((unit, _rounded(size / bytes_each)) for unit, bytes_each in SIZES)
    unit, value = next((found for found in told if found[1] < 1000), ("gigabyte", size // 10**9))
    if locale(lang).language == "fil":  # CLDR says MByte there, which nobody writes
        text = f"{number(value, lang)} {PLAIN_SYMBOLS[unit]}"
    else:
        home = locale(lang)
        text = format_unit(value, unit, length="short", locale=home, numbering_system=DIGITS)
    return text.replace(" ", "\u00a0")


def _rounded(value: float) -> float:
    """Two figures are enough: one decimal under ten, none above."""
    return max(1, round(value, 1) if value < 9.95 else round(value))


def listed(items: list[str] | tuple[str, ...], lang: str) -> str:
    """Several things in one sentence: `A, B and C`."""
    return format_list(list(items), locale=locale(lang))
