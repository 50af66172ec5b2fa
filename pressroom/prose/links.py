"""Links and pictures in a body: Pelican's marks, files beside the item, and addresses of elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import cast
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from pressroom.problems import did_you_mean, which_file
from pressroom.prose import rules
from pressroom.prose.desk import Desk
from pressroom.prose.surroundings import Absent, Destination, LinkKind, Picture

MARKED = re.compile(
    r"[{|](?P<kind>filename|static|attach|index|tag|category|author)[|}](?P<rest>.*)", re.DOTALL
)
SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b\ufeff]")
SCHEMES = frozenset(
    {"http", "https", "mailto", "tel", "sms", "ftp", "ftps", "webcal", "geo", "xmpp", "irc",
     "ircs", "magnet", "news", "sip", "sips"}
)  # fmt: skip
ENCODED_MAIL = "\x02amp\x03"
"""Python-Markdown writes the letters of an automatic e-mail link as entities."""


@dataclass(frozen=True, slots=True)
class Written:
    """An address as written, taken apart; `kind` is empty for one that leads elsewhere or to the root."""

    kind: LinkKind | str
    target: str
    query: str = ""
    fragment: str = ""
    scheme: str = ""


def read(address: str) -> Written:
    """Take an address apart."""
    if marked := MARKED.match(address):
        return _split(marked["kind"], marked["rest"])
    bare = UNSEEN.sub("", address)
    if scheme := SCHEME.match(bare):
        return Written("", address, scheme=scheme["scheme"].lower())
    if bare.startswith(("/", "\\", "#", "?")):
        return Written("", address)
    return _split("path", address)


def _split(kind: str, rest: str) -> Written:
    rest, _, fragment = unescape(rest).partition("#")
    path, _, query = rest.partition("?")
    return Written(kind, unquote(path.strip()), query, fragment)


def resolve(written: Written, desk: Desk) -> Destination | Absent:
    """Where a marked or relative address leads."""
    kind = cast(LinkKind, written.kind)
    found = desk.surroundings.link(kind, written.target, written.fragment)
    if isinstance(found, Absent) or not written.query:
        return found
    address, mark, fragment = found.url.partition("#")
    joint = "&" if "?" in address else "?"
    return Destination(f"{address}{joint}{written.query}{mark}{fragment}", found.asset)


def anchor(link: Element, desk: Desk) -> bool:
    """Resolve a link's `href` in place; False if only its text should stay."""
    address = link.get("href", "")
    if address.startswith(ENCODED_MAIL):
        return True
    url = address_of(address, desk)
    if url is None:
        return False
    link.set("href", url)
    return True


def address_of(address: str, desk: Desk) -> str | None:
    """The address readers get, used and noted; None, reported, if there is none."""
    written = read(address)
    if written.kind:
        return _inside(address, written, desk)
    if written.scheme and written.scheme not in SCHEMES:
        return _strange(address, written, desk)
    if not address.startswith("#"):
        desk.use_link(address, address)
    return address


def _strange(address: str, written: Written, desk: Desk) -> str | None:
    """A file's name may hold a colon; any other unknown scheme is not published."""
    found = desk.surroundings.link("path", unquote(written.target), "")
    if isinstance(found, Destination):
        return _use(found, address, desk)
    if desk.trusted:
        return address
    desk.report(
        rules.SCHEME,
        desk.source.line_of(address),
        f"A link of the kind {written.scheme}: is left out.",
        "Link to an https:// address.",
    )
    return None


def _inside(address: str, written: Written, desk: Desk) -> str | None:
    found = resolve(written, desk)
    if found is Absent.UNKNOWN:
        _nowhere(address, written, desk)
    return None if isinstance(found, Absent) else _use(found, address, desk)


def _use(found: Destination, address: str, desk: Desk) -> str:
    if found.asset:
        desk.use_asset(found.asset)
    desk.use_link(found.url, address)
    return found.url


def _nowhere(address: str, written: Written, desk: Desk) -> None:
    line = desk.source.line_of(address)
    if not written.target and written.kind == "path":
        desk.report(
            rules.RELATIVE_LINK, line, "A link has no address.", "Write one, or only its text."
        )
        return
    rule = rules.RELATIVE_LINK if written.kind == "path" else rules.LINK
    hint = _meant(written, desk)
    desk.report(rule, line, f'The link "{address}" leads nowhere.', hint)


def _meant(written: Written, desk: Desk) -> str:
    names = desk.surroundings.names("links")
    guess = did_you_mean if written.kind in ("tag", "category", "author") else which_file
    return guess(written.target, names)


def image(img: Element, desk: Desk) -> Picture | str | None:
    """What an `img` shows: a picture of ours, the text to put in its place, or None: leave it."""
    address = img.get("src", "")
    written = read(address)
    if written.scheme == "data" and written.target.lower().startswith("data:image/"):
        return None
    if written.scheme or address.startswith(("//", "\\")):
        return _foreign(img, written, desk)
    if written.kind == "path":
        return _beside(img, address, written, desk)
    if written.kind:
        return _marked(img, address, written, desk)
    picture = desk.surroundings.picture(unquote(address))
    if not isinstance(picture, Absent):
        desk.use_asset(picture.path)
        return picture
    desk.use_link(address, address)
    return None if picture is Absent.UNKNOWN else ""


def _foreign(img: Element, written: Written, desk: Desk) -> str | None:
    line = desk.source.line_of(written.target)
    if written.scheme not in ("", "http", "https"):
        desk.report(rules.SCHEME, line, f"A picture of the kind {written.scheme}: is left out.")
        return img.get("alt", "")
    host = written.target.split("//")[-1].split("/")[0]
    desk.report(
        rules.FOREIGN_PICTURE,
        line,
        f"A picture is loaded from {host}.",
        "Put the file beside the item and name it alone.",
    )
    return None


def _beside(img: Element, address: str, written: Written, desk: Desk) -> Picture | str | None:
    picture = desk.surroundings.picture(written.target)
    if not isinstance(picture, Absent):
        desk.use_asset(picture.path)
        return picture
    if picture is Absent.WITHHELD:
        return ""
    found = desk.surroundings.link("path", written.target, "")
    if isinstance(found, Destination):
        img.set("src", _use(found, address, desk))
        return None
    return _no_picture(img, address, written, desk)


def _no_picture(img: Element, address: str, written: Written, desk: Desk) -> str:
    hint = which_file(written.target, desk.surroundings.names("assets"))
    line = desk.source.line_of(address)
    desk.report(rules.PICTURE, line, f'The picture "{address}" does not exist.', hint)
    return img.get("alt", "")


def _marked(img: Element, address: str, written: Written, desk: Desk) -> Picture | str | None:
    found = resolve(written, desk)
    if found is Absent.UNKNOWN:
        return _no_picture(img, address, written, desk)
    if isinstance(found, Absent):
        return ""
    picture = desk.surroundings.picture(f"/{found.asset}") if found.asset else Absent.UNKNOWN
    if picture is Absent.WITHHELD:
        return ""
    url = _use(found, address, desk)
    if not isinstance(picture, Absent):
        return picture
    img.set("src", url)
    return None
