"""Values get their types from the contract, and every mistake its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from reading_samples import HEADER, codes, only, read_files, story

from pressroom.model.keys import Localized

MISTAKES: dict[str, tuple[str, str, int, str]] = {
    "missing title": ("date: 2026-01-01\n", "F101", 1, '"title" is missing'),
    "wrong type": ("title: [a]\ndate: 2026-01-01\n", "F102", 2, "not a list"),
    "bad address": (
        HEADER + "links: [{title: x, url: y}]\nlang: '!!'\n",
        "F103",
        5,
        "language tag",
    ),
    "unknown key": (HEADER + "sumary: x\n", "F104", 4, 'Did you mean "summary"?'),
    "twice": (HEADER + "title: again\n", "F105", 4, "first in line 2"),
    "no such choice": (HEADER + "status: publishd\n", "F106", 4, 'Did you mean "published"?'),
    "no date": ("title: x\ndate: soon\n", "F107", 3, "that is no date"),
    "embargo without a zone": (
        HEADER + "embargo: 2027-03-01T06:00\n",
        "F108",
        4,
        "zone is missing",
    ),
    "key of another kind": (HEADER + "venue: Hall\n", "F109", 4, "says nothing on a story"),
    "quote without speaker": (HEADER + "quotes:\n  - text: Hello\n", "F101", 5, 'has no "by"'),
    "fact without a day": (
        HEADER + "facts:\n  - {label: a, value: b}\n",
        "F101",
        5,
        'has no "as_of"',
    ),
    "consent scope": (HEADER + "exclusive: {outlet: x, until: 2027-01-01}\n", "F108", 4, "zone"),
}


MISTAKES |= {
    "no such day": ("title: x\ndate: 2026-11-31\n", "F107", 3, "there is no such day"),
    "zone by name": (HEADER + "updated: 2026-11-20 09:00 MST\n", "F107", 4, "as an offset"),
    "text for a group": (HEADER + "quotes: Hello\n", "F102", 4, "Write {text: …, by: …}"),
    "languages in a row": (HEADER + "lang: en\ntags:\n  -a\n  - b\n", "F102", 6, "hyphen"),
}
YAML_MISTAKES: dict[str, tuple[str, int, str]] = {
    "a colon in a value": ("title: Doors: open\n", 2, "There is a colon in the value."),
    "a key too far in": ("title: Doors\n  date: 2026-11-19\n", 3, "This key is indented"),
    "words after a quotation": ('title: "Open" doors\n', 2, "single quotation marks"),
    "an apostrophe in a quotation": ("title: 'Nobody's' door\n", 2, "double quotation marks"),
    "an open quotation": ('date: 2026-11-19\ntitle: "Open\n', 3, "never closed"),
    "an open bracket": ("tags: [a, b\ntitle: x\n", 2, "Write ] where it ends."),
    "a sharp in a list": ("title: x\ntags: [#yyc]\n", 3, "begin with # in quotation marks"),
    "no blank after the colon": ("title: x\ndate:2026-11-19\ntags: a\n", 3, "has no key"),
    "an at sign": ("title: x\nsubtitle: @home\n", 3, "can't begin with @"),
    "a star": ("subtitle: *\n", 2, "can't begin with *"),
    "a tab": ("tags:\n\t- a\n", 3, "spaces, not tabs"),
    "a key out of column": ("quotes:\n  - text: x\n   by: y\n", 4, "same column"),
}


@pytest.mark.parametrize("name", YAML_MISTAKES)
def test_yaml_mistakes_are_told_where_they_were_made(name: str, tmp_path: Path) -> None:
    """A header that is no YAML is one line, where the writer has to look, in a writer's words."""
    header, line, words = YAML_MISTAKES[name]
    (problem,) = read_files(tmp_path, {"releases/a/index.md": story(header)}).problems
    assert (problem.code, problem.place.line) == ("F112", line)
    assert words in str(problem)


def test_a_header_without_its_first_line_is_told_once(tmp_path: Path) -> None:
    """Where the first --- is missing or not the first line, that is the one mistake."""
    for text in (story().removeprefix("---\n"), f"\n\n{story()}"):
        (problem,) = read_files(tmp_path, {"releases/a/index.md": text}).problems
        assert (problem.code, problem.place.line) == ("F116", 1)


