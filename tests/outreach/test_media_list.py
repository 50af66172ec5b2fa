"""The media list is read like content: typed, and every mistake with its line and its mend."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from outreach_samples import FILES, codes, lay, listed, problems_of

from pressroom.outreach.checks import basis_ends
from pressroom.outreach.media_list import Basis, Journalist, Outlet, keeps_embargoes, objection
from pressroom.outreach.reading import read_outreach
from pressroom.outreach.rules import LIST_RULES

DAY = dt.date(2026, 11, 23)
SHOWN = [rule for rule in LIST_RULES if not rule.bad.startswith("(")]


def test_sample_is_faultless(tmp_path: Path) -> None:
    """The media list the examples are laid over has no problem of its own."""
    assert [str(problem) for problem in problems_of(tmp_path)] == []


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_bad_example_breaks_its_rule(rule, tmp_path: Path) -> None:
    """A rule's bad example gives its code, with its severity, and no other."""
    found = problems_of(tmp_path, rule.bad)
    assert codes(found) == [rule.code], "\n".join(map(str, found))
    assert {problem.severity for problem in found} == {rule.severity}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_good_example_keeps_every_rule(rule, tmp_path: Path) -> None:
    """A rule's good example has no problem at all."""
    assert [str(problem) for problem in problems_of(tmp_path, rule.good)] == []


def test_every_key_is_read_into_its_type(tmp_path: Path) -> None:
    """Outlets and journalists have what their files say, a plain text standing for a group."""
    outreach = listed(tmp_path).outreach
    courier = outreach.outlets["bow-valley-courier"]
    dana = outreach.journalists["dana-whitcombe"]
    assert [(d.when, d.for_) for d in courier.deadlines] == [
        ("Weekdays 15:00", None),
        ("Thursday 12:00", "weekend edition"),
    ]
    assert dana.consent and dana.consent.date == dt.date(2026, 2, 3)
    assert dana.handles == (("bluesky", "dana.courier.example.org"),)
    assert outreach.outlet_of(dana) is courier
    assert outreach.at("bow-valley-courier") == (dana,)
    assert outreach.timezone_of(dana) == "America/Edmonton"
    assert outreach.formats_of(dana) == ("docx",)


def test_mistakes_have_their_line(tmp_path: Path) -> None:
    """A misspelled key and a bad value are told as those of content are."""
    example = "== outreach/journalists/marc-lefort.yml\nemial: x\nemail: marc at echo"
    told = [str(p) for p in problems_of(tmp_path, example)]
    path = "outreach/journalists/marc-lefort.yml"
    assert told[0] == (f'{path}:4: F104 "emial" is not a key known here. Did you mean "email"?')
    assert told[1].startswith(f'{path}:5: F103 "email" is "marc at echo"')


def test_a_file_with_an_error_is_left_out_and_named(tmp_path: Path) -> None:
    """An unreadable entry is one problem; the others are read."""
    settings = lay(tmp_path)
    (tmp_path / "outreach/journalists/marc-lefort.yml").write_bytes(b"name: Marc\xff\n")
    found = read_outreach(settings)
    assert [p.code for p in found.problems] == ["F110"]
    assert set(found.outreach.journalists) == {"dana-whitcombe"}


def test_a_locked_list_is_told_once(tmp_path: Path) -> None:
    """Files as git-crypt keeps them are one problem that says what to run."""
    settings = lay(tmp_path)
    for file in (tmp_path / "outreach").glob("*/*.yml"):
        file.write_bytes(b"\0GITCRYPT\0" + bytes(40))
    (problem,) = read_outreach(settings).problems
    assert problem.code == "L114" and "git-crypt unlock" in problem.hint


def test_no_list_is_no_problem(tmp_path: Path) -> None:
    """A newsroom without a media list is complete."""
    found = read_outreach(dataclasses.replace(lay(tmp_path), outreach="nowhere"))
    assert not found.there and found.problems == ()


