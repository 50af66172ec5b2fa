"""Press conventions are each language's own."""

from __future__ import annotations

import dataclasses
import datetime as dt
import string
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.language import press

NOVEMBER = dt.date(2026, 11, 22)
CALGARY, TORONTO, KYIV = map(ZoneInfo, ("America/Edmonton", "America/Toronto", "Europe/Kyiv"))
LANGUAGES = tuple(press.CONVENTIONS)


@pytest.mark.parametrize(
    ("location", "lang", "told"),
    [
        ("Calgary, Alta.", "en", "CALGARY, Alta., Nov. 22, 2026 —"),
        ("Calgary", "en-CA", "CALGARY, Nov. 22, 2026 —"),
        ("Fort McMurray, Alta.", "en", "FORT McMURRAY, Alta., Nov. 22, 2026 —"),
        ("St. John’s, N.L.", "en", "ST. JOHN’S, N.L., Nov. 22, 2026 —"),
        ("Calgary, Alta.", "fr", "CALGARY (Alb.), le 22 nov. 2026 –"),
        ("Calgary (Alb.)", "fr", "CALGARY (Alb.), le 22 nov. 2026 –"),
        ("Québec", "fr", "QUÉBEC, le 22 nov. 2026 –"),
        ("Calgary (Alberta)", "fr", "CALGARY (Alberta), le 22 nov. 2026 –"),
        ("كالغاري، ألبرتا", "ar", "كالغاري، ألبرتا، 22 نوفمبر 2026 –"),
        ("ਕੈਲਗਰੀ, ਅਲਬਰਟਾ", "pa", "ਕੈਲਗਰੀ, ਅਲਬਰਟਾ, 22 ਨਵੰਬਰ 2026 –"),
        ("艾伯塔省卡尔加里", "zh-Hans", "艾伯塔省卡尔加里，2026年11月22日 —"),
        ("Калгарі, Альберта", "uk", "КАЛГАРІ, Альберта, 22 листопада 2026\u202fр. —"),
        ("Calgary, Alberta", "es", "CALGARY, Alberta, 22 de noviembre de 2026 —"),
        ("Calgary, Alta.", "tl", "CALGARY, Alta., Nobyembre 22, 2026 —"),
        ("", "en", "Nov. 22, 2026 —"),
        ("  ", "fr", "Le 22 nov. 2026 –"),
    ],
)
def test_datelines(location: str, lang: str, told: str) -> None:
    """A dateline has the city in capitals, the province as written, and the day."""
    assert press.dateline(location, NOVEMBER, lang) == told


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_any_dateline(location: str, lang: str) -> None:
    """Whatever was written as a location, there is a dateline with the year."""
    assert "2026" in press.dateline(location, NOVEMBER, lang)


def test_embargo_line() -> None:
    """The embargo line tells the end in the newsroom's zone and in the others that matter."""
    until = dt.datetime(2027, 3, 1, 6, tzinfo=CALGARY)
    assert press.embargo_line(until, "en", [CALGARY, TORONTO]) == (
        "EMBARGOED UNTIL Monday, March 1, 2027, 6\u00a0a.m. MT / 8\u00a0a.m. ET"
    )
    assert press.embargo_line(until, "fr", [CALGARY, TORONTO]) == (
        "SOUS EMBARGO JUSQU’AU lundi 1er mars 2027 à 6\u00a0h HR / 8\u00a0h HE"
    )
    assert press.embargo_line(until, "ar", [CALGARY]).startswith("محظور النشر حتى الاثنين، 1 مارس")


def test_embargo_line_names_another_day() -> None:
    """Where it is already tomorrow, the line names that day too."""
    until = dt.datetime(2027, 3, 1, 22, tzinfo=CALGARY)
    assert press.embargo_line(until, "en", [CALGARY, KYIV]).endswith(
        "10\u00a0p.m. MT / March 2, 2027, 7\u00a0a.m. Eastern European Time"
    )


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "“He said ‘no.’”"),
        ("fr", "«\u202fHe said “no.”\u202f»"),
        ("ar", "«He said “no.”»"),
        ("pa", "“He said ‘no.’”"),
        ("zh-Hans", "“He said ‘no.’”"),
        ("zh-TW", "「He said 『no.』」"),
        ("uk", "«He said „no.“»"),
        ("es", "«He said “no.”»"),
        ("tl", "“He said ‘no.’”"),
        ("so", "“He said ‘no.’”"),
    ],
)
def test_quotation_marks(lang: str, told: str) -> None:
    """A quote is in the language's marks, and a quote within it in the inner ones."""
    assert press.quoted('He said "no."', lang) == told


