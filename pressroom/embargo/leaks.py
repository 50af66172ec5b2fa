"""The audit of what is about to leave: does any file of the finished output hold something withheld?"""

from __future__ import annotations

import hashlib
import os
import re
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressroom.build.fingerprint import content_hash
from pressroom.build.forks import in_forks, worth_forking
from pressroom.embargo.acquittals import Acquittals
from pressroom.embargo.marks import is_short, key_words, stem_of
from pressroom.embargo.unfolding import Text, texts
from pressroom.embargo.withheld import Mark, Sort, Withheld
from pressroom.embargo.wording import Finder, Words, words

_END = r"(?=[/\"'<>\s?#)\]&]|$|\.(?:html?|md|json|txt|pdf|zip|docx|ics|xml|atom|rss)\b)"
_SCRIPTS = (".css", ".js", ".mjs", ".map")


@dataclass(frozen=True, slots=True)
class Leak:
    """A file of the output, the sort of mark it holds, and the withheld thing that it tells of."""

    path: str
    mark: Sort
    withheld: Withheld

    def __str__(self) -> str:
        """One line that may be read by anybody: it doesn't say the words."""
        what = f"an {self.mark}" if self.mark == "address" else f"a {self.mark}"
        return f"{self.path}: holds {what} of {self.withheld.path}, which is withheld: {self.withheld.why}"


def audit(
    tree: Path,
    withheld: Sequence[Withheld],
    *,
    content: Path | None = None,
    public: Collection[str] = (),
    jobs: int = 1,
    acquittals: Acquittals | None = None,
) -> list[Leak]:
    """Every leak in a finished output, by path; empty when nothing withheld is in it.

    Looks into every file, unpacked and unescaped, and at every name, in up to `jobs` processes.
    `content` is the folder the withheld files lie in: where it is given, copies of them are found under
    any name, but for those that equal a `public` asset, by path. `acquittals` know the files that were
    searched for just the same before and found clean, and learn of those that are now. Raises OSError
    when a file can't be read, BuildStopped when a process dies.
    """
    search = _Search(withheld, _copies(withheld, content, public) if content else {})
    files = _files(tree) if search.sought else []
    if acquittals is None or not files:
        return _leaks(search, tree, files, withheld, jobs)
    signs = acquittals.signs(tree, files, search.told, time.time_ns())
    known = acquittals.known()
    found = _leaks(search, tree, [f for f in files if signs.get(f) not in known], withheld, jobs)
    if not found:
        acquittals.keep(signs.values())
    return found


def _leaks(
    search: _Search, tree: Path, files: Sequence[str], withheld: Sequence[Withheld], jobs: int
) -> list[Leak]:
    forks = worth_forking(len(files), jobs)
    leaks = [
        Leak(files[number], sort, withheld[place])
        for number, found in in_forks(len(files), forks, lambda n: search.look(tree, files[n]))
        for place, sort in found
    ]
    return sorted(leaks, key=lambda leak: (leak.path, leak.withheld.path, leak.mark))


Copies = Mapping[int, Sequence[tuple[int, str]]]
"""By size: the place of what is withheld, and the hash of its content."""


class _Search:
    """What to look for, made ready once."""

    def __init__(self, withheld: Sequence[Withheld], copies: Copies) -> None:
        self._clues = [(place, mark) for place, each in enumerate(withheld) for mark in each.marks]
        self._finder = Finder((_sought(mark), n) for n, (_, mark) in enumerate(self._clues))
        self._copies = copies

    @property
    def sought(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._clues or self._copies)

    @property
    def told(self) -> bytes:
        """All that is looked for, as text: whatever the order, and whichever thing it tells of."""
        marks = sorted({(mark.sort, mark.text) for _, mark in self._clues})
        copies = sorted({(n, digest) for n, each in self._copies.items() for _, digest in each})
        return repr((marks, copies)).encode("utf-8", "surrogatepass")

    def look(self, tree: Path, path: str) -> list[tuple[int, Sort]]:
        """The marks in one file and in its name, by the place of what is withheld."""
        return sorted(set(self._found(path, (tree / path).read_bytes())))

    def _found(self, path: str, data: bytes) -> Iterator[tuple[int, Sort]]:
        for place, digest in self._copies.get(len(data), ()):
            if hashlib.sha256(data).hexdigest() == digest:
                yield place, "copy"
        if self._clues:
            for text in (_name(path), *texts(path, data)):
                yield from self._in_text(text)

    def _in_text(self, text: Text) -> Iterator[tuple[int, Sort]]:
        found = self._finder.find(text.said) | self._finder.find(text.marked)
        for number in found:
            place, mark = self._clues[number]
            if _confirmed(mark, text):
                yield place, mark.sort


def _files(tree: Path) -> list[str]:
    return sorted(
        Path(folder, name).relative_to(tree).as_posix()
        for folder, _, names in os.walk(tree)
        for name in names
    )


def _name(path: str) -> Text:
    """A file's path, as a text in which it is an address."""
    said = f"/{unicodedata.normalize('NFC', path)}"
    return Text(path, said, "", said)


def _sought(mark: Mark) -> Words:
    """The words a mark is looked for by; of a file's name those before its suffix."""
    if mark.sort == "file name":
        return tuple(words(stem_of(mark)))
    return key_words(mark)


def _confirmed(mark: Mark, text: Text) -> bool:
    """Whether the words found are the mark indeed: names have their own bounds."""
    check = _CHECKS.get(mark.sort)
    return check is None or check(mark, text)


def _title(mark: Mark, text: Text) -> bool:
    if not is_short(mark):
        return True
    if text.name.endswith(_SCRIPTS):
        return False
    return bool(re.search(rf"(?<![\w-]){re.escape(mark.text)}(?![\w-])", text.said))


def _slug(mark: Mark, text: Text) -> bool:
    return bool(re.search(rf"(?<![^\W_]){re.escape(mark.text)}(?![^\W_])", text.low))


def _address(mark: Mark, text: Text) -> bool:
    return bool(re.search(rf"/{re.escape(mark.text)}{_END}", text.low))


def _file_name(mark: Mark, text: Text) -> bool:
    stem = re.escape(stem_of(mark))
    return bool(re.search(rf"[/\"'=\s(]{stem}(?:[-_.][\w.-]*)?\.\w{{2,5}}\b", text.low))


_CHECKS: Mapping[str, Callable[[Mark, Text], bool]] = {
    "title": _title,
    "slug": _slug,
    "address": _address,
    "file name": _file_name,
}


def _copies(withheld: Sequence[Withheld], content: Path, public: Collection[str]) -> Copies:
    """The withheld files that have something in them, by size, each with its content hash."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for place, each in enumerate(withheld):
        file = content / each.path
        if each.secret and each.what == "asset" and file.is_file() and file.stat().st_size:
            found[file.stat().st_size].append((place, content_hash(file)))
    files = (content / path for path in public) if found else ()
    shown = {content_hash(file) for file in files if _size(file) in found}
    return {size: [c for c in copies if c[1] not in shown] for size, copies in found.items()}


def _size(file: Path) -> int:
    """Bytes of a file; none where it is gone."""
    try:
        return file.stat().st_size
    except OSError:
        return 0
