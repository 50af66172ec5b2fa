"""What raw HTML and attribute lists may hold: elements and attributes wide enough for ordinary blogs."""

from __future__ import annotations

TAGS = frozenset(
    {"a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "br",
     "caption", "cite", "code", "col", "colgroup", "data", "dd", "del", "details", "dfn", "div",
     "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
     "header", "hgroup", "hr", "i", "img", "ins", "kbd", "li", "mark", "nav", "ol", "p", "picture",
     "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "source", "span", "strong",
     "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr",
     "track", "u", "ul", "var", "video", "wbr"}
)  # fmt: skip
GONE = frozenset(
    {"script", "style", "iframe", "object", "embed", "applet", "template", "svg", "math", "title"}
)
"""Removed with what is in them; other unknown elements leave their text."""
OUTDATED = frozenset(
    {"acronym", "big", "center", "font", "nobr", "noscript", "strike", "tt", "body", "html", "head"}
)
"""Harmless marks of old blogs: taken away without a word, their text stays."""

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "lang", "dir", "title", "role", "translate", "hidden"},
    "a": {"href", "hreflang", "type", "download", "rel", "target"},
    "audio": {"src", "controls", "loop", "muted", "preload"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open", "name"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan", "headers", "style"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr", "style"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "video": {"src", "controls", "loop", "muted", "preload", "poster", "width", "height"},
}

ANYWHERE = frozenset(ATTRIBUTES["*"])


def is_allowed(tag: str, attribute: str) -> bool:
    """Whether an element of ours may have an attribute; those of unknown elements are their maker's."""
    return (
        attribute in ANYWHERE
        or attribute in ATTRIBUTES.get(tag, ())
        or attribute.startswith(("data-", "aria-"))
        or tag not in TAGS
    )
