"""Drawn cards: the right size, light enough, the same each time, and no letter outside its margins."""

from __future__ import annotations

from pathlib import Path

import pytest
from card_samples import HEADLINES, LIVERY, card, drawn, letters_in, opened, photo

from pressroom.share.card import SIZES, Card
from pressroom.share.drawing import HEAVIEST, palette_of
from pressroom.typesetting.setting import Unset

LONG = " ".join([HEADLINES["en"]] * 4)
QUOTE = "I sleep after a night shift and nobody has to be quiet in the bathroom. That is the whole dream."
CARDS: dict[str, Card] = {
    "a headline": card(),
    "a square": card(shape="square"),
    "a very long headline": card(text=LONG),
    "a very long headline in a square": card(text=LONG, shape="square"),
    "a very long word": card(text="Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen " * 2),
    "a short one": card(text="Ice"),
    "a long status and dateline": card(status="Cancelled", dateline="Calgary, Alta. · " * 6),
    "a quote": card(sort="quote", shape="square", text=QUOTE, mark="“", by="Rahel Tesfay",
                    role="Tenant, Suite 214", note="translated from Tigrinya"),
    "a long quote": card(sort="quote", shape="square", text=QUOTE * 4, mark="“", by="R. T."),
    "a figure": card(sort="fact", shape="square", text="$14.2 million", label="Cost",
                     tail="or about $346,000 a home", source="Accounts", about=HEADLINES["en"]),
    "a long value": card(sort="fact", shape="square", text=LONG, label=LONG[:120], about=LONG[:99]),
}  # fmt: skip


def margins(told: Card) -> list[tuple[int, int, int, int]]:
    """The strips at the sides of a card in which no letter may be."""
    width, height = told.size
    return [(0, 0, 40, height), (width - 40, 0, width, height), (0, 0, width, 36),
            (0, height - 36, width, height)]  # fmt: skip


@pytest.mark.parametrize("name", CARDS)
def test_no_letter_leaves_the_margins(name: str) -> None:
    """However long a text is, it is fitted or shortened."""
    told = CARDS[name]
    picture, ink = opened(drawn(told)), palette_of(told, LIVERY).ink
    assert picture.size == SIZES[told.shape]
    assert [letters_in(picture, box, ink) for box in margins(told)] == [0, 0, 0, 0]
    assert letters_in(picture, (0, 0, *picture.size), ink) > 300


@pytest.mark.parametrize("shape", ["wide", "square"])
@pytest.mark.parametrize("lang", HEADLINES)
def test_every_language_is_drawn_within_its_margins(lang: str, shape: str) -> None:
    """In each script of the interface, whichever way it runs, without a missing letter."""
    told = card(lang=lang, text=HEADLINES[lang], shape=shape)
    picture = opened(drawn(told))
    assert [letters_in(picture, box, "#ffffff") for box in margins(told)] == [0, 0, 0, 0]
    assert letters_in(picture, (0, 0, *picture.size), "#ffffff") > 3000


def test_arabic_begins_at_the_right() -> None:
    """The rule over the text stands where lines begin."""
    left, right = (56, 56, 128, 62), (1072, 56, 1144, 62)
    for lang, here, there in (("en", left, right), ("ar", right, left)):
        picture = opened(drawn(card(lang=lang, text=HEADLINES[lang])))
        mark, ground = palette_of(card(), LIVERY).mark, picture.getpixel((4, 300))
        assert "#{:02x}{:02x}{:02x}".format(*picture.getpixel((here[0] + 9, 59))) == mark
        assert picture.getpixel((there[0] + 9, 59)) != picture.getpixel((here[0] + 9, 59))
        assert ground is not None


@pytest.mark.parametrize("shape", ["wide", "square"])
def test_a_photograph_fills_its_side(tmp_path: Path, shape: str) -> None:
    """A card with a picture is a JPEG of a weight that messengers take, the picture at its own place."""
    data = drawn(card(shape=shape), photo(tmp_path))
    assert data.startswith(b"\xff\xd8") and len(data) <= HEAVIEST + 30_000
    picture = opened(data)
    place = (1190, 20) if shape == "wide" else (20, 20)
    assert all(abs(a - b) < 30 for a, b in zip(picture.getpixel(place), (85, 85, 102), strict=True))


def test_a_chart_is_shown_whole(tmp_path: Path) -> None:
    """Nothing of it is cut away: it stands on white."""
    picture = opened(drawn(card(shape="square"), photo(tmp_path, (600, 600), chart=True)))
    assert picture.getpixel((20, 270)) == (255, 255, 255)


def test_the_same_card_has_the_same_bytes(tmp_path: Path) -> None:
    """Drawn twice, it is one file."""
    shown = photo(tmp_path)
    assert drawn(card()) == drawn(card())
    assert drawn(card(), shown) == drawn(card(), shown)


@pytest.mark.parametrize("name", ["a headline", "a quote", "a figure"])
def test_a_drawn_card_is_light(name: str) -> None:
    """A PNG of a few dozen kilobytes."""
    data = drawn(CARDS[name])
    assert data.startswith(b"\x89PNG") and len(data) < 90_000


def test_words_are_written_into_the_file(tmp_path: Path) -> None:
    """Its description travels with it, in PNG and in JPEG."""
    assert b"told of it" in drawn(card(), words=b"<x>told of it</x>")
    assert b"told of it" in drawn(card(), photo(tmp_path), words=b"<x>told of it</x>")


@pytest.mark.parametrize("typed", ['#read("/etc/passwd")', "$x^2$ *b* = h <l> @r", "\\ // ~ --"])
def test_nothing_typed_is_run(typed: str) -> None:
    """What looks like typst's own language is drawn as it is."""
    assert drawn(card(text=typed)) != drawn(card(text="x"))


def test_a_font_that_is_not_there_stops_it() -> None:
    """Rather than leaving a card without letters."""
    from pressroom.media.packets import Packets
    from pressroom.share.drawing import TEMPLATE, draw
    from pressroom.typesetting.fonts import cast
    from pressroom.typesetting.setting import file_at

    chosen = cast(frozenset("a"), "en")
    fonts = tuple(file_at(path) for path in chosen.files)
    families = (*chosen.families, "Nowhere")
    with pytest.raises(Unset):
        draw(card(text="灯火", lang="zh-Hans"), LIVERY, None, families, fonts,
             file_at(TEMPLATE), Packets(b"", b""))  # fmt: skip
