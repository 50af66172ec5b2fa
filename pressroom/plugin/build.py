"""A build from the command line: the whole of it in one function that can be read aloud."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pressroom.build.last import Last
from pressroom.build.publication import Publication
from pressroom.build.reporter import Reporter
from pressroom.build.stopped import BuildStopped
from pressroom.build.store import Store
from pressroom.build.workshop import Made
from pressroom.embargo.acquittals import Acquittals
from pressroom.embargo.withheld import Withheld
from pressroom.outreach.book import Book, open_book
from pressroom.outreach.marks import with_private
from pressroom.outreach.reading import outreach_folder
from pressroom.outreach.upcoming import expiries
from pressroom.personal.kept import FOLDER
from pressroom.personal.publication import Edition, SealedKits, publish
from pressroom.plugin.earlier import CACHE, Earlier, earlier_of
from pressroom.plugin.settings import theme_folder
from pressroom.plugin.sites import OpenedSite
from pressroom.problems import Problem, in_order
from pressroom.publishing.newsdesk import Copy, prepare
from pressroom.publishing.production import (
    Stopped,
    Theme,
    errors_of,
    inspect_output,
    open_desk,
    produce,
)
from pressroom.publishing.proofreading import proofread
from pressroom.publishing.validity import holds_until
from pressroom.sealing.secret import Keyring, SecretTrouble, keyring
from pressroom.settings import Settings
from pressroom.site.desk import Desk
from pressroom.site.holdings import Holdings
from pressroom.site.plan import Site, plan
from pressroom.site.reprints import Reprints


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked for: the site as at `now`, and how."""

    now: dt.datetime
    reporter: Reporter
    jobs: int = 0
    clean: bool = False
    keep_going: bool = False
    strict: bool = False

    @property
    def workers(self) -> int:
        """How many processes make files: one a core unless told otherwise."""
        return self.jobs or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was published: how much, what was kept back, what to mend."""

    output: Path
    files: int
    kept: int
    withheld: tuple[Withheld, ...]
    problems: tuple[Problem, ...]
    refused: frozenset[str]
    paths: tuple[str, ...]
    """Every published file, relative to `output`."""
    until: dt.datetime
    """When time alone may change the site."""
    confidential: tuple[Problem, ...] = ()
    """What is wrong in `outreach/`: it names people, so it is counted in logs, and told by check only."""
    lapsed: tuple[str, ...] = ()
    """Sealed kits that are no longer published, a line each."""

    @property
    def folders(self) -> tuple[str, ...]:
        """Every published folder."""
        root = str(self.output)
        every = {root}
        for path in self.paths:
            folder = path.rpartition("/")[0]
            while folder and (place := f"{root}/{folder}") not in every:
                every.add(place)
                folder = folder.rpartition("/")[0]
        return tuple(sorted(every))


@dataclass(frozen=True, slots=True)
class Draft:
    """A site read, checked, cleared and proofread: ready to be made unless it has errors."""

    copy: Copy
    desk: Desk
    site: Site
    """What the desk's site consists of, but for its media."""
    holdings: Holdings
    problems: tuple[Problem, ...]
    book: Book
    """Media list and ledger; their problems name people, so logs of builds don't say them."""


def sources_of(site: OpenedSite) -> tuple[Path, ...]:
    """The files and folders that a build of the site reads, besides the program's own."""
    theme, settings = theme_of(site), site.settings
    private = outreach_folder(settings)  # the audit looks for what is in it
    content = settings.root / settings.content
    return (
        content,
        private,
        settings.root / FOLDER,
        *site.settings_files,
        theme.folder,
        *theme.overrides,
    )


def theme_of(site: OpenedSite) -> Theme:
    """The theme's folder and the site's own templates before it; ours where the site's is Pelican's."""
    settings = site.settings
    if not site.whole:
        return Theme(theme_folder())
    given = settings.pelican.get("THEME_TEMPLATES_OVERRIDES") or ()
    overrides = tuple(settings.root / folder for folder in given)
    named = settings.root / settings.theme if settings.theme else theme_folder()
    return Theme(named, overrides)


def draft(
    site: OpenedSite,
    now: dt.datetime,
    refused: frozenset[str] = frozenset(),
    earlier: Earlier | None = None,
    jobs: int = 1,
) -> Draft:
    """The site as it would be published at `now`, and everything that is wrong with it.

    What wasn't read or rendered `earlier` is in up to `jobs` processes.
    """
    memory, recall = (earlier.memory, earlier.recall) if earlier else (None, None)
    copy = prepare(site.settings, now, refused, site.readers, memory, jobs)
    book = open_book(site.settings, copy.newsroom, copy.clearance.public.now)
    copy = replace(copy, clearance=with_private(copy.clearance, book))
    desk, holdings = open_desk(copy, recall=recall)
    theme = theme_of(site)
    planned = plan(desk, theme.folder, theme.overrides)
    found = proofread(copy, desk, planned, jobs=jobs)
    said = (*site.problems, *copy.problems, *holdings.problems, *found)
    problems = in_order(site.placed(said))
    return Draft(copy, desk, planned, holdings, tuple(problems), book)


