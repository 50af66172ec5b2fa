"""When the public site changes by itself next."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from samples import DAY, HOUR, NOW, ZONE, article, asset, coverage, localized, newsroom, page

from pressroom.embargo.next import Change, next_change
from pressroom.model.kinds import Kind, Status
from pressroom.model.parts import Consent, Exclusive, Withdrawal

SOON = NOW + HOUR


def upcoming(*items: Any) -> Change | None:
    """The next change of a newsroom of these items."""
    return next_change(newsroom(*items), NOW, lang="en")


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"date": SOON}, "it is due"),
        ({"embargo": SOON}, "the embargo ends"),
        ({"exclusive": Exclusive(outlet="post", until=SOON)}, "the exclusive ends"),
        (
            {"exclusive": Exclusive(outlet="post", until=SOON, withhold=("quotes",))},
            "the exclusive ends",
        ),
        ({"withdrawn": Withdrawal(date=SOON, reason=localized("x"))}, "it is withdrawn"),
        ({"kind": Kind.EVENT, "starts": NOW - HOUR, "ends": SOON}, "the event is over"),
        ({"kind": Kind.EVENT, "starts": SOON}, "the event is over"),
    ],
)
def test_articles(keys: dict[str, Any], why: str) -> None:
    """Dates, embargoes, exclusives, withdrawals and events each change the site at their time."""
    change = upcoming(article("keys", **keys))
    assert change == Change(
        SOON,
        "releases/keys/index.md".replace("releases", "events" if "kind" in keys else "releases"),
        "Title of keys en",
        why,
    )


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"status": Status.DRAFT, "embargo": SOON},
        {"embargo": NOW},
        {"kind": Kind.EVENT, "starts": SOON, "status": Status.DRAFT},
        {"exclusive": Exclusive(outlet="post", until=SOON), "status": Status.DRAFT},
    ],
)
def test_nothing_to_come(keys: dict[str, Any]) -> None:
    """What is past, and what a draft says, changes nothing."""
    assert upcoming(article("keys", **keys)) is None


def test_only_the_later_of_two_opens() -> None:
    """A date before the embargo isn't a change."""
    change = upcoming(article("keys", date=SOON, embargo=NOW + 2 * HOUR))
    assert change is not None
    assert (change.moment, change.why) == (NOW + 2 * HOUR, "the embargo ends")


def test_the_first_of_many() -> None:
    """The earliest counts, in the zone of now."""
    tokyo = dt.timezone(dt.timedelta(hours=9))
    change = upcoming(
        article("later", date=NOW + 2 * HOUR), article("sooner", date=SOON.astimezone(tokyo))
    )
    assert change is not None
    assert (change.path, change.moment.tzinfo) == ("releases/sooner/index.md", ZONE)


def test_days_end_at_midnight() -> None:
    """A consent ends with its last day, coverage begins with its day, in the newsroom's zone."""
    today = NOW.date()
    tomorrow = dt.datetime(2026, 11, 24, tzinfo=ZONE)
    for item in (
        asset("media/a/p.jpg", consent=Consent(people="all", until=today)),
        asset("media/a/p.jpg", consent=Consent(people="all", withdrawn=today + DAY)),
        coverage("c", date=today + DAY),
    ):
        change = upcoming(item)
        assert change is not None
        assert change.moment == tomorrow


def test_a_consent_that_is_void_already() -> None:
    """The end of a consent that never covered the web changes nothing."""
    consent = Consent(people="all", until=NOW.date(), scope=("press",))
    assert upcoming(asset("media/a/p.jpg", consent=consent)) is None


def test_pages() -> None:
    """A page with a date to come is due then, unless it is a draft."""
    assert upcoming(page("about", date=SOON)) is not None
    assert upcoming(page("about", date=SOON, status=Status.DRAFT)) is None
