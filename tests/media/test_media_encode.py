"""The recipes: from a source file to the bytes that leave."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
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
)
from PIL import Image, ImageCms

from pressroom.build.artifact import Artifact, SourceFile
from pressroom.media import encode
from pressroom.media.naming import Name
from pressroom.media.plan import Picture, plan
from pressroom.media.raster import Unreadable

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 60), (40, 60, 200), (245, 245, 245)


def planned(file: Path, **keys: Any) -> tuple[Picture, tuple[Artifact, ...]]:
    """The plan of a real file, and how to make what it has."""
    return plan(asset(**keys), inspected(file), file, OWNER, Name("media/album", "lamp"))


def made(artifact: Artifact) -> bytes:
    """The artifact's bytes."""
    inputs = [each.path if isinstance(each, SourceFile) else each for each in artifact.inputs]
    return artifact.recipe(*inputs)


def all_made(artifacts: Iterable[Artifact]) -> dict[str, bytes]:
    """Every file of a picture by its path."""
    return {artifact.path: made(artifact) for artifact in artifacts}


def opened(data: bytes) -> Image.Image:
    """The picture in these bytes."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def near(image: Image.Image, colours: list[tuple[int, int, int]], by: int = 14) -> bool:
    """Whether the corners have these colours: upper left, upper right, lower left, lower right."""
    plain = image.convert("RGB")
    width, height = image.size
    x, y = (width // 5, width - 1 - width // 5), (height // 5, height - 1 - height // 5)
    found = [plain.getpixel((a, b)) for b in y for a in x]
    return all(
        abs(f - c) <= by
        for seen, colour in zip(found, colours, strict=True)
        for f, c in zip(seen, colour, strict=True)  # type: ignore[arg-type]
    )


SOURCES = {
    "lamp.jpg": jpeg(800, 600),
    "lamp.png": saved(scene(800, 600), "PNG"),
    "lamp.webp": saved(scene(800, 600), "WEBP", quality=95),
    "lamp.avif": saved(scene(800, 600), "AVIF", quality=90, speed=10),
    "lamp.gif": saved(scene(800, 600), "GIF"),
    "lamp.tif": saved(scene(800, 600), "TIFF"),
    "lamp.heic": heic(scene(800, 600)),
}


@pytest.mark.parametrize("name", SOURCES)
def test_every_format_in(tmp_path: Path, name: str) -> None:
    """From every format come renditions in the promised format and size, with the right colours."""
    picture, artifacts = planned(put(tmp_path, name, SOURCES[name]))
    files = all_made(artifacts)
    assert picture.shared
    renditions = [*sum(picture.sources, ()), picture.shared, *picture.downloads]
    assert {each.path for each in renditions} == set(files)
    for each in renditions:
        image = opened(files[each.path])
        assert image.size == (each.width, each.height)
        assert Image.MIME[image.format or ""] == each.media_type
        assert near(image, [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation(tmp_path: Path, orientation: int) -> None:
    """However the camera was held, every rendition stands upright."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    turns = Image.Transpose
    turn = {
        2: turns.FLIP_LEFT_RIGHT,
        3: turns.ROTATE_180,
        4: turns.FLIP_TOP_BOTTOM,
        5: turns.TRANSPOSE,
        6: turns.ROTATE_90,
        7: turns.TRANSVERSE,
        8: turns.ROTATE_270,
    }
    lying = scene(80, 60).transpose(turn[orientation]) if orientation > 1 else scene(80, 60)
    picture, artifacts = planned(
        put(tmp_path, "a.jpg", saved(lying, "JPEG", exif=exif, quality=92))
    )
    assert (picture.width, picture.height) == (80, 60)
    for path, data in all_made(artifacts).items():
        image = opened(data)
        if "original" in path:
            assert image.getexif().get(0x0112) == orientation
        else:
            assert image.size == (80, 60)
            assert image.getexif().get(0x0112, 1) == 1
            assert near(image, [RED, GREEN, BLUE, WHITE], by=25)


def test_orientation_of_heic(tmp_path: Path) -> None:
    """HEIC turns pictures its own way, and EXIF must not turn them twice."""
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = scene(80, 60).transpose(Image.Transpose.ROTATE_90)
    picture, artifacts = planned(put(tmp_path, "a.heic", heic(lying, exif=exif.tobytes())))
    assert (picture.width, picture.height) == (80, 60)
    assert picture.print
    image = opened(all_made(artifacts)[picture.print.path])
    assert near(image, [RED, GREEN, BLUE, WHITE])


def test_sixteen_bits(tmp_path: Path) -> None:
    """Sixteen bits become eight without clipping, in colour and in grey."""
    picture, artifacts = planned(put(tmp_path, "a.tif", deep_tiff(40, 20)))
    assert near(opened(made(artifacts[-1])), [(0, 0, 0), (255, 255, 255)] * 2)
    grey = Image.new("I;16", (8, 4), 0x8000)
    picture, artifacts = planned(put(tmp_path, "a.png", saved(grey, "PNG")))
    for each in picture.sources:
        data = {a.path: a for a in artifacts}[each[0].path]
        assert near(opened(made(data)), [(128, 128, 128)] * 4, by=3)


