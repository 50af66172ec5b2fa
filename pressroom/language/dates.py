"""Dates and times in words, by Babel, as the newsrooms of each language write them.

English follows Canadian Press style: `9 a.m.`, `noon`, months shortened in datelines only and
only from August to February. French follows the Office québécois de la langue française: `9 h`, `1er`.
Days come without an article; a sentence that needs `le` brings it along.
Digits are Western everywhere, as in numbers.py.
"""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass

from babel import dates as babel
from babel.core import get_global

from pressroom.language.tags import best, locale


@dataclass(frozen=True, slots=True)
class Wording:
    """How a language joins days, times and zones; Babel knows the parts but not these joints."""

    at: str
    """A day and a time."""
    within: str
    """Two times of a day."""
    across: str = "{start} – {end}"
    """Two moments on different days."""
    zoned: str = "{time} ({zone})"
    """A time and the zone it is meant in."""


ZONE_AFTER = "{time} {zone}"

WORDINGS = {
    "en": Wording("{day}, {time}", "{start} to {end}", "{start} to {end}", ZONE_AFTER),
    "fr": Wording("{day} à {time}", "de {start} à {end}", "du {start} au {end}", ZONE_AFTER),
    "ar": Wording("{day}، {time}", "من {start} إلى {end}"),
    "pa": Wording("{day}, {time}", "{start} ਤੋਂ {end} ਤੱਕ"),
    "zh-Hans": Wording("{day}{time}", "{start}至{end}", zoned="{time}（{zone}）"),
    "zh-Hant": Wording("{day}{time}", "{start}至{end}", zoned="{time}（{zone}）"),
    "uk": Wording("{day}, {time}", "з {start} до {end}", zoned=ZONE_AFTER),
    "es": Wording("{day}, {time}", "de {start} a {end}", "del {start} al {end}"),
    "tl": Wording("{day}, {time}", "{start} hanggang {end}"),
}
PLAIN = Wording("{day}, {time}", "{start} – {end}")
"""For languages without an entry."""

TIME_PATTERNS = {"pa": "B h:mm 'ਵਜੇ'", "zh-Hans": "Bh:mm", "zh-Hant": "Bh:mm"}
"""Where newspapers tell the time otherwise than CLDR's short form: by the part of the day."""

NAMELESS = "∅∅∅"
"""CLDR's mark for a name that a language doesn't take over from its parent."""

DAYS = 16384
"""Days that are remembered in words: those of some forty years."""

SHORT_MONTHS = {8: "Aug.", 9: "Sept.", 10: "Oct.", 11: "Nov.", 12: "Dec.", 1: "Jan.", 2: "Feb."}
"""Those that Canadian Press style shortens before a day."""


def long_date(day: dt.date, lang: str) -> str:
    """`November 22, 2026`, `1er mars 2027`. A datetime's day is its own zone's: convert it first."""
    return _long_date(_day(day), lang)


@functools.lru_cache(maxsize=DAYS)
def _long_date(day: dt.date, lang: str) -> str:
    return _first(babel.format_date(day, "long", locale(lang)), day, lang)


def _day(day: dt.date) -> dt.date:
    """The day alone: moments of different zones may be equal and still be of different days."""
    return day.date() if isinstance(day, dt.datetime) else day


def medium_date(day: dt.date, lang: str) -> str:
    """The same with a shortened month, for lists and tables: `Nov 22, 2026`, `22 nov. 2026`."""
    if _style(lang) == "en" and _is_canadian(lang):
        return dateline_date(day, lang)
    return _medium_date(_day(day), lang)


@functools.lru_cache(maxsize=DAYS)
def _medium_date(day: dt.date, lang: str) -> str:
    return _first(babel.format_skeleton("yMMMd", _noon(day), locale=locale(lang)), day, lang)


def dateline_date(day: dt.date, lang: str) -> str:
    """The day as a dateline has it: `Nov. 22, 2026` and `March 1, 2027`, `1er mars 2027`."""
    style = _style(lang)
    if style == "en":
        month = SHORT_MONTHS.get(day.month) or _english_month(day.month)
        return f"{month} {day.day}, {day.year}"
    if style == "fr":
        return medium_date(day, lang)
    return long_date(day, lang)


@functools.cache
def _english_month(number: int) -> str:
    return babel.format_date(dt.date(2000, number, 1), "MMMM", locale("en"))


def month_and_year(day: dt.date, lang: str) -> str:
    """`November 2026`, `novembre 2026`, `2026年11月`."""
    return babel.format_skeleton("yMMMM", _noon(day), locale=locale(lang))


def weekday(day: dt.date, lang: str) -> str:
    """`Sunday`, `dimanche`: as it stands alone."""
    return babel.format_date(day, "cccc", locale(lang))


def full_date(day: dt.date, lang: str) -> str:
    """The day with its weekday: `Sunday, November 22, 2026`, `dimanche 22 novembre 2026`."""
    return _first(babel.format_date(day, "full", locale(lang)), day, lang)


