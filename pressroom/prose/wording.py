"""The few words that prose adds to a body, in the body's language."""

from __future__ import annotations

from pressroom.language.words import words


def key_facts(lang: str) -> str:
    """The heading over a list of facts."""
    return words(lang).gettext("Key facts")


def table(lang: str, number: int) -> str:
    """What a table is called to those who hear the page."""
    return words(lang).gettext("Table %(number)d") % {"number": number}


def back_to_text(lang: str) -> str:
    """What the link from a footnote back to its place is called."""
    return words(lang).gettext("Back to the text")


def transcript(lang: str) -> str:
    """The heading of a recording's transcript."""
    return words(lang).gettext("Transcript")
