"""Pages and other files that needn't be worked out: nothing that they drew on has changed since.

Everything that pages are made of but the articles, other texts, and the sizes of files, is their common
ground, and told by one digest. While that stays, only pages that drew on another text, another size or
other news have to be looked at: which ones these are was noted when each was worked out. Most draw on all
that is said of any article; those of one article on what they asked. Files that aren't pages are known by
the bundle: what is worked out together, such as a kit's texts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pressroom.build.artifact import Artifact, Later
from pressroom.site.answers import Answers
from pressroom.site.desk import Desk
from pressroom.site.notes import ABROAD, ALL_NEWS, MEDIA, SIZE, UNWEIGHED, Drawn
from pressroom.site.reprint_record import Bundle, Record, read, write


@dataclass
class Reprints:
    """The record of a site's files in a file; `now` and `until` are as the build has them."""

    file: Path
    now: dt.datetime
    until: dt.datetime
    _answers: Answers | None = None
    _ground: str = ""
    _last: Record | None = None
    _later: Later = field(default_factory=Later)
    _bundles: dict[str, Bundle] = field(default_factory=dict)
    """Those of this build; their files have no key yet."""

    def begin(self, desk: Desk, state: tuple[str, object], media: Mapping[str, str]) -> None:
        """Files are made from this desk now, and from media with these keys by their paths.

        `state` is what else goes into all of them, its first part nothing where that isn't known.
        """
        self._answers = Answers(desk, _digest_of(json.dumps(sorted(media.items()))))
        self._ground = self._answers.ground(state) if state[0] else ""
        last = read(self.file)
        if last and last.ground == self._ground and last.since <= self.now < last.until:
            self._last = last
            self._answers.remember(last.answers)

    def key(self, path: str, given: tuple[object, ...] | None = None) -> str:
        """The key of a page, or of another file that notes what it draws on, which comes out as it was;
        nothing where that isn't certain. `given` is all of the news it was planned by, if that is known."""
        if self._answers:
            self._answers.given[path] = given
        if self._last is None or path not in self._last.pages:
            return ""
        key, drawn = self._last.pages[path]
        return key if self._same(drawn) else ""

    def bundle(
        self,
        name: str,
        make: Callable[[], Iterable[Artifact]],
        after: Iterable[str] = (),
        given: tuple[object, ...] | None = None,
    ) -> tuple[Artifact, ...]:
        """The files of a bundle: as they were where these come out again, else as `make` says, which
        works out the costly ones anew when their turn comes.

        Bundles named in `after` have files that go into these; `given` is all of the news that `make`
        knows without asking, None where that may be any.
        """
        notes = self._now.desk.notes
        self._now.given[name] = given
        last = self._last.bundles.get(name) if self._last else None
        if last and self._same(last.drawn):
            self._bundles[name] = last
            return (
                *self._later.put_off(last.costly.items(), make, costly=True),
                *self._later.put_off(last.cheap.items(), make, costly=False),
            )
        with notes.hearing() as drawn:
            notes.planned(name, given)
            made = tuple(make())
        new = {a.path: "" for a in made if a.costly}
        cheap = tuple(a for a in made if not a.costly)
        if made:
            others = (self._bundles[each].drawn for each in after if each in self._bundles)
            whole = {(MEDIA,), *map(self._as_asked, drawn)}.union(*others)
            self._bundles[name] = Bundle(tuple(sorted(whole)), new, {a.path: "" for a in cheap})
        return (*self._later.put_off(new.items(), make, costly=True), *cheap)

    def keep(
        self,
        keys: Mapping[str, str],
        noted: Mapping[str, Iterable[Drawn]],
        planned: frozenset[Drawn],
    ) -> None:
        """Remember what was made: what was worked out by what it drew on, the rest as it was.

        `keys` are those of all files; `planned` is what was drawn on before the first page was worked out,
        of the news only what each page says itself.
        """
        if not self._ground:
            return
        last = self._last
        known = {path: page for path, page in last.pages.items() if path in keys} if last else {}
        common = {each for each in planned if each[0] not in ABROAD}
        new = {path: (keys[path], _whole(drawn, common)) for path, drawn in noted.items()}
        pages = {
            path: page
            for path, page in {**known, **new}.items()
            if page[0] == keys[path] and all(map(self._now.answer, page[1]))
        }
        bundles = {
            name: Bundle(each.drawn, _keyed(each.costly, keys), _keyed(each.cheap, keys))
            for name, each in self._bundles.items()
            if all(map(self._now.answer, each.drawn))
        }
        drawn = sorted(
            {each for _, page in pages.values() for each in page}
            | {each for bundle in bundles.values() for each in bundle.drawn}
        )
        since, until = (last.since, min(last.until, self.until)) if last else (self.now, self.until)
        answers = {e: UNWEIGHED if e[0] == UNWEIGHED else self._now.answer(e) for e in drawn}
        write(self.file, Record(self._ground, since, until, answers, pages, bundles))

    def _same(self, drawn: Iterable[Drawn]) -> bool:
        """Whether everything that was drawn on is as it was."""
        before = self._last.answers if self._last else {}
        return all(self._now.answer(each) == before[each] for each in drawn)

    def _as_asked(self, drawn: Drawn) -> Drawn:
        """What was drawn on just now: files are weighed as they are made, some after others were worked out."""
        sort, *which = drawn
        unknown = sort == SIZE and self._now.answer(drawn) == UNWEIGHED
        return (UNWEIGHED, *which) if unknown else drawn

    @property
    def _now(self) -> Answers:
        """What is drawn on, as it is now."""
        assert self._answers is not None  # asked after it began
        return self._answers


def bundled(
    reprints: Reprints | None,
    name: str,
    make: Callable[[], Iterable[Artifact]],
    after: Iterable[str] = (),
    given: tuple[object, ...] | None = None,
) -> Iterable[Artifact]:
    """The files of a bundle, which `reprints` may know."""
    return make() if reprints is None else reprints.bundle(name, make, after, given)


def _whole(drawn: Iterable[Drawn], common: Iterable[Drawn]) -> tuple[Drawn, ...]:
    """What a page draws on, with what all do; on all news where it doesn't say on what."""
    told = {*drawn, *common}
    if not any(sort in ABROAD for sort, *_ in told):
        told.add(ALL_NEWS)
    return tuple(sorted(told))


def _keyed(paths: Iterable[str], keys: Mapping[str, str]) -> dict[str, str]:
    return {path: keys[path] for path in paths}


def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
