"""Taking people and outlets into the media list: known ones found, files written, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pressroom.build.disk import private_folder, write_private
from pressroom.language.slugs import slug as slug_of
from pressroom.model.origin import Place
from pressroom.outreach.checks import folded
from pressroom.outreach.flat import as_yaml, nested
from pressroom.outreach.media_list import Journalist, Outlet, Outreach
from pressroom.outreach.reading import FOLDERS, outreach_folder, shown_path
from pressroom.outreach.tables import Row, read_table
from pressroom.outreach.vcards import read_cards
from pressroom.problems import Problem
from pressroom.reading.nodes import Malformed
from pressroom.reading.records import recorded
from pressroom.reading.text import decode
from pressroom.settings import Settings

CARDS = (".vcf", ".vcard")
TABLES = (".csv", ".tsv", ".txt")


@dataclass(slots=True)
class Intake:
    """What came of an import; `texts` are the files to write, by their paths in the folder."""

    texts: dict[str, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    """Paths in the folder of entries that are new."""
    filled: list[str] = field(default_factory=list)
    """Those that were known and now say more."""
    known: list[tuple[int, str]] = field(default_factory=list)
    """Lines that told of somebody known, and where."""
    problems: list[Problem] = field(default_factory=list)


def rows_of(data: bytes, name: str) -> list[Row]:
    """The rows of a table or an address book; raises NoTable or Malformed."""
    if name.lower().endswith(CARDS):
        return list(read_cards(_card_text(data)))
    return list(read_table(_table_text(data)))


def _card_text(data: bytes) -> str:
    """Some programs fold lines in the middle of a letter: then they are unfolded first."""
    try:
        return decode(data)
    except Malformed:
        return decode(data.replace(b"\r\n ", b"").replace(b"\n ", b""))


def _table_text(data: bytes) -> str:
    """A table's text; spreadsheets save Unicode as UTF-16, too."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decode(data.decode("utf-16", "replace").encode())
    return decode(data)


def take_in(
    rows: Sequence[Row], source: str, settings: Settings, outreach: Outreach, *, update: bool
) -> Intake:
    """What importing these rows would write. `source` is what problems call the file they are from.

    Whoever is known by e-mail address, or by name and outlet, is left as they are; with `update`, keys
    that their file lacks are added to it. A row with an error is left out and told.
    """
    desk = _Desk(source, settings, outreach, update)
    for row in sorted(rows, key=lambda r: r.model is not Outlet):
        desk.take(row)
    return desk.intake


def write_intake(intake: Intake, settings: Settings) -> None:
    """Write the files of an import, for their owner only. Raises OSError."""
    folder = outreach_folder(settings)
    private_folder(folder)
    for path, text in sorted(intake.texts.items()):
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        write_private(file, text.encode("utf-8"))


