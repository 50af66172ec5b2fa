"""What of the media list the audit looks for in the finished output: every value that isn't public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pressroom.embargo.clearance import Clearance
from pressroom.embargo.marks import is_long, sentence_marks, texts_of, told_apart
from pressroom.embargo.withheld import Mark, Withheld
from pressroom.embargo.wording import words
from pressroom.outreach.book import Book
from pressroom.outreach.ledger import Ledger
from pressroom.outreach.media_list import Journalist, Outlet

WHY = "it is on the private media list"
SHORTEST_WORD = 8
"""Letters of a single word that is a mark: shorter ones may be anything."""
SHORTEST_NAME = 2
SHORTEST_TEXT = 3
"""Words of a name and of any other text: fewer are beats and regions, which articles have, too."""
LOCAL = 10
"""Digits of a phone number without the country."""


def with_private(clearance: Clearance, book: Book) -> Clearance:
    """The clearance with the whole media list, and what the ledger says, among what is withheld.

    What the public newsroom says by itself is no mark: a journalist whom an article names is named.
    """
    found = [
        *_numbered("outlets", book.outreach.outlets),
        *_numbered("journalists", book.outreach.journalists),
        *_of_ledger(book.ledger),
    ]
    private = told_apart(found, clearance.public)
    return replace(clearance, withheld=(*clearance.withheld, *private))


def _numbered(
    folder: str, entries: Mapping[str, Outlet | Journalist]
) -> Iterator[tuple[Withheld, tuple[Mark, ...]]]:
    """Each entry, called by its number among the files: logs of builds may be public."""
    for number, entry in enumerate(entries.values(), 1):
        path = f"outreach/{folder}/ (number {number})"
        yield Withheld(what="private", path=path, title="", why=WHY), tuple(marks_of(entry))


def _of_ledger(ledger: Ledger) -> Iterator[tuple[Withheld, tuple[Mark, ...]]]:
    said = {text for entry in ledger.entries for text in (entry.note, entry.how or "") if text}
    slugs = {entry.journalist for entry in ledger.entries if entry.journalist}
    marks = (*_texts(sorted(said)), *(Mark("slug", slug.lower()) for slug in sorted(slugs)))
    if marks:
        yield Withheld(what="private", path="outreach/ledger.jsonl", title="", why=WHY), marks


def marks_of(entry: Outlet | Journalist) -> Iterator[Mark]:
    """Whatever an entry would be recognized by."""
    yield Mark("slug", entry.slug.lower())
    if entry.email:
        yield Mark("private value", entry.email.lower())
    yield from _phones(entry)
    if len(words(entry.name)) >= SHORTEST_NAME:
        yield Mark("private value", entry.name)
    elif len(entry.name) >= SHORTEST_WORD:
        yield Mark("title", entry.name)
    for _, handle in entry.handles:
        if len(handle) >= SHORTEST_WORD:
            yield Mark("title", handle)
    kind = (entry.kind or "",) if isinstance(entry, Outlet) else ()
    yield from _texts((*texts_of(entry), *kind))


def _phones(entry: Outlet | Journalist) -> Iterator[Mark]:
    """A phone number as people write it, and as links do."""
    given = (entry.phone, entry.mobile) if isinstance(entry, Journalist) else (entry.phone,)
    for number in filter(None, given):
        bare = re.split(r"(?i) ?(?:ext|poste|x)\.? ?\d+$", number)[0]
        digits = re.sub(r"\D", "", bare)
        if len(digits) >= LOCAL - 3:
            yield Mark("private value", bare)
            yield Mark("private value", digits)
            yield Mark("private value", f"1{digits}" if len(digits) == LOCAL else digits[1:])


def _texts(texts: Iterable[str]) -> Iterator[Mark]:
    for text in texts:
        if is_long(text):
            yield from sentence_marks(text)
        elif len(words(text)) >= SHORTEST_TEXT:
            yield Mark("title", text)
