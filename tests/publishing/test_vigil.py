"""A vigil publishes at each moment that changes the site, whatever clocks do meanwhile."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from pressroom.publishing.vigil import PATIENCE, Vigil

START = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
MINUTE = 60 * SECOND


@dataclass
class World:
    """A world in which time passes when somebody waits."""

    moments: list[dt.datetime]
    now: dt.datetime = START
    patience: int = 100
    """How many times somebody may wait before they are told to stop."""
    takes: dt.timedelta = dt.timedelta()
    """How long a publication takes."""
    failing: int = 0
    """How many publications fail."""
    jumps: dict[int, dt.timedelta] = field(default_factory=dict)
    """By how much the clock is set at the nth time of waiting."""
    published: list[dt.datetime] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    told: list[dt.datetime | None] = field(default_factory=list)

    def pause(self, seconds: float) -> bool:
        """Time passes, and the clock may be set."""
        self.waits.append(seconds)
        self.now += dt.timedelta(seconds=seconds)
        self.now += self.jumps.get(len(self.waits), dt.timedelta())
        return len(self.waits) >= self.patience

    def publish(self, moment: dt.datetime) -> bool:
        """Published, or failed."""
        self.published.append(moment)
        self.now += self.takes
        self.failing -= 1
        return self.failing < 0

    def upcoming(self, last: dt.datetime) -> dt.datetime | None:
        """The first moment after another."""
        return min((moment for moment in self.moments if moment > last), default=None)

    def keep(self) -> list[dt.datetime]:
        """The moments for which was published."""
        Vigil(
            clock=lambda: self.now,
            pause=self.pause,
            publish=self.publish,
            upcoming=self.upcoming,
            tell=self.told.append,
        ).keep(self.now)
        return self.published


def test_each_moment_is_published_at_its_time() -> None:
    """At the beginning, and then not a second early or late."""
    moments = [START + 90 * SECOND, START + 10 * MINUTE]
    assert World(moments).keep() == [START, *moments]


def test_nothing_to_come() -> None:
    """Without a moment it looks around now and then, and publishes nothing."""
    world = World([], patience=5)
    assert world.keep() == [START]
    assert world.waits == [PATIENCE] * 5
    assert world.told == [None]


def test_what_comes_up_while_it_waits() -> None:
    """An edit that names a nearer moment is seen in time."""
    world = World([START + 60 * MINUTE], patience=20)
    upcoming = world.upcoming

    def edited(last: dt.datetime) -> dt.datetime | None:
        if len(world.waits) == 3:
            world.moments.append(START + 5 * MINUTE)
        return upcoming(last)

    world.upcoming = edited  # type: ignore[method-assign]
    assert world.keep() == [START, START + 5 * MINUTE]
    assert world.told == [START + 60 * MINUTE, START + 5 * MINUTE, START + 60 * MINUTE]


def test_moments_that_pass_during_a_build() -> None:
    """They are published at once afterwards, together."""
    moments = [START + MINUTE, START + 2 * MINUTE]
    world = World(moments, takes=10 * MINUTE, patience=3)
    assert world.keep() == [START, START + 10 * MINUTE]


def test_a_clock_that_is_set_back() -> None:
    """What has opened stays open: nothing is published for an earlier time, the next moment is waited for."""
    moments = [START + MINUTE, START + 30 * MINUTE]
    world = World(moments, jumps={1: -20 * MINUTE, 3: -20 * MINUTE}, patience=200)
    assert world.keep() == [START, *moments]


def test_a_clock_that_is_behind_at_the_moment() -> None:
    """A pause that ends before the clock says so is no moment: it goes on waiting."""
    world = World([START + MINUTE], jumps={1: -SECOND})
    assert world.keep() == [START, START + MINUTE]
    assert world.waits[:3] == [60.0, 1.0, PATIENCE]


def test_a_clock_that_is_set_forward() -> None:
    """What is due by then is published within the minute."""
    world = World([START + 60 * MINUTE], jumps={2: 70 * MINUTE}, patience=5)
    assert world.keep() == [START, START + 72 * MINUTE]


def test_a_publication_that_fails_is_tried_again() -> None:
    """Each minute, with what the files say by then; the moment isn't lost."""
    world = World([START + MINUTE], failing=3, patience=6)
    assert world.keep() == [START + number * MINUTE for number in range(4)]


def test_it_stops_while_it_waits() -> None:
    """Told to stop, it publishes nothing more, were it the very moment."""
    assert World([START + MINUTE], patience=1).keep() == [START]
