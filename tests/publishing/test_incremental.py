"""Whatever is done to a site, building it again comes to the same bytes as building it from scratch."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from scratch_sites import CONF, picture, publish, write

from pressroom.plugin.build import Built

NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
NAMES = ("alpha", "beta", "gamma", "delta")
LOOKS = ("", "<p>Ours</p>", "<p>Ours, too</p>")
STEPS = int(os.environ.get("INCREMENTAL_STEPS", "6"))
SITES = int(os.environ.get("INCREMENTAL_SITES", "4"))
EVERY = int(os.environ.get("INCREMENTAL_EVERY", "1"))
"""More of both than a test run has time for, compared every so many steps:
INCREMENTAL_SITES=500 INCREMENTAL_STEPS=20 INCREMENTAL_EVERY=4."""


class Workplace:
    """A site under somebody's hands, and the clock on the wall."""

    def __init__(self, root: Path) -> None:
        self.root, self.now = root, NOW
        write(
            root,
            {
                "organization.yml": "name: Scratch\nboilerplates: {default: {short: We scratch.}}\n",
                "topics/tea.md": "---\ntitle: Tea\n---\nOf tea.\n",
                "media/a/one.jpg": picture((200, 100, 50)),
                "media/a/one.jpg.yml": "alt: One\ncredit: Jo\nusage_terms: Free\n",
                "releases/open.md": release(
                    "Open", "See [alpha](alpha.md) and ![](media/a/one.jpg)."
                ),
            },
        )

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.root / "content"

    def file(self, name: str) -> Path:
        """A release's file."""
        return self.content / "releases" / f"{name}.md"

    def build(self) -> Built:
        """Build on what the last build left."""
        return publish(self.root, self.now, keep_going=True)

    def anew(self) -> dict[str, bytes]:
        """The site as a build in an empty place makes it."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder).resolve() / self.root.name
            skipped = shutil.ignore_patterns("output", ".pressroom", "__pycache__")
            shutil.copytree(self.root, root, ignore=skipped)
            publish(root, self.now, keep_going=True)
            return tree(root / "output")


def release(title: str, body: str, more: str = "") -> str:
    """A release's text."""
    return (
        f"---\ntitle: {title}\ndate: 2026-06-01T09:00:00Z\nlocation: Calgary, Alta.\n"
        f"summary: What {title} says.\ncontacts: [jo]\n{more}---\n{body}\n"
    )


def tree(output: Path) -> dict[str, bytes]:
    """Every file of a site with what is in it."""
    found = (file for file in output.rglob("*") if file.is_file())
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in found}


Step = Callable[[Workplace], object]
names = st.sampled_from(NAMES)
texts = st.sampled_from(
    (*(f"releases/{name}.md" for name in (*NAMES, "open")), "topics/tea.md", "people/jo.md")
)
bodies = st.sampled_from(
    ("Plain.", "See [open](open.md).", "**Bold** ![](media/a/one.jpg)", "::: contact jo\n:::")
)
headers = st.sampled_from(
    (
        "",
        "topic: tea\n",
        "tags: [kettles, winter]\n",
        "photos: [media/a/one.jpg]\n",
        "embargo: 2026-06-15T14:00:00Z\n",
        "status: draft\n",
        "withdrawn: {date: 2026-06-15T13:00:00Z, reason: Wrong}\n",
        "quotes: [{text: Well said, by: jo}]\nfacts: [{label: Cups, value: 3, as_of: 2026-01-01}]\n",
        "slug: other\naliases: [/old/]\n",
        "kit: false\n",
        "colour: red\n",
    )
)


def wrote(name: str, body: str, header: str) -> Step:
    """A release written, or written over."""
    return lambda w: w.file(name).write_text(release(name.title(), body, header), "utf-8")


def amended(name: str, more: str) -> Step:
    """A sentence added to a text, and nothing else changed."""

    def step(work: Workplace) -> None:
        file = work.content / name
        if file.exists():
            file.write_text(f"{file.read_text('utf-8')}\n{more}\n", "utf-8")

    return step


def said_otherwise(name: str, key: str, value: str) -> Step:
    """A line of a text's header changed, or added."""

    def step(work: Workplace) -> None:
        file = work.content / name
        if file.exists():
            opening, _, rest = file.read_text("utf-8").partition("\n")
            lines = [line for line in rest.split("\n") if not line.startswith(f"{key}:")]
            file.write_text("\n".join((opening, f"{key}: {value}", *lines)), "utf-8")

    return step


def put(work: Workplace, name: str, text: str) -> None:
    """Write another file of the content."""
    file = work.content / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")


def explained(title: str) -> Step:
    """A backgrounder on the topic, newer than all releases: kits offer it."""
    header = f"title: {title}\ndate: 2026-06-10T09:00:00Z\ntopic: tea\n"
    text = f"---\n{header}---\nOn [open](../releases/open.md).\n"
    return lambda w: put(w, "backgrounders/brewing.md", text)


def covered(release: str) -> Step:
    """Somebody wrote about a release."""
    piece = (
        "outlet: The Kettle\nheadline: Tea at last\nurl: https://kettle.example.org/tea\n"
        f"date: 2026-06-12\nlang: en\nkind: print\nrelease: {release}\n"
    )
    return lambda w: put(w, "coverage/kettle-tea.yml", piece)


