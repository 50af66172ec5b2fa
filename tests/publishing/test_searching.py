"""The search of whole small sites: what the index knows, and sites that have none."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from scratch_sites import CONF, everything, publish, write

NOW = dt.datetime(2026, 11, 23, 16, tzinfo=dt.UTC)
STORY = "---\ntitle: {title}\ndate: {date}\ntopic: doors\n---\n{text}\n"


def story(title: str, text: str, date: str = "2026-11-01") -> str:
    """A story's file."""
    return STORY.format(title=title, text=text, date=date)


FILES = {
    "stories/blue.md": story(
        "A blue door", "It opens **inwards**, [they say](https://example.org)."
    ),
    "stories/bleue.fr.md": "---\nlang: fr\n" + story("Une porte bleue", "Elle s’ouvre.")[4:],
    "stories/later.md": story("A secret cellar", "Nobody knows of the steps.", "2027-03-01"),
    "topics/doors.md": "---\ntitle: Doors\n---\nWhat leads in and out.\n",
    "pages/house.md": "---\ntitle: House rules\n---\nKnock first.\n",
}


def fragments(root: Path) -> dict[str, dict[str, Any]]:
    """What the index keeps of each page, by its address."""
    files = sorted((root / "output").glob("search/index/*/fragment/*"))
    known = [json.loads(gzip.decompress(file.read_bytes())[12:]) for file in files]
    return {fragment["url"]: fragment for fragment in known}


def index(root: Path) -> dict[str, bytes]:
    """The files of the index."""
    folder = root / "output/search/index"
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_what_is_public_is_found(tmp_path: Path) -> None:
    """Stories, people, topics and pages are in the index of their language, as text."""
    write(tmp_path, FILES)
    publish(tmp_path, NOW)
    found = fragments(tmp_path)
    assert "opens inwards, they say." in found["/stories/2026/blue/"]["content"]
    assert found["/stories/2026/blue/"]["filters"] == {
        "kind": ["story"],
        "topic": ["doors"],
        "year": ["2026"],
    }
    assert found["/house/"]["filters"] == {"kind": ["page"]}
    assert {"/people/jo/", "/topics/doors/", "/fr/stories/2026/bleue/"} <= set(found)
    shards = {path.partition("/")[0] for path in index(tmp_path)}
    assert shards == {"en-1", "fr-1", "en.json", "fr.json", "pagefind.js"}


def test_what_is_withheld_is_not(tmp_path: Path) -> None:
    """A text of the future is in no part of the index, and in it when its time has come."""
    write(tmp_path, FILES)
    publish(tmp_path, NOW)
    assert not any("later" in url for url in fragments(tmp_path))
    publish(tmp_path, NOW + dt.timedelta(days=200))
    assert "/stories/2027/later/" in fragments(tmp_path)


def test_a_word_more_remakes_one_shard(tmp_path: Path) -> None:
    """An edit changes the files of its own shard only; without one there are the same again."""
    write(tmp_path, FILES)
    publish(tmp_path, NOW)
    before = index(tmp_path)
    write(tmp_path, {"stories/blue.md": story("A blue door", "It opens outwards.")})
    publish(tmp_path, NOW)
    after = index(tmp_path)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed
    assert {path.partition("/")[0] for path in changed} == {"en-1"}
    publish(tmp_path, NOW + dt.timedelta(minutes=1))
    assert index(tmp_path) == after


def test_a_site_may_do_without(tmp_path: Path) -> None:
    """PRESSROOM_SEARCH = False leaves the index, the box and the permissions away; lists stay."""
    write(tmp_path, FILES, CONF + "PRESSROOM_SEARCH = False\n")
    assert not [p for p in publish(tmp_path, NOW).problems if p.code == "R906"]
    assert not index(tmp_path)
    assert unsearchable(tmp_path)


def test_a_machine_without_the_indexer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program isn't installed the build says so in one line and goes on without."""
    monkeypatch.setitem(sys.modules, "pagefind_bin_extended", None)
    write(tmp_path, FILES)
    said = [p for p in publish(tmp_path, NOW).problems if p.code == "R906"]
    assert len(said) == 1 and "\n" not in str(said[0])
    assert not index(tmp_path)
    assert unsearchable(tmp_path)


def unsearchable(root: Path) -> bool:
    """Whether no page has a box or the permission, and the search page leads to the lists."""
    said = everything(root / "output")
    page = (root / "output/search/index.html").read_text()
    gone = not any(
        word in said for word in ("wasm-unsafe-eval", 'class="nav-search"', 'id="finder-q"')
    )
    return gone and "/topics/doors/" in page and "form-action 'none'" in page
