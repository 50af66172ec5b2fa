"""RSS 2.0 and Atom by feedgen, and the mends for what feedgen gets wrong. Nothing else imports it.

What feedgen would write wrongly is kept from it and written by the extensions below: dates, which it
formats by changing the locale of the whole process; links of Atom entries, whose attributes it loses;
Media RSS, Dublin Core and hubs, which it knows in part or not at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.utils import format_datetime
from hashlib import sha256
from typing import Any, TypeAlias

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from pressroom.feeds.entry import Enclosure, Entry, Feed
from pressroom.feeds.text import as_html
from pressroom.language.words import words

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

BEGINNING = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When an empty Atom feed was last updated: it must say something, and nothing has happened yet."""
DRAWN = frozenset(
    {"digitalArt", "digitalCreation", "humanEdits", "softwareImage", "dataDrivenMedia"}
)
"""IPTC digital source types of pictures that somebody drew."""
COMPUTED = frozenset(
    {
        "algorithmicMedia",
        "compositeSynthetic",
        "compositeWithTrainedAlgorithmicMedia",
        "trainedAlgorithmicMedia",
        "virtualRecording",
    }
)
"""IPTC digital source types of pictures that a machine made: their credit is for nobody's craft."""

Element: TypeAlias = Any
"""An element of lxml, which feedgen hands over and which has no types."""


class Unsaid(dt.datetime):
    """A date that feedgen takes for none: left alone, it writes the time of day into every feed."""

    def __bool__(self) -> bool:
        """False: there is nothing to print."""
        return False


class FeedMends(BaseExtension):  # type: ignore[misc]
    """What a feed needs beyond feedgen: namespaces and, in RSS, a hub and the date of its content."""

    feed: Feed

    def extend_ns(self) -> dict[str, str]:
        """The namespaces that entries use."""
        return {"dc": DC, "media": MEDIA}

    def extend_rss(self, root: Element) -> Element:
        """Add the hub and the date, which are said in Atom by feedgen itself."""
        channel = root[0]
        if self.feed.hub:
            xml_elem(f"{{{ATOM}}}link", channel, rel="hub", href=self.feed.hub)
        if self.feed.updated:
            say(channel, "lastBuildDate", rfc822(self.feed.updated))
        return root


