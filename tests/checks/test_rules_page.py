"""The page of rules in the docs says what the code does."""

import re
from pathlib import Path

import pytest
from sample_newsroom import codes, problems_of

from pressroom.checks.elsewhere import READING_RULES
from pressroom.reference.rules import EVERY_RULE, page

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "rules.md"
SHOWN = [rule for rule in READING_RULES if not rule.bad.startswith("(")]


def test_page_is_made_of_the_registers():
    """docs/rules.md is what the registers say today; `make docs` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_code_in_the_package_is_on_the_page():
    """No room reports a code that nobody can look up."""
    sources = (ROOT / "pressroom").rglob("*.py")
    used = {
        code
        for source in sources
        for code in re.findall(r'"([A-Z]\d{3})"', source.read_text(encoding="utf-8"))
    }
    assert used - {rule.code for rule in EVERY_RULE} == set()


def test_codes_are_used_once():
    """No two rules of any room share a code."""
    assert len({rule.code for rule in EVERY_RULE}) == len(EVERY_RULE)


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_bad_example_of_reading_breaks_its_rule(rule, tmp_path):
    """What the page says of reading is what reading does."""
    assert rule.code in codes(problems_of(rule.bad, tmp_path))


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_good_example_of_reading_keeps_its_rule(rule, tmp_path):
    """The mended example no longer breaks its rule."""
    assert rule.code not in codes(problems_of(rule.good, tmp_path))
