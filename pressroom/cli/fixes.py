"""What `pressroom check --fix` does: mends headers, and shows each change as a diff."""

from __future__ import annotations

import datetime as dt
import difflib
from collections import defaultdict
from pathlib import Path

from pressroom.build.disk import write_whole
from pressroom.cli import console
from pressroom.plugin.build import draft
from pressroom.plugin.sites import OpenedSite
from pressroom.problems import Problem
from pressroom.reading.files import Role, find
from pressroom.reading.mending import mended


def mend(site: OpenedSite, now: dt.datetime) -> int:
    """Mend what is mechanical in the content's headers; answers with how many files changed."""
    found = draft(site, now)
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in found.problems:
        by_file[problem.place.path].append(problem)
    taken = {article.slug for article in found.copy.newsroom.articles}
    content, changed = site.settings.content.as_posix(), 0
    for text in find(site.settings):
        if text.role not in (Role.ARTICLE, Role.PAGE) or text.markup != "md":
            continue
        path = f"{content}/{text.path}"
        spare = _spare(text.slug or (text.kind or "page"), taken)
        changed += _mend_file(site.root / path, path, by_file[path], site, spare)
    return changed


def _spare(slug: str, taken: set[str]) -> str:
    """A slug that nobody has yet."""
    base = slug.strip("-. ") or "untitled"
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def _mend_file(file: Path, path: str, problems: list[Problem], site: OpenedSite, spare: str) -> int:
    try:
        before = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return 0  # said by check already (F110)
    after = mended(before, problems, site.settings.timezone, spare)
    if after == before:
        return 0
    diff = difflib.unified_diff(
        before.splitlines(), after.splitlines(), path, path, lineterm="", n=1
    )
    for line in diff:
        console.say(line)
    write_whole(file, after.encode("utf-8"))
    return 1
