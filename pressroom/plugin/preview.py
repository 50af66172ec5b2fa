"""The resident preview: an edit shows at once, on this machine only; pictures and kits follow."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import TemplateError

from pressroom.addresses import file_of
from pressroom.build.publication import Publication
from pressroom.build.reporter import Event
from pressroom.build.stopped import BuildStopped
from pressroom.build.store import Store
from pressroom.model.newsroom import PublicArticle
from pressroom.model.origin import Body
from pressroom.plugin.build import draft, sources_of, theme_of, without_refused
from pressroom.plugin.earlier import CACHE, earlier_of
from pressroom.plugin.galley import galley, parted
from pressroom.plugin.others import with_others
from pressroom.plugin.proof import Proof
from pressroom.plugin.sites import NoSite, OpenedSite, open_site
from pressroom.publishing.preview import preview_of
from pressroom.publishing.production import Stopped, errors_of, open_desk, produce
from pressroom.site.plan import plan

LIVE = "/_pressroom/live.js"
"""The address of the script that refreshes open pages."""
PATIENCE = 120.0
"""Seconds that a request waits for a file that is being made."""
LULL = 2.0
"""Seconds without an edit after which files are made that nobody waits for yet."""


@dataclass
class State:
    """What the open pages are told: the number of the last edit and its errors."""

    edition: int = 0
    problems: tuple[str, ...] = ()
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, problems: tuple[str, ...]) -> None:
        """An edit can be seen: wake every open page."""
        with self.changed:
            self.edition += 1
            self.problems = problems
            self.changed.notify_all()

    def stir(self) -> None:
        """Files were made that pages may show: wake every open page, whatever its problems."""
        self.tell(self.problems)


@dataclass(frozen=True)
class Courteous:
    """Holds up the making of files while an edit is being read: the writer is waiting for that."""

    free: threading.Event

    def tell(self, _: Event) -> None:
        """Wait until nothing is being read."""
        self.free.wait()


@dataclass
class Preview:
    """One site being previewed."""

    folder: Path
    clock: Callable[[], dt.datetime]
    jobs: int
    state: State = field(default_factory=State)
    _proof: Proof | None = None
    _opened: OpenedSite | None = None
    _sizes: Mapping[str, int] = field(default_factory=dict)
    _drawn: dict[str, bytes | None] = field(default_factory=dict)
    """The pages that were asked for since the last edit."""
    _above: dict[str, str] = field(default_factory=dict)
    """What stood above the text of each article that was looked at, by its file."""
    _ahead: set[Path] = field(default_factory=set)
    """Files edited since the last reading began."""
    _drawing: threading.Lock = field(default_factory=threading.Lock)
    _free: threading.Event = field(default_factory=threading.Event)
    """Set while no edit is being read."""
    _work: threading.Condition = field(default_factory=threading.Condition)
    _asked: Proof | None = None
    """What is to be made into files next."""
    _due: float = 0.0
    """When that begins if nobody asks for one of the files sooner."""
    _waiting: int = 0
    """Requests that wait for a file."""
    _busy: bool = False

    @property
    def output(self) -> Path:
        """Where the files lie that are no pages; never in the site's output."""
        return self.folder.resolve() / ".pressroom" / "preview" / "site"

    def refresh(self, changed: Collection[Path] = ()) -> tuple[str, ...]:
        """Read the site again and tell the open pages; a broken edit leaves the last good proof.

        `changed` are the files that were edited, none when that isn't known.
        """
        self._free.clear()
        try:
            problems = self._read(changed)
        except NoSite as trouble:
            problems = (str(trouble),)
        except Stopped as stopped:
            problems = tuple(str(p) for p in errors_of(stopped.problems))
        finally:
            self._free.set()
        self.state.tell(problems)
        return problems

    def _read(self, changed: Collection[Path]) -> tuple[str, ...]:
        with self._drawing:
            self._ahead.clear()
        site = self._site(changed)
        now = self.clock()
        with earlier_of(site.settings) as earlier:
            found = draft(site, now, earlier=earlier)
            errors = tuple(str(p) for p in errors_of(found.problems))
            if errors:
                found = without_refused(site, now, found, earlier=earlier)
            shown, why = preview_of(found.copy)
            desk, holdings = open_desk(shown, kept_back=why, live=LIVE, recall=earlier.recall)
            theme = theme_of(site)
            desk = replace(desk, sizes=dict(self._sizes), recall=None)
        proof = Proof(desk, holdings, theme, plan(desk, theme.folder, theme.overrides))
        if self._proof:
            proof.site.templates.learn(self._proof.site.templates)
        with self._drawing:
            first, self._proof, self._drawn = self._proof is None, proof, {}
            for path in sorted(self._ahead):
                self._pull(proof, path)
        with self._work:
            self._asked = proof
            self._due = 0.0 if first else time.monotonic() + LULL
            self._work.notify_all()
        return errors

    def _site(self, changed: Collection[Path]) -> OpenedSite:
        """The site, its settings read again unless only other files were edited."""
        content = {".md", ".markdown", ".yml", ".yaml", ".html", ".css"}
        if self._opened is None or not changed or any(p.suffix not in content for p in changed):
            self._opened = with_others(open_site(self.folder))
        return self._opened

    def page(self, file: str) -> bytes | None:
        """A page as it reads after the last edit; None where that file is no page."""
        with self.state.changed:
            while self._proof is None and not self.state.edition:
                self.state.changed.wait()
        with self._drawing:
            if self._proof and file not in self._drawn:
                self._drawn[file] = self._look(self._proof, file)
            return self._drawn.get(file)

    def _look(self, proof: Proof, file: str) -> bytes | None:
        page = proof.planned(file)
        if page is None:
            return None
        article = proof.articles.get(page.source)
        found = self._parted(proof, article) if article else None
        if article and found:
            self._above[article.origin.path] = found[0]
        return proof.drawn(page)

    def _parted(self, proof: Proof, article: PublicArticle) -> tuple[str, Body] | None:
        settings = proof.desk.settings
        if article.body.markup != "md":
            return None
        return parted(settings.root / article.origin.path, settings.root / settings.content)

    def pull(self, changed: Iterable[Path]) -> None:
        """Show edits of nothing but the text of an article that is looked at, before the site is read
        again: in milliseconds, however large it is. Other edits wait for that.
        """
        edited = tuple(changed)
        with self._drawing:
            self._ahead.update(edited)
            shown = [self._proof is not None and self._pull(self._proof, path) for path in edited]
        if any(shown):
            self.state.stir()

    def _pull(self, proof: Proof, path: Path) -> bool:
        """Draw the page of an article's file from a galley; False where that won't do."""
        root = proof.desk.settings.root
        source = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
        article = proof.articles.get(source)
        found = self._parted(proof, article) if article else None
        if article is None or found is None or found[0] != self._above.get(source):
            return False
        page = galley(proof.site, PublicArticle(replace(article, body=found[1])))
        try:
            self._drawn[file_of(page.path)] = proof.drawn(page)
        except TemplateError:  # who asks for the page hears of it
            return False
        return True

    def made(self, file: str) -> Path | None:
        """Where a file of the output is that isn't a page; None where it wasn't made, or is none."""
        place = (self.output / file).resolve()
        return place if place.is_file() and place.is_relative_to(self.output) else None

    def state_of(self, file: str) -> str:
        """The state that a page is in, or a file that was made."""
        page = self.page(file)
        made = None if page is not None else self.made(file)
        return state_of(made.read_bytes() if made else page)

    def awaited(self, file: str) -> None:
        """Return when a file of the output is there, or is known not to come."""
        ends = time.monotonic() + PATIENCE
        with self._work:
            self._waiting += 1
            self._work.notify_all()
            try:
                while (self._busy or self._asked) and not self.made(file):
                    if not self._work.wait(timeout=max(0.0, ends - time.monotonic())):
                        return
            finally:
                self._waiting -= 1

    def work(self) -> None:
        """Make files of what was read last, again and again, for as long as the process lives."""
        while True:
            proof = self._next()
            try:
                self._make(proof)
                self.state.stir()
            except BuildStopped as trouble:
                self.state.tell((str(trouble),))
            finally:
                with self._work:
                    self._busy = False
                    self._work.notify_all()

    def _next(self) -> Proof:
        """What was read last, as soon as somebody waits for a file of it or nobody edits any more."""
        with self._work:
            while self._asked is None or not (self._waiting or self._lull() <= 0):
                self._work.wait(timeout=self._lull() if self._asked else None)
            proof, self._asked, self._busy = self._asked, None, True
            return proof

    def _lull(self) -> float:
        return self._due - time.monotonic()

    def _make(self, proof: Proof) -> None:
        root = proof.desk.settings.root
        self.output.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with Publication(self.output, root=root) as publication:
            staging = publication.stage()
            with Store(root / CACHE) as store:
                made = produce(
                    replace(proof.desk, sizes={}),
                    proof.holdings,
                    proof.theme,
                    staging,
                    store,
                    Courteous(self._free),
                    jobs=self.jobs,
                    last=publication.reusable(),
                    pages=False,
                )
            publication.commit(made.files)
        self._sizes = {path: (self.output / path).stat().st_size for path in made.files}

    def watched(self) -> tuple[Path, ...]:
        """The folders and files whose change means to read again."""
        site = self._opened or open_site(self.folder)
        return tuple(path for path in sources_of(site) if path.exists())


def state_of(page: bytes | None) -> str:
    """What tells a page from what it was before an edit. Pictures, styles and scripts have theirs in their
    addresses, so a page in the same state looks the same."""
    return hashlib.sha256(page or b"").hexdigest()[:16]
