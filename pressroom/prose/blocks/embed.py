"""`::: embed <address or asset>`: a card that leads elsewhere, or a local player; no script of others."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from pressroom.prose import rules
from pressroom.prose.blocks.call import Argument, Block, Call, unknown_asset
from pressroom.prose.desk import Desk
from pressroom.prose.figures import player
from pressroom.prose.surroundings import Absent
from pressroom.prose.tree import element


def build(call: Call, _text: Element, desk: Desk) -> Element | None:
    """An `a.embed-card` for an address or a document, a `div.embed` for a recording."""
    if "://" in call.argument or call.argument.startswith("//"):
        return _foreign(call, desk)
    recording = desk.surroundings.recording(call.argument)
    if not isinstance(recording, Absent):
        desk.use_asset(recording.path)
        return player(recording, desk.surroundings.lang, call.option("title"))
    if recording is Absent.WITHHELD:
        return None
    document = desk.surroundings.link("static", call.argument, "")
    if document is Absent.UNKNOWN:
        unknown_asset(call.argument, call.line, desk)
    if isinstance(document, Absent):
        return None
    if document.asset:
        desk.use_asset(document.asset)
    return _card(call, document.url, call.argument.rpartition("/")[2])


def _foreign(call: Call, desk: Desk) -> Element | None:
    parts = _parts(call.argument)
    if not parts:
        desk.report(
            rules.BLOCK_OPTION,
            call.line,
            f'"{call.argument}" is no address to embed.',
            "Give a full address that starts with https://.",
        )
        return None
    desk.use_link(call.argument, call.argument)
    return _card(call, call.argument, parts)


def _parts(address: str) -> str:
    """The host of a web address; empty if it is none."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "") if parts.scheme in ("https", "http") else ""
    except ValueError:
        return ""


def _card(call: Call, url: str, name: str) -> Element:
    title, description = call.option("title"), call.option("description")
    rows = [
        element("span", {"class": "title"}, title or name),
        element("span", {"class": "description"}, description) if description else None,
        element("span", {"class": "host"}, name) if title else None,
    ]
    shown = [row for row in rows if row is not None]
    for row in shown[:-1]:
        row.tail = " "
    return element("a", {"class": "embed-card", "href": url}, *shown)


EMBED = Block(
    name="embed",
    doc="A card that leads to an address or a document, or a player for a recording of ours.",
    build=build,
    argument=Argument.REQUIRED,
    argument_doc="<https:// address or asset path>",
    options={"title": "What it is.", "description": "What there is to see or hear."},
    example="::: embed https://video.example.org/opening\ntitle: The opening, in two minutes\n:::",
)
