"""The preview's short way: an edit of an article's text on its page before the site is read again."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import pytest

from pressroom.plugin.preview import Preview
from pressroom.site.plan import Site, plan

NOW = dt.datetime(2026, 11, 23, 16, tzinfo=dt.UTC)
STORY = "---\ntitle: {title}\ndate: 2026-01-0{day}\ntopic: light\ntags: [oil]\n---\n{body}\n"
TOPIC = "---\ntitle: Light\nsummary: All about light.\n---\nIt shines.\n"
FILES = {
    "pelicanconf.py": 'SITENAME = "Scratch"\nSITEURL = "https://scratch.example.org"\n'
    'TIMEZONE = "UTC"\nPLUGINS = ["pressroom"]\n',
    "content/topics/light.md": TOPIC,
    "content/stories/lantern.md": STORY.format(title="A lantern", day=1, body="It burns."),
    "content/stories/lantern.fr.md": "---\ntitle: Une lanterne\n---\nElle brûle.\n",
    "content/stories/lamp.md": STORY.format(title="A lamp", day=2, body="It glows."),
    "content/news/post.md": "Title: A post\nDate: 2026-01-03\nCategory: Light\n\nIt says little.\n",
}
PAGES = {
    "content/stories/lantern.md": "stories/2026/lantern/index.html",
    "content/stories/lantern.fr.md": "fr/stories/2026/lantern/index.html",
    "content/news/post.md": "stories/2026/a-post/index.html",
}


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """A small site that was read once."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    found = Preview(tmp_path, lambda: NOW, 1)
    assert found.refresh() == ()
    return found


def page(preview: Preview, file: str) -> str:
    """A page as the browser gets it."""
    return (preview.page(file) or b"").decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_galley_is_the_page_that_reading_everything_gives(preview: Preview, name: str) -> None:
    """What an edit of the text shows at once is, byte for byte, what the whole site shows then."""
    file, shown = preview.folder / name, PAGES[name]
    before = page(preview, shown)
    for number, words in enumerate(("And then *more* of it.", "> Quoted\n\n## Oil\n\nEnd.")):
        file.write_text(f"{FILES[name]}\n{words}\n", "utf-8")
        preview.pull((file,))
        galley = page(preview, shown)
        assert galley not in (before, ""), number
        assert preview.refresh((file,)) == ()
        assert page(preview, shown) == galley
        before = galley


def test_other_edits_wait_for_the_whole_site(preview: Preview) -> None:
    """An edit above the text, and one of a page nobody looks at, change nothing until all is read."""
    name = "content/stories/lantern.md"
    file, shown = preview.folder / name, PAGES[name]
    before = page(preview, shown)
    edits = (
        STORY.format(title="A lamp", day=1, body="It burns."),
        STORY.format(title="A lantern", day=1, body="It burns.").replace(
            "---\nIt", "x: y\n---\nIt"
        ),
        "---\ntitle: [\n---\nBroken.\n",
        "",
    )
    for text, edition in zip(edits, itertools.repeat(preview.state.edition), strict=False):
        file.write_text(text, "utf-8")
        preview.pull((file, preview.folder / "content/gone.md", Path("/elsewhere.md")))
        assert page(preview, shown) == before
        assert preview.state.edition == edition
    unseen = preview.folder / "content/stories/lamp.md"
    unseen.write_text(STORY.format(title="A lamp", day=2, body="Brighter."), "utf-8")
    preview.pull((unseen,))
    assert "Brighter" not in page(preview, "stories/2026/lamp/index.html")


def test_an_edit_during_a_reading_stays_on_its_page(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read before an edit doesn't take the edit back from the page that shows it."""
    name = "content/stories/lantern.md"
    file, shown = preview.folder / name, PAGES[name]
    page(preview, shown)

    def plan_slowly(*given: Any) -> Site:
        file.write_text(f"{FILES[name]}\nTold meanwhile.\n", "utf-8")
        preview.pull((file,))
        return plan(*given)

    monkeypatch.setattr("pressroom.plugin.preview.plan", plan_slowly)
    preview.refresh((preview.folder / "content/stories/lamp.md",))
    assert "Told meanwhile." in page(preview, shown)


def test_a_broken_template_does_not_end_the_preview(preview: Preview) -> None:
    """An edit of a text is followed also while a template can't be used, and after that."""
    name = "content/stories/lantern.md"
    file, shown = preview.folder / name, PAGES[name]
    page(preview, shown)
    conf, template = preview.folder / "pelicanconf.py", preview.folder / "templates/story.html"
    template.parent.mkdir()
    template.write_text("{{ nothing.at.all }}", "utf-8")
    with conf.open("a", encoding="utf-8") as told:
        told.write('THEME_TEMPLATES_OVERRIDES = ["templates"]\n')
    assert preview.refresh((conf, template)) == ()
    file.write_text(f"{FILES[name]}\nWritten then.\n", "utf-8")
    preview.pull((file,))
    template.write_text("{{ article.content }}", "utf-8")
    assert preview.refresh((file, template)) == ()
    assert "Written then." in page(preview, shown)
