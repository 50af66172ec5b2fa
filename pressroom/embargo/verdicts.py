"""May an article be seen at `now`? The rules on drafts, dates, embargoes, exclusives and withdrawals."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import PurePosixPath

from pressroom.embargo.withheld import at
from pressroom.model.article import Article
from pressroom.model.kinds import Kind, Status
from pressroom.model.parts import Exclusive, Withdrawal

PARTS = frozenset({"photos", "video", "audio", "files", "quotes", "facts", "links", "notes"})
"""The parts of an article that an exclusive may keep back by themselves."""
UNFINISHED = frozenset({Status.DRAFT, Status.HIDDEN, Status.SKIP})


@dataclass(frozen=True, slots=True)
class Verdict:
    """`why` is empty for what may be seen; `notice` stays in the place of what was taken back."""

    why: str = ""
    opens: dt.datetime | None = None
    notice: Withdrawal | None = None
    parts: frozenset[str] = frozenset()
    """Names of the parts that an exclusive keeps back though the rest may be seen."""
    parts_why: str = ""
    parts_open: dt.datetime | None = None
    left_out: bool = False
    """Whether only an error in its file keeps it from readers: nothing about it is a secret."""
    since: dt.datetime | None = None
    """When it became visible, where that is later than its writer's date: readers get that date."""

    @property
    def public(self) -> bool:
        """Whether it may be seen."""
        return not self.why


Hold = tuple[dt.datetime, str]
"""A time before which something is kept back, and what to say of it."""


Judged = list[tuple[Article, Verdict]]


def of_part(part: str, verdict: Verdict) -> Verdict:
    """The verdict on one part of an article."""
    if part in verdict.parts:
        return Verdict(verdict.parts_why, verdict.parts_open)
    return verdict


def judge(article: Article, original: Article | None, now: dt.datetime) -> Verdict:
    """The verdict on an article. What its original says of drafts, embargoes, exclusives and
    withdrawals holds for a translation too: it never opens earlier."""
    said = (article,) if original is None else (article, original)
    if any(a.status in UNFINISHED for a in said):
        return Verdict("draft")
    if any(a.status is Status.EMBARGOED and a.embargo is None for a in said):
        return Verdict("embargoed without a time")
    due = max(_holds(article, said, now), key=itemgetter(0), default=None)
    withdrawal = _withdrawal(said, now)
    if withdrawal is not None and now >= aware(withdrawal.date, now):
        appeared = due is None or due[0] < aware(withdrawal.date, now)
        return Verdict("withdrawn", notice=withdrawal if appeared else None)
    if any(a.status is Status.WITHDRAWN for a in said):
        return Verdict("withdrawn")
    if due is not None and due[0] > now:
        return _until(due, withdrawal, now)
    late = due is not None and article.date is not None and due[0] > aware(article.date, now)
    return replace(_with_parts(said, now), since=due[0] if due and late else None)


@dataclass(frozen=True, slots=True)
class Grant:
    """One article, with its translations, that somebody may have before others do.

    `outlet` is theirs: what is promised to it they may see, what is promised to others they may not.
    """

    kind: Kind
    translation_key: str
    outlet: str = ""

    def covers(self, article: Article) -> bool:
        """Whether it is that article, in whatever language."""
        return (article.kind, article.translation_key or article.slug) == (
            self.kind,
            self.translation_key,
        )


def judge_for(article: Article, original: Article | None, now: dt.datetime, outlet: str) -> Verdict:
    """The verdict on an article for somebody at an outlet who keeps embargoes.

    An embargo or a date ahead keeps nothing from them, nor does an exclusive of their own. Drafts, what is
    withdrawn, and what others have exclusively they see no sooner than anybody.
    """
    own, source = _without_own(article, outlet), _without_own(original, outlet)
    assert own is not None
    plain = judge(own, source, now)
    said = (own,) if source is None else (own, source)
    if plain.public or plain.opens is None or any(_kept_for_others(a, now) for a in said):
        return plain
    last = max(moment for moment, _ in _holds(own, said, now))
    later = judge(own, source, last)
    return replace(_with_parts(said, now), since=later.since) if later.public else plain


