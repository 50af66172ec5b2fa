"""Hubs and search engines are told of changes over real HTTP: once each, when they are on the web."""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import json
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner
from scratch_sites import CONF, publish, write

from pressroom.cli.main import main
from pressroom.plugin.sites import open_site
from pressroom.publishing.pinging import Ping, Site, ping
from pressroom.publishing.post import LONGEST_PAUSE, ask

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
KEY = "0123456789abcdef"
STORY = "---\ntitle: {title}\ndate: 2026-11-{day:02}\n---\n\nOpen.\n"


class Web(http.server.ThreadingHTTPServer):
    """A host that serves a folder, a hub at /hub and a search engine at /indexnow."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.folder: Path | None = None
        self.hub: list[dict[str, list[str]]] = []
        self.engine: list[dict[str, object]] = []
        self.troubles: list[tuple[int, dict[str, str]]] = []
        """Statuses that posts are answered with before they are taken."""

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Visit(http.server.SimpleHTTPRequestHandler):
    """One request."""

    server: Web

    def translate_path(self, path: str) -> str:
        """Where a file lies."""
        self.directory = str(self.server.folder)
        return super().translate_path(path)

    def do_POST(self) -> None:
        """Take a ping, or refuse it as told."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.troubles:
            status, headers = self.server.troubles.pop(0)
        else:
            status, headers = 202, {}
            if self.path == "/hub":
                self.server.hub.append(parse_qs(body.decode()))
            else:
                self.server.engine.append(json.loads(body))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def web() -> Iterator[Web]:
    """A host, as long as a test."""
    server = Web()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def lay_out(root: Path, web: Web, *, hub: bool = True, key: bool = True) -> Site:
    """A site with two stories, published on that host."""
    conf = CONF.replace("https://scratch.example.org", web.url)
    conf += f'PRESSROOM_WEBSUB_HUB = "{web.url}/hub"\n' if hub else ""
    conf += f'PRESSROOM_INDEXNOW_KEY = "{KEY}"\n' if key else ""
    stories = {
        f"stories/{title.lower()}.md": STORY.format(title=title, day=day)
        for title, day in (("Doors", 22), ("Keys", 1))
    }
    write(root, stories, conf)
    publish(root, NOW)
    web.folder = root / "output"
    settings = open_site(root).settings
    return Site(settings, root / "output", root / ".pressroom" / "pinged.json")


def told(site: Site, web: Web, pauses: list[float] | None = None) -> list[Ping]:
    """Everything that a run tells, without waiting."""
    waits = pauses if pauses is not None else []
    patient = functools.partial(ask, pause=waits.append)
    return list(ping(site, NOW, patient, indexnow=f"{web.url}/indexnow"))


def test_the_first_time_every_feed_and_what_is_recent_is_told(tmp_path: Path, web: Web) -> None:
    """A hub hears of each feed by its own address; search engines of what changed within two days."""
    site = lay_out(tmp_path, web)
    done = told(site, web)
    assert all(not each.trouble for each in done)
    topics = {form["hub.url"][0] for form in web.hub}
    assert f"{web.url}/feeds/all.atom.xml" in topics
    assert f"{web.url}/feeds/stories.rss.xml" in topics
    assert f"{web.url}/feeds/all.json" in topics
    assert all(form["hub.mode"] == ["publish"] for form in web.hub)
    (engine,) = web.engine
    assert engine["urlList"] == [f"{web.url}/stories/2026/doors/"]
    assert engine["key"] == KEY
    assert engine["keyLocation"] == f"{web.url}/{KEY}.txt"


def test_nothing_new_is_not_told_again(tmp_path: Path, web: Web) -> None:
    """A second run without a change, even after a new build, asks nobody anything."""
    site = lay_out(tmp_path, web)
    told(site, web)
    web.hub.clear()
    web.engine.clear()
    publish(tmp_path, NOW)
    assert told(site, web) == []
    assert (web.hub, web.engine) == ([], [])


def test_a_change_is_told_where_it_shows(tmp_path: Path, web: Web) -> None:
    """After a correction the feeds with that story are told, and its page; after a removal, its old page."""
    site = lay_out(tmp_path, web)
    told(site, web)
    web.hub.clear()
    web.engine.clear()
    keys = tmp_path / "content/stories/keys.md"
    text = STORY.format(title="Keys", day=1)
    keys.write_text(text.replace("---\n\n", "updated: 2026-11-23\n---\n\nReally: "), "utf-8")
    publish(tmp_path, NOW)
    told(site, web)
    assert {form["hub.topic"][0].rpartition("/")[2] for form in web.hub} == {
        "all.atom.xml", "all.rss.xml", "all.json",
        "stories.atom.xml", "stories.rss.xml", "stories.json",
    }  # fmt: skip
    assert web.engine[0]["urlList"] == [f"{web.url}/stories/2026/keys/"]
    keys.unlink()
    publish(tmp_path, NOW)
    told(site, web)
    assert f"{web.url}/stories/2026/keys/" in web.engine[1]["urlList"]


