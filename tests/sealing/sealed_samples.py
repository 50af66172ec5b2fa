"""Parcels, keys and an opener that shares no code with ours, for the tests of sealing."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pressroom.sealing.keys import Kit
from pressroom.sealing.parcel import Cover, Member, Parcel
from pressroom.sealing.seal import Sealed, seal
from pressroom.sealing.secret import Secret

OPENER = Path(__file__).with_name("open_sealed.mjs")
SECRET = Secret(bytes(range(32)))
KIT = Kit(SECRET, "abcdefghijklmnopqrstuvwxyz")
EXPIRES = dt.datetime(2027, 4, 1, 6, tzinfo=dt.UTC)
COVER = Cover(lang="en", expires=EXPIRES, zone=ZoneInfo("America/Toronto"))
PAGE = Member("page.html", b"<!DOCTYPE html><title>First keys</title>", "text/html")


def parcel(*more: Member, page: bytes | None = None) -> Parcel:
    """A page, and other files."""
    first = Member("page.html", page, "text/html") if page is not None else PAGE
    return Parcel((first, *more))


def laid(folder: Path, sealed: Sealed) -> Path:
    """A sealed parcel's files on disk."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in sealed.files():
        (folder / name).write_bytes(data)
    return folder


def sealed_in(
    folder: Path, content: Parcel | None = None, *, kit: Kit = KIT, cover: Cover = COVER
) -> Path:
    """A parcel sealed into a folder."""
    return laid(folder, seal(content or parcel(), cover, kit))


@dataclass(frozen=True)
class Opened:
    """What Node found in a folder, or why it found nothing."""

    told: dict[str, Any]

    @property
    def names(self) -> list[str]:
        """The files inside, if all of them are whole."""
        assert self.told["padding"] and all(f["whole"] for f in self.told["files"])
        return [file["name"] for file in self.told["files"]]

    @property
    def refused(self) -> str:
        """Why it wasn't opened."""
        return str(self.told.get("refused", ""))


def opened(folder: Path, key: str = KIT.fragment, passphrase: str = "", into: str = "") -> Opened:
    """What Node's WebCrypto makes of a sealed folder."""
    told = {"folder": str(folder), "key": key, "passphrase": passphrase, "into": into}
    done = subprocess.run(
        ["node", str(OPENER)], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    return Opened(json.loads(done.stdout))
