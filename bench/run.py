"""Times whole builds of the same stories by pressroom and, where they are there, by its peers.

    python bench/run.py [--count 1000] [--runs 3] [--json FILE]

Every figure is a median of wall seconds of whole processes, or their peak memory, in one run on one
machine: read the ratios, not the seconds. All make the same: pages, paged lists, an archive, feeds of
the site and its categories, a sitemap; `pressroom` makes richer ones. `as it comes` is pressroom with
a feed of everything and a search index besides. Peers that aren't installed are named as absent.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
CONF = """\
SITENAME = "Bench Newsroom"
SITEURL = "https://news.example.org"
TIMEZONE = "UTC"
PLUGINS = ["pressroom"]
"""
EQUAL = f'{CONF}PRESSROOM_SEARCH = False\nPRESSROOM_FEEDS = ["topic"]\n'
STEPS = ("cold", "nothing changed", "one edit", "one added")
BAR = 40
"""Columns of the longest bar."""


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


@dataclass(frozen=True)
class Figures:
    """What was measured of one generator: medians of seconds by step, and the largest memory."""

    seconds: dict[str, float]
    megabytes: float
    files: int


def ours(name: str, conf: str) -> Peer:
    """Pressroom with these settings."""
    python = sys.executable
    return Peer(
        name,
        version(python, "-c", "import pressroom; print('pressroom', pressroom.__version__)"),
        (python, "-m", "pressroom.cli", "build"),
        "content/news",
        lambda root: write(root / "pelicanconf.py", conf),
        ("output", ".pressroom"),
        "pelican",
    )


def peers() -> tuple[list[Peer], list[str]]:
    """The generators that are here, and the names of those that aren't."""
    python = sys.executable
    pelican = Peer(
        "Pelican",
        f"Pelican {version(python, '-m', 'pelican', '--version')}",
        (python, "-m", "pelican", "-s", "pelicanconf.py", "content"),
        "content/news",
        stock_pelican,
        ("public", "cache", "__pycache__"),
        "pelican",
    )
    found, absent = [ours("pressroom", EQUAL), ours("as it comes", CONF), pelican], []
    if shutil.which("hugo"):
        found.append(hugo_peer())
    else:
        absent.append("Hugo (a package of the system)")
    program = HERE / "peers" / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if program.is_file() and shutil.which("node"):
        command = ("node", str(program), "--quiet")
        told = f"Eleventy {version('node', str(program), '--version')}"
        found.append(Peer("Eleventy", told, command, "src/news", eleventy, ("public",), "eleventy"))
    else:
        absent.append("Eleventy (npm ci in bench/peers/eleventy)")
    return found, absent


def hugo_peer() -> Peer:
    """Hugo, which must be here."""
    command, told = ("hugo", "--quiet"), version("hugo", "version")
    return Peer("Hugo", told, command, "content/news", hugo, ("public", "resources"), "hugo")


def hugo(root: Path) -> None:
    """Hugo's site."""
    copy(HERE / "peers" / "hugo", root)


def eleventy(root: Path) -> None:
    """Eleventy's site; its packages stay where they are."""
    source = HERE / "peers" / "eleventy"
    shutil.copytree(source, root, ignore=shutil.ignore_patterns("node_modules"), dirs_exist_ok=True)
    (root / "node_modules").symlink_to(source / "node_modules")


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


def save(file: Path, record: Mapping[str, object]) -> None:
    """The figures as JSON, their folder made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write(file, json.dumps(record, indent=2, ensure_ascii=False) + "\n")


def machine() -> str:
    """What the figures were measured on."""
    return f"{os.cpu_count()} cores, {platform.platform()}, Python {platform.python_version()}"


def copy(source: Path, target: Path) -> None:
    """A folder's content into another."""
    shutil.copytree(source, target, dirs_exist_ok=True)


