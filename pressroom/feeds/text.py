"""What may go into a feed: text without control characters, and articles reduced to what newsreaders show."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields, is_dataclass, replace
from html import escape, unescape
from typing import TypeVar

import nh3

from pressroom.feeds.entry import Correction, Entry, Withdrawal
from pressroom.language.dates import medium_date
from pressroom.language.tags import direction
from pressroom.language.words import words

T = TypeVar("T")

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Whatever XML 1.0 has no room for, section 2.2."""

TAGS = {
    *("a", "abbr", "aside", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite"),
    *("code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em"),
    *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd"),
    *("li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small"),
    *("span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead"),
    *("time", "tr", "u", "ul", "var", "video", "wbr"),
}
ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "hreflang"},
    "audio": {"controls", "src"},
    "col": {"span"},
    "del": {"datetime"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "video": {"controls", "height", "poster", "src", "width"},
}
WITH_CONTENT = {
    *("button", "canvas", "dialog", "form", "iframe", "math", "noscript", "object", "script"),
    *("select", "style", "svg", "template", "textarea"),
}
"""Gone with all that is in them: it does nothing in a newsreader."""
SCHEMES = {"http", "https", "mailto", "tel"}


def ready(entry: Entry, zone: dt.tzinfo) -> Entry:
    """The entry as it goes out: text that XML can hold, content cleaned, corrections first.

    `zone` is the newsroom's: in it the days of corrections are told.
    """
    entry = printable(entry)
    whole = notes(entry, zone) + cleaned(entry.content_html, entry.url)
    return replace(
        entry,
        title=one_line(entry.title),
        summary=one_line(entry.summary),
        content_html=in_direction(whole or f"<p>{escape(entry.summary)}</p>", entry.lang),
    )


def printable(value: T) -> T:
    """The value with every text in it, however deep, freed of what XML can't hold.

    Texts come out as plain `str`: what templates call safe HTML would escape what is put into it.
    """
    if isinstance(value, str):
        return NOT_XML.sub("", str(value))  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(printable(item) for item in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: printable(getattr(value, f.name)) for f in fields(value)})
    return value


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def as_html(text: str) -> str:
    """Plain text for where readers expect HTML: escaped only if they would read it otherwise."""
    return text if unescape(text) == text and "<" not in text else escape(text, quote=False)


def cleaned(html: str, base: str) -> str:
    """The markup without scripts, styles and controls, its addresses absolute.

    nh3 also closes what was left open, so that readers which trust the markup aren't broken by it.
    """
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        clean_content_tags=WITH_CONTENT,
        link_rel=None,
        url_schemes=SCHEMES,
        url_relative=("rewrite_with_base", base) if "://" in base else "pass_through",
    ).strip()


def notes(entry: Entry, zone: dt.tzinfo) -> str:
    """What a subscriber must read first: that it is cancelled, moved, corrected (newest first) or
    withdrawn.
    """
    newest_first = sorted(entry.corrections, key=lambda c: c.date, reverse=True)
    told = [correction_note(correction, entry, zone) for correction in newest_first]
    told += [withdrawal_note(entry.withdrawal, entry, zone)] if entry.withdrawal else []
    told[:0] = [cancellation_note(entry)] if entry.cancelled else []
    told[:0] = [move_note(entry)] if entry.moved else []
    return "".join(told)


def cancellation_note(entry: Entry) -> str:
    """That something will not take place, and why."""
    label = words(entry.lang).gettext("Cancelled")
    reason = f"<p>{escape(entry.reason)}</p>" if entry.reason else ""
    return f"<blockquote><p><strong>{escape(label)}</strong></p>{reason}</blockquote>"


def move_note(entry: Entry) -> str:
    """That something takes place at another time than was announced."""
    label = words(entry.lang).gettext("New date")
    return f"<blockquote><p><strong>{escape(label)}</strong></p><p>{escape(entry.moved)}</p></blockquote>"


def correction_note(correction: Correction, entry: Entry, zone: dt.tzinfo) -> str:
    """A correction in the entry's language, with its date."""
    date = medium_date(correction.date.astimezone(zone), entry.lang)
    label = words(entry.lang).gettext("Correction, {date}").format(date=date)
    note = cleaned(correction.html, entry.url) or f"<p>{escape(correction.note)}</p>"
    return f"<blockquote><p><strong>{escape(label)}</strong></p>{note}</blockquote>"


def withdrawal_note(withdrawal: Withdrawal, entry: Entry, zone: dt.tzinfo) -> str:
    """Why it was withdrawn, and what to read instead."""
    own = words(entry.lang)
    date = medium_date(withdrawal.date.astimezone(zone), entry.lang)
    label = own.gettext("Withdrawn on {date}").format(date=date)
    note = f"<p><strong>{escape(label)}</strong></p>"
    note += f"<p>{escape(withdrawal.reason)}</p>" if withdrawal.reason else ""
    if not withdrawal.replacement_url:
        return note
    title = escape(withdrawal.replacement_title or withdrawal.replacement_url)
    link = f'<a href="{escape(withdrawal.replacement_url)}">{title}</a>'
    instead = own.gettext("Replaced by {article}")
    return note + f"<p>{escape(instead).format(article=link)}</p>"


def in_direction(html: str, lang: str) -> str:
    """The markup, told to run from right to left where its language does: newsreaders don't guess."""
    if direction(lang) == "ltr":
        return html
    return f'<div dir="rtl" lang="{escape(lang)}">{html}</div>'
