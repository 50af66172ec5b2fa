"""JSON Feed 1.1, with one extension of ours: `_pressroom`.

`_pressroom` of an item has

- `kind`: release, story, advisory, statement, backgrounder or event;
- `corrections`: a list of `{date, note}`, the newest first;
- `withdrawn`: `{date, reason, replaced_by}` of an item that was taken back;
- `cancelled`: `{reason}` of an event that will not take place;
- `media`: for each of `attachments`, in their order, `width`, `height`, `description`, `credit`,
  `rights`, `licence_url` and `source_type` (IPTC's digital source type).

What an item doesn't have is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from pressroom.feeds.entry import Enclosure, Entry, Feed, Withdrawal

VERSION = "https://jsonfeed.org/version/1.1"
Object = dict[str, object]


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1, with full texts."""
    said = present(
        version=VERSION,
        title=feed.title,
        home_page_url=feed.home,
        feed_url=feed.json,
        description=feed.subtitle,
        icon=feed.icon,
        authors=[{"name": feed.author, "url": feed.home}],
        language=feed.lang,
        hubs=[{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    )
    said["items"] = [item(entry, feed) for entry in feed.entries]
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def item(entry: Entry, feed: Feed) -> Object:
    """An entry as an item of the feed."""
    pictures = [e for e in entry.enclosures if e.medium == "image"]
    return present(
        id=entry.id,
        url=entry.url,
        title=entry.title,
        summary=entry.summary,
        content_html=entry.content_html,
        image=pictures[0].url if pictures else "",
        date_published=entry.published.isoformat(timespec="seconds"),
        date_modified=entry.changed.isoformat(timespec="seconds"),
        authors=[{"name": name} for name in entry.authors or (feed.author,)],
        language=entry.lang,
        tags=list(dict.fromkeys(tag for tag in (entry.topic, *entry.tags) if tag)),
        attachments=[attachment(enclosure) for enclosure in entry.enclosures],
        _pressroom=extension(entry),
    )


def attachment(enclosure: Enclosure) -> Object:
    """A picture or recording as an attachment."""
    return present(
        url=enclosure.url,
        mime_type=enclosure.type,
        title=enclosure.title,
        size_in_bytes=enclosure.size,
    )


def extension(entry: Entry) -> Object:
    """What JSON Feed has no words for."""
    newest_first = sorted(entry.corrections, key=lambda c: c.date, reverse=True)
    said = present(
        kind=entry.kind,
        corrections=[
            {"date": c.date.isoformat(timespec="seconds"), "note": c.note} for c in newest_first
        ],
        withdrawn=withdrawn(entry.withdrawal) if entry.withdrawal else {},
        media=[credits(enclosure) for enclosure in entry.enclosures],
    )
    return said | ({"cancelled": present(reason=entry.reason)} if entry.cancelled else {})


def withdrawn(withdrawal: Withdrawal) -> Object:
    """Why and when an entry was taken back."""
    return present(
        date=withdrawal.date.isoformat(timespec="seconds"),
        reason=withdrawal.reason,
        replaced_by=withdrawal.replacement_url,
    )


def credits(enclosure: Enclosure) -> Object:
    """What a picture desk must know before it prints something."""
    wanted = ("width", "height", "description", "credit", "rights", "licence_url", "source_type")
    said: Mapping[str, object] = asdict(enclosure)
    return present(**{name: said[name] for name in wanted})


def present(**members: object) -> Object:
    """Those members that have a value."""
    return {name: value for name, value in members.items() if value}
