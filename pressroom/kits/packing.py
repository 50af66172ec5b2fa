"""What goes into an archive, under which names: texts, pictures at print size, people, films that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pressroom.build.archive import Member
from pressroom.build.artifact import MadeFile
from pressroom.kits import readme, tables
from pressroom.kits.kit import Kit
from pressroom.kits.manifest import Rights, manifest, rights_of, rights_of_recording
from pressroom.kits.stock import Stock, for_print
from pressroom.language.slugs import slug as slug_of
from pressroom.media.naming import phrase
from pressroom.media.plan import Handout, Picture, Rendition
from pressroom.model.assets import asset_at
from pressroom.site.desk import Desk
from pressroom.site.kits import Subject
from pressroom.site.views.media import PictureView, RecordingView
from pressroom.site.views.people import PersonView

MEGABYTE = 1_000_000
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows keeps for itself, whatever follows the dot."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """One format of the text: what it is called, and where it is."""

    label: str
    path: str
    media_type: str


@dataclass(slots=True)
class _Bag:
    """What is packed so far, each name once, with the rights in it."""

    stock: Stock
    members: dict[str, Member] = field(default_factory=dict)
    rights: dict[str, Rights] = field(default_factory=dict)

    def put(self, name: str, content: bytes | MadeFile, rights: Rights | None = None) -> str:
        """Pack a file; of two with the same name the second gets a number. Returns its name."""
        path = PurePosixPath(name)
        stem = f"{path.stem}_" if path.stem.partition(".")[0].lower() in RESERVED else path.stem
        number, free = 1, str(path.with_stem(stem))
        while free.casefold() in self.members:
            number += 1
            free = str(path.with_stem(f"{stem}-{number}"))
        self.members[free.casefold()] = Member(free, content)
        if rights is not None:
            self.rights[free] = rights
        return free

    def made(self, name: str, path: str, rights: Rights | None = None) -> str:
        """Pack a made file under another name; nothing where it wasn't made."""
        file = self.stock.file(path)
        return self.put(name, file, rights) if file else ""

    @property
    def size(self) -> int:
        """Bytes so far."""
        return sum(member.size for member in self.members.values())


def members(
    desk: Desk,
    subject: Subject,
    kit: Kit,
    texts: Iterable[TextFile],
    stock: Stock,
    *,
    limit: int,
) -> tuple[Member, ...]:
    """Every file of a kit's archive. Films and recordings that would make it larger than `limit`
    megabytes are left out, the largest films first, and named with their address instead.
    """
    bag = _Bag(stock)
    for text in texts:
        bag.made(f"text/{PurePosixPath(text.path).name}", text.path)
    if kit.quotes:
        bag.put("text/quotes.txt", readme.quotes_text(kit))
    _pictures(bag, desk, subject, kit)
    _logos(bag, desk, kit)
    for person in _people(kit):
        _person(bag, desk, person, kit.lang)
    if kit.facts:
        bag.put("facts.csv", tables.facts_csv(kit.facts))
    for path in kit.documents:
        plan = desk.media.get(path.lstrip("/"))
        if isinstance(plan, Handout):
            bag.made(f"files/{PurePosixPath(plan.path).name}", plan.path)
    linked = _recordings(bag, desk, kit, limit)
    base = desk.addresses.origin
    names = [*(m.name for m in bag.members.values()), "kit.json"]
    bag.put("README.txt", readme.readme(kit, desk.settings, names, linked, base))
    found = tuple(sorted(bag.members.values(), key=lambda m: m.name))
    told = manifest(desk, subject, kit, found, bag.rights, linked)
    return (*found, Member("kit.json", told))


def _pictures(bag: _Bag, desk: Desk, subject: Subject, kit: Kit) -> None:
    packed = []
    for number, picture in enumerate(kit.pictures, 1):
        best = _largest(desk, picture)
        if best is None:
            continue
        words = slug_of(phrase(desk.newsroom.assets[picture.path], kit.lang), kit.lang)
        suffix = PurePosixPath(best.path).suffix
        stem = "_".join(filter(None, (subject.slug(desk, kit.lang), f"{number:02}", words)))
        name = bag.made(f"photos/{stem}{suffix}", best.path, rights_of(picture, best))
        if name:
            packed.append((PurePosixPath(name).name, picture))
    if packed:
        bag.put("photos/captions.txt", readme.captions_text(packed, kit.lang))
        bag.put("photos/captions.csv", tables.captions_csv(packed))


