"""`pressroom check`: every mistake in content and settings, in one run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.outreach.remotes import check_remotes
from pressroom.plugin.build import draft
from pressroom.plugin.others import with_others
from pressroom.problems import in_order
from pressroom.publishing.production import errors_of


@click.command("check")
@options.site
@options.publish
@options.now
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How problems are told.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--fix", is_flag=True, help="Mend what is mechanical in headers; bodies stay untouched."
)
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    publish: bool,
    now: dt.datetime | None,
    form: str,
    strict: bool,
    fix: bool,
) -> None:
    """Find every mistake; exit 0 when there is none, 1 when there are errors."""
    site = with_others(options.opened(folder, publish=publish))
    moment = now or options.clock()
    if fix:
        from pressroom.cli.fixes import mend

        mend(site, moment)
    found = draft(site, moment)
    private = (*found.book.problems, *check_remotes(site.settings))
    problems = in_order((*found.problems, *private))
    console.show_problems(problems, form)
    if form == "text":
        console.complain(console.count(problems, strict=strict))
    ctx.exit(1 if (problems if strict else errors_of(problems)) else 0)
