"""The interface has words in every language it offers."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from pressroom.language import words

ROOT = Path(__file__).resolve().parents[2]
MAPPING = ROOT / "pressroom" / "language" / "babel.cfg"
TRANSLATED = tuple(tag for tag in words.ui_languages() if tag != words.SOURCE)
HOLES = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")


@functools.cache
def source() -> Catalog:
    """Every string that the templates and modules hold now."""
    with MAPPING.open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = Catalog()
    for _, _, message, _, context in extract_from_dir(ROOT, methods, options):
        found.add(message, context=context)
    return found


def forms(message: Message) -> list[str]:
    """The strings of a translation, one a plural form."""
    told = message.string or ""
    return [told] if isinstance(told, str) else list(told)


def entries(tag: str) -> list[Message]:
    """The translated strings of a catalogue."""
    return [message for message in words.catalogue(tag) if message.id and all(forms(message))]


def test_languages() -> None:
    """The interface speaks English, French and six languages of newcomers."""
    assert words.ui_languages() == ("ar", "en", "es", "fr", "pa", "tl", "uk", "zh-Hans")


def test_the_source_is_read() -> None:
    """Strings are found in both templates and modules."""
    assert len(source()) > 200


@pytest.mark.parametrize("tag", TRANSLATED)
def test_coverage(tag: str) -> None:
    """French has every string; the others have at least nine in ten. `make catalogues` adds new ones."""
    has = {(m.context, m.id) for m in entries(tag)}
    wanted = {(m.context, m.id) for m in source() if m.id}
    missing = sorted(str(identity) for _, identity in wanted - has)
    assert not missing if tag == "fr" else len(missing) <= len(wanted) / 10, missing


@pytest.mark.parametrize("tag", TRANSLATED)
def test_nothing_stale(tag: str) -> None:
    """No catalogue has a fuzzy entry, an obsolete one, or one that nothing asks for any more."""
    catalogue = words.catalogue(tag)
    asked = {(m.context, m.id) for m in source()}
    assert not catalogue.obsolete
    assert not [m.id for m in catalogue if m.fuzzy and m.id]
    assert not [m.id for m in catalogue if m.id and (m.context, m.id) not in asked]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_placeholders_agree(tag: str) -> None:
    """A translation fills in what the English does; a plural form may say one, two or none in words."""
    for message in entries(tag):
        texts = [message.id] if isinstance(message.id, str) else list(message.id)
        wanted = sorted(HOLES.findall(texts[-1]))
        *some, last = (sorted(HOLES.findall(form)) for form in forms(message))
        assert last == wanted, message.id
        assert all(set(one) <= set(wanted) for one in some), message.id
        assert all("%" not in HOLES.sub("", form) for form in forms(message)), message.id


@pytest.mark.parametrize(
    ("lang", "count", "told"),
    [
        ("en", 1, "1 text"),
        ("en", 2, "2 texts"),
        ("fr", 0, "0 texte"),
        ("fr", 2, "2 textes"),
        ("uk", 1, "1 текст"),
        ("uk", 3, "3 тексти"),
        ("uk", 5, "5 текстів"),
        ("uk", 21, "21 текст"),
        ("ar", 0, "لا نصوص"),
        ("ar", 2, "نصّان"),
        ("ar", 7, "7 نصوص"),
        ("ar", 11, "11 نصًا"),
        ("ar", 100, "100 نص"),
        ("zh-Hans", 3, "3 篇"),
        ("tl", 2, "2 na teksto"),
    ],
)
def test_plurals(lang: str, count: int, told: str) -> None:
    """How many there are decides the form, by each language's own rule."""
    text = words.words(lang).ngettext("%(count)s text", "%(count)s texts", count)
    assert text % {"count": count} == told


def test_nearest_language() -> None:
    """A regional tag has the words of its language; Taiwan doesn't get simplified characters."""
    assert words.words("fr-CA").gettext("Subscribe") == "S’abonner"
    assert words.words("zh-CN").gettext("Subscribe") == "订阅"
    assert words.words("zh-TW").gettext("Subscribe") == "Subscribe"


def test_what_is_missing_stays_english() -> None:
    """A string without a translation, and a language without a catalogue, come out in English."""
    assert words.words("fr").gettext("Never translated") == "Never translated"
    assert words.words("so").ngettext("one", "many", 2) == "many"
    assert words.words("fr").pgettext("somewhere", "Never translated") == "Never translated"


def test_completeness() -> None:
    """Completeness tells how much of the interface speaks a language."""
    assert words.completeness("en") == words.completeness("fr-CA") == 1.0
    assert words.completeness("so") == 0.0
    assert all(words.completeness(tag) >= 0.9 for tag in words.ui_languages())


def test_french_spaces() -> None:
    """French has its unbreakable space before a colon and within guillemets, and straight quotes nowhere."""
    for message in entries("fr"):
        for form in forms(message):
            assert not re.search(r"[^\u00a0\d]:(?!//)", HOLES.sub("", form)), form
            assert not re.search(r"«[^\u202f]|[^\u202f]»|['\"]", form), form
