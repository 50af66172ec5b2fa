"""The workshop: makes the files of a site, the costly ones in parallel and only once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressroom.build import disk, paths
from pressroom.build.artifact import Artifact, Unmade, worked_out
from pressroom.build.disk import (
    link_same,
    link_untouched,
    link_whole,
    public_folder,
    write_whole,
)
from pressroom.build.fingerprint import Recent, key
from pressroom.build.forks import in_forks, worth_forking
from pressroom.build.labour import carry_out, in_parallel, order, outcome_of, sources
from pressroom.build.last import Last
from pressroom.build.reporter import Clashed, Finished, Kept, Reporter, Started, Wrote
from pressroom.build.sources import State, refuse_changed, state
from pressroom.build.stopped import BuildStopped, in_plain_words
from pressroom.build.store import Blob, Store
from pressroom.build.tidying import clear_way


@dataclass(frozen=True, slots=True)
class Made:
    """What the workshop made: each path with its key, and which were fresh in the store."""

    files: Mapping[str, str]
    """A costly file's key is its fingerprint, any other's what it is `Unmade` under, or the SHA-256 of
    its bytes."""
    kept: frozenset[str]
    blobs: Mapping[str, Blob] = field(default_factory=dict)
    """What is in each file, for whatever is made of them next."""
    noted: Mapping[str, Any] = field(default_factory=dict)
    """What recipes noted of the files that they were asked for."""


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where one run works, and who wants to know."""

    staging: Path
    last: Last | None
    store: Store
    reporter: Reporter
    folders: set[str] = field(default_factory=set)

    def target(self, path: str) -> Path:
        """Where a file goes, its folder ready."""
        self.make_way(path)
        return self.staging / path

    def place(self, path: str) -> str:
        """The same as a plain string: of ten thousand files a Path each takes as long as the disk."""
        self.make_way(path)
        return f"{self.staging}/{path}"

    def make_way(self, path: str) -> None:
        """Have the folder ready that a file goes into."""
        if self.last and path in self.last.left:
            return  # it lies there already
        folder = path.rpartition("/")[0]
        if folder not in self.folders:
            place = f"{self.staging}/{folder}" if folder else str(self.staging)
            with in_plain_words(place):
                public_folder(place)
            self.folders.add(folder)

    def write(self, path: str, data: bytes) -> None:
        """Put a file into the staged site: the last site's own where it is the same."""
        target = self.place(path)
        with in_plain_words(target):
            if self.last is None or not link_same(self.last.folder / path, Path(target), data):
                write_whole(target, data)

    def take_last(self, path: str, key: str) -> bool:
        """Put the last site's file where it was made under that key; False where it wasn't."""
        if self.last is None or self.last.files.get(path) != key:
            return False
        self.make_way(path)
        target = f"{self.staging}/{path}"
        with in_plain_words(target):
            return link_untouched(f"{self.last.folder}/{path}", target, self.last.since)


def make(
    artifacts: Iterable[Artifact],
    staging: Path,
    store: Store,
    *,
    jobs: int,
    reporter: Reporter,
    executor: Executor | None = None,
    hands: int = 0,
    last: Last | None = None,
) -> Made:
    """Make every artifact under `staging`, the same bytes whatever the order and number of jobs.

    Costly ones come from the store, or are made in up to `jobs` processes, or by `executor`, which
    has so many `hands` (as many as `jobs` when 0) and sees the same files under the same paths. A file
    that is or would be as in the `last` site is linked from there, which spares the disk and leaves
    its date. Raises BuildStopped with one line when a recipe fails, a worker dies,
    the disk is full, a source changes while it is read, or a path is bad; `staging` is then worthless.
    """
    ordered = sorted(artifacts, key=lambda artifact: artifact.path)
    paths.refuse_bad(ordered)
    costly = [artifact for artifact in ordered if artifact.costly]
    reporter.tell(Started(len(ordered), len(costly)))
    _tell_clashes(ordered, staging, reporter)
    if last:
        with in_plain_words(staging):
            clear_way(staging, last.left, [artifact.path for artifact in ordered])
    bench = _Bench(staging, last, store, reporter)
    cheap = _make_all_cheap([a for a in ordered if not a.costly], bench, jobs)
    hired = (hands or jobs) if executor else jobs
    found = _Costly(bench)
    found.make(costly, hired, executor)
    kept = found.kept | {path for path, done in cheap.items() if done.kept}
    reporter.tell(Finished(len(ordered) - len(kept), len(kept)))
    files = {path: done.key for path, done in cheap.items()} | found.keys
    whole = {path: done.blob for path, done in cheap.items() if done.blob}
    noted = {path: done.noted for path, done in cheap.items() if done.noted is not None}
    return Made(dict(sorted(files.items())), frozenset(kept), whole | found.blobs, noted)


