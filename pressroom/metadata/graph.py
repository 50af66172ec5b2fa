"""JSON-LD: what a page is about as one graph of schema.org nodes, safe inside HTML.

https://schema.org, https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]
CONTEXT = "https://schema.org"
UNSAFE = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
"""What could end the element that holds the graph, or a line of script. In JSON these characters
stand in strings only, where an escape means the same."""


def node(sort: str | tuple[str, ...], id: str = "", /, **told: object) -> Node:
    """A thing of a schema.org type and what is told of it; what is empty is left out.

    `id` is its address in this and every other graph. Moments and days become ISO 8601.
    """
    made: Node = {"@type": list(sort) if isinstance(sort, tuple) else sort}
    if id:
        made["@id"] = id
    for name, value in told.items():
        if not _empty(value) and not _empty(plain := _plain(value)):
            made[name] = plain
    return made


def ref(id: str) -> Node:
    """A thing that another node tells of."""
    return {"@id": id} if id else {}


def graph(nodes: Iterable[Node]) -> str:
    """The graph as text for `<script type="application/ld+json">`, in the order of its nodes.

    What is told of one thing twice is put together: what was said first stays.
    """
    found: dict[str, Node] = {}
    for number, told in enumerate(each for each in nodes if each):
        known = found.setdefault(told.get("@id") or f"#{number}", {})
        known.update({name: value for name, value in told.items() if name not in known})
    document = {"@context": CONTEXT, "@graph": list(found.values())}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in UNSAFE.items():  # translate() takes longer than all else here
        text = text.replace(character, escaped)
    return text


def _plain(value: object) -> object:
    if type(value) is str:
        return value
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return _few([_plain(each) for each in value if not _empty(each)])
    return str(value) if isinstance(value, str) else value


def _few(values: list[Any]) -> object:
    """A list of one is that one, as readers of JSON-LD take it."""
    return values[0] if len(values) == 1 else values


def _empty(value: object) -> bool:
    return not value and (value is None or isinstance(value, (str, list, tuple, dict)))
