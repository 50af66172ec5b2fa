"""Elements: making them, taking them apart, and HTML to a tree and back."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown.serializers import to_html_string

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
     "source", "track", "wbr"}
)  # fmt: skip


def element(
    tag: str, attributes: Mapping[str, str | None] | None = None, *children: Element | str | None
) -> Element:
    """An element with the attributes that have a value and the children that are there."""
    made = Element(tag, {k: v for k, v in (attributes or {}).items() if v is not None})
    for child in children:
        append(made, child)
    return made


def append(parent: Element, child: Element | str | None) -> None:
    """Add an element or text at the end of an element."""
    if isinstance(child, Element):
        parent.append(child)
    elif child and len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    elif child:
        parent.text = (parent.text or "") + child


def replace(parent: Element, old: Element, new: Element | str | None) -> None:
    """Put an element, text or nothing where another element is; what follows that one stays."""
    at = list(parent).index(old)
    tail, old.tail = old.tail or "", None
    if isinstance(new, Element):
        new.tail = tail
        parent[at] = new
        return
    parent.remove(old)
    _add_text(parent, at, (new or "") + tail)


def unwrap(parent: Element, child: Element) -> None:
    """Take an element away and leave what is in it."""
    at = list(parent).index(child)
    inner = list(child)
    tail = child.tail or ""
    parent.remove(child)
    _add_text(parent, at, child.text or "")
    for offset, grandchild in enumerate(inner):
        parent.insert(at + offset, grandchild)
    _add_text(parent, at + len(inner), tail)


def _add_text(parent: Element, at: int, text: str) -> None:
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def is_blank(text: str | None) -> bool:
    """Whether there is no text to see."""
    return not text or text.isspace()


class _Builder(HTMLParser):
    """Builds a tree; end tags that close nothing are dropped, open elements end with their parent."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        child = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].append(child)
        if tag not in VOID:
            self.open.append(child)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        append(self.open[-1], data)


def parsed(html: str) -> Element:
    """The elements of an HTML fragment, inside one `div`."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def written(root: Element) -> str:
    """The HTML of what is inside an element."""
    text = to_html_string(root)
    return text[text.index(">") + 1 : text.rindex("<")].strip()
