"""An exclusive is one outlet's, in one kit, until it lapses."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from outreach_samples import NOW, REPORT, lay

from pressroom.outreach.exclusives import holders_of, promises, taken_by
from pressroom.outreach.ledger import Entry, Ledger
from pressroom.reading.newsroom import read

DAY = dt.timedelta(days=1)
UNTIL = NOW + DAY
PROMISE = (
    f"exclusive: {{outlet: bow-valley-courier, until: '{UNTIL.isoformat()}', withhold: [quotes]}}"
)
FRENCH = "== content/releases/spring-report/index.fr.md\ntitle: Une porte\nsummary: Un bureau."
NAME = "release/spring-report"


def made(kit: str, until: dt.datetime = UNTIL, outlet: str = "bow-valley-courier") -> Entry:
    """The line of a kit that holds the exclusive."""
    return Entry(at=NOW, event="made", kit=kit, outlet=outlet, exclusive=(NAME,), until=until)


def test_a_translation_shares_its_original_s(tmp_path: Path) -> None:
    """One promise in two languages is one."""
    settings = lay(tmp_path, f"{PROMISE}\n{FRENCH}\n{PROMISE}")
    (promise,) = promises(read(settings).newsroom, Ledger(), NOW)
    assert (promise.name, promise.outlet, promise.path) == (NAME, "bow-valley-courier", REPORT)
    assert (promise.parts, promise.until, promise.holder) == (frozenset({"quotes"}), UNTIL, None)


def test_a_promise_ends_when_it_lapses(tmp_path: Path) -> None:
    """At that very moment nobody holds anything any more."""
    newsroom = read(lay(tmp_path, PROMISE)).newsroom
    ledger = Ledger((made("a1b2"),))
    assert promises(newsroom, ledger, UNTIL - DAY / 2)[0].holder is not None
    assert promises(newsroom, ledger, UNTIL) == ()
    assert holders_of(ledger, UNTIL) == {}


def test_two_kits_can_t_hold_the_same_exclusive() -> None:
    """The first kit has it; the same kit may be made again; another may not."""
    ledger = Ledger((made("a1b2"),))
    holder = taken_by(ledger, NAME, "c3d4", NOW)
    assert holder is not None and holder.id == "a1b2"
    assert taken_by(ledger, NAME, "a1b2", NOW) is None
    assert taken_by(ledger, "release/other", "c3d4", NOW) is None


def test_a_revoked_kit_holds_nothing() -> None:
    """Once it is revoked, or made again without the exclusive, another may have it."""
    revoked = Entry(at=NOW, event="revoked", kit="a1b2")
    without = Entry(at=NOW, event="made", kit="a1b2")
    assert taken_by(Ledger((made("a1b2"), revoked)), NAME, "c3d4", NOW) is None
    assert taken_by(Ledger((made("a1b2"), without)), NAME, "c3d4", NOW) is None


def test_a_lapsed_kit_holds_nothing() -> None:
    """What was promised until yesterday is free."""
    assert taken_by(Ledger((made("a1b2", NOW),)), NAME, "c3d4", NOW) is None
