"""Who is meant by a beat, an outlet, a region or a language, and whose an angle is."""

from __future__ import annotations

from pathlib import Path

import pytest
from outreach_samples import lay

from pressroom.outreach.matching import Wanted, angle_for, matching
from pressroom.outreach.reading import read_outreach
from pressroom.reading.newsroom import read

ANGLES = """\
angles:
  - for: {lang: en}
    lead: For all who read English, one more door opens.
  - for: {beat: Housing}
    lead: Twelve families less on the waiting list this winter.
  - for: {beat: housing, region: calgary}
    lead: Calgary's waiting list is shorter by twelve families.
  - for: {outlet: chinook-fm}
    lead: Somebody to speak with at seven in the morning, in Punjabi.
== outreach/journalists/simran-brar.yml
name: Simran Brar
outlet: chinook-fm
email: simran@chinook.example.org
"""
EVERY = ["dana-whitcombe", "marc-lefort", "simran-brar"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), EVERY),
        (Wanted(beats=("HOUSING",)), ["dana-whitcombe"]),
        (Wanted(beats=("housing", "nothing")), ["dana-whitcombe"]),
        (Wanted(beats=("nothing",)), []),
        (Wanted(outlets=("chinook-fm",)), ["simran-brar"]),
        (Wanted(regions=("bow  valley",)), ["dana-whitcombe"]),
        (Wanted(langs=("fr-CA",)), ["marc-lefort"]),
        (Wanted(langs=("pa", "fr")), ["marc-lefort", "simran-brar"]),
        (Wanted(langs=("pa-Arab",)), []),
        (Wanted(langs=("en",), beats=("city hall",)), ["dana-whitcombe"]),
    ],
)
def test_who_is_wanted(wanted: Wanted, found: list[str], tmp_path: Path) -> None:
    """One of each that is named; what somebody doesn't say is their outlet's."""
    outreach = read_outreach(lay(tmp_path, ANGLES)).outreach
    assert [each.slug for each in matching(outreach, wanted)] == found


@pytest.mark.parametrize(
    ("slug", "lead"),
    [
        ("dana-whitcombe", "Calgary's waiting list"),
        ("simran-brar", "Somebody to speak with"),
        ("marc-lefort", ""),
    ],
)
def test_whose_an_angle_is(slug: str, lead: str, tmp_path: Path) -> None:
    """The most particular one that fits in all it names."""
    settings = lay(tmp_path, ANGLES)
    outreach = read_outreach(settings).outreach
    (article,) = read(settings).newsroom.articles
    angle = angle_for(article, outreach, outreach.journalists[slug])
    assert (angle.lead if angle else "").startswith(lead or "") and bool(angle) == bool(lead)
