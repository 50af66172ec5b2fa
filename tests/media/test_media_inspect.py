"""What a file is, and one clear reason where it can't be used."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from media_samples import (
    SVG,
    bomb_png,
    deep_tiff,
    heic,
    inspected,
    jpeg,
    put,
    refused,
    saved,
    scene,
    srgb_profile,
)
from PIL import Image

from pressroom.media.inspect import Inspected, Refusal, inspect, problem
from pressroom.model.origin import Place

GOOD = {
    "lamp.jpg": (jpeg(), "JPEG", "image/jpeg"),
    "lamp.JPEG": (jpeg(), "JPEG", "image/jpeg"),
    "lamp.png": (saved(scene(), "PNG"), "PNG", "image/png"),
    "lamp.webp": (saved(scene(), "WEBP"), "WebP", "image/webp"),
    "lamp.avif": (saved(scene(), "AVIF", speed=10), "AVIF", "image/avif"),
    "lamp.gif": (saved(scene(), "GIF"), "GIF", "image/gif"),
    "lamp.tif": (saved(scene(), "TIFF"), "TIFF", "image/tiff"),
    "lamp.heic": (heic(scene()), "HEIC", "image/heic"),
}


@pytest.mark.parametrize("name", GOOD)
def test_format(tmp_path: Path, name: str) -> None:
    """Every format we take is recognized, with its size."""
    data, fmt, media_type = GOOD[name]
    found = inspected(put(tmp_path, name, data))
    assert (found.format, found.media_type) == (fmt, media_type)
    assert (found.width, found.height) == (60, 40)
    assert found.bytes == len(data)
    assert len(found.sha256) == 64
    assert not found.alpha
    assert not found.animated


def test_orientation(tmp_path: Path) -> None:
    """A picture that lies on its side is measured as it is shown."""
    exif = Image.Exif()
    exif[0x0112] = 6
    found = inspected(put(tmp_path, "a.jpg", jpeg(exif=exif)))
    assert (found.width, found.height, found.orientation) == (40, 60, 6)


def test_senseless_orientation(tmp_path: Path) -> None:
    """An orientation that doesn't exist counts as upright."""
    exif = Image.Exif()
    exif[0x0112] = 42
    assert inspected(put(tmp_path, "a.jpg", jpeg(exif=exif))).orientation == 1


def test_depth(tmp_path: Path) -> None:
    """Sixteen bits a channel are seen as such."""
    assert inspected(put(tmp_path, "a.tiff", deep_tiff())).bits == 16
    grey = Image.new("I;16", (8, 4), 40000)
    assert inspected(put(tmp_path, "a.png", saved(grey, "PNG"))).bits == 16


def test_alpha_profile_and_animation(tmp_path: Path) -> None:
    """Transparency, a colour profile and movement are seen."""
    clear = scene(mode="RGBA")
    clear.putpixel((0, 0), (0, 0, 0, 0))
    assert inspected(put(tmp_path, "a.png", saved(clear, "PNG"))).alpha
    assert inspected(put(tmp_path, "b.png", saved(clear.quantize(), "PNG"))).alpha
    assert not inspected(put(tmp_path, "c.png", saved(scene(mode="RGBA"), "PNG"))).alpha
    tagged = jpeg(icc_profile=srgb_profile())
    assert inspected(put(tmp_path, "a.jpg", tagged)).profile
    frames = [scene(mode="P"), Image.new("P", (60, 40), 3)]
    moving = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert inspected(put(tmp_path, "a.gif", moving)).animated


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('viewBox="0 0 120 80"', (120, 80)),
        ('width="60" height="40"', (60, 40)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="100%" height="100%" viewBox="0,0,30,20"', (30, 20)),
        ('width="60" viewBox="0 0 30 20"', (60, 40)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ("", (300, 150)),
    ],
)
def test_size_of_drawing(tmp_path: Path, head: str, size: tuple[int, int]) -> None:
    """A drawing's size comes from its root, else from its viewBox."""
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {head}/>'.encode()
    found = inspected(put(tmp_path, "a.svg", data))
    assert (found.width, found.height) == size


