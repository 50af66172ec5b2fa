"""Embeds: the line of HTML that others paste, its height, and its description in oEmbed."""

from __future__ import annotations

import html
import json
import math
import unicodedata
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
FRAME = 68
"""Pixels of an embed's own: edges, the space within them, the line above the last line."""


@dataclass(frozen=True, slots=True)
class Script:
    """What the letters of a script take, in the size of their type."""

    letter: float
    """How wide one is on average."""
    title: float
    """How high a line of a title is."""
    text: float
    """How high another line is."""


LATIN = Script(letter=0.5, title=1.22, text=1.49)
SCRIPTS: Mapping[str, Script] = {
    **dict.fromkeys(("ar", "fa", "ur"), Script(letter=0.43, title=1.6, text=1.84)),
    **dict.fromkeys(("pa", "hi"), Script(letter=0.5, title=1.45, text=1.7)),
    **dict.fromkeys(("zh", "ja"), Script(letter=0.56, title=1.4, text=1.74)),
}
"""Those that the theme gives other leading than Latin ones; a Chinese character weighs two letters."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in a frame: how large its letters are, in pixels, and whether it is set like a title."""

    text: str
    size: int
    title: bool = False
    beside: int = 0
    """Pixels taken beside it."""
    gap: int = 10
    """Pixels between it and the next one."""


def height_of(lang: str, *passages: Passage, more: int = 0) -> int:
    """Pixels that these texts take in the narrowest place, one under the other, and `more` besides."""
    script = SCRIPTS.get(lang.partition("-")[0], LATIN)
    told = sum(_height(each, script) + each.gap for each in passages if each.text)
    return 20 * math.ceil((FRAME + told + more) / 20)


def _height(passage: Passage, script: Script) -> float:
    leading = script.title if passage.title else script.text
    room = (NARROWEST - 42 - passage.beside) / (passage.size * script.letter)
    return _lines(passage.text, room) * passage.size * leading


def _lines(text: str, room: float) -> int:
    """How many lines of so many letters a text takes, whole words in each; Chinese breaks anywhere."""
    lines, used = 1, 0.0
    for word in text.split():
        length = sum(_letters(char) for char in word)
        if used and used + 1 + length > room and length <= room:
            lines, used = lines + 1, length
        else:
            used += length + (1 if used else 0)
            lines, used = lines + int(used // room), used % room
    return lines


def _letters(char: str) -> float:
    """How many letters' room a character takes: a mark over another takes none."""
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else weight(char)


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
