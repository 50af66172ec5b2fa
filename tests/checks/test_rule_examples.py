"""Every rule's own examples, from files to problems."""

import pytest
from sample_newsroom import codes, problems_of

from pressroom.checks.register import RULES


def test_sample_is_faultless(tmp_path):
    """The newsroom the examples are laid over has no problem of its own."""
    assert [str(problem) for problem in problems_of("", tmp_path)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_example_breaks_its_rule(rule, tmp_path):
    """A rule's bad example gives its code, with its severity, and no other."""
    found = problems_of(rule.bad, tmp_path)
    assert codes(found) == [rule.code], "\n".join(map(str, found))
    assert {problem.severity for problem in found} == {rule.severity}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_example_keeps_every_rule(rule, tmp_path):
    """A rule's good example has no problem at all."""
    assert [str(problem) for problem in problems_of(rule.good, tmp_path)] == []


def test_codes_are_used_once():
    """No two rules share a code."""
    assert len({rule.code for rule in RULES}) == len(RULES)
