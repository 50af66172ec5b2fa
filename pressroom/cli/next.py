"""`pressroom next`: when the public site changes by itself, next."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.plugin.outlook import next_of


@click.command("next")
@options.site
@options.publish
@options.now
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people or for machines.",
)
def command(folder: Path, publish: bool, now: dt.datetime | None, form: str) -> None:
    """Print the next moment at which the public site changes without an edit, and why."""
    site = options.opened(folder, publish=publish)
    change = next_of(site, now or options.clock())
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
