"""The reference page of rules, of every room that has any."""

from __future__ import annotations

from pressroom.checks.elsewhere import PLAN_RULES, READING_RULES
from pressroom.checks.reference import page as page_of
from pressroom.checks.register import RULES
from pressroom.media.rules import MEDIA_RULES
from pressroom.outreach.rules import LIST_RULES
from pressroom.problems import Rule
from pressroom.prose.rules import PROSE_RULES
from pressroom.typesetting.rules import TYPESETTING_RULES

EVERY_RULE: tuple[Rule, ...] = (
    *RULES,
    *READING_RULES,
    *PLAN_RULES,
    *PROSE_RULES,
    *MEDIA_RULES,
    *TYPESETTING_RULES,
    *LIST_RULES,
)


def page() -> str:
    """The whole page, as Markdown."""
    return page_of(EVERY_RULE)
