"""The published tree: a new one is made beside the last and takes its place in one step."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from pressroom.build import manifest
from pressroom.build.disk import flush, private_folder
from pressroom.build.last import Last
from pressroom.build.lock import Lock
from pressroom.build.manifest import Manifest
from pressroom.build.stopped import BuildStopped, in_plain_words
from pressroom.build.swap import exchange
from pressroom.build.tidying import tidy

ALWAYS_KEPT = frozenset({".git", ".hg", ".svn"})
"""What many publish from: the output folder as a working copy."""


class Publication:
    """One output folder, and the right to replace what is in it.

    `root` is the site's folder, where `.pressroom/published/` remembers what was published;
    `keep` are names in the output folder that survive (Pelican's OUTPUT_RETENTION).
    """

    def __init__(self, output: Path, *, root: Path | None = None, keep: Iterable[str] = ()) -> None:
        self.output = output.resolve()
        if not self.output.name:
            raise BuildStopped(f"The output folder can't be {self.output}; name another.")
        self.root = (root or output.parent).resolve()
        self.keep = ALWAYS_KEPT.union(keep)
        self._next = self.output.with_name(f".{self.output.name}.next")
        self._last = self.output.with_name(f".{self.output.name}.last")
        self._name, self._record = manifest.place(self.root, self.output)
        self._lock = Lock(self._record.with_suffix(".lock"))
        self._journal = self._record.with_suffix(".next.json")
        self._spare = self.root / ".pressroom" / "spare" / self._record.stem
        self._staged: manifest.Identity | None = None
        self._again = False
        self._left: Collection[str] = ()

    def __enter__(self) -> Self:
        """Use it in a `with`: what isn't committed by its end is thrown away."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Throw away what wasn't committed, and let other builds in."""
        self.abandon()

    def stage(self, *, again: bool = False) -> Path:
        """An empty folder beside the output, to make the next site in.

        First clears up after builds that were killed. Raises BuildStopped when another build is at
        work on this output, or when the output holds what no build of this site put there.

        With `again`, the folder may hold the site before the last: most of the next is the same, and
        thousands of folders needn't be made, and deleted. `reusable` tells what is left of it, `tidy`
        throws out what isn't part of the next, and the last site is put aside for the one after.
        """
        with in_plain_words(self.output):
            self.output.parent.mkdir(parents=True, exist_ok=True)
            self._lock.take(str(self.output))
            self._clear_up()
            self._refuse_foreign()
            self._again = again
            if not self._take_spare():
                self._next.mkdir()
            self._next.chmod(0o755)
            self._staged = manifest.identity(self._next)
        return self._next

    def tidy(self, files: Collection[str]) -> None:
        """Throw out of the staged folder whatever isn't one of these files."""
        with in_plain_words(self._next):
            if self._left:
                tidy(self._next, files)

    def recover(self) -> None:
        """Put the last good site back if a build died while it took its place; clear leftovers."""
        with in_plain_words(self.output):
            self._lock.take(str(self.output))
            try:
                self._clear_up()
            finally:
                self._lock.release()

    def commit(self, files: Mapping[str, str] | None = None) -> None:
        """Let the staged site take the place of the last one, and remember its files and keys."""
        with in_plain_words(self.output):
            if self._staged is None or self._staged != manifest.identity(self._next):
                raise BuildStopped(f"Nothing is staged for {self.output}.")
            flush(self._next)
            manifest.write(self._journal, Manifest(self._name, self._staged, files or {}))
            old = self.last() if self._again else None
            self._swap()
            self._clear_up(old)
        self._staged = None
        self._lock.release()

    def abandon(self) -> None:
        """Throw away what is staged and let other builds in; harmless after a commit."""
        if self._staged is not None and self._staged == manifest.identity(self._next):
            # After a swap that went wrong the folder of that name is the last site: left alone.
            shutil.rmtree(self._next, ignore_errors=True)
        self._staged = None
        self._lock.release()

    def last(self) -> Manifest | None:
        """What is published now; None when that isn't known for certain."""
        found = self._recorded()
        return found if found and found.folder == manifest.identity(self.output) else None

    def reusable(self) -> Last | None:
        """What is published now, for the next site to take files from; None where that isn't certain."""
        found = self.last()
        if found is None:
            return None
        since = self._record.stat().st_mtime_ns
        return Last(self.output, found.files, since, self._left)

    def beside_record(self, suffix: str) -> Path:
        """A file of the site's own memory, for what else is known of this output: its name by a suffix."""
        return self._record.with_suffix(suffix)

    def _recorded(self) -> Manifest | None:
        found = manifest.read(self._record)
        return found if found is not None and found.output == self._name else None

    def _swap(self) -> None:
        if not self.output.exists():
            self._next.rename(self.output)
        elif not exchange(self._next, self.output):
            self.output.rename(self._last)
            self._next.rename(self.output)

    def _take_spare(self) -> bool:
        """Begin with the site before the last, where one was put aside and may be used."""
        self._left, told = (), manifest.read(self._spare_record)
        if not self._spare.exists():
            return False
        usable = told is not None and told.folder == manifest.identity(self._spare)
        if told and usable and self._again and self.last() is not None:
            try:
                self._spare.rename(self._next)
            except OSError:
                pass  # another disk: it wasn't put aside by rename, or was moved there since
            else:
                self._left = frozenset(told.files)
                return True
        shutil.rmtree(self._spare)
        return False

    @property
    def _spare_record(self) -> Path:
        return self._spare.with_suffix(".json")

    def _put_aside(self, leftover: Path, old: Manifest | None) -> bool:
        """Put the last site aside, where only its owner may look; False where it can't be used again.

        What is kept in the output was carried into the next site; where that has its own, the old
        one isn't ours to publish again.
        """
        if old is None or old.folder != manifest.identity(leftover):
            return False
        if any((leftover / name).exists() for name in self.keep):
            return False
        private_folder(self._spare.parent)
        leftover.chmod(0o700)
        try:
            leftover.rename(self._spare)
        except OSError:
            return False  # on another disk
        manifest.write(self._spare_record, old, lasting=False)
        return True

    def _clear_up(self, old: Manifest | None = None) -> None:
        if self._last.exists() and not self.output.exists():
            self._last.rename(self.output)
        self._settle_journal()
        for leftover in (self._next, self._last):
            if leftover.exists() and not self._put_aside(leftover, old):
                shutil.rmtree(leftover)

    def _settle_journal(self) -> None:
        """The journal names the folder that was to become the output: did it?"""
        planned = manifest.read(self._journal)
        if planned is not None and planned.folder == manifest.identity(self.output):
            self._carry_kept()
            self._journal.replace(self._record)
        else:
            self._journal.unlink(missing_ok=True)

    def _carry_kept(self) -> None:
        for old in (self._next, self._last):
            for name in sorted(self.keep):
                if (old / name).exists() and not (self.output / name).exists():
                    (old / name).rename(self.output / name)

    def _refuse_foreign(self) -> None:
        if self.root.is_relative_to(self.output):
            raise BuildStopped(
                f"The output folder {self.output} holds the site itself; name another."
            )
        if not self.output.exists():
            return
        if self.output.is_mount():
            raise BuildStopped(
                f"The output folder {self.output} is a mount point, which can't be replaced in one "
                "step; name a folder inside it."
            )
        if not self.output.is_dir():
            raise BuildStopped(f"The output {self.output} is a file; name a folder.")
        foreign = self._foreign()
        if foreign:
            raise BuildStopped(
                f"The output folder {self.output} holds files that no build of this site put there "
                f"({foreign[0]}, …); empty it once, or name another folder."
            )

    def _foreign(self) -> list[str]:
        """What isn't ours to replace. A copy of what we published, in a new folder, is ours."""
        recorded = self._recorded()
        if recorded is not None and recorded.folder == manifest.identity(self.output):
            return []
        ours = {path.partition("/")[0] for path in recorded.files} if recorded else set()
        found = {path.name for path in self.output.iterdir()}
        return sorted(found - ours - self.keep)
