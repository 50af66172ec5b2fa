"""A real nginx and a real Apache, told what we tell them, answer as hosts that read `_headers` would."""

from __future__ import annotations

import contextlib
import datetime as dt
import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from scratch_sites import CONF, publish, write

from pressroom.metadata.hosting import APACHE, NGINX_HTTP, NGINX_SERVER, blocks

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
PATHS = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"
ALIASES = (
    "/2019/doors/",
    "/old page.html",
    "/fr/café",
    "/a.b/c/",
    '/q"uote/',
    f"/{'long-' * 30}/",
    "/cash$1/",
)
STORY = "---\ntitle: Doors\ndate: 2026-11-22\naliases: {aliases}\n---\n\nOpen.\n"
LISTS = """\
PRESSROOM_EMAIL_LIST = {
    "provider": "Lists", "url": "https://lists.example.org/join", "privacy": "Kept.", "field": "EMAIL",
}
"""
NGINX = """\
pid {there}/nginx.pid;
error_log {there}/error.log;
{user}
events {{}}
http {{
  types {{ text/html html; text/plain txt; }}
  access_log off;
  client_body_temp_path {there}/body; proxy_temp_path {there}/proxy; fastcgi_temp_path {there}/fastcgi;
  uwsgi_temp_path {there}/uwsgi; scgi_temp_path {there}/scgi;
  include {site}/{http};
  server {{ listen 127.0.0.1:{port}; root {site}; include {site}/{server}; }}
}}
"""
MODULES = ("mpm_event", "authz_core", "dir", "mime", "alias", "headers")
APACHE_CONF = """\
ServerRoot {there}
ServerName 127.0.0.1
PidFile {there}/apache.pid
ErrorLog {there}/error.log
Listen 127.0.0.1:{port}
{modules}
{user}
TypesConfig /dev/null
AddType text/html html
AddType text/plain txt
DirectoryIndex index.html
DocumentRoot {site}
Include {site}/{apache}
"""


def program(*names: str) -> str:
    """Where a web server is; setup/test-programs installs it."""
    found = next(filter(None, (shutil.which(name, path=PATHS) for name in names)), None)
    assert found, f"make test installs {names[0]}"
    return found


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], port: int, log: Path) -> Iterator[None]:
    """A server in the foreground, once it answers."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(400):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert process.poll() is None, (
                process.communicate()[1],
                log.is_file() and log.read_text(),
            )
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


def nginx(site: Path, there: Path, port: int) -> list[str]:
    """What starts nginx on a site."""
    user = "user nobody nogroup;" if is_root() else ""
    (there / "nginx.conf").write_text(
        NGINX.format(
            there=there, site=site, port=port, http=NGINX_HTTP, server=NGINX_SERVER, user=user
        )
    )
    options = ["-e", f"{there}/error.log", "-p", str(there), "-c", f"{there}/nginx.conf"]
    subprocess.run([program("nginx"), *options, "-t"], check=True, capture_output=True)
    return [program("nginx"), *options, "-g", "daemon off;"]


def apache(site: Path, there: Path, port: int) -> list[str]:
    """What starts Apache on a site."""
    folders = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/libexec/apache2")
    modules = next(Path(folder) for folder in folders if Path(folder).is_dir())
    loaded = "\n".join(f"LoadModule {m}_module {modules}/mod_{m}.so" for m in MODULES)
    user = "User nobody\nGroup nogroup" if is_root() else ""
    (there / "apache.conf").write_text(
        APACHE_CONF.format(
            there=there, site=site, port=port, apache=APACHE, modules=loaded, user=user
        )
    )
    return [program("apache2", "httpd"), "-f", f"{there}/apache.conf", "-DFOREGROUND"]


def is_root() -> bool:
    """Whether servers would give up our rights, and then couldn't read our folders."""
    return os.geteuid() == 0


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A published site with old addresses of every sort, where anybody may read it."""
    root = tmp_path_factory.mktemp("hosts")
    story = STORY.format(aliases=list(ALIASES))
    write(root, {"stories/doors.md": story}, CONF + LISTS)
    publish(root, NOW)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        shutil.copytree(root / "output", place / "site")
        (place / "site/k").mkdir()
        (place / "site/k/sealed.html").write_text("<p>sealed</p>")
        yield place / "site"


@pytest.fixture(scope="module", params=[nginx, apache], ids=["nginx", "apache"])
def host(request: pytest.FixtureRequest, site: Path) -> Iterator[int]:
    """The port of a web server that shows the site."""
    with tempfile.TemporaryDirectory() as folder:
        there, port = Path(folder), free_port()
        there.chmod(0o755)
        command = request.param(site, there, port)
        with running(command, port, there / "error.log"):
            yield port


def ask(port: int, path: str) -> tuple[int, dict[str, list[str]], str]:
    """What a host answers: status, headers by their name in small letters, and the body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    told: dict[str, list[str]] = {}
    for name, value in answer.getheaders():
        told.setdefault(name.lower(), []).append(value)
    body = answer.read().decode()
    connection.close()
    return answer.status, told, body


def test_every_page_comes_with_the_headers_of_the_site(site: Path, host: int) -> None:
    """Each header of `_headers` is sent once, with the value that the closest block gives it."""
    told = blocks((site / "_headers").read_text("utf-8"))
    (css,) = (f"/theme/{file.name}" for file in (site / "theme").glob("*.css"))
    pages = ("/", "/stories/2026/doors/", "/embed/stories/2026/doors/", css, "/k/sealed.html")
    asked = {**dict.fromkeys(pages, 200), "/nope": 404}
    for path, status in asked.items():
        answered, headers, _ = ask(host, path)
        assert answered == status, path
        wanted: dict[str, str] = {}
        for block in told:  # the general one first
            if path.startswith(block.pattern.removesuffix("*")):
                wanted.update(block.headers)
        for name, value in wanted.items():
            assert headers.get(name.lower(), []) == ([value] if value else []), (path, name)
        for block in told:
            for name, _ in block.headers:
                assert name in wanted or name.lower() not in headers, (path, name)
    policy = ask(host, "/")[1]["content-security-policy"][0]
    assert "form-action 'self' https://lists.example.org;" in policy


def test_old_addresses_lead_to_the_page(host: int) -> None:
    """Each old address answers 301 with the new one, with and without a slash at its end."""
    for alias in ALIASES:
        forms = {alias} if alias.endswith(".html") else {alias.rstrip("/"), f"{alias.rstrip('/')}/"}
        for form in forms:
            status, headers, _ = ask(host, quote(form))
            assert status == 301, form
            (to,) = headers["location"]
            assert to.removeprefix(f"http://127.0.0.1:{host}") == "/stories/2026/doors/", form


def test_what_is_not_there_is_told_by_our_own_page(site: Path, host: int) -> None:
    """An unknown address is 404 with the newsroom's page for that; nothing near an old address leads on."""
    for path in ("/nope", "/2019/doors/more/", "/axb/c/"):
        status, _, body = ask(host, path)
        assert status == 404, path
        assert body == (site / "404.html").read_text("utf-8")
