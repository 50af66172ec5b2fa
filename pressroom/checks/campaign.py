"""The setting that tags the links of ready posts: what can be put into an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

from pressroom.checks.known import Known
from pressroom.problems import Problem, Rule, did_you_mean

SETTING = "PRESSROOM_CAMPAIGN"
CONF = "== pelicanconf.py\n"
CAMPAIGN = Rule(
    code="R924",
    subject="settings",
    title="PRESSROOM_CAMPAIGN can't make tags",
    why="It is added to the links of ready posts: name=value pairs joined by &, in which {network}, "
    "{slug} and {lang} are filled in.",
    bad=f'{CONF}PRESSROOM_CAMPAIGN = "utm_source={{netwrk}}"',
    good=f'{CONF}PRESSROOM_CAMPAIGN = "utm_source={{network}}&utm_campaign={{slug}}"',
)
RULES = (CAMPAIGN,)
PARTS = ("network", "slug", "lang")
PAIRS = re.compile(r"[\w.~-]+=[^\s&=?#]*(?:&[\w.~-]+=[^\s&=?#]*)*")


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rule above."""
    told = known.settings.campaign
    if not told:
        return
    try:
        parts = {part for _, part, _, _ in Formatter().parse(told) if part is not None}
    except ValueError:
        yield CAMPAIGN.in_setting(SETTING, f'"{told}" has a brace without its fellow.')
        return
    for part in sorted(parts - set(PARTS)):
        hint = did_you_mean(part, PARTS) or "There are {network}, {slug} and {lang}."
        yield CAMPAIGN.in_setting(SETTING, f'"{told}" has an unknown part {{{part}}}.', hint)
    if not PAIRS.fullmatch(told):
        said = f'"{told}" has no name=value pairs.'
        yield CAMPAIGN.in_setting(SETTING, said, "Write name=value, joined by &, without ?.")
