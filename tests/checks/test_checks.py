"""Checks beyond their examples: where problems are, what they propose, and what is nobody's mistake."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_newsroom import NOW, codes, lay, problems_of

from pressroom.checks.check import check
from pressroom.checks.trade import first_paragraph, word_count
from pressroom.colours import ENOUGH, PAPER, contrast
from pressroom.reading.newsroom import read

SECOND = "== content/releases/second/index.md\n"


def said(example, root):
    """Each problem as the line a person reads."""
    return [str(problem) for problem in problems_of(example, root)]


def test_problem_names_file_line_and_mend(tmp_path):
    """An unknown contact is found at its line, with the one that was meant."""
    assert said("contacts: [amira-hadad]", tmp_path) == [
        'content/releases/spring-report/index.md:8: R201 Contact "amira-hadad" is unknown. '
        'Did you mean "amira-haddad"?'
    ]


def test_second_of_two_is_found_at_its_own_line(tmp_path):
    """In a list, the entry that is wrong is named, not the list."""
    example = "photos:\n  - intake.jpg\n  - intak.jpg"
    assert said(example, tmp_path)[0].startswith(
        "content/releases/spring-report/index.md:10: R205 "
    )


def test_what_has_a_mistake_of_its_own_is_not_unknown(tmp_path):
    """A person, topic, picture or article that can't be read is named with the file to mend first."""
    settings = lay("photos: [intake.jpg]\nspokespeople: [jo]\ntopic: rent", tmp_path)
    content = tmp_path / "content"
    (content / "people/jo.md").write_text("---\nname: Jo\nemail: jo\n---\n", "utf-8")
    (content / "topics/rent.md").write_text("---\ntitle: a: b\n---\n", "utf-8")
    (content / "releases/spring-report/intake.jpg.yml").write_text("alt: [x]\n", "utf-8")
    reading = read(settings)
    found = check(reading.newsroom, settings, now=NOW, refused=reading.refused)
    report = "content/releases/spring-report"
    assert sorted(str(p).split(": ", 1)[1] for p in found) == [
        'R201 Spokesperson "jo" can\'t be read. Mend content/people/jo.md first.',
        'R204 Topic "rent" can\'t be read. Mend content/topics/rent.md first.',
        f'R205 "intake.jpg" can\'t be used. Mend {report}/intake.jpg.yml first.',
    ]


@pytest.mark.parametrize(
    ("mistake", "code"),
    [("title:", "F101"), ("status: drafft", "F106"), ("date: 2026-13-01", "F107")],
)
def test_an_article_with_a_mistake_is_looked_through_all_the_same(mistake, code, tmp_path):
    """Whom a text names is looked up in the same run, though it has no title, status or date."""
    settings = lay(f"{mistake}\ncontacts: [amira-hadad]", tmp_path)
    reading = read(settings)
    found = check(reading.newsroom, settings, now=NOW, unfit=reading.unfit.naming)
    assert codes([*reading.problems, *found]) == [code, "R201"]


def test_contacts_are_reachable_together(tmp_path):
    """One contact with phone and e-mail is enough, whoever else is named; a mobile counts as a phone."""
    example = (
        "contacts: [daniel-okafor, amira-haddad]\n"
        "== content/people/daniel-okafor.md\nname: Daniel Okafor"
    )
    assert said(example, tmp_path) == []
    example = (
        "contacts: [daniel-okafor]\n== content/people/daniel-okafor.md\n"
        "name: Daniel Okafor\nmobile: 403-555-0103\nemail: daniel@example.org"
    )
    assert said(example, tmp_path) == []


def test_phone_of_one_and_mail_of_another_is_not_enough(tmp_path):
    """Whoever is called has to be the one who is written to."""
    example = (
        "contacts: [one, two]\n== content/people/one.md\nname: One\nphone: 403-555-0104\n"
        "== content/people/two.md\nname: Two\nemail: two@example.org"
    )
    assert codes(problems_of(example, tmp_path)) == ["R401"]


def test_drafts_may_be_wanting(tmp_path):
    """A draft may be too long and its contacts unreachable, but what it names must exist."""
    example = (
        f"status: draft\ntitle: {'Doors ' * 40}\ncontacts: [one]\ntopic: setlement\n"
        "== content/people/one.md\nname: One"
    )
    assert codes(problems_of(example, tmp_path)) == ["R204"]


def test_mistake_of_an_original_is_said_once(tmp_path):
    """What a translation inherits is not its mistake."""
    example = (
        "photos: [intak.jpg]\ncontacts: [amira-hadad]\n"
        "== content/releases/spring-report/index.fr.md\n"
        "title: Une porte\nsummary: Une porte de plus.\nlocation: Calgary (Alb.)"
    )
    assert codes(problems_of(example, tmp_path)) == ["R201", "R205"]
    assert len(problems_of(example, tmp_path)) == 2


def test_newsroom_without_topics_may_name_any(tmp_path):
    """Topics are only checked where they are kept."""
    settings = lay("topic: anything", tmp_path)
    (tmp_path / "content/topics/settlement.md").unlink()
    assert check(read(settings).newsroom, settings, now=NOW) == []


def test_plain_names_are_nobodys_slug(tmp_path):
    """Authors and speakers may be people without a page, in any script."""
    example = (
        "authors: [Ann Lee, 王小明, jsmith]\nquotes:\n  - {text: Yes., by: Ann Lee}\n"
        "  - {text: Yes., by: 王小明}"
    )
    assert said(example, tmp_path) == []


