"""What a picture tells of itself (EXIF, IPTC, XMP): the words we read, and the traces that must not leave."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PIL import Image


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


def embedded(_image: Image.Image, _data: bytes) -> Embedded:
    """The words written into the file."""
    return Embedded()


def traces(_image: Image.Image, _data: bytes) -> tuple[str, ...]:
    """What the file holds that must not leave."""
    return ()
