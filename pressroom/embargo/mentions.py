"""Who and what a text mentions that can't be read: looked for by name, too many rather than too few."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from pressroom.embargo.references import Library
from pressroom.model.newsroom import Newsroom

_TOPIC = r"(?:^\s*(?:topic|category)\s*[:=][^\n]*|topics/[^\n]*)(?<![\w-]){}(?![\w-])"


@dataclass(frozen=True, slots=True)
class Mentions:
    """People and topics by slug, assets by path."""

    people: frozenset[str]
    topics: frozenset[str]
    assets: frozenset[str]


def mentions(unread: Mapping[str, str], newsroom: Newsroom, library: Library) -> Mentions:
    """Whatever these texts, by path, mention. One that says nothing, since nobody could open it, may
    mention everything."""
    if not all(unread.values()):
        return Mentions(
            frozenset(person.slug for person in newsroom.people),
            frozenset(topic.slug for topic in newsroom.topics),
            frozenset(newsroom.assets),
        )
    told = [(path, _folded(text)) for path, text in unread.items()]
    texts = [text for _, text in told]
    return Mentions(
        people=frozenset(
            person.slug for person in newsroom.people if _is_said((person.slug, person.name), texts)
        ),
        topics=frozenset(t.slug for t in newsroom.topics if _is_named(t.slug, texts)),
        assets=frozenset[str]().union(*(_assets(path, text, library) for path, text in told)),
    )


def _folded(text: str) -> str:
    """A text without escapes, in lower case."""
    return unicodedata.normalize("NFC", html.unescape(unquote(text))).casefold()


def _is_said(names: Iterable[str], texts: Iterable[str]) -> bool:
    wanted = [unicodedata.normalize("NFC", name).casefold() for name in names if name]
    return any(
        name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        for text in texts
        for name in wanted
    )


def _is_named(topic: str, texts: Iterable[str]) -> bool:
    """Whether a topic is named as one: many are common words."""
    pattern = _TOPIC.format(re.escape(topic.casefold()))
    return any(topic.casefold() in t and re.search(pattern, t, re.MULTILINE) for t in texts)


def _assets(path: str, text: str, library: Library) -> frozenset[str]:
    folder = library.inside(path).rpartition("/")[0]
    by_name = (asset for asset in library.assets if asset.rpartition("/")[2].casefold() in text)
    return library.named_in((text,), folder).union(by_name)
