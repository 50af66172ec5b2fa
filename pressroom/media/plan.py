"""Which files leave for each asset, under which addresses and in which sizes, known before any is made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from pressroom.build.artifact import Artifact, Recipe, SourceFile
from pressroom.media import encode, formats
from pressroom.media.encode import AVIF, JPEG, MASTER, PNG, WEBP, Cut
from pressroom.media.imprint import Publisher
from pressroom.media.inspect import Inspected
from pressroom.media.naming import Name
from pressroom.media.packets import Packets
from pressroom.media.rights import imprint
from pressroom.media.vocabularies import packets
from pressroom.model.newsroom import PublicAsset

WIDTHS = (320, 480, 768, 1200, 1600, MASTER)
"""Pixels, as the theme's columns on screens of single and double density need them."""
SRC, SCREEN, SHARED = 768, 1600, 1200
"""Widths of the plain `src`, of the screen-size download, and of the picture in link previews."""
LONGEST = {WEBP: 16383, JPEG: 65000, AVIF: 65535, PNG: 65535}
"""Pixels on one side, by the formats' own limits."""
NEARLY = 1.15
"""A further width must be this much wider than the last to be worth a file."""
EDITION = 1
"""Part of every hashed address: count up when the same input must get new addresses."""
SUFFIX = {AVIF: ".avif", WEBP: ".webp", JPEG: ".jpg", PNG: ".png"}
LOSSLESS = frozenset((formats.JPEG.name, formats.PNG.name, formats.WEBP.name))
"""Formats of which we can hand on the original without touching a pixel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One file of a picture. `path` is relative to the output folder."""

    path: str
    media_type: str
    width: int
    height: int
    bytes: int = 0
    """0 until it is made; see `weighed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture's files. The downloads are None where credit, terms or consent are missing."""

    asset: str
    """Path of the asset, relative to `content/`."""
    width: int
    height: int
    """Of the picture as it is shown at full size."""
    src: Rendition
    """For programs that know nothing else."""
    sources: tuple[tuple[Rendition, ...], ...]
    """Best format first; within it by width. The last is the plainest (JPEG, PNG or SVG)."""
    shared: Rendition | None
    """For link previews and feeds: JPEG, 1200 pixels wide at most; none of a drawing in SVG."""
    screen: Rendition | None
    """None too where the print file is hardly larger."""
    print: Rendition | None
    original: Rendition | None
    """As it was made, where that is neither `print` nor private."""
    vector: bool = False

    @property
    def downloads(self) -> tuple[Rendition, ...]:
        """What the picture desk may take: screen, print, original."""
        return tuple(each for each in (self.screen, self.print, self.original) if each)

    @property
    def files(self) -> tuple[str, ...]:
        """The output path of each of its files."""
        shown = (each for renditions in self.sources for each in renditions)
        shared = (self.shared,) if self.shared else ()
        return tuple(dict.fromkeys(each.path for each in (*shown, *shared, *self.downloads)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A video, sound or document to play or download."""

    asset: str
    path: str
    media_type: str
    bytes: int


@dataclass(frozen=True, slots=True)
class _Job:
    """One picture being planned."""

    asset: PublicAsset
    inspected: Inspected
    source: SourceFile
    words: Packets
    offered: bool
    """Whether it may be downloaded: credit and terms come first."""
    name: Name
    state: str
    """What, besides the cut, decides the bytes."""


def plan(
    asset: PublicAsset,
    inspected: Inspected,
    source: Path,
    owner: Publisher,
    name: Name,
    *,
    handed_out: bool = True,
) -> tuple[Picture, tuple[Artifact, ...]]:
    """The picture's files, and how to make them; nothing is read or encoded here.

    There is no download of one that isn't `handed_out`, because the people in it agreed to be shown only.

    Inline renditions have a hash of all that decides their bytes in their address, so they may be
    cached for good; downloads don't, so a link to one outlives a mended caption.
    """
    told = imprint(asset, inspected, owner)
    words = packets(told)
    state = f"{EDITION} {inspected.sha256} {hashlib.sha256(words.xmp + words.iptc).hexdigest()}"
    offered = bool(told.credit and told.terms) and handed_out
    job = _Job(asset, inspected, SourceFile(source), words, offered, name, state)
    return _vector(job) if inspected.format == formats.SVG.name else _raster(job)


def hand_on(
    asset: PublicAsset, inspected: Inspected, source: Path, name: Name
) -> tuple[Handout, tuple[Artifact, ...]]:
    """A file that isn't a picture, to be published as it is but for what it tells of its maker."""
    path = name.file(source.suffix.lower())
    handout = Handout(
        asset=asset.path, path=path, media_type=inspected.media_type, bytes=inspected.bytes
    )
    return handout, (Artifact(path, encode.handed_on, (SourceFile(source),)),)


def as_it_is(
    asset: PublicAsset, inspected: Inspected, source: Path, owner: Publisher, path: str
) -> Artifact:
    """The file itself under an address of its own, telling what we say and nothing else.

    For files that a text links to and that are shown nowhere.
    """
    words = packets(imprint(asset, inspected, owner))
    if inspected.format == formats.SVG.name:
        return Artifact(path, encode.drawing, (SourceFile(source), words))
    if inspected.picture:
        return Artifact(path, encode.original, (SourceFile(source), words), costly=True)
    return Artifact(path, encode.handed_on, (SourceFile(source),))


def weighed(picture: Picture, sizes: Mapping[str, int]) -> Picture:
    """The picture with the bytes of each rendition, from a mapping of output paths to sizes."""

    def weigh(rendition: Rendition) -> Rendition:
        return replace(rendition, bytes=sizes.get(rendition.path, rendition.bytes))

    def maybe(rendition: Rendition | None) -> Rendition | None:
        return weigh(rendition) if rendition else None

    return replace(
        picture,
        src=weigh(picture.src),
        sources=tuple(tuple(map(weigh, each)) for each in picture.sources),
        shared=maybe(picture.shared),
        screen=maybe(picture.screen),
        print=maybe(picture.print),
        original=maybe(picture.original),
    )


def srcset(renditions: tuple[Rendition, ...], address: Callable[[str], str] = quote) -> str:
    """An HTML `srcset`; `address` makes an address of an output path."""
    return ", ".join(f"{address(each.path)} {each.width}w" for each in renditions)


def widths(full: int) -> tuple[int, ...]:
    """The widths a picture is made in: the theme's that are narrower, and its own where that adds."""
    found = [width for width in WIDTHS if width <= full]
    widest = min(full, WIDTHS[-1])
    if not found or widest >= found[-1] * NEARLY:
        found.append(widest)
    return tuple(found)


def _raster(job: _Job) -> tuple[Picture, tuple[Artifact, ...]]:
    plainest = PNG if job.inspected.alpha else JPEG
    cuts = [list(_inline(job, fmt)) for fmt in (AVIF, WEBP, plainest)]
    sources = tuple(tuple(made for made, _ in each) for each in cuts if each)
    shared = None if plainest is JPEG else _cut(job, JPEG, SHARED, hashed="-shared")
    downloads = _downloads(job, plainest) if job.offered else ()
    named = {role: made for role, made, _ in downloads}
    picture = Picture(
        asset=job.asset.path,
        width=job.inspected.width,
        height=job.inspected.height,
        src=_nearest(sources[-1], SRC),
        sources=sources,
        shared=shared[0] if shared else _nearest(sources[-1], SHARED),
        screen=named.get("screen"),
        print=named.get("print"),
        original=named.get("original"),
    )
    return picture, (
        *(artifact for each in cuts for _, artifact in each),
        *([shared[1]] if shared else []),
        *(artifact for _, _, artifact in downloads),
    )


def _nearest(renditions: tuple[Rendition, ...], width: int) -> Rendition:
    """The widest that is no wider, else the narrowest."""
    return next((each for each in reversed(renditions) if each.width <= width), renditions[0])


def _inline(job: _Job, fmt: str) -> Iterator[tuple[Rendition, Artifact]]:
    for width in widths(job.inspected.width):
        cut = _sized(job, fmt, width)
        if max(cut.width, cut.height) <= LONGEST[fmt]:
            yield _made(job, cut, f"-{width}.{_hash(job, cut)}{SUFFIX[fmt]}")


def _downloads(job: _Job, fmt: str) -> tuple[tuple[str, Rendition, Artifact], ...]:
    inspected = job.inspected
    upright = inspected.orientation == 1
    screens = []
    if inspected.width >= SCREEN * NEARLY:
        screens.append(("screen", *_cut(job, fmt, SCREEN, plain="-screen")))
    if inspected.format == SAME.get(fmt) and upright:
        # Already what a print desk wants: only its words change, not a pixel.
        return (*screens, ("print", *_original(job, "-print")))
    full = _cut(job, fmt, inspected.width, plain="-print", full=True)
    found = (*screens, ("print", *full))
    if inspected.format in LOSSLESS or inspected.animated:
        return (*found, ("original", *_original(job, "-original")))
    return found


SAME = {JPEG: formats.JPEG.name, PNG: formats.PNG.name}


def _cut(
    job: _Job, fmt: str, width: int, *, hashed: str = "", plain: str = "", full: bool = False
) -> tuple[Rendition, Artifact]:
    cut = _sized(job, fmt, width, full)
    rest = f"{hashed}.{_hash(job, cut)}" if hashed else plain
    return _made(job, cut, rest + SUFFIX[fmt])


def _sized(job: _Job, fmt: str, width: int, full: bool = False) -> Cut:
    own = job.inspected
    scale = min(1.0, width / own.width)
    if full:
        scale = min(scale, LONGEST[fmt] / max(own.width, own.height))
    size = (max(1, round(own.width * scale)), max(1, round(own.height * scale)))
    drawn = own.format in (formats.PNG.name, formats.GIF.name)
    return Cut(fmt, *size, drawn=drawn, full=full)


def _hash(job: _Job, cut: Cut) -> str:
    return hashlib.sha256(f"{job.state} {cut}".encode()).hexdigest()[:8]


def _made(job: _Job, cut: Cut, rest: str) -> tuple[Rendition, Artifact]:
    path = job.name.file(rest)
    made = Rendition(
        path=path,
        media_type=formats.BY_SUFFIX[SUFFIX[cut.format]].media_type,
        width=cut.width,
        height=cut.height,
    )
    return made, _artifact(job, path, encode.rendition, cut)


def _original(job: _Job, rest: str) -> tuple[Rendition, Artifact]:
    own = job.inspected
    path = job.name.file(rest + formats.suffix_of(own.format))
    made = Rendition(path=path, media_type=own.media_type, width=own.width, height=own.height)
    return made, _artifact(job, path, encode.original)


def _artifact(job: _Job, path: str, recipe: Recipe, *more: object) -> Artifact:
    return Artifact(path, recipe, (job.source, *more, job.words), costly=True)


def _vector(job: _Job) -> tuple[Picture, tuple[Artifact, ...]]:
    own = job.inspected
    digest = hashlib.sha256(job.state.encode()).hexdigest()[:8]
    shown = Rendition(
        path=job.name.file(f".{digest}.svg"),
        media_type=own.media_type,
        width=own.width,
        height=own.height,
    )
    kept = replace(shown, path=job.name.file(".svg")) if job.offered else None
    picture = Picture(
        asset=job.asset.path,
        width=own.width,
        height=own.height,
        src=shown,
        sources=((shown,),),
        shared=None,
        screen=None,
        print=None,
        original=kept,
        vector=True,
    )
    paths = (each.path for each in (shown, kept) if each)
    return picture, tuple(_artifact(job, path, encode.drawing) for path in paths)
