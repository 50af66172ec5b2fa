"""How the contract is declared: what a key means, what its text must look like, and whether it may go out.

Every key of every file is a dataclass field made by `key` (readers may see it) or `private` (they
never do). Reading, clearance, the JSON Schema and the reference page all follow these declarations.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any

Kinds = frozenset[str]


@dataclass(frozen=True, slots=True)
class Key:
    """What the contract says of one key, beyond its type."""

    doc: str
    public: bool
    required: Kinds | bool = False
    only: Kinds | None = None
    aliases: tuple[str, ...] = ()
    example: str = ""


def _field(spec: Key, default: Any, factory: Any) -> Any:
    if factory is not dataclasses.MISSING:
        return dataclasses.field(default_factory=factory, metadata={"key": spec})
    return dataclasses.field(default=default, metadata={"key": spec})


def key(
    doc: str,
    *,
    default: Any = None,
    factory: Any = dataclasses.MISSING,
    required: Kinds | bool = False,
    only: Kinds | None = None,
    aliases: tuple[str, ...] = (),
    example: str = "",
) -> Any:
    """A key whose value readers may see once its item is cleared.

    `required`: always, or the kinds of article that need it. `only`: the kinds it is for.
    `aliases`: other spellings that are read as this key (Pelican's own names).
    """
    return _field(Key(doc, True, required, only, aliases, example), default, factory)


def private(
    doc: str,
    *,
    default: Any = None,
    factory: Any = dataclasses.MISSING,
    required: Kinds | bool = False,
    only: Kinds | None = None,
    aliases: tuple[str, ...] = (),
    example: str = "",
) -> Any:
    """A key whose value never leaves: it steers what happens, or it is about somebody."""
    return _field(Key(doc, False, required, only, aliases, example), default, factory)


def keys_of(model: type) -> Mapping[str, Key]:
    """The declared keys of a model, by field name, in order."""
    return _keys_of(model)


@cache
def _keys_of(model: Any) -> Mapping[str, Key]:
    fields = dataclasses.fields(model)
    return MappingProxyType({f.name: f.metadata["key"] for f in fields if "key" in f.metadata})


def yaml_name(field_name: str) -> str:
    """A key as people write it: a field that would shadow a Python word ends in `_`."""
    return field_name.rstrip("_")


@dataclass(frozen=True, slots=True)
class Shape:
    """What the text of a value must look like, and how to say so."""

    name: str
    says: str
    pattern: str = ""

    def fits(self, text: str) -> bool:
        """Whether the text has this shape."""
        return not self.pattern or re.fullmatch(self.pattern, text) is not None


@dataclass(frozen=True, slots=True)
class Refers:
    """The value names something else in the newsroom: `people`, `topics`, `assets`, …"""

    to: str


Line = Annotated[str, Shape("line", "one line of text")]
Markdown = Annotated[str, Shape("markdown", "text, with Markdown")]
Slug = Annotated[
    str, Shape("slug", "a slug: letters, digits and hyphens", r"[^\s/\\?#%.][^\s/\\?#%]*")
]
LangTag = Annotated[
    str,
    Shape(
        "lang",
        "a language tag such as en, fr or zh-Hans (BCP 47)",
        r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*",
    ),
]
Url = Annotated[
    str, Shape("url", "a full address that starts with https:// or http://", r"https?://[^\s/]+\S*")
]
Email = Annotated[str, Shape("email", "an e-mail address", r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")]
Phone = Annotated[
    str,
    Shape(
        "phone",
        "a phone number such as 403-555-0123",
        r"\+?[\d\s().x\-–]{7,32}( ?(ext|poste)\.? ?\d+)?",
    ),
]
Hashtag = Annotated[
    str, Shape("hashtag", "a hashtag: # and letters or digits", r"#[^\s#.,;:!?\"'()\[\]/]+")
]
ZonedMoment = Annotated[dt.datetime, Shape("zoned", "a time with its zone")]
Address = Annotated[str, Shape("address", "an address on this site such as /news/old-name/")]
Person = Annotated[str, Refers("people")]
TopicRef = Annotated[str, Refers("topics")]
AssetPath = Annotated[str, Refers("assets")]
ReleaseRef = Annotated[str, Refers("articles")]
OutletRef = Annotated[str, Refers("outlets")]
JournalistRef = Annotated[str, Refers("journalists")]
BoilerplateRef = Annotated[str, Refers("boilerplates")]


@dataclass(frozen=True, slots=True)
class Localized:
    """A text in several languages; the empty tag holds one that serves all."""

    texts: tuple[tuple[str, str], ...]

    def get(self, lang: str, *fallbacks: str) -> str:
        """The text in that language, else its base language, else the fallbacks, else any."""
        texts = dict(self.texts)
        for tag in (lang, lang.split("-")[0], *fallbacks, ""):
            if tag in texts:
                return texts[tag]
        return self.texts[0][1] if self.texts else ""

    def has(self, lang: str) -> bool:
        """Whether there is a text meant for that language."""
        texts = dict(self.texts)
        return lang in texts or lang.split("-")[0] in texts or "" in texts

    def __bool__(self) -> bool:
        """Whether there is any text at all."""
        return any(text for _, text in self.texts)
