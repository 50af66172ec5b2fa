"""Who makes the costly files: processes of this machine, or a Dask cluster that the settings name."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from pressroom.build.stopped import BuildStopped
from pressroom.settings import Settings

PATIENCE = 10
"""Seconds that a scheduler has to answer."""


@contextmanager
def hired(settings: Settings) -> Iterator[tuple[Executor | None, int]]:
    """The executor for one build and how many hands it has; none where processes of our own do it.

    Its workers must see the same files under the same paths as this process. Raises BuildStopped where
    no scheduler answers, or where Dask isn't installed.
    """
    address = settings.executor
    if not address:
        yield None, 0
        return
    try:
        import distributed
    except ImportError as error:
        raise BuildStopped("PRESSROOM_EXECUTOR needs Dask: install distributed.") from error
    connect: Any = distributed.Client  # its types are its own
    try:
        client = connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise BuildStopped(f"No Dask scheduler answers at {address}.") from error
    with client:
        yield client.get_executor(pure=False), sum(client.nthreads().values())
