"""Plain text, HTML and Markdown say the same, each as its readers expect it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit_samples import GOLDEN, plain_copy, sample, spoken
from markdown_it import MarkdownIt

from pressroom.kits.body_runs import tidied
from pressroom.kits.body_tree import body_tree
from pressroom.kits.clean_html import clean_html
from pressroom.kits.columns import width, wrapped
from pressroom.kits.markdown import markdown, markdown_of
from pressroom.kits.text_tree import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    Verbatim,
    line,
    runs_in,
    text_of,
)
from pressroom.kits.txt import plain, txt

RECIPES = {"txt": txt, "html": clean_html, "md": markdown}
TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1
)


READER = MarkdownIt("commonmark").enable("table")


@pytest.mark.parametrize("suffix", RECIPES)
@pytest.mark.parametrize("lang", ["en", "ar", "zh-Hans", "pa"])
def test_files_are_as_they_were(suffix: str, lang: str) -> None:
    """Each format of the sample is what was looked at and found good."""
    copy = sample() if lang == "en" else spoken(lang)
    made = RECIPES[suffix](copy).decode()
    assert made == (GOLDEN / f"release.{lang}.{suffix}").read_text("utf-8")


@pytest.mark.parametrize("lang", ["en", "ar", "zh-Hans", "pa"])
def test_no_line_of_txt_is_wider_than_72_columns(lang: str) -> None:
    """Only an address that is longer by itself goes over."""
    copy = sample() if lang == "en" else spoken(lang)
    for row in txt(copy).decode().splitlines():
        assert width(row) <= 72 or " " not in row.strip()


def test_txt_has_unix_lines_and_ends_with_one() -> None:
    """Lines end with LF, none with spaces, the file with one line end."""
    made = txt(sample()).decode()
    assert "\r" not in made and not re.search(r" $", made, re.MULTILINE)
    assert made.endswith("\n") and not made.endswith("\n\n")


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_any_text_survives_in_txt(text: str) -> None:
    """Every character that is not a space is in the file, in order."""
    words = re.sub(r"\s", "", text)
    assert words in re.sub(r"\s", "", txt(plain_copy(text)).decode())


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_any_text_comes_back_from_markdown(text: str) -> None:
    """Markdown read again says what was written: nothing in it was a mark."""
    told = " ".join(text.split())
    html = READER.render(markdown_of((Paragraph(runs=line(told)),), "en"))
    shown = text_of(r for b in body_tree(html, "https://example.org/") for r in runs_in(b))
    assert "".join(shown.split()) == "".join(told.split())


def test_the_sample_comes_back_from_markdown() -> None:
    """Headings, lists, tables and dress are the same after a round trip; CommonMark has no footnotes."""
    body = [b for b in sample().body if isinstance(b, RETURNING)]
    again = body_tree(READER.render(markdown_of(body, "en")), "https://example.org/")
    assert [_undirected(b) for b in again] == [_undirected(b) for b in body]


RETURNING = (Heading, Listing, Quotation, Table, Verbatim)


def _undirected(block: Block) -> str:
    """What a block says and how, as text: its class, and its Markdown."""
    return f"{type(block).__name__} {markdown_of((block,), 'en')}"


DRESS = st.builds(
    Run,
    text=TEXT.map(lambda t: " ".join(t.split())).filter(bool),
    strong=st.booleans(),
    em=st.booleans(),
    link=st.sampled_from(["", "https://example.org/a?b=(c)&d"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(DRESS, min_size=1, max_size=5))
@example([Run(text="0"), Run(text="_", em=True)])
@example([Run(text=":", em=True), Run(text="\u0ec8")])
def test_any_dress_comes_back_from_markdown(runs: list[Run]) -> None:
    """Bold, italics and links begin and end where they did, beside whatever letters and marks."""
    before = tidied(runs)
    html = READER.render(markdown_of((Paragraph(runs=before),), "en"))
    (after,) = body_tree(html, "https://example.org/")
    assert isinstance(after, Paragraph)
    assert _worn(after.runs) == _worn(before)


def _worn(runs: Runs) -> list[tuple[str, bool, bool, bool]]:
    """Each letter with its dress; spaces have none to see."""
    return [
        (char, run.strong, run.em, bool(run.link))
        for run in runs
        for char in run.text
        if not char.isspace()
    ]


def test_no_class_or_style_is_in_the_html() -> None:
    """A newsroom's system gets nothing of our site's look."""
    made = clean_html(sample()).decode()
    assert not re.search(r"\s(class|style|id|onclick)=(?!\"note-)", made)
    assert "<script" not in made


def test_chinese_lines_break_where_chinese_may() -> None:
    """No line begins with a mark that belongs to what is before it, or ends with one that opens."""
    text = "“新办事处，”负责人说：“周一开业。（欢迎）”" * 12
    rows = wrapped(text, 20)
    assert all(width(row) <= 20 for row in rows) and "".join(rows) == text
    assert not any(row[0] in "，。：”）" for row in rows)
    assert not any(row[-1] in "“（" for row in rows)


def test_a_phone_number_keeps_its_order_in_arabic() -> None:
    """A mark before it keeps the digits from being read as part of the Arabic words before it."""
    assert "\u200e403-555-0101" in txt(spoken("ar")).decode()


def test_plain_lines_are_whole_paragraphs() -> None:
    """For systems that break lines themselves a paragraph is one line."""
    told = (Paragraph(runs=line("word " * 60 + "end")), Paragraph(runs=line("next")))
    assert plain(told, "en").count("\n\n") == 1
    assert plain(told, "en").count("\n") == 2