def test_a_classic_header_may_end_in_dashes(tmp_path: Path) -> None:
    """The line of dashes below a blog's header is its end and no part of the text."""
    article = only(read_files(tmp_path, {"blog/a.md": f"{HEADER}---\nText.\n"}))
    assert (article.body.text, article.body.line) == ("Text.\n", 4)


def test_a_translation_points_to_the_mistake_in_its_original(tmp_path: Path) -> None:
    """What a translation can't take from a broken original isn't missing from the translation."""
    rest = "summary: x\nlocation: y\ncontacts: [z]\n"
    french = story("title: Un titre\nsummary: x\n")
    for header in (f"title: x\ndate: soon\n{rest}", f"{HEADER}subtitle: a: b\n{rest}"):
        files = {"releases/a/index.md": story(header), "releases/a/index.fr.md": french}
        _, told = sorted(read_files(tmp_path, files).problems, key=lambda p: -p.place.line)
        assert told.place.path.endswith("index.fr.md")
        assert "can't be taken from index.md. Mend that file first." in str(told)


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_has_its_line(name: str, tmp_path: Path) -> None:
    """A mistake in a header is one problem at its own line that says what to do."""
    header, code, line, words = MISTAKES[name]
    reading = read_files(tmp_path, {"stories/a.md": story(header)})
    (problem,) = reading.problems
    assert (problem.code, problem.place.line) == (code, line)
    assert words in str(problem)


def test_a_part_says_everything_that_it_lacks(tmp_path: Path) -> None:
    """Each key that a link or quote lacks is told, also where it has another that nobody knows."""
    header = (
        HEADER + "links:\n  - How to apply: https://apply.example.org\nquotes: [{role: Aide}]\n"
    )
    reading = read_files(tmp_path, {"stories/a.md": story(header)})
    assert sorted(codes(reading)) == ["F101"] * 4 + ["F104"]
    assert reading.newsroom.articles == ()


def test_all_mistakes_come_in_one_run(tmp_path: Path) -> None:
    """Several mistakes in several files are all told at once."""
    reading = read_files(
        tmp_path,
        {
            "stories/a.md": story("titel: x\ndate: never\n"),
            "releases/b/index.md": story("title: x\nstatus: gone\nfacts: 3\n"),
            "coverage/c.yml": "outlet: x\n",
            "organization.yml": "founded: long ago\n",
        },
    )
    found = {(p.place.path, p.code) for p in reading.problems}
    assert {
        ("content/stories/a.md", "F104"),
        ("content/stories/a.md", "F107"),
        ("content/stories/a.md", "F101"),
        ("content/releases/b/index.md", "F106"),
        ("content/releases/b/index.md", "F102"),
        ("content/coverage/c.yml", "F101"),
        ("content/organization.yml", "F102"),
    } <= found


def test_a_whole_release_is_typed(tmp_path: Path) -> None:
    """Every sort of value arrives in its type."""
    header = HEADER + (
        "summary: Short.\nlocation: Calgary, Alta.\ncontacts: [jo]\ntags: a, b\n"
        "hashtags: [yyc, '#cdnimm']\nembargo: 2027-03-01T06:00:00-07:00\nkit: false\n"
        "quotes: [{text: Hello, by: jo, approved: yes}]\n"
        "facts: [{label: {en: Homes, fr: Logements}, value: 41, as_of: 2026-11-01}]\n"
        "changes: [{date: 2026-11-20, note: Mended}]\nboilerplate: [default, partner]\n"
    )
    article = only(read_files(tmp_path, {"releases/a/index.md": story(header)}))
    assert article.tags == ("a", "b") and article.hashtags == ("#yyc", "#cdnimm")
    assert article.kit.enabled is False and article.quotes[0].approved is True
    assert article.facts[0].label == Localized((("en", "Homes"), ("fr", "Logements")))
    assert article.facts[0].value.get("en") == "41"
    assert article.embargo is not None
    assert article.embargo.utcoffset() == dt.timedelta(hours=-7)
    assert article.changes[0].date.isoformat() == "2026-11-20T00:00:00-07:00"
    assert article.boilerplate == ("default", "partner")
    assert article.origin.place("facts.0.as_of").line == 12


