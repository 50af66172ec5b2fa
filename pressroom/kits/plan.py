"""The files of all kits, pass by pass: texts first, then the archives that hold them, then the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from pressroom.build.archive import pack
from pressroom.build.artifact import Artifact, Scratch
from pressroom.kits.composing import Composing
from pressroom.kits.composition import compose, qr_name
from pressroom.kits.copy import Copy
from pressroom.kits.kit import Kit
from pressroom.kits.letterhead import Letterhead
from pressroom.kits.packing import TextFile, members
from pressroom.kits.standing import copy_in
from pressroom.kits.stock import Stock, for_paper
from pressroom.kits.texts import RECIPES, text_artifacts
from pressroom.media.plan import Rendition
from pressroom.metadata.news import NewsItem
from pressroom.share.qr import qr_code
from pressroom.site.articles import packed_at
from pressroom.site.desk import Desk
from pressroom.site.kits import Subject, subjects
from pressroom.site.reprints import Reprints, bundled

Texts = Mapping[tuple[str, str], tuple[TextFile, ...]]
"""The formats of each text, by the kit's code and language."""


@dataclass(frozen=True, slots=True)
class KitPlan:
    """Everything that has a kit, and the texts of each."""

    composing: Composing
    subjects: tuple[Subject, ...]
    texts: Texts
    text_artifacts: tuple[Artifact, ...]

    @property
    def desk(self) -> Desk:
        """The newsroom's desk."""
        return self.composing.desk

    def at(self, desk: Desk) -> KitPlan:
        """The same kits seen from a desk that knows the sizes of more files."""
        return replace(self, composing=Composing(desk))


def plan(desk: Desk, stock: Stock, reprints: Reprints | None = None) -> KitPlan:
    """What kits there are, and their texts to be made; `stock` has the media, `reprints` know texts of
    the last site.
    """
    at = Composing(desk)
    found = tuple(subjects(desk))
    paper = paper_of(desk, stock)
    made = {
        (subject.code, lang): tuple(
            bundled(
                reprints,
                _bundle(subject, lang),
                partial(_files, at, subject, lang, paper),
                given=subject.given,
            )
        )
        for subject, lang in _every(found)
    }
    texts = {key: tuple(text_files(a.path for a in each)) for key, each in made.items()}
    codes = (_qr(desk, subject, lang) for subject, lang in _every(found))
    return KitPlan(at, found, texts, (*chain(*made.values()), *codes))


def _files(at: Composing, subject: Subject, lang: str, paper: Paper) -> Iterator[Artifact]:
    """The formats of a subject's text."""
    wording = wording_in(at, subject, lang)
    if wording:
        yield from (a for _, a in texts_of(at.desk, subject, lang, paper, wording))


def _bundle(subject: Subject, lang: str) -> str:
    """What the files of a kit's text are known as."""
    return f"kit {subject.sort} {subject.code} {lang}"


def archives(plan: KitPlan, stock: Stock, reprints: Reprints | None = None) -> Iterator[Artifact]:
    """The archive of each kit in each of its languages, of files that are made by now."""

    def pack_up(subject: Subject, lang: str) -> Iterator[Artifact]:
        kit = compose(plan.composing, subject, lang)
        yield archive(plan.desk, subject, kit, plan.texts.get((subject.code, lang), ()), stock)

    for subject, lang in _every(plan.subjects):
        texts = _bundle(subject, lang)
        make = partial(pack_up, subject, lang)
        name = f"archive of {texts}"
        yield from bundled(reprints, name, make, after=[texts], given=subject.given)


def archive(
    desk: Desk, subject: Subject, kit: Kit, texts: tuple[TextFile, ...], stock: Stock
) -> Artifact:
    """One archive."""
    inside = members(desk, subject, kit, texts, stock, limit=desk.settings.kit_limit)
    article = subject.articles.get(kit.lang)
    inputs = (
        Scratch(),
        subject.stem(desk, kit.lang),
        packed_at(desk, article) if article else None,
        inside,
    )
    return Artifact(subject.archive(desk, kit.lang), pack, inputs, costly=True)


def _every(found: tuple[Subject, ...]) -> Iterator[tuple[Subject, str]]:
    return ((subject, lang) for subject in found for lang in subject.languages)


@dataclass(frozen=True, slots=True)
class Paper:
    """What texts are set on and with."""

    stock: Stock
    letterhead: Letterhead
    pictures: Mapping[str, Rendition]


def paper_of(desk: Desk, stock: Stock) -> Paper:
    """The organization's paper, and the pictures that texts show."""
    return Paper(stock, stock.paper(desk), for_paper(desk))


@dataclass(frozen=True, slots=True)
class Wording:
    """A text before it is made into files: as it is read, and as agencies get it."""

    copy: Copy
    item: NewsItem | None
    """None of what isn't news."""


def wording_in(at: Composing, subject: Subject, lang: str) -> Wording | None:
    """A subject's text in a language; None where it has none."""
    copy = copy_in(at, subject, lang)
    item = at.item(subject.articles[lang]) if subject.sort == "article" else None
    return Wording(copy, item) if copy else None


def texts_of(
    desk: Desk, subject: Subject, lang: str, paper: Paper, wording: Wording
) -> Iterator[tuple[TextFile, Artifact]]:
    """The formats of a subject's text in a language, in these words."""
    copy, item = wording.copy, wording.item
    stem = subject.file(desk, subject.stem(desk, lang))
    pictures = paper.stock.pictures(paper.pictures, copy.body)
    for form, artifact in text_artifacts(copy, item, stem, paper.letterhead, pictures):
        yield TextFile(form.name, artifact.path, form.media_type), artifact


def text_files(paths: Iterable[str]) -> Iterator[TextFile]:
    """The formats of a text among files, by how their names end, in the order in which they are offered."""
    by_suffix = {path.rpartition(".")[2]: path for path in paths}
    for form in RECIPES:
        if form.suffix in by_suffix:
            yield TextFile(form.name, by_suffix[form.suffix], form.media_type)


def _qr(desk: Desk, subject: Subject, lang: str) -> Artifact:
    """The code that leads to a kit."""
    address = desk.addresses.absolute(desk.url(subject.path(desk, lang)))
    return Artifact(subject.file(desk, qr_name(subject, lang)), qr_code, (address,), costly=True)
