"""What is kept back and why, decided for everything in the newsroom: articles first, then what they name."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pressroom.embargo.assets import assets_kept_back, assets_named
from pressroom.embargo.mentions import Mentions, mentions
from pressroom.embargo.naming import (
    LEFT_OUT,
    NOT_SECRET,
    ONLY_WITHHELD,
    UNREAD,
    Names,
    Reason,
    under,
)
from pressroom.embargo.references import Library, library_of, people_of, topics_of
from pressroom.embargo.verdicts import (
    Grant,
    Judged,
    Verdict,
    aware,
    judge,
    judge_for,
    names_language,
    of_part,
    originals,
)
from pressroom.embargo.withheld import at
from pressroom.model.article import Article
from pressroom.model.consents import silence
from pressroom.model.kinds import Kind, Status
from pressroom.model.newsroom import Newsroom
from pressroom.model.pages import Page
from pressroom.model.parts import Quote
from pressroom.model.topics import Topic
from pressroom.reading.unfit import Unfit

Family = tuple[Kind, str]
"""An article with its translations."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions at one time, by place in the newsroom, slug or asset path."""

    newsroom: Newsroom
    now: dt.datetime
    library: Library
    verdicts: tuple[Verdict, ...]
    pages: Mapping[int, Reason]
    topics: Mapping[int, Reason]
    people: Mapping[str, Reason]
    assets: Mapping[str, Reason]
    coverage: Mapping[int, Reason]
    speakers: Mapping[Family, Mapping[str, Reason]]
    """Whose words in an article, in all its languages, they don't agree to be shown."""

    def silenced(self, article: Article, quote: Quote) -> Reason | None:
        """Why a quote is kept back though its article isn't; None when it may be shown."""
        return self.speakers.get(family_of(article), {}).get(quote.by) or self.people.get(quote.by)

    def open_articles(self) -> list[Article]:
        """Those that may be seen, in file order."""
        return [a for a, v in zip(self.newsroom.articles, self.verdicts, strict=True) if v.public]


def decide(
    fit: Newsroom,
    now: dt.datetime,
    lang: str,
    unfit: Unfit | None = None,
    grant: Grant | None = None,
) -> Decisions:
    """Decide on everything. `lang` is the site's own; `unfit` are texts with an error.

    With a grant it is decided for one reader, not for the public.
    """
    unfit = unfit or Unfit()
    newsroom = replace(
        fit, articles=(*fit.articles, *unfit.articles), pages=(*fit.pages, *unfit.pages)
    )
    library = library_of(newsroom)
    verdicts = _verdicts(newsroom, now, lang, unfit, grant)
    judged = list(zip(newsroom.articles, verdicts, strict=True))
    pages = {n: r for n, page in enumerate(newsroom.pages) if (r := _page(page, now))}
    left_out = range(len(fit.pages), len(newsroom.pages))
    pages |= {n: NOT_SECRET for n in left_out if n not in pages}
    unread = mentions(unfit.unread, newsroom, library)
    topics = _topics(newsroom, judged, pages, unread)
    people = _people(newsroom, judged, pages, topics, unread) | _silent(newsroom, now.date())
    named = assets_named(newsroom, library, judged, pages, topics, people, unread)
    assets = assets_kept_back(newsroom, library, judged, named, now)
    coverage = _coverage(newsroom, judged, now, bool(unfit.unread))
    speakers = _speakers(newsroom, now.date())
    return Decisions(
        newsroom, now, library, verdicts, pages, topics, people, assets, coverage, speakers
    )


def family_of(article: Article) -> Family:
    """What an article and its translations have in common."""
    return article.kind, article.translation_key


def _verdicts(
    newsroom: Newsroom,
    now: dt.datetime,
    lang: str,
    unfit: Unfit,
    grant: Grant | None,
) -> tuple[Verdict, ...]:
    original = originals(newsroom.articles, lang)
    unread = {_family(path, "") for path in unfit.unread if not _says_language(path)}
    verdicts = [
        Verdict("its original couldn't be read")
        if unread and _family(article.origin.path, article.lang) in unread
        else _judged(article, original.get(place), now, grant)
        for place, article in enumerate(newsroom.articles)
    ]
    fit = len(verdicts) - len(unfit.articles)
    return (*verdicts[:fit], *map(_unfit, verdicts[fit:]))


def _unfit(verdict: Verdict) -> Verdict:
    """The verdict on a text with errors: it isn't shown, nor is a notice in its place."""
    return Verdict(LEFT_OUT, left_out=True) if verdict.public else replace(verdict, notice=None)


