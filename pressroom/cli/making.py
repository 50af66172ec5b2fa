"""One build from the command line, for the commands that make one: what they ask for and what they print."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressroom.cli import options
from pressroom.plugin.standstill import (
    Asked,
    Line,
    Outcome,
    begin,
    forget,
    last_moment,
    remember,
    settings_digest,
    standing,
)

if TYPE_CHECKING:
    from pressroom.plugin.build import Built


GARBAGE = (200_000, 20, 20)
"""A build makes much and throws away little: looking for garbage as often as Python does by default takes
a tenth of its time, and of a large preview's, which keeps a whole site in memory, nearly half."""


def make_once(asked: Asked, now: dt.datetime, jobs: int, *, clean: bool = False) -> bool:
    """Build as asked, unless the same would come out again; False, with the reason printed, where nothing
    was published."""
    lines = None if clean else standing(asked, now)
    if lines is None:
        return _build(asked, now, jobs, clean=clean)
    _print((*lines, ("out", "Nothing has changed since.")))
    return True


def asked_for(
    folder: Path, *, publish: bool, output: Path | None, keep_going: bool, strict: bool
) -> Asked:
    """A build as the options ask for it, wherever it was asked from."""
    return Asked(
        folder.resolve(),
        publish=publish,
        output=output.resolve() if output else None,
        keep_going=keep_going,
        strict=strict,
    )


def moment_for(asked: Asked, now: dt.datetime | None) -> dt.datetime:
    """The moment to build for: the one that was named, else the clock's."""
    if now is not None:
        return now
    moment = options.clock()
    _mind_the_clock(asked, moment)
    return moment


def _mind_the_clock(asked: Asked, now: dt.datetime) -> None:
    """Say so where the last build was for a later time than it is: what opened since would shut again."""
    last = last_moment(asked)
    if last is not None and last > now:
        click.echo(
            f"The last build was as at {last.isoformat(timespec='seconds')}, which lies ahead of this "
            f"machine's clock: what opened in between is kept back again. If the clock is wrong, set it.",
            err=True,
        )


def _build(asked: Asked, now: dt.datetime, jobs: int, *, clean: bool) -> bool:
    """Build, and remember it where the same would come out again."""
    from pressroom.build.stopped import BuildStopped
    from pressroom.cli import console
    from pressroom.plugin.build import Order, sources_of
    from pressroom.plugin.host import build
    from pressroom.publishing.production import Leaked, Stopped

    forget(asked)
    gc.set_threshold(*GARBAGE)
    settings = settings_digest(asked)
    site = options.opened(asked.folder, publish=asked.publish, output=asked.output)
    order = Order(
        now,
        console.Progress(),
        jobs=jobs,
        clean=clean,
        keep_going=asked.keep_going,
        strict=asked.strict,
    )
    beginning = begin(asked, settings, sources_of(site)) if settings and site.alone else None
    try:
        built = build(site, order)
    except Stopped as stopped:
        console.show_problems(stopped.problems)
        why = console.count(stopped.problems, strict=asked.strict)
        console.complain(f"Not published: {why}")
        return False
    except Leaked as leaked:
        for leak in leaked.leaks:
            console.complain(str(leak))
        console.complain("Not published: the output would have shown what is withheld.")
        return False
    except BuildStopped as stopped:
        console.complain(f"Not published: {stopped}")
        return False
    lines = _told(built)
    _print(lines)
    if beginning is not None:
        remember(beginning, Outcome(now, built.until, built.folders, lines))
    return True


def _told(built: Built) -> tuple[Line, ...]:
    from pressroom.cli import console

    return (
        *(("out", line) for line in console.problem_lines(built.problems)),
        *(("err", line) for line in console.refused_lines(built.refused, built.problems)),
        *(("out", line) for line in console.withheld_lines(built.withheld)),
        *(("err", line) for line in console.confidential_lines(built.confidential)),
        *(("err", line) for line in built.lapsed),
        ("out", f"Published {built.files} files in {built.output} ({built.kept} from the cache)."),
    )


def _print(lines: tuple[Line, ...]) -> None:
    for stream, text in lines:
        click.echo(text, err=stream == "err")