def test_same_bytes_same_answer(tmp_path: Path) -> None:
    """Only the bytes and the suffix decide, so a caller may remember the answer."""
    assert inspect(put(tmp_path, "a.jpg", jpeg())) == inspect(put(tmp_path, "x/b.jpg", jpeg()))


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("empty.jpg", b"", "M101", "empty"),
        ("text.jpg", b"not a picture at all", "M101", "doesn't begin like JPEG"),
        ("cut.jpg", jpeg()[:300], "M101", "end is missing"),
        ("headless.jpg", b"\xff\xd8\xff\xd9", "M101", "no picture"),
        ("cut.png", GOOD["lamp.png"][0][:-20], "M101", "broken"),
        ("cut.webp", GOOD["lamp.webp"][0][:-20], "M101", "broken"),
        ("cut.avif", GOOD["lamp.avif"][0][:-20], "M101", "broken"),
        ("cut.gif", saved(scene(300, 200).effect_spread(99), "GIF")[:900], "M101", "broken"),
        ("cut.tif", GOOD["lamp.tif"][0][:-20], "M101", "broken"),
        ("cut.heic", GOOD["lamp.heic"][0][:-60], "M101", "broken"),
        ("bomb.png", bomb_png(60_000, 60_000), "M102", "too large"),
        ("bomb2.png", bomb_png(12_000, 11_000), "M102", "12000 × 11000"),
        ("press.jpg", saved(scene(mode="CMYK"), "JPEG"), "M103", "CMYK"),
        ("press.tif", saved(scene(mode="CMYK"), "TIFF"), "M103", "CMYK"),
        ("lamp.png", jpeg(), "M104", "named .png but is JPEG"),
        ("lamp.jpg", GOOD["lamp.heic"][0], "M104", "is HEIC"),
        ("lamp.mp4", jpeg(), "M104", "is JPEG"),
        ("lamp.jpg", b"8BPS" + bytes(40), "M105", "Photoshop"),
        ("lamp.tif", saved(Image.new("F", (4, 4)), "TIFF"), "M105", "mode F"),
        ("lamp.svg", b"<svg ", "M106", "XML is broken"),
        ("lamp.svg", b"<html><svg></svg></html>", "M106", "isn't a drawing"),
        (
            "lol.svg",
            b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
            "M106",
            "entity",
        ),
        (
            "file.svg",
            b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
            "M106",
            "entity",
        ),
        ("deep.svg", b"<svg>" + b"<g>" * 9000 + b"</g>" * 9000 + b"</svg>", "M106", "nests"),
    ],
)
def test_refusal(tmp_path: Path, name: str, data: bytes, code: str, says: str) -> None:
    """A file that can't be used is refused with one line that says why and what to do."""
    refusal = refused(put(tmp_path, name, data))
    assert refusal.code == code
    assert says in refusal.message
    assert refusal.hint
    assert "\n" not in refusal.message


def test_missing_file(tmp_path: Path) -> None:
    """A file that isn't there is a refusal too."""
    assert refused(tmp_path / "gone.jpg").message == (
        "The file can't be read: No such file or directory."
    )


def test_pixel_limit(tmp_path: Path) -> None:
    """The caller may set the limit of pixels."""
    file = put(tmp_path, "a.jpg", jpeg())
    assert refused(file, pixel_limit=2399).code == "M102"
    assert isinstance(inspect(file, pixel_limit=2400), Inspected)


def test_problem() -> None:
    """A refusal becomes a problem of its file."""
    found = problem(Refusal("M104", "Wrong.", "Rename it."), Place("content/a.jpg"))
    assert str(found) == "content/a.jpg:1: M104 Wrong. Rename it."


def test_others_by_their_first_bytes(tmp_path: Path) -> None:
    """Videos, sounds and documents are taken as they are, once their suffix is true."""
    mp4 = b"\0\0\0\x18ftypisom\0\0\0\0isomiso2" + bytes(100)
    found = inspected(put(tmp_path, "a.mp4", mp4))
    assert (found.format, found.media_type, found.picture) == ("MPEG-4", "video/mp4", False)
    assert inspected(put(tmp_path, "a.mov", mp4)).media_type == "video/quicktime"
    assert inspected(put(tmp_path, "a.pdf", b"%PDF-1.7\n")).media_type == "application/pdf"
    assert inspected(put(tmp_path, "a.docx", b"PK\3\4")).format == "DOCX"
    assert inspected(put(tmp_path, "a.svg", SVG)).format == "SVG"


@pytest.mark.parametrize("name", GOOD)
def test_damage(tmp_path: Path, name: str) -> None:
    """However a file is damaged, it is inspected or refused, never a crash."""
    data, *_ = GOOD[name]
    dice = random.Random(name)
    for _ in range(25):
        bad = bytearray(data[: dice.randrange(len(data))] if dice.random() < 0.4 else data)
        for _ in range(dice.choice((0, 1, 8, 40)) if bad else 0):
            bad[dice.randrange(len(bad))] = dice.randrange(256)
        assert isinstance(inspect(put(tmp_path, name, bytes(bad))), Inspected | Refusal)
