"""`python -m pressroom.reference FOLDER`: writes the reference pages and the schemas anew."""

from __future__ import annotations

import sys
from pathlib import Path

from pressroom.reference import blocks, commands, content, rules, schemas, settings


def files() -> dict[str, str]:
    """Every file of the reference, by its path, and its text."""
    pages = {
        "blocks.md": blocks.page(),
        "commands.md": commands.page(),
        "content.md": content.page(),
        "settings.md": settings.page(),
    }
    return pages | {f"schema/{name}": text for name, text in schemas.schemas().items()}


def write(folder: Path) -> None:
    """Write them all under a folder, and the rules beside it."""
    for name, text in files().items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (folder.parent / "rules.md").write_text(rules.page(), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
