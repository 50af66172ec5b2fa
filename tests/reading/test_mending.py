"""Mending changes headers only, and only what is mechanical."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from pressroom.model.origin import Place
from pressroom.problems import Problem
from pressroom.reading.header import part
from pressroom.reading.mending import mended

UTC = ZoneInfo("UTC")


def problem(code: str) -> Problem:
    """A problem of that code."""
    return Problem(code, Place("x.md"), "x")


def test_a_classic_header_becomes_yaml() -> None:
    """Title, date and lists of a classic header mean the same in YAML, and the body stays."""
    text = 'Title: Say: "hello"\nDate: May 3, 2024 10:30\nTags: a, b: c\nMore: one\n    two\n\nBody: *x*\n'
    assert mended(text, [], UTC, "spare") == (
        "---\ntitle: 'Say: \"hello\"'\ndate: 2024-05-03T10:30\ntags: [a, 'b: c']\nmore: one two\n---\n"
        "\nBody: *x*\n"
    )


def test_a_date_in_another_form_becomes_iso() -> None:
    """Only the date's line changes."""
    text = "---\ntitle: x\ndate: 3 May 2024\n---\nBody\n"
    assert mended(text, [problem("F107")], UTC, "") == text.replace("3 May 2024", "2024-05-03")


def test_a_date_that_needs_judgment_stays() -> None:
    """A zone by its name, a day that may be a month, and dates that are right are left alone."""
    for date in ("2026-11-19 09:00 MST", "03/04/2026", "2026-11-19T09:00:00-07:00"):
        text = f"---\ntitle: x\ndate: {date}\n---\nBody\n"
        assert mended(text, [problem("F107")], UTC, "") == text


def test_a_missing_first_line_is_added() -> None:
    """A header that lacks its first --- gets it, and keeps its other lines."""
    text = "title: x\ncontacts: [a]\n---\nBody\n"
    assert mended(text, [problem("F116")], UTC, "") == f"---\n{text}"


def test_a_taken_slug_is_replaced_and_a_missing_one_added() -> None:
    """The spare slug goes where the old one was, or at the end of the header."""
    text = "---\nslug: old\ntitle: x\n---\nBody\n"
    assert "slug: new\ntitle" in mended(text, [problem("R802")], UTC, "new")
    assert "title: x\nslug: new\n---" in mended(
        text.replace("slug: old\n", ""), [problem("F126")], UTC, "new"
    )


def test_nothing_to_mend_leaves_the_file_alone() -> None:
    """A sound header and a file without one stay as they are."""
    for text in ("---\ntitle: x\n---\r\nBody\r\n", "No header\n", "---\nnever closed\n"):
        assert mended(text, [], UTC, "x") == text


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=120),
)
def test_the_body_is_never_touched(title: str, body: str) -> None:
    """Mending a classic header keeps any body byte for byte, and any title's words."""
    text = f"Title: {title}\n\n{body}"
    after = mended(text, [], UTC, "spare")
    assert after.endswith(f"\n{body}")
    parted = part(after.replace("\r\n", "\n").replace("\r", "\n"), "md")
    ((name, value),) = parted.header.entries
    assert name.text == "title"
    assert getattr(value, "text", "").split() == title.split()
