"""What every picture that leaves tells of itself, as exiftool reads it."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from media_samples import (
    OWNER,
    SVG,
    asset,
    deep_tiff,
    heic,
    inspected,
    jpeg,
    put,
    saved,
    scene,
    srgb_profile,
    text,
)
from PIL import Image, TiffImagePlugin

from pressroom.build.artifact import SourceFile
from pressroom.media import iptc, xmp
from pressroom.media.carriers import jpeg as jpeg_carrier
from pressroom.media.imprint import Imprint, Publisher, publisher
from pressroom.media.inspect import Inspected
from pressroom.media.naming import Name
from pressroom.media.plan import plan
from pressroom.media.rights import imprint
from pressroom.model.keys import Localized
from pressroom.model.organization import Office, Organization
from pressroom.model.origin import Body, Origin
from pressroom.model.people import Person
from pressroom.settings import Settings

TELLING: dict[str, Any] = {
    "alt": text("A lamp in a window", fr="Une lampe à la fenêtre"),
    "caption": text("The lamp, lit & <hung> by “neighbours”", pa="ਦੀਵਾ"),
    "usage_terms": text("Editorial use with credit.", fr="Usage rédactionnel."),
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "taken": dt.date(2026, 11, 2),
    "place": text("Forest Lawn, Calgary"),
    "tags": ("lamp", "night"),
    "source_type": "digitalArt",
}
TRACES = ("GPS", "Serial", "Owner", "MakerNote", "Thumbnail", "Make", "Model", "Lens", "Comment")


def read(folder: Path) -> dict[str, dict[str, Any]]:
    """What exiftool finds in each file of a folder, by the file's name."""
    command = ["exiftool", "-j", "-a", "-G1", "-struct", "-validate", "-warning", "-r", "-all"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    return {Path(row["SourceFile"]).name: row for row in json.loads(done.stdout)}


def publish(file: Path, folder: Path, **keys: Any) -> None:
    """Every file of a picture, made."""
    name = Name("out", file.name.replace(".", "-"))
    _, artifacts = plan(asset(**(TELLING | keys)), inspected(file), file, OWNER, name)
    for each in artifacts:
        inputs = [part.path if isinstance(part, SourceFile) else part for part in each.inputs]
        put(folder, each.path, each.recipe(*inputs))


def telltale() -> bytes:
    """A JPEG that tells where, by whom and with what it was made, in every vocabulary."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Lumen", "L-100", "Old Name"
    exif[0x0112] = 8
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 2.0, 42.0), 3: "W", 4: (114.0, 4.0, 1.0)})
    exif.get_ifd(0x8769).update({0xA431: "SN-998877", 0xA430: "Old Owner", 0x927C: b"secret"})
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,2.7N" '
        'xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="SN-998877"/>'
        "</rdf:RDF></x:xmpmeta>"
    )
    return jpeg(
        60, 40, exif=exif, xmp=packet.encode(), comment=b"secret", icc_profile=srgb_profile()
    )


SOURCES = {
    "a.jpg": telltale(),
    "b.png": saved(scene(mode="RGBA"), "PNG"),
    "c.gif": saved(scene(), "GIF", comment=b"secret"),
    "d.webp": saved(scene(), "WEBP", xmp=b"<x/>", exif=Image.Exif()),
    "e.heic": heic(scene()),
    "f.tif": deep_tiff(),
}


def test_every_file_tells(tmp_path: Path) -> None:
    """Caption, credit, terms and the rest are in every file of every format, and exiftool is content."""
    for name, data in SOURCES.items():
        publish(put(tmp_path / "in", name, data), tmp_path / "out")
    found = read(tmp_path / "out")
    assert len(found) > 20
    contact = {
        "CiEmailWork": "media@example.org",
        "CiTelWork": "403-555-0123",
        "CiUrlWork": "https://newsroom.example.org/",
    }
    licensor = {
        "LicensorName": "Prairie Lantern Newcomer Society",
        "LicensorTelephone1": "403-555-0123",
        "LicensorEmail": "media@example.org",
        "LicensorURL": "https://newsroom.example.org/media/",
    }
    expected = {
        "XMP-dc:Description": "The lamp, lit & <hung> by “neighbours”",
        "XMP-dc:Description-pa": "ਦੀਵਾ",
        "XMP-dc:Creator": ["Amira Haddad / Prairie Lantern"],
        "XMP-dc:Rights": "© 2026 Amira Haddad / Prairie Lantern",
        "XMP-dc:Subject": ["lamp", "night"],
        "XMP-photoshop:Credit": "Photo: Amira Haddad / Prairie Lantern",
        "XMP-photoshop:DateCreated": "2026:11:02",
        "XMP-xmpRights:Marked": True,
        "XMP-xmpRights:UsageTerms": "Editorial use with credit.",
        "XMP-xmpRights:UsageTerms-fr": "Usage rédactionnel.",
        "XMP-xmpRights:WebStatement": "https://creativecommons.org/licenses/by/4.0/",
        "XMP-cc:License": "https://creativecommons.org/licenses/by/4.0/",
        "XMP-iptcCore:AltTextAccessibility": "A lamp in a window",
        "XMP-iptcCore:AltTextAccessibility-fr": "Une lampe à la fenêtre",
        "XMP-iptcCore:Location": "Forest Lawn, Calgary",
        "XMP-iptcCore:CreatorContactInfo": contact,
        "XMP-iptcExt:DigitalSourceType": (
            "http://cv.iptc.org/newscodes/digitalsourcetype/digitalArt"
        ),
        "XMP-plus:Licensor": [licensor],
    }
    for name, row in found.items():
        assert {key: row.get(key) for key in expected} == expected, name
        assert row["ExifTool:Validate"] == "OK", (name, row)


def test_jpeg_tells_in_the_old_vocabulary_too(tmp_path: Path) -> None:
    """JPEG files carry IPTC IIM as well, with a digest that vouches for it."""
    publish(put(tmp_path / "in", "a.jpg", jpeg()), tmp_path / "out")
    for row in read(tmp_path / "out").values():
        if row["File:FileType"] == "JPEG":
            assert row["IPTC:Caption-Abstract"] == "The lamp, lit & <hung> by “neighbours”"
            assert row["IPTC:CopyrightNotice"] == "© 2026 Amira Haddad / Prairie Lantern"
            assert row["IPTC:Credit"] == "Photo: Amira Haddad / Prairie"
            assert row["IPTC:DateCreated"] == "2026:11:02"
            assert row["IPTC:SpecialInstructions"] == "Editorial use with credit."
            assert row["Photoshop:IPTCDigest"] == row["File:CurrentIPTCDigest"]


def test_nothing_private_leaves(tmp_path: Path) -> None:
    """No file that leaves tells where, with which camera or by whose it was made; originals too."""
    source = put(tmp_path / "in", "a.jpg", telltale())
    held = inspected(source).traces
    assert held == ("GPS position", "serial number or owner", "maker's notes", "private XMP")
    for name, data in SOURCES.items():
        publish(put(tmp_path / "in", name, data), tmp_path / "out")
    for name, row in read(tmp_path / "out").items():
        told = [key for key in row if not key.startswith("ICC")]
        assert not [key for key in told if any(trace in key for trace in TRACES)], name
    for file in (tmp_path / "out").rglob("*.*"):
        data = file.read_bytes()
        assert not [word for word in (b"SN-998877", b"secret", b"Old ") if word in data]


def test_thumbnail_and_second_picture_are_dropped() -> None:
    """A preview within the file and pictures behind its end stay at home."""
    exif = Image.Exif()
    exif[0x010F] = "Lumen"
    small = saved(Image.new("RGB", (16, 12), "magenta"), "JPEG")
    jfif = b"\xff\xe0\0\x12JFIF\0\1\1\0\0\1\0\1\0\0"
    plain = jpeg(60, 40, exif=exif)
    data = plain[:2] + b"\xff\xe0\0\x15JFXX\0\x10" + b"thumbnail...." + plain[2:] + small
    assert jfif not in data
    kept = jpeg_carrier.rewritten(data)
    assert b"thumbnail" not in kept
    assert small not in kept
    assert Image.open(io.BytesIO(kept)).tobytes() == Image.open(io.BytesIO(plain)).tobytes()


def test_drawing_tells(tmp_path: Path) -> None:
    """A drawing has its imprint in its metadata element."""
    publish(put(tmp_path / "in", "a.svg", SVG), tmp_path / "out")
    command = ["exiftool", "-r", "-XMP:all", str(tmp_path / "out")]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for words in ("Editorial use with credit.", "A lamp in a window", "digitalArt"):
        assert words in told


def test_long_texts_still_fit() -> None:
    """Where texts would burst a JPEG's segment, the newsroom's language remains."""
    long = Localized(tuple((lang, "ਦੀਵਾ " * 1500) for lang in ("en", "fr", "pa", "ar")))
    told = Imprint(publisher=OWNER, alt=long, caption=long, credit="X", terms=long)
    packet = xmp.packet(told)
    assert len(packet) < 65_000
    assert [lang for lang, _ in xmp.read(packet)["dc:description"]] == ["x-default"]
    assert jpeg_carrier.rewritten(jpeg(), xmp=packet, iptc=iptc.resources(told))


def test_control_characters_are_left_out() -> None:
    """What XML can't hold doesn't break the packet."""
    told = Imprint(publisher=OWNER, caption=text("A\x00 lamp\x0b\ud800"), credit="X")
    assert xmp.read(xmp.packet(told))["dc:description"] == [("x-default", "A lamp")]


def test_iptc_cuts_between_words() -> None:
    """The old vocabulary's short fields end with a whole word, or at least a whole letter."""
    assert iptc.shortened("Amira Haddad / Prairie Lantern", 22) == b"Amira Haddad"
    assert iptc.shortened("ਦੀਵਾ", 7).decode() == "ਦੀ"
    assert iptc.shortened("short", 32) == b"short"


PHOTOGRAPH = Inspected(
    format="JPEG", media_type="image/jpeg", bytes=1, sha256="x", width=9, height=9
)
DRAWN = Inspected(format="PNG", media_type="image/png", bytes=1, sha256="x", width=9, height=9)


@pytest.mark.parametrize(
    ("keys", "found", "expected"),
    [
        ({"source_type": "trainedAlgorithmicMedia"}, PHOTOGRAPH, "trainedAlgorithmicMedia"),
        ({}, PHOTOGRAPH, "digitalCapture"),
        ({}, DRAWN, "digitalCreation"),
    ],
)
def test_source_type(keys: dict[str, str], found: Inspected, expected: str) -> None:
    """The sidecar says what a picture is; without it a photograph is a photograph."""
    told = imprint(asset(**keys), found, OWNER)
    assert told.source_type == f"http://cv.iptc.org/newscodes/digitalsourcetype/{expected}"
    full = imprint(asset(source_type="https://example.org/own"), found, OWNER)
    assert full.source_type == "https://example.org/own"


@pytest.mark.parametrize(
    ("credit", "creator"),
    [
        ("Photo: Amira Haddad", "Amira Haddad"),
        ("Photo by Amira Haddad", "Amira Haddad"),
        ("Illustration : Amira Haddad", "Amira Haddad"),
        ("Amira Haddad", "Amira Haddad"),
        ("Photographers' Guild", "Photographers' Guild"),
    ],
)
def test_creator_and_copyright_follow_the_credit(credit: str, creator: str) -> None:
    """Who is credited made it, without the word that introduces the name."""
    told = imprint(asset(credit=text(credit), taken=dt.date(2025, 1, 1)), PHOTOGRAPH, OWNER)
    assert (told.credit, told.creator) == (credit, creator)
    assert told.copyright == f"© 2025 {creator}"


def test_public_domain() -> None:
    """A picture given to the public claims no copyright."""
    licence = "https://creativecommons.org/publicdomain/zero/1.0/"
    told = imprint(asset(licence_url=licence), PHOTOGRAPH, OWNER)
    assert (told.copyright, told.public_domain) == ("Public domain", True)
    assert xmp.read(xmp.packet(told))["xmpRights:Marked"] == [("", "False")]


def test_publisher(tmp_path: Path) -> None:
    """The publisher is the organization, reached through its media contact or an office."""
    settings = Settings(root=tmp_path, site_name="News", site_url="https://example.org")
    office = Office(name=text("Head office"), email="office@example.org", phone="403-555-0100")
    whole = Organization(origin=Origin("x"), name=text("Prairie Lantern"), offices=(office,))
    first = publisher(whole, settings)
    assert first == Publisher(
        name="Prairie Lantern",
        url="https://example.org/",
        rights_url="https://example.org/",
        email="office@example.org",
        phone="403-555-0100",
    )
    person = Person(
        origin=Origin("x"), body=Body(), name="A", email="a@example.org", phone="403-555-0101"
    )
    second = publisher(whole, settings, person, "https://example.org/terms/")
    assert (second.email, second.phone) == ("a@example.org", "403-555-0101")
    assert second.rights_url == "https://example.org/terms/"


def described(tmp_path: Path, name: str, data: bytes) -> Any:
    """What a file says of itself."""
    return inspected(put(tmp_path, name, data)).embedded


def iim(*sets: tuple[int, bytes], charset: bytes = iptc.UTF8) -> bytes:
    """A record of the old vocabulary."""
    head = iptc._set(1, 90, charset) if charset else b""
    return head + b"".join(iptc._set(2, number, value) for number, value in sets)


def with_iim(data: bytes) -> bytes:
    """A JPEG with this record."""
    return jpeg_carrier.rewritten(jpeg(), iptc=iptc._resource(iptc.RESOURCE, data))


def test_own_words_are_read_back(tmp_path: Path) -> None:
    """What we write is what we read, in every format."""
    for name, data in SOURCES.items():
        publish(put(tmp_path / "in", name, data), tmp_path / "out")
    for file in sorted((tmp_path / "out/out").iterdir()):
        if file.suffix == ".gif":
            continue
        told = inspected(file).embedded
        assert told.caption == "The lamp, lit & <hung> by “neighbours”", file
        assert told.alt == "A lamp in a window"
        assert told.credit == "Photo: Amira Haddad / Prairie Lantern"
        assert told.terms == "Editorial use with credit."
        assert told.taken == dt.date(2026, 11, 2)
        assert told.place == "Forest Lawn, Calgary"
        assert told.source_type == "digitalArt"
        assert told.licence_url == "https://creativecommons.org/licenses/by/4.0/"


def test_iptc_words_are_read(tmp_path: Path) -> None:
    """The old vocabulary is read in JPEG and TIFF, in UTF-8 or in Western letters."""
    caption = (iptc.CAPTION, "Fête, 2026".encode())
    told = described(tmp_path, "a.jpg", with_iim(iim(caption, (iptc.CREDIT, b"A. Haddad"))))
    assert (told.caption, told.credit) == ("Fête, 2026", "A. Haddad")
    old = iim((iptc.CAPTION, "Fête".encode("cp1252")), (iptc.DATE, b"20260131"), charset=b"")
    told = described(tmp_path, "b.jpg", with_iim(old))
    assert (told.caption, told.taken) == ("Fête", dt.date(2026, 1, 31))
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[33723] = iim(caption)
    tags.tagtype[33723] = 7
    assert (
        described(tmp_path, "c.tif", saved(scene(), "TIFF", tiffinfo=tags)).caption == "Fête, 2026"
    )


def test_exif_words_are_read(tmp_path: Path) -> None:
    """EXIF serves where nothing else says it; what cameras write there is no caption."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = "A lamp", "Amira Haddad", "Prairie Lantern"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:02 18:00:00"
    told = described(tmp_path, "a.jpg", jpeg(exif=exif))
    assert (told.caption, told.creator) == ("A lamp", "Amira Haddad")
    assert (told.copyright, told.taken) == ("Prairie Lantern", dt.date(2026, 11, 2))
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA         "
    assert described(tmp_path, "b.jpg", jpeg(exif=exif)).caption == ""


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"<x",
        b"not xml",
        b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b"<?xpacket begin='' id=''?>" + b"<a>" * 300,
    ],
)
def test_broken_words_are_no_words(tmp_path: Path, packet: bytes) -> None:
    """Metadata that can't be read is passed over; the picture is still good."""
    assert described(tmp_path, "a.jpg", jpeg(xmp=packet)).caption == ""
    assert described(tmp_path, "b.jpg", jpeg(exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")).caption == ""
    assert described(tmp_path, "c.jpg", with_iim(b"\x1c\x02\x78\xff\xff")).caption == ""
