"""Commands of `pressroom outreach` that are about the media list."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from pressroom.build.disk import write_private
from pressroom.cli import console, options
from pressroom.cli.desk import at_desk
from pressroom.outreach.book import Book
from pressroom.outreach.flat import flat
from pressroom.outreach.founding import found_list
from pressroom.outreach.intake import Intake, rows_of, shown, take_in, write_intake
from pressroom.outreach.matching import Wanted, matching
from pressroom.outreach.media_list import Journalist, Outlet, Outreach, objection
from pressroom.outreach.remotes import check_remotes
from pressroom.outreach.tables import NoTable, write_table
from pressroom.outreach.vcards import write_cards
from pressroom.problems import in_order
from pressroom.publishing.production import errors_of
from pressroom.reading.nodes import Malformed
from pressroom.settings import Settings

MARK = "\ufeff"
"""What spreadsheets know UTF-8 by."""


def opened(folder: Path, now: dt.datetime | None) -> tuple[Settings, Book, dt.datetime]:
    """The settings, all of `outreach/`, and the moment in the newsroom's zone."""
    desk = at_desk(folder, now)
    return desk.settings, desk.book, desk.now


@click.command("init")
@options.site
def init(folder: Path) -> None:
    """Begin a media list: a folder for its owner only, that git passes over."""
    for line in found_list(options.opened(folder).settings):
        console.say(line)


@click.command("check")
@options.site
@options.now
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How problems are told.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.pass_context
def check(
    ctx: click.Context, folder: Path, now: dt.datetime | None, form: str, strict: bool
) -> None:
    """Find every mistake in the media list and the ledger, duplicates, and whether git gives them away."""
    settings, book, _ = opened(folder, now)
    problems = in_order((*book.problems, *check_remotes(settings)))
    console.show_problems(problems, form)
    if form == "text":
        console.complain(console.count(problems))
    ctx.exit(1 if (problems if strict else errors_of(problems)) else 0)


@click.command("list")
@options.site
@options.now
@click.option("--beat", "beats", multiple=True, help="Those with that beat.")
@click.option("--outlet", "outlets", multiple=True, help="Those of that outlet, by its slug.")
@click.option("--region", "regions", multiple=True, help="Those with that region.")
@click.option("--lang", "langs", multiple=True, help="Those who read that language.")
@options.form
def listed(
    folder: Path,
    now: dt.datetime | None,
    beats: tuple[str, ...],
    outlets: tuple[str, ...],
    regions: tuple[str, ...],
    langs: tuple[str, ...],
    form: str,
) -> None:
    """List the journalists, or those who have one of each that is named."""
    _, book, moment = opened(folder, now)
    wanted = Wanted(beats=beats, outlets=outlets, regions=regions, langs=langs)
    found = matching(book.outreach, wanted)
    if form == "json":
        rows = [{name: text for name, text in flat(each).items() if text} for each in found]
        console.say(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for each in found:
        console.say(_line(book.outreach, each, moment.date()))
    console.say(f"{len(found)} of {len(book.outreach.journalists)} journalists.")


def _line(outreach: Outreach, journalist: Journalist, today: dt.date) -> str:
    """Slug, name and outlet, beats, languages; and why nothing may be sent, if so."""
    outlet = outreach.outlet_of(journalist)
    who = ", ".join(filter(None, (journalist.name, outlet.name if outlet else "")))
    beats = ", ".join(outreach.beats_of(journalist))
    languages = ", ".join(outreach.languages_of(journalist))
    why = objection(outreach, journalist, today)
    parts = (who, beats, languages, f"NOT TO BE CONTACTED: {why}" if why else "")
    return f"{journalist.slug}: " + " · ".join(filter(None, parts))


@click.command("import")
@options.site
@options.now
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--update", is_flag=True, help="Add to known entries the keys that they lack.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
@click.pass_context
def take(
    ctx: click.Context,
    folder: Path,
    now: dt.datetime | None,
    file: Path,
    update: bool,
    dry_run: bool,
) -> None:
    """Take the people and outlets of FILE, a table (.csv, .tsv) or an address book (.vcf), into the list.

    Who is known by e-mail address, or by name and outlet, is told and stays as they are.
    """
    settings, book, _ = opened(folder, now)
    try:
        rows = rows_of(file.read_bytes(), file.name)
    except NoTable as trouble:
        console.complain(f"{file}:{trouble.line}: {trouble}")
        ctx.exit(1)
    except Malformed as trouble:
        console.complain(f"{file}:{trouble.line}: {trouble.code} {trouble.message} {trouble.hint}")
        ctx.exit(1)
    intake = take_in(rows, str(file), settings, book.outreach, update=update)
    if not dry_run:
        write_intake(intake, settings)
    _tell(intake, settings, file, dry_run=dry_run)
    ctx.exit(1 if errors_of(intake.problems) else 0)


def _tell(intake: Intake, settings: Settings, file: Path, *, dry_run: bool) -> None:
    console.show_problems(in_order(intake.problems))
    for line, path in intake.known:
        console.say(f"{file}:{line}: known already: {shown(settings, [path])[0]}")
    for path in shown(settings, intake.made):
        console.say(f"New: {path}")
    for path in shown(settings, intake.filled):
        console.say(f"More in: {path}")
    told = (
        f"{len(intake.made)} new, {len(intake.filled)} filled, {len(intake.known)} known already."
    )
    console.say(f"{told} Nothing was written." if dry_run else told)


@click.command("export")
@options.site
@options.now
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--outlets", is_flag=True, help="A table of the outlets instead of the journalists.")
def export(folder: Path, now: dt.datetime | None, file: Path, outlets: bool) -> None:
    """Write the media list to FILE: a table (.csv) or an address book (.vcf), for its owner only."""
    settings, book, _ = opened(folder, now)
    for public in (settings.content, settings.output):
        if file.resolve().is_relative_to((settings.root / public).resolve()):
            raise click.UsageError(f"{file} would lie under {public}/, where things are published.")
    suffix = file.suffix.lower()
    if suffix == ".csv":
        model = Outlet if outlets else Journalist
        listed = book.outreach
        entries = (*listed.outlets.values(),) if outlets else (*listed.journalists.values(),)
        text = f"{MARK}{write_table(entries, model)}"
    elif suffix == ".vcf":
        text = write_cards(book.outreach)
    else:
        raise click.UsageError("Name a file that ends in .csv or .vcf.")
    write_private(file, text.encode("utf-8"))
    console.say(f"Wrote {file}. It holds personal data: delete it when it has served.")


COMMANDS: tuple[click.Command, ...] = (init, check, listed, take, export)
