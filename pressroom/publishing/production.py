"""The second half of a build: everything public made into files, audited, and swapped in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pressroom.build.artifact import Artifact
from pressroom.build.last import Last
from pressroom.build.reporter import Reporter
from pressroom.build.store import Store
from pressroom.build.workshop import Made, make
from pressroom.embargo.acquittals import Acquittals
from pressroom.embargo.leaks import Leak, audit
from pressroom.feeds.plan import feeds_of
from pressroom.kits.pages import KitPages
from pressroom.kits.plan import archives
from pressroom.kits.plan import plan as plan_kits
from pressroom.kits.stock import Stock
from pressroom.kits.wire import Wire
from pressroom.problems import Problem, Severity, in_order
from pressroom.prose.extensions import is_stock
from pressroom.publishing.indexing import indexed
from pressroom.publishing.newsdesk import Copy
from pressroom.publishing.workers import hired
from pressroom.site.card_files import card_artifacts
from pressroom.site.desk import Desk
from pressroom.site.edition import PagePlan
from pressroom.site.feeds import feed_artifacts
from pressroom.site.holdings import Holdings, by_setting, gather
from pressroom.site.plan import Site, is_own_page, plan
from pressroom.site.recall import Recall
from pressroom.site.reprints import Reprints
from pressroom.site.toolkit_files import toolkit_archives, toolkit_artifacts


@dataclass(frozen=True, slots=True)
class Theme:
    """Where templates and static files are: a site's own folders first."""

    folder: Path
    overrides: tuple[Path, ...] = ()


