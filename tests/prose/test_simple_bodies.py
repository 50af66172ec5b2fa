"""Bodies of plain constructs come out as Python-Markdown makes them, whichever way they are read."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sample_body import rendered

from pressroom.prose import render
from pressroom.prose.extensions import is_usual
from pressroom.prose.spans import Reader, Unsure

ROOT = Path(__file__).resolve().parents[2]
REPORT = "{filename}/releases/spring-report/index.md"
WORDS = (
    *("word", "Été", "it's", "the city's", "don't\"", "A & B", "a > b", "2026", "1.5", "5 * 3"),
    *("*em*", "**strong**", "*a*b", "a**b**c", "(*a*)", "“*a*”", "*a*.", "x*y*z", "C* and D*", "“q”"),
    *('he said "yes"', "'single'", "'80s", "'tis", "\"'a' b\"", '("q")', "--", "a---b", "...", "&"),
    *(f"[a]({REPORT})", "*see [x](other.md) now*", "[a *b* c](annual-report.pdf)", '["q"](/x/?a=1&b=2)'),
    *("[gone](no-such.md)", "[hidden](secret.md)", "[j](javascript:x)", "[m](mailto:a@example.org)"),
    *("ا", "中文", "ਲੋਕ", "—", "12\u00a0%", "a | b", "!", "(", ")", "+1", "-5", "٣. ", "²"),
)  # fmt: skip
ODD = (
    *("\n", "\n\n", " ", "  ", "\t", "*", "**", "***", "_", "a_b", "[", "]", "](", "![", "[^1]", "[r]: /r/"),
    *("`c`", "\\*", "<b>", "&amp;", "&#39;", "{.x}", "{", ":::", "::: contact amira-haddad\n:::", "~~~"),
    *("\n# ", "\n- ", "\n> ", "\n1. ", "\n    ", "\n---\n", "\n: ", "\n|", "\n=", "*[A]: b", "\u00a0", "\u2028"),
    *("footnote-ref", "{{ x }}", "[gallery]", "[TOC]", "\x02", "\x85"),
)  # fmt: skip

line = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
lines = st.lists(line, min_size=1, max_size=3)
paragraph = lines.map("\n".join)
heading = st.builds(
    lambda marks, gap, text, end: f"{marks}{gap}{text}{end}",
    st.sampled_from(("#", "##", "###", "######")),
    st.sampled_from((" ", " ", "")),
    line,
    st.sampled_from(("", "", "", " ##", "\nwords at once", "#")),
)
items = st.lists(
    st.tuples(st.sampled_from(("- ", "- ", "* ", "+ ", "1. ", "2. ")), paragraph).map("".join),
    min_size=1,
    max_size=4,
).map("\n".join)
quotation = st.lists(
    st.one_of(line.map("> {}".format), line.map(">{}".format), st.just(">")), min_size=1, max_size=4
).map("\n".join)


@st.composite
def table(draw: st.DrawFn) -> str:
    """A table, now and then with a cell too many."""
    columns = draw(st.integers(1, 3))
    cell = st.one_of(line, line, st.just(""))
    row = st.lists(cell, min_size=columns, max_size=columns + draw(st.integers(0, 5)) // 5)
    rule = st.sampled_from((" --- ", ":---", ":-:", " -: ", "-"))
    rules = st.lists(rule, min_size=columns, max_size=columns)
    rows = [draw(row), draw(rules), *draw(st.lists(row, max_size=3))]
    return "\n".join(f"|{'|'.join(cells)}|" for cells in rows)


block = st.one_of(paragraph, paragraph, heading, items, quotation, table())
body = st.builds(
    lambda blocks, gaps, odd, at: _strewn("".join(map("".join, zip(blocks, gaps))), odd, at),  # noqa: B905
    st.lists(block, min_size=1, max_size=6),
    st.lists(st.sampled_from(("\n\n", "\n\n", "\n\n", "\n\n\n", "\n")), min_size=6, max_size=6),
    st.sampled_from(("",) * 40 + ODD),
    st.floats(0, 1),
)
soup = st.lists(st.sampled_from((*WORDS, *ODD, *ODD)), max_size=20).map("".join)


def _strewn(text: str, odd: str, at: float) -> str:
    """The text with something odd somewhere in it."""
    cut = int(len(text) * at)
    return text[:cut] + odd + text[cut:]


def refuse(*_: object) -> None:
    """Leave everything to Python-Markdown."""
    raise Unsure


def agree(text: str, **how: object) -> None:
    """Both ways lead to the same prose, with the same problems, assets and links in the same order."""
    found = rendered(text, **how)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "blocks", refuse)
        assert found == rendered(text, **how), text


@pytest.mark.parametrize("lang", ["en", "fr", "zh-Hans"])
@given(text=st.one_of(body, body, body, soup), dateline=st.sampled_from(("", "", "LYON, le <b> —")))
@settings(max_examples=1200, deadline=None)
@example("> a\n>\n\nb", "")
@example("## a\n| b | c |\n|---|---|\n# d\n", "")
@example("# a\n\u00a0\nb", "LYON")
@example("- a\n\n- b", "LYON")
@example("&[am](no-such.md)p; [a](other.md)&[b](no-such.md)", "")
def test_any_body_is_what_python_markdown_makes_of_it(lang: str, text: str, dateline: str) -> None:
    """Whatever constructs follow each other, with whatever in them."""
    agree(text, lang=lang, dateline=dateline)
    agree(text, lang=lang, dateline=dateline, around={"prefix": "q1"}, trusted=True)


def _texts() -> list[Path]:
    return [file for file in sorted((ROOT / "content").rglob("*.md")) if file.is_file()]


def _after_header(text: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)


def test_all_sample_content_is_what_python_markdown_makes_of_it() -> None:
    """Every text of the sample newsroom, in its language."""
    for file in _texts():
        lang = next(iter(re.findall(r"^lang: (\S+)", file.read_text("utf-8"), re.MULTILINE)), "en")
        agree(_after_header(file.read_text("utf-8")), lang=lang, dateline="CALGARY —")


def test_stories_of_the_bench_are_what_python_markdown_makes_of_them() -> None:
    """The corpus that builds are timed with, most of which needs no Python-Markdown."""
    spec = importlib.util.spec_from_file_location("corpus", ROOT / "bench" / "corpus.py")
    assert spec and spec.loader
    corpus = sys.modules["corpus"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(corpus)
    plain = 0
    for number in range(60):
        story = corpus.story("7", number, 60)
        agree(story["body"], lang=story["lang"])
        try:
            render.blocks(story["body"], Reader(story["lang"]))
            plain += 1
        except Unsure:
            pass
    assert plain > 50


@pytest.mark.parametrize(
    "text",
    [
        "Doors open at nine.\n\nCome *early*, says [the *guide*](https://example.org/a_b).",
        "## When\n\n- Monday, 9 to 5\n- Tuesday\n\nThen:\n\n1. Knock\n2. Wait",
        '> "We\'re open," she said.\n>\n> — Amira Haddad',
        "| Day | Hours |\n| --- | ---: |\n| Monday | 9--5 |",
        "One line\nand another.\n### Then this\nat once.",
    ],
)
def test_plain_constructs_need_no_python_markdown(text: str) -> None:
    """What most releases consist of is read the quick way."""
    render.blocks(text, Reader("en"))
    agree(text)


def test_settings_that_change_plain_constructs_are_left_to_python_markdown() -> None:
    """A site's own extensions may make something else of any text; Pelican's usual ones don't."""
    pelicans = {
        "extension_configs": {
            "markdown.extensions.codehilite": {"css_class": "highlight"},
            "markdown.extensions.extra": {},
            "markdown.extensions.meta": {},
        },
        "output_format": "html5",
    }
    assert is_usual({})
    assert is_usual(pelicans)
    assert not is_usual({"extensions": ["toc"]})
    assert not is_usual({"extension_configs": {"smarty": {"smart_dashes": False}}})
    agree("## a\n\nb -- c\nd", markdown=pelicans)
    assert rendered("a\nb", markdown={"extensions": ["nl2br"]}).html == "<p>a<br>\nb</p>"
