"""What the press trade of each language expects around a text: its lines, marks and datelines."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressroom.language import dates
from pressroom.language.tags import best


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """How one language does it. Braces are filled in by the functions below."""

    immediate: str
    """The release line of what may be printed at once."""
    embargoed: str
    """The release line of what may not yet; `{when}` names day, time and zone."""
    end_mark: str
    quotes: tuple[str, str]
    """Opening and closing mark, with the space that belongs to them."""
    inner_quotes: tuple[str, str]
    """Marks of a quote within a quote."""
    comma: str = ", "
    colon: str = ": "
    capitals: bool = True
    """Whether the place of a dateline is in capitals; only for scripts that have them."""
    place: str = "{city}, {region}"
    dateline: str = "{place}, {day} —"
    attribution: str = "{quote} — {who}"
    note: str = "{text} ({note})"
    citation: str = "{publisher}. “{nested}.” {what}. {url}"
    """`{nested}` is the headline for between quotation marks, `{title}` the same as it is; `{what}` the
    kind of article and the day."""
    kind_capital: bool = True
    """Whether the kind's name keeps the capital it has on its own."""


NNBSP = "\u202f"

CONVENTIONS: dict[str, Conventions] = {
    "en": Conventions(
        immediate="FOR IMMEDIATE RELEASE",
        embargoed="EMBARGOED UNTIL {when}",
        end_mark="-30-",
        quotes=("“", "”"),
        inner_quotes=("‘", "’"),
    ),
    "fr": Conventions(
        immediate="POUR DIFFUSION IMMÉDIATE",
        embargoed="SOUS EMBARGO JUSQU’AU {when}",
        end_mark="– 30 –",
        quotes=(f"«{NNBSP}", f"{NNBSP}»"),
        inner_quotes=("“", "”"),
        colon="\u00a0: ",
        place="{city} ({region})",
        dateline="{place}, le {day} –",
        attribution="{quote} – {who}",
        citation=f"{{publisher}}. «{NNBSP}{{nested}}{NNBSP}», {{what}}. {{url}}",
        kind_capital=False,
    ),
    "ar": Conventions(
        immediate="للنشر الفوري",
        embargoed="محظور النشر حتى {when}",
        end_mark="– انتهى –",
        quotes=("«", "»"),
        inner_quotes=("“", "”"),
        comma="، ",
        capitals=False,
        place="{city}، {region}",
        dateline="{place}، {day} –",
        attribution="{quote} – {who}",
        citation="{publisher}، «{nested}»، {what}. {url}",
    ),
    "pa": Conventions(
        immediate="ਤੁਰੰਤ ਪ੍ਰਕਾਸ਼ਨ ਲਈ",
        embargoed="{when} ਤੱਕ ਪ੍ਰਕਾਸ਼ਨ ’ਤੇ ਰੋਕ",
        end_mark="– ਸਮਾਪਤ –",
        quotes=("“", "”"),
        inner_quotes=("‘", "’"),
        capitals=False,
        dateline="{place}, {day} –",
        attribution="{quote} – {who}",
        citation="{publisher}, “{nested}”, {what}। {url}",
    ),
    "zh-Hans": Conventions(
        immediate="即时发布",
        embargoed="禁发：{when}前不得发布",
        end_mark="（完）",
        quotes=("“", "”"),
        inner_quotes=("‘", "’"),
        comma="，",
        colon="：",
        capitals=False,
        place="{city}，{region}",
        dateline="{place}，{day} —",
        attribution="{quote}——{who}",
        note="{text}（{note}）",
        citation="{publisher}：《{title}》，{what}。{url}",
    ),
    "zh-Hant": Conventions(
        immediate="即時發布",
        embargoed="禁發：{when}前不得發布",
        end_mark="（完）",
        quotes=("「", "」"),
        inner_quotes=("『", "』"),
        comma="，",
        colon="：",
        capitals=False,
        place="{city}，{region}",
        dateline="{place}，{day} —",
        attribution="{quote}——{who}",
        note="{text}（{note}）",
        citation="{publisher}：《{title}》，{what}。{url}",
    ),
    "uk": Conventions(
        immediate="ДЛЯ НЕГАЙНОГО ОПРИЛЮДНЕННЯ",
        embargoed="НЕ ОПРИЛЮДНЮВАТИ ДО: {when}",
        end_mark="– Кінець –",
        quotes=("«", "»"),
        inner_quotes=("„", "“"),
        attribution="{quote} — {who}",
        citation="{publisher}. «{nested}», {what}. {url}",
        kind_capital=False,
    ),
    "es": Conventions(
        immediate="PARA PUBLICACIÓN INMEDIATA",
        embargoed="EMBARGADO HASTA EL {when}",
        end_mark="– FIN –",
        quotes=("«", "»"),
        inner_quotes=("“", "”"),
        citation="{publisher}. «{nested}», {what}. {url}",
        kind_capital=False,
    ),
    "tl": Conventions(
        immediate="PARA SA AGARANG PAGLALATHALA",
        embargoed="HUWAG ILATHALA BAGO ANG {when}",
        end_mark="-30-",
        quotes=("“", "”"),
        inner_quotes=("‘", "’"),
    ),
}
"""One language a row; a language without one is served as in English."""

FRENCH_PROVINCES = {
    "Alta.": "Alb.", "B.C.": "C.-B.", "Man.": "Man.", "N.B.": "N.-B.",
    "N.L.": "T.-N.-L.", "N.S.": "N.-É.", "N.W.T.": "T.N.-O.", "Ont.": "Ont.",
    "P.E.I.": "Î.-P.-É.", "Que.": "Qc", "Sask.": "Sask.",
}  # fmt: skip
"""A French page often has its place copied from the English one (Canadian Press forms)."""


