"""Commands of `pressroom outreach` that are about the ledger: who was sent what, and who must be told."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.cli.desk import at_desk
from pressroom.outreach.affected import Affected, Change, affected
from pressroom.outreach.book import ledger_file
from pressroom.outreach.exclusives import Promise, promises
from pressroom.outreach.ledger import Entry, Kit
from pressroom.outreach.ledger_file import LedgerTrouble, append
from pressroom.outreach.media_list import Outreach


@click.command("affected")
@options.site
@options.now
@options.form
@click.pass_context
def who(ctx: click.Context, folder: Path, now: dt.datetime | None, form: str) -> None:
    """List who must be told of a correction, a withdrawal or a consent that ended, and whose kit must be
    made again; exit 1 when there is anybody."""
    desk = at_desk(folder, now)
    book, content = desk.book, desk.settings.root / desk.settings.content
    found = affected(book.ledger, desk.newsroom, content, desk.now)
    if form == "json":
        records = [_record(each, book.outreach) for each in found]
        console.say(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        for each in found:
            _say(each, book.outreach)
        if not found:
            console.say("Nobody must be told, and no kit must be made again.")
    ctx.exit(1 if found else 0)


def _say(found: Affected, outreach: Outreach) -> None:
    kit = found.kit
    sent = f"sent {kit.sent[-1].at:%Y-%m-%d %H:%M}" if kit.sent else "not noted as sent"
    state = sent if kit.live else f"{sent}, revoked"
    console.say(f"{kit.id}  {reader(kit, outreach)} ({state})")
    for change in found.tell:
        console.say(f"  tell them: {change.item} {change.says}")
    again = [change for change in found.remake if change not in found.tell]
    for change in again:
        console.say(f"  {change.item} {change.says}")
    if found.remake:
        console.say(f"  make it again: pressroom kit remake {kit.id}")


def reader(kit: Kit, outreach: Outreach) -> str:
    """Whom a kit was made for, with how to reach them; their slug where the list has them no more."""
    slug = kit.made.journalist or "somebody"
    journalist = outreach.journalists.get(slug)
    if journalist is None:
        return f"{slug}, who is no longer on the list"
    return ", ".join(filter(None, (journalist.name, kit.made.outlet, journalist.email)))


def _record(found: Affected, outreach: Outreach) -> dict[str, object]:
    kit = found.kit
    journalist = outreach.journalists.get(kit.made.journalist or "")
    return {
        "kit": kit.id,
        "journalist": kit.made.journalist,
        "outlet": kit.made.outlet,
        "email": journalist.email if journalist else None,
        "live": kit.live,
        "sent": [entry.at.isoformat() for entry in kit.sent],
        "tell": [_change(change) for change in found.tell],
        "remake": [_change(change) for change in found.remake],
    }


def _change(change: Change) -> dict[str, str]:
    return {"item": change.item, "why": change.why, "says": change.says}


@click.command("exclusives")
@options.site
@options.now
@options.form
def held(folder: Path, now: dt.datetime | None, form: str) -> None:
    """Say which outlet holds what exclusively, until when, and in which kit."""
    desk = at_desk(folder, now)
    book = desk.book
    found = promises(desk.newsroom, book.ledger, desk.now)
    if form == "json":
        console.say(json.dumps([_held(p) for p in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        what = ", ".join(sorted(each.parts)) or "all of it"
        until = each.until.astimezone(desk.now.tzinfo).isoformat(" ", "minutes")
        kit = f"kit {each.holder.id}, {reader(each.holder, book.outreach)}" if each.holder else ""
        console.say(f"{each.name}: {what}, {each.outlet} until {until}; {kit or 'no kit yet'}")
    if not found:
        console.say("Nobody holds anything exclusively.")


def _held(promise: Promise) -> dict[str, object]:
    return {
        "name": promise.name,
        "outlet": promise.outlet,
        "until": promise.until.isoformat(),
        "parts": sorted(promise.parts),
        "path": promise.path,
        "kit": promise.holder.id if promise.holder else None,
        "journalist": promise.holder.made.journalist if promise.holder else None,
    }


@click.command("kits")
@options.site
@options.now
@click.option("--journalist", help="Only those made for somebody, by their slug.")
@options.form
def kits(folder: Path, now: dt.datetime | None, journalist: str | None, form: str) -> None:
    """List every kit the ledger knows: for whom, when made, sent, opened, revoked."""
    book = at_desk(folder, now).book
    found = [
        kit for kit in book.ledger.kits().values() if journalist in (None, kit.made.journalist)
    ]
    if form == "json":
        console.say(json.dumps([_kit(kit) for kit in found], ensure_ascii=False, indent=2))
        return
    for kit in found:
        console.say(f"{kit.id}  {kit.made.release}: {reader(kit, book.outreach)}")
        for entry in (kit.made, *kit.sent, *kit.opened, *filter(None, [kit.revoked])):
            how = f", {entry.how}" if entry.how else ""
            console.say(f"  {entry.event} {entry.at.isoformat(' ', 'minutes')}{how}")
    console.say(f"{len(found)} kits, {sum(kit.live for kit in found)} of them live.")


def _kit(kit: Kit) -> dict[str, object]:
    return {
        "kit": kit.id,
        "journalist": kit.made.journalist,
        "outlet": kit.made.outlet,
        "release": kit.made.release,
        "made": kit.made.at.isoformat(),
        "sent": [entry.at.isoformat() for entry in kit.sent],
        "opened": [entry.at.isoformat() for entry in kit.opened],
        "revoked": kit.revoked.at.isoformat() if kit.revoked else None,
        "items": [{"item": went.item, "version": went.version} for went in kit.made.items],
    }


@click.command("sent")
@options.site
@options.now
@click.argument("kit")
@click.option("--how", help="By e-mail, by phone, by hand.")
@click.option("--note", default="", help="Anything else.")
def sent(folder: Path, now: dt.datetime | None, kit: str, how: str | None, note: str) -> None:
    """Note that KIT was sent, or that its reader was told of what changed in it."""
    _note(folder, now, "sent", kit, how, note)


@click.command("opened")
@options.site
@options.now
@click.argument("kit")
@click.option("--how", help="How they said so.")
@click.option("--note", default="", help="Anything else.")
def opened(folder: Path, now: dt.datetime | None, kit: str, how: str | None, note: str) -> None:
    """Note that the reader of KIT said they opened it; links themselves tell nobody."""
    _note(folder, now, "opened", kit, how, note)


def _note(
    folder: Path, now: dt.datetime | None, event: str, kit: str, how: str | None, note: str
) -> None:
    desk = at_desk(folder, now)
    known = desk.book.ledger.kits()
    if kit not in known:
        raise click.UsageError(f'There is no kit "{kit}": pressroom outreach kits lists them.')
    at = desk.now.replace(microsecond=0)
    entry = Entry(at=at, event=event, kit=kit, how=how, note=note)  # type: ignore[arg-type]
    try:
        mended = append(ledger_file(desk.settings), entry)
    except LedgerTrouble as trouble:
        raise click.ClickException(str(trouble)) from None
    if mended:
        console.complain(mended)
    console.say(f"Noted: {kit} {event}, {reader(known[kit], desk.book.outreach)}.")


COMMANDS: tuple[click.Command, ...] = (who, held, kits, sent, opened)
