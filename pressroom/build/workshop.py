"""The workshop: makes the files of a site, the costly ones in parallel and only once."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import islice
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import ParamSpec, TypeVar

from pressroom.build import paths
from pressroom.build.artifact import Artifact, SourceFile
from pressroom.build.disk import public_folder, write_whole
from pressroom.build.fingerprint import key
from pressroom.build.reporter import Clashed, Finished, Kept, Reporter, Started, Wrote
from pressroom.build.stopped import BuildStopped, in_plain_words
from pressroom.build.store import Store

P = ParamSpec("P")
T = TypeVar("T")

WINDOW = 4
"""Jobs handed out ahead per worker: enough to keep it busy, few enough to bound memory."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the workshop made: each path with its key, and which were fresh in the store."""

    files: Mapping[str, str]
    """A costly file's key is its fingerprint, any other's the SHA-256 of its bytes."""
    kept: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where one run works, and who wants to know."""

    staging: Path
    store: Store
    reporter: Reporter


def make(
    artifacts: Iterable[Artifact],
    staging: Path,
    store: Store,
    *,
    jobs: int,
    reporter: Reporter,
    executor: Executor | None = None,
) -> Made:
    """Make every artifact under `staging`, the same bytes whatever the order and number of jobs.

    Costly ones come from the store, or are made in up to `jobs` processes, or by `executor`.
    Raises BuildStopped with one line when a recipe fails, a worker dies, the disk is full, a source
    changes while it is read, or a path is bad; `staging` is then worthless.
    """
    ordered = sorted(artifacts, key=lambda artifact: artifact.path)
    paths.refuse_bad(ordered)
    costly = [artifact for artifact in ordered if artifact.costly]
    reporter.tell(Started(len(ordered), len(costly)))
    for path, other in paths.clashes(artifact.path for artifact in ordered):
        reporter.tell(Clashed(path, other))
    bench = _Bench(staging, store, reporter)
    files = {a.path: _make_cheap(a, bench) for a in ordered if not a.costly}
    keys = {artifact.path: _key(artifact, store) for artifact in costly}
    kept = {a.path for a in costly if _keep(a, keys[a.path], bench)}
    missing = [artifact for artifact in costly if artifact.path not in kept]
    _make_costly(missing, keys, bench, jobs, executor)
    reporter.tell(Finished(len(ordered) - len(kept), len(kept)))
    return Made(dict(sorted((files | keys).items())), frozenset(kept))


def _make_cheap(artifact: Artifact, bench: _Bench) -> str:
    sources = _sources(artifact)
    for source in sources:
        bench.store.digest(source)
    with _naming(artifact):
        data = artifact.recipe(*_arguments(artifact))
    _refuse_changed(sources, bench.store)
    _write(artifact.path, data, bench)
    return hashlib.sha256(data).hexdigest()


def _key(artifact: Artifact, store: Store) -> str:
    with _naming(artifact):
        return key(artifact, store.digest)


def _keep(artifact: Artifact, known: str, bench: _Bench) -> bool:
    target = _target(artifact.path, bench.staging)
    kept = bench.store.take(known, target)
    if kept:
        bench.reporter.tell(Kept(artifact.path))
    return kept


def _make_costly(
    missing: Sequence[Artifact],
    keys: Mapping[str, str],
    bench: _Bench,
    jobs: int,
    executor: Executor | None,
) -> None:
    if not missing:
        return
    workers = max(1, min(jobs, len(missing)))
    with _workers(workers, executor) as pool:
        for artifact, data in _results(missing, pool, workers * WINDOW):
            _refuse_changed(_sources(artifact), bench.store)
            bench.store.put(keys[artifact.path], data)
            _write(artifact.path, data, bench)


def _results(
    artifacts: Sequence[Artifact], pool: Executor, ahead: int
) -> Iterator[tuple[Artifact, bytes]]:
    """Each artifact with its bytes as they are done, at most `ahead` handed out at a time."""
    waiting = iter(artifacts)
    running: dict[Future[bytes], Artifact] = {}
    try:
        while True:
            for artifact in islice(waiting, ahead - len(running)):
                with _naming(artifact):
                    running[pool.submit(artifact.recipe, *_arguments(artifact))] = artifact
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=lambda each: running[each].path):
                artifact = running.pop(future)
                with _naming(artifact):
                    data = future.result()
                yield artifact, data
    finally:
        for future in running:
            future.cancel()


def _workers(count: int, executor: Executor | None) -> AbstractContextManager[Executor]:
    if executor is not None:
        return nullcontext(executor)
    if count == 1:
        return InProcess()
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent)


class InProcess(Executor):
    """An executor for one: does each job at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The job's future, done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
            future.set_exception(error)
        return future


def _end_with_parent() -> None:
    """In a worker: don't outlive a build that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def _naming(artifact: Artifact) -> Iterator[None]:
    """Whatever goes wrong inside is told with the artifact's path, in one line."""
    try:
        yield
    except BuildStopped:
        raise
    except BrokenExecutor as error:
        raise BuildStopped(
            f"A worker process died while it made {artifact.path}; was it killed, or out of memory?"
        ) from error
    except Exception as error:
        said = str(error).partition("\n")[0]
        told = f"{type(error).__name__}: {said}" if said else type(error).__name__
        raise BuildStopped(f"Can't make {artifact.path}: {told}") from error


def _arguments(artifact: Artifact) -> tuple[object, ...]:
    return tuple(i.path if isinstance(i, SourceFile) else i for i in artifact.inputs)


def _sources(artifact: Artifact) -> tuple[Path, ...]:
    return tuple(i.path for i in artifact.inputs if isinstance(i, SourceFile))


def _refuse_changed(sources: Iterable[Path], store: Store) -> None:
    for source in sources:
        store.refuse_changed(source)


def _target(path: str, staging: Path) -> Path:
    target = staging / path
    with in_plain_words(target):
        public_folder(target.parent)
    return target


def _write(path: str, data: bytes, bench: _Bench) -> None:
    target = _target(path, bench.staging)
    with in_plain_words(target):
        write_whole(target, data)
    bench.reporter.tell(Wrote(path))
