"""The wire of the sample: valid by IPTC's schema, whole, and the same in both formats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from built_site import SITE_URL, Output
from lxml import etree
from referencing import Registry, Resource

IPTC = Path(__file__).resolve().parents[1] / "metadata/iptc/ninjs-schema_3.1.json"
GEO = "https://geojson.org/schema/GeoJSON.json"
LANGS = {"en": "", "fr": "fr/", "ar": "ar/", "pa": "pa/", "zh-Hans": "zh-hans/"}


@pytest.fixture(scope="module")
def wire(site: Output) -> dict[str, Any]:
    """Every ninjs file of the wire, by its path."""
    files = (file for file in site.folder.rglob("*.json") if file.parent.name == "wire")
    return {
        file.relative_to(site.folder).as_posix(): json.loads(file.read_text("utf-8"))
        for file in files
    }


def test_every_file_is_valid(wire: dict[str, Any]) -> None:
    """IPTC's schema finds nothing wrong in any item or list."""
    schema = json.loads(IPTC.read_text("utf-8"))
    known: Registry[Any] = Registry().with_resource(
        GEO, Resource.from_contents({"$schema": schema["$schema"], "$id": GEO})
    )
    kind = jsonschema.Draft202012Validator
    checker = kind(schema, registry=known, format_checker=kind.FORMAT_CHECKER)
    faults = {path: [e.message for e in checker.iter_errors(told)] for path, told in wire.items()}
    assert len(wire) > 60
    assert {path: found for path, found in faults.items() if found} == {}


def test_lists_lead_to_items(wire: dict[str, Any]) -> None:
    """Each language has its list, whose items are there under the name they have in it."""
    for lang, home in LANGS.items():
        listed = wire[f"{home}wire/latest.json"]
        assert listed["language"] == lang and listed["associations"]
        for brief in listed["associations"]:
            path = brief["renditions"][0]["href"].removeprefix(f"{SITE_URL}/")
            assert wire[path]["uri"] == brief["uri"]
            assert wire[path]["version"] == brief["version"]
            assert wire[path]["pubStatus"] == brief["pubStatus"]


def test_every_address_is_one_of_the_site(site: Output, wire: dict[str, Any]) -> None:
    """What items name of ours is there: pages, pictures of every size, people, topics, translations."""

    def addresses(told: object) -> set[str]:
        if isinstance(told, dict):
            return set().union(*map(addresses, told.values()))
        if isinstance(told, list):
            return set().union(*map(addresses, told)) if told else set()
        text = told if isinstance(told, str) and told.startswith(f"{SITE_URL}/") else ""
        return {text.partition("#")[0]} if text and " " not in text else set()

    for path, item in wire.items():
        for address in addresses(item):
            assert site.file_at(address.removeprefix(SITE_URL)).is_file(), (path, address)


def test_both_formats_tell_of_the_same_texts(site: Output, wire: dict[str, Any]) -> None:
    """Each file has its NewsML-G2, well-formed, of the same name, status and version."""
    space = {"g": "http://iptc.org/std/nar/2006-10-01/"}
    for path, item in wire.items():
        root = etree.parse(site.folder / path.replace(".json", ".xml")).getroot()
        assert root.get("guid") == item["uri"]
        status = root.xpath("string(g:itemMeta/g:pubStatus/@qcode)", namespaces=space)
        assert status == f"stat:{item['pubStatus']}"
        if "latest" not in path:
            assert root.get("version") == item["version"]


def test_what_is_withdrawn_is_cancelled(wire: dict[str, Any]) -> None:
    """One text of the sample was withdrawn: its item says so, and what to read instead."""
    (gone,) = (item for item in wire.values() if item["pubStatus"] == "canceled")
    assert SITE_URL in gone["edNote"]
    assert not {"headlines", "bodies", "descriptions", "title"} & set(gone)
