"""The archive of a kit: names, order, bytes, and that it opens everywhere."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import shutil
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest
from kit_newsroom import FILES, SECRETS, lay_out, publish

from pressroom.build.archive import Member, pack
from pressroom.build.artifact import MadeFile

STEM = "2026-11-19_keys_en"


def archive(output: Path, name: str) -> zipfile.ZipFile:
    """A built archive by its name."""
    (file,) = output.glob(f"kit/*/{name}.zip")
    return zipfile.ZipFile(file)


def texts(found: zipfile.ZipFile) -> dict[str, str]:
    """What the text files of an archive say, by name within its folder."""
    return {
        info.filename.partition("/")[2]: found.read(info).decode("utf-8-sig")
        for info in found.infolist()
        if info.filename.endswith((".txt", ".csv", ".json", ".md"))
    }


def test_names(output: Path) -> None:
    """One folder named by date, slug and language holds everything under names that people can read."""
    names = archive(output, STEM).namelist()
    assert {name.partition("/")[0] for name in names} == {STEM}
    inside = [name.partition("/")[2] for name in names]
    assert inside == sorted(inside)
    assert {
        *("README.txt", "kit.json", "facts.csv", "photos/captions.txt", "photos/captions.csv"),
        "photos/keys_01_keys-to-a-first-home-calgary.jpg",
        *("logos/lantern.svg", "logos/captions.txt", "people/harpreet.txt", "people/harpreet.jpg"),
        *("audio/name.mp3", "audio/name.txt", "audio/LINKS.txt", "text/quotes.txt"),
        *(f"text/{STEM}.{end}" for end in ("pdf", "docx", "txt", "html", "md", "json")),
    } == set(inside)


def test_french_names(output: Path) -> None:
    """The French archive has French captions in its names and texts."""
    found = archive(output, "2026-11-19_keys_fr")
    assert any("les-cles-dun-premier-logement" in name for name in found.namelist())
    assert "Les clés d’un premier logement" in texts(found)["photos/captions.txt"]


def test_readme(output: Path) -> None:
    """README.txt says whom to call, where the kit is, what is inside, what was corrected, the terms."""
    told = texts(archive(output, STEM))["README.txt"]
    for said in (
        *("Jo Desk", "403-555-0101", "403-555-0103", "jo@example.org", "Weekdays, 8 to 4"),
        *("https://newsroom.example.org/kit/", "Nine families moved in", "captions.csv"),
        *("Free for editorial use with credit.", "Nine families, not ten.", "How rent is counted"),
    ):
        assert said in told
    assert max(len(line) for line in told.splitlines()) <= 100


def test_manifest(output: Path) -> None:
    """kit.json tells size and SHA-256 of every other file, and the rights of each picture."""
    found = archive(output, STEM)
    told = json.loads(texts(found)["kit.json"])
    assert told["kind"] == "release"
    assert told["published"] == "2026-11-19T09:00:00-07:00"
    files = {each["path"]: each for each in told["files"]}
    assert {f"{STEM}/{path}" for path in files} == set(found.namelist()) - {f"{STEM}/kit.json"}
    for path, each in files.items():
        data = found.read(f"{STEM}/{path}")
        assert (len(data), hashlib.sha256(data).hexdigest()) == (each["bytes"], each["sha256"])
    photo = files["photos/keys_01_keys-to-a-first-home-calgary.jpg"]
    assert photo["credit"] == "Olena Kovalenko"
    assert (photo["width"], photo["height"]) == (300, 200)


def test_tables(output: Path) -> None:
    """Captions and facts open in Excel as text: a mark in front, CRLF, no formula."""
    found = archive(output, STEM)
    data = found.read(f"{STEM}/facts.csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 2
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1] == ["'=Homes", "41", "Permit", "", "2026-11-06"]
    captions = list(csv.DictReader(io.StringIO(texts(found)["photos/captions.csv"])))
    assert captions[0]["caption"] == "Keys to a first home, Calgary"
    assert captions[0]["usage_terms"] == "Free with credit"


def test_entries(output: Path) -> None:
    """Every entry has the item's own date and plain rights; pictures are stored, texts packed."""
    for info in archive(output, STEM).infolist():
        assert info.date_time == (2026, 11, 20, 9, 0, 0)
        assert stat.S_IMODE(info.external_attr >> 16) == 0o644
        packed = info.filename.endswith((".txt", ".csv", ".json", ".html", ".md", ".svg"))
        assert (info.compress_type == zipfile.ZIP_DEFLATED) == packed
        assert not info.flag_bits & 0x08


@pytest.mark.parametrize("tool", [("unzip", "-tqq"), ("7z", "t", "-bso0", "-bsp0")])
def test_opens(output: Path, tool: tuple[str, ...]) -> None:
    """Every archive is whole for the openers people have."""
    files = sorted(output.glob("kit/*/*.zip"))
    assert len(files) >= 10
    for file in files:
        assert subprocess.run([*tool, str(file)], capture_output=True, check=False).returncode == 0
        assert zipfile.ZipFile(file).testzip() is None


def test_nothing_withheld(output: Path) -> None:
    """No archive has a word of what is embargoed, nor a picture whose consent was withdrawn."""
    for file in sorted(output.glob("kit/*/*.zip")):
        found = zipfile.ZipFile(file)
        said = " ".join([*found.namelist(), *texts(found).values()]).lower()
        assert not [secret for secret in SECRETS if secret in said], file


