"""Address books: vCards 2.1, 3.0 and 4.0 in, 3.0 out, as every program reads it."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import available_timezones

from icalendar import vText
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vCategory, vN

from pressroom.language.tags import known
from pressroom.outreach.flat import Flat, columns, flat
from pressroom.outreach.media_list import Journalist, Outlet, Outreach
from pressroom.outreach.tables import NoTable, Row

OWN = "X-PRESSROOM-"
"""What our own properties begin with: keys that an address book has no word for."""
SAID = frozenset(
    {"slug", "name", "outlet", "role", "email", "phone", "mobile", "beats", "languages", "handles"}
    | {"notes", "website", "timezone"}
)
"""Keys that an address book does have a word for."""
SILENT = frozenset(
    {"VERSION", "N", "PRODID", "UID", "REV", "KIND", "PHOTO", "LOGO", "SOUND", "KEY"}
)
"""Properties that say nothing of use here."""
_GROUP = re.compile(r"^[\w-]+\.")
_UNESCAPED = re.compile(r"\\([\\,;:nN])")


@dataclass(slots=True)
class _Card:
    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    outlet: bool = False

    def add(self, key: str, text: str) -> None:
        """Another value of a key, unless it has it."""
        values = self.values.setdefault(key, [])
        if text and text not in values:
            values.append(text)


def read_cards(text: str) -> Iterator[Row]:
    """The people and organizations of an address book; raises NoTable.

    Nothing is lost: what has no place in the media list goes into the notes, pictures aside.
    """
    card: _Card | None = None
    cards = 0
    for line, told in _lines(text):
        upper = told.strip().upper()
        if upper == "BEGIN:VCARD":
            card, cards = _Card(line), cards + 1
        elif upper == "END:VCARD" and card is not None:
            yield _row(card)
            card = None
        elif card is not None and told.strip():
            _property(card, line, told)
    if card is not None:
        raise NoTable(card.line, "The card that begins here never ends.")
    if not cards:
        raise NoTable(1, "There is no card in it.")


def write_cards(outreach: Outreach) -> str:
    """The whole media list as vCards 3.0, outlets first, which `read_cards` reads back."""
    outlets = (_outlet_lines(outlet) for outlet in outreach.outlets.values())
    people = (
        _journalist_lines(journalist, outreach.outlet_of(journalist))
        for journalist in outreach.journalists.values()
    )
    lines = (line for card in (*outlets, *people) for line in card)
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _outlet_lines(outlet: Outlet) -> Iterator[Contentline]:
    yield from _opening(outlet.name)
    yield _said("ORG", outlet.name)
    yield _said("X-ABShowAs", "COMPANY")
    yield _said("KIND", "org")
    yield from _common(flat(outlet))
    if outlet.website:
        yield _said("URL", outlet.website)
    yield _said("END", "VCARD")


def _journalist_lines(journalist: Journalist, outlet: Outlet | None) -> Iterator[Contentline]:
    yield from _opening(journalist.name)
    if outlet is not None or journalist.outlet:
        yield _said("ORG", outlet.name if outlet else str(journalist.outlet))
    if journalist.role:
        yield _said("TITLE", journalist.role)
    yield from _common(flat(journalist))
    yield _said("END", "VCARD")


def _opening(name: str) -> Iterator[Contentline]:
    """The name whole, as the given one: programs show it as it is, whatever the order of its parts."""
    yield _said("BEGIN", "VCARD")
    yield _said("VERSION", "3.0")
    yield _said("FN", name)
    yield Contentline.from_parts("N", Parameters(), vN(("", name, "", "", "")))


def _common(row: Flat) -> Iterator[Contentline]:
    """What outlets and journalists have in common, and our own keys."""
    for key, name, types in (
        ("email", "EMAIL", "INTERNET"),
        ("phone", "TEL", "WORK"),
        ("mobile", "TEL", "CELL"),
    ):
        if row.get(key):
            yield _said(name, row[key], TYPE=types)
    if row["beats"]:
        beats = row["beats"].split("; ")
        yield Contentline.from_parts("CATEGORIES", Parameters(), vCategory(beats))
    for tag in filter(None, row["languages"].split("; ")):
        yield _said("LANG", tag)
    for handle in filter(None, row["handles"].split("; ")):
        network, _, name = handle.partition(": ")
        yield _said("X-SOCIALPROFILE", name, TYPE=network)
    for key, name in (("timezone", "TZ"), ("notes", "NOTE")):
        if row[key]:
            yield _said(name, row[key])
    for key, text in row.items():
        if text and (key not in SAID or key == "slug"):
            own = key.replace(".", "__").replace("_", "-").upper()
            yield _said(f"{OWN}{own}", text)


def _folded(line: Contentline) -> str:
    data: bytes = line.to_ical()  # type: ignore[no-untyped-call]
    return data.decode()


def _said(name: str, text: str, **parameters: str) -> Contentline:
    line: Contentline = Contentline.from_parts(name, Parameters(parameters), vText(text))
    return line


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Unfolded lines with the number of the first; a quoted-printable one goes on after a `=`."""
    waiting, number = "", 1
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place, line in enumerate(lines, 1):
        if waiting and "QUOTED-PRINTABLE" in waiting.partition(":")[0].upper():
            if waiting.endswith("="):
                waiting = f"{waiting[:-1]}{line}"
                continue
        elif waiting and line[:1] in (" ", "\t"):
            waiting += line[1:]
            continue
        if waiting:
            yield number, waiting
        waiting, number = line, place
    if waiting:
        yield number, waiting


