"""The reference page of settings."""

from __future__ import annotations

import dataclasses
from typing import Any

from pressroom.model.keys import Localized
from pressroom.plugin.settings import PELICAN_ONLY
from pressroom.reference.shapes import default_of
from pressroom.settings import Knob, Settings

INTRODUCTION = """# Settings

What can stand in `pelicanconf.py`. Four lines are a whole file:

```python
SITENAME = "Our newsroom"
SITEURL = "https://news.example.org"
TIMEZONE = "America/Edmonton"
PLUGINS = ["pressroom"]
```

`publishconf.py` says what differs when the site is published; `pressroom build --publish` reads it.
Every other setting of Pelican keeps its meaning where pressroom hands over to Pelican
([moving from Pelican](../moving-from-pelican.md)).

This page is made of the declarations in `pressroom/settings.py` by `make docs`; change it there.

## Pressroom's

| setting | meaning | default |
| --- | --- | --- |
"""
PELICANS = {
    "`PLUGINS`": "Must name `pressroom`; any other plugin makes Pelican do the build.",
    "`ARTICLE_PATHS`, `PAGE_PATHS`, `STATIC_PATHS`, `IGNORE_FILES`": (
        "Where articles, pages and plain files are, and what is none."
    ),
    "`EXTRA_PATH_METADATA`": "Another address for a plain file.",
    "`ARTICLE_SAVE_AS`, `PAGE_SAVE_AS`, `TAG_SAVE_AS` and their like": (
        "Addresses of your own; they win over pressroom's."
    ),
    "`THEME_TEMPLATES_OVERRIDES`": "Folders whose templates come before the theme's.",
    "`OUTPUT_RETENTION`": "Files in the output folder that a build leaves alone.",
    "`PRESSROOM_TRUST_HTML`": (
        "`True` lets raw HTML in bodies through as it is; otherwise it is cleaned."
    ),
    "`PRESSROOM_NOW`": (
        "The moment to build for where `pelican` is run by itself; an environment variable "
        "of that name works too. With `pressroom build` it is `--now`."
    ),
    "`PRESSROOM_RUN`": "Set by pressroom when it starts Pelican; leave it alone.",
}
"""Settings that Pelican hands over, and that no knob of ours declares."""


def page() -> str:
    """The whole page, as Markdown."""
    fields = [f for f in dataclasses.fields(Settings) if "knob" in f.metadata]
    rows = [
        _row(f.metadata["knob"], default_of(f)) for f in fields if f.metadata["knob"].name != "*"
    ]
    others = [f"| {name} | {doc} |" for name, doc in PELICANS.items()]
    head = ["", "## Read from Pelican's as well", "", "| setting | meaning |", "| --- | --- |"]
    return INTRODUCTION + "\n".join([*rows, *head, *others, ""])


def names() -> frozenset[str]:
    """Every setting of ours: on the page, but for those that one part of pressroom hands to another."""
    fields = dataclasses.fields(Settings)
    return frozenset(f.metadata["knob"].name for f in fields if "knob" in f.metadata) | PELICAN_ONLY


def _row(knob: Knob, default: Any) -> str:
    return f"| `{knob.name}` | {knob.doc} | {_told(default)} |"


def _told(default: Any) -> str:
    if default is dataclasses.MISSING:
        return "must be set"
    return "" if default in ("", (), {}, Localized(())) else f"`{default}`"
