"""What may go into a feed, and what is taken out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from feed_samples import CORRECTION, ZONE, at, entry, unhurried
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from pressroom.feeds.entry import Correction, Entry, Happening, Withdrawal
from pressroom.feeds.text import NOT_XML, as_html, cleaned, one_line, printable, ready

PAGE = "https://newsroom.example.org/releases/2026/keys/"


@pytest.mark.parametrize(
    ("written", "goes_out"),
    [
        ('<p onclick="x()" style="color:red" class="lead">Hi</p>', "<p>Hi</p>"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<style>p{}</style><p>a</p>", "<p>a</p>"),
        ('<p>Quote <button type="button">Copy</button></p>', "<p>Quote </p>"),
        ('<p><a href="javascript:x()">a</a></p>', "<p><a>a</a></p>"),
        ('<iframe src="https://video.example.com/1"></iframe>', ""),
        ("<!-- editor's remark --><p>a</p>", "<p>a</p>"),
        ("<p>open <em>never closed", "<p>open <em>never closed</em></p>"),
        ('<time datetime="2026-11-19">Thursday</time>',) * 2,
        ('<p lang="ar" dir="rtl">أ</p>', '<p lang="ar" dir="rtl">أ</p>'),
        (
            "<picture><source srcset='a.avif'><img src='a.jpg' alt='A'></picture>",
            f'<img src="{PAGE}a.jpg" alt="A">',
        ),
    ],
)
def test_content_is_what_newsreaders_show(written: str, goes_out: str) -> None:
    """Scripts, styles, controls and remarks are gone; text, structure and languages stay."""
    assert cleaned(written, PAGE) == goes_out


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ('<a href="/topics/housing/">t</a>', "https://newsroom.example.org/topics/housing/"),
        ('<a href="../other/">t</a>', "https://newsroom.example.org/releases/2026/other/"),
        ('<a href="#fn:1">1</a>', f"{PAGE}#fn:1"),
        ('<a href="//cdn.example.com/x">t</a>', "https://cdn.example.com/x"),
        ('<img src="door.jpg" alt="">', f"{PAGE}door.jpg"),
        ('<video src="v.mp4" poster="v.jpg"></video>', f"{PAGE}v.jpg"),
    ],
)
def test_addresses_become_absolute(written: str, address: str) -> None:
    """Whatever names an address in content names it whole."""
    assert f'"{address}"' in cleaned(written, PAGE)


def test_control_characters_are_gone() -> None:
    """Text that XML can't hold is dropped everywhere, however deep, and nothing else is."""
    dirty = entry(
        title="Ke\x00ys\x1b \ud800 \ufffe\U0001f511",
        tags=("a\x08",),
        corrections=(Correction(date=at(2026, 11, 20), note="b\x0c"),),
    )
    clean = printable(dirty)
    assert (clean.title, clean.tags, clean.corrections[0].note) == ("Keys  \U0001f511", ("a",), "b")


def test_markup_becomes_plain_text() -> None:
    """A template's safe HTML behaves otherwise than text: feeds get text."""
    made = ready(entry(content_html=Markup("<p>a &amp; b</p>"), summary=Markup("a & b")), ZONE)
    assert made.content_html == "<p>a &amp; b</p>"
    assert type(made.summary) is str


def test_title_and_summary_are_one_line() -> None:
    """Line breaks and runs of spaces of a folded headline become one space."""
    assert ready(entry(title=" Keys\n  handed\tover "), ZONE).title == "Keys handed over"
    assert one_line("") == ""


def test_corrected_entry_begins_with_its_corrections() -> None:
    """The newest correction comes first, then the others, then the text."""
    older = replace(CORRECTION, date=at(2026, 11, 20), html="", note="Was <wrong> & old.")
    html = ready(entry(corrections=(older, CORRECTION)), ZONE).content_html
    assert html.startswith("<blockquote><p><strong>Correction, Nov. 21, 2026</strong></p>")
    assert html.index("said <em>ten</em>") < html.index("Was &lt;wrong&gt; &amp; old.")
    assert html.index("Was &lt;wrong") < html.index("Twelve families")


