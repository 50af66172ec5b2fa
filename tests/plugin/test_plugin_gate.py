"""Each way in which Pelican publishes what is withheld, shut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from blogs import MOMENT, NOW, ORDINARY, THEMES, blog, command, pelican, picture, tree

from pressroom.build.reporter import Silent
from pressroom.plugin.build import Order
from pressroom.plugin.host import build
from pressroom.plugin.hosting import Unpublished
from pressroom.plugin.sites import open_site
from pressroom.publishing.production import Leaked, Stopped

SECRET = "Marmalade quokkas moved to Zanzibar"
BODY = f"\n{SECRET} before anybody was told of it.\n"
both = pytest.mark.parametrize("theme", THEMES)


def holds(root: Path, words: str) -> list[str]:
    """The files of the output that hold these words, or have them in their name."""
    found = tree(root / "output").items()
    return [path for path, data in found if words.encode() in data or words.lower() in path]


def withheld(root: Path, header: str, theme: str | None, **settings: Any) -> Path:
    """A blog with one text that is not for readers now."""
    text = f"Title: The quokka plan\nTags: quokka-news\n{header}\n{BODY}"
    return blog(root, {**ORDINARY, "content/plan.md": text}, THEME=theme, **settings)


@both
@pytest.mark.parametrize(
    "header",
    ["Date: 2030-01-01", "Date: 2024-01-01\nStatus: draft", "Date: 2024-01-01\nStatus: hidden"],
)
@pytest.mark.parametrize("future", [True, False])
def test_withheld_text_is_nowhere(
    tmp_path: Path, theme: str | None, header: str, future: bool
) -> None:
    """A future date, a draft and a hidden text leave no page, no `drafts/`, no tag and no word."""
    pelican(withheld(tmp_path, header, theme, WITH_FUTURE_DATES=future))
    assert holds(tmp_path, "quokka") == []
    assert holds(tmp_path, "First post")


@both
def test_withheld_page_is_nowhere(tmp_path: Path, theme: str | None) -> None:
    """The same holds of a page, wherever PAGE_SAVE_AS would put its draft."""
    files = {**ORDINARY, "content/pages/quokka.md": f"Title: Quokka\nStatus: draft\n{BODY}"}
    pelican(blog(tmp_path, files, THEME=theme))
    assert holds(tmp_path, "quokka") == []


@both
def test_attached_files_of_a_withheld_text_stay(tmp_path: Path, theme: str | None) -> None:
    """What only a withheld text attaches isn't copied."""
    text = f"Title: Plan\nDate: 2030-01-01\n\n![q]({{attach}}quokka-burrow.png)\n{BODY}"
    blog(tmp_path, {**ORDINARY, "content/plans/plan.md": text}, THEME=theme)
    picture(tmp_path / "content/plans/quokka-burrow.png", "olive")
    pelican(tmp_path)
    assert holds(tmp_path, "quokka") == []


