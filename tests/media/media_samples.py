"""Small pictures of every kind, made on the spot, and assets to go with them."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms
from pillow_heif import from_pillow

from pressroom.media.imprint import Publisher
from pressroom.media.inspect import Inspected, Refusal, inspect
from pressroom.model.assets import Asset, Medium
from pressroom.model.keys import Localized
from pressroom.model.newsroom import PublicAsset
from pressroom.model.origin import Origin

OWNER = Publisher(
    name="Prairie Lantern Newcomer Society",
    url="https://newsroom.example.org/",
    rights_url="https://newsroom.example.org/media/",
    email="media@example.org",
    phone="403-555-0123",
    lang="en",
)


def text(value: str, **others: str) -> Localized:
    """A text, and its translations."""
    return (
        Localized((("en", value), *sorted(others.items()))) if others else Localized((("", value),))
    )


def asset(path: str = "media/album/lamp.jpg", **keys: Any) -> PublicAsset:
    """An asset with all that a download needs, but for what `keys` say."""
    told: dict[str, Any] = {
        "alt": text("A lamp in a window"),
        "credit": text("Photo: Amira Haddad / Prairie Lantern"),
        "usage_terms": text("Free for editorial use with credit."),
        "album": "album",
    }
    origin = Origin(f"content/{path}.yml")
    return PublicAsset(Asset(path=path, medium=Medium.IMAGE, origin=origin, **(told | keys)))


def scene(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """A picture whose corners differ: red, green, blue, white."""
    small = Image.new("RGB", (2, 2))
    small.putdata([(220, 30, 30), (30, 180, 60), (40, 60, 200), (245, 245, 245)])
    return small.resize((width, height), Image.Resampling.NEAREST).convert(mode)


def saved(image: Image.Image, fmt: str, **options: Any) -> bytes:
    """The picture in a format."""
    stream = io.BytesIO()
    image.save(stream, fmt, **options)
    return stream.getvalue()


def jpeg(width: int = 60, height: int = 40, **options: Any) -> bytes:
    """A JPEG picture."""
    return saved(scene(width, height), "JPEG", **({"quality": 92} | options))


def heic(image: Image.Image, **options: Any) -> bytes:
    """The picture in HEIC."""
    stream = io.BytesIO()
    from_pillow(image).save(stream, quality=90, **options)
    return stream.getvalue()


def deep_tiff(width: int = 8, height: int = 4) -> bytes:
    """An RGB TIFF with 16 bits a channel, whose left half is black and right half is white."""
    row = b"\0\0" * 3 * (width // 2) + b"\xff\xff" * 3 * (width - width // 2)
    pixels = row * height
    entries = [
        (256, 3, 1, width),
        (257, 3, 1, height),
        (258, 3, 3, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 2),
        (273, 4, 1, 14),
        (277, 3, 1, 3),
        (278, 3, 1, height),
        (279, 4, 1, len(pixels)),
    ]
    head = struct.pack("<2sHI", b"II", 42, 14 + len(pixels)) + struct.pack("<3H", 16, 16, 16)
    ifd = struct.pack("<H", len(entries))
    ifd += b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return head + pixels + ifd + struct.pack("<I", 0)


def bomb_png(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is enormous."""
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" * 1000)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in parts
    )


@cache
def srgb_profile() -> bytes:
    """A colour profile, one for a whole run: it tells the second it was made in."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


SVG = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><rect width="120" height="80"/></svg>"""


def put(folder: Path, name: str, data: bytes) -> Path:
    """The file in a folder."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def inspected(file: Path) -> Inspected:
    """What a good file is."""
    found = inspect(file)
    assert isinstance(found, Inspected), found
    return found


def refused(file: Path, **options: Any) -> Refusal:
    """Why a bad file is refused."""
    found = inspect(file, **options)
    assert isinstance(found, Refusal), found
    return found
