"""The door of prose: a body in, HTML and what came to light out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pressroom.model.origin import Body
from pressroom.problems import Problem, in_order
from pressroom.prose import rules
from pressroom.prose.clean import cleaned, report_raw, report_schemes
from pressroom.prose.desk import Desk, Used
from pressroom.prose.dress import Calls, dress
from pressroom.prose.extensions import is_usual
from pressroom.prose.foreign import report_foreign
from pressroom.prose.plain import plain
from pressroom.prose.setting import laid_out
from pressroom.prose.simple import blocks
from pressroom.prose.source import Source
from pressroom.prose.spans import Reader, Unsure
from pressroom.prose.surroundings import Surroundings
from pressroom.prose.tangles import tangled
from pressroom.prose.tree import parsed, written
from pressroom.prose.typeset import typesetter

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Prose:
    """A body as readers get it."""

    html: str
    text: str
    """Plain text, with an empty line between paragraphs."""
    problems: tuple[Problem, ...] = ()
    assets: tuple[str, ...] = ()
    """Paths of the assets it shows or offers, in the order of their first use."""
    links: tuple[Used, ...] = ()
    """Addresses it leads to; whether those within the site exist is known when all are planned."""


def render(
    body: Body,
    surroundings: Surroundings,
    *,
    markdown: Mapping[str, Any] | None = None,
    docutils: Mapping[str, Any] | None = None,
    trusted: bool = False,
    dateline: str = "",
) -> Prose:
    """Render a body. Never raises for what is written in it.

    `markdown` and `docutils` are Pelican's MARKDOWN and DOCUTILS_SETTINGS. `trusted` publishes raw
    HTML as it is. `dateline` begins the first paragraph.
    """
    text = body.text.replace("\r\n", "\n").replace("\r", "\n")
    control = CONTROL.search(text)
    desk = Desk(
        Source(CONTROL.sub("", text) if control else text, body.line), surroundings, trusted
    )
    if control:
        _report_control(control, desk)
    try:
        html, said = _set(body.markup, desk, markdown or {}, docutils or {}, dateline)
    except RecursionError:
        desk.report(rules.NESTING, body.line, "The text is nested too deeply.", "Untangle it.")
        html = said = ""
    problems = tuple(in_order(desk.problems))
    return Prose(html, said, problems, tuple(desk.assets), tuple(desk.links))


def _report_control(found: re.Match[str], desk: Desk) -> None:
    line = desk.source.number(found.string.count("\n", 0, found.start()))
    what = f"A control character (U+{ord(found[0]):04X}) is left out."
    desk.report(rules.CONTROL, line, what, "Delete it.")


def _set(
    markup: str, desk: Desk, markdown: Mapping[str, Any], docutils: Mapping[str, Any], dateline: str
) -> tuple[str, str]:
    """A body as HTML and as plain text."""
    if markup not in ("rst", "html"):
        return _markdown(desk, markdown, dateline)
    if markup == "rst":
        # docutils is slow to import and most newsrooms have no use for it
        from pressroom.prose.restructured import converted

        html, raw = converted(desk, docutils)
    else:
        html, raw = desk.source.text, [desk.source.text]
    report_raw(() if desk.trusted else raw, desk)
    html = _finished(html, {}, desk, dateline)
    return html, plain(html)


def _markdown(desk: Desk, settings: Mapping[str, Any], dateline: str) -> tuple[str, str]:
    if tangled(desk):
        return "", ""
    try:
        html, said = _simple(desk, settings, dateline)
    except Unsure:
        html = _typeset(desk, settings, dateline)
        said = plain(html)
    extended = bool(settings.get("extensions") or settings.get("extension_configs"))
    report_foreign(html, desk, extended)
    return html, said


def _simple(desk: Desk, settings: Mapping[str, Any], dateline: str) -> tuple[str, str]:
    """A body that needs no Python-Markdown. Raises Unsure where it may need it."""
    if settings and not is_usual(settings):
        raise Unsure
    reader = Reader(desk.surroundings.lang)
    found = blocks(desk.source.text, reader)
    return laid_out(found, reader.linked, desk, dateline) if found else ("", "")


def _typeset(desk: Desk, settings: Mapping[str, Any], dateline: str) -> str:
    setter = typesetter(desk.surroundings.lang, settings)
    converted = setter.convert(desk.source.text, desk, dateline)
    if not converted.raw:
        return converted.html
    if not desk.trusted:
        report_raw(converted.raw, desk)
        report_schemes(converted.html, desk)
    return _finished(converted.html, converted.calls, desk, dateline)


def _finished(html: str, calls: Calls, desk: Desk, dateline: str) -> str:
    """HTML that came from elsewhere made a tree, dressed and written."""
    root = parsed(html if desk.trusted else cleaned(html))
    dress(root, calls, desk, dateline)
    return written(root)
