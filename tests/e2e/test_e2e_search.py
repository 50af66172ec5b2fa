"""Search on the built site: as readers use it in a browser, and what is in its files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from browser import told, visit
from built_site import Output

RESULT, STATUS = "#finder-results h3", "#finder-status"
ARTICLES = ("release", "story", "advisory", "statement", "backgrounder", "event")
SAID = [
    ("en", "/search/?q=welding", "Evening welding bench opens"),
    ("fr", "/fr/search/?q=logements", "Un vieux motel de Calgary devient 41 logements"),
    ("ar", "/ar/search/?q=مفاتيح", "مفاتيح أولى في «لامبلايت هاوس»"),
    ("pa", "/pa/search/?q=ਮੋਟਲ", "ਤਿੰਨ ਪੀੜ੍ਹੀਆਂ, ਇੱਕ ਛੱਤ"),
    ("zh-Hans", "/zh-hans/search/?q=护士执照", "卡尔加里护士衔接课程首期结业"),
]
"""Of each language: an address that asks, and a headline that answers."""


def fragments(site: Output) -> list[dict[str, Any]]:
    """Every page that the index knows."""
    files = [file for file in site.files() if file.suffix == ".pf_fragment"]
    return [json.loads(gzip.decompress(file.read_bytes())[12:]) for file in files]


def walked(site: Output, url: str, *steps: dict[str, Any], **how: Any) -> None:
    """A reader takes these steps, and nothing is wrong."""
    findings = visit(site.folder, [{"url": url, "width": 1280, "steps": steps, **how}])
    assert not findings, told(findings)


@pytest.mark.parametrize(("lang", "url", "headline"), SAID, ids=[lang for lang, *_ in SAID])
def test_each_language_is_found(site: Output, lang: str, url: str, headline: str) -> None:
    """An address with a question shows its answers, under the policy that hosts are told to send."""
    assert site.pages[url.partition("?")[0]].lang == lang
    walked(site, url, {"reads": [RESULT, headline]}, {"hidden": "#finder-browse"})


def test_more_is_offered_only_where_there_is_more(site: Output) -> None:
    """Neither the only answer nor a form that asks for nothing has a button for more."""
    walked(
        site,
        SAID[0][1],
        {"reads": [RESULT, ""]},
        {"hidden": "#finder-more"},
        {"fill": ["#finder-q", ""]},
        {"reads": ["#finder-browse", "Housing"]},
        {"hidden": "#finder-more"},
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "url"), [(1280, SAID[0][1]), (320, SAID[2][1])])
def test_no_barriers_among_results(site: Output, scheme: str, width: int, url: str) -> None:
    """The form and its results break no rule of accessibility, wide and narrow, from right to left."""
    wait = {"reads": [RESULT, ""]}
    walked(site, url, wait, axe=True, width=width, scheme=scheme)


def test_the_box_in_the_header_leads_to_the_answers(site: Output) -> None:
    """The form on each page is a plain one: it asks the search page by its address."""
    walked(
        site,
        "/",
        {"fill": ["#nav-q", "hailstorm"]},
        {"press": "Enter"},
        {"address": "/search/?q=hailstorm"},
        {"reads": [RESULT, "Statement on Monday’s hailstorm"]},
    )


def test_keys_are_enough(site: Output) -> None:
    """From the box to the results, among them, back, and to a page, by keys alone."""
    walked(
        site,
        "/search/",
        {"fill": ["#finder-q", "lamplight house"]},
        {"reads": [RESULT, "Lamplight House"]},
        {"press": "ArrowDown"},
        {"focused": "#finder-results li:nth-child(1) a"},
        {"press": "ArrowDown"},
        {"focused": "#finder-results li:nth-child(2) a"},
        {"press": "ArrowUp"},
        {"press": "ArrowUp"},
        {"focused": "#finder-q"},
        {"press": "ArrowDown"},
        {"press": "Escape"},
        {"focused": "#finder-q"},
        {"press": "ArrowDown"},
        {"press": "Enter"},
        {"reads": ["h1", "Lamplight House"]},
    )


def test_choices_narrow_and_the_address_remembers(site: Output) -> None:
    """Kind, topic, year and language narrow what is found; the address says so, and back leads back."""
    walked(
        site,
        "/search/?q=rent",
        {"reads": [STATUS, "Found: "]},
        {"choose": ["#finder-kind", "backgrounder"]},
        {"address": "/search/?q=rent&kind=backgrounder"},
        {"reads": [STATUS, "Found: 1"]},
        {"reads": [RESULT, "How we count rent and income"]},
        {"choose": ["#finder-year", "2023"]},
        {"reads": [STATUS, "Nothing found."]},
        {"goBack": True},
        {"reads": [RESULT, "How we count rent and income"]},
        {"choose": ["#finder-kind", ""]},
        {"choose": ["#finder-lang", "fr"]},
        {"fill": ["#finder-q", "loyer"]},
        {"reads": ["#finder-results h3[lang=fr]", "loyer"]},
        {"choose": ["#finder-lang", "all"]},
        {"fill": ["#finder-q", "lamplight"]},
        {"reads": ["#finder-results h3[lang=fr]", ""]},
        {"choose": ["#finder-order", "newest"]},
        {"reads": [RESULT, "First look inside Lamplight House"]},
    )


def test_a_hasty_choice_takes_nothing_from_the_next(site: Output) -> None:
    """Results are still coming when another order is chosen: the new ones come all the same, in order."""
    walked(
        site,
        "/search/?q=lamplight&lang=all",
        {"reads": [STATUS, "Found: "]},
        {"choose": ["#finder-order", "newest"]},
        {"reads": ["#finder-results li:nth-child(10)", ""]},
        {"reads": ["#finder-results li:nth-child(1)", "First look inside Lamplight House"]},
        {"reads": ["#finder-results li:nth-child(4)", "First families get keys"]},
        {"reads": ["#finder-results li:nth-child(5)", "Un vieux motel"]},
        slow=[["**/*.pf_fragment", 300]],
    )


def test_the_rest_comes_when_it_is_asked_for(site: Output) -> None:
    """Ten results come at once; the button brings the next and leads to them."""
    walked(
        site,
        "/search/?q=calgary",
        {"reads": [RESULT, ""]},
        {"click": "#finder-more"},
        {"focused": "#finder-results li:nth-child(11) a"},
    )


def test_without_script_there_are_lists(site: Output) -> None:
    """Whoever has no script is told so, and led to topics, kinds, years and tags."""
    seen = ["noscript p", "#finder-browse #by-topic", "#by-kind", "#by-year", "#by-tag"]
    walked(site, "/search/?q=rent", script=False, sees=seen)


def test_without_an_index_there_are_lists(another_newsroom: Path) -> None:
    """Where the index can't be loaded the page says so, and leads to the lists."""
    output = Output(another_newsroom / "output")
    (output.folder / "search/index/en.json").unlink()
    found = visit(
        output.folder,
        [
            {
                "url": "/search/?q=rent",
                "width": 1280,
                "steps": [{"reads": [STATUS, "can’t be loaded"]}, {"reads": ["#by-topic", ""]}],
            }
        ],
    )
    assert {f["rule"] for f in found} <= {"missing-file", "console-error"}, told(found)


