"""Pelican's own command with the plugin: what it publishes, when, and what stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from blogs import MOMENT, NOW, ORDINARY, THEMES, blog, command, page, pelican, tree

from pressroom.build.reporter import Silent
from pressroom.plugin.build import Order
from pressroom.plugin.host import build
from pressroom.plugin.hosting import Unpublished
from pressroom.plugin.sites import open_site

both = pytest.mark.parametrize("theme", THEMES)


@both
def test_both_commands_publish_the_same_bytes(tmp_path: Path, theme: str | None) -> None:
    """`pelican content` and `pressroom build` make the same site of the same content and moment."""
    blog(tmp_path, THEME=theme)
    ran = command(tmp_path, "pelican", "content")
    assert ran.returncode == 0, ran.stdout
    first = tree(tmp_path / "output")
    ran = command(tmp_path, "pressroom", "build", "--now", NOW)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert tree(tmp_path / "output") == first
    assert "stories/2024/first-post/index.html" in first


def test_other_plugins_change_nothing_by_being_there(tmp_path: Path) -> None:
    """With a plugin that adds nothing, Pelican reads every text and the site is the same."""
    build(open_site(blog(tmp_path)), Order(MOMENT, Silent(), jobs=1))
    alone = tree(tmp_path / "output")
    blog(tmp_path, PLUGINS=["pressroom", "neighbors"])
    pelican(tmp_path)
    assert tree(tmp_path / "output") == alone


@both
def test_one_object_runs_again(tmp_path: Path, theme: str | None) -> None:
    """`pelican -r` runs one object again and again: each run sees the edit, the settings are its own."""
    host = pelican(blog(tmp_path, THEME=theme))
    output, articles = host.settings["OUTPUT_PATH"], host.settings["ARTICLE_PATHS"]
    assert (output, articles) == ("output", [""])
    assert host.output_path == output
    (tmp_path / "content/fourth.md").write_text("Title: Fourth\nDate: 2024-08-01\n\nNew.\n")
    host.run()
    assert "Fourth" in page(tmp_path, "stories/2024/fourth/index.html")
    (tmp_path / "content/fourth.md").unlink()
    host.run()
    assert "stories/2024/fourth/index.html" not in tree(tmp_path / "output")


@both
def test_run_goes_on_after_a_mistake(tmp_path: Path, theme: str | None) -> None:
    """A broken edit publishes nothing and leaves the object usable: the mended one appears."""
    host = pelican(blog(tmp_path, THEME=theme))
    before = tree(tmp_path / "output")
    (tmp_path / "content/fourth.md").write_text("Title: Fourth\nDate: soon\n\nNew.\n")
    with pytest.raises(Unpublished):
        host.run()
    assert tree(tmp_path / "output") == before
    (tmp_path / "content/fourth.md").write_text("Title: Fourth\nDate: 2024-08-01\n\nNew.\n")
    host.run()
    assert "Fourth" in page(tmp_path, "stories/2024/fourth/index.html")


def test_mistake_is_one_line_and_exit_1(tmp_path: Path) -> None:
    """Pelican's command says the place and the code, shows no trace and publishes nothing."""
    blog(tmp_path, {**ORDINARY, "content/odd.md": "Title: Odd\nDate: soon\n\nNew.\n"})
    ran = command(tmp_path, "pelican", "--log-handler", "plain", "content")
    said = ran.stdout + ran.stderr
    assert ran.returncode == 1
    assert "content/odd.md:2: F107" in said
    assert "Traceback" not in said
    assert not (tmp_path / "output").exists()


def test_command_takes_another_output_and_settings(tmp_path: Path) -> None:
    """`-s publishconf.py` and `-o` say what and where, as ever."""
    blog(tmp_path)
    conf = 'from pelicanconf import *\nSITEURL = "https://elsewhere.example.org"\n'
    (tmp_path / "publishconf.py").write_text(f"import sys\nsys.path.insert(0, '.')\n{conf}")
    ran = command(tmp_path, "pelican", "content", "-s", "publishconf.py", "-o", "public")
    assert ran.returncode == 0, ran.stdout
    home = (tmp_path / "public/index.html").read_text()
    assert "https://elsewhere.example.org/" in home
    assert not (tmp_path / "output").exists()


def test_moment_comes_from_the_environment(tmp_path: Path) -> None:
    """PRESSROOM_NOW opens at its time what is dated later."""
    files = {**ORDINARY, "content/later.md": "Title: Later\nDate: 2030-01-01\n\nAt last.\n"}
    blog(tmp_path, files, PRESSROOM_NOW=None)
    ran = command(tmp_path, "pelican", "content", PRESSROOM_NOW="2031-01-01T00:00:00Z")
    assert ran.returncode == 0, ran.stdout
    assert "At last" in page(tmp_path, "stories/2030/later/index.html")


def test_pelican_finds_the_plugin_by_itself(tmp_path: Path) -> None:
    """Without PLUGINS, Pelican finds pressroom in its namespace."""
    blog(tmp_path, PLUGINS=None)
    shim = Path(__file__).parents[2] / "shim"
    ran = command(tmp_path, "pelican", "content", PYTHONPATH=str(shim))
    assert ran.returncode == 0, ran.stdout
    assert "stories/2024/first-post/index.html" in tree(tmp_path / "output")


@both
def test_runs_without_the_plugin_are_left_alone(tmp_path: Path, theme: str | None) -> None:
    """Another site built in the same process, without pressroom, is Pelican's own."""
    pelican(blog(tmp_path / "ours", THEME=theme))
    pelican(
        blog(tmp_path / "theirs", {"content/a.md": "Title: A\nDate: 2024-01-01\n\nB"}, PLUGINS=[])
    )
    assert "a.html" in tree(tmp_path / "theirs/output")
