"""QR codes: the way from paper and posters to a page."""

from __future__ import annotations

import io

DOTS = 16
"""Pixels of one module in a PNG: about 600 pixels for an address of ours, enough for a poster."""


def qr_code(address: str) -> bytes:
    """The recipe of a QR code that leads to an address: an SVG without any style, four modules of
    quiet zone around it, readable with up to 15 % of it damaged.
    """
    import segno  # loads much that few builds need

    file = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        file, kind="svg", border=4, light="#fff", svgclass=None, lineclass=None, omitsize=True
    )
    return file.getvalue()


def qr_picture(address: str) -> bytes:
    """The recipe of the same as PNG, for programs that take no SVG."""
    import segno  # loads much that few builds need

    file = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(file, kind="png", border=4, light="#fff", scale=DOTS)
    return file.getvalue()
