"""Dressing a body's tree: links and pictures resolved, blocks built, tables and headings made accessible."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from xml.etree.ElementTree import Element

from pressroom.language.slugs import slug
from pressroom.prose import figures, rules
from pressroom.prose.allowed import is_allowed
from pressroom.prose.blocks.call import Block, Call
from pressroom.prose.desk import Desk
from pressroom.prose.links import address_of, anchor, image
from pressroom.prose.surroundings import Picture
from pressroom.prose.tree import element, is_blank, replace, unwrap
from pressroom.prose.wording import back_to_text, table

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ATTRIBUTE = re.compile(r"[a-z][a-z-]*", re.IGNORECASE)
"""Other names, and names without a value, come of braces that were no attribute list."""
ALIGNED = re.compile(r"\s*text-align:\s*(left|center|right);?\s*")
PLACE = "data-press"
"""The attribute that keeps a block's place until it is built: the block's number."""

Calls = Mapping[int, tuple[Block, Call]]


def dress(
    root: Element,
    calls: Calls,
    desk: Desk,
    dateline: str = "",
    spoken: Callable[[str], str] = str,
) -> None:
    """Make a tree fit to print, in place; `spoken` gives the words of a text with stand-ins in it.

    Works from the innermost elements outwards, so that what an element holds is done by the time
    it is moved into a figure or a block.
    """
    pictures: dict[Element, tuple[Picture, str]] = {}
    elements = list(root.iter())
    for parent in reversed(elements):
        if parent.attrib:
            _attributes(parent, desk)
        for child in list(parent):
            _child(parent, child, desk, pictures)
        if pictures:
            _figures(parent, pictures)
    _headings(elements, desk, spoken)
    _tables(elements, desk)
    _blocks(elements, calls, desk)
    if dateline:
        _dateline(root, dateline)


def _attributes(dressed: Element, desk: Desk) -> None:
    for name, value in dressed.items():
        if value is None:  # an attribute list may name one and say no more
            dressed.set(name, "")
    style = dressed.get("style")
    if style is not None and dressed.tag in ("td", "th") and (found := ALIGNED.fullmatch(style)):
        del dressed.attrib["style"]
        dressed.set("class", f"{dressed.get('class', '')} align-{found[1]}".strip())
    for name in () if desk.trusted else list(dressed.attrib):
        if name == "style" or not is_allowed(str(dressed.tag), name):
            value = dressed.attrib.pop(name)
            if ATTRIBUTE.fullmatch(name) and value not in ("", name):
                report_attribute(name, desk.source.line_of(value), desk)
    if dressed.tag in ("video", "audio", "source", "track"):
        _media(dressed, desk)


def report_attribute(name: str, line: int, desk: Desk) -> None:
    """Say that an attribute was taken away."""
    hint = "Give a class and style it in the theme." if name.lower() == "style" else ""
    desk.report(rules.RAW_ATTRIBUTE, line, f"The attribute {name} is left out.", hint)


def _media(dressed: Element, desk: Desk) -> None:
    for name in ("src", "poster"):
        if name in dressed.attrib:
            url = address_of(dressed.attrib.pop(name), desk)
            if url:
                dressed.set(name, url)


def _child(
    parent: Element, child: Element, desk: Desk, pictures: dict[Element, tuple[Picture, str]]
) -> None:
    if child.tag == "img":
        _image(parent, child, desk, pictures)
    elif child.tag == "a" and "footnote-backref" in child.get("class", ""):
        child.attrib.pop("title", None)
        child.set("aria-label", back_to_text(desk.surroundings.lang))
    elif child.tag == "a" and "href" in child.attrib and not anchor(child, desk):
        unwrap(parent, child)


def _image(
    parent: Element, img: Element, desk: Desk, pictures: dict[Element, tuple[Picture, str]]
) -> None:
    shown = image(img, desk)
    if isinstance(shown, str):
        replace(parent, img, shown)
    elif shown is None:
        img.set("loading", "lazy")
        img.set("alt", img.get("alt", ""))
    else:
        made = figures.picture(shown, img.get("alt", ""))
        if "class" in img.attrib:
            made[-1].set("class", img.attrib["class"])
        replace(parent, img, made)
        pictures[made] = (shown, img.get("title", ""))


def _figures(parent: Element, pictures: Mapping[Element, tuple[Picture, str]]) -> None:
    """Make figures of pictures that stand by themselves."""
    if parent.tag == "p":
        _figure(parent, pictures)
    elif parent.tag in ("div", "section") and is_blank(parent.text):
        for child in list(parent):
            if child in pictures and is_blank(child.tail):
                paragraph = element("p")
                replace(parent, child, paragraph)
                paragraph.append(child)
                _figure(paragraph, pictures)


def _figure(paragraph: Element, pictures: Mapping[Element, tuple[Picture, str]]) -> None:
    """Make a figure of a paragraph that holds one picture, linked or not, and nothing else."""
    inner = _alone(paragraph)
    held = _alone(inner) if inner is not None and inner.tag == "a" else inner
    if inner is None or held is None or held not in pictures:
        return
    shown, title = pictures[held]
    inner.tail = None
    made = figures.figure(shown, inner, escape(title, quote=False))
    paragraph.tag, paragraph.text = "figure", None
    paragraph.attrib = {**paragraph.attrib, **made.attrib}
    paragraph[:] = list(made)


def _alone(parent: Element) -> Element | None:
    if len(parent) == 1 and is_blank(parent.text) and is_blank(parent[0].tail):
        return parent[0]
    return None


def _headings(elements: list[Element], desk: Desk, spoken: Callable[[str], str]) -> None:
    """Headings start at the second level, and each has an id, or stands first in what has one."""
    headings = [e for e in elements if e.tag in HEADINGS]
    if not headings:
        return
    named = {e[0] for e in elements if "id" in e.attrib and len(e) and is_blank(e.text)}
    shift = 2 - min(HEADINGS.index(str(h.tag)) + 1 for h in headings)
    prefix = desk.surroundings.prefix
    taken = {e.attrib["id"]: 1 for e in elements if "id" in e.attrib}
    for heading in headings:
        heading.tag = f"h{min(HEADINGS.index(str(heading.tag)) + 1 + shift, 6)}"
        if "id" not in heading.attrib and heading not in named:
            name = slug(spoken("".join(heading.itertext())), desk.surroundings.lang) or "section"
            heading.set("id", free_name(f"{prefix}-{name}" if prefix else name, taken))


def free_name(name: str, taken: dict[str, int]) -> str:
    """The name, numbered if it is taken; `taken` knows how often each was."""
    candidate = name
    while candidate in taken:
        taken[name] = taken.get(name, 1) + 1
        candidate = f"{name}-{taken[name]}"
    taken[candidate] = 1
    return candidate


def _tables(elements: list[Element], desk: Desk) -> None:
    """Wide tables scroll by themselves, and those who use the keyboard can reach them."""
    found = [(p, c) for p in elements for c in list(p) if c.tag == "table"]
    for number, (parent, child) in enumerate(found, 1):
        label = table(desk.surroundings.lang, number)
        reach = {"class": "table-scroll", "tabindex": "0", "role": "group", "aria-label": label}
        wrap = element("div", reach)
        replace(parent, child, wrap)
        wrap.append(child)


def _blocks(elements: list[Element], calls: Calls, desk: Desk) -> None:
    """Put every block where its place was kept; inner ones first."""
    if not calls:
        return
    places = [(p, c) for p in reversed(elements) for c in list(p) if PLACE in c.attrib]
    built = set()
    for parent, place in sorted(places, key=lambda pair: pair[1].attrib[PLACE].zfill(9)):
        number = place.attrib.pop(PLACE)
        if not number.isdecimal() or int(number) not in calls or number in built:
            continue
        built.add(number)
        block, call = calls[int(number)]
        replace(parent, place, block.build(call, place, desk))
    for number in sorted(set(map(str, calls)) - built, key=int):
        block, call = calls[int(number)]
        desk.report(
            rules.BLOCK_PLACE,
            call.line,
            f"Block {block.name} stands inside raw HTML or code.",
            "Close the HTML before it.",
        )


def _dateline(root: Element, dateline: str) -> None:
    """Begin the first paragraph with the dateline; one of its own where there is no paragraph."""
    first = next((child for child in root if child.tag == "p"), None)
    if first is None:
        first = element("p")
        root.insert(0, first)
    span = element("span", {"class": "dateline"}, dateline)
    span.tail = " " + (first.text or "").lstrip()
    first.text = None
    first.insert(0, span)
