"""`--strict`: warnings stop a build and fail a check, and that is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pressroom.cli.main import main

CONF = """\
SITENAME = "Scratch"
SITEURL = "https://scratch.example.org"
TIMEZONE = "UTC"
PLUGINS = ["pressroom"]
"""
DESK = "---\nname: Jo Desk\nmedia_contact: true\nphone: 403-555-0100\nemail: jo@example.org\n---\n"
GOOD = "---\ntitle: Doors\ndate: 2026-05-01\n---\n\nOpen.\n"
DOUBTFUL = "---\ntitle: Windows\ndate: 2026-05-01\nsumary: Open.\n---\n\nOpen.\n"
WRONG = "---\ntitle: Walls\ndate: 2026-05-01\ntopic: [a]\n---\n\nShut.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one faultless story."""
    (tmp_path / "pelicanconf.py").write_text(CONF)
    add(tmp_path, "people/jo", DESK)
    add(tmp_path, "stories/doors", GOOD)
    return tmp_path


def add(root: Path, name: str, text: str) -> None:
    """Write one text."""
    file = root / f"content/{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def run(site: Path, *words: str) -> Result:
    """One command."""
    given = ["--site", str(site), "--now", "2026-06-01T12:00:00Z"]
    return CliRunner().invoke(main, [words[0], *given, *words[1:]], catch_exceptions=False)


def test_warnings_stop_a_strict_build(site: Path) -> None:
    """The warning is shown, nothing is published, and the last line says why."""
    add(site, "stories/windows", DOUBTFUL)
    result = run(site, "build", "--strict")
    assert result.exit_code == 1
    assert "content/stories/windows.md:4: F104" in result.stdout
    assert result.stderr == "Not published: 1 warning, and --strict lets none pass.\n"
    assert not (site / "output").exists()
    assert run(site, "build").exit_code == 0


def test_a_strict_check_says_the_same(site: Path) -> None:
    """A check fails where a strict build would, and says so."""
    add(site, "stories/windows", DOUBTFUL)
    assert run(site, "check").exit_code == 0
    result = run(site, "check", "--strict")
    assert result.exit_code == 1
    assert result.stderr == "1 warning, and --strict lets none pass.\n"


def test_errors_are_counted_first(site: Path) -> None:
    """What would stop any build is told before what stops a strict one."""
    add(site, "stories/windows", DOUBTFUL)
    add(site, "stories/walls", WRONG)
    said = "Not published: 1 error, 1 warning.\n"
    assert run(site, "build").stderr == run(site, "build", "--strict").stderr == said


def test_faultless_site_is_strictly_published(site: Path) -> None:
    """Nothing wrong, nothing to stop."""
    assert run(site, "build", "--strict").exit_code == 0
    assert run(site, "check", "--strict").stderr == "Nothing is wrong.\n"


def test_keep_going_strictly_leaves_out_what_is_doubtful(site: Path) -> None:
    """With both, files with warnings are left out as those with errors are."""
    add(site, "stories/windows", DOUBTFUL)
    add(site, "stories/walls", WRONG)
    result = run(site, "build", "--strict", "--keep-going")
    assert result.exit_code == 0
    assert "Left out for its errors: content/stories/walls.md" in result.stderr
    assert "Left out for its warnings: content/stories/windows.md" in result.stderr
    published = {path.name for path in (site / "output/stories/2026").iterdir()}
    assert published == {"doors"}


def test_a_colour_that_is_none_is_one_line(site: Path) -> None:
    """A colour by its name is an error in its line of the settings, and everything else is checked."""
    (site / "pelicanconf.py").write_text(f'{CONF}PRESSROOM_BRAND = "teal"\n')
    add(site, "stories/windows", DOUBTFUL)
    result = run(site, "check")
    assert result.exit_code == 1
    assert "pelicanconf.py:5: R910 PRESSROOM_BRAND" in result.output
    assert "content/stories/windows.md:4: F104" in result.output


def test_a_site_without_publishconf_is_told_how_to_begin_one(site: Path) -> None:
    """`publish` names the file that is missing and the line that is enough."""
    result = run(site, "publish")
    assert result.exit_code == 2
    assert "from pelicanconf import *" in result.output
