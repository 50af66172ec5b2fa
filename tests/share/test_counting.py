"""Counting as each network does: characters, weights, addresses, emojis, hashtags."""

from __future__ import annotations

import pytest

from pressroom.networks import (
    counted_by_mastodon,
    counted_by_threads,
    graphemes,
    hashtags_in,
    weighed_by_x,
    with_link,
)

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("door", 4),
        ("e\u0301", 1),
        ("灯火", 4),
        ("Привіт", 6),
        ("أهلًا", 5),
        ("ਘਰ", 2),
        (FAMILY, 2),
        ("🇨🇦", 2),
        ("“Keys”…", 8),
        ("https://newsroom.example.org/releases/2026/a-very-long-address/", 23),
        ("See https://example.org/x.", 4 + 23 + 1),
        ("Otters 👪 otters 𝗼𝘁𝘁𝗲𝗿𝘀 otters otters.com/otters", 60),
        ("at 9 a.m. on Nov. 19", 20),
    ],
)
def test_x_weighs(text: str, weight: int) -> None:
    """As X's own documentation and the examples of others' counters have it."""
    assert weighed_by_x(text) == weight


def test_graphemes_are_what_people_see() -> None:
    """A family is one character, a letter with its accent too."""
    assert graphemes(FAMILY) == graphemes("e\u0301") == graphemes("ਕਿ") == 1


def test_mastodon_counts_addresses_and_servers_short() -> None:
    """Any address is 23, an account its name."""
    assert counted_by_mastodon("https://newsroom.example.org/releases/2026/long/long/long/") == 23
    assert counted_by_mastodon("@prairielantern@social.example.org!") == len("@prairielantern!")


def test_threads_counts_emojis_in_bytes() -> None:
    """A letter is one, an emoji what it takes in UTF-8."""
    assert counted_by_threads("ab") == 2 and counted_by_threads("👪") == 4


def test_hashtags() -> None:
    """In every script, and no fragment of an address."""
    assert hashtags_in("#yyc #ਪੰਜਾਬੀ #灯火 a#b https://example.org/#c &#38;") == 3


def test_a_link_is_added_once() -> None:
    """At its place, at the end, or not at all where it is already."""
    assert with_link("Go", "u:1") == "Go\n\nu:1"
    assert with_link("Go {url}!", "u:1") == "Go u:1!"
    assert with_link("Go u:1", "u:1") == "Go u:1"
