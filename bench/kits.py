"""Times press kits: made anew, unchanged, and after one edit, beside the work itself.

    python bench/kits.py [--count 24] [--pixels 1200] [--jobs N] [--json FILE]

Writes a newsroom of its own, every release with three pictures, PDF, DOCX, TXT, HTML and ZIP, and
builds it at a quarter of the count and at the whole: memory must hardly grow as the kits do, so what a
further kit takes is told, of the process that leads the build and of its largest worker. The ratios
say how many times what the encoder and typst alone take on the same input, one by one in one process,
the passes of a build take that make renditions, and texts with the cards for social networks; a pass of
so many processes counts so many times.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import io
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus import story
from PIL import Image, ImageFile
from run import machine, save

HERE = Path(__file__).resolve().parent
NOW = dt.datetime(2026, 11, 23, 16, tzinfo=dt.UTC)
CONF = """\
SITENAME = "Bench Newsroom"
SITEURL = "https://news.example.org"
TIMEZONE = "UTC"
PLUGINS = ["pressroom"]
PRESSROOM_USAGE_TERMS = "Free for editorial use with credit."
PRESSROOM_LOGO = "media/logos/bench.svg"
"""
ORGANIZATION = """\
name: Bench Institute
boilerplates:
  default: {title: About us, short: We measure., medium: "We measure, again and again."}
logos: [media/logos/bench.svg]
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><rect width="90" height="60"/></svg>'
DESK = """\
---
name: Jo Desk
role: Communications lead
media_contact: true
phone: 403-555-0101
email: jo@example.org
---
Jo answers.
"""
SPEAKER = "---\nname: Sam Watch\nrole: Timekeeper\npronunciation: SAM WOTCH\n---\nSam keeps time.\n"
SIDECAR = """\
alt: Shapes in many colours, number {number}
caption: Shapes for release {release}, number {number}
credit: Bench Institute
usage_terms: Free with credit
"""
PICTURES = 3
STEPS = ("cold", "again", "nothing changed", "one changed")
PASSES = ("media", "texts", "archives")
"""The passes of a build that make kits, in their order; what follows are pages."""


def lay_out(root: Path, count: int, pixels: int) -> None:
    """A newsroom of so many releases, each with pictures of its own, so many pixels wide."""
    write(root / "pelicanconf.py", CONF)
    write(root / "content/organization.yml", ORGANIZATION)
    write(root / "content/people/jo.md", DESK)
    write(root / "content/people/sam.md", SPEAKER)
    write(root / "content/media/logos/bench.svg", LOGO)
    write(root / "content/media/logos/bench.svg.yml", SIDECAR.format(number=0, release="all"))
    for number in range(count):
        folder = root / "content/releases" / f"release-{number:05}"
        write(folder / "index.md", release(number, count))
        for each in range(1, PICTURES + 1):
            picture(folder / f"shapes-{each}.jpg", number * PICTURES + each, pixels)
            words = SIDECAR.format(number=each, release=number)
            write(folder / f"shapes-{each}.jpg.yml", words)


def release(number: int, count: int) -> str:
    """A release with everything that a kit tells."""
    told = story("7", number, count)
    photos = ", ".join(f"shapes-{each}.jpg" for each in range(1, PICTURES + 1))
    body = "\n\n".join(p for p in told["body"].split("\n\n") if "](" not in p and "[^" not in p)
    title = f"{told['title']} ({number})"
    return f"""\
---
title: {json.dumps(title, ensure_ascii=False)}
date: {told["date"]:%Y-%m-%dT%H:%M:00Z}
summary: {json.dumps(told["summary"], ensure_ascii=False)}
location: Calgary, Alta.
contacts: [jo]
spokespeople: [sam]
photos: [{photos}]
quotes:
  - {{text: "What counts is what is counted.", by: sam, approved: true}}
facts:
  - {{label: Number, value: "{number}", source: Count, as_of: 2026-01-05}}
---
{body}
"""


