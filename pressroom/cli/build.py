"""`pressroom build`: the public site, as at a moment."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from pressroom.cli import options
from pressroom.cli.making import asked_for, make_once, moment_for
from pressroom.plugin.standstill import Asked, forget


@click.command("build")
@options.site
@options.publish
@options.now
@options.output
@options.jobs
@click.option("--clean", is_flag=True, help="Forget the cache and make everything again.")
@options.keep_going
@options.strict
@click.option("--verify", is_flag=True, help="Build once more without any cache, and compare.")
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    publish: bool,
    now: dt.datetime | None,
    output: Path | None,
    jobs: int | None,
    clean: bool,
    keep_going: bool,
    strict: bool,
    verify: bool,
) -> None:
    """Build the public site; nothing is published on an error."""
    asked = asked_for(folder, publish=publish, output=output, keep_going=keep_going, strict=strict)
    moment = moment_for(asked, now)
    if not make_once(asked, moment, jobs or 0, clean=clean):
        ctx.exit(1)
    if verify:
        _verify(ctx, asked, moment, jobs or 0)


def _verify(ctx: click.Context, asked: Asked, now: dt.datetime, jobs: int) -> None:
    """Fail where a build without any cache comes out otherwise than what is published."""
    from pressroom.cli import console
    from pressroom.plugin.build import Order
    from pressroom.plugin.verification import verify

    site = options.opened(asked.folder, publish=asked.publish, output=asked.output)
    if not site.alone:
        raise click.UsageError("--verify is for sites without other plugins, readers or themes.")
    order = Order(now, console.Progress(), jobs=jobs, keep_going=asked.keep_going)
    different = verify(site, order)
    for path in different:
        console.complain(f"Not as a build from scratch makes it: {path}")
    if different:
        forget(asked)
        console.complain("Build with --clean, and report this: it is a mistake of pressroom's.")
        ctx.exit(1)
    console.say("Verified: a build from scratch comes out the same.")
