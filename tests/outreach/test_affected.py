"""Who must be told, and which kits must be made again, when something changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from outreach_samples import NOW, REPORT, lay

from pressroom.outreach.affected import affected, had, to_remake, went
from pressroom.outreach.ledger import Entry, Ledger
from pressroom.reading.newsroom import read
from pressroom.settings import Settings

DAY = dt.timedelta(days=1)
ITEM = "releases/spring-report/index.md"
PHOTO = "releases/spring-report/door.jpg"
SIDECAR = f"content/{PHOTO}.yml"
EVENT = "events/open-house/index.md"
HEADERS = f"""photos: [door.jpg]
== {SIDECAR}
alt: A door
credit: Olena Kovalenko
usage_terms: Free with credit
consent: {{people: Amira, signed}}
== content/{EVENT}
title: Open house
date: 2026-11-01
starts: 2026-12-01T16:00-07:00
"""


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    """A newsroom with a release, its photo and an event."""
    settings = lay(tmp_path, HEADERS)
    (tmp_path / "content" / PHOTO).write_bytes(b"pixels")
    return settings


def now_went(site: Settings, *items: str):
    """The items as they are now."""
    return went(read(site).newsroom, items, site.root / "content")


def made(site: Settings, *items: str, kit: str = "a1b2") -> Entry:
    """The line of a kit that is made now, with these items."""
    return Entry(
        at=NOW, event="made", kit=kit, journalist="dana-whitcombe", items=now_went(site, *items)
    )


def entry(event: str, kit: str = "a1b2") -> Entry:
    """A line about a kit."""
    return Entry(at=NOW, event=event, kit=kit)  # type: ignore[arg-type]


def found(site: Settings, *entries: Entry, now: dt.datetime = NOW):
    """Why each kit's reader must be told, and why it must be made again."""
    newsroom, content = read(site).newsroom, site.root / "content"
    return [
        ([c.why for c in each.tell], [c.why for c in each.remake])
        for each in affected(Ledger(entries), newsroom, content, now)
    ]


def edit(site: Settings, path: str, text: str, *, instead: str = "") -> None:
    """Add lines to a header, or put them in the place of others."""
    file = site.root / path
    before = file.read_text("utf-8")
    head = before.replace("---\n", f"---\n{text}\n", 1) if path.endswith("md") else before + text
    file.write_text(before.replace(instead, text) if instead else head, "utf-8")


def test_nothing_changed(site: Settings) -> None:
    """A kit as things are concerns nobody."""
    assert found(site, made(site, ITEM, PHOTO, EVENT)) == []


def test_an_edit_makes_a_kit_again_and_tells_nobody(site: Settings) -> None:
    """Other words are no news; the kit follows them."""
    line = made(site, ITEM)
    edit(site, REPORT, "opens a new door", instead="opens one more door")
    assert found(site, line) == [([], ["changed"])]


def test_a_correction_on_the_same_day(site: Settings) -> None:
    """It counts though its date, a mere day, is before the minute the kit was made."""
    line = made(site, ITEM)
    edit(site, REPORT, "corrections: [{date: 2026-11-23, note: 'It was 12, not 21.'}]")
    assert found(site, line) == [(["corrected"], ["corrected"])]
    (each,) = affected(Ledger((line,)), read(site).newsroom, site.root / "content", NOW)
    assert each.tell[0].says == "was corrected on 2026-11-23: It was 12, not 21."
    assert found(site, made(site, ITEM)) == []


def test_a_withdrawal(site: Settings) -> None:
    """It counts from its date on."""
    line = made(site, ITEM)
    edit(site, REPORT, "status: withdrawn\nwithdrawn: {date: 2026-11-24, reason: Wrong.}")
    assert found(site, line, now=NOW + DAY) == [(["withdrawn"], ["withdrawn"])]


@pytest.mark.parametrize("ends", ["withdrawn: 2026-11-23", "until: 2026-11-22", "scope: [web]"])
def test_a_consent_that_no_longer_covers_the_press(ends: str, site: Settings) -> None:
    """Whoever has the picture must be told, from the day it ends."""
    line = made(site, ITEM, PHOTO)
    text = f"{{people: 'Amira, signed', {ends}}}"
    edit(site, SIDECAR, text, instead="{people: Amira, signed}")
    edit(site, SIDECAR, text, instead="{people: 'Amira, signed'}")
    assert found(site, line) == [(["consent"], ["consent"])]


def test_an_event_that_is_cancelled(site: Settings) -> None:
    """Whoever might come must be told once."""
    line = made(site, EVENT)
    edit(site, f"content/{EVENT}", "cancelled: true")
    assert found(site, line) == [(["cancelled"], ["cancelled"])]
    assert found(site, made(site, EVENT)) == []


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("2026-12-02T16:00-07:00", ["moved"]),
        ("2026-11-20T16:00-07:00", ["moved"]),
        ("2026-12-01T23:00+00:00", []),
    ],
)
def test_an_event_that_moves(after: str, told: list[str], site: Settings) -> None:
    """Whoever might come must be told of another time, and not of the same one written otherwise."""
    line = made(site, EVENT)
    edit(site, f"content/{EVENT}", f"starts: {after}", instead="starts: 2026-12-01T16:00-07:00")
    assert found(site, line) == [(told, told or ["changed"])]
    assert found(site, line, now=NOW + 30 * DAY) == [([], ["changed"])], "nobody can miss it now"