class EntryMends(BaseEntryExtension):  # type: ignore[misc]
    """What an entry needs beyond feedgen."""

    entry: Entry
    feed: Feed

    def _byline(self) -> str:
        return words(self.entry.lang).gettext(", ").join(authors(self.entry, self.feed))

    def extend_rss(self, item: Element) -> Element:
        """Add dates, byline, language and pictures."""
        say(item, "pubDate", rfc822(self.entry.published))
        if self.entry.changed > self.entry.published:
            say(item, f"{{{ATOM}}}updated", rfc3339(self.entry.changed))
        say(item, f"{{{DC}}}creator", self._byline())
        if self.entry.lang != self.feed.lang:
            say(item, f"{{{DC}}}language", self.entry.lang)
        for enclosure in self.entry.enclosures:
            add_media(item, enclosure)
        return item

    def extend_atom(self, element: Element) -> Element:
        """Add links with all that they say, language and pictures."""
        if self.entry.lang != self.feed.lang:
            element.set(XML_LANG, self.entry.lang)
        for link in atom_links(self.entry):
            xml_elem("link", element, **link)
        for enclosure in self.entry.enclosures:
            add_media(element, enclosure)
        return element


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0, with full texts and Media RSS."""
    out = generator(feed)
    out.link(href=feed.rss, rel="self", type="application/rss+xml")
    out.link(href=feed.home, rel="alternate")  # the last one becomes the channel's <link>
    out.description(feed.subtitle or feed.title)
    out.docs("https://www.rssboard.org/rss-specification")
    out.updated(Unsaid(2000, 1, 1, tzinfo=dt.UTC))
    out.language(feed.lang)
    if feed.rights:
        out.copyright(feed.rights)
    if feed.logo:
        out.image(url=feed.logo, title=feed.title, link=feed.home)
    for entry in feed.entries:
        add_item(out, entry, feed)
    return bytes(out.rss_str(pretty=True))


def atom(feed: Feed) -> bytes:
    """The feed as Atom 1.0, with full texts and Media RSS."""
    out = generator(feed)
    out.id(feed.id)
    out.author(name=feed.author, uri=feed.home)
    out.link(href=feed.atom, rel="self", type="application/atom+xml")
    out.link(href=feed.home, rel="alternate", type="text/html")
    out.updated(max(map(told_apart, feed.entries), default=BEGINNING))
    if feed.hub:
        out.link(href=feed.hub, rel="hub")
    out.language(feed.lang)
    out.subtitle(feed.subtitle or None)
    out.rights(feed.rights or None)
    out.icon(feed.icon or None)
    out.logo(feed.logo or None)
    for entry in feed.entries:
        add_entry(out, entry, feed)
    return bytes(out.atom_str(pretty=True))


def generator(feed: Feed) -> FeedGenerator:
    """A generator with what both formats say alike."""
    out = FeedGenerator()
    out.register_extension("mends", FeedMends, EntryMends)
    out.mends.feed = feed
    out.title(feed.title)
    out.generator("Pressroom")
    return out


def new_entry(out: FeedGenerator, entry: Entry, feed: Feed) -> FeedEntry:
    """An entry at the end of the feed, with what both formats say alike."""
    made = out.add_entry(order="append")
    made.mends.entry, made.mends.feed = entry, feed
    made.guid(entry.id, permalink=False)
    made.title(entry.title or entry.url)
    made.category([{"term": term} for term in categories(entry)])
    return made


def add_item(out: FeedGenerator, entry: Entry, feed: Feed) -> None:
    """An entry of an RSS feed."""
    made = new_entry(out, entry, feed)
    made.link(href=entry.url, rel="alternate")
    made.description(as_html(entry.summary or entry.title or entry.url))
    made.content(entry.content_html)
    if entry.enclosures:  # RSS readers expect one
        first = entry.enclosures[0]
        made.enclosure(first.url, first.size, first.type)


def add_entry(out: FeedGenerator, entry: Entry, feed: Feed) -> None:
    """An entry of an Atom feed."""
    made = new_entry(out, entry, feed)
    made.updated(told_apart(entry))
    made.published(entry.published)
    made.author([{"name": name} for name in authors(entry, feed)])
    made.content(entry.content_html, type="html")
    if entry.summary:
        made.summary(entry.summary)


def authors(entry: Entry, feed: Feed) -> tuple[str, ...]:
    """Whose byline it is: the organization's where nobody signed.

    RSS gets them in one line, for readers show either the first or the last of several creators.
    """
    return entry.authors or (feed.author,)


def told_apart(entry: Entry) -> dt.datetime:
    """When an entry changed, with a fraction of a second from its identity.

    Translations appear at the same time, but no two entries of an Atom feed should have the same
    `updated` (the W3C's validator warns), and an entry's must not move when another one comes.
    """
    number = int.from_bytes(sha256(entry.id.encode()).digest()[:4])
    return entry.changed.replace(microsecond=number % 1_000_000)


def categories(entry: Entry) -> list[str]:
    """Topic and tags, each once."""
    return list(dict.fromkeys(term for term in (entry.topic, *entry.tags) if term))


def atom_links(entry: Entry) -> Iterator[dict[str, str]]:
    """The links of an Atom entry: its page and its enclosures."""
    yield {"href": entry.url, "rel": "alternate", "type": "text/html", "hreflang": entry.lang}
    for enclosure in entry.enclosures:
        link = {"href": enclosure.url, "rel": "enclosure", "type": enclosure.type}
        link |= {"length": str(enclosure.size)} if enclosure.size else {}
        yield link | ({"title": enclosure.title} if enclosure.title else {})


def add_media(parent: Element, enclosure: Enclosure) -> None:
    """A picture or recording as Media RSS 1.5 has it, with description, credit and terms.

    The terms stand in `media:copyright`, with the licence's address: the W3C's validator doesn't
    know `media:license`.
    """
    measures = {"width": enclosure.width, "height": enclosure.height, "fileSize": enclosure.size}
    content = xml_elem(
        f"{{{MEDIA}}}content",
        parent,
        url=enclosure.url,
        type=enclosure.type,
        medium=enclosure.medium,
        **{name: str(number) for name, number in measures.items() if number},
    )
    say(content, f"{{{MEDIA}}}title", enclosure.title, type="plain")
    say(content, f"{{{MEDIA}}}description", enclosure.description, type="plain")
    say(content, f"{{{MEDIA}}}credit", enclosure.credit, **role(enclosure))
    licence = {"url": enclosure.licence_url} if enclosure.licence_url else {}
    say(content, f"{{{MEDIA}}}copyright", enclosure.rights or enclosure.licence_url, **licence)


def role(enclosure: Enclosure) -> dict[str, str]:
    """What the person credited did, in the words of the European Broadcasting Union."""
    made_by = enclosure.source_type.rpartition("/")[2]
    if enclosure.medium != "image" or made_by in COMPUTED:
        return {}
    return {"role": "illustrator" if made_by in DRAWN else "photographer", "scheme": "urn:ebu"}


def say(parent: Element, name: str, text: str, **attributes: str) -> None:
    """Put an element with a text below another; nothing where there is no text."""
    if text:
        xml_elem(name, parent, **attributes).text = text


def rfc822(moment: dt.datetime) -> str:
    """A date as RSS has it: `Sun, 22 Nov 2026 09:00:00 -0700`, in English whatever the locale."""
    return format_datetime(moment.replace(microsecond=0))


def rfc3339(moment: dt.datetime) -> str:
    """A date as Atom has it."""
    return moment.isoformat(timespec="seconds")
