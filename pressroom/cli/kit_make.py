"""`pressroom kit make` and `remake`: kits for journalists, each with its link."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from pressroom.cli import console, options
from pressroom.cli.kit_bench import bench_of, kit_named
from pressroom.language.tags import endonym
from pressroom.model.article import Article
from pressroom.outreach.affected import to_remake
from pressroom.outreach.ledger_file import LedgerTrouble
from pressroom.outreach.matching import Wanted, matching
from pressroom.outreach.media_list import Journalist
from pressroom.personal.bench import Bench
from pressroom.personal.kit import composed
from pressroom.personal.orders import MADE, Ordered, Wish, article_of, journalist_of, living, order
from pressroom.personal.permission import NoKit, article_named, versions
from pressroom.personal.reader import suits
from pressroom.problems import did_you_mean
from pressroom.sealing.passphrase import Weak


@click.command("make")
@options.site
@options.now
@click.argument("release")
@click.option("--for", "slugs", multiple=True, help="A journalist's slug; may be repeated.")
@click.option("--outlet", "outlets", multiple=True, help="Everybody at an outlet.")
@click.option("--beat", "beats", multiple=True, help="Everybody with a beat.")
@click.option("--all-matching", "all_", is_flag=True, help="Everybody whom the release suits.")
@click.option("--expires", type=options.Moment(), help="When the link ends; 30 days otherwise.")
@click.option("--passphrase", is_flag=True, help="Ask for a passphrase besides, and make one.")
@click.option("--choose-passphrase", is_flag=True, help="The same, with one that you type.")
@options.form
@click.pass_context
def make(
    ctx: click.Context,
    folder: Path,
    now: dt.datetime | None,
    release: str,
    slugs: tuple[str, ...],
    outlets: tuple[str, ...],
    beats: tuple[str, ...],
    all_: bool,
    expires: dt.datetime | None,
    passphrase: bool,
    choose_passphrase: bool,
    form: str,
) -> None:
    """Make a kit of RELEASE (its slug or folder) for each journalist, and print their links.

    Who has one already keeps the link. The links work once the site is published.
    """
    if not (slugs or outlets or beats or all_):
        raise click.UsageError("Say for whom: --for, --outlet, --beat or --all-matching.")
    chosen = click.prompt("Passphrase", hide_input=True) if choose_passphrase else ""
    wish = Wish(expires, chosen or (MADE if passphrase else ""))
    bench = bench_of(folder, now, make_secret=True)
    try:
        article = article_named(bench.copy.newsroom, release)
    except NoKit as trouble:
        raise click.UsageError(str(trouble)) from None
    readers = [*_named(bench, slugs), *_matching(bench, article, outlets, beats, all_)]
    orders = [(article, reader) for reader in {r.slug: r for r in readers}.values()]
    ctx.exit(carried_out(bench, [(a, r, wish) for a, r in orders], form))


@click.command("remake")
@options.site
@options.now
@click.argument("kits", nargs=-1)
@click.option("--affected", is_flag=True, help="Every kit that isn't as things are now.")
@options.form
@click.pass_context
def remake(
    ctx: click.Context,
    folder: Path,
    now: dt.datetime | None,
    kits: tuple[str, ...],
    affected: bool,
    form: str,
) -> None:
    """Make KITS again, by their ids in `kit list`, of what is so now; their links stay."""
    if not kits and not affected:
        raise click.UsageError("Name the kits, or say --affected.")
    bench = bench_of(folder, now)
    alive = {kit.id: kit for kit in living(bench.ledger, bench.now)}
    wanted = [kit_named(alive.values(), name) for name in kits]
    if affected:
        content = bench.settings.root / bench.settings.content
        found = to_remake(bench.ledger, bench.copy.newsroom, content, bench.now)
        wanted += [each.kit for each in found if each.kit.id in alive]
    orders, failed = [], 0
    for kit in {kit.id: kit for kit in wanted}.values():
        try:
            orders.append((article_of(bench, kit.made), journalist_of(bench, kit.made), Wish()))
        except NoKit as trouble:
            failed = 1
            console.complain(f"{kit.id}: {trouble}")
    if not wanted:
        console.complain("No kit must be made again.")
    ctx.exit(max(failed, carried_out(bench, orders, form)))


def carried_out(bench: Bench, orders: Sequence[tuple[Article, Journalist, Wish]], form: str) -> int:
    """Carry orders out and say what came of them; 1 where somebody gets no kit."""
    made: list[Ordered] = []
    refused = 0
    for article, reader, wish in orders:
        try:
            made.append(order(bench, article, reader, wish))
        except NoKit as trouble:
            refused = 1
            console.complain(str(trouble))
        except (Weak, LedgerTrouble) as trouble:
            raise click.ClickException(str(trouble)) from None
    if form == "json":
        told = [_record(each) for each in made]
        console.say(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for each in made:
            _say(each)
        if made:
            console.complain("The links work once the site is published: pressroom build.")
    return refused


def _named(bench: Bench, slugs: Iterable[str]) -> list[Journalist]:
    known = bench.outreach.journalists
    for slug in slugs:
        if slug not in known:
            hint = did_you_mean(slug, known)
            raise click.UsageError(f'There is no journalist "{slug}". {hint}'.strip())
    return [known[slug] for slug in slugs]


def _matching(
    bench: Bench, article: Article, outlets: tuple[str, ...], beats: tuple[str, ...], all_: bool
) -> list[Journalist]:
    for slug in outlets:
        if slug not in bench.outreach.outlets:
            hint = did_you_mean(slug, bench.outreach.outlets)
            raise click.UsageError(f'There is no outlet "{slug}". {hint}'.strip())
    found: list[Journalist] = []
    if outlets or beats:
        found += matching(bench.outreach, Wanted(outlets=outlets, beats=beats))
    if all_:
        given = versions(bench.copy.newsroom, article)
        found += [
            each
            for each in bench.outreach.journalists.values()
            if suits(given, bench.outreach, each)
        ]
    if not found and (outlets or beats or all_):
        console.complain("Nobody on the media list fits.")
    return found


def _say(made: Ordered) -> None:
    kit, told = made.kit, composed(made.kit, made.kit.sight)
    zone = kit.sight.desk.settings.timezone
    console.say(f"{kit.reader.called} ({kit.reader.slug})")
    console.say(f"  {kit.link}")
    if made.passphrase:
        console.say(f"  passphrase, to be told another way than the link: {made.passphrase}")
    lines = [
        f"{endonym(kit.lang)}; pictures: {len(told.pictures)}; mark {kit.keys.mark}",
        f"their angle: {told.angle}" if told.angle else "",
        f"exclusive: {kit.marking.exclusive_line}" if kit.marking.exclusive_line else "",
        kit.marking.embargo_line,
        f"works until {kit.expires.astimezone(zone):%Y-%m-%d %H:%M}",
        "made again under the same link" if made.again else "",
    ]
    for line in filter(None, lines):
        console.say(f"  {line}")


def _record(made: Ordered) -> dict[str, object]:
    kit = made.kit
    return {
        "kit": kit.keys.id,
        "journalist": kit.reader.slug,
        "release": made.entry.release,
        "lang": kit.lang,
        "link": kit.link,
        "passphrase": made.passphrase or None,
        "mark": kit.keys.mark,
        "embargo": kit.permission.embargo.isoformat() if kit.permission.embargo else None,
        "exclusive": list(kit.permission.exclusive),
        "expires": kit.expires.isoformat(),
        "again": made.again,
    }
