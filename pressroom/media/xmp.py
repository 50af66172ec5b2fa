"""XMP, the vocabulary in which every picture format can carry an imprint: read, and written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pressroom.media.imprint import Imprint, Publisher
from pressroom.media.safe_xml import Attributes, UnsafeXml, escaped, walk
from pressroom.model.keys import Localized

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "cc": "http://creativecommons.org/ns#",
}
XML = "http://www.w3.org/XML/1998/namespace"
OTHERS = {
    "exif": "http://ns.adobe.com/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
}
"""Vocabularies that we read and never write."""
PREFIXES = {address: prefix for prefix, address in (NAMESPACES | OTHERS).items()}
HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
TAIL = '<?xpacket end="r"?>'
OPENING, CLOSING = '<x:xmpmeta xmlns:x="adobe:ns:meta/">', "</x:xmpmeta>"
LONGEST = 60_000
"""Bytes: a JPEG file's segment holds 65,533."""
LONGEST_TEXT = 4000
"""Characters of one text where the whole would not fit."""


def packet(imprint: Imprint) -> bytes:
    """The imprint as a packet; where it would be too long, in the newsroom's language only."""
    whole = _packet(imprint)
    return whole if len(whole) <= LONGEST else _packet(_shorter(imprint))


def _packet(imprint: Imprint) -> bytes:
    return (HEAD + _element(imprint) + TAIL).encode("utf-8", "replace")


def _shorter(imprint: Imprint) -> Imprint:
    def one(text: Localized | None) -> Localized | None:
        lang = imprint.publisher.lang
        return Localized((("", text.get(lang)[:LONGEST_TEXT]),)) if text else None

    return replace(
        imprint, alt=one(imprint.alt), caption=one(imprint.caption), terms=one(imprint.terms)
    )


def element_of(packet: bytes) -> str:
    """The RDF of one of our packets, for a drawing's metadata: there it needs nothing around it, and the
    W3C's checker allows nothing."""
    told = packet.decode().removeprefix(HEAD).removesuffix(TAIL)
    return told.removeprefix(OPENING).removesuffix(CLOSING)


def _element(imprint: Imprint) -> str:
    names = "".join(
        f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items() if prefix != "rdf"
    )
    return (
        f'{OPENING}<rdf:RDF xmlns:rdf="{NAMESPACES["rdf"]}"><rdf:Description rdf:about=""{names}>'
        f"{''.join(_properties(imprint))}"
        f"</rdf:Description></rdf:RDF>{CLOSING}"
    )


def _properties(imprint: Imprint) -> Iterable[str]:
    owner, lang = imprint.publisher, imprint.publisher.lang
    yield _list("dc:creator", "Seq", (imprint.creator,))
    yield _texts("dc:description", imprint.caption, lang)
    yield _texts("dc:rights", _plain(imprint.copyright), lang)
    yield _list("dc:subject", "Bag", imprint.keywords)
    yield _simple("photoshop:Credit", imprint.credit)
    yield _simple("photoshop:Source", owner.name)
    yield _simple("photoshop:DateCreated", imprint.taken.isoformat() if imprint.taken else "")
    yield _simple("xmpRights:Marked", "False" if imprint.public_domain else "True")
    yield _texts("xmpRights:UsageTerms", imprint.terms, lang)
    yield _simple("xmpRights:WebStatement", imprint.licence_url or owner.rights_url)
    if imprint.licence_url:
        yield f'<cc:license rdf:resource="{escaped(imprint.licence_url)}"/>'
    yield _simple("Iptc4xmpCore:Location", imprint.place)
    yield _texts("Iptc4xmpCore:AltTextAccessibility", imprint.alt, lang)
    yield _contact(owner)
    yield _simple("Iptc4xmpExt:DigitalSourceType", imprint.source_type)
    yield _licensor(owner)


def _contact(owner: Publisher) -> str:
    parts = (
        _simple("Iptc4xmpCore:CiEmailWork", owner.email),
        _simple("Iptc4xmpCore:CiTelWork", owner.phone),
        _simple("Iptc4xmpCore:CiUrlWork", owner.url),
    )
    return _struct("Iptc4xmpCore:CreatorContactInfo", parts)


def _licensor(owner: Publisher) -> str:
    parts = (
        _simple("plus:LicensorName", owner.name),
        _simple("plus:LicensorTelephone1", owner.phone),
        _simple("plus:LicensorEmail", owner.email),
        _simple("plus:LicensorURL", owner.rights_url),
    )
    inside = _struct("rdf:li", parts)
    return f"<plus:Licensor><rdf:Seq>{inside}</rdf:Seq></plus:Licensor>"


def _struct(name: str, parts: Iterable[str]) -> str:
    inside = "".join(parts)
    return f'<{name} rdf:parseType="Resource">{inside}</{name}>' if inside else ""


def _plain(text: str) -> Localized | None:
    return Localized((("", text),)) if text else None


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escaped(text)}</{name}>" if text else ""


def _list(name: str, kind: str, items: Iterable[str]) -> str:
    inside = "".join(_simple("rdf:li", item) for item in items)
    return f"<{name}><rdf:{kind}>{inside}</rdf:{kind}></{name}>" if inside else ""


def _texts(name: str, text: Localized | None, lang: str) -> str:
    """The text for programs that ask for no language, then what other languages say otherwise."""
    if not text:
        return ""
    plain = text.get(lang)
    each = [("x-default", plain), *((tag, t) for tag, t in text.texts if tag and t and t != plain)]
    inside = "".join(
        f'<rdf:li xml:lang="{escaped(tag)}">{escaped(words)}</rdf:li>' for tag, words in each
    )
    return f"<{name}><rdf:Alt>{inside}</rdf:Alt></{name}>"


Found = dict[str, list[tuple[str, str]]]


def read(data: bytes) -> Found:
    """The properties of a packet by name (`dc:description`), each a list of (language, text).

    Structures are passed over. What can't be read safely counts as nothing.
    """
    reader = _Reader()
    start, end = data.find(b"<"), data.rfind(b">") + 1
    try:
        walk(data[max(start, 0) : end], reader.start, reader.end, reader.text)
    except UnsafeXml:
        return {}
    return reader.found


class _Reader:
    """What has been read of a packet."""

    def __init__(self) -> None:
        self.found: Found = {}
        self.path: list[str] = []
        self.lang = ""
        self.words: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        name = _short(name)
        self.path.append(name)
        self.words = []
        self.lang = attributes.get(f"{XML} lang", "")
        if name == "rdf:Description" and len(self.path) <= 3:
            for key, value in attributes.items():
                self._add(_short(key), value)
        resource = attributes.get(f"{NAMESPACES['rdf']} resource")
        if resource:
            self._add(name, resource)

    def text(self, text: str) -> None:
        self.words.append(text)

    def end(self, _name: str) -> None:
        name = self.path.pop()
        words = "".join(self.words).strip()
        self.words = []
        if not words:
            return
        # …/rdf:Description/property or …/rdf:Description/property/rdf:Alt/rdf:li
        if self.path[-1:] == ["rdf:Description"]:
            self._add(name, words)
        elif name == "rdf:li" and self.path[-3:-2] == ["rdf:Description"]:
            self._add(self.path[-2], words)

    def _add(self, name: str, text: str) -> None:
        self.found.setdefault(name, []).append((self.lang, text))


def _short(name: str) -> str:
    address, _, local = name.rpartition(" ")
    return f"{PREFIXES[address]}:{local}" if address in PREFIXES else name
