"""Orders: kits made, made again and revoked, each with its line in the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pressroom.model.article import Article
from pressroom.outreach.affected import went
from pressroom.outreach.book import ledger_file
from pressroom.outreach.ledger import Entry, Ledger
from pressroom.outreach.ledger import Kit as Recorded
from pressroom.outreach.ledger_file import append
from pressroom.outreach.media_list import Journalist
from pressroom.personal.bench import Bench
from pressroom.personal.kit import PersonalKit, composed, items, personal_kit
from pressroom.personal.permission import NoKit, original_of
from pressroom.sealing.keys import Kit as Keys
from pressroom.sealing.keys import new_number
from pressroom.sealing.passphrase import refuse_weak
from pressroom.sealing.secret import Keyring

MADE = "made"
"""What the ledger says of a passphrase that comes from the kit's own number."""
LASTS = dt.timedelta(days=30)
"""How long a link works from the day the embargo ends, or from when it is made."""


@dataclass(frozen=True, slots=True, repr=False)
class Ordered:
    """A kit that is in the ledger now: what its reader is to be told."""

    kit: PersonalKit
    entry: Entry
    passphrase: str
    again: bool
    """Whether it was there before, under the same link."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What whoever orders a kit says of it; None and empty are left to us."""

    expires: dt.datetime | None = None
    passphrase: str = ""
    """`made`, or one that was chosen."""


def order(bench: Bench, article: Article, journalist: Journalist, wish: Wish) -> Ordered:
    """Make a kit for somebody, or make theirs again, and write it down.

    Whoever has one of the same article keeps their link. Raises NoKit where there is none for them,
    Weak for a passphrase that could be guessed, LedgerTrouble.
    """
    article = original_of(bench.copy.newsroom, article, bench.settings.default_lang)
    before = _existing(bench, article, journalist)
    if before is not None and not wish.passphrase:
        wish = replace(wish, passphrase=_told(bench.ring, before.made))
    keys = _keys(bench, before, wish)
    kit = personal_kit(bench, article, journalist, keys, _expires(bench, before, wish))
    if kit.permission.embargo is not None and wish.expires is None:
        lasting = max(kit.expires, kit.permission.embargo + LASTS)
        kit = replace(kit, expires=lasting)
    entry = _entry(bench, article, journalist, kit, wish.passphrase)
    append(ledger_file(bench.settings), entry)
    return Ordered(kit, entry, _shown(keys, wish.passphrase), before is not None)


def _existing(bench: Bench, article: Article, journalist: Journalist) -> Recorded | None:
    """Their kit of the article whose link works."""
    path = _inside(bench, article)
    for kit in reversed(tuple(living(bench.ledger, bench.now))):
        if kit.made.journalist == journalist.slug and kit.made.release == path:
            return kit
    return None


def living(ledger: Ledger, now: dt.datetime) -> Iterator[Recorded]:
    """The kits whose links work, or would if they were published."""
    for kit in ledger.kits().values():
        in_time = kit.made.expires is None or kit.made.expires > now
        if kit.live and in_time and kit.made.number:
            yield kit


def keys_of(ring: Keyring, entry: Entry) -> Keys:
    """A kit's keys. Raises NoKit where the secret it was made with is no longer there."""
    secret = ring.named(entry.secret or "")
    if secret is None or not entry.number:
        raise NoKit("The secret it was made with is gone: make it again.")
    keys = Keys(secret, entry.number)
    told = _told(ring, entry)
    return keys.with_passphrase(_shown(keys, told)) if told else keys


def _told(ring: Keyring, entry: Entry) -> str:
    """The wish for a passphrase that the ledger keeps."""
    if not entry.passphrase or entry.passphrase == MADE:
        return entry.passphrase or ""
    secret = ring.named(entry.secret or "")
    if secret is None or not entry.number:
        return MADE
    return Keys(secret, entry.number).unlocked(entry.passphrase)


def _shown(keys: Keys, wish: str) -> str:
    """The passphrase as its reader is told it."""
    return keys.own_passphrase if wish == MADE else wish


def _keys(bench: Bench, before: Recorded | None, wish: Wish) -> Keys:
    secret = bench.ring.named(before.made.secret or "") if before else None
    if before is not None and secret is not None and before.made.number:
        keys = Keys(secret, before.made.number)
    else:
        keys = Keys(bench.ring.current, new_number())
    if wish.passphrase and wish.passphrase != MADE:
        refuse_weak(wish.passphrase)
    return keys.with_passphrase(_shown(keys, wish.passphrase)) if wish.passphrase else keys


def _expires(bench: Bench, before: Recorded | None, wish: Wish) -> dt.datetime:
    """When the link ends: as wished, else as it was, else in a month, at the end of the day."""
    if wish.expires is not None:
        if wish.expires <= bench.now:
            raise NoKit("A link can't expire in the past.")
        return wish.expires
    if before is not None and before.made.expires is not None:
        return before.made.expires
    last = (bench.now + LASTS).date() + dt.timedelta(days=1)
    return dt.datetime.combine(last, dt.time(), tzinfo=bench.settings.timezone)


def _entry(
    bench: Bench, article: Article, journalist: Journalist, kit: PersonalKit, passphrase: str
) -> Entry:
    newsroom, content = bench.copy.newsroom, bench.settings.root / bench.settings.content
    inside = items(kit, composed(kit, kit.sight))
    chosen = kit.keys.locked(passphrase) if passphrase not in ("", MADE) else passphrase
    return Entry(
        at=bench.now.replace(microsecond=0),
        event="made",
        kit=kit.keys.id,
        journalist=journalist.slug,
        outlet=journalist.outlet,
        release=_inside(bench, article),
        lang=kit.lang,
        items=went(newsroom, inside, content),
        exclusive=kit.permission.exclusive,
        until=kit.permission.until,
        expires=kit.expires,
        number=kit.keys.number,
        secret=kit.keys.secret.name,
        passphrase=chosen or None,
    )


def _inside(bench: Bench, article: Article) -> str:
    return article.origin.path.removeprefix(f"{bench.settings.content.as_posix()}/")


def article_of(bench: Bench, entry: Entry) -> Article:
    """The article a kit is about. Raises NoKit where it is gone."""
    for article in bench.copy.newsroom.articles:
        if _inside(bench, article) == entry.release:
            return article
    raise NoKit(f"{entry.release} is no longer there.")


def journalist_of(bench: Bench, entry: Entry) -> Journalist:
    """Whom a kit was made for. Raises NoKit where they are no longer on the list."""
    found = bench.outreach.journalists.get(entry.journalist or "")
    if found is None:
        raise NoKit("Its reader is no longer on the media list.")
    return found


def recorded(bench: Bench, kit: Recorded) -> PersonalKit:
    """A kit as the ledger says, of what is so now. Raises NoKit."""
    entry = kit.made
    keys = keys_of(bench.ring, entry)
    expires = entry.expires or bench.now + LASTS
    return personal_kit(bench, article_of(bench, entry), journalist_of(bench, entry), keys, expires)


def revoke(bench: Bench, kit: Recorded, note: str = "") -> Entry:
    """Take a kit back: its link is dead at the next publication."""
    entry = Entry(at=bench.now.replace(microsecond=0), event="revoked", kit=kit.id, note=note)
    append(ledger_file(bench.settings), entry)
    return entry