class _Desk:
    """The media list as it grows row by row."""

    def __init__(self, source: str, settings: Settings, outreach: Outreach, update: bool) -> None:
        self._source, self._settings, self._update = source, settings, update
        self._folder = outreach_folder(settings)
        self._slugs = {
            Outlet: self._taken("outlets", outreach.outlets),
            Journalist: self._taken("journalists", outreach.journalists),
        }
        self._outlets = {folded(o.name): slug for slug, o in outreach.outlets.items()}
        self._outlets |= {folded(slug): slug for slug in outreach.outlets}
        self._emails: dict[tuple[str, str], str] = {}
        self._names: dict[tuple[str, str, str], str] = {}
        self.intake = Intake()
        for folder, entries in (
            ("outlets", outreach.outlets),
            ("journalists", outreach.journalists),
        ):
            for entry in entries.values():
                file = (settings.root / entry.origin.path).resolve().relative_to(self._folder)
                self._learn(folder, file.as_posix(), entry.email, entry.name, _outlet(entry))

    def take(self, row: Row) -> None:
        """One row: known, refused, or a new file."""
        outlet = row.values.get("outlet", "")
        row = replace(row, values={**row.values, "outlet": self._slug_of_outlet(outlet)})
        values = nested(row.values, row.model)
        if row.lost:
            values["notes"] = "\n".join(filter(None, (values.get("notes"), *row.lost)))
        if not values.get("name") and values.get("email"):
            values["name"] = values["email"].partition("@")[0]
        known = self._known(row, values)
        if known:
            self.intake.known.append((row.line, known))
            if self._update:
                self._fill(known, values)
        elif self._fits(row, values):
            if outlet and not values.get("outlet"):
                values["outlet"] = self._new_outlet(outlet)
            self._add(row, values)

    def _taken(self, folder: str, entries: Mapping[str, object]) -> set[str]:
        """Slugs that are in use, by files that can't be read, too."""
        there = self._folder / folder
        return {*entries, *(file.stem for file in there.glob("*"))}

    def _learn(self, folder: str, path: str, email: str | None, name: str, outlet: str) -> None:
        if email:
            self._emails.setdefault((folder, folded(email)), path)
        self._names.setdefault((folder, folded(name), outlet), path)

    def _known(self, row: Row, values: Mapping[str, Any]) -> str:
        """Where somebody is already: by e-mail address, else by name and outlet."""
        folder = _folder_of(row.model)
        email = self._emails.get((folder, folded(values.get("email", ""))), "")
        if email:
            return email
        outlet = values.get("outlet", "") if row.model is Journalist else ""
        return self._names.get((folder, folded(values.get("name", "")), outlet), "")

    def _fits(self, row: Row, values: Mapping[str, Any]) -> bool:
        """Whether a file with these values has no error; its problems are told at the row's line."""
        found = recorded(as_yaml(values), self._source, row.model, self._settings.timezone)
        place = Place(self._source, row.line)
        self.intake.problems += (replace(problem, place=place) for problem in found.problems)
        return not found.broken

    def _slug_of_outlet(self, said: str) -> str:
        return self._outlets.get(folded(said), "") if said else ""

    def _new_outlet(self, name: str) -> str:
        slug = self._slug(Outlet, name)
        self._write(f"outlets/{slug}.yml", {"name": name})
        self._outlets[folded(name)] = slug
        self._learn("outlets", f"outlets/{slug}.yml", None, name, "")
        return slug

    def _add(self, row: Row, values: dict[str, Any]) -> None:
        slug = self._slug(row.model, row.values.get("slug") or values["name"])
        folder = _folder_of(row.model)
        path = f"{folder}/{slug}.yml"
        if row.model is Outlet:
            self._outlets |= {folded(values["name"]): slug, folded(slug): slug}
        self._write(path, values)
        self._learn(folder, path, values.get("email"), values["name"], values.get("outlet", ""))

    def _slug(self, model: type, name: str) -> str:
        base = slug_of(name, self._settings.default_lang) or "unnamed"
        taken = self._slugs[model]
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        slug = next(each for each in (base, *numbered) if each not in taken)
        taken.add(slug)
        return slug

    def _write(self, path: str, values: Mapping[str, Any]) -> None:
        self.intake.texts[path] = as_yaml(values)
        self.intake.made.append(path)

    def _fill(self, path: str, values: Mapping[str, Any]) -> None:
        """Add the keys that a known entry's file lacks; what it says already stays as it is."""
        before = self.intake.texts.get(path)
        file = self._folder / path
        text = before if before is not None else file.read_text("utf-8")
        model = FOLDERS[path.partition("/")[0]]
        has = recorded(text, path, model, self._settings.timezone)
        more = {name: value for name, value in values.items() if name not in has.values}
        if more and not has.broken:
            self.intake.texts[path] = f"{text.rstrip()}\n{as_yaml(more)}"
            if path not in self.intake.made:
                self.intake.filled.append(path)


def _folder_of(model: type) -> str:
    return next(name for name, each in FOLDERS.items() if each is model)


def _outlet(entry: Outlet | Journalist) -> str:
    return (entry.outlet or "") if isinstance(entry, Journalist) else ""


def shown(settings: Settings, paths: Iterable[str]) -> list[str]:
    """Paths in the folder as people know them."""
    folder = outreach_folder(settings)
    return [shown_path(settings, folder / path) for path in paths]
