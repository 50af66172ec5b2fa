"""OPML 2.0: all feeds of a newsroom in one file that newsreaders import.

RSS only: readers take neither JSON Feed nor calendars from a list, and two formats of one feed
would subscribe people twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as etree


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One feed in the list."""

    title: str
    url: str
    home: str
    lang: str = ""
    group: str = ""
    """Heading it stands under; those without stand on top."""


def opml(title: str, owner: str, home: str, lines: tuple[Line, ...]) -> bytes:
    """The list, its groups in the order they first appear.

    It has no date: it changes only when a feed comes or goes.
    """
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    for name, text in (("title", title), ("ownerName", owner), ("ownerId", home)):
        etree.SubElement(head, name).text = text
    body = etree.SubElement(root, "body")
    for group, members in grouped(lines):
        parent = etree.SubElement(body, "outline", text=group) if group else body
        for line in members:
            etree.SubElement(parent, "outline", outline(line))
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def grouped(lines: Iterable[Line]) -> Iterable[tuple[str, list[Line]]]:
    """The lines by group."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.group, []).append(line)
    return groups.items()


def outline(line: Line) -> dict[str, str]:
    """A line's attributes, as newsreaders want them."""
    said = {"type": "rss", "text": line.title, "title": line.title, "xmlUrl": line.url}
    said |= {"htmlUrl": line.home, "version": "RSS2"}
    return said | ({"language": line.lang} if line.lang else {})
