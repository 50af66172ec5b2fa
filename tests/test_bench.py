"""The benches of press kits and of serving run, and their figures are those of what they made."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[1] / "bench"
COUNT = 4


def test_bench_of_kits(tmp_path: Path) -> None:
    """At a small size it measures every step twice, and one edit makes one PDF, one DOCX and one ZIP."""
    record = tmp_path / "kits.json"
    how = ["--count", str(COUNT), "--pixels", "90", "--jobs", "2", "--json", str(record)]
    done = subprocess.run(
        [sys.executable, str(BENCH / "kits.py"), *how],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = json.loads(record.read_text("utf-8"))
    small, whole = told["sizes"]
    assert (small["kits"], whole["kits"]) == (2, COUNT + 1)
    for size in (small, whole):
        assert size["made_after_one_edit"] == {"media": 0, "texts": 2, "archives": 1}
        assert size["made"]["media"] > size["kits"]
        assert set(size["seconds"]) == {"cold", "again", "nothing changed", "one changed"}
        for figure in ("kits_per_second", "renditions_per_second", "peak_megabytes", "ratio_texts"):
            assert size[figure] > 0
    assert set(told["megabytes_a_further_kit"]) == {"peak_megabytes", "worker_megabytes"}
    for said in ("renditions ÷ encoder alone", "peak memory, MB", "memory, MB a further kit"):
        assert said in done.stdout


def test_bench_of_serving(tmp_path: Path) -> None:
    """At a small size every edit shows in the open page of every server that is here."""
    record = tmp_path / "serve.json"
    how = ["--count", "6", "--runs", "2", "--pause", "0.5", "--json", str(record)]
    done = subprocess.run(
        [sys.executable, str(BENCH / "serve.py"), *how],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = json.loads(record.read_text("utf-8"))
    assert "pressroom" in told["edits"]
    assert all(len(edits) == 2 and min(edits) > 0 for edits in told["edits"].values())
    assert len(told["edits"]) + len(told["absent"]) == 2
    assert "an edit shows" in done.stdout
