"""What a build loads: nothing that takes long and that an edit has no use for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CONF = """\
SITENAME = "Scratch"
SITEURL = "https://scratch.example.org"
TIMEZONE = "UTC"
PLUGINS = ["pressroom"]
PRESSROOM_SEARCH = False
PRESSROOM_NEWSML = True
"""
STORY = "---\ntitle: A lantern\ndate: 2026-01-01\n---\nIt burns.\n"
UNUSED = ("cryptography.hazmat", "docx", "icalendar", "regex", "segno", "typst", "zxcvbn")
FOR_OTHERS = ("PIL.Image", "docutils", "importlib.metadata", "pelican", "rich", "urllib.request")
"""What reading Pelican's settings loads, and nothing that makes a site does."""
SAID = f"""
import sys
from pressroom.cli.main import main
main(["build", "--jobs", "1", "--now", "2026-06-15T12:00:00+00:00"], standalone_mode=False)
print("loaded:", *(name for name in {UNUSED} if name in sys.modules))
"""


def build(root: Path) -> str:
    """What a build in a process of its own prints."""
    command = [sys.executable, "-c", SAID]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def test_an_edit_loads_nothing_it_has_no_use_for(tmp_path: Path) -> None:
    """A build after an edit of a text loads no library that draws, seals, dates, counts or sets."""
    story = tmp_path / "content/news/lantern.md"
    story.parent.mkdir(parents=True)
    story.write_text(STORY)
    (tmp_path / "pelicanconf.py").write_text(CONF)
    build(tmp_path)
    story.write_text(STORY.replace("burns", "glows"))
    *_, loaded = build(tmp_path).splitlines()
    assert loaded.split() == ["loaded:"]
    assert "glows" in "".join(page.read_text() for page in tmp_path.glob("output/**/*.html"))


def test_what_makes_a_site_loads_neither_pelican_nor_what_draws() -> None:
    """Everything below the plugin is imported without Pelican, Pillow, or what fetches from the web."""
    rooms = (
        "pressroom.publishing.production, pressroom.personal.publication, pressroom.outreach.book"
    )
    said = f"import sys, {rooms}; print(*(n for n in {UNUSED + FOR_OTHERS} if n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