def opens_for(
    article: Article, original: Article | None, now: dt.datetime, outlet: str
) -> dt.datetime | None:
    """Until when somebody at an outlet must keep an article to themselves; None when it is out, or never
    will be. An exclusive of their own doesn't bind them."""
    own = _without_own(article, outlet)
    assert own is not None
    verdict = judge(own, _without_own(original, outlet), now)
    return None if verdict.public else verdict.opens


def _without_own(article: Article | None, outlet: str) -> Article | None:
    if article is None or article.exclusive is None or article.exclusive.outlet != outlet:
        return article
    return replace(article, exclusive=None)


def _kept_for_others(article: Article, now: dt.datetime) -> bool:
    held = article.exclusive
    return held is not None and _is_whole(held) and aware(held.until, now) > now


def originals(articles: Sequence[Article], lang: str = "") -> Mapping[int, Article]:
    """For each translation, by its place in `articles`, the article it was made from.

    That is the one in `lang`, the site's own language; lacking that, the one whose file name says no
    language; lacking that, the first.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        groups[article.kind, article.translation_key or article.slug].append(place)
    found: dict[int, Article] = {}
    for places in groups.values():
        if len(places) == 1:
            continue
        original = min(places, key=lambda p: (*_precedence(articles[p], lang), p))
        for place in places:
            if articles[place].lang != articles[original].lang:
                found[place] = articles[original]
    return found


def aware(moment: dt.datetime, now: dt.datetime) -> dt.datetime:
    """A time that names no zone is in the zone of `now`.

    Its offset is fixed: two times of the same zone would compare by their clocks' faces, and what opened
    in the hour that the end of daylight saving repeats would shut again.
    """
    whole = moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
    offset = whole.utcoffset()
    return whole.astimezone(dt.timezone(offset)) if offset is not None else whole


def _precedence(article: Article, lang: str) -> tuple[bool, int]:
    stem = PurePosixPath(article.origin.path).stem
    return article.lang != lang, int(names_language(stem, article.lang))


def names_language(stem: str, lang: str) -> bool:
    """Whether a file's name, without its suffix, ends in its language: `index.fr`."""
    return stem.rpartition(".")[2].lower().replace("_", "-") == lang.lower() and "." in stem


def _holds(article: Article, said: Iterable[Article], now: dt.datetime) -> Iterable[Hold]:
    """What keeps an article back; of several until the same time the first is named."""
    for each in said:
        if each.embargo is not None:
            yield aware(each.embargo, now), "embargoed until"
        if each.exclusive is not None and _is_whole(each.exclusive):
            until = f"exclusive to {each.exclusive.outlet} until"
            yield aware(each.exclusive.until, now), until
    if article.date is not None:
        yield aware(article.date, now), "scheduled for"


def _withdrawal(said: Iterable[Article], now: dt.datetime) -> Withdrawal | None:
    stated = [a.withdrawn for a in said if a.withdrawn is not None]
    return max(stated, key=lambda w: aware(w.date, now)) if stated else None


def _until(due: Hold, withdrawal: Withdrawal | None, now: dt.datetime) -> Verdict:
    moment, words = due
    never = withdrawal is not None and moment >= aware(withdrawal.date, now)
    return Verdict(f"{words} {at(moment, now)}", None if never else moment)


def _with_parts(said: Iterable[Article], now: dt.datetime) -> Verdict:
    running = [
        a.exclusive for a in said if a.exclusive is not None and aware(a.exclusive.until, now) > now
    ]
    if not running:
        return Verdict()
    last = max(running, key=lambda e: aware(e.until, now))
    until = aware(last.until, now)
    return Verdict(
        parts=frozenset(name for e in running for name in _parts(e)),
        parts_why=f"exclusive to {last.outlet} until {at(until, now)}",
        parts_open=until,
    )


def _is_whole(exclusive: Exclusive) -> bool:
    """Whether everything is promised: said so, or in words that name no part we know."""
    return exclusive.withhold == "all" or not PARTS.issuperset(exclusive.withhold)


def _parts(exclusive: Exclusive) -> Iterable[str]:
    return () if exclusive.withhold == "all" else exclusive.withhold