def picture(file: Path, seed: int, pixels: int) -> None:
    """A photograph of nothing: soft shapes with some grain, unlike any other."""
    chance = random.Random(seed)
    small = Image.frombytes("RGB", (24, 16), chance.randbytes(24 * 16 * 3))
    size = (pixels, pixels * 2 // 3)
    grain = Image.effect_noise(size, 24).convert("RGB")
    whole = Image.blend(small.resize(size, Image.Resampling.BICUBIC), grain, 0.12)
    stream = io.BytesIO()
    whole.save(stream, "JPEG", quality=90)
    file.write_bytes(stream.getvalue())


def write(file: Path, text: str) -> None:
    """A text file, its folder made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


COSTLY = (".pdf", ".docx", ".zip", ".jpg", ".png", ".webp", ".avif", ".svg")
"""What is counted: other texts are written in a millisecond."""

TOOLKIT = "/share/"
"""Toolkits for partners are packed in the same pass as kits; they aren't counted."""


@dataclass
class Stopwatch:
    """Notes of each pass of a build how many costly files were made, and how long it took."""

    passes: list[tuple[int, float]] = field(default_factory=list)
    _began: float = 0.0
    _made: int = 0

    def tell(self, event: object) -> None:
        """Take notice of an event."""
        from pressroom.build.reporter import Finished, Started, Wrote

        if isinstance(event, Started):
            self._began, self._made = time.perf_counter(), 0
        elif isinstance(event, Wrote):
            self._made += event.path.endswith(COSTLY) and TOOLKIT not in event.path
        elif isinstance(event, Finished):
            self.passes.append((self._made, time.perf_counter() - self._began))


def build(root: Path, jobs: int) -> dict[str, Any]:
    """Build a site in this process; what each pass took, and the memory of this process and its largest."""
    from pressroom.plugin.build import Order, build_site
    from pressroom.plugin.sites import open_site

    watch = Stopwatch()
    built = build_site(open_site(root), Order(NOW, watch, jobs=jobs))
    passes = dict(zip(PASSES, watch.passes, strict=False))
    return {
        "files": built.files,
        "made": {name: found[0] for name, found in passes.items()},
        "seconds": {name: found[1] for name, found in passes.items()},
        "megabytes": own_peak(),
        "worker_megabytes": peak_of(resource.RUSAGE_CHILDREN),
    }


def own_peak() -> float:
    """Megabytes that this process took at most. What Linux tells of resources begins with what the
    process took that started this one.
    """
    if sys.platform != "linux":
        return peak_of(resource.RUSAGE_SELF)
    (told,) = re.findall(
        r"^VmHWM:\s+(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE
    )
    return int(told) / 1024


def peak_of(whom: int) -> float:
    """Megabytes that a process, or the largest of the children, took at most."""
    return resource.getrusage(whom).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


@dataclass
class Clock:
    """Counts the seconds spent in some functions, the outermost call of several only."""

    seconds: float = 0.0
    _depth: int = 0

    @contextmanager
    def on(self, *places: tuple[Any, str]) -> Iterator[None]:
        """While it lasts, these functions run against the clock."""
        before = [(owner, name, getattr(owner, name)) for owner, name in places]
        for owner, name, work in before:
            setattr(owner, name, self._timed(work))
        try:
            yield
        finally:
            for owner, name, work in before:
                setattr(owner, name, work)

    def _timed(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **more: Any) -> Any:
            self._depth += 1
            began = time.perf_counter()
            try:
                return work(*args, **more)
            finally:
                self._depth -= 1
                if not self._depth:
                    self.seconds += time.perf_counter() - began

        return timed


def alone(root: Path) -> dict[str, float]:
    """Seconds that the encoder and typst take for all of a site's renditions, PDFs and cards, one by one,
    with nothing around them: no keys, no cache, no other process.
    """
    from pressroom.build.artifact import worked_out
    from pressroom.build.labour import carry_out, order
    from pressroom.build.store import Blob
    from pressroom.kits import pdf
    from pressroom.kits.plan import plan
    from pressroom.kits.stock import Stock
    from pressroom.plugin.build import draft
    from pressroom.plugin.sites import open_site
    from pressroom.share import drawing
    from pressroom.site.card_files import card_artifacts

    found = draft(open_site(root), NOW)
    encoder, typst = Clock(), Clock()
    pixels = ((Image.Image, "save"), (Image.Image, "resize"), (ImageFile.ImageFile, "load"))
    media = [worked_out(artifact) for artifact in found.holdings.artifacts()]
    with encoder.on(*pixels):
        carry_out([order(artifact) for artifact in media])
    output = root / "output"
    sizes = {a.path: (output / a.path).stat().st_size for a in media}
    blobs = {path: Blob("", size) for path, size in sizes.items()}
    stock = Stock(output, blobs)
    kits = plan(dataclasses.replace(found.desk, sizes=sizes), stock)
    papers = [a for a in kits.text_artifacts if a.recipe is pdf.pdf]
    cards = card_artifacts(found.desk, found.holdings.owner, stock.file)
    with typst.on((pdf, "compiled"), (drawing, "compiled")):
        carry_out([order(artifact) for artifact in (*papers, *cards)])
    return {"encoder": encoder.seconds, "typst": typst.seconds}


def timed(*command: str) -> tuple[float, str]:
    """Seconds of a command and what it said; raises CalledProcessError when it fails."""
    began = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return time.perf_counter() - began, done.stdout


def measure(root: Path, count: int, pixels: int, jobs: int) -> dict[str, Any]:
    """Every step at one size."""
    lay_out(root, count, pixels)
    own = (sys.executable, str(Path(__file__).resolve()), "--jobs", str(jobs), "--build", str(root))
    whole = (sys.executable, "-m", "pressroom.cli", "build", "--now", NOW.isoformat())
    whole = (*whole, "--jobs", str(jobs), "--site", str(root))
    seconds = {}
    seconds["cold"], said = timed(*own)
    cold = json.loads(said)
    seconds["again"], _ = timed(*whole)
    seconds["nothing changed"], said = timed(*whole)
    assert "Nothing has changed" in said
    edited = root / "content/releases" / f"release-{count // 2:05}" / "index.md"
    write(edited, edited.read_text("utf-8") + "\nEdited.\n")
    seconds["one changed"], said = timed(*own)
    work = alone(root)
    return {
        "kits": cold["made"]["archives"],
        "seconds": seconds,
        "passes": cold["seconds"],
        "made": cold["made"],
        "made_after_one_edit": json.loads(said)["made"],
        "kits_per_second": cold["made"]["archives"] / sum(cold["seconds"].values()),
        "renditions_per_second": cold["made"]["media"] / cold["seconds"]["media"],
        "peak_megabytes": cold["megabytes"],
        "worker_megabytes": cold["worker_megabytes"],
        "alone": work,
        "ratio_media": cold["seconds"]["media"] * jobs / work["encoder"],
        "ratio_texts": cold["seconds"]["texts"] * jobs / work["typst"],
    }


def table(results: list[dict[str, Any]]) -> list[str]:
    """The figures, a size beside the other."""
    rows = [("kits", [f"{r['kits']}" for r in results])]
    for step in STEPS:
        rows.append((f"{step}, seconds", [f"{r['seconds'][step]:.2f}" for r in results]))
    for name, key in (
        ("kits a second", "kits_per_second"),
        ("renditions a second", "renditions_per_second"),
        ("peak memory, MB", "peak_megabytes"),
        ("of the largest worker, MB", "worker_megabytes"),
        ("renditions ÷ encoder alone", "ratio_media"),
        ("texts and cards ÷ typst alone", "ratio_texts"),
    ):
        rows.append((name, [f"{r[key]:.2f}" for r in results]))
    for name in PASSES:
        rows.append((f"{name} made", [f"{r['made'][name]}" for r in results]))
        rows.append(("… after one edit", [f"{r['made_after_one_edit'][name]}" for r in results]))
    return [f"{name:<32}" + "".join(f"{each:>12}" for each in told) for name, told in rows]


def growth(results: list[dict[str, Any]]) -> dict[str, float]:
    """Megabytes that a further kit takes of the main process, and of the largest worker, whose memory
    is mostly shared with it."""
    small, large = results
    more = max(1, large["kits"] - small["kits"])
    return {key: (large[key] - small[key]) / more for key in ("peak_megabytes", "worker_megabytes")}


def main() -> None:
    """Measure, print the table, save the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--pixels", type=int, default=1200)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", type=Path, default=HERE / "results" / "kits.json")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else Python compiles each module in each run
    if given.build:
        print(json.dumps(build(given.build, given.jobs)))
        return
    results = []
    for count in (max(1, given.count // 4), given.count):
        with tempfile.TemporaryDirectory() as folder:
            results.append(measure(Path(folder), count, given.pixels, given.jobs))
    print(
        f"{PICTURES} pictures a kit, {given.pixels} pixels wide, {given.jobs} processes; {machine()}"
    )
    print("\n".join(table(results)))
    grown = growth(results)
    for name, key in (("memory", "peak_megabytes"), ("of the largest worker", "worker_megabytes")):
        print(f"{f'{name}, MB a further kit':<32}{'':>12}{grown[key]:>12.2f}")
    each = grown["peak_megabytes"] * 1000 / (1 + 2 * PICTURES)
    print(f"{'memory, kB a file of content':<32}{'':>12}{each:>12.2f}")
    record = {
        "machine": machine(),
        "jobs": given.jobs,
        "pixels": given.pixels,
        "pictures": PICTURES,
        "sizes": results,
        "megabytes_a_further_kit": grown,
    }
    save(given.json, record)


if __name__ == "__main__":
    main()