def _largest(desk: Desk, picture: PictureView) -> Rendition | None:
    """The file for print of a picture that may leave."""
    plan = desk.media.get(picture.path)
    return for_print(plan) if isinstance(plan, Picture) and plan.downloads else None


def _logos(bag: _Bag, desk: Desk, kit: Kit) -> None:
    packed = []
    for logo in kit.logos:
        best = _largest(desk, logo)
        if best is not None:
            stem = PurePosixPath(logo.path).stem
            name = f"logos/{stem}{PurePosixPath(best.path).suffix}"
            found = bag.made(name, best.path, rights_of(logo, best))
            packed.append((PurePosixPath(found).name, logo))
    if packed:
        bag.put("logos/captions.txt", readme.captions_text(packed, kit.lang))


def _people(kit: Kit) -> Iterator[PersonView]:
    """Those who can be interviewed."""
    yield from {person.slug: person for person in kit.spokespeople}.values()


def _person(bag: _Bag, desk: Desk, person: PersonView, lang: str) -> None:
    bag.put(f"people/{person.slug}.txt", readme.person_text(person, lang))
    face = person.headshot
    best = _largest(desk, face) if face and face.downloads else None
    if face and best:
        suffix = PurePosixPath(best.path).suffix
        bag.made(f"people/{person.slug}{suffix}", best.path, rights_of(face, best))
    told = desk.person(person.slug, lang)
    said = desk.media.get(told.pronunciation_audio or "") if told else None
    if isinstance(said, Handout):
        suffix = PurePosixPath(said.path).suffix
        bag.made(f"people/{person.slug}-name{suffix}", said.path)


def _recordings(bag: _Bag, desk: Desk, kit: Kit, limit: int) -> tuple[RecordingView, ...]:
    """Pack the recordings that fit, and say of all where they are. Returns those that don't fit."""
    offered = [recording for recording in kit.recordings if recording.downloads]
    left = set(_too_large(bag, desk, offered, limit * MEGABYTE))
    for medium in ("audio", "video"):
        told = []
        for recording in offered:
            if recording.medium == medium:
                packed = "" if recording.path in left else _recording(bag, desk, recording)
                told.append((packed, recording))
        if told:
            text = readme.links_text(told, kit.lang, desk.addresses.origin)
            bag.put(f"{medium}/LINKS.txt", text)
    return tuple(r for r in offered if r.path in left)


def _too_large(
    bag: _Bag, desk: Desk, recordings: Iterable[RecordingView], limit: int
) -> Iterator[str]:
    sizes = [(r.medium == "video", _size(bag, desk, r.path), r.path) for r in recordings]
    rest = bag.size + sum(size for _, size, _ in sizes)
    for _, size, path in sorted(sizes, reverse=True):
        if rest <= limit:
            return
        rest -= size
        yield path


def _size(bag: _Bag, desk: Desk, asset: str) -> int:
    plan = desk.media.get(asset)
    file = bag.stock.file(plan.path) if isinstance(plan, Handout) else None
    return file.size if file else 0


def _captions(desk: Desk, recording: RecordingView) -> str:
    """The asset path of a film's captions."""
    written = desk.newsroom.assets[recording.path].captions_file or ""
    folder = recording.path.rpartition("/")[0]
    return asset_at(written, folder, desk.newsroom.assets) or ""


def _recording(bag: _Bag, desk: Desk, recording: RecordingView) -> str:
    """Pack a film or sound with its captions and transcript; the name it got."""
    plan = desk.media[recording.path]
    assert isinstance(plan, Handout)  # a recording is handed on as it is
    file = PurePosixPath(plan.path)
    name = bag.made(f"{recording.medium}/{file.name}", plan.path, rights_of_recording(recording))
    said = desk.media.get(_captions(desk, recording))
    if name and isinstance(said, Handout):
        bag.made(f"{recording.medium}/{file.stem}{PurePosixPath(said.path).suffix}", said.path)
    if name and recording.transcript:
        bag.put(f"{recording.medium}/{file.stem}.txt", f"{recording.transcript}\n".encode())
    return PurePosixPath(name).name if name else ""
