"""Files and folders that are nearly called what they should be are told, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_samples import HEADER, read_files, story

RELEASE = story(HEADER + "summary: x\nlocation: y\ncontacts: [z]\n")

STRAYS: dict[str, tuple[dict[str, str | bytes], str, str]] = {
    "a folder in the singular": (
        {"release/a/index.md": story()},
        "content/release/a/index.md",
        'Did you mean "releases"?',
    ),
    "a folder in capitals": (
        {"Stories/a.md": story()},
        "content/Stories/a.md",
        'Did you mean "stories"?',
    ),
    "a language written out": (
        {"stories/a/index.md": story(), "stories/a/index.french.md": story()},
        "content/stories/a/index.french.md",
        '"french" is no language tag',
    ),
    "an index in capitals": (
        {"stories/a/Index.md": story()},
        "content/stories/a/Index.md",
        "Call it index.md.",
    ),
    "a description without the picture's suffix": (
        {"stories/a/index.md": story(), "stories/a/door.jpg": b"x", "stories/a/door.yml": "alt: x"},
        "content/stories/a/door.yml",
        "Call it door.jpg.yml",
    ),
    "a description of no picture": (
        {"media/a/door.jpg": b"x", "media/a/dor.jpg.yml": "alt: x"},
        "content/media/a/dor.jpg.yml",
        'Did you mean "media/a/door.jpg"?',
    ),
}


@pytest.mark.parametrize("name", STRAYS)
def test_a_stray_is_told_with_its_right_name(name: str, tmp_path: Path) -> None:
    """Each misnamed file or folder is one warning at its place that says what to call it."""
    files, path, words = STRAYS[name]
    (problem,) = read_files(tmp_path, files).problems
    assert (problem.code, problem.severity, problem.place.path) == ("F128", "warning", path)
    assert words in str(problem)


def test_what_has_a_name_of_its_own_is_no_stray(tmp_path: Path) -> None:
    """Folders of a blog, data to download and drawings' sources are called as anybody likes."""
    files: dict[str, str | bytes] = {
        "news/a.md": story(),
        "images/b.png": b"x",
        "releases/c/index.md": RELEASE,
        "releases/c/index.fr.md": story("title: x\nsummary: x\n"),
        "releases/c/openapi.yml": "a: b",
        "releases/c/notes.md": "For us.",
        "media/d/chart.png": b"x",
        "media/d/chart.png.yml": "alt: x",
    }
    assert read_files(tmp_path, files).problems == ()
