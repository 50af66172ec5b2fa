"""The register of rules about a newsroom as it was read."""

from __future__ import annotations

from pressroom.checks import (
    assets,
    campaign,
    dates,
    email_list,
    facts,
    fields,
    languages,
    posts,
    references,
    site_settings,
    slugs,
    trade,
)
from pressroom.problems import Rule

SUBJECTS = (
    fields,
    references,
    assets,
    trade,
    posts,
    dates,
    languages,
    facts,
    slugs,
    site_settings,
    email_list,
    campaign,
)
"""One module a subject; each has `RULES` and `problems(known)`."""

RULES: tuple[Rule, ...] = tuple(rule for subject in SUBJECTS for rule in subject.RULES)
