"""Following the newsroom: a list of one's own in a browser, and a newsreader that sees an update."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
from browser import told, visit
from built_site import SITE_URL, TODAY, Output, build
from lxml import etree
from webserver import served

CONF = """\
SITENAME = "Scratch"
SITEURL = "https://scratch.example.org"
TIMEZONE = "America/Edmonton"
PLUGINS = ["pressroom"]
PRESSROOM_EMAIL_LIST = {
    "provider": "Chinook Lists",
    "url": "https://lists.example.org/join",
    "privacy": "It keeps your address until you leave.",
    "field": "EMAIL",
    "extra": {"list": "press"},
}
"""
STORY = "---\ntitle: {title}\ndate: {date}\nlocation: Calgary\n---\nA door opens.\n"


class Newsboat:
    """A newsreader with a home of its own, and what it has read."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir()
        (home / "config").write_text("download-timeout 20\ndownload-retries 1\n")
        (home / "urls").touch()

    def run(self, *words: str) -> str:
        """What it says to a command."""
        places = {"-u": "urls", "-c": "cache.db", "-C": "config"}
        options = [part for flag, name in places.items() for part in (flag, str(self.home / name))]
        env = {**os.environ, "HOME": str(self.home), "TERM": "xterm", "no_proxy": "127.0.0.1"}
        command = ["newsboat", "-q", *options, *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
        assert not done.stderr.strip(), done.stderr
        return done.stdout

    def follow(self, *addresses: str) -> None:
        """Subscribe to feeds."""
        (self.home / "urls").write_text("\n".join(addresses) + "\n")

    @property
    def subscriptions(self) -> list[str]:
        """The addresses it follows."""
        return re.findall(r'^"?(\S+?)"?(?:\s|$)', (self.home / "urls").read_text(), re.M)

    def unread(self) -> int:
        """How many texts are new, after it looked."""
        self.run("-x", "reload")
        return int(re.findall(r"\d+", self.run("-x", "print-unread"))[0])

    def items(self) -> list[tuple[str, str, int]]:
        """Address, title and date of everything it knows."""
        with sqlite3.connect(self.home / "cache.db") as cache:
            return cache.execute("select url, title, pubDate from rss_item").fetchall()


def test_a_newsreader_follows_every_feed(site: Output, tmp_path: Path) -> None:
    """newsboat reads each RSS feed of the sample as served, with all its entries and their dates."""
    feeds = [
        f.relative_to(site.folder).as_posix() for f in site.files() if f.name.endswith(".rss.xml")
    ]
    reader = Newsboat(tmp_path / "reader")
    with served(site.folder) as origin:
        reader.follow(*(f"{origin}/{path}" for path in feeds))
        unread = reader.unread()
    parsed = [feedparser.parse((site.folder / path).read_bytes()) for path in feeds]
    wanted = {entry.link for feed in parsed for entry in feed.entries}
    assert {url for url, _, _ in reader.items()} == wanted
    assert unread == len(wanted)
    last = max(date for _, _, date in reader.items())
    assert last < 1795500000  # a date that can't be read becomes the present


def test_a_newsreader_shows_an_update(tmp_path: Path) -> None:
    """What is published between two looks is new at the second, and nothing else is."""
    root = tmp_path / "newsroom"
    (root / "content/stories").mkdir(parents=True)
    (root / "pelicanconf.py").write_text(CONF)
    first, second = root / "content/stories/one.md", root / "content/stories/two.md"
    first.write_text(STORY.format(title="The first door", date="2026-11-02T09:00"))
    output, reader = build(root), Newsboat(tmp_path / "reader")
    with served(output.folder) as origin:
        reader.follow(f"{origin}/feeds/all.rss.xml")
        assert reader.unread() == 1
        second.write_text(STORY.format(title="The second door", date="2026-11-20T09:00"))
        build(root)
        assert reader.unread() == 2
        assert {title for _, title, _ in reader.items()} == {"The first door", "The second door"}
        first.write_text(first.read_text().replace("opens", "closes"))
        build(root)
        assert reader.unread() == 2


def test_one_makes_a_list_of_ones_own(site: Output, tmp_path: Path) -> None:
    """Boxes that are ticked become an OPML file, which newsboat imports and reads."""
    file = tmp_path / "mine.opml"
    steps = [
        {"tick": "[aria-labelledby='topic-2 topic-2-pa']"},
        {"tick": "[aria-labelledby='kind-1 kind-1-fr']"},
        {"reads": [".follow-bar [role=status]", "Chosen: 2"]},
        {"saves": [".follow-bar button", str(file)]},
        {"reads": [".follow-bar [role=status]", "Your list is ready"]},
    ]
    findings = visit(site.folder, [{"url": "/subscribe/", "width": 1280, "steps": steps}])
    assert not findings, told(findings)
    outlines = etree.parse(str(file)).xpath("/opml[@version='2.0']/body/outline")
    paths = [unquote(urlsplit(outline.get("xmlUrl")).path) for outline in outlines]
    assert paths == ["/pa/feeds/topics/housing.rss.xml", "/fr/feeds/releases.rss.xml"]
    assert all(site.file_at(path).is_file() for path in paths)
    assert all(outline.get("htmlUrl").startswith(SITE_URL) for outline in outlines)
    reader = Newsboat(tmp_path / "reader")
    reader.run("-i", str(file))
    assert reader.subscriptions == [outline.get("xmlUrl") for outline in outlines]


def test_a_newsreader_imports_the_lists_of_beats(site: Output, tmp_path: Path) -> None:
    """The list of a topic in every language brings the feed of each, and all of them exist."""
    page = site.pages["/subscribe/"]
    lists = page.all("//a[contains(@class, 'beat-all')]/@href")
    assert "/feeds/every-language/topics/housing.opml" in lists
    for number, address in enumerate(lists):
        reader = Newsboat(tmp_path / f"reader-{number}")
        reader.run("-i", str(site.file_at(address)))
        assert len(reader.subscriptions) > 1
        for feed in reader.subscriptions:
            assert site.file_at(feed.removeprefix(SITE_URL)).is_file(), feed


def test_calendars_are_added_by_their_own_scheme(site: Output) -> None:
    """Each calendar is offered to calendar programs, and as a file that exists."""
    page = site.pages["/ar/subscribe/"]
    schemes = page.all("//a[starts-with(@href, 'webcal:')]/@href")
    assert schemes
    for address in schemes:
        plain = address.replace("webcal://", "https://")
        assert site.file_at(plain.removeprefix(SITE_URL)).is_file(), address


def test_the_list_for_email_says_who_gets_the_address(site: Output) -> None:
    """The sample links to its provider, with its name and what becomes of an address, in each language."""
    for url, words in (("/subscribe/", "gives it to nobody"), ("/fr/subscribe/", "ne la donne à")):
        page = site.pages[url]
        (link,) = page.all("//section[@aria-labelledby='by-email']//a/@href")
        assert link == "https://lists.example.org/prairie-lantern"
        said = " ".join(page.all("//section[@aria-labelledby='by-email']//text()"))
        assert "Chinook Lists" in said and words in said


def test_a_form_for_email_may_lead_to_its_provider_only(tmp_path: Path) -> None:
    """Where the settings name a field there is a form; its page and the headers allow that one host."""
    (tmp_path / "content").mkdir()
    (tmp_path / "pelicanconf.py").write_text(CONF)
    output = build(tmp_path, now=TODAY)
    page = output.pages["/subscribe/"]
    (form,) = page.all("//form[@method='post']")
    assert form.get("action") == "https://lists.example.org/join"
    fields = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    assert fields == {"EMAIL": None, "list": "press"}
    policy = page.all("string(//meta[@http-equiv]/@content)")
    assert "form-action 'self' https://lists.example.org;" in policy
    assert (
        "form-action 'self' https://lists.example.org;" in (output.folder / "_headers").read_text()
    )
    others = [p for p in output.pages.values() if p is not page]
    assert not [
        p.url for p in others if "lists.example" in p.all("string(//meta[@http-equiv]/@content)")
    ]
    for width, scheme in ((1280, "light"), (320, "dark")):
        look = {"url": "/subscribe/", "width": width, "scheme": scheme, "axe": True}
        findings = visit(output.folder, [look])
        assert not findings, told(findings)
