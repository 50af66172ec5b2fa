"""What templates were compiled to is kept for the user, and never taken for what it isn't."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from pressroom.site.compiled import UNUSED, Compiled, compiled_for


def page(compiled: Compiled, source: str = "Hello {{ name }}.") -> str:
    """A page from a template, as one process makes it."""
    made = Environment(loader=DictLoader({"a.html": source}), bytecode_cache=compiled)
    return made.get_template("a.html").render(name="Amira")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's cache of their own, with nothing in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "pressroom" / "templates"


def kept(cache: Path) -> list[Path]:
    """The files in the cache."""
    return [file for file in cache.rglob("*") if file.is_file()]


def test_taken_by_the_next_process(cache: Path) -> None:
    """What was compiled once isn't compiled again, by whatever site of the user's."""
    assert page(compiled_for({})) == "Hello Amira."
    (file,) = kept(cache)
    file.write_bytes(file.read_bytes().replace(b"Hello ", b"Salut "))
    assert page(compiled_for({"SITENAME": "Another"})) == "Salut Amira."


@pytest.mark.usefixtures("cache")
def test_changed_template_is_compiled() -> None:
    """A template that changed is compiled, though its name stays."""
    page(compiled_for({}))
    assert page(compiled_for({}), "Bye {{ name }}.") == "Bye Amira."


@pytest.mark.parametrize("damage", [b"", b"j2", b"\0" * 400])
def test_damage_is_compiled(cache: Path, damage: bytes) -> None:
    """A damaged file counts for nothing."""
    page(compiled_for({}))
    for file in kept(cache):
        file.write_bytes(damage)
    assert page(compiled_for({})) == "Hello Amira."


def test_settings_that_templates_are_compiled_by_part_them(cache: Path) -> None:
    """Other options of Jinja's mean other code; filters that are code mean that nothing is kept."""
    page(compiled_for({}))
    page(compiled_for({"JINJA_ENVIRONMENT": {"trim_blocks": False}}))
    assert len(kept(cache)) == 2
    page(compiled_for({"JINJA_FILTERS": {"loud": str.upper}}))
    page(compiled_for({"JINJA_FILTERS": {"loud": lambda text: text}}))
    assert len(kept(cache)) <= 3


def test_what_others_may_write_is_not_run(cache: Path) -> None:
    """A folder that others can write into is left alone."""
    page(compiled_for({}))
    (file,) = kept(cache)
    file.write_bytes(file.read_bytes().replace(b"Hello ", b"Salut "))
    file.parent.chmod(0o777)
    assert page(compiled_for({})) == "Hello Amira."


def test_no_cache_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the user's cache can't be made, everything is compiled as ever."""
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert page(compiled_for({})) == "Hello Amira."


def test_swept(cache: Path) -> None:
    """What an older program compiled goes when it wasn't used for long."""
    page(compiled_for({}))
    (file,) = kept(cache)
    long_ago = time.time() - UNUSED - 10
    os.utime(file.parent, (long_ago, long_ago))
    page(compiled_for({"JINJA_ENVIRONMENT": {"trim_blocks": False}}))
    assert not file.exists()
    assert len(kept(cache)) == 1
