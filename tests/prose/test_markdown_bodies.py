"""Markdown bodies: the usual extensions, each language's marks, headings, datelines, the site's own settings."""

import pytest
from markdown import markdown
from markdown.extensions.toc import TocExtension
from sample_body import rendered, said

from pressroom.prose.extensions import extension_problems

USUAL = ["tables", "footnotes", "fenced_code", "def_list", "abbr", "attr_list"]


def test_plain_constructs_are_python_markdowns():
    """Where nothing of ours is in play, the HTML is what Python-Markdown makes."""
    body = (
        "One *two* **three** `four`.\n\n- a\n- b\n\n    - c\n\n1. d\n\n> e\n\n***\n\n"
        "Term\n:   Meaning\n\n```js\nx < y\n```\n\n    code\n\nHTML\n\n*[HTML]: Markup\n\nEnd\\\\."
    )
    assert rendered(body).html == markdown(body, extensions=USUAL, output_format="html")


@pytest.mark.parametrize(
    ("lang", "quoted"),
    [
        ("en", "He said “yes” – it’s ‘fine’…"),
        ("fr", "He said «\u202fyes\u202f» – it’s ‘fine’…"),
        ("ar", "He said «yes» – it’s ‘fine’…"),
        ("zh-Hans", "He said \"yes\" -- it's 'fine'..."),
        ("pa", "He said “yes” – it’s ‘fine’…"),
    ],
)
def test_straight_marks_become_the_languages_own(lang, quoted):
    """Each language has its quotation marks; Chinese is left as it is typed."""
    html = rendered("He said \"yes\" -- it's 'fine'...", lang=lang).html
    assert html == f"<p>{quoted}</p>"


def test_code_keeps_its_straight_marks():
    """Nothing in code is typography."""
    assert '<code>"a" -- b</code>' in rendered('`"a" -- b`').html


def test_fences_of_others_are_code():
    """Titles and line numbers behind a fence's language don't keep it from being one."""
    for info in ('js title="a.js" {1,3}', "js {4}", "js:a.js", "js showLineNumbers", "js,ignore"):
        prose = rendered(f"```{info}\n<style>x</style>\n::: x\n```")
        assert prose.html == (
            '<pre><code class="language-js">&lt;style&gt;x&lt;/style&gt;\n::: x\n</code></pre>'
        ), info
        assert said(prose) == []
    assert 'class="language-js"' in rendered('```js hl_lines="1 2"\nx\n```').html


def test_attribute_without_a_value_is_harmless():
    """An attribute list may name what has no value."""
    assert rendered("[a](/x/){href}\n\n![Desk](intake.jpg){src}\n\nText {hidden}\n{hidden .x}").html


def test_headings_begin_at_the_second_level():
    """A page has one headline: a body's own first level moves down, its gaps stay."""
    html = rendered("# One\n\n## Two\n\n### Three").html
    assert [html.count(f"<h{n} ") for n in range(1, 7)] == [0, 1, 1, 1, 0, 0]
    assert '<h2 id="deep">' in rendered("#### Deep").html


def test_headings_have_ids_of_their_own():
    """Every heading can be linked to, in any script, twice the same name too."""
    html = rendered('## "Doors" open\n\n## Doors open\n\n## ਲੋਕ ਮਿਲੇ\n\n## ***', lang="pa").html
    assert 'id="doors-open"' in html and 'id="doors-open-2"' in html
    assert 'id="ਲੋਕ-ਮਿਲੇ"' in html


def test_ids_carry_the_prefix():
    """Several bodies can stand on one page: no id of one is another's."""
    html = rendered("## Doors\n\nA[^1].\n\n[^1]: B.", around={"prefix": "a1"}).html
    assert 'id="a1-doors"' in html and 'id="a1-fn:1"' in html and 'href="#a1-fn:1"' in html
    assert 'id="a1-fnref:1"' in html


def test_footnote_leads_back_in_words():
    """The arrow back has a name that can be heard, and no title to hover over."""
    html = rendered("A[^1].\n\n[^1]: B.").html
    assert 'aria-label="Back to the text"' in html and "title=" not in html


