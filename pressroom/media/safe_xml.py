"""XML from strangers: events of a document without entities, external parts or surprises."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from xml.parsers import expat

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML can't hold in any spelling."""
NAMESPACE_ENTITY = re.compile(r"https?://[^\s&<>%]{0,100}")
DEPTH = 256


class UnsafeXml(ValueError):
    """The document declares what it must not, or isn't XML; the text says which."""


def escaped(text: str) -> str:
    """The text for the inside of an element or of a quoted attribute."""
    return html.escape(FORBIDDEN.sub("", text))


Attributes = dict[str, str]


def walk(
    data: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Reads the document and reports elements and text; names come as `namespace name`.

    Entities are refused, as they can blow a small file up or bring in another, save those that
    drawing programs declare for their namespace addresses. Comments and processing instructions
    are passed over. Raises UnsafeXml.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    depth = 0

    def started(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise UnsafeXml(f"it nests more than {DEPTH} elements")
        start(name, attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnsafeXml(f"its XML is broken: {error}") from error


def _entity(
    name: str,
    is_parameter: bool,
    value: str | None,
    _base: str | None,
    _system: str | None,
    _public: str | None,
    _notation: str | None,
) -> None:
    if is_parameter or value is None or not NAMESPACE_ENTITY.fullmatch(value):
        raise UnsafeXml(f'it declares the entity "{name}"')
