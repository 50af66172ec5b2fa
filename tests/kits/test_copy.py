"""What a release says, in the order of the trade."""

from __future__ import annotations

from kit_samples import article, sample, site

from pressroom.kits.body_tree import body_tree
from pressroom.kits.copy import copy_of
from pressroom.kits.surroundings import holds, letters
from pressroom.kits.text_tree import (
    Contact,
    Entries,
    Figure,
    Heading,
    Notes,
    Paragraph,
    Quotation,
    Run,
    Table,
    runs_in,
    text_of,
)

BASE = "https://newsroom.example.org/x/"


def test_sections_are_in_trade_order() -> None:
    """Quotes and facts before the end mark; then About, notes, contacts, pictures, links, terms."""
    copy = sample()
    assert [s.name for s in copy.before_end] == ["quotes", "facts"]
    assert [s.name for s in copy.after] == [
        *("about", "notes", "contacts", "spokespeople", "pictures", "links", "terms")
    ]


def test_a_correction_comes_before_the_headline() -> None:
    """The correction, with its day, is the first thing after the release line."""
    first = sample().whole[1]
    assert text_of(runs_in(first)) == "Correction, November 22, 2026. It is one office."


def test_a_pull_quote_that_repeats_the_text_is_dropped() -> None:
    """On paper it would be read twice; one that says something new stays, in quotation marks."""
    quotes = [b for b in sample().body if isinstance(b, Quotation)]
    assert [text_of(r for b in q.blocks for r in runs_in(b)) for q in quotes] == [
        "«\u202fChaque porte s’ouvre.\u202f»"
    ]
    assert text_of(quotes[0].by) == "Amira Haddad, director"


def test_a_quote_in_the_text_is_not_told_again() -> None:
    """Even where an attribution interrupts it there."""
    said = letters(
        "“We waited for this house for two whole years,” she said, “and now we are home.”"
    )
    assert holds(said, "We waited for this house for two whole years, and now we are home.")
    assert not holds(said, "The kettle sings in the morning.")


def test_facts_shown_in_the_text_are_not_told_again() -> None:
    """A facts block in the body takes the place of the list under it."""
    body = (
        '<section class="facts"><h2>Figures</h2><dl><div><dt>Cups</dt><dd><span class="value">1,200'
        '</span> <span class="source">Kitchen</span></dd></div></dl></section>'
    )
    copy = sample(body=body)
    assert [s.name for s in copy.before_end] == ["quotes"]
    block = copy.body[0]
    assert isinstance(block, Entries) and block.title == "Figures"
    assert text_of(block.entries[0].source) == "Kitchen"


def test_pictures_in_the_text_have_their_terms() -> None:
    """The picture in the body is told of there, with its terms; the other one in a list."""
    copy = sample()
    figure = next(b for b in copy.body if isinstance(b, Figure) and b.medium == "image")
    assert figure.terms == "Free with credit." and figure.credit == "Prairie Lantern"
    listed = copy.section("pictures")
    assert listed is not None and len(listed.blocks) == 1


def test_the_media_line_answers_where_an_article_names_nobody() -> None:
    """A text always says whom to call."""
    copy = copy_of(article(contacts=()), site())
    section = copy.section("contacts")
    assert section is not None and isinstance(section.blocks[0], Contact)


def test_headings_never_skip_a_level() -> None:
    """Whatever the body's own levels, the order is kept and begins below the headline."""
    blocks = body_tree("<h4>a</h4><h6>b</h6><h5>c</h5><h2>d</h2><h4>e</h4>", BASE)
    assert [b.level for b in blocks if isinstance(b, Heading)] == [2, 3, 3, 2, 3]


def test_links_are_absolute_and_places_in_the_text_none() -> None:
    """A link works wherever the text is pasted; one that leads within the page is plain words."""
    (block,) = body_tree(
        '<p><a href="/a">a</a> <a href="#b">b</a> <a href="http://[">c</a></p>', BASE
    )
    assert block == Paragraph(
        runs=(Run(text="a", link="https://newsroom.example.org/a"), Run(text=" b c"))
    )


def test_footnotes_keep_their_numbers() -> None:
    """The reference and the note have the same number, and no arrow back."""
    body = sample().body
    (reference,) = (r for b in body for r in runs_in(b) if r.note)
    notes = next(b for b in body if isinstance(b, Notes))
    assert reference.note == notes.notes[0].number == 1
    assert text_of(runs_in(notes)) == "Kettles: two."


def test_tables_know_their_heads_and_sides() -> None:
    """Heads are heads, figures stand at the end of their cells, spans count."""
    html = '<table><tr><th>a</th><td colspan="2" class="align-right">b</td></tr></table>'
    (table,) = body_tree(html, BASE)
    assert isinstance(table, Table) and table.columns == 3 and not table.head
    assert table.body[0][0].header and table.body[0][1].align == "end"


def test_loose_text_and_unknown_elements_are_kept() -> None:
    """Text between blocks makes paragraphs of its own; no word is lost."""
    blocks = body_tree("one <p>two</p> three <section>four<div>five</div></section>", BASE)
    told = [text_of(runs_in(b)) for b in blocks]
    assert told == ["one", "two", "three", "four", "five"]


def test_what_is_nested_beyond_reason_keeps_its_words() -> None:
    """Four hundred lists within lists end no build: their words become paragraphs."""
    blocks = body_tree("<ul><li>a" * 400 + "</li></ul>" * 400, BASE)
    assert "".join(text_of(runs_in(b)) for b in blocks).replace(" ", "") == "a" * 400


def test_blocks_of_others_that_share_a_name_keep_their_words() -> None:
    """An element that is only called like one of ours is read as what it is."""
    for name in ("pullquote", "facts", "contact", "embed", "footnote"):
        (block,) = body_tree(f'<div class="{name}"><p>Words.</p></div>', BASE)
        assert text_of(runs_in(block)) == "Words."