def test_a_busy_server_is_asked_again(tmp_path: Path, web: Web) -> None:
    """What may pass is tried three times, as late as the server asks, within reason."""
    site = lay_out(tmp_path, web, key=False)
    web.troubles = [(503, {}), (429, {"Retry-After": "7"})]
    pauses: list[float] = []
    done = told(site, web, pauses)
    assert all(not each.trouble for each in done)
    assert pauses == [2.0, 7.0]
    assert Counter(form["hub.url"][0] for form in web.hub).most_common(1)[0][1] == 1
    web.troubles = [(503, {"Retry-After": "86400"}), (503, {})]
    pauses.clear()
    site.record.unlink()
    told(site, web, pauses)
    assert pauses == [LONGEST_PAUSE, 4.0]


def test_a_refusal_is_told_and_tried_the_next_time(tmp_path: Path, web: Web) -> None:
    """A server that refuses is asked once; the same feed is told of in the next run."""
    site = lay_out(tmp_path, web, key=False)
    web.troubles = [(403, {})]
    failed = [each for each in told(site, web) if each.trouble]
    assert len(failed) == 1 and failed[0].trouble.startswith("403")
    again = told(site, web)
    assert [each.what for each in again] == [failed[0].what]
    assert not again[0].trouble


def test_nobody_is_told_of_what_is_not_on_the_web(tmp_path: Path, web: Web) -> None:
    """As long as the host shows the old site, or none, nothing is told, and it is told later."""
    site = lay_out(tmp_path, web)
    there, web.folder = web.folder, tmp_path / "content"
    assert {each.trouble.partition(":")[0] for each in told(site, web)} >= {"it isn't on the web"}
    assert (web.hub, web.engine) == ([], [])
    web.folder = there
    (tmp_path / "output/feeds/all.json").write_text("{}")
    site = Site(site.settings, tmp_path / "copy", site.record)
    publish(tmp_path, NOW)
    (tmp_path / "output").rename(tmp_path / "copy")
    web.folder = tmp_path / "copy"
    assert all(not each.trouble for each in told(site, web))


def test_nobody_answers(tmp_path: Path, web: Web) -> None:
    """A host that is away is a trouble of its own, never an exception."""
    site = lay_out(tmp_path, web)
    web.shutdown()
    web.server_close()
    done = told(site, web)
    assert done and all(each.trouble for each in done)


def test_the_command_never_fails_a_publication(tmp_path: Path, web: Web) -> None:
    """`pressroom ping` says what it did; a failure is its exit only where one asks for it."""
    lay_out(tmp_path, web, key=False)
    web.troubles = [(403, {})]
    words = ["ping", "--site", str(tmp_path), "--now", NOW.isoformat()]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0
    assert "Not told:" in done.stderr and "Told" in done.stdout
    web.troubles = [(403, {})]
    assert CliRunner().invoke(main, [*words, "--strict"]).exit_code == 1
    assert CliRunner().invoke(main, [*words, "--strict"]).exit_code == 0


def test_without_settings_nobody_is_told(tmp_path: Path, web: Web) -> None:
    """It is off until it is set: no request is made, no key lies on the site, no feed names a hub."""
    lay_out(tmp_path, web, hub=False, key=False)
    done = CliRunner().invoke(main, ["ping", "--site", str(tmp_path)])
    assert done.exit_code == 0
    assert "Nobody to tell" in done.stdout
    assert (web.hub, web.engine) == ([], [])
    assert not list((tmp_path / "output").glob(f"{KEY}*"))
    assert b"hub" not in (tmp_path / "output/feeds/all.atom.xml").read_bytes()


def test_a_publication_tells_by_itself_when_asked(tmp_path: Path, web: Web) -> None:
    """`publish --ping` tells once; one that changes nothing tells nobody, but whom the last didn't reach."""
    lay_out(tmp_path, web, key=False)
    (tmp_path / "publishconf.py").write_text("from pelicanconf import *\n")
    words = ["publish", "--jobs", "1", "--ping", "--site", str(tmp_path), "--now", NOW.isoformat()]
    web.troubles = [(403, {})]
    first = CliRunner().invoke(main, words)
    assert first.exit_code == 0, first.output
    assert first.stderr.count("Not told:") == 1
    heard = len(web.hub)
    assert heard > 1
    again = CliRunner().invoke(main, words)
    assert "Nothing has changed since." in again.stdout
    assert again.stdout.count("Told ") == 1 and not again.stderr
    assert len(web.hub) == heard + 1
    quiet = CliRunner().invoke(main, words)
    assert "Nothing has changed since." in quiet.stdout and "Told " not in quiet.stdout
    assert len(web.hub) == heard + 1


def test_a_publication_that_fails_tells_nobody(tmp_path: Path, web: Web) -> None:
    """Where nothing is published nobody is told, and without `--ping` no publication tells anybody."""
    lay_out(tmp_path, web, key=False)
    (tmp_path / "publishconf.py").write_text("from pelicanconf import *\n")
    words = ["publish", "--jobs", "1", "--site", str(tmp_path), "--now", NOW.isoformat()]
    assert CliRunner().invoke(main, words).exit_code == 0
    (tmp_path / "content/stories/doors.md").write_text("---\ntitle: [\n---\n")
    assert CliRunner().invoke(main, [*words, "--ping"]).exit_code == 1
    assert web.hub == []
