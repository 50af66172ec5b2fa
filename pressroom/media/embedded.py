"""What a picture tells of itself (EXIF, IPTC, XMP): the words we read, and the traces that must not leave."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressroom.media import iptc, xmp
from pressroom.media.raster import FAILURES, exif
from pressroom.media.safe_xml import FORBIDDEN

if TYPE_CHECKING:
    from PIL import Image

JUNK = re.compile(
    r"\s*|.*\bdigital camera\b.*|sony dsc|dcim.*|created with (the )?gimp|screenshot|untitled|image"
    r"|default|none|unknown|charset=.*",
    re.IGNORECASE | re.DOTALL,
)
"""What cameras and programs write where a caption would be."""
LONGEST = 5000
DATE = re.compile(r"(\d{4})[-:]?(\d\d)[-:]?(\d\d)")
IMAGE_DESCRIPTION, MODEL, ARTIST, COPYRIGHT = 0x010E, 0x0110, 0x013B, 0x8298
DATE_TIME_ORIGINAL = 0x9003
"""Tags of EXIF 3.0; Pillow has names for them, and takes long to load."""
THUMBNAIL_IFD, EXIF_IFD, GPS_IFD = 1, 0x8769, 0x8825
SERIALS = (0xA431, 0xA435, 0xC62F, 0xA430)
"""Camera, lens, camera again (DNG), and the camera's owner."""
MAKER_NOTE = 0x927C
XMP_TRACES = re.compile(
    r"exif:GPS|aux:(Lens)?SerialNumber|exifEX:(Body|Lens)SerialNumber|OwnerName"
)
SOURCE_TYPE = re.compile(r"https?://cv\.iptc\.org/newscodes/digitalsourcetype/(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """Words that were written into a file: empty where it says nothing."""

    headline: str = ""
    caption: str = ""
    alt: str = ""
    credit: str = ""
    creator: str = ""
    copyright: str = ""
    terms: str = ""
    licence_url: str = ""
    place: str = ""
    taken: dt.date | None = None
    source_type: str = ""
    camera: str = ""


@dataclass(frozen=True, slots=True)
class _Sources:
    """The three vocabularies of one file. The newest that says something is believed."""

    xmp: xmp.Found
    iptc: dict[int, list[str]]
    exif: Image.Exif
    camera: Image.Exif | dict[int, object]

    def first(self, name: str, number: int | None = None, tag: int | None = None) -> str:
        texts = sorted(self.xmp.get(name, ()), key=lambda each: each[0] != "x-default")
        candidates = [text for _, text in texts[:1]]
        candidates += self.iptc.get(number, []) if number else []
        candidates += [_letters(self.exif.get(tag))] if tag else []
        return next((t for t in map(_tidy, candidates) if not JUNK.fullmatch(t)), "")


def embedded(image: Image.Image) -> Embedded:
    """The words written into the file; nothing where they can't be read."""
    told = _sources(image)
    place = [
        told.first("Iptc4xmpCore:Location", iptc.SUBLOCATION),
        told.first("photoshop:City", 90),
        told.first("photoshop:State", 95),
        told.first("photoshop:Country", 101),
    ]
    creators = [text for _, text in told.xmp.get("dc:creator", ())] or told.iptc.get(
        iptc.BYLINE, []
    )
    return Embedded(
        headline=told.first("photoshop:Headline", iptc.HEADLINE),
        caption=told.first("dc:description", iptc.CAPTION, IMAGE_DESCRIPTION),
        alt=told.first("Iptc4xmpCore:AltTextAccessibility"),
        credit=told.first("photoshop:Credit", iptc.CREDIT),
        creator=", ".join(map(_tidy, creators)) or told.first("", None, ARTIST),
        copyright=told.first("dc:rights", iptc.COPYRIGHT, COPYRIGHT),
        terms=told.first("xmpRights:UsageTerms"),
        licence_url=_url(told.first("cc:license") or told.first("xmpRights:WebStatement")),
        place=", ".join(dict.fromkeys(filter(None, place))),
        taken=_taken(told),
        source_type=_source_type(told.first("Iptc4xmpExt:DigitalSourceType")),
        camera=_tidy(_letters(told.exif.get(MODEL))),
    )


def traces(image: Image.Image) -> tuple[str, ...]:
    """What the file holds that must not leave, in words."""
    told = _sources(image)
    has_thumbnail = bool(_ifd(told.exif, THUMBNAIL_IFD))
    found = {
        "GPS position": bool(_ifd(told.exif, GPS_IFD)),
        "serial number or owner": any(tag in told.camera or tag in told.exif for tag in SERIALS),
        "maker's notes": MAKER_NOTE in told.camera,
        "thumbnail": has_thumbnail,
        "private XMP": any(XMP_TRACES.match(name) for name in told.xmp),
    }
    return tuple(name for name, there in found.items() if there)


def _sources(image: Image.Image) -> _Sources:
    packet = image.info.get("xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode("utf-8", "replace")
    tags = exif(image)
    return _Sources(
        xmp.read(packet) if packet else {}, iptc.read(_iim(image)), tags, _ifd(tags, EXIF_IFD)
    )


def _iim(image: Image.Image) -> bytes:
    photoshop = image.info.get("photoshop")
    if isinstance(photoshop, dict):
        return bytes(photoshop.get(iptc.RESOURCE, b""))
    data = getattr(image, "tag_v2", {}).get(33723, b"")
    return data if isinstance(data, bytes) else b""


def _ifd(tags: Image.Exif, number: int) -> dict[int, object]:
    try:
        return dict(tags.get_ifd(number))
    except FAILURES:
        return {}


def _letters(value: object) -> str:
    """EXIF text: Pillow reads it as Latin letters, most programs write UTF-8."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value


def _tidy(text: str) -> str:
    return " ".join(FORBIDDEN.sub("", text.partition("\0")[0]).split())[:LONGEST]


def _url(text: str) -> str:
    return text if re.fullmatch(r"https?://[^\s/]+\S*", text) else ""


def _source_type(text: str) -> str:
    found = SOURCE_TYPE.fullmatch(text)
    return found[1] if found else ""


def _taken(told: _Sources) -> dt.date | None:
    for text in _dates(told):
        found = DATE.match(text)
        if found:
            try:
                return dt.date(*map(int, found.groups()))
            except ValueError:
                continue
    return None


def _dates(told: _Sources) -> Iterable[str]:
    yield told.first("photoshop:DateCreated", iptc.DATE)
    yield told.first("exif:DateTimeOriginal")
    yield _letters(told.camera.get(DATE_TIME_ORIGINAL))
