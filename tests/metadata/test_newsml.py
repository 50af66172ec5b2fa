"""NewsML-G2: what an XML system takes in says the same as ninjs, in IPTC's order and codes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from lxml import etree
from test_ninjs import BARE, DAY, HELD, ITEM, LATEST, RETRACTION

from pressroom.metadata.news import NewsItem, Retraction
from pressroom.metadata.newsml import newsml, newsml_package, xhtml

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
NAMES = {"g": G2.strip("{}"), "x": "http://www.w3.org/1999/xhtml"}
ITEM_META = [
    "itemClass", "provider", "versionCreated", "firstCreated", "embargoed", "pubStatus", "title",
    "edNote", "signal", "altRep", "link",
]  # fmt: skip
"""The order in which IPTC's schema wants what we say of an item."""
RICH = replace(
    ITEM,
    html='<p>Tea &amp; <em>talk</em><br>for <a href="https://t.example.org/?a=1&amp;b=2">all</a></p>\n<hr>\n'
    '<figure>\n<img src="/k.jpg" alt="A &lt;kettle&gt;">\n</figure>',
    text="Tea & talk\nfor all <now>",
)


def tree(item: NewsItem | Retraction) -> etree._Element:
    """The item as a parser reads it."""
    return etree.fromstring(newsml(item))


def said(root: etree._Element, path: str) -> list[str]:
    """Texts or values at a path."""
    return [str(getattr(found, "text", found)) for found in root.xpath(path, namespaces=NAMES)]


@pytest.mark.parametrize("item", [ITEM, HELD, RETRACTION, BARE, RICH])
def test_the_outside_is_as_the_schema_wants_it(item: NewsItem | Retraction) -> None:
    """Root, version, catalogue, and the parts of an item in their order, each once where only one may be."""
    root = tree(item)
    assert root.tag == f"{G2}newsItem"
    assert root.get("standard") == "NewsML-G2" and root.get("standardversion") == "2.35"
    assert root.get("guid") == item.uri and int(root.get("version", "")) == item.version
    parts = [part.tag.removeprefix(G2) for part in root]
    order = ["catalogRef", "rightsInfo", "itemMeta", "contentMeta", "contentSet"]
    assert parts == [name for name in order if name in parts]
    assert {"catalogRef", "itemMeta"} <= set(parts)
    meta = [part.tag.removeprefix(G2) for part in root.find(f"{G2}itemMeta")]
    assert meta == sorted(meta, key=ITEM_META.index)
    assert {"itemClass", "provider", "versionCreated", "pubStatus"} <= set(meta)


def test_status_says_whether_it_may_be_used() -> None:
    """Usable when it is public, withheld until the embargo ends, canceled once it was withdrawn."""
    statuses = [said(tree(item), "//g:pubStatus/@qcode") for item in (ITEM, HELD, RETRACTION)]
    assert statuses == [["stat:usable"], ["stat:withheld"], ["stat:canceled"]]
    assert said(tree(HELD), "//g:embargoed") == ["2026-11-22T09:00:00-07:00"]
    assert not said(tree(ITEM), "//g:embargoed")


def test_a_retraction_holds_nothing_of_the_text() -> None:
    """It has no content at all: who published, that it is cancelled, why, and where that is said."""
    root = tree(RETRACTION)
    assert said(root, "//g:edNote") == ["A figure was wrong."]
    assert said(root, "//g:altRep") == [RETRACTION.url]
    assert not root.xpath("//g:contentMeta|//g:contentSet|//g:title|//g:headline", namespaces=NAMES)


def test_a_later_version_says_what_it_is() -> None:
    """A first version signals nothing, a later one an update, one that mends a mistake a correction."""
    first, later = replace(ITEM, version=1), ITEM
    mended = replace(ITEM, corrected=True)
    signals = [said(tree(item), "//g:signal/@qcode") for item in (first, later, mended)]
    assert signals == [[], ["sig:update"], ["sig:correction"]]
    assert said(tree(ITEM), "//g:edNote") == [ITEM.note]


