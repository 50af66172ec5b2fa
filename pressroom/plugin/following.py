"""A preview at work: edits are followed for as long as somebody lets it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

from watchfiles import watch

from pressroom.plugin.preview import Preview


def follow(preview: Preview, said: Callable[[tuple[str, ...], float], None]) -> None:
    """Read the site, and again after each edit, until interrupted; `said` hears of every time's errors
    and seconds.
    """
    edits: SimpleQueue[tuple[Path, ...]] = SimpleQueue()
    threading.Thread(target=preview.work, daemon=True).start()
    with suppress(KeyboardInterrupt):
        _timed(preview, (), said)
        threading.Thread(target=_watch, args=(preview, edits), daemon=True).start()
        while True:
            changed = set(edits.get())
            while not edits.empty():
                changed.update(edits.get())
            _timed(preview, changed, said)


def _watch(preview: Preview, edits: SimpleQueue[tuple[Path, ...]]) -> None:
    """Show what can be shown of an edit at once, also while the site is being read, and pass it on."""
    for changes in watch(*preview.watched(), debounce=50, step=10, raise_interrupt=False):
        changed = tuple(Path(path) for _, path in changes)
        preview.pull(changed)
        edits.put(changed)


def _timed(
    preview: Preview, changed: Iterable[Path], said: Callable[[tuple[str, ...], float], None]
) -> None:
    started = time.perf_counter()
    problems = preview.refresh(tuple(changed))
    said(problems, time.perf_counter() - started)
