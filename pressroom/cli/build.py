"""`pressroom build`: the public site, as at a moment."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from pressroom.build.stopped import BuildStopped
from pressroom.cli import console, options
from pressroom.plugin.build import Built, Order
from pressroom.plugin.host import build
from pressroom.publishing.production import Leaked, Stopped


@click.command("build")
@options.site
@options.publish
@options.now
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where to; OUTPUT_PATH when absent."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes; one a core when absent.")
@click.option("--clean", is_flag=True, help="Forget the cache and make everything again.")
@click.option("--keep-going", is_flag=True, help="Leave out files with errors, publish the rest.")
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
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
) -> None:
    """Build the public site; nothing is published on an error."""
    site = options.opened(folder, publish=publish, output=output)
    order = Order(
        now or options.clock(),
        console.Progress(),
        jobs=jobs or 0,
        clean=clean,
        keep_going=keep_going,
        strict=strict,
    )
    try:
        built = build(site, order)
    except Stopped as stopped:
        console.show_problems(stopped.problems)
        console.complain(f"Not published: {console.count(stopped.problems)}.")
        ctx.exit(1)
    except Leaked as leaked:
        for leak in leaked.leaks:
            console.complain(str(leak))
        console.complain("Not published: the output would have shown what is withheld.")
        ctx.exit(1)
    except BuildStopped as stopped:
        console.complain(f"Not published: {stopped}")
        ctx.exit(1)
    _tell(built)


def _tell(built: Built) -> None:
    console.show_problems(built.problems)
    for path in sorted(built.refused):
        console.complain(f"Left out for its errors: {path}")
    console.show_withheld(built.withheld)
    console.say(f"Published {built.files} files in {built.output} ({built.kept} from the cache).")