def test_rights_go_with_the_text() -> None:
    """Whose it is, on which terms, and what must be printed beside each picture."""
    root = tree(ITEM)
    assert said(root, "//g:copyrightHolder/g:name") == ["Prairie Lantern"]
    assert said(root, "//g:usageTerms") == ["Free to use."]
    under = said(root, "//x:div[@class='figure']/x:p")
    assert under == ["The door.", "Prairie Lantern", "Free with credit."]
    assert said(root, "//x:div[@class='figure']/x:img/@alt") == ["A door."]


def test_text_arrives_whole() -> None:
    """The XHTML is well-formed with every element in its namespace, the plain text is the very same."""
    root = tree(RICH)
    assert said(root, "//g:inlineData") == [RICH.text]
    (body,) = root.xpath("//x:html/x:body", namespaces=NAMES)
    assert all(each.tag.startswith("{http://www.w3.org/1999/xhtml}") for each in body.iter())
    assert "Tea & talkfor all" in "".join(body.itertext())
    assert said(root, "//x:a/@href") == ["https://t.example.org/?a=1&b=2"]
    assert xhtml("<p>a<br>b<br/></p><hr>") == "<p>a<br/>b<br/></p><hr/>"


def test_whom_to_call_and_what_it_is_about() -> None:
    """Contacts with their ways, genre by IPTC's address, topics, language and headline."""
    root = tree(ITEM)
    assert said(root, "//g:contributor/g:name") == ["Jean-Luc Tremblay"]
    assert said(root, "//g:contactInfo/g:phone") == ["403-555-0101"]
    assert said(root, "//g:genre/@uri") == ["http://cv.iptc.org/newscodes/genre/Press_Release"]
    assert said(root, "//g:subject/g:name") == ["Housing"]
    assert said(root, "//g:headline") == [ITEM.headline, ITEM.subtitle]
    assert said(root, "//g:language/@tag") == ["en"]


def test_what_xml_cannot_say_is_left_out() -> None:
    """Control characters, which no parser would take, become spaces."""
    odd = replace(ITEM, headline="A\x0bnew\x00office", html="<p>\x1f</p>", text="\ufffe.")
    assert said(tree(odd), "//g:headline")[0] == "A new office"


def test_a_list_refers_to_each_item() -> None:
    """A package names each item with its version, status and address; of a retraction no headline."""
    root = etree.fromstring(newsml_package(LATEST))
    assert root.tag == f"{G2}packageItem"
    assert int(root.get("version", "")) == int(DAY.timestamp())
    assert said(root, "//g:itemMeta/g:itemClass/@qcode") == ["ninat:composite"]
    assert said(root, "//g:itemRef/@residref") == [item.uri for item, _ in LATEST.items]
    assert said(root, "//g:itemRef/@href") == [address for _, address in LATEST.items]
    assert said(root, "//g:itemRef/g:pubStatus/@qcode") == [
        "stat:usable", "stat:canceled", "stat:usable",
    ]  # fmt: skip
    (gone,) = root.xpath("//g:itemRef[g:pubStatus/@qcode='stat:canceled']", namespaces=NAMES)
    assert not gone.xpath("g:headline|g:title|g:description", namespaces=NAMES)
    later = replace(LATEST, changed=DAY + dt.timedelta(seconds=1))
    assert int(etree.fromstring(newsml_package(later)).get("version", "")) > int(DAY.timestamp())


def test_the_same_item_has_the_same_bytes() -> None:
    """And letters of every script stay letters."""
    item = replace(ITEM, headline="ਨਵਾਂ ਦਫ਼ਤਰ")
    assert newsml(item) == newsml(item) and "ਨਵਾਂ ਦਫ਼ਤਰ" in newsml(item).decode()
