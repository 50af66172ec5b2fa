"""Who must be told: kits that hold an item which was corrected, withdrawn or changed since, or whose
people took their consent back.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pressroom.embargo.references import library_of
from pressroom.embargo.verdicts import aware
from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.consents import objection, silence
from pressroom.model.kinds import Status
from pressroom.model.newsroom import Newsroom
from pressroom.model.organization import Organization
from pressroom.model.parts import Quote
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.outreach.ledger import Kit, Ledger, Went

Why = Literal[
    "withdrawn", "consent", "corrected", "cancelled", "moved", "embargo", "gone", "changed"
]
MUST = frozenset[Why](
    ("withdrawn", "consent", "corrected", "cancelled", "moved", "embargo", "gone")
)
"""What its reader must be told of; a mere change is for them to find."""
VERSION = 16
"""Characters of a version: enough that two are never alike by chance."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one item since it went into a kit."""

    item: str
    why: Why
    says: str
    """In words."""


@dataclass(frozen=True, slots=True, repr=False)
class Affected:
    """A kit that isn't as things are now."""

    kit: Kit
    tell: tuple[Change, ...]
    """What its reader must be told of, whether or not the link still works."""
    remake: tuple[Change, ...]
    """Why the kit must be made again; nothing where it is revoked."""


def went(newsroom: Newsroom, items: Iterable[str], content: Path) -> tuple[Went, ...]:
    """The items at these paths (relative to `content/`) as they are now, for a line of the ledger.

    `content` is the content folder. What isn't there is left out.
    """
    found = _Items(newsroom, content)
    states = (found.state(item) for item in dict.fromkeys(items))
    return tuple(state for state in states if state is not None)


def affected(
    ledger: Ledger, newsroom: Newsroom, content: Path, now: dt.datetime
) -> tuple[Affected, ...]:
    """Every kit whose reader must be told something, or that must be made again, as at `now`.

    In the order the kits were first made. `now` is in the newsroom's zone.
    """
    items = _Items(newsroom, content)
    found = []
    for kit in ledger.kits().values():
        told = (c for each in kit.known for c in items.changes(each, kit.known_at, now))
        tell = tuple(change for change in told if change.why in MUST)
        made = (c for each in kit.made.items for c in items.changes(each, kit.made.at, now))
        remake = tuple(made) if kit.live else ()
        if tell or remake:
            found.append(Affected(kit, tell, remake))
    return tuple(found)


def to_remake(
    ledger: Ledger, newsroom: Newsroom, content: Path, now: dt.datetime
) -> tuple[Affected, ...]:
    """The live kits that must be made again."""
    return tuple(each for each in affected(ledger, newsroom, content, now) if each.remake)


def had(ledger: Ledger, item: str) -> tuple[Kit, ...]:
    """Every kit that ever had an item, revoked ones too, in the order they were first made."""
    ids = {
        entry.kit
        for entry in ledger.entries
        if entry.event == "made" and any(each.item == item for each in entry.items)
    }
    return tuple(kit for kit in ledger.kits().values() if kit.id in ids)


