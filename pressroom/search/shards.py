"""The index in shards: each of some months' records of one language, so that an edit remakes one of them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from pressroom.build.artifact import Artifact, MadeFile
from pressroom.search.document import document
from pressroom.search.indexer import indexed
from pressroom.search.record import Record, opened, packed
from pressroom.search.settling import SCRIPT, settled

SHARD = 1000
"""Records after which a new shard begins: two seconds of work, a quarter of a gigabyte of memory."""
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Shard:
    """Some months' records of one language, in order of time, and the folder of their index."""

    name: str
    """`en-1`, the oldest first."""
    lang: str
    packed: bytes
    """All shards wait for their turn together, and a key is made of several copies of what it is made of."""

    @property
    def records(self) -> tuple[Record, ...]:
        """What it consists of."""
        return tuple(opened(self.packed))

    def bundle(self, folder: str) -> Artifact:
        """The shard's index as one file, from which `unpacked` makes the files of the site."""
        return Artifact(f"{folder}{self.name}.zip", bundle_of, (self.packed,), costly=True)


def shards(records: Iterable[Record]) -> tuple[Shard, ...]:
    """Every shard of every language: what has no date is in the first, the newest in the last.

    A shard ends with a month, so a new article changes the last one only.
    """
    ordered = sorted(records, key=lambda r: (r.lang, r.day, r.url))
    return tuple(
        Shard(f"{lang.lower()}-{number}", lang, packed(part))
        for lang, own in groupby(ordered, key=attrgetter("lang"))
        for number, part in enumerate(_parted(list(own)), 1)
    )


def _parted(records: Sequence[Record]) -> Iterator[tuple[Record, ...]]:
    """The records of a language, in order of time, cut at ends of months."""
    part: list[Record] = []
    for _, month in groupby(records, key=lambda r: r.day[:7]):
        if len(part) >= SHARD:
            yield tuple(part)
            part = []
        part.extend(month)
    if part:
        yield tuple(part)


def bundle_of(data: bytes) -> bytes:
    """The recipe of a bundle: the files of the index over packed records."""
    return bundled(opened(data))


def bundled(records: Iterable[Record]) -> bytes:
    """The files of the index over some records, in one."""
    files = settled(indexed((record.url, document(record)) for record in records))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path, data in files.items():
            archive.writestr(zipfile.ZipInfo(path, EPOCH), data)
    return target.getvalue()


def unpacked(
    folder: str, made: Sequence[tuple[Shard, MadeFile]], langs: Iterable[str]
) -> Iterator[Artifact]:
    """The files of the whole index: of each shard, of each language, and the one script."""
    for number, (shard, bundle) in enumerate(made):
        with zipfile.ZipFile(bundle.path) as archive:
            for member in archive.namelist():
                if member != SCRIPT:
                    yield Artifact(
                        f"{folder}{shard.name}/{member}", as_it_is, (archive.read(member),)
                    )
                elif not number:
                    yield Artifact(f"{folder}{SCRIPT}", as_it_is, (archive.read(member),))
    for lang in langs:
        told = [shard.name for shard, _ in reversed(made) if shard.lang == lang]
        yield Artifact(f"{folder}{lang.lower()}.json", listed, (tuple(told),))


def as_it_is(data: bytes) -> bytes:
    """The recipe of a file that is known already."""
    return data


def listed(names: tuple[str, ...]) -> bytes:
    """The recipe of a language's list: its shards, the newest first."""
    told: Mapping[str, object] = {"shards": names}
    return json.dumps(told).encode() + b"\n"
