"""A media list begun: its folders, a word on what goes where, and git told to pass it over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pressroom.build.disk import private_folder
from pressroom.outreach.reading import FOLDERS, outreach_folder, shown_path
from pressroom.outreach.remotes import is_ignored
from pressroom.settings import Settings

README = """\
# The media list

Private: personal data of journalists. Nothing of it is published, and it doesn't belong into a
repository that others read.

    outlets/<slug>.yml       name, mandate, audience, beats, languages, regions, deadlines, formats
    journalists/<slug>.yml   name, outlet, email, beats, languages, consent, embargo_terms
    ledger.jsonl             which kit went to whom; written by pressroom, never edited

`pressroom outreach check` finds mistakes and duplicates, `pressroom outreach import FILE` takes in a
table or an address book.
"""
LINE = "/{folder}/"


def found_list(settings: Settings) -> Iterator[str]:
    """Make what isn't there yet; says what was done, line by line. Raises OSError."""
    folder = outreach_folder(settings)
    shown = shown_path(settings, folder)
    private_folder(folder)
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    readme = folder / "README.md"
    if not readme.exists():
        readme.write_text(README, "utf-8")
    yield f"The media list is {shown}/, which only you can read on this machine."
    yield from _hide(folder, settings.root.resolve())


def _hide(folder: Path, root: Path) -> Iterator[str]:
    """Have git pass the folder over where it lies in the site's repository."""
    if is_ignored(folder):
        return
    if not folder.is_relative_to(root):
        yield f"git doesn't ignore it: add it to the .gitignore of the repository around {folder}."
        return
    ignore = root / ".gitignore"
    before = ignore.read_text("utf-8") if ignore.is_file() else ""
    line = LINE.format(folder=folder.relative_to(root).as_posix())
    ignore.write_text(f"{before.rstrip()}\n{line}\n".lstrip("\n"), "utf-8")
    yield f"Added {line} to .gitignore, so that no commit takes it up."
