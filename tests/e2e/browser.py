"""Visits to the built site in headless Chromium."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("visit.mjs")
TESTS = SCRIPT.parents[1]


def visit(root: Path, visits: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is wrong with pages as a browser shows them: one finding each, empty when all is well."""
    order = json.dumps({"root": str(root), "visits": list(visits)})
    done = subprocess.run(
        ["node", str(SCRIPT)], input=order, capture_output=True, text=True, check=False, cwd=TESTS
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def told(findings: Iterable[dict[str, Any]]) -> str:
    """Findings as lines for whoever reads a failed test."""
    return "\n".join(
        f"{f['url']} {f['width']}px {f['scheme']}: {f['rule']}: {f['what']}" for f in findings
    )
