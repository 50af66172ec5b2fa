"""A small newsroom's opener page with sealed kits beside it, on disk, and Chromium's visits to it."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sealed_samples import COVER, parcel, sealed_in

from pressroom.build.artifact import Artifact, SourceFile
from pressroom.plugin.build import draft, theme_of
from pressroom.plugin.sites import open_site
from pressroom.sealing.keys import Kit
from pressroom.sealing.parcel import Cover, Member, Parcel
from pressroom.site.plan import dressed, plan
from pressroom.site.sealed import opener_page

VISIT = Path(__file__).with_name("visit_sealed.mjs")
TESTS = VISIT.parents[1]
NOW = dt.datetime(2026, 11, 23, 16, tzinfo=dt.UTC)
FILES = {
    "pelicanconf.py": """\
SITENAME = "Prairie Lantern Newsroom"
SITEURL = "https://newsroom.example.org"
TIMEZONE = "America/Toronto"
PLUGINS = ["pressroom"]
PRESSROOM_LANGUAGES = ["en", "fr", "ar"]
""",
    "content/organization.yml": "name: Prairie Lantern\n",
    "content/people/jo-brandt.md": """\
---
name: Jo Brandt
phone: 403-555-0101
after_hours: 403-555-0103
email: jo@example.org
media_contact: true
---
Answers the phone.
""",
}
HTML = """\
<!DOCTYPE html>
<html lang="{lang}" dir="{dir}"><head><title>The kit</title><script src="/evil.js"></script></head>
<body class="page-kit">
<main data-sealed-words data-opening="Opening …" data-failed="It failed"><h1>First keys</h1>
<img src="sealed:door.svg" alt="A door" width="10" height="10" srcset="/evil.png 2x">
<p><a href="sealed:kit.zip" download="first-keys.zip">Everything</a> <a href="javascript:evil()">x</a></p>
<script>document.title = "evil"</script>
<div data-copy-label="Copy" data-copy-text="text" data-copy-done="Copied"></div>
</main></body></html>
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h10v10z"/></svg>'
ARCHIVE = bytes(range(251)) * 30_000
"""Of a few megabytes: it begins in one file of ciphertext and ends in another."""


def content(lang: str = "en", archive: bytes = ARCHIVE) -> Parcel:
    """A kit's page, a picture, and an archive."""
    page = HTML.format(lang=lang, dir="rtl" if lang == "ar" else "ltr").encode()
    door = Member("door.svg", SVG.encode(), "image/svg+xml")
    whole = Member("kit.zip", archive, "application/zip")
    return Parcel((*parcel(page=page).members, door, whole), shown=2)


def lay_out(root: Path) -> tuple[Path, bytes]:
    """The theme's files in a folder, and the page that opens kits."""
    newsroom, output = root / "newsroom", root / "output"
    for name, text in FILES.items():
        (newsroom / name).parent.mkdir(parents=True, exist_ok=True)
        (newsroom / name).write_text(text, "utf-8")
    found = open_site(newsroom)
    desk = draft(found, NOW).desk
    theme = theme_of(found)
    site = plan(desk, theme.folder, theme.overrides)
    dress = dressed(desk, theme.folder, theme.overrides)
    told = (artifact for artifact in site.artifacts() if artifact.path == "_headers")
    for artifact in (*site.files, dress.static.opener.artifact, *told):
        _write(artifact, output / artifact.path)
    return output, opener_page(desk, dress)


def _write(artifact: Artifact, path: Path) -> None:
    given = (i.path if isinstance(i, SourceFile) else i for i in artifact.inputs)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(artifact.recipe(*given) or b"")


def put(
    site: tuple[Path, bytes], kit: Kit, what: Parcel | None = None, cover: Cover = COVER
) -> str:
    """Seal a kit into the site; its link without the host."""
    output, page = site
    folder = output / "k" / kit.id
    for old in folder.glob("*"):
        old.unlink()
    sealed_in(folder, what or content(), kit=kit, cover=cover)
    (folder / "index.html").write_bytes(page)
    return f"/k/{kit.id}/#{kit.fragment}"


def visited(site: tuple[Path, bytes], *visits: dict[str, Any]) -> list[dict[str, Any]]:
    """What Chromium met on each visit."""
    headers = dict(_headers(site[0] / "_headers"))
    order = json.dumps({"root": str(site[0]), "headers": headers, "visits": visits})
    done = subprocess.run(
        ["node", str(VISIT)], input=order, capture_output=True, text=True, check=False, cwd=TESTS
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _headers(file: Path) -> Iterable[tuple[str, str]]:
    """What the site tells hosts to send with everything, but for what only fits https."""
    for line in file.read_text("utf-8").partition("\n\n")[0].splitlines()[1:]:
        name, _, value = line.strip().partition(": ")
        if name != "Strict-Transport-Security":
            yield name, value
