"""What every test of this room needs."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _left_as_found(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pelican changes the folder, the import path and the signals' receivers; later tests don't see it."""
    from pelican.plugins import signals

    monkeypatch.chdir(".")
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delenv("PRESSROOM_NOW", raising=False)
    heard = {name: s for name, s in vars(signals).items() if hasattr(s, "receivers")}
    before = {name: (dict(s.receivers), s._by_sender, s._by_receiver) for name, s in heard.items()}
    senders = {
        n: ({k: set(v) for k, v in b.items()}, {k: set(v) for k, v in c.items()})
        for n, (_, b, c) in before.items()
    }
    yield
    for name, signal in heard.items():
        signal.receivers.clear()
        signal.receivers.update(before[name][0])
        for table, kept in zip(
            (signal._by_sender, signal._by_receiver), senders[name], strict=True
        ):
            table.clear()
            table.update(kept)
