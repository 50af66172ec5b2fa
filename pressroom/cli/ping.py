"""`pressroom ping`: tell hubs and search engines what is new on the web."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.settings import Settings


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
    settings = options.opened(folder, publish=publish, output=output).settings
    place = settings.root / settings.output
    if has_listeners(settings) and not place.is_dir():
        raise click.UsageError(f"There is no {place}. Build the site first.")
    if not tell(settings, now or options.clock()) and strict:
        ctx.exit(1)


def has_listeners(settings: Settings) -> bool:
    """Whether there is anybody to tell, and an address to tell them."""
    return bool(settings.site_url and (settings.websub_hub or settings.indexnow_key))


def tell(settings: Settings, now: dt.datetime) -> bool:
    """Tell whoever is to be told of a published site, and print it; False where somebody wasn't reached."""
    from pressroom.publishing.pinging import Site, ping
    from pressroom.publishing.post import ask

    if not has_listeners(settings):
        console.say("Nobody to tell: set PRESSROOM_WEBSUB_HUB or PRESSROOM_INDEXNOW_KEY.")
        return True
    place = settings.root / settings.output
    site = Site(settings, place, settings.root / ".pressroom" / "pinged.json")
    reached = True
    for told in ping(site, now, ask):
        if told.trouble:
            reached = False
            console.complain(f"Not told: {told.to} of {told.what}: {told.trouble}")
        else:
            console.say(f"Told {told.to} of {told.what}")
    return reached
