"""Times how long an edit takes to show in an open page, served by pressroom and by Hugo.

    python bench/serve.py [--count 1000] [--runs 5] [--pause 3] [--json FILE]

Each serves the same stories while an article's page is open in headless Chromium. A figure is a median
of seconds from saving an edit of that article to its new words standing in the page; `settled` is when
everything was made that the server makes by itself. Read the ratio, not the seconds. A server that isn't
installed is named as absent.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from corpus import story
from run import EQUAL, HERE, Peer, hugo_peer, machine, ours, save, stories

SEED = "7"
PATIENCE = 1800.0
"""Seconds that a server may take until it shows its first page."""
ROWS = ("first page", "settled", "an edit shows", "slowest edit")


@dataclass(frozen=True)
class Server:
    """A generator's own server of a site being edited."""

    peer: Peer
    command: tuple[str, ...]
    """Without the port."""
    address: Callable[[dict[str, Any]], str]
    """Where it shows a story."""
    last: str
    """A file that is there when all is made."""


@dataclass(frozen=True)
class Figures:
    """What was measured of one server, in seconds."""

    first: float
    settled: float
    edits: tuple[float, ...]

    @property
    def told(self) -> tuple[float, ...]:
        """The rows of the table."""
        return self.first, self.settled, statistics.median(self.edits), max(self.edits)


def servers() -> tuple[list[Server], list[str]]:
    """The servers that are here, and the names of those that aren't."""
    own = Server(
        ours("pressroom", EQUAL),
        (sys.executable, "-m", "pressroom.cli", "serve", "--port"),
        lambda told: f"/stories/{told['date'].year}/{told['slug']}/",
        "/sitemap.xml",
    )
    if not shutil.which("hugo"):
        return [own], ["Hugo (a package of the system)"]
    command = ("hugo", "server", "--quiet", "--port")
    peer = Server(hugo_peer(), command, lambda told: f"/news/{told['slug']}/", "/sitemap.xml")
    return [own, peer], []


def chosen(count: int) -> dict[str, Any]:
    """The story that is edited: the first in English from the middle on."""
    found = (story(SEED, number, count) for number in range(count // 2, count))
    return next(told for told in found if told["lang"] == "en")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def shown(port: int, path: str) -> bool:
    """Whether the server answers with that file."""
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", path, headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False


@dataclass(frozen=True)
class Running:
    """A server at work."""

    process: subprocess.Popen[bytes]
    port: int
    said: IO[bytes]

    def shows(self, path: str) -> None:
        """Return when it shows a file. Raises RuntimeError, with what it said, when it ends or takes too
        long."""
        ends = time.monotonic() + PATIENCE
        while not shown(self.port, path):
            if self.process.poll() is not None or time.monotonic() > ends:
                self.said.seek(0)
                raise RuntimeError(
                    f"No {path}: {self.said.read().decode('utf-8', 'replace')[-2000:]}"
                )
            time.sleep(0.05)


@contextmanager
def serving(server: Server, root: Path) -> Iterator[Running]:
    """The server at work, until the end of the `with`."""
    port = free_port()
    with tempfile.TemporaryFile() as said:
        command = (*server.command, str(port))
        with subprocess.Popen(command, cwd=root, stdout=said, stderr=said) as process:
            try:
                yield Running(process, port, said)
            finally:
                process.terminate()


def edited(page: str, file: Path, runs: int, pause: float) -> tuple[float, ...]:
    """Seconds that each edit of a file took to show in its page. Raises CalledProcessError."""
    order = json.dumps({"page": page, "file": str(file), "runs": runs, "pause": pause})
    done = subprocess.run(
        ["node", str(HERE / "serve.mjs")],
        input=order,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return tuple(json.loads(done.stdout)["seconds"])


def measure(server: Server, root: Path, count: int, runs: int, pause: float) -> Figures:
    """Everything of one server."""
    folder = root / server.peer.stories
    folder.mkdir(parents=True)
    server.peer.prepare(root)
    stories(server.peer, root, count)
    told, began = chosen(count), time.perf_counter()
    path = server.address(told)
    with serving(server, root) as running:
        running.shows(path)
        first = time.perf_counter() - began
        running.shows(server.last)
        settled = time.perf_counter() - began
        page = f"http://localhost:{running.port}{path}"
        edits = edited(page, folder / f"{told['slug']}.md", runs, pause)
    return Figures(first, settled, edits)


def table(results: dict[str, Figures]) -> list[str]:
    """Seconds of each, and what pressroom takes of the other."""
    lines = [f"{'seconds':<13}" + "".join(f"{row:>17}" for row in ROWS)]
    for name, found in results.items():
        lines.append(f"{name:<13}" + "".join(f"{each:>17.3f}" for each in found.told))
    own = results["pressroom"]
    for name, found in results.items():
        if name != "pressroom":
            ratios = (mine / theirs for mine, theirs in zip(own.told, found.told, strict=True))
            lines.append(f"{'÷ ' + name:<13}" + "".join(f"{ratio:>17.2f}" for ratio in ratios))
    return lines


def main() -> None:
    """Measure, print the table, save the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pause", type=float, default=3.0)
    parser.add_argument("--json", type=Path, default=HERE / "results" / "serve.json")
    given = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else Python compiles each module in each run
    here, absent = servers()
    results: dict[str, Figures] = {}
    for server in here:
        with tempfile.TemporaryDirectory() as folder:
            found = measure(server, Path(folder), given.count, given.runs, given.pause)
            results[server.peer.name] = found
    versions = {server.peer.name: server.peer.version for server in here}
    print(f"{given.count} stories, median of {given.runs} edits; {machine()}")
    print("\n".join((*versions.values(), "", *table(results))))
    if absent:
        print(f"\nNot here: {', '.join(absent)}.")
    record = {
        "count": given.count,
        "runs": given.runs,
        "pause": given.pause,
        "machine": machine(),
        "versions": versions,
        "absent": absent,
        "seconds": {
            name: dict(zip(ROWS, found.told, strict=True)) for name, found in results.items()
        },
        "edits": {name: found.edits for name, found in results.items()},
    }
    save(given.json, record)


if __name__ == "__main__":
    main()
