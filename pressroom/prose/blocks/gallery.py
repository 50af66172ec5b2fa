"""`::: gallery`: several pictures side by side."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pressroom.prose import rules
from pressroom.prose.blocks.call import Argument, Block, Call, Text
from pressroom.prose.blocks.figure import shown
from pressroom.prose.desk import Desk
from pressroom.prose.tree import element


def build(call: Call, _text: Element, desk: Desk) -> Element | None:
    """A `div.gallery` of figures, under its title if it has one."""
    found = (shown(path, line, desk) for line, path in _paths(call, desk))
    figures = [figure for figure in found if figure is not None]
    if not figures:
        return None
    title = call.option("title")
    named = {"role": "group", "aria-label": title} if title else {}
    heading = element("p", {"class": "title"}, title) if title else None
    return element("div", {"class": "gallery", **named}, heading, *figures)


def _paths(call: Call, desk: Desk) -> list[tuple[int, str]]:
    paths = []
    for line, text in call.lines:
        bullet, _, path = text.strip().partition(" ")
        if bullet in ("-", "*", "+") and path.strip():
            paths.append((line, path.strip()))
        elif text.strip():
            desk.report(
                rules.BLOCK_OPTION,
                line,
                f'A gallery lists asset paths, but has "{text.strip()}".',
                "Write each as `- path`.",
            )
    return paths


GALLERY = Block(
    name="gallery",
    doc="Several pictures side by side.",
    build=build,
    argument=Argument.NONE,
    text=Text.LINES,
    options={"title": "Words over the pictures."},
    example="::: gallery\ntitle: Opening day\n\n- intake.jpg\n- media/offices/north.jpg\n:::",
)
