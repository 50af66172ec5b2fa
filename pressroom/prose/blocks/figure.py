"""`::: figure <asset>`: a picture with its caption and credit."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from pressroom.prose import figures
from pressroom.prose.blocks.call import Argument, Block, Call, unknown_asset
from pressroom.prose.desk import Desk
from pressroom.prose.surroundings import Absent


def shown(path: str, line: int, desk: Desk, caption: str = "", credit: str = "") -> Element | None:
    """The figure of an asset; None, reported where it is a mistake, if there is nothing to show."""
    picture = desk.surroundings.picture(path)
    if picture is Absent.UNKNOWN:
        unknown_asset(path, line, desk)
    if isinstance(picture, Absent):
        return None
    desk.use_asset(picture.path)
    return figures.figure(picture, figures.picture(picture), escape(caption, quote=False), credit)


def build(call: Call, _text: Element, desk: Desk) -> Element | None:
    """A `figure.figure`."""
    return shown(call.argument, call.line, desk, call.option("caption"), call.option("credit"))


FIGURE = Block(
    name="figure",
    doc="A picture with the caption and credit of its sidecar, or others.",
    build=build,
    argument=Argument.REQUIRED,
    argument_doc="<asset path>",
    options={
        "caption": "Another caption than the sidecar's.",
        "credit": "Another credit than the sidecar's.",
    },
    example="::: figure intake.jpg\ncaption: The intake desk on its first morning.\n:::",
)
