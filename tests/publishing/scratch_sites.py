"""Whole small sites, written to disk and built by the real thing."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

from PIL import Image

from pressroom.build.reporter import Silent
from pressroom.plugin.build import Built, Order
from pressroom.plugin.host import build
from pressroom.plugin.sites import open_site

CONF = """\
SITENAME = "Scratch"
SITEURL = "https://scratch.example.org"
TIMEZONE = "UTC"
PLUGINS = ["pressroom"]
"""
CONTACT = (
    "---\nname: Jo Desk\nmedia_contact: true\nphone: 403-555-0100\nemail: jo@example.org\n---\n"
)


def write(root: Path, files: dict[str, str | bytes], conf: str = CONF) -> None:
    """Write a site: its settings, one media contact, and those files under `content/`."""
    for name, text in {"people/jo.md": CONTACT, **files}.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    (root / "pelicanconf.py").write_text(conf, encoding="utf-8")


def publish(root: Path, now: dt.datetime, **how: object) -> Built:
    """Build a site as at `now`."""
    return build(open_site(root), Order(now, Silent(), jobs=1, **how))  # type: ignore[arg-type]


def picture(
    colour: tuple[int, int, int] = (200, 100, 50), size: tuple[int, int] = (40, 30)
) -> bytes:
    """A small JPEG."""
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG")
    return stream.getvalue()


def everything(output: Path) -> str:
    """All that a site says: every path and every byte, as text."""
    parts = []
    for file in sorted(output.rglob("*")):
        parts.append(file.relative_to(output).as_posix())
        if file.is_file():
            parts.append(file.read_bytes().decode("utf-8", "replace"))
    return "\n".join(parts)
