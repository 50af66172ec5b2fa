"""Mistakes that show only when texts are rendered stop a build like any other."""

import datetime as dt

import pytest
from scratch_sites import CONF, publish, write

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
