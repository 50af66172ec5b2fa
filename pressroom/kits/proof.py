"""What is wrong with texts that shows only when they are to be set: characters that no font has."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pressroom.kits.composing import Composing
from pressroom.kits.standing import copy_in, source_of
from pressroom.problems import Problem
from pressroom.site.desk import Desk
from pressroom.site.kits import subjects
from pressroom.typesetting.fonts import cast
from pressroom.typesetting.proof import missing_glyphs


def unset(
    desk: Desk, characters: frozenset[str], only: Collection[str] | None = None
) -> Iterator[Problem]:
    """A problem for each text with a character that the PDF can't show.

    `characters` are all that the newsroom says anywhere: where fonts have every one of them, as nearly
    always, no text is looked at. `only` are the content paths to look at.
    """
    if not any(cast(characters, lang).missing for lang in desk.languages):
        return
    at = Composing(desk)
    for subject in subjects(desk):
        for lang in subject.languages:
            source = source_of(at, subject, lang)
            copy = copy_in(at, subject, lang) if _is_wanted(desk, source, only) else None
            if copy is not None:
                yield from missing_glyphs(copy.characters, lang, source)


def _is_wanted(desk: Desk, source: str, only: Collection[str] | None) -> bool:
    return only is None or desk.inside(source) in only
