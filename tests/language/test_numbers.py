"""Figures are written as their readers write them."""

from __future__ import annotations

import pytest

from pressroom.language import numbers

LANGUAGES = ("en", "fr", "ar", "pa", "zh-Hans", "uk", "es", "tl", "ar-EG", "fa", "so")


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("en", "11,420.5"),
        ("fr", "11\u00a0420,5"),
        ("uk", "11\u00a0420,5"),
        ("es", "11,420.5"),
        ("ar", "11,420.5"),
    ],
)
def test_numbers(lang: str, written: str) -> None:
    """Thousands and decimals are parted as the language does."""
    assert numbers.number(11420.5, lang) == written


@pytest.mark.parametrize("lang", LANGUAGES)
def test_digits(lang: str) -> None:
    """Digits are Western in every language."""
    assert set("2026") <= set(numbers.number(2026, lang))


@pytest.mark.parametrize(
    ("size", "lang", "told"),
    [
        (1_234_567, "en", "1.2\u00a0MB"),
        (1_234_567, "fr", "1,2\u00a0Mo"),
        (1_234_567, "tl", "1.2\u00a0MB"),
        (12_345_678, "en", "12\u00a0MB"),
        (830_400, "fr", "830\u00a0ko"),
        (999_900, "en", "1\u00a0MB"),
        (999_960_000, "en", "1\u00a0GB"),
        (10, "en", "1\u00a0kB"),
        (0, "en", "1\u00a0kB"),
        (2_500_000_000, "zh-Hans", "2.5\u00a0GB"),
    ],
)
def test_file_sizes(size: int, lang: str, told: str) -> None:
    """A file's size is told in the unit that fits, never as nothing."""
    assert numbers.megabytes(size, lang) == told


def test_lists() -> None:
    """Several things are joined as the language joins them."""
    assert numbers.listed(["A", "B", "C"], "en") == "A, B and C"
    assert numbers.listed(("A", "B"), "fr") == "A et B"
    assert numbers.listed([], "zh-Hans") == ""
