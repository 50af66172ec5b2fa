"""The files of a personal kit, made where nobody else looks: pictures with its mark, texts, the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pressroom.build.artifact import Artifact, MadeFile
from pressroom.build.fingerprint import content_hash, key
from pressroom.build.reporter import Silent
from pressroom.build.store import Store
from pressroom.build.workshop import Made, make
from pressroom.kits.composing import Composing
from pressroom.kits.kit import Kit
from pressroom.kits.packing import TextFile
from pressroom.kits.pages import with_files
from pressroom.kits.plan import KitPlan, Wording, archive, paper_of, texts_of, wording_in
from pressroom.kits.stock import Stock, for_print
from pressroom.media.imprint import Imprint
from pressroom.media.plan import Handout, Picture, Rendition
from pressroom.media.rights import imprint
from pressroom.personal.bench import Sight
from pressroom.personal.choice import texts as ordered
from pressroom.personal.kit import PersonalKit, composed
from pressroom.personal.marks import Marking, marked_copy, marked_item, marked_picture
from pressroom.personal.memory import Memory, Unremembered
from pressroom.site.bodies import article_body


@dataclass(frozen=True, slots=True)
class Shelf(Stock):
    """Files wherever they lie, by the output path they would have in public."""

    made: Mapping[str, MadeFile]

    def file(self, path: str) -> MadeFile | None:
        """A made file by its output path."""
        return self.made.get(path)


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where files are made, and by how many hands."""

    folder: Path
    store: Store
    jobs: int
    memory: Memory
    foretelling: bool = False
    """Whether a reader's own files are told by what they were made of, and not made."""

    def run(self, artifacts: Iterable[Artifact], folder: Path) -> Made:
        """Make some files in a folder."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return make(artifacts, folder, self.store, jobs=self.jobs, reporter=Silent())

    def own(self, artifact: Artifact, target: Path, write: Callable[[], bool]) -> MadeFile | None:
        """A file of one reader's only, which the cache doesn't hold, or would hold as often as there are
        readers; None where `write` makes none. Raises Unremembered where it is to be foretold and isn't
        known.
        """
        name = key(artifact, self.store.digest, None, self.store.code_state)
        if self.foretelling:
            digest, size = self.memory.fact(name)
            return MadeFile(target, digest, size) if digest else None
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not write():
            self.memory.note(name, ("", 0))
            return None
        made = MadeFile(target, content_hash(target), target.stat().st_size)
        self.memory.note(name, (made.sha256, made.size))
        return made


@dataclass(frozen=True, slots=True)
class Filled:
    """A kit with its files: what templates see, and where everything lies."""

    kit: Kit
    sight: Sight
    files: Mapping[str, MadeFile]
    """By output path."""


def foretold(kit: PersonalKit, place: Workplace) -> Filled | None:
    """A kit with its files as they would be, those of its reader's only not made; None where one of them
    was never made before."""
    try:
        return filled(kit, replace(place, foretelling=True))
    except Unremembered:
        return None


def filled(kit: PersonalKit, place: Workplace) -> Filled:
    """Make the files of a kit."""
    folder = place.folder / kit.keys.id
    media = _media(kit, place)
    shelf = Shelf(folder, {}, media)
    texts = list(_texts(kit, shelf))
    made = place.run((artifact for _, artifact in texts), folder)
    files = {**media, **_files(made, folder)}
    sight = _weighed(kit.sight, files)
    told = composed(kit, sight)
    shelf = Shelf(folder, {}, files)
    packed = _archive(kit, told, [text for text, _ in texts], shelf, place)
    files = {**files, **packed}
    sight = _weighed(kit.sight, files)
    by_language = _by_language(kit, [text for text, _ in texts])
    plan = KitPlan(sight.composing, (kit.subject,), by_language, ())
    whole = with_files(plan, kit.subject, composed(kit, sight))
    return Filled(replace(whole, texts=ordered(whole, kit.reader)), sight, files)


def _by_language(
    kit: PersonalKit, texts: Iterable[TextFile]
) -> dict[tuple[str, str], tuple[TextFile, ...]]:
    found: dict[tuple[str, str], tuple[TextFile, ...]] = {}
    for lang in kit.languages:
        stem = kit.subject.file(kit.sight.desk, kit.subject.stem(kit.sight.desk, lang))
        own = (t for t in texts if t.path.startswith(f"{stem}."))
        found[kit.subject.code, lang] = tuple(own)
    return found


def _weighed(sight: Sight, files: Mapping[str, MadeFile]) -> Sight:
    """The same view, with the sizes of the files made so far."""
    desk = replace(sight.desk, sizes={path: file.size for path, file in files.items()})
    return Sight(desk, sight.holdings, Composing(desk))


def _files(made: Made, folder: Path) -> dict[str, MadeFile]:
    return {p: MadeFile(folder / p, b.sha256, b.size) for p, b in made.blobs.items()}


def renditions(plan: Picture | Handout) -> tuple[str, ...]:
    """The files of an asset that a kit may hold: to look at, for screens, for print."""
    if isinstance(plan, Handout):
        return (plan.path,)
    each: tuple[Rendition | None, ...] = (plan.src, plan.screen, for_print(plan))
    return tuple(dict.fromkeys(rendition.path for rendition in each if rendition))


def _media(kit: PersonalKit, place: Workplace) -> dict[str, MadeFile]:
    """The pictures, films and documents of a kit; pictures bear its mark."""
    desk = kit.sight.desk
    plans = {path: plan for path in sorted(_assets(kit)) if (plan := desk.media.get(path))}
    wanted = {path for plan in plans.values() for path in renditions(plan)}
    shared = place.folder / "media"
    every = (a for path in plans for a in kit.sight.holdings.artifacts_of(path))
    artifacts = (a for a in every if a.path in wanted)
    found = _files(place.run(artifacts, shared), shared)
    for path, plan in plans.items():
        if isinstance(plan, Picture):
            found |= dict(_marked(kit, place, path, {p: found[p] for p in renditions(plan)}))
    return found


def _marked(
    kit: PersonalKit, place: Workplace, asset: str, files: Mapping[str, MadeFile]
) -> Iterator[tuple[str, MadeFile]]:
    """A picture's files with the kit's mark; those of a format that takes none as they are."""
    holdings = kit.sight.holdings
    told = imprint(holdings.assets[asset], holdings.inspected[asset], holdings.owner)
    for path, file in files.items():
        given = (file, told, kit.marking, kit.lang)
        target = place.folder / kit.keys.id / path
        write = partial(_mark, target, *given)
        found = place.own(Artifact(path, marked_picture, given), target, write)
        if found is not None:
            yield path, found


def _mark(target: Path, file: MadeFile, told: Imprint, marking: Marking, lang: str) -> bool:
    """Write a picture with a mark; False where its format takes none."""
    data = marked_picture(file.path, told, marking, lang)
    if data is not None:
        target.write_bytes(data)
    return data is not None


def _assets(kit: PersonalKit) -> set[str]:
    """Every asset that the kit shows, packs, or sets with its texts."""
    desk, told = kit.sight.desk, composed(kit, kit.sight)
    shown = {p.path for p in (*told.pictures, *told.logos)}
    shown |= {r.path for r in told.recordings} | {path.lstrip("/") for path in told.documents}
    for person in (*told.contacts, *told.spokespeople):
        shown |= {person.headshot.path} if person.headshot else set()
        found = desk.person(person.slug, kit.lang)
        shown |= {found.pronunciation_audio} if found and found.pronunciation_audio else set()
    for lang in kit.subject.languages:
        shown.update(article_body(desk, kit.subject.articles[lang]).assets)
    captions = (desk.newsroom.assets[p].captions_file for p in shown if p in desk.newsroom.assets)
    return shown | {path for path in captions if path} | {desk.settings.logo} - {""}


def _texts(kit: PersonalKit, shelf: Shelf) -> Iterator[tuple[TextFile, Artifact]]:
    """The formats of the texts, marked, in each of the kit's languages."""
    desk = kit.sight.desk
    paper = paper_of(desk, shelf)
    for lang in kit.languages:
        wording = wording_in(kit.sight.composing, kit.subject, lang)
        if wording is not None:
            copy = marked_copy(wording.copy, kit.marking)
            marked = Wording(copy, marked_item(wording.item, kit.marking))
            yield from texts_of(desk, kit.subject, lang, paper, marked)


def _archive(
    kit: PersonalKit, told: Kit, texts: Iterable[TextFile], shelf: Shelf, place: Workplace
) -> dict[str, MadeFile]:
    """The archive: not kept in the cache, which would hold every kit twice."""
    artifact = archive(kit.sight.desk, kit.subject, told, tuple(texts), shelf)
    target = shelf.staging / artifact.path

    def write() -> bool:
        artifact.recipe(target, *artifact.inputs[1:])
        return True

    packed = place.own(artifact, target, write)
    return {artifact.path: packed} if packed else {}