def test_tables_can_be_reached_and_scrolled():
    """A wide table scrolls by itself, by keyboard too, and cells are aligned by class."""
    html = rendered("|a|b|\n|:-:|-:|\n|1|2|\n\nText\n\n|c|\n|-|\n|3|\n").html
    assert (
        '<div aria-label="Table 1" class="table-scroll" role="group" tabindex="0"><table>' in html
    )
    assert "Table 2" in html and '<td class="align-center">1</td>' in html and "style" not in html


def test_dateline_begins_the_first_paragraph():
    """After headings and pictures, before the first words; in a paragraph of its own if there is none."""
    html = rendered(
        "## Top\n\n![Desk](intake.jpg)\n\n*Doors* open.\n\nMore.", dateline="CALGARY —"
    ).html
    assert '<p><span class="dateline">CALGARY —</span> <em>Doors</em> open.</p>' in html
    assert html.count("dateline") == 1
    html = rendered("::: contact amira-haddad\n:::", dateline="CALGARY —").html
    assert html.startswith('<p><span class="dateline">CALGARY —</span> </p>')


def test_dateline_is_text():
    """A place can't bring in HTML."""
    assert "&lt;b&gt;" in rendered("Doors.", dateline="<b>").html


def test_sites_own_extensions_count_beside_ours():
    """MARKDOWN's extensions, their configuration and its output format are honoured."""
    settings = {
        "extensions": ["markdown.extensions.toc", "markdown.extensions.meta"],
        "extension_configs": {
            "markdown.extensions.toc": {"permalink": "#"},
            "markdown.extensions.extra": {},
            "markdown.extensions.codehilite": {"css_class": "highlight"},
        },
        "output_format": "html5",
    }
    html = rendered("Key: value\n\n## Doors\n\n    :::python\n    x = 1\n", markdown=settings).html
    assert "Key: value" in html and '<h2 id="doors">Doors<a class="headerlink"' in html
    assert '<div class="highlight">' in html and "<span></span>" in html


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"extensions": ["markdown.extensions.tocc"]}, "tocc"),
        ({"extensions": ["no_such_package:Extension"]}, "no_such_package:Extension"),
        ({"extensions": ["json"]}, "json"),
        ({"extension_configs": {"markdown.extensions.toc": {"permlink": True}}}, "toc"),
    ],
)
def test_extension_that_cannot_be_loaded_is_said(settings, name):
    """A misspelled extension or option is an error of the settings; bodies are rendered without it."""
    (problem,) = extension_problems(settings)
    assert problem.code == "R918" and f'"{name}"' in problem.message
    assert rendered("One *two*.", markdown=settings).html == "<p>One <em>two</em>.</p>"


def test_extensions_in_order_are_no_problem():
    """Nothing is said of Pelican's own default settings, nor of an extension given as an object."""
    settings = {
        "extension_configs": {
            "markdown.extensions.codehilite": {},
            "markdown.extensions.extra": {},
        },
        "extensions": [TocExtension(permalink=True)],
    }
    assert extension_problems(settings) == []


def test_sites_format_of_void_elements_counts():
    """A site that wants XHTML gets it."""
    assert rendered("a  \nb", markdown={"output_format": "xhtml"}).html == "<p>a<br />\nb</p>"


def test_bodies_leave_nothing_behind():
    """References, footnotes and abbreviations of one body don't show in the next."""
    rendered("[a][1] b[^1] HTML\n\n[1]: /x/\n\n[^1]: c\n\n*[HTML]: Markup\n\n# Doors")
    assert rendered("[a][1] b[^1] HTML\n\n# Doors").html == (
        '<p>[a][1] b[^1] HTML</p>\n<h2 id="doors">Doors</h2>'
    )


def test_right_to_left_text_is_left_alone():
    """Arabic and Punjabi come out as they went in."""
    for lang, words in (("ar", "أهلا وسهلا بكم."), ("pa", "ਜੀ ਆਇਆਂ ਨੂੰ।")):
        prose = rendered(words, lang=lang)
        assert prose.html == f"<p>{words}</p>" and said(prose) == []
