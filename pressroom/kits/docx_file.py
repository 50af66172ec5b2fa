"""The Word file of a text, apart from what sets it: python-docx takes long to load, and most builds set none."""

from __future__ import annotations

from pressroom.kits.copy import Copy
from pressroom.kits.letterhead import Letterhead, Picture


def docx_file(copy: Copy, letterhead: Letterhead, pictures: tuple[Picture, ...] = ()) -> bytes:
    """The recipe of the DOCX."""
    from pressroom.kits.docx import docx

    return docx(copy, letterhead, pictures)
