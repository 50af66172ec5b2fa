"""What a body may refer to, as plain values and callables: pictures, recordings, people, facts, links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Literal, Protocol


class Absent(Enum):
    """Why something a body refers to can't be shown."""

    UNKNOWN = "unknown"
    """There is no such thing: a mistake, which becomes a Problem."""
    WITHHELD = "withheld"
    """There is, but not for readers now: it is left out without a word."""


class Picture(Protocol):
    """A picture with its renditions; `caption` is HTML, everything else plain text."""

    @property
    def path(self) -> str: ...
    @property
    def src(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def sources(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def srcset(self) -> str: ...
    @property
    def alt(self) -> str: ...
    @property
    def alt_lang(self) -> str: ...
    @property
    def caption(self) -> str: ...
    @property
    def credit(self) -> str: ...


class Recording(Protocol):
    """A video or sound; `caption` is HTML."""

    @property
    def path(self) -> str: ...
    @property
    def medium(self) -> str: ...
    @property
    def src(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def caption(self) -> str: ...
    @property
    def credit(self) -> str: ...
    @property
    def transcript(self) -> str: ...
    @property
    def captions_url(self) -> str: ...


class Person(Protocol):
    """A person as pull quotes and contact cards name them."""

    @property
    def name(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def organization(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def phone_url(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def hours(self) -> str: ...


class Fact(Protocol):
    """A fact with its source."""

    @property
    def label(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def source_url(self) -> str: ...
    @property
    def as_of(self) -> dt.date | None: ...


LinkKind = Literal["filename", "static", "attach", "index", "tag", "category", "author", "path"]
"""How a link names its target: Pelican's `{filename}` and its kin, or a plain relative `path`."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads: an address, and the path of the asset it is, where it is one."""

    url: str
    asset: str = ""


Named = Literal["people", "assets", "links"]


def _no_names(_: Named) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What one body in one language may refer to.

    `picture` and `recording` take an asset path as written: it is looked for beside the item, then
    from `content/`; with a slash at its start, from `content/` only. `link` takes the kind, the
    target as written (unquoted, without query and fragment) and the fragment; it answers with the
    whole address, fragment included. `names` gives what there is, for `Did you mean …?`.
    """

    lang: str
    source: str
    """The body's file, relative to the site's folder: the place of its problems."""
    picture: Callable[[str], Picture | Absent]
    recording: Callable[[str], Recording | Absent]
    person: Callable[[str], Person | Absent]
    link: Callable[[LinkKind, str, str], Destination | Absent]
    facts: tuple[Fact, ...] = ()
    names: Callable[[Named], Iterable[str]] = _no_names
    ordinary: bool = False
    """Whether it is a post or page of an ordinary blog: what is wrong there for years stops no build."""
    prefix: str = ""
    """Goes into every id of the body, so that several bodies can share a page."""