def _property(card: _Card, line: int, told: str) -> None:
    name, parameters, raw = _parted(line, told)
    types = {t.upper() for t in _listed(parameters.get("TYPE", ""))}
    encoding = str(parameters.get("ENCODING", "")).upper()
    if encoding in ("B", "BASE64"):
        return
    if encoding == "QUOTED-PRINTABLE":
        charset = str(parameters.get("CHARSET", "utf-8"))
        raw = _decoded(quopri.decodestring(raw.encode()), charset, line)
    text = _plain(raw).strip()
    if name.startswith(OWN):
        key = name.removeprefix(OWN).lower().replace("-", "_")
        _put_own(card, key, text)
        return
    match name:
        case "FN":
            card.add("name", text)
        case "N":
            family, given, *_ = (*map(_plain, _apart(raw, ";")), "", "")
            card.add("_n", " ".join(filter(None, (given.strip(), family.strip()))))
        case "ORG":
            card.add("outlet", _plain(_apart(raw, ";")[0]).strip())
        case "TITLE" | "ROLE":
            card.add("role", text)
        case "EMAIL":
            _preferred(card, "email", text.removeprefix("mailto:"), types, parameters)
        case "TEL":
            key = "mobile" if "CELL" in types else "fax" if "FAX" in types else "phone"
            _preferred(card, key, text.removeprefix("tel:"), types, parameters)
        case "CATEGORIES":
            for each in _apart(raw, ","):
                card.add("beats", _plain(each).strip())
        case "LANG" | "LANGUAGE":
            _put(card, "languages", text, known(text), name)
        case "NOTE":
            card.add("notes", text)
        case "URL":
            card.add("website", text)
        case "TZ":
            _put(card, "timezone", text, text in available_timezones(), name)
        case "X-SOCIALPROFILE" | "SOCIALPROFILE" | "IMPP":
            network = parameters.get("TYPE") or parameters.get("SERVICE-TYPE") or "other"
            card.add("handles", f"{_listed(network)[0].lower()}: {text}")
        case "KIND" | "X-ADDRESSBOOKSERVER-KIND":
            card.outlet = text.lower() in ("org", "organization")
        case "X-ABSHOWAS":
            card.outlet = text.lower() == "company"
        case _ if name not in SILENT and text.strip("; "):
            card.lost.append(f"{name.removeprefix('X-').lower()}: {text}")


def _parted(line: int, told: str) -> tuple[str, Mapping[str, object], str]:
    """Name, parameters and value of a line; parameters without a name (vCard 2.1) are types."""
    head, mark, value = _head(told)
    if not mark:
        raise NoTable(line, "The line has no colon.")
    name, *given = _apart(head, ";")
    named = [each if "=" in each else f"TYPE={each}" for each in given if each]
    parameters: dict[str, object] = {}
    for each in named:
        key, _, said = each.partition("=")
        before = parameters.get(key.upper())
        said = said.strip('"')
        parameters[key.upper()] = f"{before},{said}" if before else said
    encodings = {"QUOTED-PRINTABLE", "BASE64"} & {
        t.upper() for t in _listed(parameters.get("TYPE", ""))
    }
    if encodings:
        parameters.setdefault("ENCODING", encodings.pop())
    return _GROUP.sub("", name).upper(), parameters, value


def _head(told: str) -> tuple[str, str, str]:
    """A line apart at the first colon that isn't in quotation marks."""
    quoted = False
    for place, sign in enumerate(told):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            return told[:place], ":", told[place + 1 :]
    return told, "", ""


def _apart(text: str, mark: str) -> list[str]:
    return re.split(rf"(?<!\\){mark}", text)


def _plain(text: str) -> str:
    return _UNESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], text)


def _decoded(data: bytes, charset: str, line: int) -> str:
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        raise NoTable(line, f"It isn't {charset}.") from None


def _listed(value: object) -> list[str]:
    return [part for part in str(value).split(",") if part] or [""]


def _put(card: _Card, key: str, text: str, fits: bool, name: str) -> None:
    if fits:
        card.add(key, text)
    elif text:
        card.lost.append(f"{name.lower()}: {text}")


def _put_own(card: _Card, key: str, text: str) -> None:
    dotted = key.replace("__", ".")
    if dotted in columns(Journalist) or dotted in columns(Outlet):
        card.add(dotted, text)


def _preferred(
    card: _Card, key: str, text: str, types: set[str], parameters: Mapping[str, object]
) -> None:
    """A value where one counts: the preferred one, else the first; others go into the notes."""
    values = card.values.setdefault(key, [])
    if text and text not in values:
        first = "PREF" in types or str(parameters.get("PREF", "")) == "1"
        values.insert(0 if first else len(values), text)


def _row(card: _Card) -> Row:
    model: type = Outlet if card.outlet else Journalist
    several = {"beats", "languages", "handles", "notes"}
    known_keys = columns(model)
    values: dict[str, str] = {}
    lost = list(card.lost)
    named = card.values.pop("_n", [])
    if named and not any(card.values.get("name", ())):
        card.values["name"] = named
    if card.outlet:
        card.values.setdefault("name", card.values.pop("outlet", []))
        card.values.pop("outlet", None)
    for key, texts in card.values.items():
        kept, rest = texts, []
        if key not in several:
            kept, rest = texts[:1], texts[1:]
        if key not in known_keys:
            kept, rest = [], texts
        if kept:
            values[key] = ("\n" if key == "notes" else "; ").join(kept)
        lost += [f"{key}: {text}" for text in rest if text]
    return Row(card.line, values, model, tuple(lost))
