"""Other people's plugins, filters and templates beside ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from blogs import MOMENT, ORDINARY, THEMES, blog, page, pelican, tree

from pressroom.build.reporter import Silent
from pressroom.plugin.build import Order
from pressroom.plugin.host import build
from pressroom.plugin.sites import open_site

both = pytest.mark.parametrize("theme", THEMES)
OVERRIDE = """{% extends "!story.html" %}
{% block title %}{{ page.title|shout }} {{ SITENAME }} {{ weather|default("none") }}
{% if pelican_article %}[{{ pelican_article.prev_article.title|default("nobody") }}]{% endif %}
{% endblock %}
"""
PLUGIN = """
from pelican import signals

def filters(generator):
    generator.env.filters["shout"] = str.upper

def context(generator):
    generator.context["weather"] = "sunny"

def content(content):
    if getattr(content, "slug", "") == "first-post":
        content._content += "<p>Added by a plugin.</p>"

def register():
    signals.generator_init.connect(filters)
    signals.article_generator_finalized.connect(context)
    signals.content_object_init.connect(content)
"""


def with_plugin(root: Path, theme: str | None = None, **more: object) -> Path:
    """A blog with a plugin of its own beside ours, and one from elsewhere."""
    files = {**ORDINARY, "plugins/own_plugin.py": PLUGIN, "templates/story.html": OVERRIDE}
    named = ["own_plugin", "pressroom", "neighbors", "sitemap"]
    given = {"PLUGINS": named, "PLUGIN_PATHS": ["plugins"], "THEME": theme, **more}
    return blog(root, files, **given)


def test_plugins_reach_our_templates(tmp_path: Path) -> None:
    """A filter given at run time, a value in the context and what a plugin puts onto an article."""
    pelican(with_plugin(tmp_path, THEME_TEMPLATES_OVERRIDES=["templates"]))
    second = page(tmp_path, "stories/2024/second-post/index.html")
    assert "SECOND POST" in second
    assert "Garden Notes sunny" in second
    assert "[First post]" in second


@both
def test_plugins_change_texts(tmp_path: Path, theme: str | None) -> None:
    """What a plugin does to an article's HTML is on its page and in the feeds."""
    pelican(with_plugin(tmp_path, theme))
    assert "Added by a plugin." in page(tmp_path, "stories/2024/first-post/index.html")
    if theme is None:
        assert "Added by a plugin." in page(tmp_path, "feeds/all.atom.xml")


@both
def test_plugin_that_lists_pages_sees_them_all(tmp_path: Path, theme: str | None) -> None:
    """pelican-sitemap hears of each page when it is written and writes its file last."""
    build(open_site(with_plugin(tmp_path, theme)), Order(MOMENT, Silent(), jobs=1))
    sitemap = page(tmp_path, "sitemap.xml")
    for path in ("stories/2024/first-post/", "who-we-are/", "tags/soil/", ""):
        assert f"<loc>https://garden.example.org/{path}</loc>" in sitemap


FILTERS = "JINJA_FILTERS = {'shout': lambda text: text.upper()}\n"


def test_filters_of_the_settings_reach_our_templates(tmp_path: Path) -> None:
    """JINJA_FILTERS work in a template of the site's own, in either way."""
    files = {**ORDINARY, "templates/story.html": OVERRIDE}
    blog(tmp_path, files, THEME_TEMPLATES_OVERRIDES=["templates"])
    with (tmp_path / "pelicanconf.py").open("a") as conf:
        conf.write(FILTERS)
    build(open_site(tmp_path), Order(MOMENT, Silent(), jobs=1))
    first = tree(tmp_path / "output")
    assert b"FIRST POST" in first["stories/2024/first-post/index.html"]
    pelican(tmp_path)
    assert tree(tmp_path / "output") == first


@both
def test_template_pages_are_made(tmp_path: Path, theme: str | None) -> None:
    """TEMPLATE_PAGES is Pelican's affair, and takes the place of a page of ours."""
    template = "<p>{{ SITENAME }}: {{ articles|length }}</p>"
    files = {**ORDINARY, "content/extra/contact.html.in": template}
    pages = {"extra/contact.html.in": "contacts/index.html"}
    build(
        open_site(blog(tmp_path, files, THEME=theme, TEMPLATE_PAGES=pages)),
        Order(MOMENT, Silent(), jobs=1),
    )
    assert page(tmp_path, "contacts/index.html") == "<p>Garden Notes: 3</p>"


def test_class_of_the_settings_is_used(tmp_path: Path) -> None:
    """PELICAN_CLASS names the class that runs."""
    host = (
        "from pelican import Pelican\n\nclass Host(Pelican):\n    def run(self):\n"
        "        super().run()\n        open('ran.txt', 'w').write(self.output_path)\n"
    )
    blog(tmp_path, {**ORDINARY, "own_host.py": host}, PELICAN_CLASS="own_host.Host")
    build(open_site(tmp_path), Order(MOMENT, Silent(), jobs=1))
    assert (tmp_path / "ran.txt").read_text() == str(tmp_path / ".output.next")