def time(moment: dt.datetime, lang: str, zone: dt.tzinfo) -> str:
    """The time of day in that zone, without its name: `9 a.m.`, `noon`, `9 h 05`, `上午9:05`."""
    local = moment.astimezone(zone)
    style = _style(lang)
    if style == "en" and _is_canadian(lang):
        return _canadian_press_time(local)
    if style == "fr":
        return f"{local.hour}\u00a0h" + (f"\u00a0{local.minute:02}" if local.minute else "")
    pattern = TIME_PATTERNS.get(style, "short")
    return babel.format_time(local, pattern, tzinfo=zone, locale=locale(lang))


def date_time(moment: dt.datetime, lang: str, zone: dt.tzinfo) -> str:
    """Day, time and zone: `November 22, 2026, 9 a.m. MT`, `22 novembre 2026 à 9 h (HR)`."""
    local = moment.astimezone(zone)
    return _wording(lang).at.format(day=long_date(local, lang), time=zoned_time(local, lang, zone))


def zoned_time(moment: dt.datetime, lang: str, zone: dt.tzinfo) -> str:
    """The time and its zone: `9 a.m. MT`, `9 h (HR)`."""
    return _wording(lang).zoned.format(
        time=time(moment, lang, zone), zone=zone_name(zone, moment, lang)
    )


def span(starts: dt.datetime, ends: dt.datetime | None, lang: str, zone: dt.tzinfo) -> str:
    """When something happens, from the weekday to the zone:
    `Sunday, November 22, 2026, 9 a.m. to 11:30 a.m. MT`. Over several days both are told."""
    words = _wording(lang)
    start, start_time = starts.astimezone(zone), time(starts, lang, zone)
    name = zone_name(zone, starts, lang)
    if ends is None or ends <= starts:
        told = words.zoned.format(time=start_time, zone=name)
        return words.at.format(day=full_date(start, lang), time=told)
    end, end_time = ends.astimezone(zone), time(ends, lang, zone)
    if start.date() == end.date():
        told = words.zoned.format(
            time=words.within.format(start=start_time, end=end_time), zone=name
        )
        at = "{day}, {time}" if _style(lang) == "fr" else words.at  # not `à de 9 h à 11 h`
        return at.format(day=full_date(start, lang), time=told)
    first = words.at.format(day=full_date(start, lang), time=start_time)
    last = words.at.format(
        day=full_date(end, lang),
        time=words.zoned.format(time=end_time, zone=zone_name(zone, ends, lang)),
    )
    return words.across.format(start=first, end=last)


def zone_name(zone: dt.tzinfo, moment: dt.datetime, lang: str) -> str:
    """The zone's name at that moment: `MT`, `HR`, `北美山区时间`.

    The name for the whole year, as the trade has it, for people say MST all summer; in the hour
    that comes twice in autumn, the season's own. The distance from UTC where nobody named the zone.
    """
    local = moment.astimezone(zone)
    key = str(getattr(zone, "key", None) or zone.tzname(None) or zone)
    if key in ("UTC", "Etc/UTC"):
        return "UTC"
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    for width in _zone_names(key, lang):
        for variant in (_season(local),) if twice else ("generic", _season(local)):
            name = width.get(variant, NAMELESS)
            if name != NAMELESS:
                return name
    return babel.get_timezone_gmt(local, "long", locale=locale(lang))


def _season(local: dt.datetime) -> str:
    """CLDR's word for standard or summer time: by the clock, for Ireland's law has them swapped."""
    winter = min(local.replace(month=m, day=1).utcoffset() or dt.timedelta() for m in (1, 7))
    return "daylight" if (local.utcoffset() or winter) > winter else "standard"


@functools.cache
def _zone_names(key: str, lang: str) -> tuple[dict[str, str], dict[str, str]]:
    """CLDR's short and long names for a zone, which it files under an older spelling in places."""
    zones = get_global("meta_zones")
    older = (old for old, new in get_global("zone_aliases").items() if new == key)
    spelled = next((k for k in (key, *older) if k in zones), key)
    home = locale(lang)
    shared, own = home.meta_zones.get(zones.get(spelled), {}), home.time_zones.get(spelled, {})
    short, long = ({**shared.get(w, {}), **own.get(w, {})} for w in ("short", "long"))
    return short, long


def _canadian_press_time(local: dt.datetime) -> str:
    if local.minute == 0 and local.hour in (0, 12):
        return "noon" if local.hour else "midnight"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}\u00a0{'a.m.' if local.hour < 12 else 'p.m.'}"


@functools.cache
def _style(lang: str) -> str:
    """Whose habits a tag follows; empty where only Babel knows."""
    return best(lang, WORDINGS) or ""


def _wording(lang: str) -> Wording:
    return WORDINGS.get(_style(lang), PLAIN)


def _is_canadian(lang: str) -> bool:
    """Whether Canadian Press style holds for this English: not for `en-GB` and the like."""
    return locale(lang).territory == "CA"


def _first(text: str, day: dt.date, lang: str) -> str:
    """French calls the first day of a month `1er`."""
    if day.day == 1 and _style(lang) == "fr":
        return " ".join("1er" if word == "1" else word for word in text.split(" "))
    return text


def _noon(day: dt.date) -> dt.datetime:
    """Babel's skeletons want a moment: one that is on the same day anywhere."""
    return dt.datetime(day.year, day.month, day.day, 12)
