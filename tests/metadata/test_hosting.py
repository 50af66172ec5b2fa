"""Every host is told the same headers and the same moves, in the form it reads."""

from __future__ import annotations

import re

import pytest

from pressroom.metadata.hosting import (
    APACHE,
    NGINX_HTTP,
    apache,
    blocks,
    listed,
    nginx_http,
    nginx_server,
)

HEADERS = """\
/*
  Content-Security-Policy: default-src 'none'; style-src 'self'
  Referrer-Policy: same-origin

/k/*
  Referrer-Policy: no-referrer

/exact.txt
  X-Robots-Tag: noindex
"""
MOVES = (
    ("/news/doors/", "/stories/doors/"),
    ("/old%20page.html", "/new/"),
    ("/fr/caf%C3%A9", "/fr/th%C3%A9/"),
    ("/a.b/c/", "/d/"),
    ("/q%22uote/", "/new/"),
)


def maps(text: str) -> dict[str, list[tuple[str, str]]]:
    """The maps of a configuration of nginx: pairs of what it looks for and what it gives."""
    found = {}
    for name, inside in re.findall(r"map \$uri (\$\w+) \{\n(.*?)\}", text, flags=re.DOTALL):
        pairs = re.findall(r'^  (default|"(?:[^"\\]|\\.)*") "((?:[^"\\]|\\.)*)";$', inside, re.M)
        assert len(pairs) == inside.count("\n")
        found[name] = [(re.sub(r"\\(.)", r"\1", k.strip('"')), v) for k, v in pairs]
    return found


def answer(pairs: list[tuple[str, str]], uri: str) -> str:
    """What nginx takes for an address: the same text, else the first pattern that fits, else the default."""
    told = dict(pairs)
    if uri in told:
        return told[uri]
    fits = (value for key, value in pairs if key[0] == "~" and re.search(key[1:], uri))
    return next(fits, told.get("default", ""))


@pytest.mark.parametrize(
    ("asked", "new"),
    [
        ("/news/doors/", "/stories/doors/"),
        ("/news/doors", "/stories/doors/"),
        ("/old page.html", "/new/"),
        ("/fr/café/", "/fr/th%C3%A9/"),
        ("/fr/café", "/fr/th%C3%A9/"),
        ('/q"uote/', "/new/"),
        ("/news/doors/more/", ""),
        ("/axb/c/", ""),
    ],
)
def test_nginx_and_apache_lead_the_same_way(asked: str, new: str) -> None:
    """An old address leads on with and without its last slash, and no other one does."""
    moved = maps(nginx_http(HEADERS, MOVES).decode())["$newsroom_moved"]
    assert answer(moved, asked) == new
    rules = re.findall(
        r'RedirectMatch 301 "((?:[^"\\]|\\.)*)" "(.*)"', apache(HEADERS, MOVES).decode()
    )
    assert len(rules) == len(MOVES)
    targets = [to for rule, to in rules if re.search(re.sub(r'\\([\\"])', r"\1", rule), asked)]
    assert targets == ([new.replace("%C3%A9", "é")] if new else [])


def test_each_address_gets_its_headers() -> None:
    """The longest pattern that fits an address says what it gets; the rest get what all do."""
    found = maps(nginx_http(HEADERS, ()).decode())
    assert answer(found["$newsroom_referrer_policy"], "/k/a.html") == "no-referrer"
    assert answer(found["$newsroom_referrer_policy"], "/a.html") == "same-origin"
    assert answer(found["$newsroom_x_robots_tag"], "/exact.txt") == "noindex"
    assert answer(found["$newsroom_x_robots_tag"], "/exact.txt.html") == ""
    server = nginx_server(HEADERS).decode()
    sent = re.findall(r"add_header (\S+) (\S+) always;", server)
    assert dict(sent)["Content-Security-Policy"] == "$newsroom_content_security_policy"
    assert {name for _, name in sent} == set(found) - {"$newsroom_moved"}
    conditions = re.findall(r'<If "%\{REQUEST_URI\} =~ m#(.*)#">', apache(HEADERS, ()).decode())
    assert conditions == ["^/k/", r"^/exact\.txt$"]


def test_headers_are_read_as_hosts_read_them() -> None:
    """A block is a pattern and the headers below it; a header's value may hold colons."""
    told = blocks("/*\n  Link: <https://x.example.org/>; rel=hub\n")
    assert told[0].headers == (("Link", "<https://x.example.org/>; rel=hub"),)
    assert listed(MOVES).decode().splitlines()[0] == "/news/doors/ /stories/doors/ 301"


def test_a_block_takes_back_what_a_wider_one_says() -> None:
    """`! Name` sends that header with nothing of the block's; another line gives it another value."""
    told = "/*\n  X: all\n  Y: all\n\n/embed/*\n  ! X\n  ! Y\n  Y: some\n"
    assert blocks(told)[1].headers == (("X", ""), ("Y", "some"))
    found = maps(nginx_http(told, ()).decode())
    assert answer(found["$newsroom_x"], "/embed/a/") == ""
    assert answer(found["$newsroom_y"], "/embed/a/") == "some"
    lines = [line.strip() for line in apache(told, ()).decode().splitlines()]
    assert lines[lines.index("</If>") - 2 : lines.index("</If>")] == [
        "Header always unset X",
        'Header always set Y "some"',
    ]


def test_a_long_address_asks_for_room() -> None:
    """Nginx refuses to start where a key is longer than its buckets: then they are told to be larger."""
    assert b"map_hash_bucket_size" not in nginx_http(HEADERS, MOVES)
    assert b"map_hash_bucket_size 256;" in nginx_http(HEADERS, ((f"/{'x' * 200}/", "/new/"),))
    assert (NGINX_HTTP, APACHE) == ("_hosting/nginx-http.conf", "_hosting/apache.conf")
