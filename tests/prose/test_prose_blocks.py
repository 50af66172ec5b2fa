"""The press blocks: what they become, and that no mistake in one passes in silence."""

import datetime as dt
import re

import pytest
from sample_body import Figure, rendered, said

from pressroom.prose.blocks.register import BLOCKS


@pytest.mark.parametrize("name", BLOCKS)
def test_example_of_each_block_renders_without_a_problem(name):
    """The example a block shows in the reference works as it is."""
    prose = rendered(BLOCKS[name].example)
    assert said(prose) == []
    assert ":::" not in prose.html and prose.html


def test_pull_quote_names_its_speaker():
    """A person's slug becomes their name, linked, with their role."""
    html = rendered("::: pullquote amira-haddad\nEvery *door* opens.\n:::").html
    assert '<div class="pullquote"><blockquote>\n<p>Every <em>door</em> opens.</p>' in html
    assert '<a class="name" href="/people/amira-haddad/">Amira Haddad</a>, ' in html
    assert '<span class="role">Executive director</span>' in html


def test_pull_quote_takes_a_plain_name_and_another_language():
    """Somebody without a page is named as written; foreign words carry their language and direction."""
    html = rendered("::: pullquote Layla Nasser\nlang: ar\n\nأهلا\n:::").html
    assert '<blockquote dir="rtl" lang="ar">' in html
    assert '<span class="name">Layla Nasser</span>' in html


def test_facts_carry_their_sources():
    """A facts block lists label, value, source and date."""
    html = rendered("::: facts\n:::").html
    assert html.startswith(
        '<section class="facts"><h2>Key facts</h2><dl><div><dt>People served</dt>'
    )
    assert '<a href="https://example.org/report">Annual report</a>' in html
    assert '<time datetime="2026-03-31">' in html


def test_facts_can_be_chosen_by_label():
    """`only` picks facts and puts them in order."""
    html = rendered("::: facts\nonly: [Languages]\ntitle: In short\n:::").html
    assert "<h2>In short</h2>" in html and "Languages" in html and "People served" not in html


def test_contact_card_can_be_called():
    """A contact card has phone and e-mail as links."""
    html = rendered("::: contact amira-haddad\n:::").html
    assert 'href="tel:+14035550101"' in html and 'href="mailto:amira@example.org"' in html


def test_figure_has_every_rendition():
    """A figure offers its sources, its size, its caption and its credit, and is counted as used."""
    prose = rendered("::: figure intake.jpg\n:::")
    assert '<source sizes="' in prose.html and 'width="1200"' in prose.html
    assert '<span class="caption">The <em>intake</em> desk</span>' in prose.html
    assert '<span class="credit">Photo: Olena Kovalenko</span>' in prose.html
    assert prose.assets == ("releases/spring-report/intake.jpg",)


def test_figure_caption_is_text_not_html():
    """A caption given in the block is printed as it is written."""
    assert "Tea &amp; &lt;b&gt;" in rendered("::: figure intake.jpg\ncaption: Tea & <b>\n:::").html


def test_embedded_recording_plays_here():
    """A recording of ours gets the browser's player with captions and transcript."""
    html = rendered("::: embed opening.mp4\n:::").html
    assert "<video" in html and 'src="/m/opening.mp4"' in html and " controls" in html
    assert '<track kind="captions"' in html and "<summary>Transcript</summary>" in html


def test_embedded_address_is_a_card():
    """An address of elsewhere becomes a link that loads nothing."""
    html = rendered("::: embed https://video.example.org/1\ntitle: The opening\n:::").html
    assert '<a class="embed-card" href="https://video.example.org/1">' in html
    assert "video.example.org</span>" in html


