"""The wire of a built newsroom: an address for each text that stays, whatever becomes of the text."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from kit_newsroom import CONF, FILES, NOW, lay_out, publish
from lxml import etree, html

TEXTS = 8
"""Texts of the newsroom that are public: the release twice, in two languages."""
WITHDRAWN = """\
status: withdrawn
withdrawn: {date: 2026-11-22T09:00:00-07:00, reason: The count was wrong., replaced_by: tea}
---"""
G2 = {"g": "http://iptc.org/std/nar/2006-10-01/"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom with NewsML-G2, built, then with the release withdrawn, built again."""
    folder = lay_out(tmp_path_factory.mktemp("wire"))
    (folder / "pelicanconf.py").write_text(CONF + "PRESSROOM_NEWSML = True\n")
    publish(folder)
    (folder / "output").rename(folder / "before")
    release = folder / "content/releases/keys/index.md"
    head, _, body = FILES["releases/keys/index.md"].removeprefix("---\n").partition("---")
    release.write_text(f"---\n{head}{WITHDRAWN}{body}", "utf-8")
    publish(folder)
    return folder


@pytest.fixture(scope="module")
def before(root: Path) -> Path:
    """The output as it was first."""
    return root / "before"


def told(file: Path) -> dict[str, Any]:
    """A file's JSON."""
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def items(output: Path) -> dict[str, dict[str, Any]]:
    """Every item by its file's name."""
    return {file.stem: told(file) for file in (output / "wire").glob("*-*.json")}


def of(output: Path, headline: str) -> str:
    """The name of the item with a headline."""
    found = items(output).items()
    return next(n for n, i in found if i.get("headlines", [{}])[0].get("value") == headline)


def test_each_text_has_an_item(before: Path) -> None:
    """Texts with and without a kit; what is under embargo is nowhere on the wire."""
    found = items(before)
    assert len(found) == TEXTS
    assert of(before, "Job fair") and of(before, "Les premières familles reçoivent leurs clés")
    whole = "".join(f.read_text("utf-8") for f in (before / "wire").iterdir()).casefold()
    assert "heliotrope" not in whole and "quarryman" not in whole
    assert {item["pubStatus"] for item in found.values()} == {"usable"}
    assert all(item["uri"] == f"urn:uuid:{name}" for name, item in found.items())


def test_an_item_is_what_the_kit_holds(before: Path) -> None:
    """A text's item is the very one of its kit, with corrections as a note and a version more."""
    name = of(before, "First families get keys")
    data = (before / f"wire/{name}.json").read_bytes()
    assert data in {file.read_bytes() for file in (before / "kit").rglob("*.json")}
    item = json.loads(data)
    assert item["version"] == "2" and "Nine families, not ten." in item["edNote"]
    assert item["usageTerms"] == "Free for editorial use with credit."


def test_a_page_says_where_its_item_is(before: Path) -> None:
    """An article names its own files, the front page and the page for subscribing the latest."""
    page = html.fromstring((before / "releases/2026/keys/index.html").read_bytes())
    links = page.xpath("//link[@rel='alternate'][contains(@type,'ninjs') or contains(@type,'g2')]")
    name = of(before, "First families get keys")
    assert [link.get("href") for link in links] == [f"/wire/{name}.json", f"/wire/{name}.xml"]
    for path in ("index.html", "subscribe/index.html", "fr/index.html"):
        front = html.fromstring((before / path).read_bytes())
        (link,) = front.xpath("//link[@rel='alternate'][contains(@type,'ninjs')]/@href")
        assert (before / link.lstrip("/")).is_file()


def test_the_latest_are_listed_by_language(before: Path) -> None:
    """Each list holds its language's items, newest first, with addresses that lead to files; a language
    without texts has none."""
    listed = told(before / "wire/latest.json")["associations"]
    assert len(listed) == TEXTS - 1
    changed = [dt.datetime.fromisoformat(each["versionCreated"]) for each in listed]
    assert changed == sorted(changed, reverse=True)
    for each in listed:
        (file,) = each["renditions"]
        assert file["href"].startswith("https://newsroom.example.org/wire/")
        assert (before / file["href"].removeprefix("https://newsroom.example.org/")).is_file()
    (french,) = told(before / "fr/wire/latest.json")["associations"]
    assert french["language"] == "fr"
    assert not (before / "ar/wire").exists()


def test_both_formats_say_the_same(before: Path) -> None:
    """Each item is there as NewsML-G2 too: the same version, status, headline and text."""
    for name, item in items(before).items():
        root = etree.parse(before / f"wire/{name}.xml").getroot()
        assert root.get("guid") == item["uri"] and root.get("version") == item["version"]
        assert root.xpath("string(//g:pubStatus/@qcode)", namespaces=G2) == "stat:usable"
        assert root.findtext(".//g:headline", namespaces=G2) == item["headlines"][0]["value"]
        plain = next(b["value"] for b in item["bodies"] if b["contentType"] == "text/plain")
        assert root.findtext(".//g:inlineData", namespaces=G2) == plain
    refs = etree.parse(before / "wire/latest.xml").getroot().xpath("//g:itemRef", namespaces=G2)
    assert [ref.get("residref") for ref in refs] == [
        each["uri"] for each in told(before / "wire/latest.json")["associations"]
    ]


def test_a_withdrawn_text_is_cancelled_at_its_own_address(root: Path, before: Path) -> None:
    """Who asks for the item again learns that it is canceled, why and what replaces it, and reads no word
    of it; the list says so too, first of all."""
    name = of(before, "First families get keys")
    item = told(root / f"output/wire/{name}.json")
    assert item["pubStatus"] == "canceled" and int(item["version"]) == 3
    assert item["edNote"].startswith("The count was wrong. https://newsroom.example.org/stories/")
    xml = (root / f"output/wire/{name}.xml").read_text("utf-8")
    assert 'qcode="stat:canceled"' in xml
    for text in (json.dumps(item), xml):
        assert "families" not in text and "boxes" not in text
    first = told(root / "output/wire/latest.json")["associations"][0]
    assert (first["uri"], first["pubStatus"]) == (item["uri"], "canceled")
    assert dt.datetime.fromisoformat(first["versionCreated"]) <= NOW


def test_without_the_setting_there_is_no_xml(output: Path) -> None:
    """NewsML-G2 is made on request; ninjs always."""
    assert list((output / "wire").glob("*.json")) and not list((output / "wire").glob("*.xml"))
    assert b"g2.newsitem" not in (output / "releases/2026/keys/index.html").read_bytes()