def test_values_have_no_printed_form(tmp_path: Path) -> None:
    """What a log or a trace shows of an entry, and of what it is made of, is none of its values."""
    outreach = listed(tmp_path).outreach
    dana = outreach.journalists["dana-whitcombe"]
    for value in (outreach, dana, *outreach.outlets.values(), dana.consent, dana.preferences):
        shown = f"{value!r} {value}"
        assert not any(word in shown for word in ("Dana", "dana", "courier", "Courier", "2026"))


@pytest.mark.parametrize(
    ("said", "contact"),
    [("true", False), ("yes", False), ("false", True), ("", True), ("left the trade", False)],
)
def test_do_not_contact_is_yes_no_or_a_reason(said: str, contact: bool, tmp_path: Path) -> None:
    """Whoever is marked is not written to, whatever the reason; false marks nobody."""
    path = "outreach/journalists/marc-lefort.yml"
    outreach = listed(tmp_path, f"== {path}\ndo_not_contact: {said}\n").outreach
    marc = outreach.journalists["marc-lefort"]
    assert (objection(outreach, marc, DAY) == "") is contact


def test_an_outlet_marked_do_not_contact_covers_its_journalists(tmp_path: Path) -> None:
    """Nobody who works there is written to."""
    example = "== outreach/outlets/bow-valley-courier.yml\ndo_not_contact: true"
    outreach = listed(tmp_path, example).outreach
    dana = outreach.journalists["dana-whitcombe"]
    assert objection(outreach, dana, DAY) == "bow-valley-courier is marked do_not_contact"


def test_a_consent_taken_back_ends_contact(tmp_path: Path) -> None:
    """From that day on nothing may be sent."""
    path = "outreach/journalists/marc-lefort.yml"
    consent = "consent: {basis: express, date: 2026-03-01, withdrawn: 2026-11-23}"
    outreach = listed(tmp_path, f"== {path}\n{consent}").outreach
    marc = outreach.journalists["marc-lefort"]
    assert objection(outreach, marc, DAY) != ""
    assert objection(outreach, marc, DAY - dt.timedelta(days=1)) == ""


@pytest.mark.parametrize(
    ("terms", "holds"),
    [
        ("{accepted: 2026-11-23}", True),
        ("{accepted: 2026-11-24}", False),
        ("{accepted: 2026-01-01, until: 2026-11-22}", False),
    ],
)
def test_embargo_terms_hold_between_their_days(terms: str, holds: bool, tmp_path: Path) -> None:
    """An agreement counts from the day it was made to its last."""
    path = "outreach/journalists/marc-lefort.yml"
    outreach = listed(tmp_path, f"== {path}\nembargo_terms: {terms}").outreach
    assert keeps_embargoes(outreach, outreach.journalists["marc-lefort"], DAY) is holds


def test_an_inquiry_serves_for_six_months() -> None:
    """The last day is counted in calendar months, and a later one that is written down wins."""
    asked = Basis(basis="inquiry", date=dt.date(2026, 8, 31))
    assert basis_ends(asked) == dt.date(2027, 2, 28)
    assert basis_ends(Basis(basis="Inquiry", until=dt.date(2030, 1, 1))) == dt.date(2030, 1, 1)
    assert basis_ends(Basis(basis="express", date=dt.date(2020, 1, 1))) is None


def test_every_key_is_private() -> None:
    """No key of the media list is declared as one that readers may see."""
    from pressroom.model.keys import keys_of

    for model in (Outlet, Journalist):
        assert not any(key.public for key in keys_of(model).values())


def test_files_of_other_programs_are_passed_over(tmp_path: Path) -> None:
    """What git, editors and a README leave in the folder is nobody's mistake."""
    settings = lay(tmp_path)
    for name in (".gitattributes", "README.md", "ledger.jsonl", "journalists/.DS_Store"):
        (tmp_path / "outreach" / name).write_text("x")
    assert read_outreach(settings).problems == ()
    assert len(FILES) == 6
