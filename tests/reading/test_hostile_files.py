"""No file crashes reading or vanishes: each is read right or refused with one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import HEADER, codes, only, read_files, story

from pressroom.reading.header import part
from pressroom.reading.nodes import Malformed
from pressroom.reading.text import decode

BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
REFUSED: dict[str, tuple[bytes, str, int]] = {
    "broken UTF-8": (story().encode() + b"caf\xe9\n", "F110", 6),
    "UTF-16": (story().encode("utf-16"), "F110", 1),
    "NUL": (story(body="a\x00b").encode(), "F111", 5),
    "control character": (story(body="a\n\nb\x08").encode(), "F111", 7),
    "empty": (b"", "F114", 1),
    "blank": (b"\n \n", "F114", 1),
    "never closed": (b"---\ntitle: x\n\nText", "F116", 1),
    "tab in YAML": (b"---\ntitle: x\n\tdate: 2026-01-01\n---\n", "F112", 3),
    "anchors": (f"---\n{BOMB}---\n".encode(), "F115", 2),
    "not a mapping": (b"---\n- a\n- b\n---\n", "F112", 2),
    "bad TOML": (b"+++\ntitle = \n+++\n", "F120", 2),
    "deeply nested": (b"---\ntitle: " + b"[" * 40 + b"]" * 40 + b"\n---\n", "F117", 2),
    "six megabytes": (story(body="x" * 6_000_000).encode(), "F113", 1),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    """A file that can't be read gives one problem with its line, and no article."""
    data, code, line = REFUSED[name]
    reading = read_files(tmp_path, {"stories/odd.md": data})
    assert [(p.code, p.place.line) for p in reading.problems] == [(code, line)]
    assert reading.newsroom.articles == ()
    assert reading.refused == {"content/stories/odd.md"}
    assert "\n" not in str(reading.problems[0])


READ: dict[str, tuple[str, bytes]] = {
    "byte-order mark": ("stories/a.md", b"\xef\xbb\xbf" + story().encode()),
    "CRLF": ("stories/a.md", story().replace("\n", "\r\n").encode()),
    "old Mac line ends": ("stories/a.md", story().replace("\n", "\r").encode()),
    "TOML": (
        "stories/a.md",
        b'+++\ntitle = "A headline"\ndate = 2026-11-19T09:00:00-07:00\n+++\nText.\n',
    ),
    "folded title": (
        "stories/a.md",
        b"---\ntitle: >-\n  A\n  headline\ndate: 2026-11-19T09:00:00-07:00\n---\nText.\n",
    ),
    ".markdown": ("stories/a.markdown", story().encode()),
    ".mdx": ("stories/a.mdx", story().encode()),
    "classic": ("blog/a.md", b"Title: A headline\nDate: 2026-11-19 09:00\n\nText.\n"),
    "classic, folded": ("blog/a.md", b"Title: A\n    headline\nDate: 2026-11-19 09:00\n\nText.\n"),
    "reStructuredText": (
        "blog/a.rst",
        b"A headline\n==========\n\n:date: 2026-11-19 09:00\n\nText.\n",
    ),
    "HTML": (
        "blog/a.html",
        b'<html><head><title>A headline</title><meta name="date" content="2026-11-19 09:00">'
        b"</head><body>\nText.\n</body></html>",
    ),
    "accents and quotes": ("stories/l\u2019\u00e9t\u00e9 \u201chot\u201d.md", story().encode()),
    "colon": ("stories/a: b.md", story().encode()),
    "long name": (f"stories/{'é' * 120}.md", story().encode()),
    "one megabyte": ("stories/a.md", story(body="Word. " * 170_000).encode()),
    "document end mark": ("stories/a.md", f"---\n{HEADER}...\nText.\n".encode()),
}


@pytest.mark.parametrize("name", READ)
def test_odd_files_are_read_right(name: str, tmp_path: Path) -> None:
    """An unusual but sound file gives its article: title, time and text."""
    path, data = READ[name]
    article = only(read_files(tmp_path, {path: data}))
    assert article.title == "A headline"
    assert article.date is not None and article.date.isoformat() == "2026-11-19T09:00:00-07:00"
    assert article.body.text.strip().startswith(("Text.", "Word. "))
    assert article.slug and len(article.slug.encode()) <= 200


def test_other_generators_drafts_stay_drafts(tmp_path: Path) -> None:
    """`draft: true` and `published: false` keep an article back, and say so."""
    reading = read_files(
        tmp_path,
        {
            "stories/a.md": story(HEADER + "draft: true\n"),
            "stories/b.md": story(HEADER + "published: false\n"),
        },
    )
    assert {a.status for a in reading.newsroom.articles} == {"draft"}
    assert codes(reading) == ["F124", "F124"]


def test_yaml_guesses_do_not_apply(tmp_path: Path) -> None:
    """`lang: no` is Norwegian and `duration: 12:30` a time, whatever YAML 1.1 makes of them."""
    reading = read_files(
        tmp_path,
        {
            "stories/a.md": story(HEADER + "lang: no\nsubtitle: 12:30\n"),
            "media/x/a.mp3": b"ID3",
            "media/x/a.mp3.yml": "alt: x\nduration: 12:30\n",
        },
    )
    article = only(reading)
    assert (article.lang, article.subtitle) == ("no", "12:30")
    assert reading.newsroom.assets["media/x/a.mp3"].duration == "12:30"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """Whatever bytes a file holds, decoding gives clean text or Malformed."""
    try:
        text = decode(data)
    except Malformed:
        return
    assert "\x00" not in text and "\r" not in text


@given(st.text(max_size=300), st.sampled_from(["md", "rst", "html"]))
def test_any_text_parts_into_header_and_body(text: str, markup: str) -> None:
    """Whatever a file says, it parts into a header and a body whose line is within the file, or is refused."""
    for start in ("", "---\n", "+++\n", "Title: x\n"):
        try:
            parted = part(start + text, markup)
        except Malformed as trouble:
            assert trouble.line >= 1
            continue
        assert 1 <= parted.body.line <= (start + text).count("\n") + 3
