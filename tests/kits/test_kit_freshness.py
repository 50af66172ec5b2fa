"""What a change makes anew: a kit's own files, and no other's."""

from __future__ import annotations

from pathlib import Path

from kit_newsroom import NOW, RELEASE, SIDECAR, lay_out, photo

from pressroom.build.reporter import Event, Kept, Wrote
from pressroom.plugin.build import Order, build_site
from pressroom.plugin.sites import open_site

COSTLY = (".pdf", ".docx", ".zip", ".jpg", ".png", ".webp", ".avif", "qr.svg")
MORE = 12
"""Releases besides, with three pictures each."""


class Desk:
    """Notes what was made and what was still fresh, but for the index of the search."""

    def __init__(self) -> None:
        self.made: set[str] = set()
        self.kept: set[str] = set()

    def tell(self, event: Event) -> None:
        """Take notice of an event."""
        wanted = isinstance(event, (Wrote, Kept)) and event.path.endswith(COSTLY)
        if wanted and not event.path.startswith("search/"):
            (self.made if isinstance(event, Wrote) else self.kept).add(event.path)


def many() -> dict[str, str | bytes]:
    """More releases, each with pictures and words of its own."""
    files: dict[str, str | bytes] = {}
    for number in range(MORE):
        folder = f"releases/more-{number:02}"
        photos = ", ".join(f"{letter}.jpg" for letter in "abc")
        text = RELEASE.replace("First families", f"Families of house {number}")
        files[f"{folder}/index.md"] = text.replace("photos: [keys.jpg]", f"photos: [{photos}]")
        for each, letter in enumerate("abc"):
            files[f"{folder}/{letter}.jpg"] = photo(10 + number * 3 + each)
            files[f"{folder}/{letter}.jpg.yml"] = SIDECAR
    return files


def built(root: Path) -> Desk:
    """Build, and say what that made."""
    desk = Desk()
    build_site(open_site(root), Order(NOW, desk, jobs=1))
    return desk


def kits(paths: set[str]) -> set[str]:
    """The folders of the kits among some paths."""
    return {"/".join(path.split("/")[:2]) for path in paths if path.startswith("kit/")}


def test_one_edit_makes_one_kit(tmp_path: Path) -> None:
    """Of many kits nothing is made again when nothing changed, one kit when one text or caption did, and
    of a picture that changed its own renditions and the kits that hold it."""
    root = lay_out(tmp_path, many())
    first = built(root)
    assert len(kits(first.made)) > MORE
    again = built(root)
    assert again.made == set()
    assert again.kept == first.made | first.kept

    text = root / "content/releases/more-03/index.md"
    text.write_text(text.read_text().replace("Much.", "Very much."))
    edited = built(root)
    assert {path.rpartition(".")[2] for path in edited.made} == {"pdf", "docx", "zip"}
    assert len(edited.made) == 3
    assert len(kits(edited.made)) == 1

    (text.parent / "b.jpg.yml").write_text(SIDECAR.replace("Olena Kovalenko", "Olena K."))
    captioned = built(root)
    assert kits(captioned.made) == kits(edited.made)
    pictures = {path for path in captioned.made if not path.startswith("kit/")}
    assert pictures
    assert all(path.startswith("releases/2026/more-03/") or "more-03" in path for path in pictures)

    (text.parent / "b.jpg").write_bytes(photo(5))
    pictured = built(root)
    assert kits(pictured.made) == kits(edited.made)
    assert not {path for path in pictured.made if path.endswith((".pdf", ".docx"))}


def test_edit_shows_in_every_language(tmp_path: Path) -> None:
    """An edit of a text shows on the kit's pages in all languages, as in a build from scratch."""
    root = lay_out(tmp_path)
    built(root)
    text = root / "content/releases/keys/index.md"
    text.write_text(text.read_text().replace("carried their boxes", "carried thin boxes"))
    built(root)
    pages = {page: page.read_text() for page in (root / "output").glob("**/kit/*/index.html")}
    assert sum("carried thin boxes" in page for page in pages.values()) == 2
    assert not any("carried their boxes" in page for page in pages.values())
    build_site(open_site(root), Order(NOW, Desk(), jobs=1, clean=True))
    assert {page: page.read_text() for page in pages} == pages
