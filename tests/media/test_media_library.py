"""The library's own care: what an asset lacks, and what its file already says."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from media_samples import OWNER, asset, inspected, jpeg, put, text

from pressroom.media import library, rules
from pressroom.media.embedded import Embedded
from pressroom.media.inspect import Inspected
from pressroom.media.rights import imprint
from pressroom.model.assets import Asset, Medium
from pressroom.model.keys import Localized
from pressroom.model.parts import Consent
from pressroom.problems import Severity

TODAY = dt.date(2026, 11, 23)
TOLD = Embedded(
    headline="Secret headline",
    caption="Amira Haddad lights the lamp.",
    credit="Photo: A. Reporter",
    creator="A. Reporter",
    copyright="© 2026 A. Reporter",
    terms="One-time use.",
    licence_url="https://example.org/licence",
    place="Secret place",
    taken=dt.date(2026, 11, 2),
)


def photograph(**keys: Any) -> Inspected:
    """A photograph large enough for print."""
    told: dict[str, Any] = {
        "format": "JPEG",
        "media_type": "image/jpeg",
        "bytes": 1_200_000,
        "sha256": "x",
        "width": 3000,
        "height": 2000,
        "mode": "RGB",
    }
    return Inspected(**(told | keys))


def test_file_fills_absent_words() -> None:
    """What a file says serves where the sidecar is silent, and one warning says so."""
    bare = asset(alt=None, credit=None, usage_terms=None)
    whole, problems = library.filled(bare, photograph(embedded=TOLD))
    assert whole.caption == Localized((("", "Amira Haddad lights the lamp."),))
    assert whole.credit == Localized((("", "Photo: A. Reporter"),))
    assert whole.usage_terms == Localized((("", "One-time use."),))
    assert whole.licence_url == "https://example.org/licence"
    assert [str(problem) for problem in problems] == [
        "content/media/album/lamp.jpg.yml:1: M201 The caption, credit, terms of use and licence "
        "come from the file itself. Check and write them into media/album/lamp.jpg.yml."
    ]
    assert problems[0].severity is Severity.WARNING


def test_sidecar_comes_first() -> None:
    """A word of the sidecar is never replaced."""
    whole, problems = library.filled(
        asset(caption=text("Ours"), licence_url="https://example.org/ours"),
        photograph(embedded=TOLD),
    )
    assert whole.caption == text("Ours")
    assert problems == ()


def test_nothing_to_fill() -> None:
    """A file that says nothing changes nothing."""
    bare = asset(credit=None)
    assert library.filled(bare, photograph()) == (bare, ())


def test_creator_is_a_credit() -> None:
    """Where a file names its maker but no credit, the maker is credited."""
    whole, problems = library.filled(
        asset(credit=None), photograph(embedded=Embedded(creator="A. Reporter"))
    )
    assert whole.credit == Localized((("", "A. Reporter"),))
    assert "The credit comes from the file itself." in problems[0].message


def test_what_the_sidecar_leaves_out_stays_out() -> None:
    """A place or headline in a file doesn't leave, since a sidecar may leave it out on purpose."""
    whole, _ = library.filled(asset(caption=text("Ours")), photograph(embedded=TOLD))
    told = imprint(whole, photograph(embedded=TOLD), OWNER)
    assert "Secret" not in repr(told)
    assert told.copyright == "© 2026 A. Reporter"
    assert told.taken == dt.date(2026, 11, 2)


@pytest.mark.parametrize(
    ("keys", "found", "missing"),
    [
        ({}, photograph(), ()),
        ({"alt": None}, photograph(), ("alternative text",)),
        ({"alt": Localized(())}, photograph(), ("alternative text",)),
        ({"credit": None, "usage_terms": None}, photograph(), ("credit", "terms of use")),
        ({}, photograph(width=2399, height=300), ("size for print",)),
        ({}, photograph(width=300, height=2400), ()),
        ({}, photograph(width=24, height=24, mode="vector"), ()),
        ({"people": ("amira",)}, photograph(), ("no consent of the people in it",)),
        (
            {"consent": Consent(people="Amira", until=dt.date(2026, 11, 22))},
            photograph(),
            ("consent ended on 2026-11-22",),
        ),
        ({"consent": Consent(people="Amira", until=TODAY)}, photograph(), ()),
    ],
)
def test_lacks(keys: dict[str, Any], found: Inspected, missing: tuple[str, ...]) -> None:
    """What a picture desk would ask for is named."""
    assert library.lacks(asset(**keys), found, TODAY) == missing


def test_film_lacks() -> None:
    """A film needs captions and a transcript, a recording a transcript."""
    film = dataclasses.replace(asset("a.mp4"), medium=Medium.VIDEO)
    sound = dataclasses.replace(asset("a.mp3"), medium=Medium.AUDIO)
    found = Inspected(format="MPEG-4", media_type="video/mp4", bytes=1, sha256="x")
    assert library.lacks(film, found, TODAY) == ("captions", "transcript")
    assert library.lacks(sound, found, TODAY) == ("transcript",)


def test_terms_of_the_newsroom() -> None:
    """The newsroom's own terms serve what names none."""
    assert library.lacks(asset(usage_terms=None), photograph(), TODAY, text("Ask us.")) == ()


def test_remarks() -> None:
    """A moving picture and a film with positions are remarked on."""
    assert library.remarks(asset(), photograph()) == ()
    found = library.remarks(asset(), photograph(animated=True, traces=("position track",)))
    assert [problem.code for problem in found] == ["M202", "M203"]
    assert {problem.severity for problem in found} == {Severity.WARNING}


def test_describe() -> None:
    """A sidecar to fill in has every key, and what the file says of itself."""
    found = photograph(embedded=TOLD, traces=("GPS position",))
    written = library.describe("lamp.jpg", found)
    assert written.startswith("# lamp.jpg: JPEG, 3000 × 2000 pixels, 1.2 MB\n# It also holds: GPS")
    values = yaml.safe_load(written)
    assert values == {
        "alt": None,
        "caption": "Amira Haddad lights the lamp.",
        "credit": "Photo: A. Reporter",
        "usage_terms": "One-time use.",
        "licence_url": "https://example.org/licence",
        "taken": dt.date(2026, 11, 2),
        "place": "Secret place",
    }
    fields = {field.name for field in dataclasses.fields(Asset)}
    assert set(values) <= fields


@pytest.mark.parametrize(
    "caption", ['He said: "no" # not a comment', "- 'a': [b]", "ਦੀਵਾ\t\\", "no"]
)
def test_describe_quotes(tmp_path: Path, caption: str) -> None:
    """Whatever a file says stays one text."""
    exif_free = put(tmp_path, "a.jpg", jpeg())
    found = dataclasses.replace(inspected(exif_free), embedded=Embedded(caption=caption))
    assert yaml.safe_load(library.describe("a.jpg", found))["caption"] == caption


def test_register() -> None:
    """Codes are in order, none twice, and each rule says what it is about."""
    codes = [rule.code for rule in rules.MEDIA_RULES]
    assert codes == sorted(set(codes))
    assert all(rule.why and rule.bad and rule.good for rule in rules.MEDIA_RULES)