def test_what_is_withheld_is_left_out_in_silence():
    """A picture, recording or person that readers may not see leaves no trace and no problem."""
    blocks = ("figure secret.jpg", "contact secret", "embed secret.mp4")
    prose = rendered("\n\n".join(f"::: {block}\n:::" for block in blocks))
    assert prose.html == "" and said(prose) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Text.\n\n::: pulquote amira-haddad\nWords.\n:::", ("R320", 12)),
        ("::: contact amira-haddad", ("R321", 10)),
        ("Text.\n\n:::", ("R322", 12)),
        ("::: pullquote amira-haddad\nrol: Chair\n\nWords.\n:::", ("R323", 11)),
        ("::: pullquote amira-haddad\nrole: Chair\nWords.\n:::", ("R323", 12)),
        ("::: facts\nonly: [a, b\n:::", ("R323", 11)),
        ("::: gallery\n- intake.jpg\nintake.jpg\n:::", ("R323", 12)),
        ("::: embed ftp://example.org/x\n:::", ("R323", 10)),
        ("::: contact\n:::", ("R324", 10)),
        ("::: pullquote amira-haddad\n:::", ("R324", 10)),
        ("::: facts all\n:::", ("R325", 10)),
        ("::: contact amira-haddad\nCall soon.\n:::", ("R325", 11)),
        ("> ::: contact amira-haddad", ("R326", 10)),
        ("<div>\n\n::: contact amira-haddad\n:::\n\n</div>", ("R326", 12)),
        ("::: figure intak.jpg\n:::", ("R327", 10)),
        ("::: gallery\n\n- intake.jpg\n- intak.jpg\n:::", ("R327", 13)),
        ("::: facts\nonly: [Language]\n:::", ("R328", 11)),
        ("::: contact amira-hadad\n:::", ("R329", 10)),
        ("::: pullquote amira-hadad\nWords.\n:::", ("R329", 10)),
    ],
)
def test_mistake_in_a_block_is_said_with_its_line(body, expected):
    """Every mistake is one problem at the line it is on."""
    assert said(rendered(body)) == [expected]


def test_nearest_name_is_offered():
    """A misspelled slug, label or option comes with the one that was meant."""
    for body, meant in (
        ("::: contact amira-hadad\n:::", "amira-haddad"),
        ("::: facts\nonly: [Peopel served]\n:::", "People served"),
        ("::: figure intake.jpg\ncapton: X\n:::", "caption"),
        ("::: contac amira-haddad\n:::", "contact"),
    ):
        assert f'Did you mean "{meant}"?' in rendered(body).problems[0].hint


def test_block_in_a_code_fence_is_left_in_peace():
    """A block shown as code stays code."""
    prose = rendered("```\n::: contact nobody-at-all\n:::\n```")
    assert "::: contact nobody-at-all" in prose.html and said(prose) == []


def test_text_of_an_unknown_block_stays():
    """A misspelled name loses no words: the text between is still rendered."""
    assert "<em>Words</em>" in rendered("::: pulquote x\n\n*Words*.\n:::").html


def test_code_fence_and_list_live_inside_a_pull_quote():
    """A pull quote's text is Markdown like any other."""
    html = rendered("::: pullquote Ann Lee\n\n- one\n- two\n\n```\n:::\n```\n:::").html
    assert "<li>one</li>" in html and "<pre><code>:::" in html and html.endswith("</div>")


SIGNED = "::: pullquote amira-haddad\nrole: {role}\nsource: {source}\n\nx\n:::\n\n::: facts\n:::\n"


@pytest.mark.parametrize(
    ("lang", "comma"), [("en", ", "), ("fr", ", "), ("ar", "، "), ("zh-Hans", "，")]
)
def test_separators_are_the_language_own(lang: str, comma: str) -> None:
    """What stands between a name, a role and a source is the comma that the language has."""
    fact = Figure(label="A", value="1", source="S", source_url="", as_of=dt.date(2026, 5, 1))
    html = rendered(SIGNED.format(role="R", source="Q"), lang=lang, around={"facts": (fact,)}).html
    footer = html[html.index("<footer>") : html.index("</footer>")]
    assert re.sub("<[^>]+>", "", footer) == comma.join(("Amira Haddad", "R", "Q"))
    assert f"S{comma}<time" in html
