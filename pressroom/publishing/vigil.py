"""Publishing whenever time changes the site, in one process: wait, wake, publish, and wait again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

PATIENCE = 60.0
"""Seconds after which a vigil looks around at the latest: files may name a nearer moment by then, and
clocks may have been set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vigil:
    """What a vigil needs of the world, handed in."""

    clock: Callable[[], dt.datetime]
    """What time it is."""
    pause: Callable[[float], bool]
    """Waits for so many seconds; True where it is told to stop."""
    publish: Callable[[dt.datetime], bool]
    """Publishes the site as at a moment; False where nothing was published."""
    upcoming: Callable[[dt.datetime], dt.datetime | None]
    """The next moment after another at which the site changes by itself."""
    tell: Callable[[dt.datetime | None], None]
    """Is told for which moment the vigil waits, whenever that changes."""

    def keep(self, begin: dt.datetime) -> None:
        """Publish as at `begin`, then at every moment that changes the site, until told to stop.

        Time never runs backwards here: where a clock is set back, what has opened stays open, and the
        next moment is waited for. A publication that fails is tried again after a while.
        """
        last, whole = begin, self.publish(begin)
        told: tuple[dt.datetime | None] | None = None
        while True:
            moment = self.upcoming(last)
            if told != (moment,):
                self.tell(moment)
                told = (moment,)
            if self.pause(self._seconds(moment)):
                return
            now = max(self.clock(), last)
            if not whole or (moment is not None and now >= moment):
                last, whole = now, self.publish(now)

    def _seconds(self, moment: dt.datetime | None) -> float:
        """How long to wait for a moment, in one piece."""
        if moment is None:
            return PATIENCE
        left = (moment - self.clock()).total_seconds()
        return min(max(left, 0.0), PATIENCE)
