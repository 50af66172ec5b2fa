"""Social networks and messengers: how much a post may hold on each, and how each counts it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

WEB = r"https?://\S+[^\s.,;:!?…。，、؛؟)\]»”’]"
"""A full address in a text, without the punctuation after it."""
BARE = r"(?i)(?<![\w@./-])(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|info|edu|gov|int|app|dev|news|ca)\b(?:/\S*)?"
"""An address without `https://`, which X makes a link of all the same."""
MENTION = r"(?<![\w/])@([\w.-]+)@[\w-]+(?:\.[\w-]+)+"
CLUSTER = r"\X"
EMOJI = r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[0-9#*]\uFE0F?\u20E3"
HASHTAG = r"(?<![\w&/])#[\w\p{M}]+"
LINK = 23
"""Characters that X (t.co) and Mastodon count for any address."""
LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that X counts once; all others count twice."""


@cache
def _pattern(written: str) -> regex.Pattern[str]:
    """A pattern, made when it is first asked for: few builds count anything."""
    import regex

    return regex.compile(written)


def graphemes(text: str) -> int:
    """What people see as characters: an emoji of seven code points is one (Unicode annex 29)."""
    return len(_pattern(CLUSTER).findall(text))


def weighed_by_x(text: str) -> int:
    """X's weighted length: Latin, Greek, Cyrillic, Arabic, Indic letters and the like once, Chinese,
    Japanese, Korean and emojis twice, each address 23.

    https://docs.x.com/fundamentals/counting-characters, twitter-text's configuration v3.
    """
    composed = unicodedata.normalize("NFC", text)
    found = [*_pattern(WEB).finditer(composed)]
    rest = _pattern(WEB).sub(" ", composed)
    bare = len(_pattern(BARE).findall(rest))
    told = _pattern(BARE).sub("", rest)
    letters = sum(_weight(cluster) for cluster in _pattern(CLUSTER).findall(told))
    return letters - len(found) + LINK * (len(found) + bare)


def _weight(cluster: str) -> int:
    if _pattern(EMOJI).search(cluster):
        return 2
    return sum(1 if any(a <= ord(c) <= b for a, b in LIGHT) else 2 for c in cluster)


def counted_by_mastodon(text: str) -> int:
    """Mastodon's count: each address 23, of an account only the name before the server.

    https://docs.joinmastodon.org/user/posting/#text
    """
    return graphemes(_pattern(MENTION).sub(r"@\1", _pattern(WEB).sub("x" * LINK, text)))


def counted_by_threads(text: str) -> int:
    """Threads' count: characters, but emojis by the bytes they take in UTF-8.

    https://developers.facebook.com/docs/threads/posts/
    """
    return sum(
        len(cluster.encode()) if _pattern(EMOJI).search(cluster) else len(cluster)
        for cluster in _pattern(CLUSTER).findall(text)
    )


def hashtags_in(text: str) -> int:
    """How many hashtags a text has."""
    return len(_pattern(HASHTAG).findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Where a post goes: its name, how long a post may be and how that is counted."""

    name: str
    limit: int
    measure: Callable[[str], int] = len
    hashtags: int = 30
    """How many it may have."""
    wanted: int = 3
    """How many a post of ours has: of more nobody has ever reached anybody."""
    links: bool = True
    """Whether addresses in a post can be followed."""


NETWORKS: Mapping[str, Network] = {
    "x": Network(name="X", limit=280, measure=weighed_by_x, wanted=2),
    # Limit of the app.bsky.feed.post lexicon: https://docs.bsky.app/docs/advanced-guides/posts
    "bluesky": Network(name="Bluesky", limit=300, measure=graphemes),
    # What servers allow unless they were set up otherwise.
    "mastodon": Network(name="Mastodon", limit=500, measure=counted_by_mastodon),
    # One topic a post: https://developers.facebook.com/docs/threads/posts/
    "threads": Network(name="Threads", limit=500, measure=counted_by_threads, hashtags=1, wanted=1),
    # https://www.linkedin.com/help/linkedin/answer/a528176
    "linkedin": Network(name="LinkedIn", limit=3000),
    # https://developers.facebook.com/docs/graph-api/reference/page/feed
    "facebook": Network(name="Facebook", limit=63_206),
    # 2,200 characters: https://developers.facebook.com/docs/instagram-platform/reference/instagram-user/media
    # Five hashtags, thirty until Instagram's announcement of 19 December 2025:
    # https://www.businesstoday.in/technology/news/story/no-more-hashtag-stuffing-instagram-limits-hashtag-usage-to-just-5-per-reel-and-post-507444-2025-12-19
    "instagram": Network(name="Instagram", limit=2200, hashtags=5, wanted=5, links=False),
    # https://faq.whatsapp.com: a message's text; what doesn't fit is cut off
    "whatsapp": Network(name="WhatsApp", limit=65_536, wanted=0),
    "newsletter": Network(name="E-mail", limit=100_000, wanted=0),
}
"""In the order in which they are offered."""
EVERYWHERE = "all"
"""The key of a post for every network that has none of its own."""
PLACE = "{url}"
"""Where the link goes in a post that somebody wrote."""


def with_link(text: str, url: str) -> str:
    """A post that somebody wrote, with the link where they want it, else at its end."""
    if PLACE in text:
        return text.replace(PLACE, url).strip()
    return text.strip() if not url or url in text else f"{text.strip()}\n\n{url}"
