"""Scratch sites for tests of reading."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from pressroom.model.article import Article
from pressroom.reading.newsroom import Reading, read
from pressroom.settings import Settings

ZONE = ZoneInfo("America/Edmonton")
HEADER = "title: A headline\ndate: 2026-11-19T09:00:00-07:00\n"


def settings(root: Path, **more: object) -> Settings:
    """Settings of a site in a folder."""
    return Settings(root=root, site_name="A newsroom", timezone=ZONE, **more)  # type: ignore[arg-type]


def read_files(root: Path, files: dict[str, str | bytes], **more: object) -> Reading:
    """What reading makes of those files under `content/`."""
    for name, text in files.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(settings(root, **more))


def story(header: str = HEADER, body: str = "Text.\n") -> str:
    """A story's text."""
    return f"---\n{header}---\n{body}"


def only(reading: Reading) -> Article:
    """The one article there is."""
    assert [str(p) for p in reading.problems if p.severity == "error"] == []
    (article,) = reading.newsroom.articles
    return article


def codes(reading: Reading) -> list[str]:
    """The codes of the problems, in order of place."""
    return [p.code for p in sorted(reading.problems, key=lambda p: p.place)]
