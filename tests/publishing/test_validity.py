"""Between a build and the moment it is said to hold until, time alone changes nothing."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from scratch_sites import CONF, picture, publish, write

from pressroom.model.newsroom import Newsroom
from pressroom.model.organization import Organization
from pressroom.model.origin import Origin
from pressroom.publishing.validity import holds_until

NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
CALGARY = ZoneInfo("America/Edmonton")
INSTANT = dt.timedelta(microseconds=1)
ZONED = CONF.replace('"UTC"', '"America/Edmonton"')
moments = st.integers(-80, 40).map(lambda n: NOW + dt.timedelta(hours=n, minutes=7))


def article(kind: str, lines: list[str]) -> str:
    """An article's file."""
    return "---\n" + "\n".join([f"title: A {kind}", *lines]) + "\n---\nWords.\n"


def files(
    date: dt.datetime, embargo: dt.datetime, starts: dt.datetime, until: dt.datetime
) -> dict[str, str | bytes]:
    """A site on which something of each sort changes by itself."""
    on = f"date: {date.isoformat()}"
    sidecar = f"alt: A\ncredit: B\nusage_terms: Free\nconsent: {{until: {until.date()}}}\n"
    return {
        "stories/plain.md": article("story", ["date: 2026-01-01"]),
        "stories/dated.md": article("dated story", [on]),
        "stories/held.md": article("held story", [on, f"embargo: {embargo.isoformat()}"]),
        "stories/told.md": article(
            "told story",
            ["date: 2026-01-01", f"exclusive: {{outlet: courier, until: {embargo.isoformat()}}}"],
        ),
        "stories/gone.md": article(
            "gone story",
            ["date: 2026-01-01", f"withdrawn: {{date: {until.isoformat()}, reason: Wrong}}"],
        ),
        "events/fair.md": article("fair", ["date: 2026-01-01", f"starts: {starts.isoformat()}"]),
        "stories/seen.md": article("seen story", ["date: 2026-01-02", "photos: [media/a/p.jpg]"]),
        "media/a/p.jpg": picture(),
        "media/a/p.jpg.yml": sidecar,
        "coverage/told.yml": (
            f"outlet: The Courier\nheadline: Told\nurl: https://example.org/\ndate: {starts.date()}\n"
        ),
    }


def tree(output: Path) -> dict[str, bytes]:
    """Every file of a site with what is in it."""
    found = (file for file in output.rglob("*") if file.is_file())
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in found}


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(moments, moments, moments, moments, st.integers(0, 100))
@example(*(NOW - dt.timedelta(hours=n) for n in (77, 47, 25, 12)), 96)
def test_nothing_changes_before(
    date: dt.datetime, embargo: dt.datetime, starts: dt.datetime, until: dt.datetime, share: int
) -> None:
    """A build at any moment before the one it holds until has the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, files(date, embargo, starts, until), conf=ZONED)
        built = publish(root, NOW, keep_going=True)
        first = tree(root / "output")
        assert built.until > NOW
        later = NOW + (built.until - NOW) * share / 100 - INSTANT
        publish(root, max(NOW, later), keep_going=True)
        assert tree(root / "output") == first


def nothing() -> Newsroom:
    """A newsroom without content."""
    return Newsroom(organization=Organization(origin=Origin("organization.yml")))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-06-15T12:00", "2026-06-16T00:00-06:00"),
        ("2026-06-15T23:59", "2026-06-16T00:00-06:00"),
        ("2026-03-08T01:30", "2026-03-08T03:00-06:00"),
        ("2026-11-01T00:30", "2026-11-01T01:00-07:00"),
    ],
)
def test_days_and_clocks(now: str, until: str) -> None:
    """It holds until midnight in the newsroom's zone, or until its clocks change."""
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=CALGARY)
    assert holds_until(nothing(), moment) == dt.datetime.fromisoformat(until)


def test_entry_leaves_the_news_sitemap(tmp_path: Path) -> None:
    """An article older than two days is news no more, and that moment is known before."""
    date = NOW - dt.timedelta(days=2) + dt.timedelta(hours=1)
    write(tmp_path, {"stories/a.md": article("story", [f"date: {date.isoformat()}"])})
    built = publish(tmp_path, NOW)
    assert built.until == NOW + dt.timedelta(hours=1) + INSTANT
    news = tmp_path / "output/sitemap-news.xml"
    before = news.read_text("utf-8")
    publish(tmp_path, built.until)
    assert not news.exists() or news.read_text("utf-8") != before
