"""A run of Pelican as pressroom hosts it: into a staging folder, audited, then swapped in or thrown away."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pressroom.build.reporter import Silent
from pressroom.build.stopped import BuildStopped
from pressroom.build.store import Store
from pressroom.build.workshop import Made
from pressroom.plugin.build import (
    Built,
    Draft,
    Order,
    accepted,
    built,
    inspect_staged,
    publication_of,
    standing_until,
    store_of,
    with_kits,
)
from pressroom.plugin.declared import declared, loaded_file
from pressroom.plugin.lending import lent
from pressroom.plugin.others import readers_in
from pressroom.plugin.settings import settings_of
from pressroom.plugin.sites import OpenedSite, is_pressroom
from pressroom.problems import SETTINGS, Problem, Severity
from pressroom.publishing.production import Leaked, Stopped
from pressroom.reading.times import Unreadable, moment

RUN = "PRESSROOM_RUN"
"""Where the hosting of a Pelican object is found by what hears its signals."""
ORDER = "PRESSROOM_ORDER"
"""Where `pressroom build` puts what it wants; Pelican's own command puts nothing."""
FILE = "PRESSROOM_FILE"
"""Where it puts the settings file that it read."""
LOG = logging.getLogger("pelican.plugins.pressroom")


class Unpublished(Exception):
    """The run published nothing; why was logged, line by line."""

    exitcode = 1


@dataclass(slots=True)
class Run:
    """One run: what is published, where it is made, and what was made so far."""

    site: OpenedSite
    order: Order
    found: Draft
    staging: Path
    store: Store
    made: list[Made] = field(default_factory=list)
    generators: list[Any] = field(default_factory=list)
    """Those that Pelican works with: plugins give their environments filters."""

    @property
    def files(self) -> Mapping[str, str]:
        """The files that pressroom made, each with its key."""
        return {path: key for made in self.made for path, key in made.files.items()}

    @property
    def kept(self) -> frozenset[str]:
        """Those that came from the cache."""
        return frozenset(path for made in self.made for path in made.kept)


@dataclass(slots=True)
class Hosting:
    """One Pelican object and the run that is under way on it; runs follow one another."""

    pelican: Any
    host_run: Callable[[], None]
    order: Order | None
    run: Run | None = None
    built: Built | None = None

    def publish(self) -> None:
        """What `Pelican.run` becomes. Raises Unpublished, or to `pressroom build` what it expects."""
        try:
            self.built = self._publish()
        except (Stopped, Leaked, BuildStopped) as trouble:
            if self.order is not None:
                raise
            for line in _lines(trouble):
                LOG.error("%s", line)
            raise Unpublished("Not published.") from None
        if self.order is None:
            _tell(self.built)

    def _publish(self) -> Built:
        site = _site(self.pelican.settings)
        order = self.order or Order(_moment(site), Silent())
        found = accepted(site, order)
        others = [name for name in site.plugins if not is_pressroom(name)]
        with publication_of(site.settings) as publication, store_of(site.settings, order) as store:
            staging = publication.stage()
            self.run = Run(site, order, found, staging, store)
            try:
                with lent(self.pelican, site, staging, alone=not others and site.alone):
                    self.host_run()
            finally:
                run, self.run = self.run, None
            plain = Made(inventory(staging, run.files), run.kept)
            last = None if order.clean else publication.reusable()
            made, kits = with_kits(site, found, plain, staging, store, order, last)
            inspect_staged(publication, found, made, staging, order)
            publication.commit(made.files)
        return built(site, found, made, kits, standing_until(site, found))


def host(pelican: Any) -> None:
    """Take over the runs of a Pelican object that loaded this plugin.

    `run` itself is replaced: receivers of a signal are called in no order, so only what comes after
    `run` knows that no other plugin writes any more. A Pelican that another plugin makes for itself
    during a run (for a subsite) writes into the same staging folder, and is left alone.
    """
    hosting = pelican.settings.get(RUN)
    if isinstance(hosting, Hosting) and hosting.run is not None:
        return
    if not any(is_pressroom(name) for name in pelican.settings["PLUGINS"]):
        return
    order = pelican.settings.pop(ORDER, None)
    hosting = Hosting(pelican, pelican.run, order)
    pelican.settings[RUN] = hosting
    pelican.run = hosting.publish
    logging.getLogger("pelican").addFilter(_bare)


def run_of(settings: Mapping[str, Any]) -> Run | None:
    """The run under way with these settings; None where Pelican runs without this plugin."""
    hosting = settings.get(RUN)
    return hosting.run if isinstance(hosting, Hosting) else None


def inventory(folder: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Every file in a folder with its key: the one it is known by, else the SHA-256 of its bytes."""
    paths = sorted(
        (Path(parent) / name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder)
        for name in names
    )
    return {
        path: known.get(path) or hashlib.sha256((folder / path).read_bytes()).hexdigest()
        for path in paths
    }


def _site(settings: Mapping[str, Any]) -> OpenedSite:
    root = _root(settings)
    given = {name: value for name, value in settings.items() if name not in (RUN, ORDER, FILE)}
    written = declared(settings.get(FILE) or loaded_file(root), root)
    ours, problems = settings_of(given, root, written)
    site = OpenedSite(root, written, given, ours, problems)
    return replace(site, readers=readers_in(settings, root)) if site.others_read else site


def _root(settings: Mapping[str, Any]) -> Path:
    """The site's folder, which Pelican doesn't tell: where the settings file lies."""
    here, content = Path.cwd(), Path(settings["PATH"]).resolve()
    for folder in (here, content.parent, content):
        if (folder / "pelicanconf.py").is_file():
            return folder
    return here if content.is_relative_to(here) else content.parent


def _moment(site: OpenedSite) -> dt.datetime:
    """The clock, unless PRESSROOM_NOW says another time; raises Stopped where it can't be read."""
    settings = site.settings
    told = settings.pelican.get("PRESSROOM_NOW") or os.environ.get("PRESSROOM_NOW")
    if not told:
        return dt.datetime.now(settings.timezone)
    try:
        return moment(str(told), settings.timezone)
    except Unreadable as trouble:
        message = f'PRESSROOM_NOW is "{told}": {trouble}.'
        wrong = Problem("R901", SETTINGS, message, trouble.hint, setting="PRESSROOM_NOW")
        raise Stopped(site.placed([wrong])) from None


def _lines(trouble: Stopped | Leaked | BuildStopped) -> Iterator[str]:
    match trouble:
        case Stopped():
            yield from map(str, trouble.problems)
        case Leaked():
            yield from map(str, trouble.leaks)
        case _:
            yield str(trouble)


def _tell(built: Built) -> None:
    for problem in built.problems:
        level = logging.ERROR if problem.severity is Severity.ERROR else logging.WARNING
        LOG.log(level, "%s", problem)
    for kept in (w for w in built.withheld if w.what != "private"):
        LOG.info("Kept back: %s: %s", kept.path, kept.why)
    LOG.info("Published %d files in %s", built.files, built.output)


def _bare(record: logging.LogRecord) -> bool:
    """Pelican logs what ends a run with its trace, which says nothing where content is at fault."""
    if record.exc_info and isinstance(record.exc_info[1], Unpublished):
        record.exc_info = None
    return True
