"""Drawings in SVG: their size, and a clean copy without scripts, foreign content or outside references."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable

from pressroom.media.carriers import jpeg, png
from pressroom.media.carriers.damage import Damaged
from pressroom.media.safe_xml import Attributes, UnsafeXml, escaped, walk

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
LARGEST = 8_000_000
"""Bytes. A drawing larger than this belongs into a raster format."""

DRAWING = (
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan "
    "textPath linearGradient radialGradient stop pattern clipPath mask marker filter image style "
    "switch feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
    "feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB "
    "feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence"
)
ELEMENTS = frozenset(DRAWING.split(" "))
UNWRAPPED = frozenset(("a",))
"""Left out, but not what is in them: a link around a shape."""
ATTRIBUTE = re.compile(r"(?!on)[A-Za-z][A-Za-z0-9-]*", re.IGNORECASE)
OUTSIDE = re.compile(r"url\s*\(\s*(?!['\"]?\s*#)|@import|expression\s*\(|javascript:|\\", re.I)
"""What a style must not say: an address that isn't within the drawing, in whatever disguise."""
EMBEDDED = re.compile(r"data:image/(png|jpeg|jpg);base64,([A-Za-z0-9+/=\s]+)")
LENGTH = re.compile(r"\s*([0-9.]+(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|ex|rem)?\s*")
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54} | {
    "in": 96.0,
    "em": 16.0,
    "ex": 8.0,
    "rem": 16.0,
}
DEFAULT_SIZE = (300, 150)


def size(data: bytes) -> tuple[int, int]:
    """Width and height in CSS pixels, from the root's own or from its viewBox. Raises UnsafeXml."""
    if len(data) > LARGEST:
        raise UnsafeXml(f"it is larger than {LARGEST // 1_000_000} MB")
    root: list[Attributes] = []

    def start(name: str, attributes: Attributes) -> None:
        if not root:
            if name not in (f"{SVG} svg", "svg"):
                raise UnsafeXml("it isn't a drawing")
            root.append(attributes)

    walk(data, start, lambda _: None, lambda _: None)
    if not root:
        raise UnsafeXml("it isn't a drawing")
    return _size(root[0])


def _size(root: Attributes) -> tuple[int, int]:
    box = _box(root.get("viewBox", ""))
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    if box and width and not height:
        height = width * box[1] / box[0]
    elif box and height and not width:
        width = height * box[0] / box[1]
    elif box and not width:
        width, height = box
    if not width or not height:
        return DEFAULT_SIZE
    return max(1, round(width)), max(1, round(height))


def _box(text: str) -> tuple[float, float] | None:
    try:
        _, _, width, height = (float(part) for part in text.replace(",", " ").split())
    except ValueError:
        return None
    fits = 0 < width < 1e6 and 0 < height < 1e6
    return (width, height) if fits else None


def _pixels(text: str) -> float:
    found = LENGTH.fullmatch(text)
    if not found:
        return 0.0
    try:
        value = float(found[1]) * PIXELS[found[2] or ""]
    except ValueError:
        return 0.0
    return value if value < 1e6 else 0.0


def cleaned(data: bytes, metadata: str = "") -> bytes:
    """The drawing with only what draws. `metadata` is XML that the copy tells of itself.

    Gone are scripts, handlers, foreign content, animations, comments, document types, links and
    every address outside the drawing; embedded JPEG and PNG pictures stay, without what they told.
    Raises UnsafeXml.
    """
    copy = _Copy(size(data), metadata)
    walk(data, copy.start, copy.end, copy.text)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(copy.parts) + "\n").encode()


class _Copy:
    """The copy while it grows."""

    def __init__(self, size: tuple[int, int], metadata: str) -> None:
        self.parts: list[str] = []
        self.size = size
        self.metadata = metadata
        self.open: list[str] = []
        self.dropped = 0
        self.style: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        local = _local(name)
        if self.dropped or (local not in ELEMENTS and local not in UNWRAPPED):
            self.dropped += 1
            return
        tag = "" if local in UNWRAPPED else local
        self.open.append(tag)
        if not tag:
            return
        if len(self.open) == 1:
            self._root(attributes)
        else:
            self.parts.append(f"<{tag}{_attributes(tag, attributes)}>")
        if tag == "style":
            self.style = []

    def _root(self, attributes: Attributes) -> None:
        width, height = self.size
        box = attributes.get("viewBox") or f"0 0 {width} {height}"
        rest = {
            name: value
            for name, value in attributes.items()
            if name not in ("viewBox", "width", "height", "version")
        }
        own = {"viewBox": box, "width": str(width), "height": str(height)}
        self.parts.append(
            f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}"{_attributes("svg", own | rest)}>'
        )
        if self.metadata:
            self.parts.append(f"<metadata>{self.metadata}</metadata>")

    def end(self, _name: str) -> None:
        if self.dropped:
            self.dropped -= 1
            return
        tag = self.open.pop()
        if tag == "style" and self.style is not None:
            css = "".join(self.style)
            self.parts.append("" if OUTSIDE.search(css) else escaped(css))
            self.style = None
        if tag:
            self.parts.append(f"</{tag}>")

    def text(self, text: str) -> None:
        if self.dropped or not self.open:
            return
        if self.style is not None:
            self.style.append(text)
        else:
            self.parts.append(escaped(text))


def _local(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return local if namespace in (SVG, "") else ""


def _attributes(tag: str, attributes: Attributes) -> str:
    parts = []
    for name, value in attributes.items():
        kept = _attribute(tag, name, value)
        if kept:
            parts.append(f' {kept[0]}="{escaped(kept[1])}"')
    return "".join(parts)


def _attribute(tag: str, name: str, value: str) -> tuple[str, str] | None:
    namespace, _, local = name.rpartition(" ")
    if local == "href" and namespace in ("", XLINK):
        target = _target(tag, value)
        return ("xlink:href", target) if target else None
    if namespace == XML and local in ("lang", "space"):
        return f"xml:{local}", value
    if namespace or local == "src" or not ATTRIBUTE.fullmatch(local):
        return None
    return None if OUTSIDE.search(value) else (local, value)


def _target(tag: str, value: str) -> str:
    value = value.strip()
    if value.startswith("#"):
        return value
    found = EMBEDDED.fullmatch(value) if tag == "image" else None
    return _embedded(found[1], found[2]) if found else ""


def _embedded(kind: str, coded: str) -> str:
    """An embedded picture without what it told; none where it can't be read."""
    rewrite: Callable[[bytes], bytes] = png.rewritten if kind == "png" else jpeg.rewritten
    try:
        data = rewrite(base64.b64decode(coded))
    except (Damaged, binascii.Error):
        return ""
    kind = "png" if kind == "png" else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
