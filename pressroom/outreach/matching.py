"""Whom something is for: journalists by beat, outlet, region and language, and the angle that is theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pressroom.language.tags import best
from pressroom.model.article import Article
from pressroom.model.parts import Angle, Audience
from pressroom.outreach.checks import folded
from pressroom.outreach.media_list import Journalist, Outreach

WEIGHTS = {"outlet": 8, "beat": 4, "region": 2, "lang": 1}
"""What makes an angle more somebody's own: their outlet most, their language least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Who is looked for: one of each that is named; nothing named is everybody."""

    beats: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()


def matching(outreach: Outreach, wanted: Wanted) -> tuple[Journalist, ...]:
    """The journalists who have what is wanted, by slug; case and spaces don't matter."""
    return tuple(
        each
        for each in outreach.journalists.values()
        if _any(wanted.beats, outreach.beats_of(each))
        and (not wanted.outlets or each.outlet in wanted.outlets)
        and _any(wanted.regions, outreach.regions_of(each))
        and (not wanted.langs or _reads(wanted.langs, outreach.languages_of(each)))
    )


def angle_for(article: Article, outreach: Outreach, journalist: Journalist) -> Angle | None:
    """The angle of an article that is most somebody's own; the first of equals, None without any."""
    theirs = [a for a in article.angles if is_for(a.for_, outreach, journalist)]
    return max(theirs, key=lambda angle: _weight(angle.for_), default=None)


def is_for(audience: Audience, outreach: Outreach, journalist: Journalist) -> bool:
    """Whether somebody has all of what an audience names; an audience that names nothing is nobody."""
    wanted = Wanted(
        beats=(audience.beat,) if audience.beat else (),
        outlets=(audience.outlet,) if audience.outlet else (),
        regions=(audience.region,) if audience.region else (),
        langs=(audience.lang,) if audience.lang else (),
    )
    one = Outreach(outlets=outreach.outlets, journalists={journalist.slug: journalist})
    return bool(_weight(audience)) and bool(matching(one, wanted))


def _weight(audience: Audience) -> int:
    return sum(weight for name, weight in WEIGHTS.items() if getattr(audience, name))


def _any(wanted: Iterable[str], there: Iterable[str]) -> bool:
    sought = {folded(word) for word in wanted}
    return not sought or bool(sought & {folded(word) for word in there})


def _reads(wanted: Iterable[str], languages: tuple[str, ...]) -> bool:
    return any(
        best(lang, languages) or best(other, [lang]) for lang in wanted for other in languages
    )
