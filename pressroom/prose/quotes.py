"""Straight quotation marks, dashes and dots turned into a language's own."""

from __future__ import annotations

from pressroom.language.press import conventions

UNTOUCHED = frozenset(("zh", "yue", "ja", "ko", "th"))
"""Languages whose writers type their own marks; a straight one there is meant."""


def substitutions(lang: str) -> dict[str, str] | None:
    """What Python-Markdown's smarty puts in place of straight marks; None leaves them alone.

    A single closing mark is an apostrophe far more often than the end of a quotation, so single
    marks are the same in every language.
    """
    if lang.split("-")[0].lower() in UNTOUCHED:
        return None
    opening, closing = conventions(lang).quotes
    return {
        "left-double-quote": opening,
        "right-double-quote": closing,
        "left-single-quote": "‘",
        "right-single-quote": "’",
        "mdash": "—",
        "ndash": "–",
        "ellipsis": "…",
        "left-angle-quote": "«",
        "right-angle-quote": "»",
    }
