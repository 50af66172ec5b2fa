"""The ledger: which kit, with which version of which item, went to whom, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pressroom.model.keys import (
    JournalistRef,
    LangTag,
    Line,
    Markdown,
    OutletRef,
    ZonedMoment,
    private,
)

Event = Literal["made", "sent", "opened", "revoked", "torn"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Went:
    """One item as it was when it went into a kit."""

    item: Line = private("Path of its file, relative to `content/`.", required=True)
    version: Line = private("The start of the SHA-256 of its file and sidecar.", required=True)
    corrections: int = private("How many corrections it had.", default=0)
    embargo: ZonedMoment | None = private("When its embargo ended, as it was then.")
    cancelled: bool = private("Whether the event was cancelled already.", default=False)
    starts: ZonedMoment | None = private("When the event was to start, as it was then.")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entry:
    """One line of `outreach/ledger.jsonl`."""

    at: ZonedMoment = private("When it was written.", required=True)
    event: Event = private(
        "What happened to the kit; `torn` stands behind a line that a crash cut off.", required=True
    )
    kit: Line = private("The kit's id, as its address has it.", default="")
    journalist: JournalistRef | None = private("Whom a kit was made for.")
    outlet: OutletRef | None = private("Their outlet at the time.")
    release: Line | None = private("Path of the article a kit is about, relative to `content/`.")
    lang: LangTag | None = private("The kit's language.")
    items: tuple[Went, ...] = private("Everything in a kit.", default=())
    exclusive: tuple[Line, ...] = private(
        "The exclusives a kit holds: kind and translation key, `release/lamplight-house`.",
        default=(),
    )
    until: ZonedMoment | None = private("When the last of those exclusives lapses.")
    expires: ZonedMoment | None = private("When the link expires.")
    number: Line | None = private("What the kit's keys come from, with the site's secret.")
    secret: Line | None = private("Which of the site's secrets: its name.")
    passphrase: Line | None = private(
        "`made` for a passphrase that comes from the same, or a chosen one, encrypted."
    )
    how: Line | None = private("How it was sent, or who said that it was opened.")
    note: Markdown = private("Anything else.", default="")


@dataclass(frozen=True, slots=True, repr=False)
class Kit:
    """What the ledger says of one kit, by its lines in the order they were written."""

    id: str
    made: Entry
    """The last time it was made."""
    known: tuple[Went, ...]
    """The items as its reader knows them: as they were when it was last sent, or else made."""
    known_at: dt.datetime
    """When the kit with those items was made."""
    sent: tuple[Entry, ...] = ()
    opened: tuple[Entry, ...] = ()
    revoked: Entry | None = None

    @property
    def live(self) -> bool:
        """Whether its link still leads somewhere, its expiry aside."""
        return self.revoked is None

    def had(self, item: str) -> bool:
        """Whether the item at that path ever was in the kit as its reader knows it, or is in it now."""
        return any(went.item == item for went in (*self.known, *self.made.items))


@dataclass(frozen=True, slots=True, repr=False)
class Ledger:
    """All that was written, in the order of the file: clocks may go wrong, lines don't change places."""

    entries: tuple[Entry, ...] = ()

    def kits(self) -> Mapping[str, Kit]:
        """Every kit that was ever made, by its id, in the order they were first made."""
        kits: dict[str, Kit] = {}
        for entry in self.entries:
            before = kits.get(entry.kit)
            if entry.event == "made":
                kits[entry.kit] = _made(entry, before)
            elif before is not None:
                kits[entry.kit] = _changed(before, entry)
        return kits


def _made(entry: Entry, before: Kit | None) -> Kit:
    if before is None or not before.sent:
        return Kit(entry.kit, entry, entry.items, entry.at)
    return replace(before, made=entry, revoked=None)


def _changed(kit: Kit, entry: Entry) -> Kit:
    match entry.event:
        case "sent":
            return replace(kit, sent=(*kit.sent, entry), known=kit.made.items, known_at=kit.made.at)
        case "opened":
            return replace(kit, opened=(*kit.opened, entry))
        case "revoked":
            return replace(kit, revoked=entry)
        case _:
            return kit


def of_journalist(kits: Iterable[Kit], journalist: str) -> tuple[Kit, ...]:
    """The kits that were made for somebody."""
    return tuple(kit for kit in kits if kit.made.journalist == journalist)
