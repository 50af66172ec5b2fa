"""Numbers as a language writes them, by Babel."""

from __future__ import annotations

from decimal import Decimal

from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from pressroom.language.tags import locale

DIGITS = "latn"
"""Western digits in every language. CLDR has them for `ar` and `pa` too; `ar-EG` alone would differ,
and phone numbers, prices and facts that people check against each other must look the same."""

SIZES = (("gigabyte", 10**9), ("megabyte", 10**6), ("kilobyte", 10**3))
PLAIN_SYMBOLS = {"gigabyte": "GB", "megabyte": "MB", "kilobyte": "kB"}


def number(value: int | float | Decimal, lang: str) -> str:
    """A number with the language's separators: `11,420`, `11 420`."""
    return format_decimal(value, locale=locale(lang), numbering_system=DIGITS)


def megabytes(size: int, lang: str) -> str:
    """A file's size in the largest unit that fits, in thousands as shops and systems now count:
    `1.2 MB`, `1,2 Mo`, `830 kB`. Under a kilobyte it is `1 kB`."""
    unit, bytes_each = next(((u, n) for u, n in SIZES if size >= n), SIZES[-1])
    value = max(size / bytes_each, 1)
    rounded = round(value) if value >= 10 or unit == "kilobyte" else round(value, 1)
    if locale(lang).language == "fil":  # CLDR says MByte there, which nobody writes
        return f"{number(rounded, lang)} {PLAIN_SYMBOLS[unit]}"
    return format_unit(rounded, unit, length="short", locale=locale(lang), numbering_system=DIGITS)


def listed(items: list[str] | tuple[str, ...], lang: str) -> str:
    """Several things in one sentence: `A, B and C`."""
    return format_list(list(items), locale=locale(lang))