def test_correction_s_day_is_the_newsroom_s() -> None:
    """A correction of late evening in Calgary isn't dated tomorrow because a clock ran in UTC."""
    evening = at(2026, 11, 21, 23).astimezone(dt.UTC)
    html = ready(entry(corrections=(replace(CORRECTION, date=evening),)), ZONE).content_html
    assert "Nov. 21, 2026" in html


def test_withdrawn_entry_says_why_and_what_replaces_it() -> None:
    """A withdrawn entry has its day, its reason and a link."""
    withdrawal = Withdrawal(
        date=at(2026, 11, 22),
        reason="Figures & names were wrong.",
        replacement_url=PAGE,
        replacement_title="Right <figures>",
    )
    html = ready(entry(content_html="", withdrawal=withdrawal), ZONE).content_html
    assert "Withdrawn on Nov. 22, 2026" in html
    assert "<p>Figures &amp; names were wrong.</p>" in html
    assert f'<a href="{PAGE}">Right &lt;figures&gt;</a>' in html


def test_cancelled_entry_begins_with_that() -> None:
    """Nobody goes to a cancelled event for want of a line in a feed."""
    html = ready(entry(cancelled=True, reason="Smoke & heat."), ZONE).content_html
    assert html.startswith(
        "<blockquote><p><strong>Cancelled</strong></p><p>Smoke &amp; heat.</p></blockquote>"
    )


def test_moved_entry_begins_with_that() -> None:
    """Nobody comes a day early either."""
    html = ready(entry(moved="It was first announced for <then>."), ZONE).content_html
    assert html.startswith(
        "<blockquote><p><strong>New date</strong></p><p>It was first announced for &lt;then&gt;.</p>"
    )


def test_right_to_left_text_says_so() -> None:
    """Newsreaders don't guess directions: Arabic content carries its own."""
    html = ready(entry(lang="ar", content_html="<p>أ</p>"), ZONE).content_html
    assert html == '<div dir="rtl" lang="ar"><p>أ</p></div>'


def test_entry_without_text_has_its_summary() -> None:
    """An entry is never empty: Atom would be invalid."""
    html = ready(entry(content_html="<script>1</script>", summary="A & b"), ZONE).content_html
    assert html == "<p>A &amp; b</p>"


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        ("AT&T and café", "AT&T and café"),
        ("use <b>", "use &lt;b&gt;"),
        ("write &amp;", "write &amp;amp;"),
    ],
)
def test_plain_text_is_escaped_only_where_html_would_change_it(plain: str, html: str) -> None:
    """A summary reads the same in a program that takes it for HTML."""
    assert as_html(plain) == html


def test_dates_without_a_zone_are_refused() -> None:
    """No entry or happening exists with a date that could be hours off."""
    naive = at(2026, 11, 19).replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        entry(published=naive)
    with pytest.raises(ValueError, match="zone"):
        entry(corrections=(Correction(date=naive, note="x"),))
    with pytest.raises(ValueError, match="zone"):
        Happening(id="x", path="x.ics", url=PAGE, title="x", lang="en", starts=naive)


def test_entry_changed_when_last_touched() -> None:
    """The latest of publication, edit, correction and withdrawal is when readers look again."""
    assert entry().changed == at(2026, 11, 19)
    assert entry(updated=at(2026, 11, 20)).changed == at(2026, 11, 20)
    assert entry(updated=at(2026, 11, 20), corrections=(CORRECTION,)).changed == CORRECTION.date
    late = Withdrawal(date=at(2026, 12, 1), reason="")
    assert entry(corrections=(CORRECTION,), withdrawal=late).changed == late.date


@unhurried
@given(st.text())
def test_any_text_becomes_printable(text: str) -> None:
    """Whatever was pasted into a headline, what is left is XML's, and nothing legal was lost."""
    clean = printable(text)
    assert not NOT_XML.search(clean)
    assert clean == "".join(c for c in text if not NOT_XML.match(c))


@unhurried
@given(st.text(alphabet="<>/&;\"'ab= scriptyle\x00\n", max_size=60))
def test_any_markup_comes_out_closed_and_harmless(markup: str) -> None:
    """Broken markup is mended, and cleaning what is clean changes nothing."""
    made: Entry = ready(entry(content_html=markup, summary=""), ZONE)
    assert "<script" not in made.content_html.lower()
    assert cleaned(made.content_html, PAGE) == made.content_html
