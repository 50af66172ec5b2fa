"""Language tags are spelled, named, directed and matched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.language import tags

OFFERED = ("ar", "en", "es", "fr", "pa", "tl", "uk", "zh-Hans")


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("EN", "en"),
        ("fr_ca", "fr-CA"),
        ("zh_hans", "zh-Hans"),
        ("ZH-hANT-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sl-ROZAJ-Biske", "sl-rozaj-biske"),
        ("en-GB-x-Calgary-AB", "en-GB-x-calgary-ab"),
        (" pa ", "pa"),
    ],
)
def test_canonical_spelling(written: str, spelled: str) -> None:
    """A tag is spelled as BCP 47 recommends, however it was written."""
    assert tags.canonical(written) == spelled


@settings(deadline=None)
@given(st.text("abcXYZ019-_ ", max_size=20))
def test_canonical_spelling_is_stable(written: str) -> None:
    """Spelling a tag twice changes nothing, whatever was written."""
    assert tags.canonical(tags.canonical(written)) == tags.canonical(written)


@pytest.mark.parametrize("tag", [*OFFERED, "fr-CA", "pa-Arab", "zh-TW", "ti", "so", "prs", "yue"])
def test_known(tag: str) -> None:
    """Languages that people publish in are known."""
    assert tags.known(tag)


@pytest.mark.parametrize("tag", ["xx", "english", "fr-QQ", "zh-Abcd", ""])
def test_unknown(tag: str) -> None:
    """A made-up language, region or script isn't."""
    assert not tags.known(tag)


@pytest.mark.parametrize("tag", ["ar", "fa", "ur", "ckb", "he", "yi", "ps", "pa-Arab", "dv", "rhg"])
def test_right_to_left(tag: str) -> None:
    """Direction follows the script a tag names or implies."""
    assert tags.direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "pa", "zh-Hans", "uk", "ar-Latn", "ku", "xx"])
def test_left_to_right(tag: str) -> None:
    """Everything else runs from left to right, unknown languages too."""
    assert tags.direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("tag", "in_lang", "said"),
    [
        ("pa", "en", "Punjabi"),
        ("pa", "fr", "pendjabi"),
        ("zh-Hans", "fr", "chinois simplifié"),
        ("zh-TW", "en", "Traditional Chinese"),
        ("tl", "en", "Tagalog"),
        ("tl", "pa", "ਫਿਲੀਪਿਨੋ"),
        ("prs", "en", "Dari"),
        ("xx", "fr", "xx"),
    ],
)
def test_names(tag: str, in_lang: str, said: str) -> None:
    """A language has a name in each other one, as it stands in a sentence."""
    assert tags.name(tag, in_lang) == said


def test_spoken_languages_have_no_script() -> None:
    """Who speaks `zh-Hans` speaks Chinese; a region stays."""
    assert tags.spoken_name("zh-Hans", "en") == "Chinese"
    assert tags.spoken_name("fr-CA", "en") == "Canadian French"


def test_endonyms() -> None:
    """A language's name in itself begins with a capital, where its script has them."""
    said = [tags.endonym(tag) for tag in OFFERED]
    assert said == [
        "العربية", "English", "Español", "Français", "ਪੰਜਾਬੀ", "Tagalog", "Українська", "简体中文",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "served"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("FR_ca", "fr"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-TW", None),
        ("pa-Arab", None),
        ("pa-IN", "pa"),
        ("fil", "tl"),
        ("ru", None),
    ],
)
def test_best_match(wanted: str, served: str | None) -> None:
    """A reader is served by the same language in the same script, or not at all."""
    assert tags.best(wanted, OFFERED) == served


def test_best_match_prefers_the_nearest() -> None:
    """Among several of one language the nearest serves, spelled as it was offered."""
    assert tags.best("fr-CA", ["fr", "fr_CA", "fr-FR"]) == "fr_CA"
    assert tags.best("fr-BE", ["fr-FR", "fr-CA", "fr"]) == "fr"
    assert tags.best("fr", ["fr-FR", "fr-CA"]) == "fr-CA"