def test_an_event_that_moves_and_is_cancelled(site: Settings) -> None:
    """That it doesn't take place is all there is to tell."""
    line = made(site, EVENT)
    edit(
        site,
        f"content/{EVENT}",
        "starts: 2026-12-02T16:00-07:00\ncancelled: true",
        instead="starts: 2026-12-01T16:00-07:00",
    )
    assert found(site, line) == [(["cancelled"], ["cancelled"])]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("2026-12-01T06:00-07:00", "2026-12-02T06:00-07:00", True),
        ("2026-12-01T06:00-07:00", "2026-11-20T06:00-07:00", True),
        ("2026-11-20T06:00-07:00", "2026-11-21T06:00-07:00", False),
        ("2026-12-01T06:00-07:00", "2026-12-01T13:00+00:00", False),
    ],
)
def test_an_embargo_that_moves(before: str, after: str, told: bool, site: Settings) -> None:
    """Its end is a promise on both sides, until it has passed."""
    edit(site, REPORT, f"embargo: {before}")
    line = made(site, ITEM)
    edit(site, REPORT, f"embargo: {after}", instead=f"embargo: {before}")
    assert found(site, line)[0][0] == (["embargo"] if told else [])


def test_an_item_that_is_gone(site: Settings) -> None:
    """What was renamed or deleted can't be compared, and is said."""
    line = made(site, ITEM, PHOTO)
    (site.root / "content" / PHOTO).unlink()
    (site.root / SIDECAR).unlink()
    assert found(site, line) == [(["gone"], ["gone"])]


def test_the_reader_is_told_once(site: Settings) -> None:
    """A kit made again still has to be told of, until it is sent again."""
    first = (made(site, ITEM), entry("sent"))
    edit(site, REPORT, "corrections: [{date: 2026-11-23, note: 'It was 12, not 21.'}]")
    again = (*first, made(site, ITEM))
    assert found(site, *again) == [(["corrected"], [])]
    assert found(site, *again, entry("sent")) == []


def test_a_kit_that_nobody_was_sent(site: Settings) -> None:
    """It is made again, and that is all."""
    line = made(site, ITEM)
    edit(site, REPORT, "corrections: [{date: 2026-11-23, note: 'It was 12, not 21.'}]")
    assert found(site, line, made(site, ITEM)) == []


def test_a_revoked_kit(site: Settings) -> None:
    """Its reader had it and must be told; nothing is made again."""
    lines = (made(site, ITEM), entry("sent"), entry("revoked"))
    edit(site, REPORT, "corrections: [{date: 2026-11-23, note: 'It was 12, not 21.'}]")
    assert found(site, *lines) == [(["corrected"], [])]


def test_only_live_kits_are_made_again(site: Settings) -> None:
    """What `kit remake --affected` works through."""
    lines = (made(site, ITEM), made(site, ITEM, kit="c3d4"), entry("revoked", "c3d4"))
    edit(site, REPORT, "opens a new door", instead="opens one more door")
    listed = to_remake(Ledger(lines), read(site).newsroom, site.root / "content", NOW)
    assert [each.kit.id for each in listed] == ["a1b2"]


def test_everybody_who_ever_had_an_item(site: Settings) -> None:
    """Revoked kits and those that had it once are among them."""
    lines = (
        made(site, ITEM, PHOTO),
        made(site, ITEM, kit="c3d4"),
        made(site, PHOTO, kit="e5f6"),
        entry("revoked", "e5f6"),
        made(site, ITEM),
    )
    assert [kit.id for kit in had(Ledger(lines), PHOTO)] == ["a1b2", "e5f6"]


QUOTED = "quotes: [{text: Every door opens., by: A tenant, consent: {people: signed%s}}]"
PERSON = "people/amira-haddad.md"


@pytest.mark.parametrize("ends", ["withdrawn: 2026-11-23", "until: 2026-11-22"])
def test_words_that_may_no_longer_be_used(ends: str, site: Settings) -> None:
    """Whoever has a quote must be told when its speaker takes it back, from whatever day on."""
    edit(site, REPORT, QUOTED % "")
    line = made(site, ITEM)
    assert found(site, line) == []
    edit(site, REPORT, QUOTED % f", {ends}", instead=QUOTED % "")
    assert found(site, line) == [(["consent"], ["consent"])]
    assert found(site, made(site, ITEM)) == []


def test_words_whose_consent_ends_by_itself(site: Settings) -> None:
    """Without an edit, too."""
    edit(site, REPORT, QUOTED % ", until: 2026-11-23")
    line = made(site, ITEM)
    assert found(site, line) == []
    assert found(site, line, now=NOW + DAY) == [(["consent"], ["consent"])]


def test_words_that_never_went(site: Settings) -> None:
    """What had ended before the kit was made wasn't in it."""
    edit(site, REPORT, QUOTED % ", until: 2026-11-20")
    assert found(site, made(site, ITEM)) == []


def test_a_person_who_takes_the_consent_back(site: Settings) -> None:
    """A person is an item of a kit like any other."""
    line = made(site, PERSON)
    edit(site, f"content/{PERSON}", "consent: {people: Amira, withdrawn: 2026-11-01}")
    assert found(site, line) == [(["consent"], ["consent"])]
