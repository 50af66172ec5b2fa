"""`pressroom serve`: what a writer sees while editing, in a real browser."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import TESTS

STORY = "---\ntitle: A lantern\ndate: 2026-01-01\n---\n{body}\n"
DRAFT = "---\ntitle: Not yet\ndate: 2026-01-02\nstatus: draft\n---\nSecret plans.\n"
CONF = (
    'SITENAME = "Scratch"\nSITEURL = "https://scratch.example.org/news"\nPLUGINS = ["pressroom"]\n'
)
CONTACT = (
    "---\nname: Jo Desk\nmedia_contact: true\nphone: 403-555-0100\nemail: jo@example.org\n---\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with a draft."""
    root = tmp_path_factory.mktemp("preview")
    files = {
        "pelicanconf.py": CONF,
        "content/people/jo.md": CONTACT,
        "content/stories/lantern.md": STORY.format(body="It burns."),
        "content/stories/plans.md": DRAFT,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def port(site: Path) -> Iterator[int]:
    """The port of the site's preview, which runs as the command runs it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("pressroom")), "serve", "--site", str(site)]
    with subprocess.Popen([*command, "--port", str(number)], stdout=subprocess.DEVNULL) as running:
        try:
            for _ in range(600):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", number)) == 0:
                        break
                time.sleep(0.1)
            yield number
        finally:
            running.terminate()


def got(port: int, path: str, host: str = "localhost", method: str = "GET") -> tuple[int, str]:
    """Status and text of an answer to a request that names a host."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request(method, path, headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace")


def test_editing(site: Path, port: int) -> None:
    """An edit is on the open page without a hand on it; a broken one is told over the page that works."""
    file = site / "content/stories/lantern.md"
    order = {
        "origin": f"http://127.0.0.1:{port}",
        "page": "/stories/2026/lantern/",
        "file": str(file),
        "edits": {
            "good": STORY.format(body="Edited just now."),
            "broken": "---\ntitle: [\n---\nBroken.\n",
            "mended": STORY.format(body="Mended."),
        },
    }
    done = subprocess.run(
        ["node", str(TESTS / "e2e/preview.mjs")],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=False,
        cwd=TESTS,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["errors"] == []
    assert "It burns." in seen["first"] and "Preview" in seen["bar"]
    assert "Edited just now." in seen["edited"]
    assert "content/stories/lantern.md:2" in seen["problems"]
    assert "Edited just now." in seen["beneath"]
    assert seen["left"] == 0


def told(stream: http.client.HTTPResponse) -> dict[str, Any]:
    """What an open page is told next."""
    line = next(line for line in stream if line.startswith(b"data: "))
    found: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
    return found


def opened(port: int, page: str) -> tuple[str, http.client.HTTPResponse]:
    """The state in which a page is served, and the stream of what it is told while it is open."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", page)
    answer = connection.getresponse()
    answer.read()
    state = (answer.getheader("Server-Timing") or "").partition('"')[2].rstrip('"')
    stream = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    stream.request("GET", f"/_pressroom/events?{page}")
    return state, stream.getresponse()


def test_only_pages_that_changed_are_loaded_again(site: Path, port: int) -> None:
    """An open page is told the state it was served in until an edit changes it, and no other then."""
    story, heard = opened(port, "/news/stories/2026/lantern/")
    about, silent = opened(port, "/news/about/")
    assert story and about
    assert (told(heard)["page"], told(silent)["page"]) == (story, about)
    file = site / "content/stories/lantern.md"
    file.write_text(STORY.format(body="It burns again."), "utf-8")
    while (now := told(heard)["page"]) == story:
        pass
    assert told(silent)["page"] == about
    assert opened(port, "/news/stories/2026/lantern/")[0] == now


def test_folders_lead_to_their_pages(port: int) -> None:
    """An address without its last slash leads to the page, as on the web."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", "/news/about")
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (301, "/news/about/")


def test_drafts_are_shown_and_marked(port: int) -> None:
    """A draft can be read here, with the reason why readers don't see it."""
    status, page = got(port, "/stories/2026/plans/")
    assert status == 200
    assert "Secret plans." in page and "draft" in page
    assert "Not yet" in got(port, "/news/")[1]


def test_feeds_kits_and_pictures_follow(port: int) -> None:
    """What is no page is served as soon as it is made."""
    for path in ("/feeds/all.atom.xml", "/sitemap.xml", "/favicon.svg", "/robots.txt"):
        assert got(port, path)[0] == 200, path


def test_unknown_address(port: int) -> None:
    """An address without a page gets the site's own page that says so."""
    status, page = got(port, "/nowhere/")
    assert status == 404
    assert "Page not found" in page


@pytest.mark.parametrize("host", ["evil.example.org", "evil.example.org:8000", ""])
@pytest.mark.parametrize("path", ["/", "/stories/2026/plans/", "/_pressroom/events"])
def test_only_this_machine(port: int, host: str, path: str) -> None:
    """A page elsewhere that has its name lead here learns nothing."""
    status, page = got(port, path, host)
    assert status == 403
    assert "Secret" not in page and "Not yet" not in page
    assert got(port, path, host, "HEAD")[0] in (403, 405)


def test_nothing_is_published(site: Path, port: int) -> None:
    """The preview leaves the site's output alone, and what it keeps only its owner may read."""
    assert got(port, "/")[0] == 200
    assert not (site / "output").exists()
    assert (site / ".pressroom/preview").stat().st_mode & 0o077 == 0
