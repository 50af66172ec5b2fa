"""A newsroom built by the real command, and its output as a visitor's machine sees it."""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

REPOSITORY = Path(__file__).resolve().parents[2]
SAMPLE = ("content", "pelicanconf.py", "publishconf.py")
SITE_URL = "https://newsroom.example.org"
FRAMED = "page-embed"
TODAY = "2026-11-23T09:00:00-07:00"


def lay_out(folder: Path) -> Path:
    """A copy of the sample newsroom's own files, and nothing else of the repository."""
    for name in SAMPLE:
        source = REPOSITORY / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, folder / name)
    return folder


def pressroom(
    folder: Path, *words: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the installed command on a site; returns what it said."""
    command = [str(Path(sys.executable).with_name("pressroom")), *words, "--site", str(folder)]
    surroundings = {**os.environ, **(env or {})}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)


def build(
    folder: Path, *words: str, now: str = TODAY, env: Mapping[str, str] | None = None
) -> Output:
    """Build a site as at a moment; what was said is in the error when it fails."""
    done = pressroom(folder, "build", "--now", now, *words, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return Output(folder / "output")


@dataclass(frozen=True)
class Page:
    """One HTML file: its address on the site, its tree, and what it says."""

    url: str
    file: Path
    tree: etree._Element

    def all(self, path: str) -> list:
        """What an XPath finds."""
        return self.tree.xpath(path)

    @property
    def kind(self) -> str:
        """Which sort of page it is: the class of its body."""
        return str(self.tree.xpath("string(//body/@class)")).partition(" ")[0]

    @property
    def leads_on(self) -> bool:
        """Whether it only sends readers to another address."""
        return bool(self.tree.xpath("//meta[@http-equiv='refresh']"))

    @property
    def lang(self) -> str:
        """The page's language."""
        return str(self.tree.get("lang") or "")

    @property
    def text(self) -> str:
        """What the page says, in a line."""
        return " ".join(str(self.tree.xpath("string(//body)")).split())

    @functools.cached_property
    def ids(self) -> frozenset[str]:
        """The anchors one can link to."""
        return frozenset(map(str, self.tree.xpath("//@id")))


@dataclass(frozen=True)
class Output:
    """The folder of a built site."""

    folder: Path

    def files(self) -> Iterator[Path]:
        """Every file, by name."""
        return (file for file in sorted(self.folder.rglob("*")) if file.is_file())

    def digests(self) -> dict[str, str]:
        """The SHA-256 of every file, by its path."""
        return {
            file.relative_to(self.folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in self.files()
        }

    @functools.cached_property
    def pages(self) -> dict[str, Page]:
        """Every page that somebody reads, by its address."""
        found = self._pages.items()
        return {url: page for url, page in found if page.kind and page.kind != FRAMED}

    @functools.cached_property
    def frames(self) -> dict[str, Page]:
        """The bare cards that others show within their own pages."""
        return {url: page for url, page in self._pages.items() if page.kind == FRAMED}

    @functools.cached_property
    def handouts(self) -> dict[str, Page]:
        """The texts offered to be pasted elsewhere, which are no pages of the site."""
        found = self._pages.items()
        return {url: page for url, page in found if not page.kind and not page.leads_on}

    @functools.cached_property
    def signposts(self) -> dict[str, Page]:
        """The pages at old addresses, which lead on at once."""
        return {url: page for url, page in self._pages.items() if page.leads_on}

    @functools.cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.url: page for page in map(self._page, self.files()) if page}

    def _page(self, file: Path) -> Page | None:
        if file.suffix != ".html":
            return None
        url = "/" + file.relative_to(self.folder).as_posix().removesuffix("index.html")
        parser = html.HTMLParser(encoding="utf-8")
        return Page(url, file, html.fromstring(file.read_bytes(), parser=parser))

    def one_of_each_kind(self, lang: str) -> list[Page]:
        """The first page of each sort in a language, by address."""
        found: dict[str, Page] = {}
        for page in self.pages.values():
            if page.lang == lang:
                found.setdefault(page.kind, page)
        return list(found.values())

    def file_at(self, url: str) -> Path:
        """The file a web server gives for an address on this site."""
        path = unquote(urlsplit(url).path).lstrip("/")
        return self.folder / (f"{path}index.html" if path == "" or path.endswith("/") else path)

    def release(self, slug: str, lang: str = "en") -> Page:
        """The page of a release, wherever its address is."""
        ends = f"/{slug}/"
        return next(
            p
            for p in self.pages.values()
            if p.kind == "page-release" and p.lang == lang and p.url.endswith(ends)
        )
