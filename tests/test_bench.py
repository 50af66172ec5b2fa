"""The bench of press kits runs, and its figures are those of what it made."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[1] / "bench" / "kits.py"
COUNT = 4


def test_bench_of_kits(tmp_path: Path) -> None:
    """At a small size it measures every step twice, and one edit makes one PDF, one DOCX and one ZIP."""
    record = tmp_path / "kits.json"
    how = ["--count", str(COUNT), "--pixels", "90", "--jobs", "2", "--json", str(record)]
    done = subprocess.run(
        [sys.executable, str(BENCH), *how], stdout=subprocess.PIPE, text=True, check=True
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
    for said in ("kits a second", "renditions ÷ encoder alone", "peak memory, MB"):
        assert said in done.stdout