@functools.cache
def conventions(lang: str) -> Conventions:
    """The conventions of a language; English ones where we don't know its own."""
    return CONVENTIONS[best(lang, CONVENTIONS) or "en"]


def embargo_line(until: dt.datetime, lang: str, zones: Sequence[dt.tzinfo]) -> str:
    """The line above an embargoed text: until when, in the first zone and then in the others.

    `EMBARGOED UNTIL Monday, March 1, 2027, 6 a.m. MT / 8 a.m. ET`. `zones` isn't empty.
    """
    own, *others = zones
    told = [dates.span(until, None, lang, own)]
    told += [_there(until, own, zone, lang) for zone in others]
    return conventions(lang).embargoed.format(when=" / ".join(told))


def _there(until: dt.datetime, own: dt.tzinfo, zone: dt.tzinfo, lang: str) -> str:
    """The moment in another zone: the day too where it is another one."""
    if until.astimezone(zone).date() == until.astimezone(own).date():
        return dates.zoned_time(until, lang, zone)
    return dates.date_time(until, lang, zone)


def dateline(location: str, day: dt.date, lang: str) -> str:
    """Place and day before the first sentence: `CALGARY, Alta., Nov. 22, 2026 —`.

    `location` is as writers give it, `Calgary, Alta.`; only the city is in capitals. Without a
    location the day stands alone.
    """
    form = conventions(lang)
    told = dates.dateline_date(day, lang)
    if not location.strip():
        alone = form.dateline.replace("{place}", "").format(day=told).lstrip(" ,،，")
        return alone[:1].upper() + alone[1:]
    return form.dateline.format(place=_place(location.strip(), lang), day=told)


def _place(location: str, lang: str) -> str:
    form = conventions(lang)
    city, region = _city_and_region(location)
    if form.capitals:
        city = re.sub(r"\bMC(?=\w)", "Mc", city.upper())
    if not region:
        return city
    if form is CONVENTIONS["fr"]:
        region = FRENCH_PROVINCES.get(region, region)
    return form.place.format(city=city, region=region)


def _city_and_region(location: str) -> tuple[str, str]:
    """`Calgary, Alta.`, `Calgary (Alb.)` and `كالغاري، ألبرتا` in two parts."""
    found = re.fullmatch(r"(?P<city>[^,،，(（]+)[,،，(（]\s*(?P<region>.+?)[)）]?", location)
    return (found["city"].strip(), found["region"].strip()) if found else (location, "")


def quoted(text: str, lang: str) -> str:
    """The text in the language's quotation marks; quotes within it get the inner marks."""
    form = conventions(lang)
    opening, closing = form.quotes
    return f"{opening}{_nested(text, form)}{closing}"


def _nested(text: str, form: Conventions) -> str:
    """The text for between quotation marks: straight marks and outer marks become the inner ones."""
    (opening, closing), (inner_open, inner_close) = form.quotes, form.inner_quotes
    text = re.sub(r'"([^"]*)"', rf"{opening}\1{closing}", text)
    text = re.sub(rf"{opening.strip()}\s*", inner_open, text)
    return re.sub(rf"\s*{closing.strip()}", inner_close, text)


def attribution(text: str, lang: str, name: str, role: str = "", note: str = "") -> str:
    """A quote with its speaker, to copy: `“…” — Amira Haddad, executive director`.

    `note` says more about the quote, such as that it is translated.
    """
    form = conventions(lang)
    who = joined(lang, name, role)
    if note:
        who = bracketed(lang, who, note)
    return form.attribution.format(quote=quoted(text, lang), who=who)


def joined(lang: str, *parts: str) -> str:
    """Those of the parts that say something, after one another: a name and a role, a venue and a street."""
    return conventions(lang).comma.join(part for part in parts if part)


def bracketed(lang: str, text: str, note: str) -> str:
    """A text with a note in brackets behind it."""
    return conventions(lang).note.format(text=text, note=note)


def colon(lang: str) -> str:
    """What stands between a label and what it labels."""
    return conventions(lang).colon


def citation(
    *, title: str, publisher: str, kind: str, day: dt.date | None, url: str, lang: str
) -> str:
    """How to cite an article: publisher, headline, what it is, day and address, to copy."""
    form = conventions(lang)
    told = [
        kind if form.kind_capital else kind[:1].lower() + kind[1:],
        dates.long_date(day, lang) if day else "",
    ]
    text = form.citation.format(
        publisher=publisher.rstrip("."),
        title=title,
        nested=_nested(title, form),
        what=joined(lang, *told),
        url=url,
    )
    return re.sub(r"(?<=[.?!…。？！])\.", "", text, count=1)


FULL_STOPS = {"zh": "。", "ja": "。", "hi": "।", "pa": "।", "bn": "।", "ne": "।", "ur": "۔"}
ENDS = tuple(".!?…。！？।॥؟۔")


def sentences(lang: str, *parts: str) -> str:
    """Those of the parts that say something, each as a sentence."""
    stop = FULL_STOPS.get(lang.split("-")[0], ".")
    space = "" if stop == "。" else " "
    closing = "”’»›\"'）)"
    told = (part.strip() for part in parts if part.strip())
    return space.join(p if p.rstrip(closing).endswith(ENDS) else f"{p}{stop}" for p in told)
