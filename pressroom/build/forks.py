"""Work shared among copies of this process: what is in memory already needn't be sent to a worker."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

from pressroom.build.pickles import pickled
from pressroom.build.stopped import BuildStopped

R = TypeVar("R")

SHARE = 24
"""So many jobs a process are worth a process."""
SHARES = 500
"""Of the work at most; all of them fit into the smallest of pipes, which holds a page of 4,096 bytes."""
NUMBER = 8
"""Bytes of a number in it."""
SENT = 64
"""Results sent at once."""
Outcome = list[tuple[int, R]] | BuildStopped | None
"""Some results; why the work ended early; or that all is done."""


def worth_forking(count: int, jobs: int) -> int:
    """How many processes to share `count` jobs among: 1 where copies are unsafe or not worth it."""
    return max(1, min(jobs, count // SHARE)) if is_copied_safely() else 1


def is_copied_safely() -> bool:
    """Whether this process can be copied: only Linux does so, and only one without further threads,
    be they Python's or a library's own."""
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208


def in_forks(
    count: int, forks: int, work: Callable[[int], R], leave: Callable[[], object] | None = None
) -> Iterator[tuple[int, R]]:
    """`work(0)` to `work(count - 1)` with their numbers, in any order; raises BuildStopped as work does.

    Results must be picklable; `work` and all that it refers to needn't be. Each copy does `leave()` when
    its work is done; where there is none, nobody does.
    """
    if forks == 1:
        yield from ((number, work(number)) for number in range(count))
        return
    context = multiprocessing.get_context("fork")
    shares, size = _shares(count)
    pipes: dict[Connection, BaseProcess] = {}
    gc.freeze()  # hardly any of what is there is garbage: copies needn't look for it, nor so copy it
    for _ in range(forks):
        receiver, sender = context.Pipe(duplex=False)
        process: BaseProcess = context.Process(
            target=_work, args=(_taken(shares, size, count), work, sender, leave), daemon=True
        )
        process.start()
        sender.close()
        pipes[receiver] = process
    os.close(shares)
    try:
        yield from _received(pipes)
    finally:
        gc.unfreeze()
        for process in pipes.values():
            process.kill()
            process.join()


def _shares(count: int) -> tuple[int, int]:
    """A pipe with the first number of each share of the work, and how many numbers make a share.

    Whoever is done with one takes the next: so all are done at the same time.
    """
    size = count // SHARES + 1
    taken, given = os.pipe()
    os.write(given, b"".join(n.to_bytes(NUMBER, "big") for n in range(0, count, size)))
    os.close(given)
    return taken, size


def _taken(shares: int, size: int, count: int) -> Iterator[int]:
    while share := os.read(shares, NUMBER):
        first = int.from_bytes(share, "big")
        yield from range(first, min(first + size, count))


def _received(
    pipes: dict[Connection, BaseProcess],
) -> Iterator[tuple[int, R]]:
    waiting = set(pipes)
    while waiting:
        for pipe in wait(list(waiting)):
            assert isinstance(pipe, Connection)
            try:
                told: Outcome[R] = pickle.loads(pipe.recv_bytes())
            except EOFError:
                raise BuildStopped(
                    "A worker process died while it made pages; was it killed, or out of memory?"
                ) from None
            if isinstance(told, BuildStopped):
                raise told
            if told is None:
                waiting.discard(pipe)
            else:
                yield from told


def _work(
    numbers: Iterator[int],
    work: Callable[[int], R],
    pipe: Connection,
    leave: Callable[[], object] | None,
) -> None:
    """In the copy: do a share of the work and send what came of it.

    A copy whose original was killed ends before it writes into what may be another build's folder.
    """
    original = os.getppid()
    try:
        ready: list[tuple[int, R]] = []
        for number in numbers:
            if os.getppid() != original:
                break
            ready.append((number, work(number)))
            if len(ready) == SENT:
                pipe.send_bytes(pickled(ready))
                ready = []
        else:
            if leave is not None:
                leave()
        pipe.send_bytes(pickled(ready))
        pipe.send_bytes(pickled(None))
    except BuildStopped as stopped:
        pipe.send_bytes(pickled(stopped))
    except BrokenPipeError:
        pass  # the build has ended already
    except Exception as error:  # noqa: BLE001 - it ends the build, in the process that leads it
        told = BuildStopped(f"{type(error).__name__}: {error}")
        told.add_note(traceback.format_exc())
        pipe.send_bytes(pickled(told))
    finally:
        pipe.close()
        os._exit(0)  # leave everything else to the process this is a copy of
