"""Sealed kits at publication: made anew from what is so now, or taken from where their ciphertext is kept."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pressroom.build.disk import link_untouched, private_folder, public_folder, write_whole
from pressroom.build.last import Last
from pressroom.build.reporter import Silent
from pressroom.build.stopped import BuildStopped, in_plain_words
from pressroom.build.store import Store
from pressroom.build.workshop import make
from pressroom.outreach.book import Book
from pressroom.outreach.ledger import Kit as Recorded
from pressroom.personal.bench import Bench
from pressroom.personal.files import Workplace, filled, foretold
from pressroom.personal.kept import Kept, keep, kept
from pressroom.personal.kit import PersonalKit
from pressroom.personal.memory import Published, recalled
from pressroom.personal.orders import living, recorded
from pressroom.personal.parcels import likeness, sealed
from pressroom.personal.permission import NoKit
from pressroom.publishing.newsdesk import Copy
from pressroom.publishing.production import Theme
from pressroom.sealing.secret import Keyring
from pressroom.site.desk import Desk
from pressroom.site.plan import Dress, dressed
from pressroom.site.sealed import opener_page

PAGE = "index.html"
RECORD = "sealed.json"
"""In the cache: what the kits of the last publication were made of."""


@dataclass(frozen=True, slots=True)
class SealedKits:
    """What was put beside the public site."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Each file with its key."""
    lapsed: tuple[str, ...] = ()
    """Why a kit of the ledger isn't published, in a line that names nobody."""
    until: dt.datetime | None = None
    """When the first link expires."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What sealed kits are published with."""

    copy: Copy
    desk: Desk
    """The public one."""
    book: Book
    ring: Keyring | None
    theme: Theme
    store: Store
    jobs: int
    last: Last | None = None
    """The last site, whose ciphertext is taken again where it would come out the same."""

    @property
    def now(self) -> dt.datetime:
        """The moment, in the newsroom's zone."""
        return self.copy.clearance.public.now

    @property
    def kits(self) -> tuple[Recorded, ...]:
        """The kits of the ledger whose links work."""
        return tuple(living(self.book.ledger, self.now))

    def bench(self, ring: Keyring, work: Path) -> Bench:
        """Where kits are made."""
        return Bench(self.copy, self.book.outreach, self.book.ledger, ring, work)


def publish(edition: Edition, staging: Path, public: Mapping[str, str]) -> SealedKits:
    """Put the sealed kits into a staged site, whose other files are `public`.

    Raises BuildStopped where the ledger has kits, and neither the site's secret nor their ciphertext is
    here: their links would die.
    """
    if edition.ring is None:
        return _as_kept(edition, staging, public)
    root = edition.copy.settings.root
    if not edition.kits:
        keep(root, {}, {})
        return SealedKits()
    shelf = _Shelf(edition, staging, public)
    lapsed = tuple(_made(edition, edition.ring, shelf))
    expires = {kit.id: kit.made.expires for kit in edition.kits}
    keep(root, shelf.ciphertext, expires)
    return SealedKits(shelf.files, lapsed, _first(expires.values()))


def _first(moments: Iterable[dt.datetime | None]) -> dt.datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)


def _made(edition: Edition, ring: Keyring, shelf: _Shelf) -> Iterator[str]:
    """Seal every kit; a line for each that its reader may not have any more."""
    with private(edition.copy.settings.root) as folder:
        bench = edition.bench(ring, folder)
        memory = recalled(edition.store.folder / RECORD)
        place = Workplace(folder, edition.store, edition.jobs, memory)
        for each in edition.kits:
            try:
                kit = recorded(bench, each)
            except NoKit:
                yield f"Sealed kit {each.id} isn't published any more: pressroom kit list says why."
                continue
            _publish_one(kit, place, shelf)
            shelf.close(each.id)
        memory.save()


def _publish_one(kit: PersonalKit, place: Workplace, shelf: _Shelf) -> None:
    """Put a kit's ciphertext on the shelf: the last site's where that is the same, else sealed now."""
    id, memory = kit.keys.id, place.memory
    ahead = foretold(kit, place) if shelf.last else None
    like = likeness(kit, ahead, shelf.dress, shelf.public) if ahead else ""
    before = memory.kit(id)
    if before is not None and like and before.likeness == like and shelf.again(id, before.files):
        memory.keep(id, before)
        return
    made = filled(kit, place)
    for name, data in sealed(kit, made, shelf.dress, shelf.public).files():
        shelf.put(id, name, data)
    like = likeness(kit, made, shelf.dress, shelf.public)
    memory.keep(id, Published(like, shelf.digests(id)))


