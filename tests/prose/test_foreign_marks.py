"""Marks of other generators: said where they stand, once a line, and never where they are meant."""

import pytest
from sample_body import rendered, said


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('{{< youtube "abc" >}}', "R350"),
        ("{{% notice %}}Careful{{% /notice %}}", "R350"),
        ("{% include figure.html src='a.jpg' %}", "R351"),
        ("Text\n{% photo /media/a.jpg A desk %}", "R351"),
        ("Visit {{ site.baseurl }}/about/.", "R351"),
        ('[caption id="a1" align="left"]Desk[/caption]', "R352"),
        ("[gallery ids=1,2,3]", "R352"),
        ("[gallery]", "R352"),
        ("[embed]https://video.example.org[/embed]", "R352"),
        ("[vc_row full_width=x]", "R352"),
        ('import Tabs from "@theme/Tabs";', "R353"),
        ("export const meta = {}", "R353"),
        ('<Tabs groupId="os">\n\nText\n\n</Tabs>', "R353"),
        ("{:toc}", "R354"),
        ("* TOC\n{:toc}", "R354"),
        ("{: .lead}\nText.", "R354"),
        (":::note Careful\n\nText\n\n:::", "R355"),
        ("::: {.callout}\nText\n:::", "R355"),
        ("!!! warning\n    Careful", "R355"),
        ("> [!NOTE]\n> Careful", "R355"),
    ],
)
def test_mark_is_said(body, code):
    """Each kind of mark is a warning, at the line it begins on."""
    line = 13 if body.startswith(("Text\n", "* TOC")) else 12
    assert said(rendered(f"Text.\n\n{body}")) == [(code, line)]


@pytest.mark.parametrize(
    "body",
    [
        "```\n{{< figure >}}\n{% raw %}\nimport a from 'b'\n```",
        "~~~jinja\n{{ site.url }}\n~~~",
        "Write `{{ page.title }}` and `{% include x %}`.",
        "List:\n\n    {{ code }}\n    {% more %}",
        "[gallery](https://example.org/) and [video][1]\n\n[1]: https://example.org/",
        "A [button] and a [table] of things.",
        "import taxes fell; export const worries rose.",
        "<B>Old</B> <FONT COLOR=red>blog</FONT><BR>",
        "Braces { like these } and {these}.",
        "Now!!! And what???",
        "<!-- {{ hidden }} -->",
        "$$a_{1}$$ and 100% {sure}",
    ],
)
def test_what_only_looks_like_a_mark_is_left_in_peace(body):
    """Code, links, ordinary brackets and shouting are nobody's marks."""
    assert said(rendered(body)) == []


def test_mark_is_said_once_a_line():
    """Three tags of one kind on a line are one warning; the next line has its own."""
    assert said(rendered("{{ a }} {{ b }} {% c %}\n{{ d }}")) == [("R351", 10), ("R351", 11)]


def test_extension_of_the_site_takes_care_of_its_marks():
    """What an extension of the site turns into something isn't left in the text."""
    body = "!!! note\n    Careful"
    with_extension = rendered(body, markdown={"extensions": ["markdown.extensions.admonition"]})
    assert '<div class="admonition note">' in with_extension.html
    assert said(with_extension) == []
