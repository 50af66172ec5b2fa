"""May somebody have a kit? Every reason against it, in words that whoever asks can act on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pressroom.embargo.verdicts import Grant, judge_for, opens_for, originals
from pressroom.model.article import Article
from pressroom.model.newsroom import Newsroom
from pressroom.outreach.exclusives import name_of, promises, taken_by
from pressroom.outreach.ledger import Ledger
from pressroom.outreach.media_list import Journalist, Outreach, keeps_embargoes, objection
from pressroom.problems import did_you_mean


class NoKit(Exception):
    """Somebody gets no kit of something; the message is one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Permission:
    """That somebody may have a kit, and what goes with it."""

    grant: Grant
    embargo: dt.datetime | None
    """Until when they must keep it to themselves; None for what is public or theirs alone."""
    exclusive: tuple[str, ...] = ()
    """The names of the exclusives that are in it."""
    until: dt.datetime | None = None
    """When the last of these lapses."""
    parts: frozenset[str] = frozenset()
    """The parts that are exclusive; none where it is all, or where nothing is."""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything there is to judge by."""

    newsroom: Newsroom
    outreach: Outreach
    ledger: Ledger
    now: dt.datetime
    """In the newsroom's zone."""
    lang: str
    """The site's own language."""


def versions(newsroom: Newsroom, article: Article) -> tuple[Article, ...]:
    """An article in every language it has."""
    return tuple(a for a in newsroom.articles if name_of(a) == name_of(article))


def permitted(case: Case, article: Article, journalist: Journalist, kit: str = "") -> Permission:
    """What somebody may have of an article, in the kit with an id if there is one. Raises NoKit."""
    why = objection(case.outreach, journalist, case.now.date())
    if why:
        raise NoKit(f"No kit for {journalist.slug}: {why}.")
    outlet = journalist.outlet or ""
    grant = Grant(article.kind, article.translation_key or article.slug, outlet)
    shown = _shown(case, article, outlet)
    waiting = [opens for each in shown if (opens := _opens(case, each, outlet)) is not None]
    if waiting and not keeps_embargoes(case.outreach, journalist, case.now.date()):
        raise NoKit(
            f"No kit for {journalist.slug}: it is under embargo until "
            f"{max(waiting).astimezone(case.now.tzinfo):%Y-%m-%d %H:%M}, and they haven't accepted "
            "embargo terms. Ask them first, then add embargo_terms: to their file."
        )
    return _with_exclusive(case, Permission(grant, max(waiting, default=None)), article, kit)


def _shown(case: Case, article: Article, outlet: str) -> list[Article]:
    """The versions somebody at an outlet may see. Raises NoKit where there is none."""
    original = originals(case.newsroom.articles, case.lang)
    found, reasons = [], []
    for place, each in enumerate(case.newsroom.articles):
        if name_of(each) == name_of(article):
            verdict = judge_for(each, original.get(place), case.now, outlet)
            if verdict.public:
                found.append(each)
            else:
                reasons.append(verdict.why)
    if not found:
        raise NoKit(f"No kit of {article.slug}: it is {reasons[0]}.")
    return found


def _opens(case: Case, article: Article, outlet: str) -> dt.datetime | None:
    place = case.newsroom.articles.index(article)
    original = originals(case.newsroom.articles, case.lang).get(place)
    return opens_for(article, original, case.now, outlet)


def _with_exclusive(case: Case, found: Permission, article: Article, kit: str) -> Permission:
    """The same with what the article promises to their outlet. Raises NoKit where a kit has it."""
    name, outlet = name_of(article), found.grant.outlet
    running = promises(case.newsroom, case.ledger, case.now)
    promise = next((p for p in running if p.name == name and p.outlet == outlet and outlet), None)
    if promise is None:
        return found
    holder = taken_by(case.ledger, name, kit, case.now)
    if holder is not None:
        raise NoKit(
            f"No kit of {article.slug} with its exclusive: kit {holder.id} holds it until "
            f"{promise.until:%Y-%m-%d %H:%M}. Revoke that kit first: pressroom kit revoke {holder.id}"
        )
    return Permission(found.grant, found.embargo, (name,), promise.until, frozenset(promise.parts))


def article_named(newsroom: Newsroom, name: str) -> Article:
    """The article of a slug, a folder or a file, in its original language. Raises NoKit."""
    wanted = name.strip("/").removeprefix("content/")
    found = [a for a in newsroom.articles if wanted in _names(a)]
    if not found:
        hint = did_you_mean(wanted, {a.slug for a in newsroom.articles})
        raise NoKit(f'There is no article "{name}". {hint}'.strip())
    kinds = {name_of(a) for a in found}
    if len(kinds) > 1:
        paths = " or ".join(sorted({a.origin.path.rpartition("/")[0] for a in found}))
        raise NoKit(f'"{name}" may be several articles. Name its folder: {paths}.')
    return original_of(newsroom, found[0])


def original_of(newsroom: Newsroom, article: Article, lang: str = "") -> Article:
    """The version that the others are translated from."""
    place = newsroom.articles.index(article)
    return originals(newsroom.articles, lang).get(place, article)


def _names(article: Article) -> Iterable[str]:
    path = article.origin.path.partition("/")[2] or article.origin.path
    return {article.slug, path, path.rpartition("/")[0], path.rpartition(".")[0]}
