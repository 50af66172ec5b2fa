"""Raw HTML made harmless: an allow-list wide enough for blogs, and a word about what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

import nh3

from pressroom.prose import rules
from pressroom.prose.allowed import ATTRIBUTES, GONE, OUTDATED, TAGS
from pressroom.prose.desk import Desk
from pressroom.prose.dress import report_attribute
from pressroom.prose.links import SCHEMES, read
from pressroom.prose.tree import VOID

ALIGNED = re.compile(r"text-align: (left|center|right);")
"""The one style that stays for a moment: Python-Markdown's own, on cells; dressing makes a class of it."""

TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
)
ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)
LINKED = re.compile(r"<a [^<>]*?\bhref=\"([^\"]*)\"")
ADDRESSES = frozenset({"href", "src", "poster", "cite", "action", "data"})
FRAMED = re.compile(r"\bsrc\s*=\s*[\"']?(https?:)?(//[^\"'\s>]+)")
CLOSE_THEMSELVES = frozenset(
    {"p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "colgroup"}
)
DEEPEST = 300


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "style":
        return value if ALIGNED.fullmatch(value) else None
    scheme = read(value).scheme if attribute in ADDRESSES else ""
    if scheme == "data":
        return value if tag == "img" and value.lower().startswith("data:image/") else None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(GONE - {"embed"}),
    attributes=ATTRIBUTES,
    attribute_filter=_kept,
    link_rel=None,
    generic_attribute_prefixes={"data-", "aria-"},
    url_schemes=set(SCHEMES) | {"data"},
)


def cleaned(html: str) -> str:
    """HTML with nothing in it that acts: what isn't on the lists above is gone, every element closed."""
    return _CLEANER.clean(html)


def report_raw(pieces: Iterable[str], desk: Desk) -> None:
    """Say what of the raw HTML in a body is not published.

    Raises RecursionError if elements lie so deep that no browser would show them.
    """
    depth = 0
    for piece in pieces:
        for tag in TAG.finditer(piece):
            name = tag["name"].lower()
            depth = max(0, depth + _step(name, tag))
            if depth > DEEPEST:
                raise RecursionError
            if not tag["end"]:
                _report_tag(name, tag, desk)


def report_schemes(html: str, desk: Desk) -> None:
    """Say which addresses of Markdown's own links cleaning takes away from a body with raw HTML."""
    for found in LINKED.finditer(html):
        address = unescape(found[1])
        scheme = read(address).scheme
        if scheme and scheme not in SCHEMES:
            line = desk.source.line_of(address)
            desk.report(rules.SCHEME, line, f"An address of the kind {scheme}: is left out.")


def _step(name: str, tag: re.Match[str]) -> int:
    if name in VOID or name in CLOSE_THEMSELVES or tag["rest"].endswith("/"):
        return 0
    return -1 if tag["end"] else 1


def _report_tag(name: str, tag: re.Match[str], desk: Desk) -> None:
    if name not in TAGS and name not in OUTDATED:
        _report_element(name, tag, desk)
        return
    for found in ATTRIBUTE.finditer(tag["rest"]):
        attribute = found["name"].lower()
        value = found["double"] or found["single"] or found["bare"] or ""
        if attribute == "style" or attribute.startswith("on"):
            report_attribute(attribute, desk.source.line_of(tag[0]), desk)
        elif attribute in ADDRESSES:
            _report_scheme(value, tag, desk)


def _report_element(name: str, tag: re.Match[str], desk: Desk) -> None:
    if tag["name"] != name and not tag["name"].isupper():
        return  # a component of MDX, which is reported as that
    source = FRAMED.search(tag["rest"]) if name in ("iframe", "embed") else None
    hint = f"Write ::: embed https:{source[2]} instead." if source else ""
    line = desk.source.line_of(tag[0])
    desk.report(rules.RAW_ELEMENT, line, f"The element <{name}> is left out.", hint)


def _report_scheme(value: str, tag: re.Match[str], desk: Desk) -> None:
    scheme = read(value).scheme
    if scheme and scheme not in SCHEMES and scheme != "data":
        line = desk.source.line_of(tag[0])
        desk.report(rules.SCHEME, line, f"An address of the kind {scheme}: is left out.")
