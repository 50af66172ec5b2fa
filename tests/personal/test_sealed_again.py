"""A sealed kit is taken from the last site where sealing it would give the same bytes, and only there."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from personal_newsroom import AFTER, build, lay_out, made, picture, run

RECORD = ".pressroom/cache/v2/sealed.json"
Edit = Callable[[Path], object]


def written(name: str, old: str, new: str) -> Edit:
    """Put other words into a file."""

    def edit(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text or new in text
        (root / name).write_text(text.replace(old, new), "utf-8")

    return edit


def files(root: Path) -> dict[str, bytes]:
    """Every file of the sealed kits, by its path."""
    sealed = root / "output" / "k"
    return {f.relative_to(sealed).as_posix(): f.read_bytes() for f in sealed.rglob("*.*")}


def inodes(root: Path, kit: str) -> dict[str, int]:
    """Which files a kit's ciphertext consists of."""
    folder = root / "output" / "k" / kit
    return {file.name: file.stat().st_ino for file in folder.glob("*.bin")}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A newsroom published with the kits of two readers, and their kits' names."""
    root = lay_out(tmp_path_factory.mktemp("again"))
    kits = {kit["journalist"]: kit["kit"] for kit in made(root, "make", "study", "--for", "dana")}
    found = made(root, "make", "study", "--for", "layla", "--passphrase")
    kits |= {kit["journalist"]: kit["kit"] for kit in found}
    build(root)
    return root, kits


@pytest.fixture
def site(
    published: tuple[Path, dict[str, str]], tmp_path: Path
) -> tuple[Path, dict[str, str], dict[str, dict[str, int]]]:
    """The same in a folder of its own, with the files that its kits consist of."""
    root = tmp_path / "site"
    shutil.copytree(published[0], root)
    build(root)
    return root, published[1], {name: inodes(root, kit) for name, kit in published[1].items()}


def test_nothing_of_it_changed(
    site: tuple[Path, dict[str, str], dict[str, dict[str, int]]],
) -> None:
    """A build in which something else changed takes both kits as they are, passphrase or not."""
    root, kits, before = site
    written("content/releases/keys/index.md", "Nine families", "Ten families")(root)
    build(root)
    assert {name: inodes(root, kit) for name, kit in kits.items()} == before
    assert all(before.values())


STUDY = "content/releases/study"
DANA = "outreach/journalists/dana.yml"
COURIER = "outreach/outlets/bow-courier.yml"
PHOTO, LATER = "staircase-vellumoak.jpg", "2027-05-01T00:00:00-07:00"
BOTH, FIRST, SECOND = {"dana", "layla"}, {"dana"}, {"layla"}


CHANGES: tuple[tuple[Edit, set[str]], ...] = (
    (written(f"{STUDY}/index.md", "carried", "bore"), BOTH),
    (written(f"{STUDY}/index.ar.md", "حملت", "نقلت"), BOTH),
    (written(f"{STUDY}/index.md", "**tumbleglass** rents", "**tumbleglass** fees"), FIRST),
    (lambda root: run(root, "kit", "remake", "--affected"), set()),
    (written(DANA, "Dana", "Diana"), FIRST),
    (written(COURIER, "formats: [docx]", "formats: [txt]"), FIRST),
    (written(COURIER, "America/Toronto", "America/Vancouver"), FIRST),
    (written("outreach/outlets/al-jisr.yml", "المرجانة", "اللؤلؤة"), SECOND),
    (written("content/people/jo-brandt.md", "0101", "0109"), BOTH),
    (written("content/releases/keys/index.md", "Ten", "Twelve"), set()),
    (written("pelicanconf.py", "Free with credit.", "Free with a link."), BOTH),
    (written(f"{STUDY}/staircase-vellumoak.jpg.yml", "Olena K.", "Olena L."), BOTH),
    (lambda root: (root / STUDY / PHOTO).write_bytes(picture(77, ".jpg")), BOTH),
    (lambda root: made(root, "make", "study", "--for", "dana", "--expires", LATER), FIRST),
    (lambda root: made(root, "make", "study", "--for", "dana", "--passphrase"), FIRST),
)


