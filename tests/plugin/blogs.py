"""Small blogs written into a folder, and the ways to build them."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from PIL import Image

NOW = "2026-06-01T12:00:00-06:00"
MOMENT = dt.datetime.fromisoformat(NOW)
THEMES = (None, "simple")
"""Pressroom's theme, and one that was made for Pelican."""

ORDINARY = {
    "content/first.md": "Title: First post\nDate: 2024-05-01\nCategory: Garden\nTags: soil, seeds\n"
    "Author: Jo Doe\n\nSee [second]({filename}second.rst), [about]({filename}/pages/us.md) and "
    "[the plan]({attach}plans/bed.txt).\n\n![A bed]({static}/images/bed.png)\n",
    "content/second.rst": "Second post\n###########\n\n:date: 2024-06-01 10:00\n:tags: soil\n"
    ":summary: Short one.\n\nBody *text*. `First <{filename}first.md>`_.\n",
    "content/third.html": "<html><head><title>Third post</title>"
    '<meta name="date" content="2024-07-01 09:00"><meta name="tags" content="seeds">'
    '</head><body><p>Plain <a href="{filename}first.md">first</a>.</p></body></html>',
    "content/pages/us.md": "Title: Who we are\n\nGardeners.\n",
    "content/plans/bed.txt": "two by three\n",
}


def blog(root: Path, files: dict[str, str] | None = None, **settings: Any) -> Path:
    """Write a blog: its texts by path, a picture, and its settings."""
    given = {
        "SITENAME": "Garden Notes",
        "SITEURL": "https://garden.example.org",
        "TIMEZONE": "America/Edmonton",
        "PLUGINS": ["pressroom"],
        "PRESSROOM_NOW": NOW,
    } | settings
    texts = ORDINARY if files is None else files
    lines = [f"{name} = {value!r}\n" for name, value in given.items() if value is not None]
    for path, text in {**texts, "pelicanconf.py": "".join(lines)}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    picture(root / "content/images/bed.png")
    return root


def picture(path: Path, colour: str = "teal") -> None:
    """A small picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 30), colour).save(path)


def pelican(root: Path, **override: Any) -> Any:
    """Run Pelican in this process as its command does; answers with the object."""
    from pelican import Pelican
    from pelican.settings import read_settings

    os.chdir(root)
    host = Pelican(read_settings(str(root / "pelicanconf.py"), override=dict(override)))
    host.run()
    return host


def command(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `pelican` or `pressroom` as a person does."""
    program = Path(sys.executable).with_name(words[0])
    told = {k: v for k, v in os.environ.items() if k != "PRESSROOM_NOW"} | environment
    return subprocess.run(
        [str(program), *words[1:]], cwd=root, env=told, capture_output=True, text=True, check=False
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def page(root: Path, path: str) -> str:
    """A page of the published site."""
    return (root / "output" / path).read_text("utf-8")
