"""Every rule about bodies, by its own examples."""

import pytest
from sample_body import rendered

from pressroom.prose.rules import PROSE_RULES, RESTRUCTURED

SHOWN = [rule for rule in PROSE_RULES if not rule.bad.startswith(("(", "=="))]


def _problems(rule, example):
    return rendered(example, markup="rst" if rule is RESTRUCTURED else "md").problems


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_bad_example_breaks_its_rule(rule):
    """A rule's bad example gives its code, with its severity, and no other."""
    found = _problems(rule, rule.bad)
    assert {(p.code, p.severity) for p in found} == {(rule.code, rule.severity)}, found


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_good_example_keeps_every_rule(rule):
    """A rule's good example has no problem at all."""
    assert [str(problem) for problem in _problems(rule, rule.good)] == []
