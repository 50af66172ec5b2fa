"""reStructuredText to HTML, with docutils set up as Pelican's reader sets it up."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from docutils import nodes
from docutils.core import Publisher
from docutils.io import StringInput, StringOutput
from docutils.parsers.rst import Parser, directives, roles
from docutils.parsers.rst.directives.body import CodeBlock
from docutils.parsers.rst.languages import get_language
from docutils.readers import standalone
from docutils.utils import Reporter, unescape
from docutils.writers.html4css1 import HTMLTranslator, Writer

from pressroom.prose import rules
from pressroom.prose.desk import Desk

LEAST = Reporter.WARNING_LEVEL
"""Pelican stops at docutils' warnings; here they are errors of that file."""

LONGEST_LINE = 200_000
"""docutils refuses lines over 10,000 characters; posts with a list of numbers have longer ones."""

EXPLAINED = re.compile(r"(?P<short>.+?)\s*\((?P<long>.+)\)", re.DOTALL)


def _abbr(
    _name: str, _raw: str, text: str, _line: int, _inliner: Any, *_: Any
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Pelican's role: `` :abbr:`HTML (Hypertext Markup Language)` ``."""
    found = EXPLAINED.fullmatch(unescape(text))
    if not found:
        return [nodes.abbreviation(text, unescape(text))], []
    return [nodes.abbreviation(text, found["short"], explanation=found["long"])], []


def _register() -> None:
    """Give the names that Pelican's own reader takes the same meaning in every process."""
    for name in ("code-block", "sourcecode"):
        directives.register_directive(name, CodeBlock)
    roles.register_local_role("abbr", _abbr)  # type: ignore[arg-type]  # the stub is narrower


class _Translator(HTMLTranslator):
    """Pelican's two changes: abbreviations with their explanation, pictures with an alt text."""

    def visit_abbreviation(self, node: nodes.Element) -> None:
        explained = {"title": node["explanation"]} if node.hasattr("explanation") else {}
        self.body.append(self.starttag(node, "abbr", "", **explained))

    def depart_abbreviation(self, _node: nodes.Element) -> None:
        self.body.append("</abbr>")

    def visit_image(self, node: nodes.image) -> None:
        node["alt"] = node.get("alt", "")
        super().visit_image(node)


class _Writer(Writer):
    def __init__(self) -> None:
        super().__init__()
        self.translator_class = _Translator


def _settings(lang: str, own: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's settings, but what is read can't reach other files unless the site says so."""
    base = lang.split("-")[0]
    return {
        "initial_header_level": "2",
        "syntax_highlight": "short",
        "language_code": base if get_language(base) else "en",
        "halt_level": 5,
        "report_level": 5,
        "warning_stream": False,
        "traceback": True,
        "line_length_limit": LONGEST_LINE,
        "embed_stylesheet": False,
        "file_insertion_enabled": False,
        "doctitle_xform": False,
        "docinfo_xform": False,
        "_disable_config": True,
        "input_encoding": "unicode",
        **own,
    }


class _Reader(standalone.Reader):  # type: ignore[type-arg]  # generic in the stub only
    """Reads a body and hears what docutils says of it."""

    def __init__(self, hear: Callable[[nodes.system_message], None]) -> None:
        super().__init__()
        self.hear = hear

    def new_document(self) -> nodes.document:
        document = super().new_document()
        document.reporter.attach_observer(self.hear)
        return document


def converted(desk: Desk, own: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The HTML of a body in reStructuredText, and the raw HTML it holds.

    What docutils finds wrong becomes problems.
    """

    def hear(message: nodes.system_message) -> None:
        if message["level"] >= LEAST:
            words = message.children[0].astext().replace("\n", " ")
            said[(message.get("line") or 1, words)] = None

    said: dict[tuple[int, str], None] = {}
    _register()
    publisher = Publisher(
        reader=_Reader(hear),
        parser=Parser(),
        writer=_Writer(),
        source_class=StringInput,
        destination_class=StringOutput,
    )
    publisher.process_programmatic_settings(None, _settings(desk.surroundings.lang, own), None)
    publisher.set_source("\n".join(desk.source.lines), desk.surroundings.source)
    publisher.publish()
    assert publisher.document is not None
    for line, message in said:
        desk.report(rules.RESTRUCTURED, desk.source.number(line - 1), message)
    raw = [node.astext() for node in publisher.document.findall(nodes.raw)]
    return publisher.writer.parts["body"], raw
