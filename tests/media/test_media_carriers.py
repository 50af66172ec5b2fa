"""Files written anew: what they told is gone, and what they are is untouched."""

from __future__ import annotations

import io
import random
import struct
import subprocess
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from media_samples import (
    OWNER,
    asset,
    deep_tiff,
    heic,
    inspected,
    jpeg,
    put,
    saved,
    scene,
    srgb_profile,
)
from PIL import Image, ImageSequence, TiffImagePlugin

from pressroom.build.artifact import SourceFile
from pressroom.media import encode
from pressroom.media.carriers import gif, iso_media, mp3, png, riff, tiff
from pressroom.media.carriers import jpeg as jpeg_files
from pressroom.media.carriers.damage import Damaged
from pressroom.media.plan import as_it_is


def exiftool(file: Path, *options: str) -> str:
    """What exiftool says of a file."""
    command = ["exiftool", "-a", "-G1", "-s", *options, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def told() -> Image.Exif:
    """EXIF with a position and a serial number."""
    exif = Image.Exif()
    exif[0x010F] = "Lumen"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 2.0, 42.0)})
    exif.get_ifd(0x8769)[0xA431] = "SN-998877"
    return exif


def box(kind: bytes, *content: bytes) -> bytes:
    """One box of an MPEG-4 file."""
    whole = b"".join(content)
    return struct.pack(">I4s", len(whole) + 8, kind) + whole


def film(*tracks: bytes) -> bytes:
    """The skeleton of a film that tells where it was made."""
    position = box(b"\xa9xyz", struct.pack(">HH", 18, 0x15C7), b"+51.0450-114.0720/")
    keys = box(b"meta", b"com.apple.quicktime.location.ISO6709 SN-998877")
    moov = box(b"moov", box(b"mvhd", bytes(100)), *tracks, box(b"udta", position), keys)
    return (
        box(b"ftyp", b"isom\0\0\2\0isomiso2") + moov + box(b"uuid", b"SN") + box(b"mdat", b"frames")
    )


def test_film_loses_its_position() -> None:
    """Positions and tags of a film are blanked; its frames stay where they were."""
    data = film(box(b"trak", box(b"tkhd", bytes(84)), box(b"udta", b"SN-998877")))
    bare = iso_media.film(data)
    assert len(bare) == len(data)
    assert bare.index(b"frames") == data.index(b"frames")
    assert not [word for word in (b"SN", b"+51", b"xyz", b"location") if word in bare]
    assert iso_media.film(bare) == bare


def test_film_with_position_track(tmp_path: Path) -> None:
    """A track of positions is seen, though we don't cut films."""
    plain = put(tmp_path, "a.mp4", film())
    tracked = put(tmp_path, "b.mp4", film(box(b"trak", box(b"stsd", b"gpmd"))))
    assert inspected(plain).traces == ()
    assert inspected(tracked).traces == ("position track",)


@pytest.mark.parametrize("fmt", ["heic", "avif"])
def test_still_loses_its_position(tmp_path: Path, fmt: str) -> None:
    """HEIC and AVIF files keep their pixels and lose EXIF and XMP."""
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><secret/></x:xmpmeta>" + b" " * 50
    exif = told().tobytes()
    if fmt == "heic":
        data = heic(scene(), exif=exif, xmp=packet)
    else:
        data = saved(scene(), "AVIF", exif=exif, xmp=packet, speed=10)
    source = put(tmp_path, f"a.{fmt}", data)
    assert "SN-998877" in exiftool(source)
    bare = put(tmp_path, f"b.{fmt}", iso_media.still(data))
    assert b"secret" not in bare.read_bytes()
    said = exiftool(bare, "-validate", "-all")
    assert not [word for word in ("SN-998877", "GPS", "Lumen", "Error") if word in said]
    assert inspected(bare).traces == ()
    assert encode._whole(bare)[0].tobytes() == encode._whole(source)[0].tobytes()