def test_the_index_knows_every_article_and_nothing_else_of_that_kind(site: Output) -> None:
    """Each article's page is in the index once, in its language; all else it knows are pages, too."""
    kinds = {f"page-{kind}" for kind in ARTICLES}
    published = {page.url for page in site.pages.values() if page.kind in kinds}
    known = fragments(site)
    articles = [f for f in known if f["filters"]["kind"][0] in ARTICLES]
    assert sorted(unquote(f["url"]) for f in articles) == sorted(published)
    for fragment in known:
        url, _, anchor = fragment["url"].partition("#")
        page = site.pages[unquote(url)]
        assert not anchor or anchor in page.ids, fragment["url"]


def test_only_the_search_page_may_run_machine_code(site: Output) -> None:
    """Hosts allow what the indexer needs, and every other page forbids it to itself."""
    policies = {
        page.kind: str(page.tree.xpath("string(//meta[@http-equiv]/@content)"))
        for page in site.pages.values()
    }
    assert {kind for kind, policy in policies.items() if "wasm" in policy} == {"page-search"}
    assert "'wasm-unsafe-eval'" in (site.folder / "_headers").read_text()
    assert not any("'unsafe-eval'" in policy for policy in policies.values())


def test_its_script_is_on_its_page_only(site: Output) -> None:
    """No other page loads more than the one script of the site, and that is small."""
    for page in site.pages.values():
        scripts = page.all("//script/@src")
        own = [src for src in scripts if "finder" in src]
        assert bool(own) == (page.kind == "page-search"), page.url
        assert sum(site.file_at(src).stat().st_size for src in set(scripts) - set(own)) < 10_000


def test_quoted_addresses_stay_whole(site: Output) -> None:
    """Addresses in the index are those that pages link to."""
    for fragment in fragments(site):
        assert fragment["url"].startswith("/")
        assert quote(unquote(fragment["url"]), safe="/~@!$&*()+,;=:-._#") == fragment["url"]
