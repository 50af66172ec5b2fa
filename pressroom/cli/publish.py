"""`pressroom publish`: the public site with publishconf.py, once or whenever time changes it."""

from __future__ import annotations

import datetime as dt
import signal
import threading
from pathlib import Path

import click

from pressroom.cli import options
from pressroom.cli.making import asked_for, make_once, moment_for
from pressroom.cli.ping import tell
from pressroom.plugin.standstill import Asked


@click.command("publish")
@options.site
@options.now
@options.output
@options.jobs
@options.keep_going
@options.strict
@click.option(
    "--wait", is_flag=True, help="Stay, and publish again whenever the site changes by itself."
)
@click.option(
    "--ping", is_flag=True, help="Then tell hubs and search engines, as `pressroom ping` does."
)
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    now: dt.datetime | None,
    output: Path | None,
    jobs: int | None,
    keep_going: bool,
    strict: bool,
    wait: bool,
    ping: bool,
) -> None:
    """Build the public site with publishconf.py; nothing is published on an error.

    With --wait it stays, and builds again at each moment that `pressroom next` tells, with whatever the
    files say by then. SIGTERM and Ctrl+C end it: at once while it waits, else after the build.

    --ping is for an output folder that a web server shows as it is. Who couldn't be told is told after the
    next publication, even one that changes nothing; it never makes this one fail.
    """
    asked = asked_for(folder, publish=True, output=output, keep_going=keep_going, strict=strict)
    moment = moment_for(asked, now)
    if wait:
        if now is not None:
            raise click.UsageError("--wait goes by the clock: leave --now out.")
        _wait(asked, moment, jobs or 0, ping=ping)
    elif not _once(asked, moment, jobs or 0, ping=ping):
        ctx.exit(1)


def _once(asked: Asked, now: dt.datetime, jobs: int, *, ping: bool) -> bool:
    """Publish, then tell whoever is to be told; False where nothing was published."""
    published = make_once(asked, now, jobs)
    if published and ping:
        tell(options.opened(asked.folder, publish=True, output=asked.output).settings, now)
    return published


def _wait(asked: Asked, begin: dt.datetime, jobs: int, *, ping: bool) -> None:
    from pressroom.plugin.outlook import Outlook
    from pressroom.publishing.vigil import Vigil

    site = options.opened(asked.folder, publish=True, output=asked.output)
    stop = _stopping()
    Vigil(
        clock=options.clock,
        pause=stop.wait,
        publish=lambda moment: _once(asked, moment, jobs, ping=ping),
        upcoming=Outlook(site).upcoming,
        tell=lambda moment: _tell(moment, site.settings.timezone),
    ).keep(begin)
    click.echo("Stopped.")


def _stopping() -> threading.Event:
    """An event that the first SIGTERM or Ctrl+C sets; a second one ends the process at once."""
    stop = threading.Event()

    def heard(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, heard)
    return stop


def _tell(moment: dt.datetime | None, zone: dt.tzinfo) -> None:
    when = moment.astimezone(zone).isoformat(" ", "seconds") if moment else ""
    click.echo(f"Waiting until {when}." if moment else "Waiting: nothing changes by itself yet.")
