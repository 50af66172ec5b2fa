"""The file formats we take: how each is recognized, what its suffixes are, what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: `name` as people say it; `taken` is false for one we know but can't use."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    picture: bool = True
    taken: bool = True


JPEG = Format("JPEG", "image/jpeg", (".jpg", ".jpeg"))
PNG = Format("PNG", "image/png", (".png",))
WEBP = Format("WebP", "image/webp", (".webp",))
AVIF = Format("AVIF", "image/avif", (".avif",))
GIF = Format("GIF", "image/gif", (".gif",))
TIFF = Format("TIFF", "image/tiff", (".tif", ".tiff"))
HEIC = Format("HEIC", "image/heic", (".heic", ".heif"))
SVG = Format("SVG", "image/svg+xml", (".svg",))
MP4 = Format("MPEG-4", "video/mp4", (".mp4", ".m4v", ".mov"), picture=False)
M4A = Format("MPEG-4 audio", "audio/mp4", (".m4a",), picture=False)
WEBM = Format("WebM", "video/webm", (".webm",), picture=False)
MP3 = Format("MP3", "audio/mpeg", (".mp3",), picture=False)
WAV = Format("WAV", "audio/wav", (".wav",), picture=False)
OGG = Format("Ogg", "audio/ogg", (".ogg", ".oga", ".opus", ".ogv"), picture=False)
FLAC = Format("FLAC", "audio/flac", (".flac",), picture=False)
PDF = Format("PDF", "application/pdf", (".pdf",), picture=False)
BMP = Format("BMP", "image/bmp", (".bmp",), taken=False)
PSD = Format("Photoshop", "image/vnd.adobe.photoshop", (".psd",), taken=False)
JXL = Format("JPEG XL", "image/jxl", (".jxl",), taken=False)
JP2 = Format("JPEG 2000", "image/jp2", (".jp2",), taken=False)
UNKNOWN = Format("unknown", "application/octet-stream", (), picture=False)

ALL = (
    *(JPEG, PNG, WEBP, AVIF, GIF, TIFF, HEIC, SVG, MP4, M4A, WEBM, MP3, WAV, OGG, FLAC, PDF),
    *(BMP, PSD, JXL, JP2),
)
BY_SUFFIX = {suffix: fmt for fmt in ALL for suffix in fmt.suffixes}

MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"\x1a\x45\xdf\xa3", WEBM),
    (b"ID3", MP3),
    (b"OggS", OGG),
    (b"fLaC", FLAC),
    (b"%PDF-", PDF),
    (b"8BPS", PSD),
    (b"\xff\x0a", JXL),
    (b"\x00\x00\x00\x0cJXL ", JXL),
    (b"\x00\x00\x00\x0cjP  ", JP2),
)
HEIF_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"))
AVIF_BRANDS = frozenset((b"avif", b"avis"))
SVG_START = re.compile(rb"<(?:[\w.-]+:)?svg[\s>/]")

MEDIA_TYPES: dict[str, str] = {
    ".mov": "video/quicktime",
    ".ogv": "video/ogg",
    ".vtt": "text/vtt",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".rtf": "application/rtf",
    ".epub": "application/epub+zip",
    ".zip": "application/zip",
    ".json": "application/json",
    ".ics": "text/calendar",
}


def recognized(head: bytes) -> Format:
    """The format a file is in, by its first 4 kB; `UNKNOWN` where none fits."""
    head = head[:4096]
    for magic, fmt in MAGIC:
        if head.startswith(magic):
            return fmt
    if head.startswith(b"RIFF"):
        return {b"WEBP": WEBP, b"WAVE": WAV}.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 == 0xE2:
        return MP3
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return BMP
    return SVG if SVG_START.search(_narrow(head)) else UNKNOWN


def _by_brand(head: bytes) -> Format:
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, size, 4))]
    for brand in brands:
        if brand in AVIF_BRANDS:
            return AVIF
        if brand in HEIF_BRANDS:
            return HEIC
    return M4A if brands[0].startswith(b"M4A") else MP4


def _narrow(head: bytes) -> bytes:
    """UTF-16 text as one byte a character, which is enough to look for a tag."""
    return head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head


def by_suffix(file: Path) -> Format:
    """The format its name promises; `UNKNOWN` for documents we only hand on."""
    return BY_SUFFIX.get(file.suffix.lower(), UNKNOWN)


def media_type(file: Path) -> str:
    """The media type of a file, by its suffix."""
    suffix = file.suffix.lower()
    return MEDIA_TYPES.get(suffix) or by_suffix(file).media_type


def same(found: Format, promised: Format) -> bool:
    """Whether a file found in one format may carry the suffix of the other."""
    return found is promised or {found.name, promised.name} <= {MP4.name, M4A.name}


def suffix_of(name: str) -> str:
    """The first suffix of the format of that name."""
    return next(fmt.suffixes[0] for fmt in ALL if fmt.name == name)
