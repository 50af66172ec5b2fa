"""Raw HTML in bodies: what ordinary blogs use stays, what acts is gone and said."""

import pytest
from sample_body import rendered, said

NASTY = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example.net/x.js></SCRIPT>",
    '<img src=x onerror="alert(1)">',
    '<svg onload="alert(1)"><circle/></svg>',
    '<iframe src="https://evil.example.net"></iframe>',
    '<a href="java\nscript:alert(1)">x</a>',
    "<style>body{display:none}</style>",
    '<object data="x.swf"></object>',
    '<form action="https://evil.example.net"><input name="a"></form>',
    '<math><mtext><script>alert(1)</script></mtext></math>',
    '<p><b title="</p><script>alert(1)</script>">x</b></p>',
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    '<link rel="stylesheet" href="https://evil.example.net/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example.net">',
    '<base href="https://evil.example.net/">',
]  # fmt: skip


@pytest.mark.parametrize("html", NASTY)
@pytest.mark.parametrize("form", ["{}", "Words {} more words.", "- item\n\n    {}\n", "> {}"])
def test_nothing_that_acts_comes_through(html, form):
    """Scripts, styles, frames, forms, handlers and foreign styles are gone, wherever they stand."""
    out = rendered(form.format(html)).html.lower()
    tags = [part.split(">")[0] for part in out.split("<")[1:]]
    for tag in tags:
        name = tag.strip("/").split()[0] if tag.strip("/ ") else ""
        assert name not in {
            *(
                "script",
                "style",
                "iframe",
                "svg",
                "object",
                "form",
                "input",
                "link",
                "meta",
                "base",
            ),
        }
        assert " on" not in tag.split('"')[0] and "javascript:" not in tag


def test_what_is_left_out_is_said_with_its_line():
    """Each kind of thing that is taken away is a warning at its line."""
    body = (
        'Text.\n\n<div style="color: red" onclick="x()">\nHi\n<script>x</script>\n</div>\n\n'
        '<iframe src="//v.example.org/1"></iframe>'
    )
    assert said(rendered(body)) == [("R341", 12), ("R341", 12), ("R340", 14), ("R340", 17)]


def test_frame_is_told_to_become_an_embed():
    """The hint has the block to write instead."""
    problem = rendered('<iframe width="5" src="https://v.example.org/1"></iframe>').problems[0]
    assert problem.hint == "Write ::: embed https://v.example.org/1 instead."


def test_ordinary_html_of_blogs_stays():
    """Containers, tables, details, definition lists, marks and classes are kept."""
    html = (
        '<div class="note" id="n"><p>One <abbr title="Two">2</abbr> <mark>x</mark></p>'
        "<details><summary>More</summary><dl><dt>a</dt><dd>b</dd></dl></details></div>"
    )
    prose = rendered(html)
    assert prose.html == html and said(prose) == []


def test_raw_html_is_dressed_like_markdown():
    """Raw pictures, tables and headings become what Markdown's would be."""
    html = rendered(
        '<h1>Big</h1>\n\n<p><img src="intake.jpg" alt="Desk"></p>\n\n<table><tr><td>1</table>'
    ).html
    assert '<h2 id="big">Big</h2>' in html and '<figure class="figure"><picture>' in html
    assert '<div aria-label="Table 1" class="table-scroll" role="group" tabindex="0">' in html


def test_markdown_keeps_its_marks_beside_raw_html():
    """Footnotes, blocks, code and alignment work in a text that has raw HTML too."""
    body = (
        "<span>x</span> note[^1]\n\n[^1]: Small.\n\n::: contact amira-haddad\n:::\n\n"
        "```python\na < b\n```\n\n|a|b|\n|-|-:|\n|1|2|"
    )
    prose = rendered(body)
    assert 'href="#fn:1"' in prose.html and '<div class="contact">' in prose.html
    assert '<code class="language-python">a &lt; b' in prose.html
    assert '<td class="align-right">2</td>' in prose.html and said(prose) == []


def test_comments_are_left_out():
    """What stands in an HTML comment is for writers."""
    prose = rendered("One.\n\n<!-- not yet: secret -->\n\nTwo.")
    assert "secret" not in prose.html and said(prose) == []


def test_style_by_attribute_list_is_left_out():
    """An attribute list can't bring in what raw HTML can't."""
    prose = rendered('Text.\n{style="color: red" .big onclick="x()"}')
    assert prose.html == '<p class="big">Text.</p>'
    assert said(prose) == [("R341", 11), ("R341", 11)]


def test_trusted_html_is_published_as_it_is():
    """Who trusts their writers gets scripts and frames; links are still resolved."""
    body = (
        '<iframe src="https://v.example.org/1"></iframe>\n\n'
        '<a onclick="x()" href="{filename}other.md">a</a>\n\n'
        '<script>if (a < b && c) { x("</p>") }</script>'
    )
    prose = rendered(body, trusted=True)
    assert '<iframe src="https://v.example.org/1"></iframe>' in prose.html
    assert 'onclick="x()"' in prose.html and 'href="/stories/2026/other/"' in prose.html
    assert 'if (a < b && c) { x("</p>") }' in prose.html and said(prose) == []


def test_html_body_is_cleaned_and_resolved():
    """A body that is HTML as a whole gets the same treatment, its dateline too."""
    prose = rendered(
        '<h1>Top</h1>\n<p>Text <a href="{filename}other.md">a</a></p>\n<script>x</script>',
        markup="html",
        dateline="CALGARY —",
    )
    assert (
        '<p><span class="dateline">CALGARY —</span> Text <a href="/stories/2026/other/">'
        in prose.html
    )
    assert said(prose) == [("R340", 12)]


def test_links_of_markdown_beside_raw_html_are_told():
    """A link whose address is taken away is told, also in a text that has raw HTML, once each."""
    text = (
        "[a](javascript:x) [b](mailto:b@example.org)\n\n<p>raw</p>\n\n[c](data:x)\n\n"
        '<a href="javascript:y">d</a>\n'
    )
    found = said(rendered(text))
    assert [code for code, _ in found] == ["R314"] * 3
    assert sorted({line for _, line in found}) == [found[0][1], found[0][1] + 4, found[0][1] + 6]
