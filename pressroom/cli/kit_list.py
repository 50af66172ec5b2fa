"""`pressroom kit list`, `revoke`, `whose` and `secret`: what links there are, and what becomes of them."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.cli.kit_bench import bench_of, kit_named, ring_of
from pressroom.outreach.ledger import Kit
from pressroom.outreach.ledger_file import LedgerTrouble
from pressroom.outreach.reading import outreach_folder
from pressroom.personal.bench import Bench
from pressroom.personal.kit import link
from pressroom.personal.orders import keys_of, living, recorded, revoke
from pressroom.personal.permission import NoKit
from pressroom.personal.traces import marks_in
from pressroom.sealing.secret import VARIABLE, drop, rotate


@click.command("list")
@options.site
@options.now
@click.option("--all", "all_", is_flag=True, help="Revoked and expired ones, too.")
@click.option(
    "--links", is_flag=True, help="Print the links: whoever reads them can open the kits."
)
@options.form
def listed(folder: Path, now: dt.datetime | None, all_: bool, links: bool, form: str) -> None:
    """List the kits whose links work, for whom they are, and until when."""
    bench = bench_of(folder, now)
    alive = {kit.id for kit in living(bench.ledger, bench.now)}
    found = [k for k in bench.ledger.kits().values() if k.made.number and (all_ or k.id in alive)]
    told = [_record(bench, kit, kit.id in alive, links) for kit in found]
    if form == "json":
        console.say(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for each in told:
        console.say(f"{each['kit']}  {each['journalist']}: {each['release']} ({each['lang']})")
        console.say(f"  {each['state']}")
        if each.get("link"):
            console.say(f"  {each['link']}")
    console.say(f"{len(alive)} links work.")


def _record(bench: Bench, kit: Kit, alive: bool, links: bool) -> dict[str, object]:
    entry = kit.made
    told: dict[str, object] = {
        "kit": kit.id,
        "journalist": entry.journalist,
        "release": entry.release,
        "lang": entry.lang,
        "expires": entry.expires.isoformat() if entry.expires else None,
        "state": _state(bench, kit, alive),
    }
    if links and alive:
        try:
            told["link"] = link(bench, keys_of(bench.ring, entry))
        except NoKit:
            told["link"] = None
    return told


def _state(bench: Bench, kit: Kit, alive: bool) -> str:
    zone = bench.settings.timezone
    if kit.revoked is not None:
        return f"revoked {kit.revoked.at.astimezone(zone):%Y-%m-%d %H:%M}"
    ends = f"{kit.made.expires.astimezone(zone):%Y-%m-%d %H:%M}" if kit.made.expires else "ever"
    if not alive:
        return f"expired {ends}"
    try:
        recorded(bench, kit)
    except NoKit as trouble:
        return f"not published: {trouble}"
    return f"works until {ends}"


@click.command("revoke")
@options.site
@options.now
@click.argument("kits", nargs=-1)
@click.option("--for", "slugs", multiple=True, help="All of a journalist's kits, by their slug.")
@click.option("--note", default="", help="Why; it stays in the ledger.")
def revoked(
    folder: Path, now: dt.datetime | None, kits: tuple[str, ...], slugs: tuple[str, ...], note: str
) -> None:
    """Take KITS back, by their ids in `kit list`: their links are dead at the next publication."""
    bench = bench_of(folder, now)
    alive = [kit for kit in bench.ledger.kits().values() if kit.live]
    found = [kit_named(alive, name) for name in kits]
    found += [kit for kit in alive if kit.made.journalist in slugs]
    if not found:
        raise click.UsageError("Name the kits by their id or link, or somebody with --for.")
    for kit in {kit.id: kit for kit in found}.values():
        try:
            revoke(bench, kit, note)
        except LedgerTrouble as trouble:
            raise click.ClickException(str(trouble)) from None
        console.say(f"{kit.id}: revoked. Its link is dead once the site is published.")


@click.command("whose")
@options.site
@options.now
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def whose(ctx: click.Context, folder: Path, now: dt.datetime | None, file: Path) -> None:
    """Say whose copy FILE is by the mark in it; FILE may be a mark itself, such as 7f3k-92qd."""
    bench = bench_of(folder, now)
    marks = marks_in(file.read_bytes(), file.name) if file.is_file() else {str(file)}
    known = {}
    for kit in bench.ledger.kits().values():
        try:
            known[keys_of(bench.ring, kit.made).mark] = kit
        except NoKit:
            continue
    found = sorted(marks & known.keys())
    for mark in found:
        entry = known[mark].made
        console.say(f"{mark}: {entry.journalist}, {entry.release}, made {entry.at:%Y-%m-%d %H:%M}")
    if not found:
        console.complain("No mark of a kit that the ledger knows.")
    ctx.exit(0 if found else 1)


@click.command("secret")
@options.site
@click.option("--rotate", "anew", is_flag=True, help="Make new links from a new secret.")
@click.option("--drop-old", "alone", is_flag=True, help="Let every link of an older secret die.")
def secret(folder: Path, anew: bool, alone: bool) -> None:
    """Name the secrets that links are made from; they themselves are never printed."""
    settings = options.opened(folder).settings
    private = outreach_folder(settings)
    ring = ring_of(settings, make=True)
    if (anew or alone) and os.environ.get(VARIABLE):
        raise click.UsageError(f"The secret comes from {VARIABLE}: change it there.")
    ring = rotate(private, ring) if anew else ring
    ring = drop(private, ring) if alone else ring
    for number, each in enumerate(ring.secrets):
        console.say(f"{each.name}  {'older: its links still work' if number else 'current'}")
