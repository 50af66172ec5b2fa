"""What web servers are told, in the forms they read: headers to send, old addresses that moved.

`_headers` and `_redirects` are Netlify's and Cloudflare Pages'; the others are for nginx and Apache.
https://nginx.org/en/docs/http/ngx_http_map_module.html, https://httpd.apache.org/docs/2.4/mod/mod_alias.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

NGINX_HTTP = "_hosting/nginx-http.conf"
NGINX_SERVER = "_hosting/nginx-server.conf"
APACHE = "_hosting/apache.conf"
Moves = Sequence[tuple[str, str]]
"""Old address and new one, both from the root and percent-encoded where that is needed."""
BUCKET = 64
"""Bytes in which nginx keeps a key of a map unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Block:
    """The headers of the addresses that a pattern of `_headers` fits."""

    pattern: str
    headers: tuple[tuple[str, str], ...]
    """An empty value takes back what a wider block says."""

    @property
    def regex(self) -> str:
        """The pattern as a regular expression."""
        return (
            "^"
            + re.escape(self.pattern).replace(r"\*", ".*").removesuffix(".*")
            + ("" if self.pattern.endswith("*") else "$")
        )


def blocks(told: str) -> tuple[Block, ...]:
    """The blocks of a `_headers` file."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in told.splitlines():
        if line.startswith("/"):
            found.append((line.strip(), {}))
        elif line.strip() and found:
            name, _, value = line.strip().removeprefix("! ").partition(":")
            found[-1][1][name] = value.strip()
    return tuple(Block(pattern, tuple(headers.items())) for pattern, headers in found)


def listed(moves: Moves) -> bytes:
    """`_redirects`."""
    return "".join(f"{old} {new} 301\n" for old, new in moves).encode()


def nginx_http(told: str, moves: Moves) -> bytes:
    """What goes into nginx's `http` block: which address moved where, and which headers each one gets."""
    lines = ["# Include this in nginx's http block, and nginx-server.conf in the server block."]
    longest = max((len(unquote(old).encode()) for old, _ in moves), default=0)
    if longest + 16 > BUCKET:
        lines.append(f"map_hash_bucket_size {_power_of_two(longest + 16)};")
    lines.append("map $uri $newsroom_moved {")
    lines += [f"  {_quoted(unquote(old))} {_quoted(new)};" for old, new in _both_ways(moves)]
    lines.append("}")
    for name, values in _by_header(blocks(told)).items():
        lines.append(f"map $uri {_variable(name)} {{")
        lines += [f"  {_pattern(block)} {_quoted(value)};" for block, value in values]
        lines.append("}")
    return ("\n".join(lines) + "\n").encode()


def nginx_server(told: str) -> bytes:
    """What goes into nginx's `server` block."""
    lines = [
        "if ($newsroom_moved) { return 301 $newsroom_moved; }",
        "error_page 404 /404.html;",
        "charset utf-8;",
        *(f"add_header {name} {_variable(name)} always;" for name in _by_header(blocks(told))),
    ]
    return ("\n".join(lines) + "\n").encode()


def apache(told: str, moves: Moves) -> bytes:
    """What goes into Apache's `<VirtualHost>`, or into `.htaccess` where the host allows FileInfo."""
    lines = [
        "# Include this in the virtual host, or copy it to .htaccess.",
        "<IfModule mod_headers.c>",
    ]
    for block in blocks(told):
        sets = [_apache_header(name, value) for name, value in block.headers]
        if block.pattern == "/*":
            lines += [f"  {each}" for each in sets]
        else:
            lines.append(f'  <If "%{{REQUEST_URI}} =~ m#{block.regex}#">')
            lines += [f"    {each}" for each in sets]
            lines.append("  </If>")
    lines += ["</IfModule>", "ErrorDocument 404 /404.html", "<IfModule mod_alias.c>"]
    for old, new in moves:
        pattern = re.escape(unquote(old).rstrip("/")) + ("/?" if _is_folder(old) else "")
        # Apache encodes the new address itself; `$1` would be a group of the pattern.
        target = unquote(new).replace("$", "\\$")
        lines.append(f'  RedirectMatch 301 "^{_escaped(pattern)}$" "{_escaped(target)}"')
    lines.append("</IfModule>")
    return ("\n".join(lines) + "\n").encode()


def _apache_header(name: str, value: str) -> str:
    return (
        f'Header always set {name} "{_escaped(value)}"' if value else f"Header always unset {name}"
    )


def _is_folder(address: str) -> bool:
    """Whether an address may be asked for with and without a slash at its end."""
    return address.endswith("/") or "." not in address.rpartition("/")[2]


def _both_ways(moves: Moves) -> list[tuple[str, str]]:
    """Each folder with and without its last slash; where two say so, what is written comes first."""
    found = dict(moves)
    for old, new in moves:
        if _is_folder(old) and old.rstrip("/"):
            found.setdefault(old.rstrip("/"), new)
            found.setdefault(old.rstrip("/") + "/", new)
    return sorted(found.items())


def _by_header(found: Iterable[Block]) -> dict[str, list[tuple[Block, str]]]:
    """Who gets which value of each header, the longest pattern first."""
    values: dict[str, list[tuple[Block, str]]] = {}
    for block in found:
        for name, value in block.headers:
            values.setdefault(name, []).append((block, value))
    return {
        name: sorted(each, key=lambda pair: -len(pair[0].pattern)) for name, each in values.items()
    }


def _pattern(block: Block) -> str:
    return "default" if block.pattern == "/*" else _quoted("~" + block.regex)


def _variable(header: str) -> str:
    return "$newsroom_" + header.lower().replace("-", "_")


def _quoted(text: str) -> str:
    """A text in nginx's quotes. A `$` would begin a variable: addresses have it percent-encoded, patterns
    only at their end, where nginx takes it as it is."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _escaped(text: str) -> str:
    """A text between Apache's quotes."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _power_of_two(size: int) -> int:
    return 1 << (size - 1).bit_length()