def stories(peer: Peer, root: Path, count: int, only: int | None = None) -> None:
    """Write the corpus, or one story more."""
    more = () if only is None else ("--only", str(only))
    command = [sys.executable, str(HERE / "corpus.py"), "--count", str(count), "--format"]
    command += [peer.corpus, "--out", str(root / peer.stories), *more]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def timed(peer: Peer, root: Path) -> tuple[float, float]:
    """Seconds of one build and the megabytes of its largest process.

    Raises RuntimeError with what it said when it fails.
    """
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        running = subprocess.Popen(peer.command, cwd=root, stdout=said, stderr=said)
        _, status, usage = os.wait4(running.pid, 0)
        seconds = time.perf_counter() - started
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            said.seek(0)
            raise RuntimeError(f"{peer.name}: {said.read().decode('utf-8', 'replace')[-2000:]}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss / unit


def measure(peer: Peer, root: Path, count: int, runs: int) -> Figures:
    """Every step so many times."""
    (root / peer.stories).mkdir(parents=True)
    peer.prepare(root)
    stories(peer, root, count)
    seconds: dict[str, list[float]] = {step: [] for step in STEPS}
    memory = 0.0

    def step(name: str) -> None:
        nonlocal memory
        took, megabytes = timed(peer, root)
        seconds[name].append(took)
        memory = max(memory, megabytes)

    edited = sorted((root / peer.stories).glob("*.md"))[count // 2]
    for run in range(runs):
        for name in peer.forget:
            shutil.rmtree(root / name, ignore_errors=True)
        step("cold")
        step("nothing changed")
        write(edited, edited.read_text("utf-8") + f"\nEdited, time {run}.\n")
        step("one edit")
        stories(peer, root, count, count + run)
        step("one added")
    made = sum(len(files) for _, _, files in os.walk(root / peer.forget[0]))
    return Figures({name: statistics.median(each) for name, each in seconds.items()}, memory, made)


def table(results: dict[str, Figures]) -> list[str]:
    """Seconds and memory of each, and what pressroom takes of each of the others."""
    heads = (*STEPS, "peak memory, MB", "files")
    lines = [f"{'seconds':<13}" + "".join(f"{head:>17}" for head in heads)]
    for name, found in results.items():
        steps = "".join(f"{found.seconds[step]:>17.2f}" for step in STEPS)
        lines.append(f"{name:<13}{steps}{found.megabytes:>17.0f}{found.files:>17}")
    own = results["pressroom"]
    for name, found in results.items():
        if name not in ("pressroom", "as it comes"):
            ratios = [own.seconds[step] / found.seconds[step] for step in STEPS]
            ratios.append(own.megabytes / found.megabytes)
            lines.append(f"{'÷ ' + name:<13}" + "".join(f"{ratio:>17.2f}" for ratio in ratios))
    return lines


def plot(results: dict[str, Figures]) -> list[str]:
    """Bars of the seconds, step by step."""
    longest = max(max(found.seconds.values()) for found in results.values())
    lines = []
    for step in STEPS:
        lines += ["", step]
        for name, found in results.items():
            took = found.seconds[step]
            bar = "█" * max(1, round(took / longest * BAR))
            lines.append(f"{name:<13}{bar} {took:.2f}")
    return lines


def main() -> None:
    """Measure, print the table and the plot, save the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path, default=HERE / "results" / "latest.json")
    given = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else Python compiles each module in each run
    here, absent = peers()
    results: dict[str, Figures] = {}
    for peer in here:
        with tempfile.TemporaryDirectory() as folder:
            results[peer.name] = measure(peer, Path(folder), given.count, given.runs)
    versions = list(dict.fromkeys(peer.version for peer in here))
    print(f"{given.count} stories, median of {given.runs}; {machine()}")
    print("\n".join((*versions, "", *table(results), *plot(results))))
    if absent:
        print(f"\nNot here: {', '.join(absent)}.")
    record = {
        "count": given.count,
        "runs": given.runs,
        "machine": machine(),
        "versions": {peer.name: peer.version for peer in here},
        "absent": absent,
        "seconds": {name: found.seconds for name, found in results.items()},
        "peak_megabytes": {name: found.megabytes for name, found in results.items()},
        "files": {name: found.files for name, found in results.items()},
    }
    save(given.json, record)


if __name__ == "__main__":
    main()
