"""Mistakes that show only when texts are rendered stop a build like any other."""

import datetime as dt

import pytest
from scratch_sites import CONF, everything, publish, write

from pressroom.publishing.production import Stopped

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
STORY = "---\ntitle: Doors\ndate: 2026-11-01\n---\n\n"


def test_a_bad_block_stops_a_build_with_its_line(tmp_path):
    """What is wrong in a body is found at its line in the file, header included."""
    write(tmp_path, {"stories/doors.md": f"{STORY}Open.\n\n::: contact joe\n:::\n"})
    with pytest.raises(Stopped) as stopped:
        publish(tmp_path, NOW)
    assert [str(problem) for problem in stopped.value.problems] == [
        'content/stories/doors.md:8: R329 Person "joe" is unknown. Did you mean "jo"?'
    ]


def test_an_extension_that_cannot_be_loaded_stops_a_build(tmp_path):
    """A misspelled Markdown extension is an error of the settings, said once."""
    conf = f'{CONF}MARKDOWN = {{"extensions": ["markdown.extensions.tocc"]}}\n'
    write(
        tmp_path,
        {"stories/doors.md": f"{STORY}Open.\n", "stories/more.md": f"{STORY}Shut.\n"},
        conf,
    )
    with pytest.raises(Stopped) as stopped:
        publish(tmp_path, NOW)
    assert [(p.code, p.place.path) for p in stopped.value.problems] == [("R918", "pelicanconf.py")]


DEAD = "See [that]({filename}gone.md) and [this tag]({tag}nothing).\n"


@pytest.mark.parametrize("path", ["blog/doors.md", "doors.md", "pages/doors.md"])
def test_a_dead_link_is_a_warning_in_an_ordinary_text(tmp_path, path):
    """An old blog moves in with its dead links; its text stays, the link doesn't."""
    write(tmp_path, {path: STORY + DEAD})
    built = publish(tmp_path, NOW)
    assert [(p.code, p.severity, p.place.path) for p in built.problems] == [
        ("R310", "warning", f"content/{path}")
    ] * 2
    assert "See that and this tag." in everything(tmp_path / "output")


@pytest.mark.parametrize("path", ["backgrounders/doors.md", "topics/doors.md", "people/doors.md"])
def test_a_dead_link_is_an_error_in_a_text_for_the_press(tmp_path, path):
    """What journalists are to rely on isn't published with a link that leads nowhere."""
    header = STORY.replace("title", "name") if "people" in path else STORY
    if "backgrounders" not in path:
        header = header.replace("date: 2026-11-01\n", "")
    write(tmp_path, {path: header + DEAD})
    with pytest.raises(Stopped) as stopped:
        publish(tmp_path, NOW)
    errors = [(p.code, p.place.path) for p in stopped.value.problems if p.severity == "error"]
    assert errors == [("R310", f"content/{path}")] * 2


def test_docutils_settings_hold(tmp_path):
    """DOCUTILS_SETTINGS reach the texts in reStructuredText."""
    text = 'Doors\n#####\n\n:date: 2026-11-01\n\nA "door" opens.\n'
    conf = f"{CONF}DOCUTILS_SETTINGS = {{'smart_quotes': True}}\n"
    write(tmp_path, {"doors.rst": text}, conf)
    publish(tmp_path, NOW)
    assert "A “door” opens." in everything(tmp_path / "output")


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        ({"stories/doors.md": "slug: a\n", "stories/more.md": "slug: a\n"}, ["R802"]),
        (
            {"stories/doors.md": "save_as: a.html\n", "stories/more.md": "save_as: a.html\n"},
            ["R801"],
        ),
    ],
)
def test_an_address_that_is_taken_is_said_once(tmp_path, files, codes):
    """Two texts with one slug, or with one address of their own, are one error."""
    header = "---\ntitle: Doors\ndate: 2026-11-01\n"
    write(tmp_path, {path: f"{header}{more}---\n\nOpen.\n" for path, more in files.items()})
    with pytest.raises(Stopped) as stopped:
        publish(tmp_path, NOW)
    assert [p.code for p in stopped.value.problems if p.severity == "error"] == codes
