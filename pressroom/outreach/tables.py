"""Comma-separated tables: what other programs call a journalist's columns, and rows in and out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressroom.outreach.checks import folded
from pressroom.outreach.flat import Flat, columns, flat
from pressroom.outreach.media_list import Journalist, Outlet

NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("full name", "display name", "contact", "contact name", "journalist", "reporter"),
    "given": ("first name", "given name", "prénom", "nombre"),
    "family": ("last name", "family name", "surname", "nom de famille", "apellidos"),
    "outlet": (
        *("outlet name", "publication", "media outlet", "organization", "organisation", "company"),
        *("organization name", "organization 1 - name", "media", "employer", "média"),
    ),
    "role": ("title", "job title", "position", "organization 1 - title", "organization title"),
    "email": (
        *("e-mail", "email address", "e-mail address", "mail", "courriel", "primary email"),
        *("e-mail 1 - value", "email 1", "work email", "correo electrónico"),
    ),
    "phone": (
        *("telephone", "phone number", "work phone", "business phone", "office phone", "tel"),
        *("phone 1 - value", "téléphone", "teléfono", "direct line"),
    ),
    "mobile": (
        "cell",
        "cell phone",
        "mobile phone",
        "mobile number",
        "phone 2 - value",
        "cellular",
    ),
    "beats": ("beat", "topics", "topic", "subjects", "subject", "covers", "rubrique"),
    "languages": ("language", "lang", "langue", "langues", "idioma"),
    "regions": ("region", "city", "market", "coverage area", "location", "région", "ville"),
    "notes": ("note", "comments", "comment", "remarks", "bio"),
    "website": ("url", "web site", "web page", "homepage", "website 1 - value"),
    "timezone": ("time zone", "tz"),
    "formats": ("preferred formats", "format"),
    "do_not_contact": ("do not contact", "unsubscribed", "opted out", "opt out"),
    "consent.basis": ("consent", "basis of consent", "basis"),
    "consent.date": ("date of consent", "consent date", "opted in", "opt-in date"),
    "slug": ("id",),
}
"""What a column may be called besides its own name, as programs and people export them."""
NETWORKS = frozenset(
    {
        "twitter",
        "x",
        "mastodon",
        "bluesky",
        "linkedin",
        "facebook",
        "instagram",
        "threads",
        "youtube",
    }
    | {"tiktok", "telegram", "signal", "whatsapp", "wechat"}
)
DELIMITERS = ",;\t|"
RISKY = re.compile(r"[=@\t\r]|[+-](?![\d\s(])")
"""How a cell begins that a spreadsheet would run as a formula."""


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One entry of a table or an address book: the line it begins in, and its texts by key."""

    line: int
    values: Flat
    model: type = Journalist
    lost: tuple[str, ...] = ()
    """What it says besides, in words; it goes into the notes."""


class NoTable(Exception):
    """The text is no table of people: the line, and why in one sentence."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_table(text: str) -> Iterator[Row]:
    """The rows of a comma-, semicolon- or tab-separated text; raises NoTable.

    Columns are known by our names for keys or by what other programs call them; of others, nothing
    is lost: they go into the notes. A table with an outlet's own columns is one of outlets.
    """
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    try:
        header = next(reader, [])
        model, known = _header(header)
        start = reader.line_num + 1
        for cells in reader:
            line, start = start, reader.line_num + 1
            if any(cell.strip() for cell in cells):
                yield _row(line, header, known, cells, model)
    except csv.Error as trouble:
        raise NoTable(reader.line_num, f"It is no table: {trouble}.") from None


def write_table(entries: Sequence[Outlet | Journalist], model: type) -> str:
    """Entries as a table with a column for each key, which `read_table` reads back."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns(model))
    for entry in entries:
        writer.writerow(_harmless(cell) for cell in flat(entry).values())
    return stream.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if RISKY.match(cell) else cell


def _plain(cell: str) -> str:
    """A cell without the mark that keeps it from being a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and RISKY.match(text[1:]) else text


def _delimiter(text: str) -> str:
    """What stands between columns: the sign that is most frequent in the header, outside quotes."""
    first = re.sub(r'"[^"]*"', "", text.lstrip("\ufeff").partition("\n")[0])
    return max(DELIMITERS, key=first.count)


def _header(header: Iterable[str]) -> tuple[type, dict[int, str]]:
    names = [folded(cell.lstrip("\ufeff")) for cell in header]
    outlets = {"mandate", "audience", "deadlines"} & set(names)
    model = Outlet if outlets else Journalist
    known: dict[int, str] = {}
    for place, name in enumerate(names):
        key = _key(name, model)
        if key and key not in known.values():
            known[place] = key
    if not {"name", "given", "family", "email"} & set(known.values()):
        wanted = "name" if outlets else "name, or e-mail"
        raise NoTable(1, f"Its first line names no column {wanted}.")
    return model, known


def _key(name: str, model: type) -> str:
    known = columns(model)
    tidy = name.replace(" ", "_")
    if tidy in known:
        return tidy
    for key, others in NAMES.items():
        if name in others and (key in known or key in ("given", "family")):
            return key
    if name in NETWORKS or name.removesuffix(" handle") in NETWORKS:
        return f"handles:{name.removesuffix(' handle')}"
    return name if name in ("given", "family") else ""


def _row(
    line: int,
    header: Sequence[str],
    known: Mapping[int, str],
    cells: Sequence[str],
    model: type,
) -> Row:
    values: dict[str, str] = {}
    handles: list[str] = []
    lost = []
    for place, cell in enumerate(cells):
        text = _plain(cell)
        key = known.get(place, "")
        if not text:
            continue
        if key.startswith("handles:"):
            handles.append(f"{key.partition(':')[2]}: {text}")
        elif key:
            values[key] = text
        else:
            lost.append(f"{header[place].strip() if place < len(header) else 'More'}: {text}")
    full = " ".join(filter(None, (values.pop("given", ""), values.pop("family", ""))))
    if full and "name" not in values:
        values["name"] = full
    if handles:
        values["handles"] = "; ".join(filter(None, (values.get("handles"), *handles)))
    return Row(line, values, model, tuple(lost))
