"""Every feed, calendar and list of feeds of the sample, as other people's programs read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import feedparser
from built_site import SITE_URL, Output
from icalendar import Calendar
from lxml import etree


def files(site: Output, suffix: str) -> list[Path]:
    """The feeds of a form; there are some."""
    found = [f for f in site.files() if f.name.endswith(suffix) and "feeds" in f.parts]
    assert found, suffix
    return found


def address(site: Output, file: Path) -> str:
    """Where a file is published."""
    return f"{SITE_URL}/{file.relative_to(site.folder).as_posix()}"


def entries(site: Output) -> Iterator[tuple[Path, str]]:
    """Every link of every entry of every feed."""
    for suffix in (".rss.xml", ".atom.xml"):
        for file in files(site, suffix):
            for entry in feedparser.parse(file.read_bytes()).entries:
                yield file, entry.link
    for file in files(site, ".json"):
        for item in json.loads(file.read_bytes())["items"]:
            yield file, item["url"]


def test_feedparser_reads_rss_and_atom_without_a_murmur(site: Output) -> None:
    """Each feed is well-formed, knows its own address and has entries with ids, dates and texts."""
    for suffix, form in ((".rss.xml", "rss20"), (".atom.xml", "atom10")):
        for file in files(site, suffix):
            feed = feedparser.parse(file.read_bytes())
            assert not feed.bozo, (file, feed.get("bozo_exception"))
            assert feed.version == form
            own = [unquote(link.href) for link in feed.feed.links if link.rel == "self"]
            assert own == [address(site, file)]
            assert feed.entries, file
            assert len({entry.id for entry in feed.entries}) == len(feed.entries)
            for entry in feed.entries:
                assert entry.title and entry.link and entry.summary, (file, entry.id)
                assert entry.published_parsed or entry.updated_parsed, (file, entry.id)


def test_the_forms_of_a_feed_agree(site: Output) -> None:
    """RSS, Atom and JSON Feed of the same name hold the same entries in the same order."""
    for rss in files(site, ".rss.xml"):
        atom = rss.with_name(rss.name.replace(".rss.xml", ".atom.xml"))
        plain = rss.with_name(rss.name.replace(".rss.xml", ".json"))
        links = [entry.link for entry in feedparser.parse(rss.read_bytes()).entries]
        assert [entry.link for entry in feedparser.parse(atom.read_bytes()).entries] == links
        feed = json.loads(plain.read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert unquote(feed["feed_url"]) == address(site, plain)
        assert [item["url"] for item in feed["items"]] == links


def test_entries_lead_to_pages(site: Output) -> None:
    """Every entry's link is a page of the site."""
    for file, link in entries(site):
        assert unquote(link.removeprefix(SITE_URL)).partition("#")[0] in site.pages, (file, link)


def test_calendars_are_read_whole(site: Output) -> None:
    """Each calendar has lines of 75 octets at most and events with id, stamp and start."""
    calendars = [file for file in site.files() if file.suffix == ".ics"]
    assert calendars
    for file in calendars:
        data = file.read_bytes()
        assert all(len(line) <= 75 for line in data.split(b"\r\n")), file
        events = Calendar.from_ical(data).walk("VEVENT")
        for event in events:
            assert event["UID"] and event["DTSTAMP"] and event["DTSTART"], file


def test_the_list_of_feeds_names_feeds_that_exist(site: Output) -> None:
    """Each OPML file lists RSS or Atom feeds that lie where it says."""
    for file in files(site, ".opml"):
        outlines = etree.parse(str(file)).xpath("//outline[@xmlUrl]")
        assert outlines
        for outline in outlines:
            url = outline.get("xmlUrl")
            assert url.endswith((".rss.xml", ".atom.xml"))
            assert site.file_at(url.removeprefix(SITE_URL)).is_file(), url


def test_pages_announce_their_feeds(site: Output) -> None:
    """Each page names at least one feed of its own language, and all it names exist."""
    kinds = ("application/rss+xml", "application/atom+xml", "application/feed+json")
    for page in site.pages.values():
        named = [a for kind in kinds for a in page.all(f"//head/link[@type='{kind}']/@href")]
        assert named, page.url
        for url in named:
            assert site.file_at(url.removeprefix(SITE_URL)).is_file(), (page.url, url)
