"""Python-Markdown's inline step, spared the patterns that can't match: same results, in a third of the time.

Stock Markdown tries every pattern on every piece of text. Each pattern we know needs certain
characters; a text without them comes through untouched, so it isn't tried. Patterns of a site's own
extensions are always tried.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import HTML_PLACEHOLDER, INLINE_PLACEHOLDER_RE, AtomicString, Registry

if TYPE_CHECKING:
    from markdown import Markdown

NEEDS: dict[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "smarty-em-dashes": ("---",),
    "smarty-en-dashes": ("--",),
    "smarty-ellipses": ("...",),
    **{f"smarty-quotes-{n}": ("'",) for n in (0, 2, 3, 4, 5, 6, 7, 8, 9, 10)},
    **{f"smarty-quotes-{n}": ('"',) for n in (1, 11, 12, 13, 14)},
}
"""By a pattern's name: what a text holds at least one of, if the pattern matches it."""
OURS = ("markdown.", "pressroom.")

Step = tuple[Pattern, tuple[str, ...]]


def steps(patterns: Registry[Any]) -> list[Step]:
    """The patterns in order, each with what it needs; those of others need nothing we know of."""
    ordered = list(patterns)
    named = [item.name for item in patterns._priority]  # type: ignore[attr-defined]
    return [
        (pattern, NEEDS.get(name, ()) if type(pattern).__module__.startswith(OURS) else ())
        for name, pattern in zip(named, ordered, strict=True)
    ]


class Inline(InlineProcessor):
    """The step with its patterns sorted once.

    It takes the place of a private method of Python-Markdown; the tests compare the two on random
    texts, so that a release which changes it is noticed.
    """

    def __init__(self, md: Markdown, patterns: Registry[Any]) -> None:
        super().__init__(md)
        self.inlinePatterns = patterns
        self.steps = steps(patterns)
        every = {need for _, needs in self.steps for need in needs}
        single = {need for need in every if len(need) == 1}
        self.single = re.compile(f"[{re.escape(''.join(sorted(single)))}]")
        self.longer = [need for need in sorted(every) if not single.intersection(need)]
        self.sparing = all(needs for _, needs in self.steps)

    def may_match(self, text: str) -> bool:
        """Whether any of the patterns we know could match."""
        return bool(self.single.search(text)) or any(need in text for need in self.longer)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString) or (self.sparing and not self.may_match(data)):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        start = 0
        while patternIndex < len(self.steps):
            pattern, needs = self.steps[patternIndex]
            matched = False
            if not needs or any(need in data for need in needs):
                data, matched, start = apply(pattern, data, patternIndex, start)
            if not matched:
                start = 0
                patternIndex += 1
        return data


class Typography(Inline):
    """Smarty's patterns: they only put characters for characters, so no tree is built of the result."""

    def run(self, tree: Element, _ancestors: list[str] | None = None) -> Element:
        self.stashed_nodes: dict[str, Element | str] = {}
        self.ancestors: list[str] = []
        self.parent_map: dict[Element, Element] = {}
        first = self.md.htmlStash.html_counter
        for element in tree.iter():
            if element.text and self.may_match(element.text):
                element.text = self._typeset(element.text, first)
            if element.tail and self.may_match(element.tail):
                element.tail = self._typeset(element.tail, first)
        return tree

    def _typeset(self, text: str, first: int) -> str:
        if isinstance(text, AtomicString):
            return text
        text = self._InlineProcessor__handleInline(text)
        if "\x02" not in text:
            return text
        text = INLINE_PLACEHOLDER_RE.sub(self._unstashed, text)
        return KEPT.sub(lambda kept: self._character(kept, first), text)

    def _unstashed(self, stand_in: re.Match[str]) -> str:
        node = self.stashed_nodes.get(stand_in[1])
        return node if isinstance(node, str) else stand_in[0]

    def _character(self, kept: re.Match[str], first: int) -> str:
        """The mark itself where smarty stashed it: it needs no protection any more."""
        number = int(kept[1])
        return str(self.md.htmlStash.rawHtmlBlocks[number]) if number >= first else kept[0]


KEPT = re.compile(HTML_PLACEHOLDER % r"(\d+)")


def spare(md: Markdown) -> None:
    """Put the sparing steps in place of the stock ones; not in place of somebody else's."""
    stock = md.treeprocessors["inline"]
    if type(stock) is InlineProcessor:
        md.treeprocessors.register(Inline(md, md.inlinePatterns), "inline", 20)
    if "smarty" not in md.treeprocessors:
        return
    smarty = md.treeprocessors["smarty"]
    if type(smarty) is InlineProcessor:
        patterns = smarty.inlinePatterns
        if all(type(pattern).__module__.startswith(OURS) for pattern in patterns):
            md.treeprocessors.register(Typography(md, patterns), "smarty", 6)
