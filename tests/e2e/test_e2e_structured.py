"""What pages tell machines: one graph each, in schema.org's words, the same as what they show."""

from __future__ import annotations

import functools
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import mf2py
import pytest
from built_site import SITE_URL, Output, Page
from pyld import jsonld

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "metadata"))
from schema_org import complaints, listed, nodes

CONTEXT = {"@context": {"@vocab": "https://schema.org/"}}
"""Stands for schema.org's own, which tells readers the same of the words we use."""
NEWS = {"page-release", "page-story", "page-statement", "page-advisory"}
HOUSE = f"{SITE_URL}/#organization"


def offline(url: str, _: object) -> dict[str, Any]:
    """What a parser gets for schema.org's context without asking the network."""
    assert url == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


@functools.cache
def graph_of(page: Page) -> dict[str, Any]:
    """A page's graph."""
    (script,) = page.all("//script[@type='application/ld+json']")
    told: dict[str, Any] = json.loads(script.text)
    return told


def things(page: Page) -> dict[str, dict[str, Any]]:
    """The nodes of a page's graph by address."""
    return {each["@id"]: each for each in nodes(graph_of(page)) if "@id" in each}


def own(page: Page) -> dict[str, Any]:
    """What an article's page is about: the first node of its graph."""
    first: dict[str, Any] = graph_of(page)["@graph"][0]
    return first


@pytest.fixture
def pages(site: Output) -> list[Page]:
    """The pages of the site that don't just lead on."""
    return [page for page in site.pages.values() if not page.leads_on and page.kind]


def references(value: Any) -> set[str]:
    """Every address that a value names without telling more."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            return {value["@id"]}
        return set().union(*map(references, value.values())) if value else set()
    return set().union(*map(references, value)) if isinstance(value, list) and value else set()


def test_every_graph_speaks_schema_org(pages: list[Page]) -> None:
    """Each type exists, each property belongs to its type, each value is of a kind it takes."""
    faults = Counter(fault for page in pages for fault in complaints(graph_of(page)))
    assert not faults


def test_every_page_has_one_whole_graph(pages: list[Page]) -> None:
    """Each names the organization, the newsroom and itself, and nothing that it doesn't tell of."""
    for page in pages:
        known = things(page)
        assert {HOUSE, f"{SITE_URL}/#website"} <= set(known), page.url
        assert any(id.endswith("#page") for id in known), page.url
        assert references(graph_of(page)) <= set(known), page.url
        assert known[HOUSE]["@type"] == "NGO"
        assert known[HOUSE]["contactPoint"], page.url


def test_a_parser_reads_every_graph(pages: list[Page]) -> None:
    """A real JSON-LD parser expands, flattens and compacts a page's graph, and finds every thing again."""
    by_kind = {(page.kind, page.lang): page for page in pages}
    for page in by_kind.values():
        flat = jsonld.flatten(graph_of(page), CONTEXT, {"documentLoader": offline})
        read = {each["@id"]: each for each in flat["@graph"]}
        told = things(page)
        assert set(told) <= set(read), page.url
        for id, thing in told.items():
            names = {name for name in thing if not name.startswith("@")}
            assert names <= set(read[id]), (page.url, id)


def test_articles_tell_what_they_show(pages: list[Page]) -> None:
    """Headline, language and times of a graph are those that readers see on the page."""
    for page in pages:
        if page.kind in NEWS | {"page-backgrounder"}:
            told = own(page)
            assert told["@type"] == ("NewsArticle" if page.kind in NEWS else "Article"), page.url
            assert told["headline"] == page.all("normalize-space(//h1)"), page.url
            assert told["inLanguage"] == page.lang
            shown = page.all("string(//time[contains(@class, 'dt-published')]/@datetime)")
            assert told["datePublished"] == shown, page.url
            edited = page.all("string(//time[contains(@class, 'dt-updated')]/@datetime)")
            assert told["dateModified"] == (edited or shown), page.url
            assert told["publisher"]["@id"] == HOUSE
            assert told["publishingPrinciples"].endswith("/corrections/")


def test_corrections_are_told(pages: list[Page]) -> None:
    """As many corrections as a page shows are in its graph, each with its day."""
    corrected = 0
    for page in pages:
        shown = page.all("count(//*[@class='correction'])")
        if page.kind in NEWS and shown:
            told = [c for c in listed(own(page).get("correction", [])) if c]
            assert len(told) == shown, page.url
            assert all(c["@type"] == "CorrectionComment" and c["datePublished"] for c in told)
            corrected += 1
    assert corrected


