"""The mark of a copy: in its texts, at the foot of their pages, in the properties of every file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from pressroom.kits.copy import Copy
from pressroom.kits.text_tree import Block, Paragraph, Run
from pressroom.language.words import words
from pressroom.media import formats
from pressroom.media.encode import original
from pressroom.media.imprint import Imprint
from pressroom.media.packets import Packets
from pressroom.media.safe_xml import escaped
from pressroom.media.vocabularies import packets
from pressroom.metadata.news import NewsItem
from pressroom.typesetting.fonts import cast

STAMPED = frozenset({formats.JPEG, formats.PNG, formats.WEBP, formats.GIF, formats.TIFF})
"""Formats of pictures that take an imprint without their pixels being touched."""
CLOSING = b"</rdf:Description>"


@dataclass(frozen=True, slots=True, repr=False)
class Marking:
    """What a copy says of itself: whose it is, by which mark, and until when it is secret."""

    called: str
    """Name and outlet of its reader."""
    mark: str
    embargo: dt.datetime | None = None
    embargo_line: str = ""
    exclusive_line: str = ""

    def prepared(self, lang: str) -> str:
        """`Prepared for Dana Whitcombe, The Bow Valley Courier · copy 7f3k-92qd`."""
        told = words(lang).gettext("Prepared for {who} · copy {mark}")
        return told.format(who=self.called, mark=self.mark)

    def in_print(self, lang: str) -> str:
        """The same as far as the fonts of the PDF can show it: of a name they can't, the mark alone."""
        told = self.prepared(lang)
        if not cast(frozenset(told), lang).missing:
            return told
        return replace(self, called=self.mark).prepared(lang)


def marked_copy(copy: Copy, marking: Marking) -> Copy:
    """A text with its reader's name and mark above it and on every page."""
    prepared = marking.in_print(copy.lang)
    told = (marking.exclusive_line, prepared)
    notices = tuple(_notice(line) for line in told if line)
    return replace(
        copy,
        release_line=marking.embargo_line or copy.release_line,
        notices=(*notices, *copy.notices),
        prepared=prepared,
    )


def _notice(text: str) -> Block:
    return Paragraph(runs=(Run(text=text, strong=True),))


def marked_item(item: NewsItem | None, marking: Marking) -> NewsItem | None:
    """The item for agencies' systems with the same, where editors look."""
    if item is None:
        return None
    lines = (marking.embargo_line, marking.exclusive_line, marking.prepared(item.lang), item.note)
    note = "\n\n".join(line for line in lines if line)
    return replace(item, note=note, embargo=marking.embargo)


def marked_picture(file: Path, imprint: Imprint, marking: Marking, lang: str) -> bytes | None:
    """A picture's file with the mark in its properties, pixel for pixel the same; None of a format that
    takes none.
    """
    if formats.recognized(file.read_bytes()) not in STAMPED:
        return None
    return original(file, with_mark(packets(imprint), marking, lang))


def with_mark(told: Packets, marking: Marking, lang: str) -> Packets:
    """An imprint with the instructions and the job's number, as the IPTC calls them."""
    lines = (marking.embargo_line, marking.exclusive_line, marking.prepared(lang))
    instructions = " · ".join(line for line in lines if line)
    more = (
        f"<photoshop:Instructions>{escaped(instructions)}</photoshop:Instructions>"
        f"<photoshop:TransmissionReference>{escaped(marking.mark)}</photoshop:TransmissionReference>"
    )
    return replace(told, xmp=told.xmp.replace(CLOSING, more.encode() + CLOSING, 1))