@cache
def wide_profile() -> bytes:
    """A profile whose red and green are swapped, so that a conversion can't go unseen."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(data[128:132], "big")
    tags = {bytes(data[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, green = tags[b"rXYZ"] + 4, tags[b"gXYZ"] + 4
    data[red : red + 8], data[green : green + 8] = data[green : green + 8], data[red : red + 8]
    return bytes(data)


def test_colour_profile(tmp_path: Path) -> None:
    """Screens get sRGB; print keeps the picture's own colours and profile."""
    profile = wide_profile()
    picture, artifacts = planned(put(tmp_path, "a.jpg", jpeg(icc_profile=profile)))
    files = all_made(artifacts)
    assert picture.print
    full = opened(files.pop(picture.print.path))
    assert full.info["icc_profile"] == profile
    assert near(full, [RED, GREEN, BLUE, WHITE])
    for data in files.values():
        assert near(opened(data), [(30, 220, 30), (180, 30, 60), BLUE, WHITE], by=30)


def test_broken_profile(tmp_path: Path) -> None:
    """A broken profile is passed over, not a crash."""
    _, artifacts = planned(put(tmp_path, "a.png", saved(scene(), "PNG", icc_profile=b"x" * 200)))
    assert near(opened(made(artifacts[0])), [RED, GREEN, BLUE, WHITE])


def test_transparency(tmp_path: Path) -> None:
    """What shows through still does, and is white where the format knows no transparency."""
    clear = Image.new("RGBA", (60, 40), (200, 0, 0, 0))
    clear.paste((0, 0, 200, 255), (30, 0, 60, 40))
    for name, image in (("a.png", clear), ("b.png", clear.quantize())):
        picture, artifacts = planned(put(tmp_path, name, saved(image, "PNG")))
        files = all_made(artifacts)
        assert picture.shared
        assert near(opened(files.pop(picture.shared.path)), [WHITE, (0, 0, 200)] * 2)
        for data in files.values():
            alpha = opened(data).convert("RGBA").getchannel("A")
            assert (alpha.getpixel((5, 5)), alpha.getpixel((55, 5))) == (0, 255)


def test_transparency_that_nobody_sees(tmp_path: Path) -> None:
    """An alpha channel without a transparent pixel is dropped, with a profile or without."""
    for options in ({}, {"icc_profile": wide_profile()}):
        picture, artifacts = planned(
            put(tmp_path, "a.png", saved(scene(mode="RGBA"), "PNG", **options))
        )
        files = all_made(artifacts)
        assert picture.sources[-1][0].media_type == "image/jpeg"
        for renditions in picture.sources:
            assert opened(files[renditions[0].path]).mode == "RGB"


def test_animation_is_shown_still(tmp_path: Path) -> None:
    """Renditions show the first frame, and the original keeps moving."""
    frames = [scene(mode="P"), Image.new("P", (60, 40), 3)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0)
    picture, artifacts = planned(put(tmp_path, "a.gif", data))
    files = all_made(artifacts)
    assert picture.original
    moving = Image.open(io.BytesIO(files.pop(picture.original.path)))
    assert (moving.n_frames, moving.info["loop"]) == (2, 0)  # type: ignore[attr-defined]
    for still in files.values():
        assert getattr(opened(still), "n_frames", 1) == 1


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_original_keeps_its_pixels(tmp_path: Path, name: str) -> None:
    """The original that leaves decodes to exactly the pixels that came."""
    image = scene(mode="RGB" if name == "a.jpg" else "RGBA")
    fmt = {"a.jpg": "JPEG", "a.png": "PNG", "a.webp": "WEBP"}[name]
    data = saved(image, fmt, icc_profile=wide_profile(), quality=80)
    picture, artifacts = planned(put(tmp_path, name, data))
    files = all_made(artifacts)
    found = opened(files[(picture.original or picture.print).path])  # type: ignore[union-attr]
    assert found.tobytes() == opened(data).tobytes()
    assert found.info["icc_profile"] == wide_profile()


def test_drawing(tmp_path: Path) -> None:
    """A drawing leaves as a clean drawing."""
    picture, artifacts = planned(put(tmp_path, "a.svg", SVG))
    assert b"<rect" in all_made(artifacts)[picture.src.path]


def test_same_bytes(tmp_path: Path) -> None:
    """The same input gives the same bytes, whatever was made before in the same process."""
    _, artifacts = planned(put(tmp_path, "a.jpg", jpeg(900, 600)))
    first = all_made(artifacts)
    encode._master.cache_clear()
    for artifact in reversed(artifacts):
        encode._master.cache_clear()
        assert made(artifact) == first[artifact.path]


def test_broken_pixels(tmp_path: Path) -> None:
    """A file that only breaks while it is decoded is one clear error."""
    file = put(tmp_path, "a.png", saved(scene(), "PNG"))
    artifact = planned(file)[1][0]
    file.write_bytes(file.read_bytes()[:60])
    with pytest.raises(Unreadable, match="can't be decoded"):
        made(artifact)
