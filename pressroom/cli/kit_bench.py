"""What the commands of `pressroom kit` begin with: the newsroom, the media list, the ledger, the secret."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.outreach.book import open_book
from pressroom.outreach.ledger import Kit
from pressroom.outreach.reading import outreach_folder, shown_path
from pressroom.personal.bench import Bench
from pressroom.problems import errors
from pressroom.publishing.newsdesk import prepare
from pressroom.sealing.secret import FILE, Keyring, SecretTrouble, create, keyring
from pressroom.settings import Settings


def bench_of(folder: Path, now: dt.datetime | None, *, make_secret: bool = False) -> Bench:
    """Everything that kits are made from, as at a moment. Ends the command where it can't be used."""
    site = options.opened(folder)
    settings = site.settings
    moment = (now or options.clock()).astimezone(settings.timezone)
    copy = prepare(settings, moment, frozenset(), site.readers)
    book = open_book(settings, copy.newsroom, moment)
    wrong = [*errors(copy.problems), *errors(book.problems)]
    if wrong:
        console.show_problems(wrong)
        raise click.ClickException(f"Mend this first: {console.count(wrong)}.")
    ring = ring_of(settings, make=make_secret)
    return Bench(copy, book.outreach, book.ledger, ring, settings.root / ".pressroom" / "private")


def ring_of(settings: Settings, *, make: bool = False) -> Keyring:
    """The site's secrets; a first one is made where there is none and `make` says so."""
    folder = outreach_folder(settings)
    try:
        found = keyring(folder, os.environ)
    except SecretTrouble as trouble:
        raise click.ClickException(str(trouble)) from None
    if found is not None:
        return found
    if not make:
        raise click.ClickException("The site has no secret yet: pressroom kit make makes one.")
    console.complain(
        f"Made the site's secret, {shown_path(settings, folder / FILE)}. Keep a copy where you keep "
        "passwords: without it no kit can be corrected."
    )
    return create(folder)


def kit_named(kits: Iterable[Kit], name: str) -> Kit:
    """The kit of an id, the beginning of one, or a link."""
    wanted = name.partition("#")[0].rstrip("/").rpartition("/")[2]
    found = [kit for kit in kits if kit.id.startswith(wanted)] if len(wanted) >= 4 else []
    if len(found) != 1:
        many = "Several kits begin" if found else "There is no kit that begins"
        raise click.UsageError(f'{many} with "{wanted}": pressroom kit list has them.')
    return found[0]
