"""Settings files: what they set, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from blogs import ORDINARY, blog, command, page, pelican, tree

from pressroom.plugin.build import draft
from pressroom.plugin.declared import declared
from pressroom.plugin.sites import open_site

CONF = """\
SITENAME = "Garden Notes"
SITEURL = "https://garden.example.org"
TIMEZONE = "America/Edmonton"
PLUGINS = ["pressroom"]
"""
BASE = f"""\
{CONF}
PRESSROOM_BRAND = "#eeee00"
PRESSROOM_ADDRESSES = {{
    "release": "news/{{slug}}/",
    "stroy": "blog/{{slug}}/",
}}
"""
PUBLISH = """\
import os
from pelicanconf import *

if os.environ.get("NEVER_SET"):
    RELATIVE_URLS = True
else:
    PRESSROOM_PAPER = "letter"
PRESSROOM_ZONES = [
    "America/Toronto",
    "America/Calgary",
]
"""


def write(root: Path, name: str, text: str) -> Path:
    """A settings file of a blog."""
    blog(root)
    (root / name).write_text(text)
    return root


def said(root: Path, *, publish: bool = False) -> list[str]:
    """Where `check` sees each problem of the settings."""
    import datetime as dt

    now = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    problems = draft(open_site(root, publish=publish), now).problems
    return [f"{p.place.path}:{p.place.line}: {p.code}" for p in problems]


def test_problems_are_at_the_line_of_their_setting(tmp_path: Path) -> None:
    """A wrong entry is told at its own line."""
    assert said(write(tmp_path, "pelicanconf.py", BASE)) == [
        "pelicanconf.py:6: R911",
        "pelicanconf.py:9: R916",
    ]


def test_settings_that_another_file_takes_over(tmp_path: Path) -> None:
    """Of publishconf.py's settings, each is told in the file that says it."""
    write(tmp_path, "pelicanconf.py", BASE)
    write(tmp_path, "publishconf.py", PUBLISH)
    (tmp_path / "pelicanconf.py").write_text(BASE)
    assert said(tmp_path, publish=True) == [
        "pelicanconf.py:6: R911",
        "pelicanconf.py:9: R916",
        "publishconf.py:7: R920",
        "publishconf.py:10: R913",
    ]


def test_pelican_command_tells_the_same(tmp_path: Path) -> None:
    """Run by Pelican's command with another settings file, its lines are told too."""
    write(tmp_path, "site_settings.py", f"{CONF}OUTPUT_PATH = 'output'\nPRESSROOM_PAPER = 'a5'\n")
    result = command(tmp_path, "pelican", "content", "-s", "site_settings.py")
    assert "site_settings.py:6: R920" in result.stdout + result.stderr


def test_what_nobody_wrote_is_at_the_first_line(tmp_path: Path) -> None:
    """A setting that is made up as the file runs has no line of its own."""
    text = f"{CONF}globals()['PRESSROOM_PAPER'] = 'a5'\n"
    assert said(write(tmp_path, "pelicanconf.py", text)) == ["pelicanconf.py:1: R920"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A = 1\nb = 2\n", {"A"}),
        ("A: int = 1\nB += [1]\n", {"A", "B"}),
        ("A, B = 1, 2\n", {"A", "B"}),
        ("try:\n    A = 1\nexcept OSError:\n    B = 2\nfinally:\n    C = 3\n", {"A", "B", "C"}),
        ("for x in (1,):\n    A = x\nwith open(x) as f:\n    B = f\n", {"A", "B"}),
        ("def f():\n    A = 1\nclass X:\n    B = 1\n", set()),
        ("from nowhere import *\nfrom . import A\n", set()),
        ("from conf import *\nA = 1\n", {"A"}),
        ("A = (\n", set()),
        ("A = {'x': 1}\nA['y'] = 2\n", {"A", "A.x", "A.y"}),
    ],
)
def test_what_a_file_sets(tmp_path: Path, text: str, names: set[str]) -> None:
    """Every form in which a setting is written, and nothing else; a broken file sets nothing."""
    (tmp_path / "conf.py").write_text(text)
    assert set(declared(tmp_path / "conf.py", tmp_path).places) == names


def test_a_setting_may_say_what_pelican_has_anyway(tmp_path: Path) -> None:
    """ARTICLE_SAVE_AS as in Pelican's documentation holds, though it is Pelican's own default."""
    given = {"ARTICLE_SAVE_AS": "{slug}.html", "ARTICLE_URL": "{slug}.html"}
    pelican(blog(tmp_path, ORDINARY, **given, TAG_SAVE_AS="tag/{slug}.html"))
    assert {"first-post.html", "tag/soil.html"} <= set(tree(tmp_path / "output"))
    assert 'href="/second-post.html"' in page(tmp_path, "first-post.html")


def test_false_where_pelican_has_it_is_no_mistake(tmp_path: Path) -> None:
    """`DEFAULT_PAGINATION = False`, as old settings files say it, is left at our own number."""
    assert said(write(tmp_path, "pelicanconf.py", f"{CONF}DEFAULT_PAGINATION = False\n")) == []


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ('"Free."', {"fr": "Free.", "en": "Free."}),
        ('{"en": "Free.", "fr": "Libre."}', {"fr": "Libre.", "en": "Free.", "ar": "Free."}),
    ],
)
def test_terms_in_several_languages(told: str, found: dict[str, str], tmp_path: Path) -> None:
    """Terms of use are one text for all languages, or one for each, the site's own for the others."""
    root = write(tmp_path, "pelicanconf.py", f"{CONF}PRESSROOM_USAGE_TERMS = {told}\n")
    terms = open_site(root).settings.usage_terms
    assert {lang: terms.get(lang, "en") for lang in found} == found
    assert said(root) == []


def test_terms_that_are_no_texts_are_refused(tmp_path: Path) -> None:
    """A list of terms, or a number for a language, is told at its line and counts as none."""
    root = write(tmp_path, "pelicanconf.py", f'{CONF}PRESSROOM_USAGE_TERMS = {{"en": 1}}\n')
    assert said(root) == ["pelicanconf.py:5: R901"]
    assert not open_site(root).settings.usage_terms
