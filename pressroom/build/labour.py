"""The work itself: orders of recipes carried out here or in worker processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import ParamSpec, TypeVar

from pressroom.build.artifact import Artifact, Recipe, Scratch, SourceFile, Unmade
from pressroom.build.disk import READABLE
from pressroom.build.fingerprint import content_hash
from pressroom.build.forks import is_copied_safely
from pressroom.build.stopped import BuildStopped
from pressroom.build.store import Blob

P = ParamSpec("P")
T = TypeVar("T")

WINDOW = 3
"""Batches handed out ahead per worker: enough to keep it busy, few enough to bound memory."""
BATCH = 12
"""Files of one batch at most: so many are handed out, and told of, at once."""
RUN = 120
"""Files for each worker that are sorted into batches at once."""
SHIFT = 200
"""Batches that a worker does at most: what libraries never let go of ends with it."""

Order = tuple[Recipe, tuple[object, ...], Path | None]
"""A recipe, what to call it with, and the draft that its file goes into, where it isn't to be returned."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a recipe failed: in a line, and the whole traceback."""

    said: str
    details: str


Outcome = bytes | Unmade | Blob
"""A file's bytes or what it would be, or what is in the draft where there is one."""


def carry_out(orders: Sequence[Order]) -> list[Outcome | Failure]:
    """What each recipe returns, up to the first that fails. Runs in the workers.

    A failure comes back as a value: not every exception survives the way between processes.
    """
    results: list[Outcome | Failure] = []
    for recipe, arguments, draft in orders:
        try:
            made = recipe(*arguments)
            results.append(_laid_down(made, draft) if draft else _returned(made))
        except Exception as error:  # noqa: BLE001 - it ends the build, told with the file's path
            results.append(_failure(error))
            break
    return results


def _laid_down(made: bytes | Unmade | None, draft: Path) -> Blob:
    """What is in the draft, once it holds what was made: bytes needn't go from process to process, and
    those of many large pictures would fill the memory of the one that leads.
    """
    if isinstance(made, Unmade):
        raise TypeError("Only a cheap file tells what it would be.")
    if made is not None:
        draft.write_bytes(made)
    draft.chmod(READABLE)
    return Blob(content_hash(draft), draft.stat().st_size)


def _returned(made: bytes | Unmade | None) -> bytes | Unmade:
    if made is None:
        raise TypeError("A recipe without a draft returns the file.")
    return made


def order(artifact: Artifact, draft: Path | None = None) -> Order:
    """What a worker needs of an artifact. Raises TypeError where it needs a scratch file and has no draft."""
    return artifact.recipe, tuple(_handed(i, draft) for i in artifact.inputs), draft


def _handed(given: object, draft: Path | None) -> object:
    match given:
        case SourceFile():
            return given.path
        case Scratch() if draft is None:
            raise TypeError("Only a costly artifact has a scratch file.")
        case Scratch():
            return draft
        case _:
            return given


def sources(artifact: Artifact) -> tuple[Path, ...]:
    """The files an artifact is made from."""
    return tuple(i.path for i in artifact.inputs if isinstance(i, SourceFile))


def outcome_of(artifact: Artifact, result: Outcome | Failure) -> Outcome:
    """What came of it. Raises BuildStopped, naming the artifact, for a failure."""
    if isinstance(result, Failure):
        stopped = BuildStopped(f"Can't make {artifact.path}: {result.said}")
        stopped.add_note(result.details)
        raise stopped
    return result


Drafts = Callable[[Artifact], Path]
"""Where an artifact is written first."""


def in_parallel(
    artifacts: Iterable[Artifact], jobs: int, executor: Executor | None, drafts: Drafts
) -> Generator[tuple[Artifact, Blob], None, None]:
    """Each artifact with what is in its draft, as they are done: in up to `jobs` processes, or by
    `executor`.

    What is made from the same files is made by the same worker, which may remember what it decoded.
    Artifacts are taken as they are needed, and workers are replaced after a shift, so that memory stays
    bounded however much there is to make. Raises BuildStopped when a recipe fails or a worker dies.
    """
    batches = _batches(artifacts, jobs)
    if executor is not None:
        yield from _results(batches, executor, jobs * WINDOW, drafts)
        return
    while first := list(islice(batches, max(jobs, SHIFT))):
        workers = min(jobs, len(first))
        shift = chain(first, islice(batches, max(0, workers * SHIFT - len(first))))
        with _pool(workers, here=workers == 1 and len(first) < SHIFT) as pool:
            yield from _results(shift, pool, workers * WINDOW, drafts)


def _batches(artifacts: Iterable[Artifact], jobs: int) -> Iterator[list[Artifact]]:
    waiting = iter(artifacts)
    while run := list(islice(waiting, jobs * RUN)):
        families: dict[tuple[Path, ...], list[Artifact]] = {}
        for artifact in run:
            families.setdefault(sources(artifact) or (Path(artifact.path),), []).append(artifact)
        size = BATCH if len(families) >= jobs else 1
        yield from (f[n : n + size] for f in families.values() for n in range(0, len(f), size))


def _results(
    batches: Iterable[list[Artifact]], pool: Executor, ahead: int, drafts: Drafts
) -> Iterator[tuple[Artifact, Blob]]:
    waiting = iter(batches)
    running: dict[Future[list[Outcome | Failure]], list[Artifact]] = {}
    try:
        while True:
            for batch in islice(waiting, ahead - len(running)):
                with _unbroken(batch):
                    orders = [order(artifact, drafts(artifact)) for artifact in batch]
                    running[pool.submit(carry_out, orders)] = batch
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in [each for each in running if each in done]:
                batch = running.pop(future)
                with _unbroken(batch):
                    results = future.result()
                # strict=False: the results end with the first failure
                for artifact, result in zip(batch, results, strict=False):
                    blob = outcome_of(artifact, result)
                    assert isinstance(blob, Blob)  # it was ordered with a draft
                    yield artifact, blob
    finally:
        for future in running:
            future.cancel()


def _pool(count: int, *, here: bool) -> AbstractContextManager[Executor]:
    if here:
        return InProcess()
    # a copy begins at once; a process of its own loads the program first, which takes a second
    context = multiprocessing.get_context("fork" if is_copied_safely() else "spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin_work)


class InProcess(Executor):
    """An executor for one: does each job at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The job's future, done."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class _unbroken:
    """Tells what breaks outside of a recipe with the paths that were to be made."""

    def __init__(self, batch: Sequence[Artifact]) -> None:
        self.path = batch[0].path

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Say what broke."""
        if isinstance(error, BrokenExecutor):
            raise BuildStopped(
                f"A worker process died while it made {self.path} or its neighbours; "
                "was it killed, or out of memory?"
            ) from error
        if isinstance(error, Exception):
            raise BuildStopped(f"Can't make {self.path}: {_failure(error).said}") from error


def _failure(error: Exception) -> Failure:
    return Failure(_said(error), "".join(traceback.format_exception(error)))


def _said(error: Exception) -> str:
    """What the machine refuses in its own words, anything else with the name of its kind."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror}."
    first = str(error).strip().partition("\n")[0]
    name = type(error).__name__
    return f"{name}: {first}" if first else name


def _begin_work() -> None:
    """In a worker: leave an interrupt to the build itself, and don't outlive one that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
