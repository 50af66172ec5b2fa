"""Everything a page points to is there, and nothing comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from built_site import SITE_URL, Output, Page

ADDRESSES = "//@href | //@src | //@poster | //form/@action | //@cite"
OUTSIDE = ("mailto:", "tel:", "sms:", "webcal:", "data:")
LOADS = (
    "//script/@src | //img/@src | //source/@src | //video/@src | //audio/@src | //track/@src"
    " | //iframe/@src | //embed/@src | //object/@data | //video/@poster"
    " | //link[contains(' stylesheet icon preload manifest modulepreload ',"
    " concat(' ', @rel, ' '))]/@href"
)


def addresses(page: Page) -> Iterator[str]:
    """Every address on a page: links, pictures, and each candidate of a srcset."""
    yield from map(str, page.all(ADDRESSES))
    for srcset in page.all("//@srcset"):
        yield from (candidate.split()[0] for candidate in srcset.split(","))
    for name in ("og:url", "og:image", "og:audio", "og:video"):
        yield from map(str, page.all(f"//meta[@property='{name}']/@content"))


def inside(page: Page, address: str) -> str | None:
    """The address as a path on this site, or None where it leads away."""
    whole = urljoin(SITE_URL + page.url, address)
    if address.startswith(OUTSIDE) or not whole.startswith(SITE_URL + "/"):
        return None
    return unquote(whole.removeprefix(SITE_URL))


def test_links_pictures_and_anchors_lead_somewhere(site: Output) -> None:
    """Every address within the site has a file, and every fragment an element with that id."""
    broken = []
    for page in [
        *site.pages.values(),
        *site.frames.values(),
        *site.signposts.values(),
        *site.handouts.values(),
    ]:
        for address in addresses(page):
            target = inside(page, address)
            if target is None:
                continue
            url, anchor = urldefrag(target)
            known = site.pages[url].ids if url in site.pages else {anchor}
            if not site.file_at(url).is_file() or (anchor and anchor not in known):
                broken.append((page.url, address))
    assert broken == []


def test_nothing_is_loaded_from_elsewhere(site: Output) -> None:
    """Scripts, styles, pictures, sounds and fonts all lie on the site itself."""
    for page in site.pages.values():
        loaded = [*map(str, page.all(LOADS)), *srcset_files(page)]
        assert [a for a in loaded if urlsplit(a).netloc] == [], page.url
    for file in site.files():
        if file.suffix in (".css", ".js", ".svg"):
            text = file.read_text("utf-8")
            assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//", text), file
            assert not re.search(r"(?:src|href)=['\"](https?:)?//", text), file


def srcset_files(page: Page) -> list[str]:
    """The files a page's srcsets name."""
    return [c.split()[0] for s in page.all("//@srcset") for c in s.split(",")]


def test_pages_need_no_inline_script_or_style(site: Output) -> None:
    """Nothing on a page breaks a strict content security policy, which each page begins itself."""
    inline = (
        "//style | //*[@style] | //script[not(@src)][not(@type='application/ld+json')]"
        " | //@*[starts-with(name(), 'on')] | //@href[starts-with(., 'javascript:')]"
    )
    policy = "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
    for page in site.pages.values():
        assert page.all(inline) == [], page.url
        said = page.all(policy)
        if page.url.endswith("/search/"):
            said = said.replace(" 'wasm-unsafe-eval'", "")  # the search's own machine code
        assert "script-src 'self'" in said and "object-src 'none'" in said, page.url
        assert "unsafe" not in said and "*" not in said, page.url


def test_every_script_is_named_by_its_hash(site: Output) -> None:
    """A browser runs the very file that the page was built with, and checkers see that the policy means it."""
    seen = set()
    for page in site.pages.values():
        policy = page.all("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        for script in page.all("//script[@src]"):
            data = site.file_at(script.get("src")).read_bytes()
            digest = f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"
            assert script.get("integrity") == digest and f"'{digest}'" in policy, page.url
            seen.add(script.get("src").rpartition("/")[2].partition(".")[0])
    assert seen >= {"newsroom", "finder", "follow"}


def test_hosts_are_told_the_whole_policy(site: Output) -> None:
    """What hosts send allows nothing but the site's own files, what a page opened of a sealed kit, the
    search's own machine code, and no frame around it.
    """
    headers = (site.folder / "_headers").read_text("utf-8")
    policy, framed = re.findall(r"Content-Security-Policy: (.*)", headers)
    told = dict(part.split(" ", 1) for part in policy.split("; "))
    assert told["default-src"] == told["frame-ancestors"] == "'none'"
    forms = set(told.pop("form-action").split())
    assert forms <= {"'self'", "https://lists.example.org"}  # of the sample's own e-mail list
    opened = {name for name, value in told.items() if "blob:" in value.split()}
    assert opened == {"img-src", "media-src"}
    assert told["script-src"] == "'self' 'wasm-unsafe-eval'"
    own = {source for value in told.values() for source in value.split()} - {"blob:"}
    assert own <= {"'none'", "'self'", "'wasm-unsafe-eval'"}
    assert "frame-ancestors *" in framed and "script-src" not in framed


def test_every_host_is_told_of_old_addresses(site: Output) -> None:
    """Nginx and Apache get the moves that `_redirects` has."""
    lines = (site.folder / "_redirects").read_text("utf-8").splitlines()
    nginx = (site.folder / "_hosting/nginx-http.conf").read_text("utf-8")
    apache = (site.folder / "_hosting/apache.conf").read_text("utf-8")
    for old, new, _ in map(str.split, lines):
        assert f'"{unquote(old)}" "{new}";' in nginx
        assert f'"{unquote(new)}"' in apache
    assert "default-src 'none'" in nginx and "default-src 'none'" in apache


def test_machines_are_told_of_the_newsroom(site: Output) -> None:
    """Each language has its summary, whose links lead to files; security.txt names a page of ours."""
    for page in site.pages.values():
        if page.kind == "page-home":
            file = page.file.with_name("llms.txt")
            links = re.findall(r"\]\((\S+)\)", file.read_text("utf-8"))
            assert len(links) > 10
            for link in links:
                assert site.file_at(link.removeprefix(SITE_URL)).is_file(), link
    told = (site.folder / ".well-known/security.txt").read_text("utf-8")
    (contact,) = re.findall(r"Contact: (.*)", told)
    assert contact.removeprefix(SITE_URL) in site.pages


def test_old_addresses_lead_to_pages(site: Output) -> None:
    """Each line of `_redirects` goes to a page, and hosts that don't read it have a page that does."""
    lines = (site.folder / "_redirects").read_text("utf-8").splitlines()
    assert lines
    for line in lines:
        old, new, status = line.split()
        assert new in site.pages, line
        assert site.signposts[old].all(f"//a[contains(@href, '{new}')]"), line
        assert status == "301"
