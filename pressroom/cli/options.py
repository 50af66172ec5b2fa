"""Options that several commands share, and how they are read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pressroom.reading.times import Unreadable, moment

if TYPE_CHECKING:
    from pressroom.plugin.sites import OpenedSite


class Moment(click.ParamType[dt.datetime]):
    """A point in time with its zone, in ISO 8601."""

    name = "TIME"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime:
        """The moment, or a usage error (exit 2)."""
        try:
            return moment(str(value), None)
        except Unreadable as trouble:
            self.fail(f"{value!r}: {trouble}. {trouble.hint}", param, ctx)


site = click.option(
    "--site",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The site's folder; the current one when absent.",
)
now = click.option("--now", type=Moment(), help="The moment to go by; the clock when absent.")
form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people or for machines.",
)
publish = click.option(
    "--publish", is_flag=True, help="Read publishconf.py instead of pelicanconf.py."
)
output = click.option(
    "--output", type=click.Path(path_type=Path), help="Where to; OUTPUT_PATH when absent."
)
jobs = click.option("--jobs", type=click.IntRange(min=1), help="Processes; one a core when absent.")
keep_going = click.option(
    "--keep-going", is_flag=True, help="Leave out files with errors, publish the rest."
)
strict = click.option("--strict", is_flag=True, help="Warnings stop the build too.")


def opened(folder: Path, *, publish: bool = False, output: Path | None = None) -> OpenedSite:
    """The site in a folder, or a usage error (exit 2)."""
    from pressroom.plugin.sites import NoSite, open_site  # large: only where it is needed

    try:
        return open_site(folder, publish=publish, output=output)
    except NoSite as trouble:
        raise click.UsageError(str(trouble)) from None


def clock() -> dt.datetime:
    """This moment: the one place that looks at the clock."""
    return dt.datetime.now(dt.UTC)
