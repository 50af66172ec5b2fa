"""A character that no font has is found before anything is set."""

from __future__ import annotations

from pathlib import Path

from kit_newsroom import FILES, NOW, lay_out

from pressroom.plugin.build import draft
from pressroom.plugin.sites import open_site


def problems(root: Path) -> list[str]:
    """The codes and places of what is wrong with a site's glyphs."""
    found = draft(open_site(root), NOW).problems
    return [f"{p.place.path}: {p.message}" for p in found if p.code == "R850"]


def test_nothing_is_missing(tmp_path: Path) -> None:
    """Latin, Arabic, Gurmukhi and Chinese can be set as installed."""
    text = FILES["stories/tea/index.md"].replace("Tea.\n", "شاي ਚਾਹ 茶 чай.\n")
    assert problems(lay_out(tmp_path, {"stories/tea/index.md": text})) == []


def test_missing_character(tmp_path: Path) -> None:
    """Cuneiform can't be: the character and the file are named, and only that file."""
    text = FILES["stories/tea/index.md"].replace("Tea.\n", "Tea 𒀀.\n")
    (said,) = problems(lay_out(tmp_path, {"stories/tea/index.md": text}))
    assert said.startswith("content/stories/tea/index.md: ")
    assert "U+12000" in said


def test_under_embargo(tmp_path: Path) -> None:
    """What is kept back is proofread, too."""
    text = FILES["releases/secret/index.md"].replace("seven", "𒀀")
    (said,) = problems(lay_out(tmp_path, {"releases/secret/index.md": text}))
    assert said.startswith("content/releases/secret/index.md: ")


def test_without_a_kit(tmp_path: Path) -> None:
    """What has no kit needs no glyphs."""
    text = FILES["events/fair/index.md"].replace("Jobs.", "Jobs 𒀀.")
    assert problems(lay_out(tmp_path, {"events/fair/index.md": text})) == []


def test_topic(tmp_path: Path) -> None:
    """A topic's text is proofread as an article's."""
    text = FILES["topics/housing.md"].replace("Rents", "𒀀")
    (said,) = problems(lay_out(tmp_path, {"topics/housing.md": text}))
    assert said.startswith("content/topics/housing.md: ")
