"""Plain text and summaries of bodies."""

import pytest
from sample_body import rendered

from pressroom.prose.plain import plain, summary


def test_paragraphs_stand_apart():
    """An empty line between paragraphs, one line for each entry of a list."""
    text = rendered("# Top\n\nOne *two*\nthree.\n\n- a\n- b\n\n> Quote\n\n1 < 2 &amp; 3").text
    assert text == "Top\n\nOne two three.\n\na\nb\n\nQuote\n\n1 < 2 & 3"


def test_table_cells_are_tabbed():
    """A table can be pasted into a sheet."""
    assert rendered("|a|b|\n|-|-|\n|1|2|").text == "a\tb\n1\t2"


def test_footnotes_are_numbered():
    """A footnote's mark can't be taken for part of a figure."""
    assert rendered("In 2026[^a].\n\n[^a]: So far.").text == "In 2026[1].\n\nSo far."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a<br>b</p>", "a\nb"),
        ('<p title="x > y">a</p>', "a"),
        ("<p>a</p><script>x < y</script><p>b</p>", "a\n\nb"),
        ("<pre><code>x = 1\n</code></pre>", "x = 1"),
        ("", ""),
        ("a &nbsp; b &eacute;", "a \xa0 b é"),
    ],
)
def test_html_is_left_out(html, text):
    """Tags, their attributes and scripts aren't text."""
    assert plain(html) == text


def test_dateline_is_part_of_the_text():
    """What is copied from a release begins with its dateline."""
    assert rendered("Doors open.", dateline="CALGARY —").text == "CALGARY — Doors open."


def test_summary_is_the_first_paragraph():
    """Neither headings nor pictures before it, nor what follows, are in a summary."""
    html = rendered("## Top\n\n![Desk](intake.jpg)\n\nOne two three.\n\nFour.").html
    assert summary(html) == "One two three."


def test_long_summary_is_cut_after_a_word():
    """As many words as Pelican's setting says, and its mark at the end."""
    assert summary("<p>One two, three four.</p>", words=2) == "One two…"
    assert summary("<p>One two three.</p>", words=2, end=" [more]") == "One two [more]"
    assert summary("<p>One two three.</p>", words=None) == "One two three."


def test_summary_of_a_script_without_spaces_is_cut_too():
    """Chinese is cut after characters, since it has no words to count."""
    assert summary(f"<p>{'开放日' * 200}</p>", words=50) == "开放日" * 33 + "开…"
