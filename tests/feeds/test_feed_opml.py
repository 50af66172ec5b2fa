"""OPML: the list of all feeds."""

from __future__ import annotations

from xml.etree import ElementTree

from feed_samples import SITE, golden

from pressroom.feeds.opml import Line, opml

LINES = (
    Line(title="Lantern", url=f"{SITE}/feeds/all.rss.xml", home=f"{SITE}/", lang="en"),
    Line(title="Housing & <homes>", url=f"{SITE}/feeds/h.rss.xml", home=SITE, group="By topic"),
    Line(title="By Amira", url=f"{SITE}/feeds/a.rss.xml", home=SITE, group="By author"),
    Line(title="Work", url=f"{SITE}/feeds/w.rss.xml", home=SITE, group="By topic", lang="pa"),
)


def test_list_is_as_agreed() -> None:
    """The whole list of four feeds."""
    golden("all.opml", opml("Lantern", "Prairie Lantern", f"{SITE}/", LINES))


def test_feeds_stand_under_their_headings() -> None:
    """Groups are in the order they first appear; what has none stands on top."""
    root = ElementTree.fromstring(opml("Lantern", "Prairie Lantern", SITE, LINES))
    top = [outline.get("text") for outline in root.findall("body/outline")]
    assert top == ["Lantern", "By topic", "By author"]
    topics = root.findall("body/outline[@text='By topic']/outline")
    assert [outline.get("text") for outline in topics] == ["Housing & <homes>", "Work"]


def test_list_is_of_rss_only() -> None:
    """Every feed is there once, in a format that readers import."""
    root = ElementTree.fromstring(opml("Lantern", "Prairie Lantern", SITE, LINES))
    feeds = [outline for outline in root.iter("outline") if outline.get("xmlUrl")]
    assert [outline.get("xmlUrl") for outline in feeds] == [
        LINES[0].url,
        LINES[1].url,
        LINES[3].url,
        LINES[2].url,
    ]
    assert {outline.get("type") for outline in feeds} == {"rss"}
