"""Embeds: the line of HTML that others paste, its height, and its description in oEmbed."""

from __future__ import annotations

import html
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

from pressroom.share.card import weight

WIDTH = 600
"""Pixels: the widest an embed gets."""
NARROWEST = 300
"""Pixels of the narrowest place it is made for, an article's column on a small phone."""
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
"""What the frame may do: open its links in a window of their own."""
CACHED = 3600
"""Seconds for which a description may be kept: a withdrawal has to arrive."""
LETTER = 0.5
"""How wide a letter is on average, in the size of its type."""
RAGGED = 1.1
"""How much more room lines take than their letters, for words are not cut."""
TALL = {"ar": 1.5, "fa": 1.5, "ur": 1.6, "pa": 1.3, "hi": 1.3, "zh": 1.2, "ja": 1.2}
"""How much more height lines of a script take than Latin ones."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in a frame: how large its letters are, in pixels."""

    text: str
    size: int


def height_of(lang: str, *passages: Passage, more: int = 0) -> int:
    """Pixels that these texts take in the narrowest place, one under the other, and `more` besides."""
    stretch = TALL.get(lang.split("-")[0], 1.0)
    told = sum(_lines(p) * p.size * 1.4 * stretch for p in passages if p.text)
    return 20 * math.ceil((told + more) / 20)


def _lines(passage: Passage) -> int:
    letters = (NARROWEST - 42) / (passage.size * LETTER)
    return math.ceil(weight(passage.text) / letters * RAGGED)


def line_to_paste(frame: str, title: str, height: int, link: str, name: str, source: str) -> str:
    """The one line: a frame without scripts, and under it a plain link, which stays where frames are
    taken away.
    """
    shown = {
        "src": frame,
        "title": title,
        "width": "100%",
        "height": str(height),
        "style": f"max-width:{WIDTH}px;border:0",
        "loading": "lazy",
        "sandbox": SANDBOX,
    }
    told = " ".join(f'{name}="{html.escape(value)}"' for name, value in shown.items())
    anchor = f'<a href="{html.escape(link)}">{html.escape(name)}</a>'
    return f"<figure><iframe {told}></iframe><figcaption>{anchor} – {html.escape(source)}</figcaption></figure>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What oEmbed says of an embed (https://oembed.com, section 2.3.4)."""

    title: str
    html: str
    height: int
    provider: str
    provider_url: str
    thumbnail: str = ""
    thumbnail_size: tuple[int, int] = (0, 0)


def oembed(told: Description) -> bytes:
    """The recipe of a description: what a site needs that knows an address and wants the card."""
    found: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": told.title,
        "html": told.html,
        "width": WIDTH,
        "height": told.height,
        "provider_name": told.provider,
        "provider_url": told.provider_url,
        "cache_age": CACHED,
        **_thumbnail(told),
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _thumbnail(told: Description) -> Mapping[str, object]:
    if not told.thumbnail:
        return {}
    width, height = told.thumbnail_size
    return {
        "thumbnail_url": told.thumbnail,
        "thumbnail_width": width,
        "thumbnail_height": height,
    }