@pytest.mark.parametrize("options", [{}, {"compression": "tiff_lzw"}, {"compression": "jpeg"}])
def test_tiff(tmp_path: Path, options: dict[str, str]) -> None:
    """A TIFF keeps pixels, colours and resolution, and tells only our words."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[0x010F], tags[0x013B], tags[0x0131] = "Lumen", "Old Name", "Secret Program"
    data = saved(
        scene(300, 200),
        "TIFF",
        tiffinfo=tags,
        icc_profile=srgb_profile(),
        dpi=(300, 300),
        **options,
    )
    packed = tiff.rewritten(data, xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    first, second = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(packed))
    assert second.tobytes() == first.tobytes()
    assert second.info["icc_profile"] == srgb_profile()
    assert second.info["dpi"] == (300, 300)
    said = exiftool(put(tmp_path, "a.tif", packed), "-validate", "-warning", "-all")
    assert "[ExifTool]      Validate                        : OK" in said or "minor" in said, said
    assert not [word for word in (b"Lumen", b"Old Name", b"Secret") if word in packed]


def test_deep_tiff_stays_deep() -> None:
    """Sixteen bits a channel stay; further pages don't."""
    data = deep_tiff(40, 20)
    packed = tiff.rewritten(data)
    assert Image.open(io.BytesIO(packed)).tag_v2[258] == (16, 16, 16)  # type: ignore[attr-defined]
    assert Image.open(io.BytesIO(packed)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    pages = saved(scene(), "TIFF", save_all=True, append_images=[Image.new("RGB", (9, 9))])
    assert Image.open(io.BytesIO(tiff.rewritten(pages))).n_frames == 1  # type: ignore[attr-defined]
    with pytest.raises(Damaged, match="can't be repacked"):
        tiff.rewritten(b"MM\0+" + bytes(20))


def test_gif_keeps_its_frames() -> None:
    """A moving picture keeps frames, times and loop, and loses comments."""
    frames = [scene(mode="P"), scene(mode="P").rotate(180), Image.new("P", (60, 40), 7)]
    data = saved(
        frames[0],
        "GIF",
        save_all=True,
        append_images=frames[1:],
        duration=[50, 100, 70],
        loop=3,
        comment=b"secret",
    )
    packed = gif.rewritten(data, xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    assert b"secret" not in packed
    first, second = (Image.open(io.BytesIO(each)) for each in (data, packed))
    assert second.info["loop"] == first.info["loop"] == 3
    before = [
        (f.convert("RGB").tobytes(), f.info["duration"]) for f in ImageSequence.Iterator(first)
    ]
    after = [
        (f.convert("RGB").tobytes(), f.info["duration"]) for f in ImageSequence.Iterator(second)
    ]
    assert after == before
    assert gif.rewritten(packed) == gif.rewritten(data)


def test_moving_webp_keeps_its_frames() -> None:
    """A moving WebP keeps its frames."""
    frames = [scene(), Image.new("RGB", (60, 40), "teal")]
    data = saved(
        frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True, exif=told()
    )
    packed = riff.webp(data, xmp=b"<x/>", size=(60, 40), alpha=False)
    found = Image.open(io.BytesIO(packed))
    assert found.n_frames == 2  # type: ignore[attr-defined]
    assert "exif" not in found.info


def id3(version: int, *frames: tuple[bytes, bytes]) -> bytes:
    """A tag at the head of an MP3 file."""
    whole = b"".join(kind + struct.pack(">I", len(body)) + b"\0\0" + body for kind, body in frames)
    size = bytes((len(whole) >> shift) & 127 for shift in (21, 14, 7, 0))
    return b"ID3" + bytes((version, 0, 0)) + size + whole


@pytest.mark.parametrize("version", [3, 4])
def test_sound_keeps_its_title(version: int) -> None:
    """An MP3 keeps title and copyright, and loses pictures, comments and private tags."""
    sound = b"\xff\xfb\x90\0" + bytes(400)
    tag = id3(
        version,
        (b"TIT2", b"\3A lamp"),
        (b"PRIV", b"SN-998877"),
        (b"COMM", b"\0engsecret"),
        (b"GEOB", b"+51.0450"),
        (b"TCOP", b"\3Prairie Lantern"),
    )
    ape = b"APETAGEX" + struct.pack("<IIII8x", 2000, 32 + 6, 1, 0x80000000)
    tail = ape.replace(b"\0\0\0\x80", b"\0\0\0\xa0") + b"secret" + ape + b"TAG" + b"x" * 125
    bare = mp3.bare(tag + sound + tail)
    assert bare.endswith(sound)
    assert b"A lamp" in bare
    assert b"Prairie Lantern" in bare
    assert not [word for word in (b"SN-998877", b"secret", b"+51", b"TAG") if word in bare]
    assert mp3.bare(bare) == bare


def test_wave_keeps_its_sound() -> None:
    """A WAV keeps its sound and loses the rest."""
    stream = io.BytesIO()
    with wave.open(stream, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(b"\1\2" * 50)
    data = stream.getvalue() + b"LIST\x0c\0\0\0INFOsecret!!"
    data = data[:4] + struct.pack("<I", len(data) - 8) + data[8:]
    bare = riff.wav(data)
    assert b"secret" not in bare
    with wave.open(io.BytesIO(bare)) as found:
        assert found.readframes(99) == b"\1\2" * 50


REWRITERS: dict[str, tuple[Callable[[bytes], bytes], bytes]] = {
    "jpeg": (jpeg_files.rewritten, jpeg(exif=told(), icc_profile=srgb_profile())),
    "png": (png.rewritten, saved(scene(), "PNG")),
    "webp": (
        lambda d: riff.webp(d, size=(60, 40), alpha=False),
        saved(scene(), "WEBP", exif=told()),
    ),
    "gif": (gif.rewritten, saved(scene(), "GIF", comment=b"x")),
    "tiff": (tiff.rewritten, saved(scene(), "TIFF")),
    "heic": (iso_media.still, heic(scene(), exif=told().tobytes())),
    "film": (iso_media.film, film()),
    "mp3": (mp3.bare, id3(4, (b"TIT2", b"\3A"), (b"PRIV", b"x")) + bytes(99)),
    "wav": (riff.wav, b"RIFF\x2c\0\0\0WAVEfmt \x04\0\0\0abcdLIST\x04\0\0\0INFOdata\4\0\0\0abcd"),
}


@pytest.mark.parametrize("name", REWRITERS)
def test_damage(name: str) -> None:
    """However a file is damaged, it is rewritten or refused in one way."""
    rewrite, data = REWRITERS[name]
    dice = random.Random(name)
    for _ in range(150):
        bad = bytearray(data[: dice.randrange(len(data))] if dice.random() < 0.4 else data)
        for _ in range(dice.choice((1, 4, 30)) if bad else 0):
            near_head = dice.random() < 0.5
            bad[dice.randrange(min(len(bad), 120) if near_head else len(bad))] = dice.randrange(256)
        try:
            rewrite(bytes(bad))
        except Damaged as error:
            assert str(error)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tif", saved(scene(), "TIFF")),
        ("a.heic", heic(scene(), exif=told().tobytes())),
        ("a.avif", saved(scene(), "AVIF", exif=told(), speed=10)),
        ("a.gif", saved(scene(), "GIF", comment=b"SN-998877")),
        ("a.jpg", jpeg(exif=told())),
        ("a.webp", saved(scene(), "WEBP", exif=told())),
        ("a.mp4", film()),
        ("a.pdf", b"%PDF-1.7\n%%EOF"),
        ("a.svg", b"<svg><!-- SN-998877 --></svg>"),
    ],
)
def test_linked_file(tmp_path: Path, name: str, data: bytes) -> None:
    """A file that a text merely links to leaves in its own format, without what it told."""
    file = put(tmp_path, name, data)
    artifact = as_it_is(asset(), inspected(file), file, OWNER, f"static/{name}")
    inputs = [each.path if isinstance(each, SourceFile) else each for each in artifact.inputs]
    done = artifact.recipe(*inputs)
    assert artifact.path == f"static/{name}"
    assert b"SN-998877" not in done
    found = inspected(put(tmp_path / "out", name, done))
    assert (found.width, found.height) == (inspected(file).width, inspected(file).height)
    assert found.traces == ()