def test_whatever_it_hangs_on(
    site: tuple[Path, dict[str, str], dict[str, dict[str, int]]],
) -> None:
    """A change of text, angle, reader, outlet, contact, terms, picture, expiry or passphrase seals the
    kits that it touches anew, and no others."""
    root, kits, before = site
    written("content/releases/keys/index.md", "Nine", "Ten")(root)
    for number, (edit, changed) in enumerate(CHANGES):
        edit(root)
        build(root)
        after = {name: inodes(root, kit) for name, kit in kits.items()}
        assert {name for name in kits if after[name] != before[name]} == changed, number
        before = after


def test_revoked_expired_and_forbidden_kits_are_gone(
    site: tuple[Path, dict[str, str], dict[str, dict[str, int]]],
) -> None:
    """A kit that was revoked, or whose reader may have it no more, leaves nothing in the next site."""
    root, kits, _ = site
    run(root, "kit", "revoke", kits["dana"])
    (root / "outreach/journalists/layla.yml").open("a").write("do_not_contact: true\n")
    build(root)
    assert files(root) == {}


def test_a_new_secret_and_a_revealed_text_seal_anew(
    site: tuple[Path, dict[str, str], dict[str, dict[str, int]]],
) -> None:
    """Another secret gives other kits; the end of an embargo gives other bytes under the same links."""
    root, kits, before = site
    build(root, AFTER)
    after = {name: inodes(root, kit) for name, kit in kits.items()}
    assert all(set(after[name]).isdisjoint(before[name]) for name in kits if after[name])
    run(root, "kit", "secret", "--rotate")
    run(root, "kit", "secret", "--drop-old")
    build(root)
    assert files(root) == {}


def test_ciphertext_that_was_written_to_is_made_anew(
    site: tuple[Path, dict[str, str], dict[str, dict[str, int]]],
) -> None:
    """A part that somebody damaged in the output, or deleted, is whole again in the next real build."""
    root, kits, _ = site
    whole = files(root)
    for spoil in (lambda f: f.write_bytes(b"spoilt"), Path.unlink):
        spoil(next((root / "output" / "k" / kits["dana"]).glob("*.bin")))
        (root / "content/releases/keys/index.md").open("a").write("\nAnd more.\n")
        build(root)
        assert files(root) == whole


def test_the_record_tells_nothing(
    site: tuple[Path, dict[str, str], dict[str, dict[str, int]]],
) -> None:
    """What is remembered are digests, for the owner's eyes; a damaged record is none."""
    root, _, _ = site
    record = root / RECORD
    assert record.stat().st_mode & 0o077 == 0
    told = json.loads(record.read_text("utf-8").partition("\n")[2])
    assert all(len(digest) in (0, 64) for digest, _ in told["facts"].values())
    whole = files(root)
    for bad in (b"", record.read_bytes()[:-2]):
        record.write_bytes(bad)
        (root / "content/releases/keys/index.md").open("a").write("\nAnd more.\n")
        build(root)
        assert files(root) == whole


EDITS: tuple[Edit, ...] = (
    written(f"{STUDY}/index.md", "carried", "bore"),
    written(f"{STUDY}/index.md", "bore", "carried"),
    written(f"{STUDY}/index.fr.md", "boîtes", "caisses"),
    written("content/releases/keys/index.md", "First keys", "The first keys"),
    written("content/topics/housing.md", "Homes in Eastvale", "Homes near Eastvale"),
    written("content/media/street/lamp.png.yml", "[rent, lamp]", "[lamp]"),
    written(DANA, "Dana", "Diana"),
    written(COURIER, "[Eastvale]", "[Westvale]"),
    written("content/organization.yml", "Lantern Society", "Lantern House"),
    lambda root: made(root, "make", "study", "--for", "marc"),
    lambda root: made(root, "make", "keys", "--for", "dana"),
)


def test_what_is_taken_is_what_would_be_sealed(tmp_path: Path) -> None:
    """Whatever is changed in whatever order, the kits equal, byte for byte, those of a build that
    remembers none."""
    chance, root = random.Random(7), lay_out(tmp_path / "site")
    made(root, "make", "study", "--for", "dana", "--for", "layla")
    build(root)
    for _ in range(3):
        for edit in chance.sample(EDITS, 3):
            edit(root)
        build(root)
        taken = files(root)
        (root / RECORD).unlink()
        (root / "content/pages").mkdir(exist_ok=True)
        (root / "content/pages/now.md").write_text(f"Title: Now {chance.random()}\n\nNow.\n")
        build(root)
        assert files(root) == taken
