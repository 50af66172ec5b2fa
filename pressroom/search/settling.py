"""An index brought into one order, so that the same pages give the same bytes.

pagefind 1.5 writes the values of its filters, and the list of them, in the order of a table in memory,
which differs from run to run; what is made of them is named by its content, so names differ as well.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

import cbor2

SIGNATURE = b"pagefind_dcd"
"""What its packed files begin with, unpacked."""
FILTERS, FILES_OF_FILTERS = 3, ".pf_filter"
"""Where the list of filters is among the parts of `.pf_meta`."""
NAMED = 7
"""Letters of a hash in the name of a file."""
ENTRY = "pagefind-entry.json"
SCRIPT = "pagefind.js"


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same index, its filters in order and named anew; without what isn't used: search boxes, styles."""
    entry = json.loads(files[ENTRY])
    kept = {path: files[path] for path in files if path.startswith(("fragment/", "index/"))}
    kept[SCRIPT] = files[SCRIPT]
    for lang, told in sorted(entry["languages"].items()):
        machine = f"wasm.{told['wasm'] or 'unknown'}.pagefind"
        kept[machine] = files[machine]
        parts = _unpacked(files[f"pagefind.{told['hash']}.pf_meta"])
        named = []
        for name, old in sorted(parts[FILTERS]):
            new, data = _in_order(lang, _unpacked(files[f"filter/{old}{FILES_OF_FILTERS}"]))
            kept[f"filter/{new}{FILES_OF_FILTERS}"] = data
            named.append([name, new])
        parts[FILTERS] = named
        told["hash"], data = _packed(lang, parts)
        kept[f"pagefind.{told['hash']}.pf_meta"] = data
    entry["languages"] = dict(sorted(entry["languages"].items()))
    kept[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(kept.items()))


def _in_order(lang: str, filter_: list[Any]) -> tuple[str, bytes]:
    name, values = filter_
    return _packed(lang, [name, sorted(values)])


def _packed(lang: str, value: object) -> tuple[str, bytes]:
    """A part of the index as a file: its name without the ending, and its bytes."""
    data = SIGNATURE + cbor2.dumps(value)
    name = f"{lang}_{hashlib.sha256(data).hexdigest()[:NAMED]}"
    return name, gzip.compress(data, 9, mtime=0)


def _unpacked(data: bytes) -> list[Any]:
    found: list[Any] = cbor2.loads(gzip.decompress(data)[len(SIGNATURE) :])
    return found
