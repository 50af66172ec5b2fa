"""What is written for machines about the whole site: llms.txt and security.txt."""

from __future__ import annotations

import datetime as dt

import pytest

from pressroom.metadata.llms import Reading, Section, llms_txt
from pressroom.metadata.security_txt import expiry, security_txt


def test_a_summary_is_the_markdown_that_readers_expect() -> None:
    """A title, a quote, facts, then lists of links; what would break a link or a line is mended."""
    sections = [
        Section(
            "Stories", (Reading("A [small]\nkey", "https://x.example.org/a/", "Opens.\n\nAll."),)
        ),
        Section("Empty", ()),
    ]
    assert llms_txt("The X", "Who\nwe are.", ["Call: 1"], sections).decode() == (
        "# The X\n\n> Who we are.\n\n- Call: 1\n\n## Stories\n\n"
        "- [A \\[small\\] key](https://x.example.org/a/): Opens. All.\n"
    )


@pytest.mark.parametrize(
    "now",
    [
        dt.datetime(2026, 11, 23, 9, tzinfo=dt.timezone(dt.timedelta(hours=-7))),
        dt.datetime(2028, 2, 29, tzinfo=dt.UTC),
        dt.datetime(2026, 12, 31, 23, 59, 59, tzinfo=dt.UTC),
        dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    ],
)
def test_a_promise_ends_within_a_year(now: dt.datetime) -> None:
    """It holds for eleven months at least and a year at most, and is the same throughout a month."""
    left = expiry(now) - now
    assert dt.timedelta(days=333) < left <= dt.timedelta(days=366)
    assert expiry(now.replace(day=1)) == expiry(now)


def test_security_txt_says_whom_to_tell() -> None:
    """Contact, expiry in UTC, languages, and its own address."""
    when = dt.datetime(2027, 11, 1, tzinfo=dt.UTC)
    told = security_txt("mailto:s@example.org", when, ("en", "fr"), "https://x.example.org/s.txt")
    assert told.decode().splitlines() == [
        "Contact: mailto:s@example.org",
        "Expires: 2027-11-01T00:00:00Z",
        "Preferred-Languages: en, fr",
        "Canonical: https://x.example.org/s.txt",
    ]