def bare(name: str) -> Step:
    """A release without a summary: lists show how its text begins."""
    text = f"---\ntitle: {name.title()}\ndate: 2026-06-02T09:00:00Z\nlocation: Banff\n---\n"
    return lambda w: w.file(name).write_text(text, "utf-8")


def dropped(name: str) -> Step:
    """A release deleted."""
    return lambda w: w.file(name).unlink(missing_ok=True)


def renamed(name: str, other: str) -> Step:
    """A release moved to another name."""
    return lambda w: w.file(name).replace(w.file(other)) if w.file(name).exists() else None


def translated(name: str) -> Step:
    """A release told in French."""
    return lambda w: w.file(f"{name}.fr").write_text(
        "---\ntitle: En français\nsummary: Dit.\n---\nVoilà.\n", "utf-8"
    )


def waited(hours: int) -> Step:
    """The clock moved on, or back."""

    def step(work: Workplace) -> None:
        work.now += dt.timedelta(hours=hours)

    return step


def configured(line: str) -> Step:
    """A setting changed."""
    return lambda w: (w.root / "pelicanconf.py").write_text(CONF + line, "utf-8")


def themed(look: str) -> Step:
    """A block of the theme overridden, or not any more."""

    def step(work: Workplace) -> None:
        folder = work.root / "templates"
        shutil.rmtree(folder, ignore_errors=True)
        conf = work.root / "pelicanconf.py"
        if look:
            folder.mkdir()
            block = (
                f'{{% extends "!theme/404.html" %}}{{% block content %}}{look}{{% endblock %}}\n'
            )
            (folder / "404.html").write_text(block, "utf-8")
            told = conf.read_text("utf-8")
            conf.write_text(told + 'THEME_TEMPLATES_OVERRIDES = ["templates"]\n', "utf-8")
        else:
            conf.write_text(CONF, "utf-8")

    return step


def pictured(colour: tuple[int, int, int], alt: str) -> Step:
    """The picture replaced, and described otherwise."""

    def step(work: Workplace) -> None:
        (work.content / "media/a/one.jpg").write_bytes(picture(colour))
        sidecar = f"alt: {alt}\ncredit: Jo\nusage_terms: Free\n"
        (work.content / "media/a/one.jpg.yml").write_text(sidecar, "utf-8")

    return step


def presented(phone: str) -> Step:
    """The media contact's number changed: it stands on every page."""
    text = f"---\nname: Jo Desk\nmedia_contact: true\nphone: {phone}\nemail: jo@example.org\n---\n"
    return lambda w: (w.content / "people/jo.md").write_text(text, "utf-8")


def spoiled(work: Workplace) -> None:
    """Somebody wrote into the output."""
    pages = sorted((work.root / "output").rglob("*.html"))
    if pages:
        page = pages[len(pages) // 2]
        page.unlink()
        page.write_text("spoiled", "utf-8")


steps = st.one_of(
    st.builds(wrote, names, bodies, headers),
    st.builds(wrote, names, bodies, headers),
    st.builds(amended, texts, st.sampled_from(("And so on.", "![](media/a/one.jpg)"))),
    st.builds(amended, texts, st.sampled_from(("See [open](open.md).", "*Later.*"))),
    st.builds(said_otherwise, texts, st.just("title"), st.sampled_from(("Tea", "More tea"))),
    st.builds(said_otherwise, texts, st.just("topic"), st.sampled_from(("tea", "milk"))),
    st.builds(
        said_otherwise,
        texts,
        st.sampled_from(("date", "updated")),
        st.sampled_from(("2026-06-03T09:00:00Z", "2026-06-08T09:00:00Z")),
    ),
    st.builds(
        said_otherwise, texts, st.just("tags"), st.sampled_from(("[kettles]", "[cups, tea]"))
    ),
    st.builds(
        said_otherwise, texts, st.just("embargo"), st.sampled_from(("", "2026-06-15T14:00:00Z"))
    ),
    st.builds(explained, st.sampled_from(("Brewing", "Brewing tea"))),
    st.builds(covered, names),
    st.builds(bare, names),
    st.builds(dropped, names),
    st.builds(renamed, names, names),
    st.builds(translated, names),
    st.builds(waited, st.sampled_from((-2, 1, 2, 30))),
    st.builds(
        configured, st.sampled_from(("", "DEFAULT_PAGINATION = 2\n", 'SITENAME = "Other"\n'))
    ),
    st.builds(themed, st.sampled_from(LOOKS)),
    st.builds(pictured, st.sampled_from(((1, 2, 3), (200, 100, 50))), st.sampled_from(("A", "B"))),
    st.builds(presented, st.sampled_from(("403-555-0100", "403-555-0101"))),
    st.just(spoiled),
)


@settings(
    max_examples=SITES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # shrinking whole sites takes longer than reading one
)
@given(st.lists(steps, min_size=STEPS, max_size=STEPS))
def test_incremental_is_clean(chosen: list[Step]) -> None:
    """After any steps a build on what is there has the bytes of a build in an empty place."""
    with tempfile.TemporaryDirectory() as folder:
        work = Workplace(Path(folder).resolve() / "site")
        work.build()
        for number, step in enumerate(chosen):
            step(work)
            work.build()
            if (number + 1) % EVERY:
                continue
            built, clean = tree(work.root / "output"), work.anew()
            assert built.keys() == clean.keys(), (number, step)
            assert [p for p in built if built[p] != clean[p]] == [], (number, step)
