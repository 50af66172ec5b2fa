"""A card for social networks as plain values: what it says, what it shows, and how large it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pressroom.build.artifact import MadeFile

Sort = Literal["item", "quote", "fact"]
Shape = Literal["wide", "square"]
SIZES: Mapping[Shape, tuple[int, int]] = {"wide": (1200, 630), "square": (1080, 1080)}
"""Pixels. 1.91:1 is what link previews show (Open Graph's pictures at Facebook, LinkedIn, X, Bluesky,
Mastodon and WhatsApp), a square what Instagram and most feeds show without cutting."""
FRAMES: Mapping[tuple[Sort, Shape], tuple[int, int]] = {
    ("item", "wide"): (520, 630),
    ("item", "square"): (1080, 540),
    ("quote", "square"): (304, 380),
}
"""Pixels of the picture on a card."""
LONGEST_QUOTE = 420
"""Characters, those of Chinese and its like counted twice: a longer quote could be read on no phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says. `text` is the headline, the quote without its marks, or the figure."""

    sort: Sort
    shape: Shape
    lang: str
    text: str
    organization: str
    host: str
    """Where to read on: `newsroom.example.org`."""
    kicker: str = ""
    """What it is: `News release`."""
    status: str = ""
    """`Cancelled`, `Withdrawn`, `Not public`: in words, on the card itself."""
    dateline: str = ""
    mark: str = ""
    """The language's opening quotation mark."""
    by: str = ""
    role: str = ""
    note: str = ""
    """`translated from Tigrinya`."""
    label: str = ""
    """What a figure is about."""
    tail: str = ""
    """What stands after a figure, smaller."""
    source: str = ""
    about: str = ""
    """The headline that a figure belongs to."""
    credit: str = ""
    """Of the picture."""
    seed: int = 0
    """Turns the drawing on the ground, so that neighbours differ."""

    @property
    def characters(self) -> frozenset[str]:
        """Every character on it."""
        told = (self.text, self.organization, self.host, self.kicker, self.status, self.dateline)
        more = (self.mark, self.by, self.role, self.note, self.label, self.tail, self.source)
        extra = (self.about, self.credit, self.kicker.upper(), self.status.upper(), "…")
        return frozenset("".join((*told, *more, *extra)))

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in pixels."""
        return SIZES[self.shape]


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """The picture on a card: a photograph is cut to its frame, a chart is shown whole."""

    file: MadeFile
    chart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Livery:
    """The organization's colours and logos."""

    brand: str
    accent: str
    logo: MadeFile | None = None
    """For a light ground."""
    logo_dark: MadeFile | None = None
    """For a dark ground."""


SEPARATORS = (" (", "（", ", ", "، ", "，", "; ")
FIGURE = 26
"""Characters of a figure that can stand alone, at most."""


def figure_and_tail(value: str) -> tuple[str, str]:
    """A fact's value in the figure that is shown large and what explains it: `41` and `nine one-bedroom,
    20 two-bedroom` of `41 (nine one-bedroom, 20 two-bedroom)`.
    """
    for separator in SEPARATORS:
        head, found, tail = value.partition(separator)
        if found and len(head) <= FIGURE and re.search(r"\d", head):
            bracketed = separator in (" (", "（") and tail[-1:] in (")", "）")
            if separator not in (" (", "（") or bracketed:
                return head, tail[:-1] if bracketed else tail
    return value, ""


def bound(text: str) -> str:
    """The text with its last two words kept on one line, so that none stands alone on the last."""
    head, space, last = text.rpartition(" ")
    return f"{head}\u00a0{last}" if head.count(" ") > 2 and len(last) < 12 and space else text


def weight(text: str) -> int:
    """How much room a text takes, in letters: characters of Chinese and its like count twice."""
    return sum(
        2 if "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" else 1 for char in text
    )
