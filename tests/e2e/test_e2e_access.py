"""Accessibility by axe-core in headless Chromium: WCAG 2.2 A and AA and best practice, one page of each kind."""

from __future__ import annotations

import pytest
from browser import told, visit
from built_site import Output

VIEWS = {
    "wide and light": {"width": 1280, "scheme": "light"},
    "wide and dark": {"width": 1280, "scheme": "dark"},
    "320 pixels and light": {"width": 320, "scheme": "light"},
    "320 pixels and dark": {"width": 320, "scheme": "dark"},
}


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_barriers(site: Output, lang: str, view: str) -> None:
    """No page breaks a rule, scrolls sideways, misses a file, or calls on another host."""
    pages = site.one_of_each_kind(lang)
    assert len(pages) > 15
    findings = visit(site.folder, ({"url": p.url, "axe": True, **VIEWS[view]} for p in pages))
    assert not findings, told(findings)


@pytest.mark.parametrize("lang", ["fr", "pa", "zh-Hans"])
def test_no_barriers_in_other_languages(site: Output, lang: str) -> None:
    """A home, a release and the contacts hold in every other language too."""
    kinds = ("page-home", "page-release", "page-contacts")
    pages = [p for p in site.one_of_each_kind(lang) if p.kind in kinds]
    assert len(pages) == len(kinds)
    findings = visit(site.folder, ({"url": p.url, "axe": True, "width": 390} for p in pages))
    assert not findings, told(findings)