@contextmanager
def private(root: Path) -> Iterator[Path]:
    """A folder that only its owner may look into, empty, and gone afterwards; what a killed build left
    there is gone, too."""
    folder = root / ".pressroom" / "private"
    shutil.rmtree(folder, ignore_errors=True)
    with in_plain_words(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        private_folder(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_kept(edition: Edition, staging: Path, public: Mapping[str, str]) -> SealedKits:
    """The ciphertext as it was kept, where the secret isn't here."""
    found = kept(edition.copy.settings.root, edition.now)
    missing = {kit.id for kit in edition.kits} - {each.id for each in found}
    if missing:
        raise BuildStopped(
            f"The links of {len(missing)} sealed kits in the ledger would die, for the site's secret "
            "isn't here. Set PRESSROOM_SECRET, bring secret.key back, or revoke them "
            "(docs/personal-kits.md)."
        )
    revoked = {kit.id for kit in edition.book.ledger.kits().values() if not kit.live}
    wanted = [each for each in found if each.id not in revoked]
    if not wanted:
        return SealedKits()
    shelf = _Shelf(edition, staging, public)
    for each in wanted:
        _copied(each, shelf)
    return SealedKits(shelf.files, (), _first(each.expires for each in wanted))


def _copied(each: Kept, shelf: _Shelf) -> None:
    for file in each.files:
        shelf.put(each.id, file.name, file.read_bytes())
    shelf.close(each.id)


class _Shelf:
    """The folder `k/` of a staged site, and what all kits share: their page, its script and its style."""

    def __init__(self, edition: Edition, staging: Path, public: Mapping[str, str]) -> None:
        self.staging, self.public, self.desk = staging, public, edition.desk
        self.last = edition.last
        self.files: dict[str, str] = {}
        self.ciphertext: dict[str, list[Path]] = {}
        theme = edition.theme
        self.dress: Dress = dressed(edition.desk, theme.folder, theme.overrides)
        self._page = opener_page(edition.desk, self.dress)
        static = self.dress.static
        shared = (*static.artifacts, static.opener.artifact)
        missing = (artifact for artifact in shared if artifact.path not in public)
        made = make(missing, staging, edition.store, jobs=edition.jobs, reporter=Silent())
        self.files.update(made.files)

    def put(self, id: str, name: str, data: bytes) -> None:
        """A file of ciphertext."""
        path = self.desk.addresses.sealed(id) + name
        self._write(path, data)
        self.ciphertext.setdefault(id, []).append(self.staging / path)

    def again(self, id: str, files: Mapping[str, str]) -> bool:
        """The last site's ciphertext of a kit, by its files' names and hashes; False where one of them
        isn't there as it was published."""
        folder = self.desk.addresses.sealed(id)
        paths = {folder + name: digest for name, digest in files.items()}
        if not all(self._link(path, digest) for path, digest in paths.items()):
            for path in paths:
                (self.staging / path).unlink(missing_ok=True)
            return False
        self.files.update(paths)
        self.ciphertext[id] = [self.staging / path for path in paths]
        return bool(paths)

    def _link(self, path: str, digest: str) -> bool:
        target, last = self.staging / path, self.last
        if last is None or last.files.get(path) != digest:
            return False
        with in_plain_words(target):
            public_folder(target.parent)
            return link_untouched(last.folder / path, target, last.since)

    def digests(self, id: str) -> dict[str, str]:
        """The names of a kit's files of ciphertext, each with its SHA-256."""
        folder = self.desk.addresses.sealed(id)
        return {file.name: self.files[folder + file.name] for file in self.ciphertext[id]}

    def close(self, id: str) -> None:
        """The page that opens a kit whose ciphertext is there."""
        self._write(self.desk.addresses.sealed(id) + PAGE, self._page)

    def _write(self, path: str, data: bytes) -> None:
        target = self.staging / path
        with in_plain_words(target):
            public_folder(target.parent)
            write_whole(target, data)
        self.files[path] = hashlib.sha256(data).hexdigest()