def test_cancelled_is_true_or_a_reason(tmp_path: Path) -> None:
    """`cancelled` takes true, a sentence, or a sentence a language."""
    for value, wanted in (
        ("true", True),
        ("The hall is closed", Localized((("", "The hall is closed"),))),
        ("{en: Closed, fr: Fermé}", Localized((("en", "Closed"), ("fr", "Fermé")))),
    ):
        header = f"title: x\nstarts: 2026-12-01T10:00\ncancelled: {value}\n"
        article = only(read_files(tmp_path, {"events/a/index.md": story(header)}))
        assert article.cancelled == wanted


def test_translations_inherit_what_is_said_in_no_language(tmp_path: Path) -> None:
    """A translation takes date, contacts and photos from its original, but no text and no embargo."""
    reading = read_files(
        tmp_path,
        {
            "releases/a/index.md": story(
                HEADER
                + "summary: English.\nlocation: Calgary, Alta.\ncontacts: [jo]\nphotos: [p.jpg]\n"
            ),
            "releases/a/index.fr.md": story("title: Un titre\nsummary: Français.\n"),
            "people/jo.md": "---\nname: Jo\n---\n",
        },
    )
    french = next(a for a in reading.newsroom.articles if a.lang == "fr")
    assert french.contacts == ("jo",) and french.photos == ("p.jpg",)
    assert french.date is not None and french.summary == "Français."
    assert french.translation_key == "a" and french.slug == "a"


def test_files_know_their_role(tmp_path: Path) -> None:
    """Where a file lies says what it is; what lies beside an article belongs to it."""
    reading = read_files(
        tmp_path,
        {
            "releases/2026/a/index.md": story(HEADER + "summary: x\nlocation: y\ncontacts: [z]\n"),
            "releases/2026/a/photo.jpg": b"x",
            "releases/2026/a/notes.md": "not published",
            "stories/b.fr.md": story(),
            "media/album/c.jpg": b"x",
            "media/album/c.jpg.yml": "alt: x\n",
            "images/d.png": b"x",
            "pages/e.md": "Title: A page\n\nText",
            "people/f.md": "---\nname: F\n---\n",
            "blog/g.md": "Title: x\nDate: 2026-01-01\n\nText",
            ".hidden/h.md": "x",
        },
    )
    news = reading.newsroom
    assert {(a.kind.value, a.slug, a.lang) for a in news.articles} == {
        ("release", "a", "en"),
        ("story", "b", "fr"),
        ("story", "x", "en"),
    }
    assert {(a.path, a.owner, a.album) for a in news.assets.values()} == {
        ("releases/2026/a/photo.jpg", "releases/2026/a", ""),
        ("releases/2026/a/notes.md", "releases/2026/a", ""),
        ("media/album/c.jpg", "", "album"),
        ("images/d.png", "", ""),
    }
    assert news.assets["media/album/c.jpg"].described
    assert [p.slug for p in news.pages] == ["a-page"]


def test_a_classic_post_keeps_its_category_and_metadata(tmp_path: Path) -> None:
    """A classic header's category becomes a topic, its unknown keys stay for themes and plugins."""
    reading = read_files(
        tmp_path,
        {"a.md": "Title: x\nDate: 2026-01-01\nCategory: Local News\nMood: fine\n\nText"},
    )
    article = only(reading)
    assert article.topic == "local-news" and article.extra["mood"] == "fine"
    assert [(t.slug, t.title, t.implied) for t in reading.newsroom.topics] == [
        ("local-news", "Local News", True)
    ]


def test_a_missing_content_folder_is_one_line(tmp_path: Path) -> None:
    """A site without its content folder gets one problem and an empty newsroom."""
    from reading_samples import settings

    from pressroom.reading.newsroom import read

    assert codes(read(settings(tmp_path))) == ["F125"]
