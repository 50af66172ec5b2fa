"""What a bare machine meets first: targets, locks and scripts."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
OURS = {"html", "test", "serve", "publish", "check", "clean"}
PELICANS = {"html", "clean", "regenerate", "serve", "devserver", "publish", "help"}


def test_make_has_our_targets_and_pelicans() -> None:
    """Whoever knows Pelican's Makefile finds its targets here."""
    known = set(re.findall(r"^([a-z][a-z ]*):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert {name for names in known for name in names.split()} >= OURS | PELICANS


def test_help_tells_what_there_is() -> None:
    """`make help` lists each of our targets with what it does."""
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in OURS:
        assert re.search(rf"^  make {name} +\w", done.stdout, re.M), name


def test_locks_name_every_dependency_with_its_checksum() -> None:
    """What pyproject.toml asks for is locked, and nothing is locked without a checksum."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    wanted = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-build.lock": [*groups["build"], *project["build-system"]["requires"]],
        "requirements-dev.lock": [*project["project"]["dependencies"], *groups["dev"]],
    }
    assert {lock.name for lock in LOCKS} == set(wanted)
    for lock in LOCKS:
        text = lock.read_text("utf-8")
        locked = re.findall(r"^([a-z0-9.-]+)==", text, re.M)
        asked = {re.split(r"[<>=\[!~ ]", need)[0].lower() for need in wanted[lock.name]}
        assert asked <= set(locked), lock.name
        assert len(re.findall(r"^[a-z0-9.-]+==.*\\\n    --hash=", text, re.M)) == len(locked)


def test_locks_agree() -> None:
    """What the site is built with is what the tests run with."""
    pins = [dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", f.read_text("utf-8"), re.M)) for f in LOCKS]
    for name in set.union(*map(set, pins)):
        assert len({found[name] for found in pins if name in found}) == 1, name


def test_locks_leave_open_where_packages_come_from() -> None:
    """No lock names a host: that is the machine's business."""
    for lock in LOCKS:
        assert "://" not in lock.read_text("utf-8")
    packages = json.loads((ROOT / "tests" / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages
    for name, package in packages.items():
        assert "resolved" not in package
        assert not name or package["integrity"]


def test_servers_run_the_same_tests() -> None:
    """What runs on every change is `make test`, by a script that stops at the first failure."""
    script = ROOT / ".ci" / "run"
    text = script.read_text("utf-8")
    assert "set -euo pipefail" in text
    assert "make test" in text
    assert script.stat().st_mode & 0o111
    assert ".ci/run" in (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
