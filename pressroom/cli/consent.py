"""`pressroom consent`: whose consent ends soon, has ended or was withdrawn, and what shows them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.cli.desk import at_desk
from pressroom.cli.outreach_ledger import reader
from pressroom.embargo.agreements import Agreement, agreements
from pressroom.outreach.affected import had
from pressroom.outreach.ledger import Kit

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
@options.form
def command(folder: Path, publish: bool, now: dt.datetime | None, within: int, form: str) -> None:
    """List consents that end within DAYS, have ended or were withdrawn: of people in pictures and
    recordings, of people themselves and of their quotes; the public texts that name them; and every
    kit, with its recipient, that had what they agreed to."""
    desk = at_desk(folder, now, publish=publish)
    ahead = dt.timedelta(days=within)
    found = agreements(desk.newsroom, desk.now, ahead, lang=desk.settings.default_lang)
    kits = {each.path: had(desk.book.ledger, each.path) for each in found}
    if form == "json":
        records = [_record(each, kits[each.path]) for each in found]
        console.say(json.dumps(records, ensure_ascii=False, indent=2))
        return
    for each in found:
        whose = f" (words of {each.whose})" if each.whose else ""
        console.say(f"{each.path}{whose}: {TOLD[each.state].format(day=each.day)}")
        for path in each.used_by:
            console.say(f"  named by {path}")
        for kit in kits[each.path]:
            state = "" if kit.live else ", revoked"
            console.say(f"  in kit {kit.id}{state}: {reader(kit, desk.book.outreach)}")
    if not found:
        console.say(f"No consent has ended or ends within {within} days.")


def _record(found: Agreement, kits: Iterable[Kit]) -> dict[str, object]:
    day = found.day.isoformat() if found.day else None
    had_by = [
        {
            "kit": kit.id,
            "journalist": kit.made.journalist,
            "outlet": kit.made.outlet,
            "live": kit.live,
        }
        for kit in kits
    ]
    return {
        "path": found.path,
        "state": found.state,
        "day": day,
        "used_by": list(found.used_by),
        "kits": had_by,
    }
