"""One file of each role, read into the values of its keys; the body kept as written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressroom.model.article import Article
from pressroom.model.origin import Body, Place
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.problems import Problem, Severity
from pressroom.reading.files import Found, Role
from pressroom.reading.header import Parted, part
from pressroom.reading.nodes import Malformed, Mapping, Scalar, from_yaml
from pressroom.reading.others import OtherReaders
from pressroom.reading.sheet import Sheet
from pressroom.reading.text import decode
from pressroom.reading.typed import fields_of
from pressroom.settings import Settings

MODEL_OF_ROLE: dict[Role, type] = {
    Role.ARTICLE: Article,
    Role.PERSON: Person,
    Role.TOPIC: Topic,
    Role.PAGE: Page,
}
HIDING = {"draft": "true", "published": "false"}
"""Other generators' ways to say that something isn't published."""


@dataclass(slots=True)
class Source:
    """One file's keys and body before it becomes a model value."""

    found: Found
    path: str
    """Relative to the site's folder."""
    values: dict[str, Any]
    unknown: dict[str, str] = field(default_factory=dict)
    body: Body = field(default_factory=Body)
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    style: str = "yaml"
    characters: str | None = None
    """Every character in the file or its values beyond ASCII, once; None where that isn't known."""
    original: str = ""
    """Of a translation: the name of the file beside it that it takes from."""
    untaken: frozenset[str] = frozenset()
    """What a mistake in that file keeps it from taking."""

    @property
    def broken(self) -> bool:
        """Whether an error keeps the file from being published."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    @property
    def unreadable(self) -> bool:
        """Whether not even its keys could be told."""
        return self.broken and not self.lines


def load(found: Found, settings: Settings, others: OtherReaders | None = None) -> Source:
    """Read one text or YAML file. A file that can't be read gives a Source with one Problem."""
    path = f"{settings.content.as_posix()}/{found.path}"
    file = settings.root / settings.content / found.path
    try:
        if others is not None and found.role in MODEL_OF_ROLE and not found.markup:
            return _text(found, path, others.read(file), settings)
        text = decode(_bytes(file))
        if found.role not in MODEL_OF_ROLE:
            source = Source(found, path, {}, body=Body(text))
        else:
            source = _text(found, path, _parted(found, text), settings)
        source.characters = _beyond_ascii(text, source.values)
        return source
    except Malformed as trouble:
        return refused(found, path, trouble)


def _beyond_ascii(text: str, values: AnyMapping[str, Any]) -> str:
    """The characters beyond ASCII of a file, those with it that YAML writes otherwise: `\\u00e9`."""
    said = f"{text}{values!r}" if "\\" in text else text
    return "" if said.isascii() else "".join(sorted(c for c in set(said) if not c.isascii()))


def refused(found: Found, path: str, trouble: Malformed) -> Source:
    """A source that holds nothing but the reason why."""
    place = Place(path, trouble.line, trouble.column)
    problem = Problem(trouble.code, place, trouble.message, trouble.hint)
    return Source(found, path, {}, problems=[problem])


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as trouble:
        reason = trouble.strerror or "unreadable"
        raise Malformed("F123", 1, 1, f"The file can't be read: {reason}.") from None


def _parted(found: Found, text: str) -> Parted:
    if not text.strip():
        raise Malformed("F114", 1, 1, "The file is empty.", "Write something, or delete it.")
    customary = found.ordinary or found.role is Role.PAGE
    return part(text, found.markup, customary=customary)


def _text(found: Found, path: str, parted: Parted, settings: Settings) -> Source:
    loose = parted.style != "yaml" or found.ordinary
    sheet = Sheet(path, settings.timezone, loose=loose)
    header = _translated_header(parted)
    model = MODEL_OF_ROLE[found.role]
    values, unknown = fields_of(sheet, header, model)
    source = Source(
        found, path, values, unknown, parted.body, sheet.lines, sheet.problems, parted.style
    )
    if found.role in (Role.ARTICLE, Role.PAGE):
        _hide(source)
        _pelican_defaults(source, settings)
    return source


