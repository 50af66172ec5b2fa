"""Drawings: only what draws leaves."""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ET

import pytest
from media_samples import jpeg, saved, scene

from pressroom.media.safe_xml import UnsafeXml
from pressroom.media.svg import cleaned

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'


def clean(inside: str, head: str = HEAD) -> str:
    """A drawing's clean copy, which is well-formed."""
    done = cleaned(f"{head}>{inside}</svg>".encode()).decode()
    ET.fromstring(done)
    return done


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        '<script xlink:href="https://evil.example/x.js"/>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        "<foreignObject><p>alert(1)</p></foreignObject>",
        '<iframe src="https://evil.example/"/>',
        '<rect onclick="alert(1)"/>',
        '<rect ONLOAD="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><rect/></a>',
        '<a href="https://evil.example/"><rect/></a>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<use xlink:href="data:image/svg+xml;base64,AAAA"/>',
        '<image href="https://evil.example/x.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<feImage href="https://evil.example/x.png"/>',
        '<rect style="fill:url(https://evil.example/#a)"/>',
        '<rect fill="url(//evil.example/#a)"/>',
        "<rect fill='url(\"https://evil.example/\")'/>",
        '<rect style="fill:u\\72l(https://evil.example/)"/>',
        '<style>@import "https://evil.example/x.css";</style>',
        "<style>rect{fill:url(https://evil.example/)}</style>",
        "<style><![CDATA[rect{background:url(https://evil.example/)}]]></style>",
        '<rect><set attributeName="href" to="javascript:alert(1)"/></rect>',
        '<rect><animate attributeName="href" values="javascript:alert(1)"/></rect>',
        '<handler type="text/javascript">alert(1)</handler>',
        '<rect xml:base="https://evil.example/"/>',
        '<?xml-stylesheet href="https://evil.example/x.css"?>',
        "<!-- alert(1) -->",
        '<metadata><who xmlns="urn:x">alert(1)</who></metadata>',
        '<sodipodi:namedview xmlns:sodipodi="urn:s" path="/home/evil.example/"/>',
    ],
)
def test_what_is_dangerous_is_gone(inside: str) -> None:
    """Scripts, handlers, foreign content and outside references don't survive."""
    done = clean(inside + '<circle r="4"/>').lower()
    for word in ("alert", "evil", "javascript", "script", "foreignobject", "base64", "onload"):
        assert word not in done
    assert '<circle r="4">' in done


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0L9 9z" fill="#0f4c5c" stroke-width="2">',
        '<g transform="rotate(45)" class="a" id="b">',
        '<linearGradient id="g"><stop offset="0" stop-color="red">',
        '<rect fill="url(#g)">',
        "<rect style=\"fill:url('#g')\">",
        '<text x="1" y="2">ਦੀਵਾ &amp; lamp</text>',
        "<style>.a{fill:url(#g)}</style>",
        '<filter id="f"><feGaussianBlur stdDeviation="2">',
        '<title xml:lang="fr">Une lampe</title>',
    ],
)
def test_what_draws_stays(inside: str) -> None:
    """Shapes, text, gradients, styles and filters survive as they are."""
    opened = [part.split("<")[-1].split(" ")[0] for part in inside.split(">")[:-1]]
    closing = "".join(f"</{tag}>" for tag in reversed(opened) if f"</{tag}>" not in inside)
    closing = "" if "</" in inside and inside.endswith(">") and "</" in inside[-12:] else closing
    done = clean(inside + closing)
    assert inside.replace("'#g'", "&#x27;#g&#x27;") in done


def test_references_within(  # the one kind of reference a picture needs
) -> None:
    """A reference within the drawing stays, in the older spelling that every program reads."""
    assert '<use xlink:href="#b">' in clean('<g id="b"/><use href="#b"/>')


def test_embedded_pictures() -> None:
    """An embedded picture stays without what it told; one that can't be read goes."""
    for kind, data in (("jpeg", jpeg(comment=b"secret")), ("png", saved(scene(), "PNG"))):
        coded = base64.b64encode(data).decode()
        done = clean(f'<image width="9" href="data:image/{kind};base64,{coded}"/>')
        kept = base64.b64decode(done.split("base64,")[1].split('"')[0])
        assert kept[:4] == data[:4]
        assert b"secret" not in kept


def test_document_type_and_addresses_of_drawing_programs() -> None:
    """A document type goes; entities that only name namespaces are understood first."""
    data = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd" '
        '[<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>'
        '<svg xmlns="&ns_svg;" width="9" height="8"><rect/></svg>'
    )
    done = cleaned(data.encode()).decode()
    assert "DOCTYPE" not in done
    assert "<rect>" in done


def test_it_scales() -> None:
    """A drawing with a size and no viewBox gets one; a size in percent becomes pixels."""
    done = cleaned(b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20mm"/>').decode()
    assert 'viewBox="0 0 30 76"' in done
    done = clean("", f'{HEAD} width="100%" height="100%"')
    assert 'width="9" height="9"' in done


def test_spellings() -> None:
    """A prefixed drawing, one without a namespace and one in UTF-16 come out alike."""
    plain = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect/></svg>'
    prefixed = '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:rect/></s:svg>'
    bare = '<svg viewBox="0 0 9 9"><rect/></svg>'
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{plain}'.encode("utf-16")
    copies = {cleaned(each) for each in (plain.encode(), prefixed.encode(), bare.encode(), wide)}
    assert len(copies) == 1


def test_clean_stays_clean() -> None:
    """Cleaning twice changes nothing more."""
    once = clean('<g fill="url(#g)"><text>a &lt; b</text></g>')
    assert cleaned(once.encode()).decode() == once


@pytest.mark.parametrize("data", [b"", b"<svg", b"<p/>", b"<svg/>" + b" " * 8_000_000])
def test_no_drawing(data: bytes) -> None:
    """What is no drawing, or a giant one, is refused."""
    with pytest.raises(UnsafeXml):
        cleaned(data)
