"""Slugs are right in every script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pressroom.language.slugs import HEAVIEST, LONGEST, slug

LANGUAGES = st.sampled_from(["en", "fr", "de", "ar", "fa", "pa", "hi", "zh-Hans", "uk", "th", "ko"])
SCRIPTS = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.characters(min_codepoint=0x00C0, max_codepoint=0x024F),
        st.characters(min_codepoint=0x0300, max_codepoint=0x036F),
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0x0900, max_codepoint=0x0D7F),
        st.characters(min_codepoint=0x200B, max_codepoint=0x206F),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.sampled_from("Aa1- ,’'\u0a4d"),
    ),
    max_size=160,
)

WRITTEN = [
    ("Prairie Lantern opens 24 homes", "en", "prairie-lantern-opens-24-homes"),
    ("Today’s FAQ: what's new?", "en", "todays-faq-whats-new"),
    ("11,420 newcomers served in 2025–26", "en", "11420-newcomers-served-in-2025-26"),
    (
        "L’accueil à cœur ouvert\u00a0: 11\u202f420 arrivées",
        "fr",
        "laccueil-a-coeur-ouvert-11420-arrivees",
    ),
    ("Straße, Łódź, Øresund, Æsir, Þór", "en", "strasse-lodz-oresund-aesir-thor"),
    ("Größe über alles", "de", "groesse-ueber-alles"),
    ("Größe über alles", "en", "grosse-uber-alles"),
    ("İstanbul IŞIK", "tr", "istanbul-isik"),
    ("Łı́ı́dlı̨ı̨ Kų́ę́ and Tsuut’ina", "en", "liidlii-kue-and-tsuutina"),
    ("П’ять їжаків Й", "uk", "пять-їжаків-й"),
    ("Съешь ещё", "ru", "съешь-ещё"),
    ("الْعَرَبِيَّةُ مـــدرسةٌ", "ar", "العربية-مدرسة"),
    ("أسئلة وأجوبة عن اللجوء، ٢٠٢٦", "ar", "أسئلة-وأجوبة-عن-اللجوء-٢٠٢٦"),
    ("می‌خواهم", "fa", "می-خواهم"),
    ("ده‌نگ", "ckb", "دهنگ"),
    ("ਪੰਜਾਬੀ ਵਿੱਚ ਖ਼ਬਰਾਂ: ਪ੍ਰੇਰੀ ਲੈਂਟਰਨ", "pa", "ਪੰਜਾਬੀ-ਵਿੱਚ-ਖ਼ਬਰਾਂ-ਪ੍ਰੇਰੀ-ਲੈਂਟਰਨ"),
    ("क्‍ष और हिन्दी", "hi", "क्ष-और-हिन्दी"),
    ("10ാം ക്ലാസ്", "ml", "10ാം-ക്ലാസ്"),
    ("草原灯火：新移民（2026年）", "zh-Hans", "草原灯火-新移民-2026年"),
    ("ＡＢＣ　ｶﾞｲﾄﾞ", "ja", "abc-ガイド"),
    ("한국어 소식", "ko", "한국어-소식"),
    ("ข่าวน้ำท่วม", "th", "ข่าวน้ำท่วม"),
    ("ትግርኛ ዜና።", "ti", "ትግርኛ-ዜና"),
    ("ᓄᓇᕗᑦ ᐅᓪᓗᖓ", "iu", "ᓄᓇᕗᑦ-ᐅᓪᓗᖓ"),
    ("ΟΔΟΣ", "el", "οδος"),
    ("Welcome 👋🏽 1️⃣", "en", "welcome-1"),
]


@pytest.mark.parametrize(("title", "lang", "expected"), WRITTEN)
def test_titles_keep_their_words(title: str, lang: str, expected: str) -> None:
    """A title keeps its words: in ASCII for Latin letters, in its own script for all others."""
    assert slug(title, lang) == unicodedata.normalize("NFC", expected)


@pytest.mark.parametrize("title", ["", "—", "😀 !!", "\u200d\ufe0f", "\u0301", "’’"])
def test_nothing_to_spell(title: str) -> None:
    """A text with neither letter nor digit has no slug."""
    assert slug(title, "en") == ""


def test_no_vowel_sign_is_lost() -> None:
    """Every Gurmukhi vowel sign survives, the ones other libraries delete among them."""
    signs = "ਾਿੀੁੂੇੈੋੌੰੱਂ੍"
    assert all(sign in slug(f"ਕ{sign}ਕ", "pa") for sign in signs)


def test_long_titles_end_after_a_word() -> None:
    """A long title is cut after a whole word."""
    cut = slug("settlement " * 20, "en")
    assert cut == "-".join(["settlement"] * 7)


def test_long_scripts_fit_a_file_name() -> None:
    """A long title without spaces is cut by bytes, and never within a letter and its signs."""
    chinese = slug("新" * 200, "zh-Hans")
    hindi = slug("क्ष" * 60, "hi")
    assert len(chinese.encode()) == 198
    assert hindi == "क्ष" * (len(hindi) // 3)


@settings(deadline=None)
@given(SCRIPTS, LANGUAGES)
def test_any_text(text: str, lang: str) -> None:
    """Whatever the text, its slug is stable, in NFC and lower case, in bounds, and safe in an address."""
    made = slug(text, lang)
    assert slug(made, lang) == made
    assert unicodedata.is_normalized("NFC", made)
    assert made == made.lower()
    assert len(made) <= LONGEST and len(made.encode()) <= HEAVIEST
    assert not made.startswith("-") and not made.endswith("-") and "--" not in made
    assert all(c == "-" or unicodedata.category(c)[0] in "LMN" for c in made)


@settings(deadline=None)
@given(SCRIPTS)
@example("ϓ")
def test_spelling_of_characters(text: str) -> None:
    """Two spellings of the same characters (NFC, NFD) have one slug."""
    composed = unicodedata.normalize("NFC", text)
    assert slug(composed, "en") == slug(unicodedata.normalize("NFD", text), "en")


@settings(deadline=None)
@given(st.text(st.characters(codec="ascii"), max_size=120))
def test_the_short_way_for_english(text: str) -> None:
    """Plain English takes a shorter way to the same slug."""
    assert slug(text, "en") == slug(text + "\u00ad", "en")


@settings(deadline=None)
@given(st.text("ਕਖਗਾਿੀੁੂੇੈੋੌੰੱਂ੍", min_size=1, max_size=40))
def test_own_script_is_untouched(word: str) -> None:
    """A word of letters and signs that begins with a letter is its own slug."""
    assert slug("ਕ" + word, "pa") == unicodedata.normalize("NFC", "ਕ" + word)