@dataclass(frozen=True, slots=True)
class _Done:
    """A cheap file in its place."""

    key: str
    blob: Blob | None
    """None where the last site's was taken unread."""
    noted: object = None

    @property
    def kept(self) -> bool:
        """Whether it was there already."""
        return self.blob is None


def _make_all_cheap(artifacts: Sequence[Artifact], bench: _Bench, jobs: int) -> dict[str, _Done]:
    """Every cheap file put into its place, by copies of this process where there are many."""
    done: dict[str, _Done] = {}
    for known in artifacts:
        if known.known and bench.take_last(known.path, known.known):
            done[known.path] = _Done(known.known, None)
            bench.reporter.tell(Kept(known.path))
    left = [artifact for artifact in artifacts if artifact.path not in done]
    forks = worth_forking(len(left), jobs)
    for number, each in in_forks(len(left), forks, lambda n: _make_cheap(left[n], bench)):
        path = left[number].path
        done[path] = each
        bench.reporter.tell(Kept(path) if each.kept else Wrote(path))
    return done


def _make_cheap(given: Artifact, bench: _Bench) -> _Done:
    artifact = worked_out(given)
    before = _states(artifact)
    told = outcome_of(artifact, carry_out([order(artifact)])[0])
    key, noted = "", None
    if isinstance(told, Unmade):
        key, noted = told.key, told.noted
        if bench.take_last(artifact.path, key):
            return _Done(key, None, noted)
        told = outcome_of(artifact, carry_out([(told.make, (), None)])[0])
    assert isinstance(told, bytes)
    refuse_changed(before)
    bench.write(artifact.path, told)
    digest = hashlib.sha256(told).hexdigest()
    return _Done(key or digest, Blob(digest, len(told)), noted)


@dataclass(frozen=True, slots=True)
class _Underway:
    """A costly file in the making: how its sources were, and where it is written."""

    before: Mapping[Path, State]
    draft: Path

    def clear(self) -> None:
        """Take away what was written."""
        self.draft.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Costly:
    """The costly files of one run: each is worked out in its turn, and forgotten when it is made, so
    that few are in memory at once."""

    bench: _Bench
    keys: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, Blob] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    """Those that the store had."""
    _underway: dict[str, _Underway] = field(default_factory=dict)
    _recent: Recent = field(default_factory=Recent)

    def make(self, artifacts: Iterable[Artifact], jobs: int, executor: Executor | None) -> None:
        """Take them from the store, or make them."""
        made = in_parallel(self._missing(artifacts), jobs, executor, self._draft_of)
        try:
            with closing(made):  # workers end first, so that none writes a draft that was cleared
                for artifact, blob in made:
                    self._finish(artifact.path, blob)
        finally:
            for underway in self._underway.values():
                underway.clear()

    def _missing(self, artifacts: Iterable[Artifact]) -> Iterator[Artifact]:
        for given in artifacts:
            if not self._is_kept(given.path, given.known):
                artifact = worked_out(given)
                before = _states(artifact)
                key = _key(artifact, self.bench.store, self._recent)
                if key == given.known or not self._is_kept(given.path, key):
                    self._underway[given.path] = _Underway(before, self.bench.store.draft())
                    yield artifact

    def _is_kept(self, path: str, key: str) -> bool:
        """Whether the store has the file of a key, which is then put into its place."""
        self.keys[path] = key
        blob = self.bench.store.take(key, self.bench.target(path)) if key else None
        if blob is None:
            return False
        self.blobs[path] = blob
        self.kept.add(path)
        self.bench.reporter.tell(Kept(path))
        return True

    def _draft_of(self, artifact: Artifact) -> Path:
        return self._underway[artifact.path].draft

    def _finish(self, path: str, blob: Blob) -> None:
        """Put what was made into the staged site, and keep it; another build may empty the cache meanwhile."""
        underway, target = self._underway[path], self.bench.target(path)
        refuse_changed(underway.before)
        with in_plain_words(target):
            link_whole(underway.draft, target)
        self.bench.store.adopt(self.keys[path], underway.draft, blob)
        self.blobs[path] = blob
        self._underway.pop(path).clear()
        self.bench.reporter.tell(Wrote(path))


def _key(artifact: Artifact, store: Store, recent: Recent) -> str:
    try:
        return key(artifact, store.digest, recent, store.code_state)
    except TypeError as error:
        raise BuildStopped(f"Can't make {artifact.path}: {error}") from error


def _states(artifact: Artifact) -> dict[Path, State]:
    return {source: state(source) for source in sources(artifact)}


def _tell_clashes(artifacts: Sequence[Artifact], staging: Path, reporter: Reporter) -> None:
    """Names that differ in case only get along here or they don't; elsewhere they won't."""
    clashes = paths.clashes(artifact.path for artifact in artifacts)
    for path, other in clashes:
        reporter.tell(Clashed(path, other))
    with in_plain_words(staging):
        if clashes and disk.ignores_case(staging):
            path, other = clashes[0]
            raise BuildStopped(f"{path} and {other} are the same file on this disk; rename one.")
