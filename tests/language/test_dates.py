"""Dates and times are told as each language's newsrooms tell them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.language import dates

CALGARY = ZoneInfo("America/Edmonton")
LANGUAGES = ("en", "fr", "ar", "pa", "zh-Hans", "uk", "es", "tl", "en-GB", "zh-Hant", "so", "xx")
NOVEMBER = dt.date(2026, 11, 22)
MARCH = dt.date(2027, 3, 1)


def calgary(*parts: int) -> dt.datetime:
    """A moment on Calgary's clocks."""
    return dt.datetime(*parts, tzinfo=CALGARY)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "November 22, 2026"),
        ("en-GB", "22 November 2026"),
        ("fr", "22 novembre 2026"),
        ("ar", "22 نوفمبر 2026"),
        ("pa", "22 ਨਵੰਬਰ 2026"),
        ("zh-Hans", "2026年11月22日"),
        ("uk", "22 листопада 2026\u202fр."),
        ("es", "22 de noviembre de 2026"),
        ("tl", "Nobyembre 22, 2026"),
    ],
)
def test_long_dates(lang: str, told: str) -> None:
    """A day is told in full, without an article."""
    assert dates.long_date(NOVEMBER, lang) == told


@pytest.mark.parametrize(
    ("month", "told"),
    [
        (1, "Jan. 9, 2026"),
        (2, "Feb. 9, 2026"),
        (3, "March 9, 2026"),
        (4, "April 9, 2026"),
        (5, "May 9, 2026"),
        (6, "June 9, 2026"),
        (7, "July 9, 2026"),
        (8, "Aug. 9, 2026"),
        (9, "Sept. 9, 2026"),
        (12, "Dec. 9, 2026"),
    ],
)
def test_canadian_press_months(month: int, told: str) -> None:
    """English datelines shorten the months that Canadian Press style shortens."""
    assert dates.dateline_date(dt.date(2026, month, 9), "en") == told


def test_first_of_the_month_in_french() -> None:
    """French calls the first day of a month `1er`, in every form, and no other number."""
    assert dates.long_date(MARCH, "fr") == "1er mars 2027"
    assert dates.full_date(MARCH, "fr-CA") == "lundi 1er mars 2027"
    assert dates.dateline_date(MARCH, "fr") == "1er mars 2027"
    assert dates.long_date(dt.date(2027, 3, 11), "fr") == "11 mars 2027"


def test_months_and_weekdays() -> None:
    """Months and weekdays that stand alone are in the form for that."""
    assert dates.month_and_year(NOVEMBER, "uk") == "листопад 2026\u202fр."
    assert dates.month_and_year(NOVEMBER, "fr") == "novembre 2026"
    assert dates.weekday(NOVEMBER, "en") == "Sunday"
    assert dates.weekday(NOVEMBER, "pa") == "ਐਤਵਾਰ"


@pytest.mark.parametrize(
    ("lang", "hour", "minute", "told"),
    [
        ("en", 9, 0, "9\u00a0a.m."),
        ("en", 13, 5, "1:05\u00a0p.m."),
        ("en", 12, 0, "noon"),
        ("en", 0, 0, "midnight"),
        ("en", 0, 30, "12:30\u00a0a.m."),
        ("fr", 9, 0, "9\u00a0h"),
        ("fr", 13, 5, "13\u00a0h\u00a005"),
        ("ar", 9, 5, "9:05 ص"),
        ("pa", 9, 5, "ਸਵੇਰੇ 9:05 ਵਜੇ"),
        ("zh-Hans", 9, 5, "上午9:05"),
        ("uk", 9, 5, "09:05"),
        ("es", 21, 5, "9:05\u202fp.m."),
        ("en-GB", 21, 5, "21:05"),
    ],
)
def test_times(lang: str, hour: int, minute: int, told: str) -> None:
    """A time of day is told in the style of the language's press."""
    assert dates.time(calgary(2026, 11, 22, hour, minute), lang, CALGARY) == told


