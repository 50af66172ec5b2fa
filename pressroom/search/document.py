"""A record as the small HTML page that the indexer reads: never published, only indexed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from pressroom.search.record import Record

TITLE, SUMMARY, TEXT, NAMES = 8, 2, 1, 0.5
"""How much a word counts by where it stands."""
ASIDE = 0.2
"""What words count of what accompanies articles, so that a caption doesn't come before the news."""


def document(record: Record) -> str:
    """The page: what to find it by, what to sort and filter it by, and what to show of it.

    What is only shown are ids of empty elements, escaped as in addresses: the indexer hands these on
    without making them searchable, as it would with other metadata. A title as its metadata would count
    for itself, in whole words only, which Chinese doesn't have; so it is text as well.
    """
    head = "".join(_filters(record))
    shown = "".join(f'<i id="{name}:{quote(value)}"></i>' for name, value in _notes(record))
    share = ASIDE if record.aside else 1
    parts = (
        (record.title, TITLE),
        (record.summary, SUMMARY),
        (record.text, TEXT),
        (record.names, NAMES),
    )
    said = "".join(_weighted(text, weight * share) for text, weight in parts if text.strip())
    return (
        f'<!DOCTYPE html><html lang="{escape(record.lang.lower())}"><head>{head}</head>'
        f"<body><main data-pagefind-body>{shown}{said}</main></body></html>"
    )


def _filters(record: Record) -> Iterator[str]:
    for name, value in (("kind", record.kind), ("topic", record.topic), ("year", record.year)):
        if value:
            yield f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">'
    yield f'<meta data-pagefind-sort="day[content]" content="{escape(record.day or "0000")}">'


def _notes(record: Record) -> Iterator[tuple[str, str]]:
    for name in ("title", "day", "date", "image"):
        if value := getattr(record, name):
            yield name, value


def _weighted(text: str, weight: float) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f'<div data-pagefind-weight="{weight:g}">{lines}</div>'
