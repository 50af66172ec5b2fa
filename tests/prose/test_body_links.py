"""Links and pictures in bodies: Pelican's marks, files beside the item, and what leads nowhere."""

import pytest
from sample_body import rendered, said


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("{filename}other.md", "/stories/2026/other/"),
        ("{filename}other.md#figures", "/stories/2026/other/#figures"),
        ("{filename}other.md?print=1#figures", "/stories/2026/other/?print=1#figures"),
        ("|filename|other.md", "/stories/2026/other/"),
        ("{filename}/releases/spring-report/index.md", "/releases/2026/spring-report/"),
        ("{static}annual%20report.pdf", "/f/annual%20report.pdf"),
        ("{attach}annual-report.pdf", "/f/annual-report.pdf"),
        ("annual-report.pdf", "/f/annual-report.pdf"),
        ("{index}", "/"),
        ("{tag}housing", "/tags/housing/"),
        ("{category}settlement", "/topics/settlement/"),
        ("{author}Amira%20Haddad", "/authors/amira-haddad/"),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"),
        ("/about/", "/about/"),
        ("#figures", "#figures"),
        ("mailto:media@example.org", "mailto:media@example.org"),
    ],
)
@pytest.mark.parametrize("form", ["[text]({})", '<a href="{}">text</a>'])
def test_link_leads_where_it_says(written, url, form):
    """Every form of a link is resolved, in Markdown and in raw HTML alike."""
    prose = rendered(form.format(written))
    assert prose.html == f'<p><a href="{url}">text</a></p>'
    assert said(prose) == []


def test_reference_link_is_resolved():
    """A link whose address stands further down is resolved, and found at that line."""
    assert 'href="/stories/2026/other/"' in rendered("[text][1]\n\n[1]: {filename}other.md").html
    assert said(rendered("[text][1]\n\n[1]: {filename}nothing.md")) == [("R310", 12)]


def test_link_to_what_is_withheld_is_its_text():
    """Readers meet the words, not the address, and nobody is told."""
    prose = rendered("See [the *plan*]({filename}secret.md), please.")
    assert prose.html == "<p>See the <em>plan</em>, please.</p>"
    assert said(prose) == [] and prose.links == ()


def test_dead_link_is_its_text_and_a_problem():
    """A dead link keeps its words, and each place it stands at is named."""
    prose = rendered(
        "One [a]({filename}othr.md).\n\n`{filename}othr.md`\n\nTwo [b]({filename}othr.md)."
    )
    assert "<p>One a.</p>" in prose.html
    assert said(prose) == [("R310", 10), ("R310", 14)]
    assert prose.problems[0].hint == 'Did you mean "other.md"?'


def test_picture_alone_in_its_paragraph_is_a_figure():
    """A picture by itself gets its renditions, caption and credit; the writer's alt text counts."""
    html = rendered("![Amira at the desk](intake.jpg)").html
    assert html.startswith('<figure class="figure"><picture><source ')
    assert 'alt="Amira at the desk"' in html
    assert '<span class="credit">Photo: Olena Kovalenko</span></figcaption></figure>' in html


def test_picture_title_is_its_caption():
    """What stands in quotes after the address replaces the sidecar's caption."""
    html = rendered('![Desk](intake.jpg "The *first* desk & more")').html
    assert '<span class="caption">The *first* desk &amp; more</span>' in html


def test_picture_among_words_stays_among_them():
    """A picture within a sentence is no figure."""
    html = rendered("Look: ![Desk](intake.jpg) here.").html
    assert html.startswith("<p>Look: <picture>") and html.endswith("</picture> here.</p>")


def test_linked_picture_stays_linked():
    """A picture that is a link is one within its figure too."""
    html = rendered("[![Desk](intake.jpg)]({filename}other.md)").html
    assert '<figure class="figure"><a href="/stories/2026/other/"><picture>' in html


def test_picture_by_pelicans_marks_is_the_same_picture():
    """`{static}` and a path from the root find the asset too."""
    for written in ("{static}/images/intake.jpg", "/images/intake.jpg"):
        assert 'src="/m/old-intake.jpg"' in rendered(f"![Desk]({written})").html


def test_withheld_picture_leaves_nothing():
    """Neither the picture nor its description shows."""
    prose = rendered("Before ![A secret](secret.jpg) after.")
    assert prose.html == "<p>Before  after.</p>" and said(prose) == []


def test_missing_picture_leaves_its_description():
    """The description stands where the picture would, and the nearest file is offered."""
    prose = rendered("![Desk](intak.jpg)")
    assert prose.html == "<p>Desk</p>"
    assert prose.problems[0].hint == 'Did you mean "intake.jpg"?'


def test_addresses_used_are_told_with_their_lines():
    """What a body leads to is listed for whoever knows every page."""
    prose = rendered("[a](/about/)\n\n[b](https://example.org/)\n\n[c](annual-report.pdf)")
    assert sorted((used.url, used.place.line) for used in prose.links) == [
        ("/about/", 10),
        ("/f/annual-report.pdf", 14),
        ("https://example.org/", 12),
    ]
    assert prose.assets == ("f/annual-report.pdf",)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#115;cript:alert(1)", "\tjavascript:alert(1)",
     "vbscript:x", "data:text/html,x", "javascript&colon;alert(1)"],
)  # fmt: skip
def test_no_link_runs_a_script(address):
    """No spelling of a script's address comes through, from Markdown or raw HTML."""
    for form in (
        f"[x]({address})",
        f"[x](<{address}>)",
        f'<a href="{address}">x</a>',
        f"<{address}>",
    ):
        html = rendered(form).html.lower()
        assert 'href="java' not in html and "vbscript:" not in html.replace("&lt;vbscript", "")
        assert 'href="data' not in html and 'href="\t' not in html, html


def test_email_in_angle_brackets_is_a_link():
    """Python-Markdown's own automatic links stay."""
    html = rendered("<media@example.org> and <https://example.org/>").html
    assert html.count("<a ") == 2
