"""What the newsroom holds in files: each public asset inspected, and what will be made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pressroom.build.artifact import Artifact, Later, SourceFile
from pressroom.media.catalogue import Catalogue
from pressroom.media.imprint import Publisher, publisher
from pressroom.media.inspect import Inspected, Refusal, problem
from pressroom.media.library import remarks
from pressroom.media.naming import Name, names
from pressroom.media.plan import Handout, Picture, as_it_is, hand_on, plan
from pressroom.model.assets import Asset
from pressroom.model.newsroom import PublicAsset, PublicNewsroom
from pressroom.problems import Problem, Severity
from pressroom.settings import Settings

TELLING = (b"Exif", b"eXIf", b"<x:xmpmeta", b"rdf:RDF", b"ns.adobe.com", b"Photoshop 3.0")
"""What metadata of any picture begins with: a file with one of them is not handed on unread."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """The public assets by path: what is known of each file, and its plan where it gets one."""

    root: Path
    """The content folder."""
    assets: Mapping[str, PublicAsset]
    inspected: Mapping[str, Inspected]
    plans: Mapping[str, Picture | Handout]
    owner: Publisher
    names: Mapping[str, Name]
    """What the files of each asset are named by."""
    web_only: frozenset[str]
    """Assets that are shown and not handed out."""
    problems: tuple[Problem, ...] = ()
    untouched: frozenset[str] = frozenset()
    """Files of nobody's that can't be understood and tell nothing of their maker."""

    @property
    def known(self) -> frozenset[str]:
        """Every file that may be handed on."""
        return self.untouched.union(self.inspected)

    def artifacts(self) -> Iterator[Artifact]:
        """Every rendition and download, those of pictures to be worked out when their turn comes."""
        later = Later()
        for path, found in sorted(self.plans.items()):
            make = partial(self.artifacts_of, path)
            if isinstance(found, Picture):
                yield from later.put_off(((file, "") for file in found.files), make, costly=True)
            else:
                yield from make()

    def artifacts_of(self, path: str) -> tuple[Artifact, ...]:
        """How to make the files of an asset's plan."""
        return self.planned(path)[1]

    def planned(self, path: str) -> tuple[Picture | Handout, tuple[Artifact, ...]]:
        """The plan of an asset that was inspected, and how to make its files."""
        asset, found, name = self.assets[path], self.inspected[path], self.names[path]
        if not found.picture:
            return hand_on(asset, found, self.root / path, name)
        offered = path not in self.web_only
        return plan(asset, found, self.root / path, self.owner, name, handed_out=offered)

    def as_it_is(self, path: str, output: str) -> Artifact:
        """The file itself under an address of its own, cleaned of what it tells of its maker."""
        if path in self.untouched:
            return Artifact(output, copied, (SourceFile(self.root / path),))
        return as_it_is(
            self.assets[path], self.inspected[path], self.root / path, self.owner, output
        )


def gather(newsroom: PublicNewsroom, settings: Settings, catalogue: Catalogue) -> Holdings:
    """Inspect every public asset and plan what is shown; a file that can't be used is a problem."""
    root = settings.root / settings.content
    contact = next((p for p in newsroom.people if p.media_contact), None)
    inspected: dict[str, Inspected] = {}
    problems: list[Problem] = []
    untouched: set[str] = set()
    for path, asset in sorted(newsroom.assets.items()):
        found = catalogue.inspect(root / path)
        if isinstance(found, Refusal):
            trouble = problem(found, asset.origin.place())
            if managed(asset):
                problems.append(trouble)
            else:
                problems.append(replace(trouble, severity=Severity.WARNING))
                untouched |= {path} if _tells_nothing(root / path) else set()
            continue
        inspected[path] = found
        if managed(asset):
            problems += remarks(asset, found)
    holdings = Holdings(
        root=root,
        assets=newsroom.assets,
        inspected=inspected,
        plans={},
        owner=publisher(newsroom.organization, settings, contact),
        names=names(newsroom.assets.values(), settings.default_lang),
        web_only=newsroom.web_only,
        problems=tuple(problems),
        untouched=frozenset(untouched),
    )
    shown = (path for path in inspected if managed(newsroom.assets[path]))
    return replace(holdings, plans={path: holdings.planned(path)[0] for path in shown})


def copied(file: Path) -> bytes:
    """A file's bytes."""
    return file.read_bytes()


def _tells_nothing(file: Path) -> bool:
    """Whether a file that can't be inspected has no mark of metadata anywhere."""
    try:
        data = file.read_bytes()
    except OSError:
        return False
    return not any(mark in data for mark in TELLING)


def managed(asset: Asset | PublicAsset) -> bool:
    """Whether an asset is the newsroom's own: in the library, beside an article, or described.

    Any other file is only copied, as Pelican does, where a text links to it or a setting lists it.
    """
    return bool(asset.album or asset.owner or asset.described)


def by_setting(asset: Asset | PublicAsset, settings: Settings) -> bool:
    """Whether a file of nobody's is copied because Pelican's STATIC_PATHS lists it."""
    if asset.owner or asset.album:
        return False
    listed = (path.rstrip("/") for path in settings.pelican.get("STATIC_PATHS", ("images",)))
    return any(
        asset.path == folder or asset.path.startswith(f"{folder}/")
        for folder in listed
        if folder not in ("", ".")
    )
