"""The one stylesheet and the one script of the site, the scripts of single pages, the theme's other files."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import rcssmin

from pressroom.build.artifact import Artifact, SourceFile
from pressroom.colours import for_dark, readable_ink
from pressroom.settings import Settings

FOLDER = "theme"
HEADERS = """\
/*
  Content-Security-Policy: default-src 'none'; img-src 'self' blob:; style-src 'self'; script-src 'self'{machine_code}; font-src 'self'; media-src 'self' blob:; connect-src 'self'; form-action {forms}; base-uri 'none'; frame-ancestors 'none'
  Strict-Transport-Security: max-age=63072000
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()

/theme/*
  Cache-Control: public, max-age=31536000, immutable

/k/*
  Cache-Control: no-store
  Referrer-Policy: no-referrer
  X-Robots-Tag: noindex, nofollow, noarchive
"""  # noqa: E501 (a header is one line)
"""What hosts that read `_headers` (Netlify, Cloudflare Pages) send; pages carry a part of it themselves.

Hosts send every block that fits an address, and browsers hold to all policies at once, so a block for
one page can only forbid more, unless it takes the other back, as that of embeds does. What one page
needs is therefore allowed to all here, and forbidden to the others by the policy in their own head: the
machine code that searching needs. `blob:` is for the pictures of sealed kits once they are opened: only
a script of the site's own can make such an address.
"""
EMBED_HEADERS = """
/embed/*
  ! X-Frame-Options
  ! Content-Security-Policy
  Content-Security-Policy: default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *
  Access-Control-Allow-Origin: *

/theme/fonts/*
  Access-Control-Allow-Origin: *
"""  # noqa: E501 (a header is one line)
"""What they send with the cards that others frame, and with the type of those: a frame that may run no
script is of no origin, not even ours, and type is fetched only where its host lets that origin have it.
Cloudflare takes a line with `!` for the order to drop what an earlier rule said, and would join both
policies without it; Netlify passes over such lines and lets the later rule win. A browser that knows
`frame-ancestors` ignores X-Frame-Options."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script: its output path, its text, and its hash as browsers compare it."""

    path: str
    content: str

    @property
    def integrity(self) -> str:
        """`sha256-…`."""
        digest = hashlib.sha256(self.content.encode()).digest()
        return f"sha256-{base64.b64encode(digest).decode()}"

    @property
    def artifact(self) -> Artifact:
        """Its file."""
        return Artifact(self.path, text, (self.content,))


@dataclass(frozen=True, slots=True)
class Static:
    """The files of a theme: their addresses are known before they are made."""

    stylesheet: str
    script: str
    integrity: str
    """The script's hash as browsers compare it."""
    opener: Script
    """What opens sealed kits; it isn't among `artifacts`, for most sites have none."""
    files: Mapping[str, str]
    """Output path by path under the theme's static folder."""
    integrities: Mapping[str, str]
    """The hashes of the scripts that some pages ask for by name."""
    artifacts: tuple[Artifact, ...]


def headers(settings: Settings, origins: Sequence[str] = ()) -> str:
    """The headers of a site: searching needs the indexer's machine code, and a form on each page.

    `origins` are those of others that forms lead to.
    """
    machine_code = " 'wasm-unsafe-eval'" if settings.search else ""
    forms = (*(("'self'",) if settings.search else ()), *origins)
    own = HEADERS.format(machine_code=machine_code, forms=" ".join(forms) or "'none'")
    return own + EMBED_HEADERS


def static(folders: Sequence[Path], settings: Settings) -> Static:
    """What the theme's static folders hold; an earlier folder's file replaces a later one's."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not file.name.startswith("."):
                found[file.relative_to(folder).as_posix()] = file
    css = compact("\n".join([tokens(settings), *_texts(found, "css/", ".css")]))
    js = "\n".join(_texts(found, "js/", ".js"))
    opener = "\n".join((js, *_texts(found, "opener/", ".js")))
    others = {
        name: file
        for name, file in sorted(found.items())
        if not name.startswith(("css/", "js/", "opener/")) and file.suffix != ".md"
    }
    css = _with_addresses(css, others)
    stylesheet = f"{FOLDER}/newsroom.{_hash(css.encode())}.css"
    script = Script(f"{FOLDER}/newsroom.{_hash(js.encode())}.js", js) if js else None
    own = {
        name: Script(f"{FOLDER}/{name[3:-3]}.{_hash(code.encode())}.js", code)
        for name, code in _of_pages(found)
    }
    files = {name: f"{FOLDER}/{name}" for name in others}
    return Static(
        stylesheet,
        script.path if script else "",
        script.integrity if script else "",
        Script(f"{FOLDER}/sealed.{_hash(opener.encode())}.js", opener),
        files | {name: each.path for name, each in own.items()},
        {name: each.integrity for name, each in own.items()},
        (
            Artifact(stylesheet, text, (css,)),
            *((script.artifact,) if script else ()),
            *(each.artifact for each in own.values()),
            *(Artifact(files[name], copied, (SourceFile(file),)) for name, file in others.items()),
        ),
    )


def _texts(found: Mapping[str, Path], folder: str, suffix: str) -> Iterator[str]:
    """The files that lie in a folder and not deeper, in the order of their names."""
    for name in sorted(found):
        if name.rpartition("/")[0] == folder.rstrip("/") and name.endswith(suffix):
            yield found[name].read_text(encoding="utf-8")


def _of_pages(found: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """The scripts that some pages ask for by name: `js/finder.js` is what lies in `js/finder/`."""
    for folder in sorted({name.rpartition("/")[0] for name in found if name.startswith("js/")}):
        if folder != "js":
            yield f"{folder}.js", "\n".join(_texts(found, folder, ".js"))


def _with_addresses(css: str, others: Mapping[str, Path]) -> str:
    """The stylesheets lie in `css/`, the bundle one folder up: `../fonts/x` becomes `fonts/x`."""
    for name in others:
        css = css.replace(f"../{name}", name)
    return css


def compact(css: str) -> str:
    """A stylesheet without comments and spaces, for nothing is painted before it has come.

    Comments that open with `/*!`, as licences do, stay.
    """
    return str(rcssmin.cssmin(css, keep_bang_comments=True)) + "\n"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


def text(content: str) -> bytes:
    """A text file."""
    return content.encode()


def copied(file: Path) -> bytes:
    """A file as it is."""
    return file.read_bytes()


def tokens(settings: Settings) -> str:
    """The brand as custom properties."""
    brand, accent = settings.colours
    values = {
        "--brand": brand,
        "--brand-ink": readable_ink(brand),
        "--accent": accent,
        "--accent-ink": readable_ink(accent),
        "--brand-dark-mode": for_dark(brand),
        "--accent-dark-mode": for_dark(accent),
        "--scale": f"{settings.type_scale:g}",
    }
    lines = "".join(f"  {name}: {value};\n" for name, value in values.items())
    return f":root {{\n{lines}}}\n"


FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="6" fill="{brand}"/>'
    '<path d="M8 9h16M8 16h16M8 23h9" stroke="{ink}" stroke-width="3" stroke-linecap="round"/>'
    "</svg>\n"
)


def favicon(brand: str, ink: str) -> bytes:
    """A few lines of news on the organization's colour."""
    return FAVICON.format(brand=brand, ink=ink).encode()
