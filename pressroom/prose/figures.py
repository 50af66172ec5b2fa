"""Pictures, recordings and their captions as elements."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pressroom.language.tags import direction
from pressroom.prose.surroundings import Picture, Recording
from pressroom.prose.tree import append, element, parsed
from pressroom.prose.wording import transcript

SIZES = "(min-width: 60rem) 42rem, 100vw"
"""How wide a picture in the text is shown: the text column, or the whole of a phone."""


def picture(shown: Picture, alt: str = "") -> Element:
    """A `picture` with every rendition; `alt` replaces the sidecar's."""
    own = not alt and shown.alt_lang
    img = element(
        "img",
        {
            "src": shown.src,
            "srcset": shown.srcset or None,
            "sizes": SIZES if shown.srcset else None,
            "width": str(shown.width) if shown.width else None,
            "height": str(shown.height) if shown.height else None,
            "alt": alt or shown.alt,
            "lang": shown.alt_lang if own else None,
            "loading": "lazy",
            "decoding": "async",
        },
    )
    sources = (
        element("source", {"type": kind, "srcset": srcset, "sizes": SIZES})
        for kind, srcset in shown.sources
    )
    return element("picture", {}, *sources, img)


def caption(html: str, credit: str, lang: str = "") -> Element | None:
    """A `figcaption` with caption and credit, where there is either."""
    if not html and not credit:
        return None
    spoken = {"lang": lang, "dir": direction(lang)} if lang else {}
    caption_span = element("span", {"class": "caption", **spoken}) if html else None
    if caption_span is not None:
        _pour(html, caption_span)
    credit_span = element("span", {"class": "credit"}, credit) if credit else None
    between = " " if html and credit else None
    return element("figcaption", {}, caption_span, between, credit_span)


def _pour(html: str, into: Element) -> None:
    """Put the contents of a caption, which may be a paragraph, into an element as running text."""
    fragment = parsed(html)
    append(into, fragment.text)
    for child in list(fragment):
        if child.tag != "p":
            into.append(child)
            continue
        append(into, child.text)
        into.extend(list(child))
        append(into, child.tail)


def figure(shown: Picture, inner: Element, html: str = "", credit: str = "") -> Element:
    """A figure around a picture; caption and credit replace the sidecar's."""
    lang = "" if html else shown.alt_lang
    return element(
        "figure",
        {"class": "figure"},
        inner,
        caption(html or str(shown.caption), credit or shown.credit, lang),
    )


def player(shown: Recording, lang: str, title: str = "") -> Element:
    """The browser's own player for a recording, with caption, credit and transcript."""
    track = None
    if shown.captions_url and shown.medium == "video":
        track = element("track", {"kind": "captions", "src": shown.captions_url, "srclang": lang})
    media = element(
        shown.medium,
        {
            "controls": "",
            "preload": "metadata",
            "src": shown.src,
            "aria-label": title or shown.title,
        },
        track,
    )
    spoken = None
    if shown.transcript:
        paragraphs = (element("p", {}, p) for p in shown.transcript.split("\n\n") if p.strip())
        spoken = element(
            "details",
            {"class": "transcript"},
            element("summary", {}, transcript(lang)),
            *paragraphs,
        )
    text = caption(str(shown.caption), shown.credit)
    return element(
        "div", {"class": "embed"}, element("figure", {"class": "figure"}, media, text), spoken
    )