def test_marks_of_its_own_become_inner_marks() -> None:
    """A writer's own outer marks within a quote become the inner ones, their spaces gone."""
    assert press.quoted("Un «\u00a0oui\u00a0» franc", "fr") == "«\u202fUn “oui” franc\u202f»"
    assert press.quoted("A “yes” it is", "en") == "“A ‘yes’ it is”"


def test_attribution() -> None:
    """A quote to copy names its speaker, their role, and that it is translated."""
    said = press.attribution("Home.", "en", "Amira Haddad", "executive director")
    assert said == "“Home.” — Amira Haddad, executive director"
    assert press.attribution("家。", "zh-Hans", "周美琳") == "“家。”——周美琳"
    noted = press.attribution("Chez soi.", "fr", "Amira Haddad", note="traduit de l’arabe")
    assert noted == "«\u202fChez soi.\u202f» – Amira Haddad (traduit de l’arabe)"


def test_citation() -> None:
    """A citation says who published what, of which kind, when and where."""
    told = press.citation(
        title="24 homes open",
        publisher="Prairie Lantern Newcomer Society",
        kind="News release",
        day=NOVEMBER,
        url="https://newsroom.example.org/24/",
        lang="en",
    )
    assert told == (
        "Prairie Lantern Newcomer Society. “24 homes open.” News release, November 22, 2026. "
        "https://newsroom.example.org/24/"
    )


def test_citation_in_french() -> None:
    """A French citation has French marks, and the kind without its capital."""
    told = press.citation(
        title="24 logements",
        publisher="Lanterne",
        kind="Communiqué",
        day=None,
        url="/f/",
        lang="fr",
    )
    assert told == "Lanterne. «\u202f24 logements\u202f», communiqué. /f/"


@pytest.mark.parametrize(
    ("title", "lang", "told"),
    [
        ("Keys to “Lamplight House”", "en", "“Keys to ‘Lamplight House’.”"),
        ("مفاتيح «لامبلايت»", "ar", "«مفاتيح “لامبلايت”»"),
        ("“灯火居”入住", "zh-Hans", "《“灯火居”入住》"),
    ],
)
def test_citation_of_a_headline_with_a_quote(title: str, lang: str, told: str) -> None:
    """A quote within a cited headline has the inner marks, but not within Chinese title marks."""
    assert told in press.citation(
        title=title, publisher="L", kind="K", day=None, url="/", lang=lang
    )


def test_citation_of_a_question() -> None:
    """A headline that ends with a mark of its own, or a publisher with a full stop, gets no other."""
    told = press.citation(
        title="Who opens?", publisher="Lantern Inc.", kind="Story", day=None, url="/w/", lang="en"
    )
    assert told == "Lantern Inc. “Who opens?” Story. /w/"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_is_whole(lang: str) -> None:
    """Each language's row has every line and mark, with the places that the functions fill in."""
    row = press.conventions(lang)
    fields = {f.name: getattr(row, f.name) for f in dataclasses.fields(row)}
    assert all(v for v in fields.values() if not isinstance(v, bool))
    fields["citation"] = row.citation.replace("《{title}》", "《{nested}》")
    for name, holes in {
        "embargoed": {"when"},
        "dateline": {"place", "day"},
        "attribution": {"quote", "who"},
        "note": {"text", "note"},
        "place": {"city", "region"},
        "citation": {"publisher", "nested", "what", "url"},
    }.items():
        assert {hole for _, hole, _, _ in string.Formatter().parse(fields[name]) if hole} == holes


def test_end_marks_and_release_lines() -> None:
    """End marks and release lines are the trade's; an unlisted language has the English ones."""
    assert [press.conventions(lang).end_mark for lang in ("en", "fr", "zh-Hans", "so")] == [
        "-30-", "– 30 –", "（完）", "-30-",
    ]  # fmt: skip
    assert press.conventions("fr-CA").immediate == "POUR DIFFUSION IMMÉDIATE"
