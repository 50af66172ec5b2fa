"""The index of the search: its shards, its bytes, and what is in them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import cbor2
import pytest

from pressroom.build.artifact import MadeFile
from pressroom.search import shards as shards_module
from pressroom.search.document import document
from pressroom.search.indexer import IndexingFailed, indexed
from pressroom.search.record import Record, packed
from pressroom.search.record import opened as unpacked_records
from pressroom.search.settling import SIGNATURE
from pressroom.search.shards import bundled, listed, shards, unpacked


def record(number: int = 1, **given: Any) -> Record:
    """A release of the year 2026."""
    told = {
        "url": f"/releases/{number}/",
        "lang": "en",
        "title": f"Door number {number} opens",
        "summary": "A family moves in.",
        "text": "The key turned at noon.\nNeighbours brought soup.",
        "kind": ("release", "story", "event")[number % 3],
        "topic": ("housing", "work", "youth", "families")[number % 4],
        "day": f"2026-{number % 12 + 1:02}-03",
        "date": "a day in 2026",
    }
    return Record(**{**told, **given})


def members(bundle: bytes) -> dict[str, bytes]:
    """The files of a bundle."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(data: bytes) -> Any:
    """A packed part of the index."""
    inner = gzip.decompress(data).removeprefix(SIGNATURE)
    return json.loads(inner) if inner.startswith(b"{") else cbor2.loads(inner)


def pages(bundle: bytes) -> list[dict[str, Any]]:
    """What the index keeps of each page."""
    return [opened(data) for name, data in members(bundle).items() if "fragment/" in name]


def words_of(bundle: bytes) -> set[str]:
    """The words that can be looked for."""
    files = members(bundle).items()
    (found,) = [opened(data)[0] for name, data in files if name.endswith(".pf_index")]
    return {word for word, *_ in found}


def test_the_same_records_give_the_same_bytes() -> None:
    """Run after run, though the program itself orders its filters by chance."""
    records = tuple(record(number) for number in range(40))
    assert len({bundled(records) for _ in range(4)}) == 1


def test_filters_are_in_order() -> None:
    """The list of filters, their values, and the languages of the entry are sorted."""
    files = members(bundled(tuple(record(number) for number in range(24))))
    (meta,) = (opened(data) for name, data in files.items() if name.endswith(".pf_meta"))
    assert [name for name, _ in meta[3]] == ["kind", "topic", "year"]
    for name, file in meta[3]:
        told, values = opened(files[f"filter/{file}.pf_filter"])
        assert told == name
        assert [value for value, _ in values] == sorted(value for value, _ in values)


def test_only_what_readers_load_is_kept() -> None:
    """No search box, style or worker of the program's own, and machine code for one language only."""
    names = set(members(bundled((record(),))))
    assert {name for name in names if "/" not in name and not name.startswith("pagefind.en")} == {
        "pagefind-entry.json",
        "pagefind.js",
        "wasm.en.pagefind",
    }


def test_texts_are_text() -> None:
    """Signs of HTML in a record are letters like others, in its text and in what is only shown."""
    hostile = '</main><h1 data-pagefind-meta="x:y">"A&B" <b>bold</b> \'</h1>'
    (page,) = pages(bundled((record(title=hostile, summary="", text=hostile, image='/x".webp'),)))
    assert page["meta"] == {}
    assert page["content"].count("<b>bold</b>") == 2
    notes = dict(anchor["id"].split(":", 1) for anchor in page["anchors"])
    assert unquote(notes["title"]) == hostile
    assert unquote(notes["image"]) == '/x".webp'
    assert notes["day"] == "2026-02-03"


def test_what_is_shown_is_not_searched() -> None:
    """A picture's address and a date in words aren't among the words of the index."""
    words = words_of(bundled((record(image="/media/lantern-640.webp", date="third of Smarch"),)))
    assert "door" in words
    assert not words & {"media", "lantern", "webp", "smarch"}


def test_chinese_is_cut_into_words() -> None:
    """Texts without spaces are found by their words."""
    told = record(lang="zh-Hans", title="新移民搬进旧汽车旅馆", summary="", text="三十六名护士。")
    assert {"移民", "护士"} <= words_of(bundled((told,)))


def test_shards_end_with_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new record changes the last shard of its language only; what has no date is in the first."""
    monkeypatch.setattr(shards_module, "SHARD", 5)
    old = [record(n, day=f"2025-{n % 5 + 1:02}-10", url=f"/{n}/") for n in range(15)]
    before = shards([*old, record(99, day=""), record(7, lang="fr")])
    assert [shard.name for shard in before] == ["en-1", "en-2", "en-3", "fr-1"]
    assert before[0].records[0].day == ""
    for shard, following in pairwise(before[:3]):
        assert shard.records[-1].day[:7] < following.records[0].day[:7]
    after = shards([*old, record(99, day=""), record(7, lang="fr"), record(50, day="2026-01-01")])
    changed = [b.name for a, b in zip(before, after, strict=True) if a.records != b.records]
    assert changed == ["en-3"]


def test_all_shards_are_listed(tmp_path: Path) -> None:
    """Each language has a list of its shards, the newest first, though it be empty; one script for all."""
    told = {"en-1": (record(1),), "en-2": (record(2),), "fr-1": (record(3, lang="fr"),)}
    made = []
    for shard in (shards_module.Shard(name, name[:2], packed(own)) for name, own in told.items()):
        file = tmp_path / f"{shard.name}.zip"
        file.write_bytes(bundled(shard.records))
        made.append((shard, MadeFile(file, "", 0)))
    files = {a.path: a.recipe(*a.inputs) for a in unpacked("search/", made, ("en", "fr", "pa"))}
    assert json.loads(files["search/en.json"] or b"") == {"shards": ["en-2", "en-1"]}
    assert json.loads(files["search/pa.json"] or b"") == {"shards": []}
    assert [path for path in files if path.endswith("pagefind.js")] == ["search/pagefind.js"]
    assert "search/fr-1/wasm.fr.pagefind" in files
    assert listed(()) == b'{"shards": []}\n'


def test_packed_records_come_back() -> None:
    """Records are the same once they were packed, whatever they say, and so are their bytes."""
    told = (record(1, title="\u2028家\n"), record(2, aside=True), record(3, text="\ud800"))
    assert tuple(unpacked_records(packed(told))) == told
    assert packed(told) == packed(iter(told))


def test_no_record_is_no_shard() -> None:
    """A site of which nothing can be found has no index, and that is no error."""
    assert shards(()) == ()


def test_what_the_program_refuses_is_told() -> None:
    """What it answers with an error ends the indexing with its own words."""
    with pytest.raises(IndexingFailed, match=r".+"):
        indexed([(None, "<p>")])  # type: ignore[list-item]


def test_a_page_says_what_it_is_sorted_by() -> None:
    """The newest come first where that is asked for; what has no date comes last."""
    assert 'data-pagefind-sort="day[content]" content="2026-02-03"' in document(record())
    assert 'data-pagefind-sort="day[content]" content="0000"' in document(record(day=""))
