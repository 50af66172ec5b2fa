"""What a card says: figures apart from what explains them, last words in company."""

from __future__ import annotations

import pytest

from pressroom.share.card import bound, figure_and_tail, weight


@pytest.mark.parametrize(
    ("value", "figure", "tail"),
    [
        ("41", "41", ""),
        ("41 (nine one-bedroom, 20 two-bedroom)", "41", "nine one-bedroom, 20 two-bedroom"),
        ("$14.2 million, or about $346,000 a home", "$14.2 million", "or about $346,000 a home"),
        ("$1,040 a month", "$1,040 a month", ""),
        ("41 套（一居室 9 套）", "41 套", "一居室 9 套"),
        ("316، منها 97 لغتها الأولى العربية", "316", "منها 97 لغتها الأولى العربية"),
        ("Free, for everybody", "Free, for everybody", ""),
        ("41 (nine) homes", "41 (nine) homes", ""),
    ],
)
def test_a_figure_stands_apart_from_what_explains_it(value: str, figure: str, tail: str) -> None:
    """It is split where a bracket or a comma ends the figure, and nowhere within a number."""
    assert figure_and_tail(value) == (figure, tail)


def test_no_last_word_stands_alone() -> None:
    """The last two words of a headline stay together, unless that would make one long word."""
    assert bound("One more door opens soon") == "One more door opens\u00a0soon"
    assert bound("Door opens") == "Door opens"
    assert bound("One more door opens unconditionally") == "One more door opens unconditionally"


def test_chinese_takes_twice_the_room() -> None:
    """A character of Chinese counts as two letters."""
    assert weight("灯火 ab") == 7
