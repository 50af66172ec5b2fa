"""`pressroom serve`: the resident preview, on this machine only."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.cli.making import GARBAGE
from pressroom.plugin.preview import Preview
from pressroom.plugin.preview_server import LOOPBACK, serve


@click.command("serve")
@options.site
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Port on this machine.",
)
@options.jobs
def command(folder: Path, port: int, jobs: int | None) -> None:
    """Show the site with its drafts, and rebuild it as you edit. Stop with Ctrl+C."""
    options.opened(folder)
    gc.set_threshold(*GARBAGE)
    preview = Preview(folder, options.clock, jobs or os.cpu_count() or 1)
    console.say(f"Preview: http://{LOOPBACK}:{port}/ (drafts and embargoed articles included)")
    try:
        serve(preview, port, _tell)
    except OSError as trouble:
        raise click.UsageError(f"Port {port} can't be used: {trouble.strerror}.") from None


def _tell(problems: tuple[str, ...], seconds: float) -> None:
    for problem in problems:
        console.complain(problem)
    console.say(f"Read in {seconds:.1f} s.")
