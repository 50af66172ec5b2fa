"""The server of the preview, which answers this machine only."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from pressroom.addresses import file_of
from pressroom.plugin.following import follow
from pressroom.plugin.preview import LIVE, Preview, state_of
from pressroom.plugin.sites import open_site

LOOPBACK = "127.0.0.1"
"""The preview shows what is withheld, so it answers this machine only."""
EVENTS = "/_pressroom/events"
HEARTBEAT = 15.0
"""Seconds between signs of life on an idle connection."""


class Handler(SimpleHTTPRequestHandler):
    """Serves pages as they read after the last edit and files as they were made last, and tells open
    pages of an edit.
    """

    def __init__(self, *args: object, preview: Preview, base: str, **more: object) -> None:
        self.preview, self.base = preview, base
        super().__init__(*args, directory=str(preview.output), **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A page, a file, the live script, or the stream of edits."""
        if not self._local():
            self.send_error(HTTPStatus.FORBIDDEN, "The preview answers this machine only")
        elif self.path == LIVE:
            self._send(LIVE_SCRIPT.encode(), "text/javascript")
        elif self.path.partition("?")[0] == EVENTS:
            self._stream(self._file(self.path.partition("?")[2]))
        else:
            self._answer(self._file(self.path))

    def do_HEAD(self) -> None:
        """Nothing here needs it, and it must not show files to other machines."""
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def _inside(self, path: str) -> str:
        """A path of the server as one of the site."""
        return path.removeprefix(self.base) or "/"

    def _file(self, path: str) -> str:
        """The file of the output that a path of the server names."""
        return file_of(unquote(urlsplit(self._inside(path)).path).lstrip("/"))

    def _answer(self, file: str) -> None:
        page = self.preview.page(file)
        if page is not None:
            self._send(page, "text/html", state=state_of(page))
            return
        if self.preview.page(f"{file}/index.html") is not None:
            self._move(f"{urlsplit(self.path).path}/")
            return
        self.preview.awaited(file)
        lost = None if self.preview.made(file) else self._lost(file)
        if lost is not None:
            self._send(lost, "text/html", HTTPStatus.NOT_FOUND, state=state_of(None))
        else:
            self.path = self._inside(self.path)
            super().do_GET()

    def _move(self, path: str) -> None:
        """Lead to a folder's page, as web hosts do."""
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _lost(self, file: str) -> bytes | None:
        """The page that says there is none, in the language of the address."""
        return self.preview.page(f"{file.partition('/')[0]}/404.html") or self.preview.page(
            "404.html"
        )

    def _local(self) -> bool:
        """Whether the request names this machine: a page elsewhere can't read it by another name."""
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        return host in (LOOPBACK, "localhost")

    def _send(
        self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, state: str = ""
    ) -> None:
        self.send_response(status)
        if state:
            self.send_header("Server-Timing", f'page;desc="{state}"')
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, file: str) -> None:
        """Tell the open page of a file, after each edit, what is wrong and what state it is in itself."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        state, seen = self.preview.state, -1
        try:
            while True:
                with state.changed:
                    if state.edition == seen:
                        state.changed.wait(timeout=HEARTBEAT)
                    fresh, seen = state.edition != seen, state.edition
                    problems = state.problems
                told = {"page": self.preview.state_of(file), "problems": problems}
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
// Refreshes the page when an edit changed it, and shows the errors of a broken edit over the page that works.
(() => {
  const [visit] = performance.getEntriesByType("navigation");
  let state = visit?.serverTiming?.find((each) => each.name === "page")?.description;
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
  new EventSource(`/_pressroom/events?${location.pathname}`).onmessage = (event) => {
    const told = JSON.parse(event.data);
    state ??= told.page;
    if (told.page !== state && !told.problems.length) location.reload();
    show(told.problems);
  };
})();
"""


def serve(preview: Preview, port: int, said: Callable[[tuple[str, ...], float], None]) -> None:
    """Serve until interrupted; `said` hears of every edit's errors and seconds.

    Raises OSError where the port can't be had.
    """
    base = open_site(preview.folder).settings.site_url.split("://")[-1].partition("/")[2]
    handler = partial(Handler, preview=preview, base=f"/{base}" if base else "")
    server = ThreadingHTTPServer((LOOPBACK, port), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        follow(preview, said)
    finally:
        server.shutdown()
