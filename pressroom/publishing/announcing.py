"""What is new on the web since anybody was told: feeds for a hub, pages for search engines.

It is seen in the published files themselves, not in content: they say what was really published, where,
and by which hub. What was told is remembered, so that each change is told once, and again where it failed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}link"
RECENT = dt.timedelta(days=2)
"""Where nobody remembers what was told, what changed since is news."""
VERSION = 1


@dataclass(frozen=True, slots=True)
class Topic:
    """A feed as WebSub knows it: its own address, its hub, and the hash of its bytes."""

    url: str
    hub: str
    digest: str


@dataclass(frozen=True, slots=True)
class Told:
    """What hubs and search engines know: the hash of each feed, and when each page last changed."""

    feeds: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    known: bool = False
    """Whether anything was ever told from here."""


def topics(output: Path) -> tuple[Topic, ...]:
    """The feeds under an output folder that name a hub, each once, by address."""
    found: dict[str, Topic] = {}
    for file in sorted(output.rglob("*")):
        if file.name.endswith((".rss.xml", ".atom.xml", ".json", ".xml", ".rss", ".atom")):
            data = file.read_bytes()
            for self_url, hub in _links(file, data):
                digest = hashlib.sha256(data).hexdigest()
                found.setdefault(self_url, Topic(self_url, hub, digest))
    return tuple(found[url] for url in sorted(found))


def _links(file: Path, data: bytes) -> Iterator[tuple[str, str]]:
    """The address of a feed and its hub, where the file is a feed and has one."""
    if b"hub" not in data:
        return
    if file.suffix == ".json":
        told = json.loads(data)
        if isinstance(told, dict) and "jsonfeed.org" in str(told.get("version")):
            for hub in told.get("hubs", ())[:1]:
                yield str(told["feed_url"]), str(hub["url"])
        return
    root = ElementTree.fromstring(data)
    links = {link.get("rel"): link.get("href") or "" for link in root.iter(ATOM)}
    if root.tag in ("rss", "{http://www.w3.org/2005/Atom}feed") and links.get("hub"):
        yield links.get("self", ""), links["hub"]


def pages(output: Path) -> Mapping[str, str]:
    """Every address of the sitemaps, and when it last changed, as they say it; often nothing."""
    found: dict[str, str] = {}
    for file in sorted(output.glob("sitemap-*.xml")):
        if re.fullmatch(r"sitemap-\d+\.xml", file.name):
            for url in ElementTree.parse(file).getroot().iter(f"{SITEMAP}url"):
                found[url.findtext(f"{SITEMAP}loc", "")] = url.findtext(f"{SITEMAP}lastmod", "")
    return found


def changed_topics(found: tuple[Topic, ...], told: Told) -> tuple[Topic, ...]:
    """The feeds that differ from what their hub was told of."""
    return tuple(each for each in found if told.feeds.get(each.url) != each.digest)


def changed_pages(found: Mapping[str, str], told: Told, now: dt.datetime) -> tuple[str, ...]:
    """The pages that are new, changed or gone since search engines were told.

    Where nobody was told anything yet, only what changed in the last days: they find the rest themselves.
    """
    if not told.known:
        return tuple(url for url, changed in found.items() if _is_recent(changed, now))
    new = [url for url, changed in found.items() if told.pages.get(url) != changed]
    gone = [url for url in told.pages if url not in found]
    return (*new, *gone)


def _is_recent(changed: str, now: dt.datetime) -> bool:
    return bool(changed) and now - dt.datetime.fromisoformat(changed) <= RECENT


def recall(record: Path) -> Told:
    """What was told before; nothing where no record is, or where another version wrote it."""
    try:
        told = json.loads(record.read_text("utf-8"))
        if told["version"] != VERSION:
            return Told()
        return Told(dict(told["feeds"]), dict(told["pages"]), known=True)
    except (OSError, ValueError, KeyError, TypeError):
        return Told()


def note(record: Path, told: Told) -> None:
    """Remember what was told."""
    record.parent.mkdir(parents=True, exist_ok=True)
    said = {"version": VERSION, "feeds": dict(told.feeds), "pages": dict(told.pages)}
    half = record.with_suffix(".half")
    half.write_text(json.dumps(said, indent=0, sort_keys=True), encoding="utf-8")
    half.replace(record)
