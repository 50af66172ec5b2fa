"""Times whole builds of the same stories by pressroom and, where they are there, by its peers.

    python bench/run.py [--count 1000] [--runs 3] [--json FILE]

Every figure is a median of wall seconds of whole processes, in one run on one machine: read the
ratios, not the seconds. Peers that aren't installed are named as absent.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
CONF = """\
SITENAME = "Bench Newsroom"
SITEURL = "https://news.example.org"
TIMEZONE = "UTC"
PLUGINS = ["pressroom"]
"""
STEPS = ("cold", "nothing changed", "one edit", "one added")


@dataclass(frozen=True)
class Peer:
    """A generator: how its site is laid out and built; `forget` makes the next build a cold one."""

    name: str
    version: str
    command: tuple[str, ...]
    stories: str
    prepare: Callable[[Path], None]
    forget: tuple[str, ...]
    corpus: str


def peers() -> tuple[list[Peer], list[str]]:
    """The generators that are here, and the names of those that aren't."""
    python = sys.executable
    found = [
        Peer(
            "pressroom",
            version(python, "-c", "import pressroom; print(pressroom.__version__)"),
            (python, "-m", "pressroom.cli", "build"),
            "content/news",
            lambda root: write(root / "pelicanconf.py", CONF),
            ("output", ".pressroom"),
            "pelican",
        ),
        Peer(
            "Pelican",
            version(python, "-m", "pelican", "--version"),
            (python, "-m", "pelican", "-s", "pelicanconf.py", "content"),
            "content/news",
            stock_pelican,
            ("public", "cache", "__pycache__"),
            "pelican",
        ),
    ]
    if shutil.which("hugo"):
        hugo = Peer(
            "Hugo",
            version("hugo", "version"),
            ("hugo", "--quiet"),
            "content/news",
            lambda root: copy(HERE / "peers" / "hugo", root),
            ("public", "resources"),
            "hugo",
        )
        return [*found, hugo], ["Eleventy"]
    return found, ["Hugo", "Eleventy"]


def stock_pelican(root: Path) -> None:
    """Pelican as it comes, without the plugins that its peers' theme asks for."""
    copy(HERE / "peers" / "pelican", root)
    conf = root / "pelicanconf.py"
    text = conf.read_text("utf-8").replace('PLUGINS = ["neighbors", "sitemap"]', "PLUGINS = []")
    write(conf, text)


def version(*command: str) -> str:
    """The first line of what a program says of its version."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return (done.stdout or done.stderr).strip().splitlines()[0]


def write(file: Path, text: str) -> None:
    """A text file."""
    file.write_text(text, encoding="utf-8")


def copy(source: Path, target: Path) -> None:
    """A folder's content into another."""
    shutil.copytree(source, target, dirs_exist_ok=True)


def stories(peer: Peer, root: Path, count: int, only: int | None = None) -> None:
    """Write the corpus, or one story more."""
    more = () if only is None else ("--only", str(only))
    command = [sys.executable, str(HERE / "corpus.py"), "--count", str(count), "--format"]
    command += [peer.corpus, "--out", str(root / peer.stories), *more]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def timed(peer: Peer, root: Path) -> float:
    """Seconds of one build; raises CalledProcessError with what it said when it fails."""
    started = time.perf_counter()
    subprocess.run(peer.command, cwd=root, check=True, capture_output=True)
    return time.perf_counter() - started


def measure(peer: Peer, root: Path, count: int, runs: int) -> dict[str, float]:
    """Medians of each step, in seconds."""
    (root / peer.stories).mkdir(parents=True)
    peer.prepare(root)
    stories(peer, root, count)
    seconds: dict[str, list[float]] = {step: [] for step in STEPS}
    edited = sorted((root / peer.stories).glob("*.md"))[count // 2]
    for run in range(runs):
        for name in peer.forget:
            shutil.rmtree(root / name, ignore_errors=True)
        seconds["cold"].append(timed(peer, root))
        seconds["nothing changed"].append(timed(peer, root))
        write(edited, edited.read_text("utf-8") + f"\nEdited, time {run}.\n")
        seconds["one edit"].append(timed(peer, root))
        stories(peer, root, count, count + run)
        seconds["one added"].append(timed(peer, root))
    return {step: statistics.median(each) for step, each in seconds.items()}


def main() -> None:
    """Measure, print the table, save the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path, default=HERE / "results" / "latest.json")
    given = parser.parse_args()
    here, absent = peers()
    results: dict[str, dict[str, float]] = {}
    for peer in here:
        with tempfile.TemporaryDirectory() as folder:
            results[peer.name] = measure(peer, Path(folder), given.count, given.runs)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    machine = f"{os.cpu_count()} cores, {platform.platform()}, Python {platform.python_version()}"
    print(f"{given.count} stories, median of {given.runs}; {machine}")
    print(f"{'seconds':<12}" + "".join(f"{step:>18}" for step in STEPS))
    for name, row in results.items():
        print(f"{name:<12}" + "".join(f"{row[step]:>18.2f}" for step in STEPS))
    for name, row in results.items():
        if name != "pressroom":
            ratios = "".join(f"{results['pressroom'][s] / row[s]:>18.2f}" for s in STEPS)
            print(f"{'÷ ' + name:<12}{ratios}")
    for peer in here:
        print(f"{peer.name}: {peer.version}")
    print(f"Peak memory of the largest build: {memory} MB. Not here: {', '.join(absent)}.")
    given.json.parent.mkdir(parents=True, exist_ok=True)
    record = {
        "count": given.count,
        "runs": given.runs,
        "machine": machine,
        "seconds": results,
        "versions": {p.name: p.version for p in here},
        "absent": absent,
        "peak_megabytes": memory,
    }
    write(given.json, json.dumps(record, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
