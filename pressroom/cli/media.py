"""`pressroom media`: what the media library lacks, and a sidecar to fill in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.media.inspect import Refusal, inspect
from pressroom.media.library import describe as sidecar_for
from pressroom.media.library import filled, lacks
from pressroom.plugin.others import with_others
from pressroom.reading.newsroom import read


@click.group("media", invoke_without_command=True)
@options.site
@options.publish
@options.now
@click.pass_context
def command(ctx: click.Context, folder: Path, publish: bool, now: dt.datetime | None) -> None:
    """List what each picture, film and recording lacks before a desk can use it."""
    if ctx.invoked_subcommand:
        return
    site = with_others(options.opened(folder, publish=publish))
    settings = site.settings
    today = (now or options.clock()).astimezone(settings.timezone).date()
    assets = read(settings, site.readers).newsroom.assets
    incomplete = 0
    for path, asset in sorted(assets.items()):
        found = inspect(settings.root / settings.content / path)
        if isinstance(found, Refusal):
            missing = found.message
        else:
            whole, _ = filled(asset, found)
            missing = ", ".join(lacks(whole, found, today, settings.usage_terms))
        if missing:
            incomplete += 1
            console.say(f"{path}: {missing}")
    console.say(f"{len(assets) - incomplete} of {len(assets)} files are complete.")


@command.command("describe")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def describe(ctx: click.Context, file: Path) -> None:
    """Write a sidecar to fill in beside FILE, with what the file already says of itself."""
    found = inspect(file)
    if isinstance(found, Refusal):
        console.complain(f"{file}: {found.code} {found.message} {found.hint}")
        ctx.exit(1)
    sidecar = file.with_name(f"{file.name}.yml")
    try:
        with sidecar.open("x", encoding="utf-8") as stream:
            stream.write(sidecar_for(file.name, found))
    except FileExistsError:
        raise click.UsageError(f"{sidecar} exists already.") from None
    console.say(f"Fill in {sidecar}.")
