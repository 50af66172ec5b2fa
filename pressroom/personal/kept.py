"""Where ciphertext is kept for builds that don't have the secret: the folder `sealed/`, if the site has one."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = "sealed"
"""In the site's folder. Who wants it makes it, and commits what is in it: nobody reads it without a link."""
LIST = "kits.json"
"""Which kits there are, and until when: for builds, never published."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One kit's ciphertext as it was kept."""

    id: str
    expires: dt.datetime | None
    files: tuple[Path, ...]


def kept(root: Path, now: dt.datetime) -> tuple[Kept, ...]:
    """The kits that are kept in a site's folder and haven't expired."""
    folder = root / FOLDER
    found = (_one(folder, id, told) for id, told in sorted(_listed(folder).items()))
    return tuple(each for each in found if each.expires is None or each.expires > now)


def _one(folder: Path, id: str, expires: str | None) -> Kept:
    files = sorted(path for path in (folder / id).glob("*") if path.is_file())
    return Kept(id, dt.datetime.fromisoformat(expires) if expires else None, tuple(files))


def _listed(folder: Path) -> dict[str, str | None]:
    try:
        told = json.loads((folder / LIST).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    return {str(id): expires for id, expires in told.items() if (folder / str(id)).is_dir()}


def keep(
    root: Path, kits: Mapping[str, Iterable[Path]], expires: Mapping[str, dt.datetime | None]
) -> None:
    """Let the folder hold these kits and no others; nothing where the site has no such folder."""
    folder = root / FOLDER
    if not folder.is_dir():
        return
    for id in _listed(folder).keys() - kits.keys():
        shutil.rmtree(folder / id, ignore_errors=True)
    for id, files in kits.items():
        _mirror(folder / id, tuple(files))
    told = {id: moment.isoformat() if moment else None for id, moment in expires.items()}
    told = {id: moment for id, moment in sorted(told.items()) if id in kits}
    text = json.dumps(told, indent=1) + "\n"
    if not (folder / LIST).is_file() or (folder / LIST).read_text("utf-8") != text:
        (folder / LIST).write_text(text, "utf-8")


def _mirror(folder: Path, files: tuple[Path, ...]) -> None:
    folder.mkdir(exist_ok=True)
    names = {file.name for file in files}
    for old in folder.iterdir():
        if old.name not in names:
            old.unlink()
    for file in files:
        target = folder / file.name
        if not target.exists() or target.read_bytes() != file.read_bytes():
            shutil.copyfile(file, target)
