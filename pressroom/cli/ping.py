"""`pressroom ping`: tell hubs and search engines what is new on the web."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from pressroom.cli import console, options


@click.command("ping")
@options.site
@options.publish
@options.now
@click.option(
    "--output", type=click.Path(path_type=Path), help="What was published; OUTPUT_PATH when absent."
)
@click.option("--strict", is_flag=True, help="Exit with 1 when somebody couldn't be told.")
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    publish: bool,
    now: dt.datetime | None,
    output: Path | None,
    strict: bool,
) -> None:
    """Tell the hub and search engines what changed on the web since the last time.

    Run it after the output is uploaded. Nobody is told unless PRESSROOM_WEBSUB_HUB or
    PRESSROOM_INDEXNOW_KEY is set; whom it couldn't reach it tells the next time.
    """
    from pressroom.publishing.pinging import Site, ping
    from pressroom.publishing.post import ask

    settings = options.opened(folder, publish=publish, output=output).settings
    if not (settings.websub_hub or settings.indexnow_key) or not settings.site_url:
        console.say("Nobody to tell: set PRESSROOM_WEBSUB_HUB or PRESSROOM_INDEXNOW_KEY.")
        return
    place = settings.root / settings.output
    if not place.is_dir():
        raise click.UsageError(f"There is no {place}. Build the site first.")
    site = Site(settings, place, settings.root / ".pressroom" / "pinged.json")
    failed = 0
    for told in ping(site, now or options.clock(), ask):
        if told.trouble:
            failed += 1
            console.complain(f"Not told: {told.to} of {told.what}: {told.trouble}")
        else:
            console.say(f"Told {told.to} of {told.what}")
    if failed and strict:
        ctx.exit(1)
