"""Fonts: each script has one, and a character without one is told of before anything is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.typesetting.cmap import characters_in
from pressroom.typesetting.fonts import BASIC, FURTHER, cast
from pressroom.typesetting.proof import missing_glyphs


def test_our_own_fonts_are_there() -> None:
    """Every file of our own faces can be read and has letters."""
    for face in (*BASIC, *FURTHER):
        assert all(len(characters_in(file)) > 90 for file in face.files)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "“Café” — Nguyễn Thị, Łódź, $1,040 & 5 °C: ½ × 2 = 1 €"),
        ("fr", "«\u202fÀ l’œuvre\u202f», Noël, ÿ"),
        ("uk", "Привіт, Україно — ґ є ї’"),
        ("es", "¿Qué tal, mañana? ¡Sí!"),
        ("tl", "Mabuhay, ñ"),
        ("pa", "ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ। ੧੨੩"),
        ("ar", "أهلًا وسهلًا، كيف الحال؟ ١٢٣"),
        ("zh-Hans", "欢迎，《草原灯火》（完）"),
    ],
)
def test_every_language_of_the_interface_can_be_set(lang: str, text: str) -> None:
    """Without anything that must be installed by hand."""
    assert cast(frozenset(text), lang).missing == ()


def test_cyrillic_is_set_in_a_serif() -> None:
    """Though the sans has its letters as well."""
    assert "Pressroom Text Cyrillic" in cast(frozenset("Привіт"), "uk").families
    assert "Pressroom Text Cyrillic" not in cast(frozenset("½ €"), "en").families


def test_a_text_takes_only_the_fonts_it_needs() -> None:
    """An English release doesn't change when a Chinese font does."""
    assert not any(
        "SC" in family for family in cast(frozenset("A new office opens."), "en").families
    )
    assert "Noto Sans SC" in cast(frozenset("新办事处"), "zh-Hans").families


def test_forms_of_chinese_characters_follow_the_language() -> None:
    """Traditional ones for Taiwan, Japanese ones for Japan."""
    assert "Noto Sans TC" in cast(frozenset("灣"), "zh-Hant").families
    assert "Noto Sans JP" in cast(frozenset("灣"), "ja").families


def test_a_missing_character_names_itself_the_file_and_the_package() -> None:
    """The problem says everything there is to know to mend it."""
    (problem,) = missing_glyphs(frozenset("𓀀 and 𓀁"), "en", "content/releases/x/index.md")
    assert problem.place.path == "content/releases/x/index.md"
    assert "𓀀 (U+13000)" in problem.message and problem.code == "R850"
    assert problem.hint


def test_joiners_and_marks_of_direction_need_no_glyph() -> None:
    """What only shapes or orders others is never missing."""
    assert (
        missing_glyphs(frozenset("a\u200d\u200e\u2066b\ufe0f\u00ad\u202f\u3000c"), "en", "x.md")
        == []
    )


def test_what_is_no_font_is_refused(tmp_path: Path) -> None:
    """A file that ends like a font and isn't one."""
    (tmp_path / "x.ttf").write_bytes(b"not a font at all")
    with pytest.raises(ValueError, match="no font"):
        characters_in(tmp_path / "x.ttf")