def test_translations_name_each_other(site: Output, pages: list[Page]) -> None:
    """A translation names its original; the original names it back; what was adapted is based on it."""
    found = Counter()
    for page in pages:
        if page.kind not in NEWS:
            continue
        for name, back in (("translationOfWork", "workTranslation"), ("isBasedOn", None)):
            original = own(page).get(name)
            if original:
                other = site.pages[unquote(original["url"].removeprefix(SITE_URL))]
                named = [each["@id"] for each in listed(own(other).get("workTranslation", []))]
                assert (own(page)["@id"] in named) is bool(back), page.url
                found[name] += 1
    assert found["translationOfWork"] > 10 and found["isBasedOn"]


def test_events_say_whether_they_take_place(pages: list[Page]) -> None:
    """An event has its time, place and status; one that is called off or was moved says so."""
    statuses = set()
    for page in pages:
        for told in nodes(graph_of(page)):
            if told["@type"] == "Event":
                assert told["startDate"] and told["organizer"]["@id"] == HOUSE, page.url
                assert told["location"], page.url
                cancelled = bool(page.all("//*[contains(@class, 'happening-cancelled')]"))
                assert told["eventStatus"].endswith("EventCancelled") is cancelled, page.url
                moved = page.all("//*[contains(@class, 'happening-moved')]")
                assert bool(moved) is ("previousStartDate" in told), page.url
                statuses.add(told["eventStatus"].rpartition("/")[2])
    assert statuses == {"EventScheduled", "EventCancelled", "EventRescheduled"}


def test_pictures_say_whose_they_are_and_where_to_get_them(site: Output, pages: list[Page]) -> None:
    """A picture on offer has credit, copyright, licence and a place to get it; any other has no licence."""
    offered = kept = 0
    for page in pages:
        for told in nodes(graph_of(page)):
            if told["@type"] != "ImageObject" or "creditText" not in told:
                continue
            assert site.file_at(told["contentUrl"].removeprefix(SITE_URL)).is_file()
            assert told["copyrightNotice"], page.url
            assert ("license" in told) == ("acquireLicensePage" in told), page.url
            if "license" in told:
                place, _, anchor = told["acquireLicensePage"].removeprefix(SITE_URL).partition("#")
                assert anchor in site.pages[unquote(place)].ids
                offered += 1
            else:
                kept += 1
    assert offered and kept


def test_recordings_have_a_still_and_a_length(pages: list[Page]) -> None:
    """Sound and film tell where they are and how long they last."""
    found = {
        told["@type"]: told
        for page in pages
        for told in nodes(graph_of(page))
        if told["@type"] in ("AudioObject", "VideoObject")
    }
    assert all(told["contentUrl"] and told["name"] for told in found.values())
    assert found["AudioObject"]["duration"].startswith("PT")


def test_breadcrumbs_lead_from_home_to_the_page(site: Output, pages: list[Page]) -> None:
    """Each step is a page, numbered, and the last is the page itself."""
    for page in pages:
        for told in nodes(graph_of(page)):
            if told["@type"] == "BreadcrumbList":
                steps = listed(told["itemListElement"])
                assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
                places = [unquote(step["item"].removeprefix(SITE_URL)) for step in steps]
                assert all(place in site.pages for place in places), page.url
                assert places[-1] == page.url


def test_microformats_agree(pages: list[Page]) -> None:
    """A microformats parser finds the article, the event or the person that the graph tells of."""
    for page in pages:
        if page.kind in NEWS | {"page-backgrounder", "page-event", "page-person"}:
            read = mf2py.parse(doc=page.file.read_text("utf-8"), url=SITE_URL + page.url)
            kind = "h-card" if page.kind == "page-person" else "h-entry"
            told = next(each for each in read["items"] if each["type"] == [kind])["properties"]
            assert told["name"] == [page.all("normalize-space(//h1)")], page.url
            assert SITE_URL + page.url in [unquote(url) for url in told["url"]], page.url
            if kind == "h-entry":
                assert told["content"][0]["value"].strip(), page.url
                assert told["author"][0]["type"] == ["h-card"], page.url