def test_day_time_and_zone() -> None:
    """A moment is told in the zone asked for, on that zone's day."""
    moment = dt.datetime(2026, 11, 23, 4, 30, tzinfo=dt.UTC)
    assert dates.date_time(moment, "en", CALGARY) == "November 22, 2026, 9:30\u00a0p.m. MT"
    assert dates.date_time(moment, "fr", CALGARY) == "22 novembre 2026 à 21\u00a0h\u00a030 HR"
    assert dates.date_time(moment, "en", dt.UTC) == "November 23, 2026, 4:30\u00a0a.m. UTC"
    assert dates.date_time(moment, "zh-Hans", CALGARY) == "2026年11月22日晚上9:30（北美山区时间）"


def test_spans() -> None:
    """What happens within a day names the day once; over several days, both."""
    start = calgary(2026, 11, 22, 9)
    noon, later = calgary(2026, 11, 22, 12), calgary(2026, 11, 24, 15)
    english = "Sunday, November 22, 2026, 9\u00a0a.m."
    assert dates.span(start, noon, "en", CALGARY) == f"{english} to noon MT"
    assert dates.span(start, None, "en", CALGARY) == f"{english} MT"
    assert dates.span(start, start, "en", CALGARY) == f"{english} MT"
    assert (
        dates.span(start, later, "en", CALGARY)
        == f"{english} to Tuesday, November 24, 2026, 3\u00a0p.m. MT"
    )
    assert (
        dates.span(start, noon, "fr", CALGARY)
        == "dimanche 22 novembre 2026, de 9\u00a0h à 12\u00a0h HR"
    )
    assert (
        dates.span(start, later, "fr", CALGARY)
        == "du dimanche 22 novembre 2026 à 9\u00a0h au mardi 24 novembre 2026 à 15\u00a0h HR"
    )


def test_zones_have_names() -> None:
    """A zone is named for the whole year, in the language, in winter and in summer."""
    winter, summer = calgary(2026, 1, 5), calgary(2026, 7, 5)
    assert {dates.zone_name(CALGARY, m, "en") for m in (winter, summer)} == {"MT"}
    assert dates.zone_name(CALGARY, winter, "fr") == "HR"
    assert dates.zone_name(CALGARY, winter, "en-GB") == "Mountain Time"
    assert dates.zone_name(ZoneInfo("America/St_Johns"), winter, "en") == "NT"
    assert dates.zone_name(ZoneInfo("Asia/Kolkata"), winter, "fr") == "heure de l’Inde"
    assert dates.zone_name(ZoneInfo("Etc/UTC"), winter, "fr") == "UTC"
    assert dates.zone_name(dt.timezone(dt.timedelta(hours=-7)), winter, "fr") == "UTC-07:00"


def test_summer_time_is_not_called_standard_time() -> None:
    """Where there is no name for the whole year, the name is the season's."""
    winter, summer = calgary(2026, 1, 5), calgary(2026, 7, 5)
    london, dublin = ZoneInfo("Europe/London"), ZoneInfo("Europe/Dublin")
    assert dates.zone_name(london, winter, "en") == "GMT"
    assert dates.zone_name(london, summer, "en") == "British Summer Time"
    assert dates.zone_name(dublin, summer, "en") == "Irish Standard Time"
    assert dates.zone_name(dublin, winter, "en") == "GMT"


def test_the_hour_that_comes_twice() -> None:
    """When the clocks go back, the zone's name tells the first 1:30 from the second."""
    first = calgary(2026, 11, 1, 1, 30)
    names = [dates.zone_name(CALGARY, m, "en") for m in (first, first.replace(fold=1))]
    assert names == ["MDT", "MST"]


@settings(deadline=None)
@given(
    st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1), timezones=st.timezones()),
    st.sampled_from(LANGUAGES),
    st.timezones(),
)
def test_any_moment(moment: dt.datetime, lang: str, zone: dt.tzinfo) -> None:
    """Every moment can be told in every language and zone, with its year and without CLDR's blanks."""
    told = dates.span(moment, moment + dt.timedelta(hours=30), lang, zone)
    assert str(moment.astimezone(zone).year) in told
    assert "∅" not in told