def test_slug_may_come_back_in_another_year(tmp_path):
    """Addresses carry the year, so only the same year collides."""
    same = f"{SECOND}slug: spring-report\ndate: 2026-01-02"
    assert codes(problems_of(same, tmp_path)) == ["R802"]
    assert said(f"{SECOND}slug: spring-report\ndate: 2025-05-04", tmp_path) == []


def test_slug_may_not_come_back_where_addresses_have_no_year(tmp_path):
    """A site's own pattern decides what collides."""
    conf = '== pelicanconf.py\nPRESSROOM_ADDRESSES = {"release": "news/{slug}/"}\n'
    example = f"{conf}{SECOND}slug: spring-report\ndate: 2025-05-04"
    assert codes(problems_of(example, tmp_path)) == ["R802"]


def test_collision_names_both_files_and_the_line(tmp_path):
    """One error: the later file at its slug, the earlier one in words, and what to write."""
    assert said(f"{SECOND}slug: spring-report", tmp_path) == [
        'content/releases/spring-report/index.md:2: R802 The release "spring-report" (en) exists '
        "already: content/releases/second/index.md. Give one of them another slug, such as "
        "slug: spring-report-2."
    ]


@pytest.mark.parametrize(
    ("consent", "why"),
    [
        ("", "no consent of the people in it"),
        ("consent: {people: x, until: 2026-11-22}", "ended on 2026-11-22"),
        ("consent: {people: x, withdrawn: 2026-11-23}", "consent withdrawn on 2026-11-23"),
        ("consent: {people: x, scope: [press]}", "no consent for the web"),
    ],
)
def test_consent_that_does_not_cover_the_web_is_said(consent, why, tmp_path):
    """The build leaves the picture out, and says so."""
    example = f"== content/releases/spring-report/intake.jpg.yml\npeople: [amira-haddad]\n{consent}"
    (line,) = said(example, tmp_path)
    assert "R703" in line and why in line


def test_last_day_of_a_consent_still_counts(tmp_path):
    """Until a day means until its end."""
    example = (
        "== content/releases/spring-report/intake.jpg.yml\npeople: [amira-haddad]\n"
        "consent: {people: x, until: 2026-11-23}"
    )
    assert said(example, tmp_path) == []


def test_fact_is_due_on_the_day_after_its_review(tmp_path):
    """`review_by` is the last good day, in the newsroom's own zone."""
    settings = lay(
        "facts:\n  - {label: Doors, value: '2', as_of: 2026-01-01, review_by: 2026-11-23}", tmp_path
    )
    newsroom = read(settings).newsroom
    last = dt.datetime(2026, 11, 24, 6, tzinfo=dt.UTC)
    assert check(newsroom, settings, now=last) == []
    assert codes(check(newsroom, settings, now=last + dt.timedelta(hours=2))) == ["R701"]


def test_embargo_may_lie_ahead_of_a_draft(tmp_path):
    """A draft with a time to come is in order; the same time in the past is not."""
    settings = lay("status: draft\nembargo: 2026-12-01T06:00:00-07:00", tmp_path)
    newsroom = read(settings).newsroom
    assert check(newsroom, settings, now=NOW) == []
    assert codes(check(newsroom, settings, now=NOW + dt.timedelta(days=30))) == ["R503"]


def test_colour_proposed_can_be_read(tmp_path):
    """The colour a contrast error proposes passes, and is the same hue."""
    (line,) = said('== pelicanconf.py\nPRESSROOM_ACCENT = "#e8a33d"', tmp_path)
    proposed = line.split('"')[1]
    assert contrast(proposed, PAPER) >= ENOUGH
    assert said(f'== pelicanconf.py\nPRESSROOM_ACCENT = "{proposed}"', tmp_path) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One two.\n\nThree.", (0, "One two.")),
        ("\n\n## Top\n\n![a](b.jpg)\n\nOne\ntwo.\n", (6, "One\ntwo.")),
        ("::: figure a.jpg\ncaption: b\n\n:::\n\nOne.", (5, "One.")),
        ("```\ncode\n\ncode\n```\n\nOne [two](/x/).", (6, "One two.")),
        ("- a\n- b\n\n> c", (0, "")),
        ("", (0, "")),
    ],
)
def test_first_paragraph_is_the_first_of_words(body, expected):
    """Headings, pictures, lists, code and blocks before it are passed over."""
    assert first_paragraph(body) == expected


def test_words_of_chinese_are_counted_by_characters():
    """Two characters are about a word."""
    assert word_count("第二家办事处开放") == 4
    assert word_count("Calgary 第二家 office") == 3


def test_problems_are_in_order(tmp_path):
    """By file, then line, each once."""
    problems = check(
        read(lay("contacts: [a, b]\nphotos: [c]\ntopic: d", tmp_path)).newsroom,
        lay("contacts: [a, b]\nphotos: [c]\ntopic: d", tmp_path),
        now=NOW,
    )
    places = [problem.place for problem in problems]
    assert places == sorted(places) and len(set(problems)) == len(problems)


@given(st.text(max_size=30), st.text(max_size=30))
def test_first_paragraph_of_any_text(one, other):
    """No body is too strange to look for its lead."""
    line, text = first_paragraph(f"{one}\n\n{other}")
    assert line >= 0 and word_count(text) >= 0
