"""The resident preview: rebuilds on every edit, on this machine only, and refreshes the open page."""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from pressroom.build.publication import Publication
from pressroom.build.reporter import Silent
from pressroom.build.stopped import BuildStopped
from pressroom.build.store import Store
from pressroom.plugin.build import draft, sources_of, theme_of, without_refused
from pressroom.plugin.others import with_others
from pressroom.plugin.sites import NoSite, OpenedSite, open_site
from pressroom.publishing.preview import preview_of
from pressroom.publishing.production import Stopped, errors_of, open_desk, produce

LOOPBACK = "127.0.0.1"
"""The preview shows what is withheld, so it answers this machine only."""
LIVE = "/_pressroom/live.js"
EVENTS = "/_pressroom/events"
HEARTBEAT = 15.0
"""Seconds between signs of life on an idle connection."""


@dataclass
class State:
    """What the open pages are told: the number of the last build and its errors."""

    edition: int = 0
    problems: tuple[str, ...] = ()
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, problems: tuple[str, ...]) -> None:
        """A build is done: wake every open page."""
        with self.changed:
            self.edition += 1
            self.problems = problems
            self.changed.notify_all()


@dataclass
class Preview:
    """One site being previewed."""

    folder: Path
    clock: Callable[[], dt.datetime]
    jobs: int
    state: State = field(default_factory=State)

    @property
    def output(self) -> Path:
        """Where the preview lies; never in the site's output."""
        return self.folder.resolve() / ".pressroom" / "preview" / "site"

    def rebuild(self) -> tuple[str, ...]:
        """Build again and tell the open pages; a broken edit leaves the last good preview."""
        try:
            problems = self._build()
        except (NoSite, BuildStopped) as trouble:
            problems = (str(trouble),)
        except Stopped as stopped:
            problems = tuple(str(p) for p in errors_of(stopped.problems))
        self.state.tell(problems)
        return problems

    def _build(self) -> tuple[str, ...]:
        site = with_others(open_site(self.folder))
        now = self.clock()
        found = draft(site, now)
        errors = tuple(str(p) for p in errors_of(found.problems))
        if errors:
            found = without_refused(site, now, found)
        shown, why = preview_of(found.copy)
        desk, holdings = open_desk(shown, kept_back=why, live=LIVE)
        self.output.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with Publication(self.output, root=site.root) as publication:
            staging = publication.stage()
            with Store(site.root / ".pressroom" / "cache") as store:
                theme = theme_of(site)
                made = produce(desk, holdings, theme, staging, store, Silent(), jobs=self.jobs)
            publication.commit(made.files)
        return errors

    def watched(self) -> tuple[Path, ...]:
        """The folders and files whose change means a rebuild."""
        return tuple(path for path in sources_of(open_site(self.folder)) if path.exists())


class Handler(SimpleHTTPRequestHandler):
    """Serves the preview's files, and tells open pages when there is a new build."""

    def __init__(self, *args: object, preview: Preview, base: str, **more: object) -> None:
        self.preview, self.base = preview, base
        super().__init__(*args, directory=str(preview.output), **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A file, the live script, or the stream of builds."""
        if not self._local():
            self.send_error(403, "The preview answers this machine only")
        elif self.path == LIVE:
            self._send(LIVE_SCRIPT.encode(), "text/javascript")
        elif self.path == EVENTS:
            self._stream()
        else:
            self.path = self.path.removeprefix(self.base) or "/"
            super().do_GET()

    def _local(self) -> bool:
        """Whether the request names this machine: a page elsewhere can't read it by another name."""
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        return host in (LOOPBACK, "localhost")

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        state, seen = self.preview.state, -1
        try:
            while True:
                with state.changed:
                    if state.edition == seen:
                        state.changed.wait(timeout=HEARTBEAT)
                    fresh, seen = state.edition != seen, state.edition
                    told = {"edition": state.edition, "problems": state.problems}
                line = f"data: {json.dumps(told)}\n\n" if fresh else ": still here\n\n"
                self.wfile.write(line.encode())
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return

    def end_headers(self) -> None:
        """Nothing of a preview may be kept by anybody."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Robots-Tag", "noindex")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Requests aren't news."""


LIVE_SCRIPT = """\
// Refreshes the page after a build, and shows the errors of a broken edit over the page that works.
(() => {
  let edition;
  const show = (problems) => {
    document.querySelector(".preview-problems")?.remove();
    if (!problems.length) return;
    const box = document.createElement("section");
    box.className = "preview-problems";
    box.setAttribute("role", "alert");
    const list = document.createElement("ol");
    for (const problem of problems) {
      const item = document.createElement("li");
      item.textContent = problem;
      list.append(item);
    }
    box.append(list);
    document.body.prepend(box);
  };
  new EventSource("/_pressroom/events").onmessage = (event) => {
    const told = JSON.parse(event.data);
    if (edition !== undefined && told.edition !== edition && !told.problems.length) location.reload();
    edition = told.edition;
    show(told.problems);
  };
})();
"""


def serve(preview: Preview, port: int, said: Callable[[tuple[str, ...], float], None]) -> None:
    """Serve until interrupted; `said` hears of every build's errors and seconds."""
    site: OpenedSite = open_site(preview.folder)
    base = site.settings.site_url.split("://")[-1].partition("/")[2]
    handler = partial(Handler, preview=preview, base=f"/{base}" if base else "")
    server = ThreadingHTTPServer((LOOPBACK, port), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        _timed(preview, said)
        for _ in watch(*preview.watched(), debounce=50, step=10, raise_interrupt=False):
            _timed(preview, said)
    finally:
        server.shutdown()


def _timed(preview: Preview, said: Callable[[tuple[str, ...], float], None]) -> None:
    started = time.perf_counter()
    problems = preview.rebuild()
    said(problems, time.perf_counter() - started)