def _translated_header(parted: Parted) -> Mapping:
    """Other generators' names for our keys, where their meaning is the same."""
    if parted.style in ("yaml", "classic"):
        return parted.header
    names = {"name": "title"} if parted.style == "html" else {}
    entries = tuple(
        (Scalar(names.get(k.text, k.text), k.line, k.column), v) for k, v in parted.header.entries
    )
    return Mapping(entries, parted.header.line, parted.header.column)


def _hide(source: Source) -> None:
    """`draft: true` and `published: false` are taken at their word: nobody meant to publish it."""
    from pressroom.model.kinds import Status

    for name, hiding in HIDING.items():
        if source.unknown.get(name, "").strip().lower() in (
            hiding,
            "yes" if hiding == "true" else "no",
        ):
            source.values["status"] = Status.DRAFT
            source.problems = [p for p in source.problems if f'"{name}"' not in p.message]
            place = Place(source.path, *source.lines.get(name, (1, 1)))
            source.problems.append(
                Problem(
                    "F124",
                    place,
                    f'"{name}: {hiding}" is read as a draft.',
                    "Write status: draft.",
                    Severity.WARNING,
                )
            )


def _pelican_defaults(source: Source, settings: Settings) -> None:
    """What Pelican takes from the file's name, its folder and the settings, for classic texts."""
    given = settings.pelican
    guesses: dict[str, str] = {}
    pattern = given.get("FILENAME_METADATA") or r"(?P<date>\d{4}-\d{2}-\d{2}).*"
    stem = source.found.path.rpartition("/")[2].rpartition(".")[0]
    guesses |= _matched(pattern, stem) | _matched(given.get("PATH_METADATA", ""), source.found.path)
    guesses |= {
        k: str(v)
        for k, v in given.get("EXTRA_PATH_METADATA", {}).get(source.found.path, {}).items()
    }
    defaults = {k: str(v) for k, v in dict(given.get("DEFAULT_METADATA", {})).items()}
    merged = {k.lower(): v for k, v in (defaults | guesses).items() if v}
    merged.pop("slug", None) if source.found.in_folder else None
    header = Mapping(tuple((Scalar(k, 1, 1), Scalar(v, 1, 1)) for k, v in merged.items()), 1, 1)
    sheet = Sheet(source.path, settings.timezone, loose=True)
    values, unknown = fields_of(sheet, header, MODEL_OF_ROLE[source.found.role])
    source.values = values | source.values
    source.unknown = unknown | source.unknown
    if source.found.role is Role.ARTICLE and (source.style != "yaml" or source.found.ordinary):
        _classic_defaults(source, given, settings)


def _matched(pattern: str, text: str) -> dict[str, str]:
    match = re.match(pattern, text) if pattern else None
    return {k: v for k, v in match.groupdict().items() if v} if match else {}


def _classic_defaults(source: Source, given: AnyMapping[str, Any], settings: Settings) -> None:
    folder = source.found.path.rpartition("/")[0].rpartition("/")[2]
    if "topic" not in source.values and given.get("USE_FOLDER_AS_CATEGORY", True) and folder:
        source.values["topic"] = folder
    if "topic" not in source.values and given.get("DEFAULT_CATEGORY", "misc") != "misc":
        source.values["topic"] = given["DEFAULT_CATEGORY"]
    if "authors" not in source.values and given.get("AUTHOR"):
        source.values["authors"] = (str(given["AUTHOR"]),)
    if "date" not in source.values and given.get("DEFAULT_DATE"):
        source.values["date"] = _default_date(source, given["DEFAULT_DATE"], settings)


def _default_date(source: Source, default: object, settings: Settings) -> dt.datetime:
    if default == "fs":
        file = settings.root / source.path
        return dt.datetime.fromtimestamp(int(file.stat().st_mtime), settings.timezone)
    parts = default if isinstance(default, (tuple, list)) else (default,)
    if isinstance(parts[0], str):
        from pressroom.reading.times import moment

        return moment(parts[0], settings.timezone, loose=True)
    return dt.datetime(*parts).replace(tzinfo=settings.timezone)


def yaml_of(source: Source) -> Mapping:
    """The mapping a YAML file holds; raises Malformed."""
    if not source.body.text.strip():
        raise Malformed("F114", 1, 1, "The file is empty.", "Write something, or delete it.")
    node = from_yaml(source.body.text)
    if not isinstance(node, Mapping):
        raise Malformed("F112", 1, 1, "The file must be `key: value` lines.")
    return node
