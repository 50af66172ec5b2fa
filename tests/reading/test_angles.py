"""Angles of an article: whom they are for and what it means for them."""

from __future__ import annotations

from pathlib import Path

from reading_samples import HEADER, codes, only, read_files, story

from pressroom.model.parts import Audience

ANGLES = """angles:
  - for: {beat: housing, lang: FR_ca}
    lead: Twelve more families have a door of their own.
  - for: {outlet: courier}
    lead: The valley's first.
"""


def test_angles_are_read(tmp_path: Path) -> None:
    """`for` is a group, its language spelt as BCP 47 does."""
    article = only(read_files(tmp_path, {"stories/a.md": story(HEADER + ANGLES)}))
    first, second = article.angles
    assert first.for_ == Audience(beat="housing", lang="fr-CA")
    assert second.for_.outlet == "courier"
    assert second.lead == "The valley's first."


def test_mistakes_in_angles_have_their_line(tmp_path: Path) -> None:
    """A lead that is missing and a key that is misspelled are told where they stand."""
    wrong = "angles:\n  - for: {beet: housing}\n    lead: x\n  - for: housing\n    lead: x\n"
    reading = read_files(tmp_path, {"stories/a.md": story(HEADER + wrong)})
    told = [str(p) for p in reading.problems]
    assert codes(reading) == ["F104", "F102"]
    assert ':5: F104 "beet" is not a key known here. Did you mean "beat"?' in told[0]
    assert ':7: F102 "angles" number 2 "for" must be a group of keys.' in told[1]


def test_false_says_nothing_where_a_reason_may_stand(tmp_path: Path) -> None:
    """`cancelled: false` is no reason for which an event is cancelled."""
    event = HEADER + "starts: 2026-12-01T18:00\ncancelled: {}\n"
    for said, means in (("false", None), ("no", None), ("true", True), ("yes", True)):
        reading = read_files(tmp_path, {"events/a.md": story(event.format(said))})
        assert only(reading).cancelled is means
