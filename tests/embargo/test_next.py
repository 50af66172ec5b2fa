"""When the public site changes by itself next."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from samples import DAY, HOUR, NOW, ZONE, article, asset, coverage, localized, newsroom, page

from pressroom.embargo.clearance import clear
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


FALL = dt.datetime(2026, 11, 1, 7, tzinfo=dt.UTC)
"""Half an hour before 01:30 in Calgary, for the first of two times that night."""
TWICE = dt.datetime(2026, 11, 1, 1, 30, tzinfo=ZONE)
MINUTE = dt.timedelta(minutes=1)


def shown(when: dt.datetime, *items: Any) -> bool:
    """Whether everything is public at a moment, told in Calgary's zone."""
    local = when.astimezone(ZONE)
    return not clear(newsroom(*items), local, lang="en").withheld


def test_what_opens_in_the_repeated_hour_stays_open() -> None:
    """When clocks are set back, an article doesn't shut again for an hour."""
    item = article("keys", date=TWICE)
    states = [shown(FALL + number * 10 * MINUTE, item) for number in range(15)]
    assert states == [False] * 3 + [True] * 12


def test_the_next_change_in_the_repeated_hour() -> None:
    """It is told by the first of the two, and none is told once it is past."""
    items = newsroom(article("keys", date=TWICE), article("later", date=FALL + 80 * MINUTE))
    first = next_change(items, FALL.astimezone(ZONE), lang="en")
    assert first is not None and first.moment.isoformat() == "2026-11-01T01:30:00-06:00"
    second = next_change(items, first.moment, lang="en")
    assert second is not None and second.moment.isoformat() == "2026-11-01T01:20:00-07:00"
    assert next_change(items, second.moment, lang="en") is None


@pytest.mark.parametrize("clock", [(2, 0), (2, 30), (3, 0)])
def test_the_hour_that_is_left_out(clock: tuple[int, int]) -> None:
    """A time in the hour that spring takes away, or at its end, is a change like any other."""
    due = dt.datetime(2026, 3, 8, *clock, tzinfo=ZONE)
    instant = due.astimezone(dt.UTC)
    items = newsroom(article("keys", date=due))
    change = next_change(items, (instant - 2 * HOUR).astimezone(ZONE), lang="en")
    assert change is not None and change.moment.astimezone(dt.UTC) == instant
    assert shown(instant, article("keys", date=due))
    assert not shown(instant - MINUTE, article("keys", date=due))


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia"])
def test_an_embargo_ends_everywhere_at_once(zone: str) -> None:
    """The newsroom's zone decides how a moment is told, not when it comes."""
    now = NOW.astimezone(ZoneInfo(zone))
    change = next_change(newsroom(article("keys", embargo=SOON)), now, lang="en")
    assert change is not None and change.moment == SOON
    assert change.moment.utcoffset() == SOON.astimezone(ZoneInfo(zone)).utcoffset()


def test_a_consent_ends_at_midnight_of_the_day_that_is_short() -> None:
    """The day on which clocks change has its midnight, too."""
    last = Consent(people="A", until=dt.date(2026, 10, 31))
    item = asset("media/a.jpg", consent=last)
    change = next_change(newsroom(item), FALL.astimezone(ZONE) - 20 * HOUR, lang="en")
    assert change is not None and change.moment.isoformat() == "2026-11-01T00:00:00-06:00"
