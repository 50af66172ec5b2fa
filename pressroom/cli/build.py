"""`pressroom build`: the public site, as at a moment."""

from __future__ import annotations

import datetime as dt
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
    remember,
    settings_digest,
    standing,
)

if TYPE_CHECKING:
    from pressroom.plugin.build import Built


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
    asked = Asked(
        folder.resolve(),
        publish=publish,
        output=output.resolve() if output else None,
        keep_going=keep_going,
        strict=strict,
    )
    moment = now or options.clock()
    lines = None if clean else standing(asked, moment)
    if lines is not None:
        _print((*lines, ("out", "Nothing has changed since.")))
    else:
        _build(ctx, asked, moment, jobs or 0, clean=clean)
    if verify:
        _verify(ctx, asked, moment, jobs or 0)


def _build(ctx: click.Context, asked: Asked, now: dt.datetime, jobs: int, *, clean: bool) -> None:
    """Build, and remember it where the same would come out again."""
    from pressroom.build.stopped import BuildStopped
    from pressroom.cli import console
    from pressroom.plugin.build import Order, sources_of
    from pressroom.plugin.host import build
    from pressroom.publishing.production import Leaked, Stopped

    forget(asked)
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
        ctx.exit(1)
    except Leaked as leaked:
        for leak in leaked.leaks:
            console.complain(str(leak))
        console.complain("Not published: the output would have shown what is withheld.")
        ctx.exit(1)
    except BuildStopped as stopped:
        console.complain(f"Not published: {stopped}")
        ctx.exit(1)
    lines = _told(built)
    _print(lines)
    if beginning is not None:
        remember(beginning, Outcome(now, built.until, built.folders, lines))


def _verify(ctx: click.Context, asked: Asked, now: dt.datetime, jobs: int) -> None:
    """Fail where a build without any cache comes out otherwise than what is published."""
    from pressroom.cli import console
    from pressroom.plugin.build import Order, verify

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


def _told(built: Built) -> tuple[Line, ...]:
    from pressroom.cli import console

    return (
        *(("out", line) for line in console.problem_lines(built.problems)),
        *(("err", line) for line in console.refused_lines(built.refused, built.problems)),
        *(("out", line) for line in console.withheld_lines(built.withheld)),
        ("out", f"Published {built.files} files in {built.output} ({built.kept} from the cache)."),
    )


def _print(lines: tuple[Line, ...]) -> None:
    for stream, text in lines:
        click.echo(text, err=stream == "err")
