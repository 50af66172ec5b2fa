"""A build from the command line: the whole of it in one function that can be read aloud."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from pressroom.build.publication import Publication
from pressroom.build.reporter import Reporter
from pressroom.build.store import Store
from pressroom.embargo.withheld import Withheld
from pressroom.plugin.settings import theme_folder
from pressroom.plugin.sites import OpenedSite
from pressroom.problems import Problem, Severity, in_order
from pressroom.publishing.newsdesk import Copy, prepare
from pressroom.publishing.production import (
    Stopped,
    Theme,
    errors_of,
    inspect_output,
    open_desk,
    produce,
    proofread,
)
from pressroom.settings import Settings
from pressroom.site.plan import plan


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was published: how much, what was kept back, what to mend."""

    output: Path
    files: int
    kept: int
    withheld: tuple[Withheld, ...]
    problems: tuple[Problem, ...]
    refused: frozenset[str]


def theme_of(settings: Settings) -> Theme:
    """The theme's folder and the site's own templates before it."""
    given = settings.pelican.get("THEME_TEMPLATES_OVERRIDES") or ()
    overrides = tuple(settings.root / folder for folder in given)
    named = settings.root / settings.theme if settings.theme else theme_folder()
    return Theme(named, overrides)


def find_problems(
    site: OpenedSite, now: dt.datetime, refused: frozenset[str] = frozenset()
) -> tuple[Copy, tuple[Problem, ...]]:
    """Everything that is wrong with a site, rendered texts and addresses included."""
    copy = prepare(site.settings, now, refused)
    desk, holdings = open_desk(copy)
    theme = theme_of(site.settings)
    found = proofread(desk, plan(desk, theme.folder, theme.overrides))
    problems = in_order((*site.problems, *copy.problems, *holdings.problems, *found))
    return copy, tuple(problems)


def build_site(
    site: OpenedSite,
    now: dt.datetime,
    reporter: Reporter,
    *,
    jobs: int = 0,
    clean: bool = False,
    keep_going: bool = False,
    strict: bool = False,
) -> Built:
    """Publish a site as at `now`, or raise and leave the last one as it was.

    Raises Stopped for errors in the content, Leaked where the audit finds something withheld in the
    finished output, BuildStopped where the machine fails.
    """
    settings = site.settings
    copy, problems = find_problems(site, now)
    if keep_going:
        copy, problems = without_refused(site, now, copy, problems)
    elif errors_of(problems) or (strict and problems):
        raise Stopped(problems)
    desk, holdings = open_desk(copy)
    cache = settings.root / ".pressroom" / "cache"
    keep = settings.pelican.get("OUTPUT_RETENTION") or ()
    with Publication(settings.root / settings.output, root=settings.root, keep=keep) as publication:
        staging = publication.stage()
        with Store(cache) as store:
            if clean:
                store.prune(0)
            theme = theme_of(settings)
            workers = jobs or os.cpu_count() or 1
            made = produce(desk, holdings, theme, staging, store, reporter, jobs=workers)
            store.prune()
        inspect_output(copy, staging)
        publication.commit(made.files)
    return Built(
        settings.root / settings.output,
        len(made.files),
        len(made.kept),
        copy.clearance.withheld,
        problems,
        copy.refused,
    )


def without_refused(
    site: OpenedSite, now: dt.datetime, copy: Copy, problems: tuple[Problem, ...]
) -> tuple[Copy, tuple[Problem, ...]]:
    """What can be published when every file with an error is left out.

    Leaving one out may break what refers to it, so this goes on until nothing more is wrong. Raises
    Stopped for errors that belong to no content file, such as those of the settings.
    """
    found = problems
    while new := {p.place.path for p in errors_of(found)} - copy.refused:
        if any(not path.startswith(f"{site.settings.content.as_posix()}/") for path in new):
            raise Stopped(problems)
        copy, found = find_problems(site, now, copy.refused | new)
        problems = tuple(in_order((*problems, *found)))
    return copy, problems


def warnings_of(problems: tuple[Problem, ...]) -> list[Problem]:
    """Those that don't stop a build."""
    return [p for p in problems if p.severity is Severity.WARNING]
