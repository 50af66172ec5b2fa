"""The pages as people use them: without script, by touch, on paper."""

from __future__ import annotations

import subprocess
from pathlib import Path

from browser import told, visit
from built_site import Output

RELEASE = "lamplight-house-first-keys"
CALL = ".rail-contacts a[href^='tel:']"
WRITE = ".rail-contacts a[href^='mailto:']"


def test_pages_work_without_script(site: Output) -> None:
    """Contacts, pictures, navigation and downloads are there and visible with JavaScript off."""
    release = site.release(RELEASE).url
    sees = ["h1", CALL, WRITE, "main img", "a[download]", ".site-nav a", ".boilerplate"]
    pages = ["/", "/people/", "/media/", "/contacts/", "/subscribe/", "/events/"]
    calls = [{"url": release, "width": 1280, "script": False, "sees": sees}]
    calls += [
        {"url": url, "width": 1280, "script": False, "sees": ["h1", "main a"]} for url in pages
    ]
    findings = visit(site.folder, calls)
    assert not findings, told(findings)


def test_a_phone_reaches_everything_without_script(site: Output) -> None:
    """At 390 pixels and without JavaScript the menu opens, and the press bar is on the page."""
    call = {"url": site.release(RELEASE).url, "width": 390, "script": False, "sees": [CALL]}
    call["presses"] = [[".menu-button", ".site-nav a[href='/contacts/']"]]
    findings = visit(site.folder, [call])
    assert not findings, told(findings)


def test_script_only_adds(site: Output) -> None:
    """With JavaScript there are copy buttons and a search box, and no page has an error."""
    release = {"url": site.release(RELEASE).url, "width": 1280, "sees": [".copy button"]}
    library = {"url": "/media/", "width": 1280, "sees": ["main input[type=search]"]}
    rest = [{"url": page.url, "width": 768} for page in site.one_of_each_kind("fr")]
    findings = visit(site.folder, [release, library, *rest])
    assert not findings, told(findings)


def test_a_release_prints_as_a_letter(site: Output, tmp_path: Path) -> None:
    """On paper stand headline, text, end mark, contacts and the address; no menus or buttons."""
    page = site.release(RELEASE)
    pdf = tmp_path / "release.pdf"
    findings = visit(
        site.folder, [{"url": page.url, "width": 1280, "media": "print", "pdf": str(pdf)}]
    )
    assert not findings, told(findings)
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    paper = " ".join(done.stdout.decode("utf-8").split())
    for said in (
        "Nine families who came to Canada",
        "-30-",
        "403-555-0101",
        "About Prairie Lantern",
    ):
        assert said in paper, said
    for unsaid in ("Copy headline", "Skip to the text", "Screen size"):
        assert unsaid not in paper, unsaid
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    pages = next(int(line.split()[1]) for line in info.splitlines() if line.startswith("Pages:"))
    assert pages <= 5
