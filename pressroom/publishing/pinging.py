"""Telling hubs and search engines what is new, once it is on the web."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from pressroom.publishing.announcing import (
    Told,
    Topic,
    changed_pages,
    changed_topics,
    note,
    pages,
    recall,
    topics,
)
from pressroom.publishing.post import Answer
from pressroom.settings import Settings

INDEXNOW = "https://api.indexnow.org/indexnow"
AT_ONCE = 10_000
"""Addresses that IndexNow takes in one request."""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json; charset=utf-8"}
Ask = Callable[..., Answer]
"""`post.ask`, or what stands for it."""


@dataclass(frozen=True, slots=True)
class Ping:
    """Something told, or not: who was to be told what, and why it failed if it did."""

    to: str
    what: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A published site: its settings, its output folder, and where it is remembered what was told."""

    settings: Settings
    output: Path
    record: Path

    @property
    def home(self) -> str:
        """Its full address, with a slash at its end."""
        return f"{self.settings.site_url}/"


def ping(site: Site, now: dt.datetime, ask: Ask, *, indexnow: str = INDEXNOW) -> Iterator[Ping]:
    """Tell of everything that changed since the last time; what failed is told of again the next time.

    Nothing is told of before it is on the web: a hub or a search engine would fetch what was there before.
    """
    told = recall(site.record)
    for done, ping in _steps(site, told, now, ask, indexnow):
        told = done
        note(site.record, told)
        if ping:
            yield ping


def _steps(
    site: Site, told: Told, now: dt.datetime, ask: Ask, indexnow: str
) -> Iterator[tuple[Told, Ping | None]]:
    """What is known after each thing told."""
    found = topics(site.output) if site.settings.websub_hub else ()
    current = {each.url for each in found}
    told = replace(told, feeds={u: d for u, d in told.feeds.items() if u in current})
    for topic in changed_topics(found, told):
        trouble = _tell_hub(topic, ask)
        if not trouble:
            told = replace(told, feeds={**told.feeds, topic.url: topic.digest})
        yield told, Ping(topic.hub, topic.url, trouble)
    if site.settings.indexnow_key:
        yield from _search_engines(site, told, now, ask, indexnow)


def _tell_hub(topic: Topic, ask: Ask) -> str:
    """Why a hub couldn't be told of a feed; empty when it was."""
    there = ask(topic.url)
    if not there.good or hashlib.sha256(there.body).hexdigest() != topic.digest:
        return _not_there(there)
    # Hubs read one name or the other; WebSub leaves it open (https://www.w3.org/TR/websub/#publishing).
    said = {"hub.mode": "publish", "hub.url": topic.url, "hub.topic": topic.url}
    answer = ask(topic.hub, urlencode(said).encode(), FORM)
    return "" if answer.good else answer.why or str(answer.status)


def _not_there(answer: Answer) -> str:
    if answer.good:
        return "what is on the web is another version: upload the site first"
    return f"it isn't on the web: {answer.why or answer.status}"


def _search_engines(
    site: Site, told: Told, now: dt.datetime, ask: Ask, indexnow: str
) -> Iterator[tuple[Told, Ping | None]]:
    found = pages(site.output)
    new = changed_pages(found, told, now)
    trouble = _tell_engines(site, new, ask, indexnow) if new else ""
    if not trouble:
        told = replace(told, pages=found, known=True)
    count = f"{len(new)} addresses" if len(new) != 1 else new[0]
    yield told, Ping(indexnow, count, trouble) if new else None


def _tell_engines(site: Site, new: tuple[str, ...], ask: Ask, indexnow: str) -> str:
    """Why search engines couldn't be told; empty when they were."""
    key = site.settings.indexnow_key
    place = f"{site.home}{key}.txt"
    there = ask(place)
    if there.body.decode("utf-8", "replace").strip() != key:
        return f"{place}: {_not_there(there)}"
    for start in range(0, len(new), AT_ONCE):
        said = {
            "host": urlsplit(site.home).hostname,
            "key": key,
            "keyLocation": place,
            "urlList": new[start : start + AT_ONCE],
        }
        answer = ask(indexnow, json.dumps(said).encode(), JSON)
        if not answer.good:
            return answer.why or str(answer.status)
    return ""