class Stopped(Exception):
    """Errors in the content keep the site from being published; `problems` has all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__("The content has errors.")
        self.problems = tuple(in_order(problems))


class Leaked(Exception):
    """The finished output holds something withheld; nothing was published."""

    def __init__(self, leaks: Iterable[Leak]) -> None:
        super().__init__("Something withheld is in the output.")
        self.leaks = tuple(leaks)


def open_desk(
    copy: Copy,
    *,
    kept_back: Mapping[str, str] | None = None,
    live: str = "",
    recall: Recall | None = None,
) -> tuple[Desk, Holdings]:
    """The desk for what is public, its media inspected and planned.

    For a preview, `kept_back` says why readers don't see what is at a path, and `live` is the
    address of the script that refreshes the page. `recall` has bodies of earlier builds.
    """
    holdings = gather(copy.clearance.public, copy.settings, copy.catalogue)
    copy.catalogue.save()
    content = f"{copy.settings.content.as_posix()}/"
    hidden = {w.path for w in copy.clearance.withheld if w.what not in ("part", "private")}
    hidden |= {path.removeprefix(content) for path in copy.refused}
    desk = Desk(
        copy.clearance.public,
        copy.settings,
        holdings.plans,
        {},
        withheld=frozenset(hidden),
        plain=holdings.inspected,
        kept_back=kept_back or {},
        live=live,
        recall=recall if is_stock(copy.settings.markdown) else None,
    )
    return desk, holdings


def produce(
    desk: Desk,
    holdings: Holdings,
    theme: Theme,
    staging: Path,
    store: Store,
    reporter: Reporter,
    *,
    jobs: int,
    last: Last | None = None,
    more: Callable[[PagePlan], Mapping[str, object]] | None = None,
    reprints: Reprints | None = None,
    pages: bool = True,
    planned: Site | None = None,
) -> Made:
    """Make every file of the site under `staging`: media first, then the texts of kits, the archives
    that hold both, the pages that tell their sizes, and the index to search them by.

    `last` is the last site, whose unchanged files are linked; `reprints` know which of its pages needn't
    be worked out; `more` says what else a page's template is told. Without `pages`, only the pages of
    kits are made: who asks for one of the others plans and renders it then. `planned` is what the desk's
    site was found to consist of already.
    """
    with hired(desk.settings) as (executor, hands):
        run = partial(
            make,
            staging=staging,
            store=store,
            jobs=jobs,
            reporter=reporter,
            executor=executor,
            hands=hands,
            last=last,
        )
        site = planned or plan(desk, theme.folder, theme.overrides)
        return _produced(run, desk, holdings, site, staging, more, reprints, pages)


def _produced(
    run: Callable[[Iterable[Artifact]], Made],
    desk: Desk,
    holdings: Holdings,
    site: Site,
    staging: Path,
    more: Callable[[PagePlan], Mapping[str, object]] | None,
    reprints: Reprints | None,
    whole: bool,
) -> Made:
    media = run(holdings.artifacts())
    shown = Stock(staging, media.blobs)
    desk.weigh(_sizes(media))
    if reprints:
        reprints.begin(desk, (site.templates.state, site.told), media.files)
    kits = plan_kits(desk, shown, reprints)
    cards = card_artifacts(desk, holdings.owner, shown.file, reprints)
    codes = toolkit_artifacts(desk, reprints)
    texts = run((*kits.text_artifacts, *cards, *codes))
    stock = Stock(staging, {**media.blobs, **texts.blobs})
    packed = run((*archives(kits, stock, reprints), *toolkit_archives(desk, stock.file, reprints)))
    desk.weigh(_sizes(texts, packed))
    kits = kits.at(desk)
    site = site.weighed().joined((KitPages(kits),))
    if more:
        site = replace(site, pages=tuple(page.told(more) for page in site.pages))
    own = (a for a in site.artifacts(reprints) if whole or not is_own_page(a))
    pages = run((*own, *Wire(kits.composing).artifacts(reprints)))
    if reprints:
        made = {**texts.files, **packed.files, **pages.files}
        reprints.keep(made, pages.noted, site.drawn)
    index = indexed(run, desk, staging)
    taken = {*media.files, *pages.files, *index.files}
    linked = (a for a in _linked(desk, holdings) if a.path not in taken)
    rest = run(linked)
    return _together(media, texts, packed, pages, rest, index)


def produce_beside(
    desk: Desk,
    holdings: Holdings,
    copies: Mapping[str, str],
    staging: Path,
    store: Store,
    reporter: Reporter,
    *,
    jobs: int,
    last: Last | None = None,
) -> Made:
    """Make everything but the pages: media, feeds, and the files that texts link to.

    `copies` are further files to hand on as they are: output paths by asset path.
    """
    run = partial(make, staging=staging, store=store, jobs=jobs, reporter=reporter, last=last)
    media = run(holdings.artifacts())
    desk.weigh(_sizes(media))
    feeds = feeds_of(desk.newsroom, desk.settings, desk.addresses)
    handed = (holdings.as_it_is(path, output) for path, output in copies.items())
    others = [*feed_artifacts(desk, feeds), *handed, *_linked(desk, holdings)]
    once = {a.path: a for a in others if a.path not in media.files}
    rest = run(once.values())
    return _together(media, rest)


def _together(*passes: Made) -> Made:
    """What all passes made."""
    return Made(
        dict(sorted((path, key) for made in passes for path, key in made.files.items())),
        frozenset().union(*(made.kept for made in passes)),
    )


def _sizes(*passes: Made) -> dict[str, int]:
    """Bytes of the files made so far, for pages to tell."""
    return {path: blob.size for made in passes for path, blob in made.blobs.items()}


def _linked(desk: Desk, holdings: Holdings) -> Iterator[Artifact]:
    """Files that texts link to, and those of Pelican's STATIC_PATHS."""
    for path in sorted(holdings.known):
        if path in desk.linked or by_setting(holdings.assets[path], desk.settings):
            yield holdings.as_it_is(path, desk.static_path(path))


def inspect_output(
    copy: Copy, staging: Path, *, jobs: int = 1, acquittals: Acquittals | None = None
) -> None:
    """Raise Leaked where the finished output holds anything withheld.

    `acquittals` know what the last good build of the same output was searched for.
    """
    leaks = audit(
        staging,
        copy.clearance.withheld,
        content=copy.settings.root / copy.settings.content,
        public=copy.clearance.public.assets,
        jobs=jobs,
        acquittals=acquittals,
    )
    if leaks:
        raise Leaked(leaks)


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a build."""
    return [p for p in problems if p.severity is Severity.ERROR]