@both
def test_warm_cache_publishes_nothing_withheld(tmp_path: Path, theme: str | None) -> None:
    """A cache of stock Pelican, filled while the text was public, isn't believed."""
    cache = {
        "CACHE_CONTENT": True,
        "LOAD_CONTENT_CACHE": True,
        "CONTENT_CACHING_LAYER": "generator",
    }
    withheld(tmp_path, "Date: 2024-01-01", "simple", PLUGINS=[], **cache)
    pelican(tmp_path, OUTPUT_PATH=str(tmp_path / "stock"))
    assert (tmp_path / "cache").is_dir()
    stat = (tmp_path / "content/plan.md").stat()
    withheld(tmp_path, "Date: 2030-01-01", theme, **cache)
    import os

    os.utime(tmp_path / "content/plan.md", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    pelican(tmp_path)
    assert holds(tmp_path, "quokka") == []


@both
def test_static_paths_copy_no_sources(tmp_path: Path, theme: str | None) -> None:
    """STATIC_PATHS over the whole content copies files, but the source of no text."""
    pelican(
        withheld(
            tmp_path, "Date: 2030-01-01", theme, STATIC_PATHS=[""], STATIC_EXCLUDE_SOURCES=False
        )
    )
    assert holds(tmp_path, "quokka") == []
    names = {path.rpartition("/")[2] for path in tree(tmp_path / "output")}
    assert names.isdisjoint({"first.md", "second.rst", "third.html", "plan.md", "us.md"})


@both
def test_output_sources_are_not_published(tmp_path: Path, theme: str | None) -> None:
    """OUTPUT_SOURCES would publish private keys, so it has no effect."""
    pelican(blog(tmp_path, THEME=theme, OUTPUT_SOURCES=True))
    assert not [path for path in tree(tmp_path / "output") if path.endswith(".text")]


READER = """
from pelican import signals
from pelican.readers import BaseReader

class Shouting(BaseReader):
    file_extensions = []
    def read(self, path):
        text = open(path).read()
        head, _, body = text.partition("\\n\\n")
        told = dict(line.lower().split(": ", 1) for line in head.split("\\n"))
        return body.upper(), {k: self.process_metadata(k, v) for k, v in told.items()}

def seat(readers):
    readers.reader_classes["shout"] = Shouting
    readers.reader_classes["md"] = Shouting

def register():
    signals.readers_init.connect(seat)
"""


def loud(root: Path, theme: str | None) -> Path:
    """A blog with texts that another plugin's reader takes, some of them not for readers now."""
    files = {
        **ORDINARY,
        "plugins/shouting_reader.py": READER,
        "content/loud.shout": "title: Loud post\ndate: 2024-01-02\ntags: noise\n\n"
        "hear hear, says <a href='{filename}first.md'>the first</a>",
        "content/pages/shouts.shout": "title: All shouts\n\non one page",
        "content/later.shout": f"title: Later\ndate: 2031-01-02\n\n{SECRET}",
        "content/never.shout": f"title: Never\ndate: 2024-01-02\nstatus: draft\n\n{SECRET}",
        "content/closed.shout": "title: Closed\ndate: 2024-01-02\n"
        f"embargo: 2031-01-02T09:00:00-07:00\n\n{SECRET}",
        "content/plan.md": f"title: plan\ndate: 2030-01-01\n\n{SECRET}",
    }
    plugins = ["shouting_reader", "pressroom"]
    return blog(root, files, THEME=theme, PLUGINS=plugins, PLUGIN_PATHS=["plugins"])


@both
def test_readers_of_other_plugins_stay_behind_the_gate(tmp_path: Path, theme: str | None) -> None:
    """Another plugin's reader serves its own format, without drafts, and never takes over Markdown."""
    pelican(loud(tmp_path, theme))
    post, page = (
        (tmp_path / "output" / path / "index.html").read_text()
        for path in ("stories/2024/loud-post", "all-shouts")
    )
    assert "HEAR HEAR" in post
    assert "ON ONE PAGE" in page
    assert (tmp_path / "output/tags/noise/index.html").is_file()
    assert "HEAR HEAR" in (tmp_path / "output/feeds/all.atom.xml").read_text()
    assert holds(tmp_path, SECRET.upper()) == holds(tmp_path, SECRET) == []
    assert "See <a" in (tmp_path / "output/stories/2024/first-post/index.html").read_text()


def test_every_command_reads_what_plugins_read(tmp_path: Path) -> None:
    """`check` finds what is wrong in another plugin's format, and `next` knows when it opens."""
    loud(tmp_path, None)
    (tmp_path / "content/broken.shout").write_text("no header at all")
    (tmp_path / "content/undated.shout").write_text("title: Undated\n\nx")
    said = command(tmp_path, "pressroom", "check")
    assert "content/broken.shout:1: R905 Shouting can't read this file" in said.stdout
    assert 'content/undated.shout:1: F101 "date" is missing' in said.stdout
    for name in ("broken", "undated"):
        (tmp_path / f"content/{name}.shout").unlink()
    (tmp_path / "content/plan.md").unlink()
    coming = command(tmp_path, "pressroom", "next", "--now", NOW).stdout
    assert coming.startswith("2031-01-02T00:00:00-07:00  later.shout")


def test_text_that_nobody_reads_is_said(tmp_path: Path) -> None:
    """A text in a format without a reader is a warning, unless a text links to it as a file."""
    files = {
        **ORDINARY,
        "content/notes.org": "#+TITLE: Notes\n",
        "content/plan.adoc": "= Plan\n",
        "content/releases/opening.docx": "PK",
        "content/second.md": "Title: S\nDate: 2024-01-01\n\n[source]({attach}plan.adoc)\n",
    }
    built = build(open_site(blog(tmp_path, files)), Order(MOMENT, Silent(), jobs=1))
    assert [(p.code, p.place.path) for p in built.problems] == [
        ("F127", "content/notes.org"),
        ("F127", "content/releases/opening.docx"),
    ]


SHORT = ("favicon.svg", "logo.png", "style.css", "main.js", "photo.jpg", "fonts.css", "print.css")


@both
@pytest.mark.parametrize("mistake", ["topic: [a]", "status: publishd"])
def test_ordinary_file_names_of_a_refused_text_are_no_leak(
    tmp_path: Path, theme: str | None, mistake: str
) -> None:
    """What lies beside a text with errors may be called as any theme's files are."""
    folder = "content/releases/opening"
    header = f"---\ntitle: Opening\ndate: 2024-01-01\n{mistake}\n---\n{BODY}"
    blog(tmp_path, {**ORDINARY, f"{folder}/index.md": header}, THEME=theme)
    for name in SHORT:
        (tmp_path / folder / name).write_text(f"{SECRET} in {name}")
    order = Order(MOMENT, Silent(), jobs=1, keep_going=True)
    built = build(open_site(tmp_path), order)
    assert f"{folder}/index.md" in built.refused
    assert holds(tmp_path, SECRET) == []
    assert holds(tmp_path, "First post")


LEAK = f'''
from pathlib import Path
from pelican import signals

def write(pelican):
    Path(pelican.output_path, "told.txt").write_text("{SECRET} before anybody was told of it.")

def register():
    signals.finalized.connect(write)
'''


@both
def test_leak_publishes_nothing(tmp_path: Path, theme: str | None) -> None:
    """What another plugin writes at the very end is audited too, and the last site stays."""
    blog(tmp_path, THEME=theme)
    pelican(tmp_path)
    before = tree(tmp_path / "output")
    named = {"PLUGINS": ["pressroom", "leaking_plugin"], "PLUGIN_PATHS": ["plugins"]}
    withheld(tmp_path, "Date: 2030-01-01", theme, **named)
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins/leaking_plugin.py").write_text(LEAK)
    with pytest.raises(Unpublished):
        pelican(tmp_path)
    assert tree(tmp_path / "output") == before
    with pytest.raises(Leaked) as leaked:
        build(open_site(tmp_path), Order(MOMENT, Silent(), jobs=1))
    assert str(leaked.value.leaks[0]).startswith("told.txt: ")


def test_build_stops_where_pressroom_is_not_named(tmp_path: Path) -> None:
    """Without the plugin Pelican would publish everything: the build doesn't begin."""
    with pytest.raises(Stopped) as stopped:
        build(open_site(blog(tmp_path, PLUGINS=["sitemap"])), Order(MOMENT, Silent(), jobs=1))
    assert [p.code for p in stopped.value.problems] == ["R904"]


def test_build_stops_where_a_plugin_fails_to_register(tmp_path: Path) -> None:
    """Stock Pelican logs it, builds without the plugin and exits 0."""
    blog(tmp_path, PLUGINS=["pressroom", "broken_plugin"], PLUGIN_PATHS=["plugins"])
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins/broken_plugin.py").write_text("def register():\n    raise OSError\n")
    with pytest.raises(Stopped) as stopped:
        build(open_site(tmp_path), Order(MOMENT, Silent(), jobs=1))
    assert [p.code for p in stopped.value.problems] == ["R905"]
    assert not (tmp_path / "output").exists()


BREAKING = """
from pelican import signals

def fail(content):
    if getattr(content, "slug", "") == "first-post":
        raise ValueError("no")

def register():
    signals.content_object_init.connect(fail)
"""


@both
def test_lost_file_stops_the_build(tmp_path: Path, theme: str | None) -> None:
    """A plugin that fails on one text would make it vanish: nothing is published instead."""
    named = {"PLUGINS": ["pressroom", "breaking_plugin"], "PLUGIN_PATHS": ["plugins"]}
    blog(tmp_path, THEME=theme, **named)
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins/breaking_plugin.py").write_text(BREAKING)
    with pytest.raises(Stopped) as stopped:
        build(open_site(tmp_path), Order(MOMENT, Silent(), jobs=1))
    assert [str(p.place.path) for p in stopped.value.problems] == ["content/first.md"]