def test_same_bytes(output: Path, tmp_path: Path) -> None:
    """Built anew elsewhere, by two processes, every archive has the same bytes."""
    root = lay_out(tmp_path)
    publish(root, jobs=2)
    names = sorted(p.relative_to(output) for p in output.glob("kit/*/*.zip"))
    assert names
    for name in names:
        assert (root / "output" / name).read_bytes() == (output / name).read_bytes(), name


def test_remade_alone(newsroom: Path, tmp_path: Path) -> None:
    """A changed release remakes its own archive; the others are taken from the cache."""
    root = tmp_path / "copy"
    shutil.copytree(newsroom, root)
    before = {p.name: p.stat().st_ino for p in (root / "output").glob("kit/*/*.zip")}
    changed = FILES["advisories/tour/index.md"].replace("Come and see.", "Come early.")
    (root / "content/advisories/tour/index.md").write_text(changed)
    publish(root)
    after = {p.name: p.stat().st_ino for p in (root / "output").glob("kit/*/*.zip")}
    assert set(before) == set(after)
    hashes = [
        {
            p.name: hashlib.sha256(p.read_bytes()).hexdigest()
            for p in base.glob("output/kit/*/*.zip")
        }
        for base in (newsroom, root)
    ]
    assert {n for n in hashes[0] if hashes[0][n] != hashes[1][n]} == {"2026-11-20_tour_en.zip"}


def test_large_recordings_are_linked(tmp_path: Path) -> None:
    """Past the limit a recording is not packed: LINKS.txt, README.txt and kit.json say where it is."""
    conf = lay_out(tmp_path).joinpath("pelicanconf.py")
    conf.write_text(conf.read_text() + "PRESSROOM_KIT_LIMIT = 1\n")
    text = FILES["releases/keys/index.md"].replace("audio: [", "audio: [media/sound/long.mp3, ")
    sound = (tmp_path / "content/media/sound/name.mp3").read_bytes()
    more: dict[str, str | bytes] = {
        "releases/keys/index.md": text,
        "media/sound/long.mp3": sound + sound[-400:] * 3000,
        "media/sound/long.mp3.yml": "caption: Long\ncredit: Jo\nusage_terms: Free\ntranscript: Oh.\n",
    }
    publish(lay_out(tmp_path, more, conf.read_text()))
    found = archive(tmp_path / "output", STEM)
    names = [name.partition("/")[2] for name in found.namelist()]
    assert "audio/long.mp3" not in names
    assert "audio/name.mp3" in names
    address = "https://newsroom.example.org/media/sound/long.mp3"
    told = texts(found)
    assert address in told["audio/LINKS.txt"]
    assert address in told["README.txt"]
    assert json.loads(told["kit.json"])["linked"][0]["url"] == address


def test_any_script(tmp_path: Path) -> None:
    """Names in Arabic and Chinese survive in every opener: they carry the UTF-8 flag."""
    file = tmp_path / "a.zip"
    members = tuple(Member(name, name.encode()) for name in ("صور/مفتاح.txt", "文字/钥匙.txt"))
    pack(file, "مفاتيح", dt.datetime(2026, 11, 19, 9, 0, 1), members)
    with zipfile.ZipFile(file) as found:
        assert found.namelist() == ["مفاتيح/صور/مفتاح.txt", "مفاتيح/文字/钥匙.txt"]
        assert all(info.flag_bits & 0x800 for info in found.infolist())
    run = subprocess.run(["7z", "x", "-y", f"-o{tmp_path}/out", str(file)], capture_output=True)
    assert run.returncode == 0
    assert (tmp_path / "out/مفاتيح/文字/钥匙.txt").read_text() == "文字/钥匙.txt"


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../up.txt", "a/../b.txt", "a\\b.txt", "C:x.txt", "a//b"]
)
def test_bad_names_are_refused(tmp_path: Path, name: str) -> None:
    """No archive leads out of its folder."""
    with pytest.raises(ValueError, match="can't be the name"):
        pack(tmp_path / "a.zip", "a", None, (Member(name, b""),))


def test_names_that_clash(tmp_path: Path) -> None:
    """Two names that differ in case only are one file on many machines."""
    with pytest.raises(ValueError, match="twice"):
        pack(tmp_path / "a.zip", "a", None, (Member("A.txt", b""), Member("a.txt", b"")))


def test_changed_while_packed(tmp_path: Path) -> None:
    """A file that isn't what it was announced as stops the build instead of going out."""
    part = tmp_path / "part.jpg"
    part.write_bytes(b"one")
    made = MadeFile(part, hashlib.sha256(b"two").hexdigest(), 3)
    with pytest.raises(ValueError, match="changed while"):
        pack(tmp_path / "a.zip", "a", None, (Member("part.jpg", made),))


def test_undated(tmp_path: Path) -> None:
    """What has no date is dated 1980-01-01, the first day a ZIP can tell."""
    pack(tmp_path / "a.zip", "a", None, (Member("a.txt", b"a"),))
    with zipfile.ZipFile(tmp_path / "a.zip") as found:
        assert found.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.parametrize("stem", ["housing_en", "prairie-lantern_en"])
def test_topics_and_the_organization(output: Path, stem: str) -> None:
    """A topic and the organization have their text in every format but that of agencies."""
    found = archive(output, stem)
    inside = {name.partition("/")[2] for name in found.namelist()}
    ends = {name.rpartition(".")[2] for name in inside if name.startswith(f"text/{stem}.")}
    assert ends == {"pdf", "docx", "txt", "html", "md"}
    assert "403-555-0101" in texts(found)[f"text/{stem}.txt"]
    assert found.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