def _judged(
    article: Article, original: Article | None, now: dt.datetime, grant: Grant | None
) -> Verdict:
    if grant is not None and grant.covers(article):
        return judge_for(article, original, now, grant.outlet)
    return judge(article, original, now)


def _family(path: str, lang: str) -> str:
    """A text's path without language and suffix: the same for its translations."""
    pure = PurePosixPath(path)
    stem = pure.stem
    if lang and names_language(stem, lang):
        stem = stem.rpartition(".")[0]
    return str(pure.with_name(stem or pure.name))


def _says_language(path: str) -> bool:
    return "." in PurePosixPath(path).stem


def _page(page: Page, now: dt.datetime) -> Reason | None:
    if page.status is not Status.PUBLISHED:
        return Reason("draft")
    if page.date is not None and aware(page.date, now) > now:
        moment = aware(page.date, now)
        return Reason(f"scheduled for {at(moment, now)}", moment)
    return None


def _topics(
    newsroom: Newsroom, judged: Judged, pages: Mapping[int, Reason], unread: Mentions
) -> dict[int, Reason]:
    names = Names()
    for article, verdict in judged:
        names.add(topics_of(article), verdict)
    for place, page in enumerate(newsroom.pages):
        names.add(topics_of(page), under(pages.get(place)))
    names.add(unread.topics, Verdict(UNREAD))
    found = {}
    for place, topic in enumerate(newsroom.topics):
        reason = _implied(topic, names, judged) if topic.implied else names.reason(topic.slug)
        if reason is not None:
            found[place] = reason
    return found


def _implied(topic: Topic, names: Names, judged: Judged) -> Reason | None:
    """A topic that only exists as articles name it: in each language by itself."""
    verdicts = [v for a, v in judged if (a.topic, a.lang) == (topic.slug, topic.lang)]
    if any(verdict.public for verdict in verdicts):
        return None
    if verdicts and all(verdict.left_out for verdict in verdicts):
        return NOT_SECRET
    return names.reason(topic.slug) or Reason(ONLY_WITHHELD)


def _people(
    newsroom: Newsroom,
    judged: Judged,
    pages: Mapping[int, Reason],
    topics: Mapping[int, Reason],
    unread: Mentions,
) -> dict[str, Reason]:
    names = Names()
    for article, verdict in judged:
        names.add(people_of(article), verdict)
        quoted = {quote.by for quote in article.quotes}
        names.add(quoted, of_part("quotes", verdict))
    for place, topic in enumerate(newsroom.topics):
        names.add(people_of(topic), under(topics.get(place)))
    for place, page in enumerate(newsroom.pages):
        names.add(people_of(page), under(pages.get(place)))
    names.add(unread.people, Verdict(UNREAD))
    contacts = {person.slug for person in newsroom.people if person.media_contact}
    slugs = {person.slug for person in newsroom.people} - contacts
    return {slug: reason for slug in sorted(slugs) if (reason := names.reason(slug))}


def _silent(newsroom: Newsroom, today: dt.date) -> dict[str, Reason]:
    """The people who don't agree to be shown: what one of their pages says holds for all."""
    return {p.slug: Reason(why) for p in newsroom.people if (why := silence(p, today))}


def _speakers(newsroom: Newsroom, today: dt.date) -> dict[Family, dict[str, Reason]]:
    """Those who don't agree to be quoted, by article: a translation quotes the same words."""
    found: dict[Family, dict[str, Reason]] = {}
    for article in newsroom.articles:
        for quote in article.quotes:
            if why := silence(quote, today):
                found.setdefault(family_of(article), {})[quote.by] = Reason(why)
    return found


def _coverage(
    newsroom: Newsroom, judged: Judged, now: dt.datetime, unread: bool
) -> dict[int, Reason]:
    releases: dict[str, list[Verdict]] = defaultdict(list)
    for article, verdict in judged:
        releases[article.slug].append(verdict)
    found = {}
    for place, piece in enumerate(newsroom.coverage):
        if piece.date > now.date():
            found[place] = Reason(f"scheduled for {piece.date}")
        elif piece.release and (reason := _told(releases.get(piece.release, []), unread)):
            found[place] = reason
    return found


def _told(verdicts: Sequence[Verdict], unread: bool) -> Reason | None:
    """Why what others published about an article is kept back with it."""
    if any(verdict.public for verdict in verdicts):
        return None
    if verdicts and all(verdict.left_out for verdict in verdicts):
        return None
    if not verdicts:
        return Reason(UNREAD) if unread else None
    opening = [v.opens for v in verdicts if v.opens is not None]
    return Reason(ONLY_WITHHELD, min(opening, default=None))
