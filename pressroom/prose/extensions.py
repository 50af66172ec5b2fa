"""Which extensions of Python-Markdown a body is read with: the usual ones, and the site's own beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from pressroom.problems import Problem, did_you_mean
from pressroom.prose.quotes import substitutions
from pressroom.prose.rules import EXTENSION

USUAL = ("tables", "footnotes", "fenced_code", "def_list", "abbr", "attr_list", "smarty")
EXTRA = ("fenced_code", "footnotes", "attr_list", "def_list", "tables", "abbr", "md_in_html")
READ_ELSEWHERE = frozenset(("meta",))
"""Front matter has been read by now: this extension would take a first line for a header."""
STOCK = (
    *(*USUAL, "md_in_html", "extra", "meta", "admonition", "codehilite", "legacy_attrs"),
    *("legacy_em", "nl2br", "sane_lists", "toc", "wikilinks"),
)

HARMLESS = frozenset((*USUAL, *EXTRA, *READ_ELSEWHERE, "extra", "codehilite"))
"""Those that leave paragraphs, headings, lists, links and the like as the usual ones do."""

PREFIX = "markdown.extensions."


def config_of(name: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """What a site configures for an extension, under its short or its long name."""
    configs = settings.get("extension_configs") or {}
    return dict(configs.get(PREFIX + name) or {}) | dict(configs.get(name) or {})


def is_usual(settings: Mapping[str, Any]) -> bool:
    """Whether plain constructs come out under a site's MARKDOWN as they do without any."""
    configs = settings.get("extension_configs") or {}
    names = {*map(str, settings.get("extensions") or ()), *map(str, configs)}
    changed = {name.removeprefix(PREFIX) for name, config in configs.items() if config}
    return {name.removeprefix(PREFIX) for name in names} <= HARMLESS and changed <= {"codehilite"}


def plan(
    lang: str, settings: Mapping[str, Any]
) -> tuple[list[str | Extension], dict[str, dict[str, Any]]]:
    """The extensions in order, ours first, and their configurations under the same names."""
    configs = settings.get("extension_configs") or {}
    wanted: list[str | Extension] = [*USUAL, *(settings.get("extensions") or ()), *configs]
    marks = substitutions(lang)
    names: list[str | Extension] = []
    for name in (short for full in wanted for short in _expanded(full)):
        if name not in names and name not in READ_ELSEWHERE and (name != "smarty" or marks):
            names.append(name)
    settled = {name: config_of(name, settings) for name in names if isinstance(name, str)}
    if marks:
        settled["smarty"] = {"substitutions": marks} | settled["smarty"]
    return names, settled


def is_stock(settings: Mapping[str, Any]) -> bool:
    """Whether a site's MARKDOWN names only extensions that come with Python-Markdown."""
    names, _ = plan("en", settings)
    return all(isinstance(name, str) and name in STOCK for name in names)


def _expanded(name: str | Extension) -> Sequence[str | Extension]:
    short = name.removeprefix(PREFIX) if isinstance(name, str) else name
    return EXTRA if short == "extra" else (short,)


def loaded(
    names: Sequence[str | Extension], configs: Mapping[str, dict[str, Any]]
) -> tuple[list[Extension], list[tuple[str, str]]]:
    """The extensions that can be loaded, and of the others the name and why not."""
    bare = Markdown()
    found: list[Extension] = []
    failed: list[tuple[str, str]] = []
    for name in names:
        if isinstance(name, Extension):
            found.append(name)
            continue
        try:
            found.append(bare.build_extension(str(name), configs.get(str(name), {})))
        except (ImportError, AttributeError, KeyError, TypeError, ValueError) as trouble:
            failed.append((str(name), str(trouble) or type(trouble).__name__))
    return found, failed


def extension_problems(settings: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with a site's MARKDOWN: bodies are rendered without what can't be loaded."""
    names, configs = plan("en", settings)
    _, failed = loaded(names, configs)
    return [
        EXTENSION.in_setting(
            "MARKDOWN",
            f'The Markdown extension "{name}" can\'t be loaded: {why}.',
            did_you_mean(name, STOCK) or "Install it, or take it out of MARKDOWN.",
        )
        for name, why in failed
    ]