class _Items:
    """The newsroom's items by their paths, with the versions of their files looked up once."""

    def __init__(self, newsroom: Newsroom, content: Path) -> None:
        inside = library_of(newsroom).inside
        texts: tuple[Article | Person | Topic | Organization, ...]
        texts = (*newsroom.articles, *newsroom.people, *newsroom.topics, newsroom.organization)
        self._texts = {inside(text.origin.path): text for text in texts}
        self._assets: Mapping[str, Asset] = newsroom.assets
        self._content = content
        self._inside = inside
        self._versions: dict[str, str] = {}

    def state(self, item: str) -> Went | None:
        """An item as it is now; None where there is none of that path."""
        found = self._texts.get(item) or self._assets.get(item)
        if found is None:
            return None
        if not isinstance(found, Article):
            return Went(item=item, version=self._version(item))
        return Went(
            item=item,
            version=self._version(item),
            corrections=len(found.corrections),
            embargo=found.embargo,
            cancelled=bool(found.cancelled),
            starts=found.starts,
        )

    def changes(self, went: Went, then: dt.datetime, now: dt.datetime) -> Iterator[Change]:
        """What became of an item since; the gravest first, and a mere change only where it is all."""
        found = self._texts.get(went.item) or self._assets.get(went.item)
        if found is None:
            yield Change(went.item, "gone", "is no longer there")
            return
        edited = self._version(went.item) != went.version
        since = None if edited else then.astimezone(now.tzinfo).date()
        grave = (*_grave(found, went, now), *_silenced(found, went.item, since, now.date()))
        yield from grave
        if edited and not grave:
            yield Change(went.item, "changed", "is no longer as it was")

    def _version(self, item: str) -> str:
        if item not in self._versions:
            whole = hashlib.sha256()
            for path in self._files(item):
                with path.open("rb") as file:
                    whole.update(hashlib.file_digest(file, "sha256").digest())
            self._versions[item] = whole.hexdigest()[:VERSION]
        return self._versions[item]

    def _files(self, item: str) -> list[Path]:
        asset = self._assets.get(item)
        sidecar = [self._inside(asset.origin.path)] if asset and asset.described else []
        return [self._content / path for path in (item, *sidecar)]


def _grave(found: object, went: Went, now: dt.datetime) -> Iterator[Change]:
    """What its reader must be told of."""
    if isinstance(found, Asset):
        why = objection(found, now.date(), "press")
        if why:
            yield Change(went.item, "consent", f"may not be used any more, {why}")
    if not isinstance(found, Article):
        return
    if found.status is Status.WITHDRAWN or (
        found.withdrawn is not None and aware(found.withdrawn.date, now) <= now
    ):
        day = f" on {found.withdrawn.date:%Y-%m-%d}" if found.withdrawn else ""
        yield Change(went.item, "withdrawn", f"was withdrawn{day}")
    if len(found.corrections) > went.corrections:
        last = max(found.corrections, key=lambda c: aware(c.date, now))
        yield Change(went.item, "corrected", f"was corrected on {last.date:%Y-%m-%d}: {last.note}")
    if found.cancelled and not went.cancelled:
        yield Change(went.item, "cancelled", "was cancelled")
    elif found.starts and _moves(found, went, now):
        starts = aware(found.starts, now).astimezone(now.tzinfo)
        yield Change(went.item, "moved", f"is now on {starts:%Y-%m-%d at %H:%M}")
    if _moved(found.embargo, went.embargo, now):
        until = f"until {found.embargo.isoformat()}" if found.embargo else "no more"
        yield Change(went.item, "embargo", f"is embargoed {until}")


def _moved(embargo: dt.datetime | None, before: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether a moment that is or was in the future is another than was said."""
    if embargo == before:
        return False
    return any(moment is not None and moment > now for moment in (embargo, before))


def _moves(found: Article, went: Went, now: dt.datetime) -> bool:
    """Whether an event that was or is still to come starts at another time than was said."""
    if not found.starts or not went.starts or found.cancelled:
        return False
    return _moved(aware(found.starts, now), aware(went.starts, now), now)


def _silenced(found: object, item: str, since: dt.date | None, today: dt.date) -> Iterator[Change]:
    """People and words whose consent has ended since that day; since whenever, where it is None: then the
    file has been edited, and a consent may have been taken back for a day before."""
    said: tuple[Quote | Person, ...] = ()
    if isinstance(found, Article):
        said = found.quotes
    elif isinstance(found, Person):
        said = (found,)
    for each in said:
        why = silence(each, today)
        if why and (since is None or not silence(each, since)):
            whose = f": {each.by}" if isinstance(each, Quote) else ""
            yield Change(item, "consent", f"may not be used any more{whose}, {why}")
