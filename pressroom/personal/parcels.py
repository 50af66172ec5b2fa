"""A personal kit as a sealed parcel: its page first, what the page shows, then what it offers."""

from __future__ import annotations

import mimetypes
from collections.abc import Container, Iterator
from pathlib import PurePosixPath

from pressroom.addresses import file_of
from pressroom.build.artifact import MadeFile
from pressroom.build.digests import program_state
from pressroom.media.plan import Picture
from pressroom.personal.files import Filled
from pressroom.personal.kit import PersonalKit
from pressroom.personal.page import page, page_key
from pressroom.sealing.parcel import Cover, Member, Parcel
from pressroom.sealing.seal import Sealed, seal
from pressroom.site.plan import Dress

SMALL = 1_500_000
"""Bytes up to which a sound is opened with the page; larger ones, and films, wait until they are asked for."""
AUDIO = "audio/"


def sealed(kit: PersonalKit, filled: Filled, dress: Dress, public: Container[str]) -> Sealed:
    """The kit sealed with its keys; `public` are the files of the public site."""
    first = Member("page.html", page(kit, filled, dress, public), "text/html; charset=utf-8")
    shown, rest = _members(filled)
    parcel = Parcel((first, *shown, *rest), shown=1 + len(shown))
    return seal(parcel, _cover(kit, public), kit.keys)


def likeness(kit: PersonalKit, filled: Filled, dress: Dress, public: Container[str]) -> str:
    """A digest of all that `sealed` would seal and of the keys, its page not made; nothing where what
    the page would be can't be told.

    Kits of the same likeness are the same ciphertext, byte for byte: sealing leaves nothing to chance.
    """
    told = page_key(kit, filled, dress, public)
    if not told:
        return ""
    shown, rest = _members(filled)
    files = [[(m.name, m.media_type, m.size, m.sha256) for m in part] for part in (shown, rest)]
    cover = _cover(kit, public).packed()
    return kit.keys.likeness(program_state().encode(), told.encode(), repr(files).encode(), cover)


def _members(filled: Filled) -> tuple[list[Member], list[Member]]:
    """The kit's files but for its page: those that the page shows, and the others, the archive last."""
    shown = [_member(path, filled.files[path]) for path in _shown(filled)]
    known = {member.name for member in shown}
    rest = [_member(path, file) for path, file in filled.files.items() if path not in known]
    rest.sort(key=lambda member: (member.media_type == "application/zip", member.name))
    return shown, rest


def _shown(filled: Filled) -> Iterator[str]:
    """The files that the page shows at once, in the order it does."""
    kit, desk = filled.kit, filled.sight.desk
    faces = (p.headshot for p in (*kit.contacts, *kit.spokespeople) if p.headshot)
    paths = []
    for picture in (*faces, *kit.pictures, *kit.logos):
        plan = desk.media.get(picture.path)
        paths += [plan.src.path] if isinstance(plan, Picture) else []
    sounds = (p for p, f in filled.files.items() if _type(p).startswith(AUDIO) and f.size <= SMALL)
    yield from dict.fromkeys(path for path in (*paths, *sounds) if path in filled.files)


def _member(path: str, file: MadeFile) -> Member:
    return Member(path, file, _type(path))


def _type(path: str) -> str:
    own = {".md": "text/markdown; charset=utf-8", ".avif": "image/avif", ".webp": "image/webp"}
    suffix = PurePosixPath(path).suffix.lower()
    return own.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def _cover(kit: PersonalKit, public: Container[str]) -> Cover:
    desk = kit.sight.desk
    path = desk.path_of(kit.article)
    return Cover(
        lang=kit.lang,
        expires=kit.expires,
        zone=desk.settings.timezone,
        embargo=kit.permission.embargo,
        public=desk.url(path) if file_of(path) in public else "",
    )
