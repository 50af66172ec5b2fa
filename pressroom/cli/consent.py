"""`pressroom consent`: whose consent ends soon, has ended or was withdrawn, and what shows them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.embargo.agreements import Agreement, agreements
from pressroom.plugin.others import with_others
from pressroom.reading.newsroom import read

TOLD = {
    "withdrawn": "withdrawn on {day}",
    "expired": "ended on {day}",
    "missing": "people in it, no consent",
    "expires": "ends on {day}",
}


@click.command("consent")
@options.site
@options.publish
@options.now
@click.option("--within", type=click.IntRange(min=0), default=60, help="Days ahead; 60 by default.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people or for machines.",
)
def command(folder: Path, publish: bool, now: dt.datetime | None, within: int, form: str) -> None:
    """List consents that end within DAYS, have ended or were withdrawn: of people in pictures and
    recordings, of people themselves and of their quotes; and the public texts that name them."""
    site = with_others(options.opened(folder, publish=publish))
    settings = site.settings
    moment = (now or options.clock()).astimezone(settings.timezone)
    ahead = dt.timedelta(days=within)
    found = agreements(
        read(settings, site.readers).newsroom, moment, ahead, lang=settings.default_lang
    )
    if form == "json":
        records = [_record(each) for each in found]
        console.say(json.dumps(records, ensure_ascii=False, indent=2))
        return
    for each in found:
        whose = f" (words of {each.whose})" if each.whose else ""
        console.say(f"{each.path}{whose}: {TOLD[each.state].format(day=each.day)}")
        for path in each.used_by:
            console.say(f"  named by {path}")
    if not found:
        console.say(f"No consent has ended or ends within {within} days.")


def _record(found: Agreement) -> dict[str, object]:
    day = found.day.isoformat() if found.day else None
    return {"path": found.path, "state": found.state, "day": day, "used_by": list(found.used_by)}