def accepted(site: OpenedSite, order: Order, earlier: Earlier | None = None) -> Draft:
    """The draft that may be published; raises Stopped for errors in the content."""
    found = draft(site, order.now, earlier=earlier, jobs=order.workers)
    if order.keep_going:
        return without_refused(site, order.now, found, strict=order.strict, earlier=earlier)
    if errors_of(found.problems) or (order.strict and found.problems):
        raise Stopped(found.problems)
    return found


def publication_of(settings: Settings) -> Publication:
    """The right to replace the site's output folder."""
    keep = settings.pelican.get("OUTPUT_RETENTION") or ()
    return Publication(settings.root / settings.output, root=settings.root, keep=keep)


@contextmanager
def store_of(settings: Settings, order: Order) -> Iterator[Store]:
    """The site's cache; what this build had no use for is forgotten when it ends well."""
    with Store(settings.root / CACHE) as store:
        if order.clean:
            store.prune(0)
        yield store
        store.prune()


def reprints_of(site: OpenedSite, found: Draft, until: dt.datetime) -> Reprints:
    """What the site's pages were made of when it was built last; they hold `until` then."""
    now = found.copy.clearance.public.now
    return Reprints(site.settings.root / CACHE / "reprints.json", now, until)


def build_site(site: OpenedSite, order: Order) -> Built:
    """Publish a site as ordered, or raise and leave the last one as it was.

    Raises Stopped for errors in the content, Leaked where the audit finds something withheld in the
    finished output, BuildStopped where the machine fails.
    """
    with earlier_of(site.settings, forget=order.clean) as earlier:
        return _published(site, order, accepted(site, order, earlier))


def _published(site: OpenedSite, order: Order, found: Draft) -> Built:
    until = standing_until(site, found)
    with publication_of(site.settings) as publication:
        staging = publication.stage(again=not order.clean)
        last = None if order.clean else publication.reusable()
        with store_of(site.settings, order) as store:
            made = produce(
                found.desk,
                found.holdings,
                theme_of(site),
                staging,
                store,
                order.reporter,
                jobs=order.workers,
                last=last,
                reprints=reprints_of(site, found, until),
                planned=found.site,
            )
            made, kits = with_kits(site, found, made, staging, store, order, last)
        publication.tidy(made.files)
        inspect_staged(publication, found, made, staging, order)
        publication.commit(made.files)
    return built(site, found, made, kits, until)


def inspect_staged(
    publication: Publication, found: Draft, made: Made, staging: Path, order: Order
) -> None:
    """Raise Leaked where a staged site holds anything withheld. What the last audit of this output found
    clean, searched for the same, isn't opened again, unless the order is for a clean build."""
    record = publication.beside_record(".clean")
    if order.clean:
        record.unlink(missing_ok=True)
    acquittals = Acquittals(record, made.files)
    inspect_output(found.copy, staging, jobs=order.workers, acquittals=acquittals)


def with_kits(
    site: OpenedSite,
    found: Draft,
    made: Made,
    staging: Path,
    store: Store,
    order: Order,
    last: Last | None = None,
) -> tuple[Made, SealedKits]:
    """The site that was made, with the sealed kits beside it; those that would be as in the `last` site
    are taken from there.

    Raises BuildStopped where they can't be published, and Stopped for a secret that isn't one.
    """
    ring, theme = ring_of(site), theme_of(site)
    edition = Edition(found.copy, found.desk, found.book, ring, theme, store, order.workers, last)
    kits = publish(edition, staging, made.files)
    return replace(made, files=dict(sorted({**made.files, **kits.files}.items()))), kits


def ring_of(site: OpenedSite) -> Keyring | None:
    """The site's secrets. Raises BuildStopped for one that can't be used."""
    try:
        return keyring(outreach_folder(site.settings), os.environ)
    except SecretTrouble as trouble:
        raise BuildStopped(str(trouble)) from None


def standing_until(site: OpenedSite, found: Draft) -> dt.datetime:
    """How long the pages of a draft hold while nobody edits anything."""
    now, lang = found.copy.clearance.public.now, site.settings.default_lang
    return holds_until(found.copy.timed, now, lang=lang)


def built(
    site: OpenedSite, found: Draft, made: Made, kits: SealedKits, until: dt.datetime
) -> Built:
    """What there is to say of a site that was published; its pages hold `until` then."""
    expire = expiries(found.book.ledger, found.copy.clearance.public.now)
    return Built(
        site.settings.root / site.settings.output,
        len(made.files),
        len(made.kept),
        found.copy.clearance.withheld,
        found.problems,
        found.copy.refused,
        tuple(sorted(made.files)),
        min(moment for moment in (until, *expire, kits.until) if moment),
        found.book.problems,
        kits.lapsed,
    )


def without_refused(
    site: OpenedSite,
    now: dt.datetime,
    found: Draft,
    *,
    strict: bool = False,
    earlier: Earlier | None = None,
) -> Draft:
    """What can be published when every file with an error is left out; `strict`, with a warning too.

    What refers to a file left out does without it, as with anything withheld. Raises Stopped for
    errors that belong to no content file, such as those of the settings.
    """
    stopping = found.problems if strict else errors_of(found.problems)
    bad = frozenset(p.place.path for p in stopping)
    if any(not path.startswith(f"{site.settings.content.as_posix()}/") for path in bad):
        raise Stopped(found.problems)
    return replace(draft(site, now, bad, earlier), problems=found.problems) if bad else found
