"""Python-Markdown set up for a language: the usual extensions, the site's own, and the press blocks."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER

from pressroom.prose.desk import Desk
from pressroom.prose.dress import PLACE, Calls, dress
from pressroom.prose.extensions import loaded, plan
from pressroom.prose.inline import spare
from pressroom.prose.plain import plain
from pressroom.prose.press_blocks import MARK, Scan

STASHED = HTML_PLACEHOLDER % r"(\d+)"


class Footnotes(FootnoteExtension):
    """Footnotes whose ids begin with the body's prefix."""

    prefix = ""

    def makeFootnoteId(self, id: str) -> str:
        """The id of a footnote."""
        return self._prefixed(super().makeFootnoteId(id))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:
        """The id of the place that refers to a footnote."""
        return self._prefixed(super().makeFootnoteRefId(id, found))

    def _prefixed(self, name: str) -> str:
        return f"{self.prefix}-{name}" if self.prefix else name


@dataclass(frozen=True, slots=True)
class Converted:
    """A body's HTML. Where it holds `raw` HTML, it still has to be cleaned and dressed."""

    html: str
    raw: tuple[str, ...]
    calls: Calls
    """The press blocks that have their places in it."""


class Typesetter:
    """One Markdown instance with the state of the body it is working on."""

    def __init__(self, lang: str, settings: Mapping[str, Any]) -> None:
        self.desk: Desk | None = None
        self.scan: Scan | None = None
        self.dateline = ""
        self.busy = False
        self.raw: list[str] = []
        names, configs = plan(lang, settings)
        own = {k: v for k, v in configs.pop("footnotes").items() if k != "BACKLINK_TITLE"}
        self.footnotes = Footnotes(BACKLINK_TITLE="", **own)
        places = [self.footnotes if name == "footnotes" else name for name in names]
        extensions, _ = loaded(places, configs)
        xhtml = str(settings.get("output_format", "")).lower().startswith("xhtml")
        self.md = Markdown(
            extensions=[*extensions, _Press(self)],
            output_format="xhtml" if xhtml else "html",
            tab_length=settings.get("tab_length", 4),
        )
        spare(self.md)

    def convert(self, text: str, desk: Desk, dateline: str) -> Converted:
        """The HTML of a body; problems go to the desk."""
        scan = Scan(desk)
        self.desk, self.scan, self.dateline = desk, scan, dateline
        self.busy, self.raw = True, []
        self.footnotes.prefix = desk.surroundings.prefix
        try:
            html = MARK.sub("", self.md.convert(text))
            return Converted(html, tuple(self.raw), scan.calls)
        finally:
            self.md.reset()
            self.md.parser.state.clear()
            self.busy = False


class _Press(Extension):
    """Puts our own steps into an instance."""

    def __init__(self, setter: Typesetter) -> None:
        super().__init__()
        self.setter = setter

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_FindBlocks(md, self.setter), "press_find", 28)
        md.parser.blockprocessors.register(_KeepPlaces(md.parser), "press_place", 175)
        md.treeprocessors.register(_Dress(md, self.setter), "press_dress", -10)
        html = md.preprocessors["html_block"]
        if type(html) is HtmlBlockPreprocessor:
            md.preprocessors.register(_RawBlocks(md, self.setter), "html_block", 20)
        if type(md.inlinePatterns["html"]) is HtmlInlineProcessor:
            md.inlinePatterns.register(_RawInline(HTML_RE, md, self.setter), "html", 90)


class _FindBlocks(Preprocessor):
    def __init__(self, md: Markdown, setter: Typesetter) -> None:
        super().__init__(md)
        self.setter = setter

    def run(self, lines: list[str]) -> list[str]:
        assert self.setter.scan
        return self.setter.scan.run(lines)


class _KeepPlaces(BlockProcessor):
    """Gathers what stands between a block's marks into an element that keeps its place."""

    def test(self, _parent: Element, block: str) -> bool:
        return block.lstrip("\n").startswith("\x02press:")

    def run(self, parent: Element, blocks: list[str]) -> None:
        mark = MARK.match(blocks.pop(0).lstrip("\n"))
        assert mark
        inside: list[str] = []
        closing = f"\x02/press:{mark[1]}\x03"
        while blocks:
            block = blocks.pop(0)
            if block.strip("\n") == closing:
                break
            inside.append(block)
        place = Element("div", {PLACE: mark[1]})
        parent.append(place)
        self.parser.parseBlocks(place, inside)


class _RawBlocks(HtmlBlockPreprocessor):
    """Notes whether there is raw HTML; a text without `<` is spared the search for it."""

    def __init__(self, md: Markdown, setter: Typesetter) -> None:
        super().__init__(md)
        self.setter = setter

    def run(self, lines: list[str]) -> list[str]:
        if not any("<" in line for line in lines):
            return lines
        before = self.md.htmlStash.html_counter
        lines = super().run(lines)
        self.setter.raw += map(str, self.md.htmlStash.rawHtmlBlocks[before:])
        return lines


Match = tuple[Element | str | None, int | None, int | None]


class _RawInline(HtmlInlineProcessor):
    def __init__(self, pattern: str, md: Markdown, setter: Typesetter) -> None:
        super().__init__(pattern, md)
        self.setter = setter

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]
        self.setter.raw.append(self.unescape(m[0]))
        return super().handleMatch(m, data)


class _Dress(Treeprocessor):
    def __init__(self, md: Markdown, setter: Typesetter) -> None:
        super().__init__(md)
        self.setter = setter

    def run(self, root: Element) -> None:
        setter = self.setter
        if not setter.raw and setter.desk and setter.scan:
            dress(root, setter.scan.calls, setter.desk, setter.dateline, self._spoken)

    def _spoken(self, text: str) -> str:
        def unstashed(stand_in: re.Match[str]) -> str:
            kept = self.md.htmlStash.rawHtmlBlocks[int(stand_in[1])]
            return plain(kept) if isinstance(kept, str) else ""

        return re.sub(STASHED, unstashed, text)


class _Kept(threading.local):
    """Typesetters made so far: setting one up takes longer than a body, and none serves two at once."""

    def __init__(self) -> None:
        self.setters: dict[tuple[str, str], list[Typesetter]] = {}


_KEPT = _Kept()


def typesetter(lang: str, settings: Mapping[str, Any]) -> Typesetter:
    """An idle typesetter of a language, made for each set of settings and thread where there is none.

    A caption is set while the body around it still is: that takes two.
    """
    kept = _KEPT.setters.setdefault((lang, repr(settings)), [])
    for setter in kept:
        if not setter.busy:
            return setter
    kept.append(Typesetter(lang, settings))
    return kept[-1]
