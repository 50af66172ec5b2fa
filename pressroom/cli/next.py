"""`pressroom next`: when the public site changes by itself, next."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.embargo.next import Change
from pressroom.plugin.outlook import next_of


@click.command("next")
@options.site
@options.publish
@options.now
@click.option(
    "--since",
    type=options.Moment(),
    help="Look from TIME on instead, and exit 1 unless something changed by now.",
)
@options.form
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    publish: bool,
    now: dt.datetime | None,
    since: dt.datetime | None,
    form: str,
) -> None:
    """Print the next moment at which the public site changes without an edit, and why.

    With --since, schedules learn whether there is anything to do: exit 0 where the site has changed by
    itself since then, 1 where it hasn't.
    """
    site = options.opened(folder, publish=publish)
    moment = now or options.clock()
    change = next_of(site, since or moment)
    _tell(change, form)
    if since is not None and (change is None or change.moment > moment):
        ctx.exit(1)


def _tell(change: Change | None, form: str) -> None:
    if form == "json":
        told = (
            {"at": change.moment.isoformat(), "path": change.path, "why": change.why}
            if change
            else None
        )
        console.say(json.dumps(told, ensure_ascii=False))
    elif change is None:
        console.say("Nothing changes by itself.")
    else:
        console.say(f"{change.moment.isoformat()}  {change.path}: {change.why}")
