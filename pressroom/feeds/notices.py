"""What subscribers get of a withdrawn article: the same entry, without its headline and text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pressroom.addresses import Addresses
from pressroom.feeds.entry import Entry, Happening, Withdrawal
from pressroom.feeds.identity import identity_of_notice
from pressroom.feeds.plan import appeared, calendar_path
from pressroom.language.dates import medium_date
from pressroom.language.words import words
from pressroom.model.kinds import HAPPENINGS, Kind
from pressroom.model.newsroom import Notice, PublicArticle, PublicNewsroom
from pressroom.settings import Settings

WITHDRAWN = 1000
"""Revision of a withdrawn event: above any that it can have had, for a notice doesn't know how many."""


def notice_entries(
    newsroom: PublicNewsroom, settings: Settings, addresses: Addresses
) -> Iterator[Entry]:
    """An entry for each notice: as long as a feed reaches back to the article, it says what became of it."""
    by_slug = {(article.slug, article.lang): article for article in newsroom.articles}
    for article in reversed(newsroom.articles):
        by_slug[article.slug, ""] = article
    for notice in newsroom.notices:
        slug = notice.replaced_by or ""
        other = by_slug.get((slug, notice.lang)) or by_slug.get((slug, ""))
        yield notice_entry(notice, other, settings, addresses)


def notice_entry(
    notice: Notice, replacement: PublicArticle | None, settings: Settings, addresses: Addresses
) -> Entry:
    """A notice as an entry: known by the article's identity, updated when it was withdrawn."""
    summary = notice.reason.get(notice.lang, settings.default_lang)
    return Entry(
        id=identity_of_notice(notice, settings),
        url=addresses.absolute(addresses.rooted(addresses.notice(notice))),
        kind=notice.kind.value,
        title=notice_title(notice, settings),
        lang=notice.lang,
        published=appeared(notice),
        summary=summary,
        withdrawal=Withdrawal(
            date=notice.date,
            reason=summary,
            replacement_url=address(replacement, addresses) if replacement else "",
            replacement_title=replacement.title if replacement else "",
        ),
    )


def notice_happenings(
    newsroom: PublicNewsroom, settings: Settings, addresses: Addresses
) -> Iterator[Happening]:
    """A cancelled happening for the notice of each event: calendars that hold it take it back."""
    for notice in newsroom.notices:
        if notice.starts and notice.kind in HAPPENINGS:
            yield notice_happening(notice, notice.starts, settings, addresses)


def notice_happening(
    notice: Notice, starts: dt.datetime, settings: Settings, addresses: Addresses
) -> Happening:
    """A notice as a happening, at the event's time, for programs find it by that."""
    page = addresses.notice(notice)
    return Happening(
        id=identity_of_notice(notice, settings),
        path=calendar_path(page),
        url=addresses.absolute(addresses.rooted(page)),
        title=notice_title(notice, settings),
        lang=notice.lang,
        starts=starts,
        ends=notice.ends,
        published=appeared(notice),
        updated=notice.date,
        revision=WITHDRAWN,
        withdrawn=True,
        reason=notice.reason.get(notice.lang, settings.default_lang),
    )


def address(article: PublicArticle, addresses: Addresses) -> str:
    """The full address of an article."""
    return addresses.absolute(addresses.rooted(addresses.article(article)))


def notice_title(notice: Notice, settings: Settings) -> str:
    """`Withdrawn: press release of Oct. 3, 2025`: what it was, not what it said."""
    day = appeared(notice).astimezone(settings.timezone)
    own = words(notice.lang)
    sentence = {
        Kind.RELEASE: own.gettext("Withdrawn: press release of {date}"),
        Kind.STORY: own.gettext("Withdrawn: story of {date}"),
        Kind.ADVISORY: own.gettext("Withdrawn: media advisory of {date}"),
        Kind.STATEMENT: own.gettext("Withdrawn: statement of {date}"),
        Kind.BACKGROUNDER: own.gettext("Withdrawn: backgrounder of {date}"),
        Kind.EVENT: own.gettext("Withdrawn: event announced on {date}"),
    }[notice.kind]
    return sentence.format(date=medium_date(day, notice.lang))
