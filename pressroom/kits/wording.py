"""The words that a kit's texts add to what people wrote, in the text's language."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from pressroom.kits.text_tree import Run, Runs, text_of
from pressroom.language.press import conventions, quoted
from pressroom.language.tags import direction
from pressroom.language.words import words

MARKS = '“”„«»「」"'


def label(lang: str, name: str, count: int = 1) -> str:
    """What a part of a text is called. Raises KeyError for a name that isn't known."""
    told = words(lang)
    _ = told.gettext
    return {
        "about": _("About"),
        "accreditation": _("Accreditation"),
        "after_hours": _("After hours"),
        "cancelled": _("Cancelled"),
        "contacts": told.ngettext("Media contact", "Media contacts", count),
        "correction": _("Correction, {date}"),
        "email": _("E-mail"),
        "facts": _("Key facts"),
        "kept_back": _("Not public: {why}"),
        "links": _("Links"),
        "mobile": _("Mobile"),
        "moved": _("New date"),
        "notes": _("Notes to editors"),
        "online": _("Online"),
        "phone": _("Phone"),
        "photo_opportunity": _("Photo opportunity"),
        "pictures": _("Pictures"),
        "quotes": _("Quotes to use"),
        "rsvp": _("RSVP"),
        "speaks": _("Speaks %(languages)s"),
        "spokespeople": _("Available for interviews"),
        "terms": _("Terms of use"),
        "transcript": _("Transcript"),
        "when": _("When"),
        "where": _("Where"),
    }[name]


def signature(lang: str, names: str) -> str:
    """The line under a headline that says who wrote it."""
    return words(lang).gettext("By {name}").format(name=names)


def in_marks(runs: Runs, lang: str) -> Runs:
    """Some runs between the language's quotation marks; as they are where they have their own."""
    text = text_of(runs)
    if any(mark in text for mark in MARKS):
        starts = text[:1] in MARKS and text[-1:] in MARKS
        return runs if starts or len(runs) > 1 else (replace(runs[0], text=quoted(text, lang)),)
    opening, closing = conventions(lang).quotes
    if len(runs) == 1:
        return (replace(runs[0], text=f"{opening}{text}{closing}"),)
    return (Run(text=opening), *runs, Run(text=closing))


def ltr(told: str, lang: str) -> str:
    """A number or address in a text that runs from right to left: a mark before it keeps its order,
    which Arabic letters before it would turn round (Unicode annex 9, rule W2)."""
    return f"\u200e{told}" if told and direction(lang) == "rtl" else told


def own_way(told: str, lang: str) -> str:
    """A sentence in a text that may run the other way, as house terms in one language only do: a mark
    on both sides keeps its full stop at its end.
    """
    turned = direction(lang) == "rtl" and way_of(told) == "ltr"
    return f"\u200e{told}\u200e" if turned else told


def way_of(text: str) -> str:
    """Which way a text runs by its first letter, where nobody says its language (Unicode annex 9)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return ""
