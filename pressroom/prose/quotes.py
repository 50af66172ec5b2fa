"""Quotation marks by language, for straight ones in a text."""

from __future__ import annotations

ENGLISH = ("“", "”", "‘", "’")
SPACED = ("«\u00a0", "\u00a0»", "‘", "’")
ANGLED = ("«", "»", "‘", "’")
LOW = ("„", "“", "‚", "‘")

MARKS: dict[str, tuple[str, str, str, str]] = {
    "ar": ANGLED,
    "de": LOW,
    "es": ANGLED,
    "fa": ANGLED,
    "fr": SPACED,
    "it": ANGLED,
    "pt": ENGLISH,
    "ru": ANGLED,
    "uk": ANGLED,
}
"""Outer and inner marks. The inner closing one is the apostrophe too, so it is always ’ where
apostrophes are common."""

UNTOUCHED = frozenset(("zh", "ja", "ko", "yue", "th"))
"""Languages whose writers type their own marks and dashes."""


def substitutions(lang: str) -> dict[str, str] | None:
    """What Python-Markdown's smarty puts in place of straight marks; None leaves them alone."""
    base = lang.split("-")[0].lower()
    if base in UNTOUCHED:
        return None
    opening, closing, inner_opening, inner_closing = MARKS.get(base, ENGLISH)
    return {
        "left-double-quote": opening,
        "right-double-quote": closing,
        "left-single-quote": inner_opening,
        "right-single-quote": inner_closing,
        "mdash": "—",
        "ndash": "–",
        "ellipsis": "…",
        "left-angle-quote": "«",
        "right-angle-quote": "»",
    }
