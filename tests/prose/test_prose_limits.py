"""No text brings rendering down or keeps it for long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_body import rendered, said

ENDLESS = {
    "open brackets": "[" * 100_000,
    "open pictures": "![" * 30_000,
    "open addresses": "[a](" * 20_000,
    "open tags": "<a " * 30_000,
    "open links": "<http://a " * 10_000,
    "open comments": "<!--" * 20_000,
    "definitions": "a\n: " * 10_000,
}
DEEP = {
    "quotations": "> " * 3_000 + "x",
    "lists": "- " * 1_500 + "x",
    "indented lists": "".join(" " * 4 * i + "- a\n" for i in range(300)),
    "elements": "<div>" * 100_000,
    "marks": "<b>" * 3_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_tangle_is_refused_at_once(name):
    """What would take Markdown minutes is one error after a moment."""
    start = time.monotonic()
    prose = rendered("Text.\n\n" + ENDLESS[name])
    assert said(prose) == [("R363", 12)] and prose.html == ""
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_refused(name):
    """What no browser would show is one error, not a crash."""
    prose = rendered(DEEP[name])
    assert [code for code, _ in said(prose)] == ["R360"] and prose.html == ""


def test_deep_nesting_of_html_and_restructured_text_is_refused():
    """Neither other markup can exhaust the stack."""
    assert said(rendered("<div>" * 100_000, markup="html")) == [("R360", 10)]
    deep = "".join("  " * i + "* a\n\n" for i in range(400))
    assert said(rendered(deep, markup="rst"))[0][0] in ("R360", "R362")


def test_rendering_goes_on_after_a_refusal():
    """A refused body leaves nothing behind for the next."""
    for text in (*DEEP.values(), *ENDLESS.values()):
        rendered(text)
        assert rendered("One *two*.").html == "<p>One <em>two</em>.</p>"


def test_megabyte_is_rendered():
    """A whole book is one body, in seconds."""
    text = 'Every door opens for *newcomers* in [Calgary](/x/), says "Amira".\n\n' * 15_000
    prose = rendered(text)
    assert prose.html.count("<p>") == 15_000 and said(prose) == []


def test_large_table_and_many_headings_are_rendered():
    """Thousands of rows, and thousands of headings with one name."""
    assert rendered("|a|b|\n|-|-|\n" + "|1|2|\n" * 10_000).html.count("<tr>") == 10_001
    assert 'id="a-3000"' in rendered("# a\n\n" * 3_000).html


def test_control_characters_are_left_out():
    """NUL and its like are gone, Markdown's own stand-ins can't be forged, and it is said once."""
    prose = rendered("a\n\nb\x00c\x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03\ud800")
    assert prose.html == "<p>a</p>\n<p>bcwzxhzdk:0 klzzwxh:0001</p>"
    assert said(prose) == [("R361", 12)]


def test_lines_of_other_systems_keep_their_numbers():
    """CRLF and lone CR are line ends."""
    assert said(rendered("a\r\n\r\n::: x\r\n:::\r\n")) == [("R320", 12)]


@given(st.text(max_size=200), st.sampled_from(["md", "rst", "html"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_rendered(text, markup):
    """No text at all raises."""
    rendered(text, markup=markup, dateline="CALGARY —")


@given(
    st.lists(
        st.sampled_from(
            (
                "::: ",
                ":::",
                "pullquote",
                "gallery",
                "figure ",
                "x",
                "\n",
                "\n\n",
                "- intake.jpg",
                "key: v",
            )
        ),
        max_size=25,
    )
)
@settings(max_examples=150, deadline=None)
def test_blocks_in_any_order_are_said_or_built(pieces):
    """However blocks are mangled: no mark of ours is left, and what isn't built is said."""
    prose = rendered("".join(pieces))
    assert "\x02" not in prose.html and "data-press" not in prose.html
    if ":::" in prose.html:
        assert prose.problems or not any(
            line.startswith(":::") for line in "".join(pieces).splitlines()
        )
