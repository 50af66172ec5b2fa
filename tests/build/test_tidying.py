"""A folder that holds an older site, put in order for the next."""

from __future__ import annotations

import stat
from pathlib import Path

from pressroom.build.tidying import clear_way, tidy


def put(root: Path, *files: str) -> None:
    """Files with something in them."""
    for name in files:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)


def lying(root: Path) -> list[str]:
    """Everything in a folder."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def test_files_make_way_for_folders_and_folders_for_files(tmp_path: Path) -> None:
    """What is in the way of a path goes; everything else stays."""
    put(tmp_path, "a", "b/index.html", "c/d/e.html", "stays/index.html")
    left = ["a", "b/index.html", "c/d/e.html", "stays/index.html"]
    clear_way(tmp_path, left, ["a/index.html", "b", "c/d"])
    assert lying(tmp_path) == ["c", "stays", "stays/index.html"]


def test_nothing_but_the_files_is_left(tmp_path: Path) -> None:
    """Files, folders and links that aren't part of the site go, and what links lead to stays."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    put(site, "index.html", "old/index.html", "news/a.html", "news/deep/b.html", ".half")
    put(elsewhere, "precious")
    (site / "link").symlink_to(elsewhere)
    (site / "news" / "a.html").unlink()
    (site / "news" / "a.html").symlink_to(elsewhere / "precious")
    tidy(site, ["index.html", "news/a.html", "news/c.html"])
    assert lying(site) == ["index.html", "news"]
    assert lying(elsewhere) == ["precious"]


def test_folders_are_open_to_readers(tmp_path: Path) -> None:
    """A folder that somebody closed is opened again."""
    put(tmp_path, "news/a.html")
    (tmp_path / "news").chmod(0o700)
    tidy(tmp_path, ["news/a.html"])
    assert stat.S_IMODE((tmp_path / "news").stat().st_mode) == 0o755
